// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A form for one unit: a workbook to be filled in, with what is known already, and with a hidden sheet
// that says what it is and what it said when it was handed out (patuh-form(1)). model/form.h reads it.
#ifndef PATUH_REPORT_XLSX_FORM_H
#define PATUH_REPORT_XLSX_FORM_H

#include "model/evidence.h"
#include "report/report.h"

// What a form is made for.
struct form_issue {
	const struct unit *unit; // with what is known of it
	struct str institution, period;
	struct date assessed; // as the evidence says; unset where it does not
};

// Writes the form to report->path. The day of issue is the options' reference date, and the same day
// gives the same bytes. Reports what goes wrong.
void form_write(const struct report *report, const struct form_issue *issue);

#endif
