// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A workbook is looked at again before anybody gets it: the library takes no notice of a disk that is
// full, or fails, while it puts its sheets together.
#ifndef PATUH_REPORT_XLSX_WHOLE_H
#define PATUH_REPORT_XLSX_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

// Does each part of the workbook at `path` end as it began, and have its sheets that many cells?
bool workbook_is_whole(const char *path, size_t cells);

#endif
