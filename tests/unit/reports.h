// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Reports of units from short texts, for the tests of report/.
#ifndef PATUH_TESTS_UNIT_REPORTS_H
#define PATUH_TESTS_UNIT_REPORTS_H

#include "fixture.h"
#include "report/report.h"

enum {
	REPORT_UNITS_MOST = 8
};

struct report_unit {
	const char *keys, *products, *answers;
};

// What a text writer makes of so many units goes to `buffer`, after what is there.
static inline void
report_write_many(const char *format, const struct rubric *rubric, size_t count,
                  const struct report_unit units[], const struct report_options *options)
{
	const struct report_writer *writer = report_writer_named(str_from(format));
	ck_assert_ptr_nonnull(writer);
	const struct report report = {.arena = arena,
	                              .diags = diags,
	                              .rubric = rubric,
	                              .options = options,
	                              .out = &buffer};
	void *state = writer->begin(&report);
	struct tally *tally = tally_create(arena, rubric, &options->score);
	for (size_t i = 0; i < count; i++) {
		const struct unit *unit =
			unit_from(rubric, units[i].keys, units[i].products, units[i].answers);
		const struct unit_result *result =
			score_unit(arena, diags, rubric, unit, &options->score);
		tally_add(tally, result);
		writer->unit(state, result);
	}
	writer->end(state, tally_finish(tally, STR("Kota Contoh"), STR("2026-1")));
}

// The same of a few units, as far as they have keys.
static inline void
report_write(const char *format, const struct rubric *rubric,
             const struct report_unit units[REPORT_UNITS_MOST],
             const struct report_options *options)
{
	size_t count = 0;
	while (count < REPORT_UNITS_MOST && units[count].keys)
		count++;
	report_write_many(format, rubric, count, units, options);
}

#endif
