// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Names of sheets that Excel accepts: at most 31 characters (of UTF-16), none of []:*?/\, no
// apostrophe at an end, not empty, told apart without regard to case.
#ifndef PATUH_REPORT_XLSX_NAME_H
#define PATUH_REPORT_XLSX_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

// A name near to `wish`, with " (number)" behind it unless the number is 0.
struct str sheet_name_for(struct arena *arena, struct str wish, size_t number);

// The same for names that Excel may take for equal. Letters outside ASCII all count as one, since
// only Excel knows how it folds them.
struct str sheet_name_fold(struct arena *arena, struct str name);

// Would the name, without quotes in a reference, be read as a cell or a number (SDN1, 2026, R)?
// libxlsxwriter quotes names only for their punctuation.
bool sheet_name_misleads(struct str name);

#endif
