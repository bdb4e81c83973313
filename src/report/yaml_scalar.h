// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Texts as YAML has them, so that every reader takes them for the texts they are.
#ifndef PATUH_REPORT_YAML_SCALAR_H
#define PATUH_REPORT_YAML_SCALAR_H

#include "base/str.h"

struct buffer;

// Plain where that is safe, within braces too; else in double quotes.
void yaml_scalar_write(struct buffer *out, struct str text);

#endif
