// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The report card: one page of HTML for each unit, ready to print.
#include "base/arena.h"
#include "report/html.h"
#include "report/page.h"
#include "report/rapor/style.h"
#include "report/rapor/summary.h"
#include "report/rapor/unit.h"
#include "report/writers.h"

enum {
	DIGEST_SHOWN = 12,
	ASSUMED_PLACES = 2
};

struct writer {
	const struct report *report;
	struct arena *passing; // what a page is computed with
	struct buffer units;   // the pages without head and foot, which name the institution
	size_t count, capacity;
	size_t *ends; // of the pages in `units`
};

static struct page
page_for(const struct writer *writer, struct buffer *out, enum tier tier)
{
	const struct report_options *options = writer->report->options;
	return (struct page){
		.report = writer->report,
		.arena = writer->passing,
		.out = out,
		.lang = options->lang,
		.counted = options->score.counted,
		.tier = tier,
	};
}

void *
rapor_begin(const struct report *report)
{
	struct writer *writer = arena_new(report->arena, struct writer);
	writer->report = report;
	writer->passing = arena_create();
	buffer_init(&writer->units);
	return writer;
}

bool
rapor_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	struct page page = page_for(writer, &writer->units, TIER_UNIT);
	rapor_write_unit(&page, result);
	arena_reset(writer->passing);
	writer->ends = arena_grow(writer->report->arena, writer->ends, writer->count,
	                          &writer->capacity, sizeof(*writer->ends));
	writer->ends[writer->count++] = writer->units.len;
	return false;
}

static void
write_document_head(struct page *page, const struct assessment *assessment)
{
	page_add(page, "<!DOCTYPE html>\n<html lang=\"");
	page_add(page, page->lang == LANG_ID ? "id" : "en");
	page_add(page, "\">\n<head>\n<meta charset=\"utf-8\">\n"
	               "<meta http-equiv=\"Content-Security-Policy\" "
	               "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	               "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	page_word(page, WORD_RAPOR);
	page_add(page, " – ");
	html_text(page->out, assessment->institution);
	page_add(page, ", ");
	html_text(page->out, assessment->period);
	page_add(page, "</title>\n<style>\n");
	rapor_write_style(page->out);
	page_add(page, "</style>\n</head>\n<body>\n");
}

// Whose card it is, by which instrument, of when.
static void
write_page_head(struct page *page, const struct assessment *assessment)
{
	const struct rubric *rubric = assessment->rubric;
	page_add(page, "<header>\n<div>\n<p class=\"from one\">");
	page_text(page, assessment->institution, ROOM_NAME);
	page_add(page, "</p>\n<p class=\"two\">");
	page_text(page, text_in(page->lang, rubric->title, rubric->en), ROOM_PARAGRAPH);
	page_add(page, "</p>\n</div>\n<div>\n<p class=\"from\">");
	page_word(page, WORD_RAPOR);
	page_add(page, "</p>\n<p class=\"one\">");
	page_word(page, WORD_PERIOD);
	page_add(page, " ");
	page_text(page, assessment->period, ROOM_LINE / 2);
	page_add(page, "</p>\n<p>");
	page_word(page, WORD_AS_OF);
	page_add(page, " ");
	date_write_long(page->out, assessment->options.as_of, page->lang);
	page_add(page, "</p>\n</div>\n</header>\n");
}

// By what the figures can be traced: rubric, program, arithmetic, and how much is only assumed.
static void
write_page_foot(struct page *page, const struct assessment *assessment)
{
	const struct rubric *rubric = assessment->rubric;
	struct str digest = rubric->digest;
	if (digest.len > DIGEST_SHOWN)
		digest.len = DIGEST_SHOWN;
	page_add(page, "<footer>\n<p class=\"one\">");
	page_text(page, rubric->id, ROOM_LINE / 2);
	page_add(page, " ");
	page_text(page, rubric->version, ROOM_LINE / 4);
	page_add(page, " · SHA-256 ");
	page_text(page, digest, ROOM_LINE);
	page_add(page, "…</p>\n<p>");
	page_word(page, WORD_ASSUMED_WEIGHT);
	page_add(page, " ");
	page_rounded(page, assessment->assumed_weight, ASSUMED_PLACES);
	page_add(page, " % · patuh ");
	page_add(page, page->report->options->tool_version);
	page_add(page, " · ");
	page_word(page, WORD_SCORING_MODEL);
	page_add(page, " ");
	page_count(page, SCORING_MODEL);
	page_add(page, "</p>\n</footer>\n</section>\n");
}

static void
write_unit_page(struct writer *writer, struct page *page, const struct assessment *assessment,
                size_t index)
{
	size_t begin = index ? writer->ends[index - 1] : 0;
	page_add(page, "<section class=\"sheet\" id=\"unit-");
	page_count(page, index + 1);
	page_add(page, "\">\n");
	write_page_head(page, assessment);
	buffer_add(page->out,
	           (struct str){writer->units.data + begin, writer->ends[index] - begin});
	write_page_foot(page, assessment);
}

void
rapor_end(void *state, const struct assessment *assessment)
{
	struct writer *writer = state;
	struct page page = page_for(writer, writer->report->out, TIER_INSTITUTION);
	write_document_head(&page, assessment);
	if (rapor_has_summary(assessment)) {
		page_add(&page, "<section class=\"sheet\">\n");
		write_page_head(&page, assessment);
		rapor_write_summary(&page, assessment);
		write_page_foot(&page, assessment);
	}
	for (size_t i = 0; i < writer->count; i++)
		write_unit_page(writer, &page, assessment, i);
	page_add(&page, "</body>\n</html>\n");
	buffer_finish(&writer->units);
	arena_destroy(writer->passing);
}
