// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The head of the document with its policy, style and script; then whose page it is, by which instrument, of
// when; and at the end by what the figures can be traced.
#ifndef PATUH_REPORT_DASBOR_HEAD_H
#define PATUH_REPORT_DASBOR_HEAD_H

#include "report/dasbor/part.h"

// A part as the list at the top of the page names it.
struct entry_point {
	const char *id;
	enum word name;
};

// Everything up to the first part. The policy allows this style and this script and nothing else: no
// other script, no image, no font, no address.
void head_write(struct part *part, size_t count, const struct entry_point points[]);

void foot_write(struct part *part);

#endif
