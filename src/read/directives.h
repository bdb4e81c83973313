// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// libyaml compares each line %TAG with each, so that a file of them would keep it for hours. They are
// counted before it sees the text.
#ifndef PATUH_READ_DIRECTIVES_H
#define PATUH_READ_DIRECTIVES_H

#include "base/str.h"

// Where the text has more of these lines than LIMIT_DIRECTIVES; its length where it has not.
size_t directives_excess(struct str text);

#endif
