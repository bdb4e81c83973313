// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The page to look at: one file of HTML for the meeting room and the phone. Units are written as they pass
// by; what needs all of them is kept small and written at the end.
#include "base/arena.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "report/dasbor/detail.h"
#include "report/dasbor/expiry.h"
#include "report/dasbor/findings.h"
#include "report/dasbor/follow_up.h"
#include "report/dasbor/gaps.h"
#include "report/dasbor/head.h"
#include "report/dasbor/heatmap.h"
#include "report/dasbor/overview.h"
#include "report/dasbor/rulings.h"
#include "report/dasbor/trend.h"
#include "report/dasbor/units.h"
#include "report/dasbor/ways.h"
#include "report/writers.h"

enum {
	PARTS_MOST = 10
};

struct writer {
	const struct report *report;
	struct arena *passing; // what a unit or a part is computed with
	bool has_detail;       // false: there is too much for it
	struct buffer units;   // their details, in the order of reading
	size_t unit_count, unit_capacity, answer_count;
	size_t *ends; // of the units in `units`
	struct heatmap heatmap;
	struct gaps gaps;
	struct ways ways;
	struct expiry expiry;
	struct rulings rulings;
};

static struct part
part_for(const struct writer *writer, struct buffer *out, const struct assessment *assessment)
{
	const struct report_options *options = writer->report->options;
	return (struct part){
		.page = {.report = writer->report,
	                 .arena = writer->passing,
	                 .out = out,
	                 .lang = options->lang,
	                 .counted = options->score.counted},
		.assessment = assessment,
		.has_detail = writer->has_detail,
	};
}

void *
dasbor_begin(const struct report *report)
{
	struct writer *writer = arena_new(report->arena, struct writer);
	writer->report = report;
	writer->passing = arena_create();
	writer->has_detail = true;
	buffer_init(&writer->units);
	heatmap_begin(&writer->heatmap, report);
	gaps_begin(&writer->gaps, report);
	ways_begin(&writer->ways, report);
	expiry_begin(&writer->expiry, report);
	rulings_begin(&writer->rulings, report);
	return writer;
}

static void
write_detail(struct writer *writer, const struct unit_result *result)
{
	writer->answer_count += unit_answer_count(result);
	if (writer->unit_count == LIMIT_LIVE_UNITS || writer->answer_count > LIMIT_LIVE_ANSWERS) {
		writer->has_detail = false;
		buffer_finish(&writer->units);
		buffer_init(&writer->units);
	}
	if (!writer->has_detail)
		return;
	struct part part = part_for(writer, &writer->units, NULL);
	detail_write_unit(&part, result, writer->unit_count);
	writer->ends = arena_grow(writer->report->arena, writer->ends, writer->unit_count,
	                          &writer->unit_capacity, sizeof(*writer->ends));
	writer->ends[writer->unit_count] = writer->units.len;
}

bool
dasbor_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	write_detail(writer, result);
	heatmap_collect(&writer->heatmap, writer->passing, result);
	gaps_gather(&writer->gaps, writer->passing, result);
	expiry_collect(&writer->expiry, result->unit);
	rulings_collect(&writer->rulings, result);
	writer->unit_count++;
	arena_reset(writer->passing);
	return ways_collect(&writer->ways, result);
}

static void
add_units(struct part *part, const struct writer *writer)
{
	part_note(part, WORD_DASBOR_DETAIL_READING);
	part_add(part, "<p data-script hidden><button type=\"button\" data-open>");
	part_word(part, WORD_DASBOR_OPEN_ALL);
	part_add(part, "</button> <button type=\"button\" data-close>");
	part_word(part, WORD_DASBOR_CLOSE_ALL);
	part_add(part, "</button></p>\n");
	for (size_t i = 0; i < part->assessment->unit_count; i++) {
		size_t unit = part->assessment->ranked[i]->number;
		size_t begin = unit ? writer->ends[unit - 1] : 0;
		buffer_add(part->page.out,
		           (struct str){writer->units.data + begin, writer->ends[unit] - begin});
	}
}

static void
write_parts(struct part *part, struct writer *writer)
{
	overview_write(part);
	units_write(part);
	heatmap_write(part, &writer->heatmap);
	if (trend_is_known(part))
		trend_write_section(part);
	gaps_show(part, &writer->gaps);
	if (writer->ways.are_known)
		ways_write(part, &writer->ways);
	if (follow_up_is_known(part))
		follow_up_write(part);
	if (rulings_are_there(&writer->rulings))
		rulings_write(part, &writer->rulings);
	expiry_write(part, &writer->expiry);
	part_open(part, "detail", WORD_DASBOR_DETAIL);
	if (writer->has_detail)
		add_units(part, writer);
	else
		part_note(part, WORD_DASBOR_NO_DETAIL);
	part_close(part);
	findings_write(part);
}

// The parts that are there, for the list at the top.
static size_t
list_parts(const struct part *part, const struct writer *writer, struct entry_point points[])
{
	size_t count = 0;
	points[count++] = (struct entry_point){"summary", WORD_SUMMARY};
	points[count++] = (struct entry_point){"units", WORD_DASBOR_UNITS};
	points[count++] = (struct entry_point){"heat", WORD_HEAT};
	if (trend_is_known(part))
		points[count++] = (struct entry_point){"trend", WORD_DASBOR_TREND};
	points[count++] = (struct entry_point){"gaps", WORD_GAPS};
	if (writer->ways.are_known)
		points[count++] = (struct entry_point){"jalan", WORD_WAY_TO_GREEN};
	if (follow_up_is_known(part))
		points[count++] = (struct entry_point){"follow-up", WORD_FOLLOW_UP};
	points[count++] = (struct entry_point){"evidence", WORD_EVIDENCE};
	points[count++] = (struct entry_point){"detail", WORD_DETAIL};
	points[count++] = (struct entry_point){"findings", WORD_FINDINGS};
	return count;
}

static void
write_page(struct writer *writer, const struct assessment *assessment)
{
	struct part part = part_for(writer, writer->report->out, assessment);
	struct entry_point points[PARTS_MOST];
	size_t count = list_parts(&part, writer, points);
	gaps_settle(&writer->gaps);
	head_write(&part, count, points);
	write_parts(&part, writer);
	foot_write(&part);
}

void
dasbor_end(void *state, const struct assessment *assessment)
{
	struct writer *writer = state;
	// With an error not all units were handed over, and nothing will be shown.
	if (!diags_have_errors(writer->report->diags))
		write_page(writer, assessment);
	buffer_finish(&writer->units);
	gaps_finish(&writer->gaps);
	arena_destroy(writer->passing);
}
