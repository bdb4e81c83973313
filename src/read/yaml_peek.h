// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A look at the first lines of a YAML text, to see what it is before it is read. It judges nothing.
#ifndef PATUH_READ_YAML_PEEK_H
#define PATUH_READ_YAML_PEEK_H

#include <stddef.h>

#include "base/str.h"

struct arena;
struct source;

// The texts of some top-level keys, found without reading further than they stand; empty where a
// key is absent, not a text, or beyond a syntax error. Reports nothing: the reading proper does.
void yaml_peek(struct arena *arena, const struct source *source, size_t count,
               const struct str keys[], struct str values[]);

#endif
