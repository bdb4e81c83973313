// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A text as YAML holds it whatever it is: in double quotes, with control characters and what YAML does not print
// escaped, so that any name of a file can stand there.
#ifndef PATUH_INSPECT_QUOTE_H
#define PATUH_INSPECT_QUOTE_H

#include "base/str.h"

struct buffer;

void quote_write(struct buffer *out, struct str text);

#endif
