// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The style sheet and the script of the page, which stand beside this file as dasbor.css and dasbor.js
// and become part of the program when it is built.
#ifndef PATUH_REPORT_DASBOR_ASSET_H
#define PATUH_REPORT_DASBOR_ASSET_H

#include "base/str.h"

struct arena;

// The texts as they stand in the page, in the arena. The page allows just these: a browser compares
// their digests with those that its policy names.
struct str asset_style(struct arena *arena);
struct str asset_script(struct arena *arena);

#endif
