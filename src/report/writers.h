// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The writers behind report_writers. Private to report/: others use the table.
#ifndef PATUH_REPORT_WRITERS_H
#define PATUH_REPORT_WRITERS_H

#include "report/report.h"

void *text_begin(const struct report *report);
bool text_unit(void *state, const struct unit_result *result);
void text_end(void *state, const struct assessment *assessment);

void *result_begin(const struct report *report);
bool result_unit(void *state, const struct unit_result *result);
void result_end(void *state, const struct assessment *assessment);

void *csv_begin(const struct report *report);
bool csv_unit(void *state, const struct unit_result *result);
void csv_end(void *state, const struct assessment *assessment);

void *xlsx_begin(const struct report *report);
bool xlsx_unit(void *state, const struct unit_result *result);
void xlsx_end(void *state, const struct assessment *assessment);

void *rapor_begin(const struct report *report);
bool rapor_unit(void *state, const struct unit_result *result);
void rapor_end(void *state, const struct assessment *assessment);

void *dasbor_begin(const struct report *report);
bool dasbor_unit(void *state, const struct unit_result *result);
void dasbor_end(void *state, const struct assessment *assessment);

#endif
