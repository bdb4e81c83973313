// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The forms in which small results are written that are no assessment.
#ifndef PATUH_REPORT_TABLE_FORMAT_H
#define PATUH_REPORT_TABLE_FORMAT_H

enum table_format {
	TABLE_FORMAT_TEXT,
	TABLE_FORMAT_CSV,
	TABLE_FORMAT_JSON,
	TABLE_FORMAT_COUNT
};

#endif
