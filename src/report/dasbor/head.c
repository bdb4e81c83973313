// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/head.h"

#include "base/digest.h"
#include "report/dasbor/asset.h"

enum {
	DIGEST_SHOWN = 12,
	ASSUMED_PLACES = 2
};

static void
add_digest(struct part *part, const char *directive, struct str text)
{
	part_add(part, directive);
	part_add(part, " 'sha256-");
	buffer_add(part->page.out, digest_base64(part->page.arena, text));
	part_add(part, "'; ");
}

static void
add_title(struct part *part)
{
	part_add(part, "<title>");
	part_word(part, WORD_DASBOR);
	part_add(part, " – ");
	part_text(part, part->assessment->institution);
	part_add(part, ", ");
	part_text(part, part->assessment->period);
	part_add(part, "</title>\n");
}

static void
add_document_head(struct part *part)
{
	struct str style = asset_style(part->page.arena), script = asset_script(part->page.arena);
	part_add(part, "<!DOCTYPE html>\n<html lang=\"");
	part_add(part, part->page.lang == LANG_ID ? "id" : "en");
	part_add(part,
	         "\">\n<head>\n<meta charset=\"utf-8\">\n"
	         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
	add_digest(part, "style-src", style);
	add_digest(part, "script-src", script);
	part_add(part, "base-uri 'none'; form-action 'none'\">\n"
	               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	               "<meta name=\"color-scheme\" content=\"light dark\">\n");
	add_title(part);
	part_add(part, "<style>");
	buffer_add(part->page.out, style);
	part_add(part, "</style>\n<script>");
	buffer_add(part->page.out, script);
	part_add(part, "</script>\n</head>\n<body>\n");
}

static void
begin_fact(struct part *part, enum word name)
{
	part_add(part, "<div><dt>");
	part_word(part, name);
	part_add(part, "</dt><dd>");
}

static void
end_fact(struct part *part)
{
	part_add(part, "</dd></div>\n");
}

static void
add_facts(struct part *part)
{
	const struct assessment *assessment = part->assessment;
	const struct rubric *rubric = assessment->rubric;
	part_add(part, "<dl class=\"facts\">\n");
	begin_fact(part, WORD_PERIOD);
	part_text(part, assessment->period);
	end_fact(part);
	begin_fact(part, WORD_AS_OF);
	date_write_long(part->page.out, assessment->options.as_of, part->page.lang);
	end_fact(part);
	begin_fact(part, WORD_RUBRIC);
	part_text(part, rubric->id);
	part_add(part, " ");
	part_text(part, rubric->version);
	end_fact(part);
	begin_fact(part, WORD_COUNTED);
	part_add(part, figure_word(part->page.lang, part->page.counted));
	end_fact(part);
	begin_fact(part, WORD_ASSUMED_WEIGHT);
	page_rounded(&part->page, assessment->assumed_weight, ASSUMED_PLACES);
	part_add(part, " %");
	end_fact(part);
	part_add(part, "</dl>\n");
}

static void
add_list(struct part *part, size_t count, const struct entry_point points[])
{
	part_add(part, "<nav aria-label=\"");
	part_word(part, WORD_DASBOR_PARTS);
	part_add(part, "\">\n<ul>\n");
	for (size_t i = 0; i < count; i++) {
		part_add(part, "<li><a href=\"#");
		part_add(part, points[i].id);
		part_add(part, "\">");
		part_word(part, points[i].name);
		part_add(part, "</a></li>\n");
	}
	part_add(part, "<li data-script hidden><button type=\"button\" data-print>");
	part_word(part, WORD_DASBOR_PRINT);
	part_add(part, "</button></li>\n</ul>\n</nav>\n");
}

void
head_write(struct part *part, size_t count, const struct entry_point points[])
{
	const struct rubric *rubric = part->assessment->rubric;
	add_document_head(part);
	part_add(part, "<a class=\"skip\" href=\"#content\">");
	part_word(part, WORD_DASBOR_SKIP);
	part_add(part, "</a>\n<header>\n<p class=\"kind\">");
	part_word(part, WORD_DASBOR);
	part_add(part, "</p>\n<h1>");
	part_text(part, part->assessment->institution);
	part_add(part, "</h1>\n<p class=\"instrument\">");
	part_text(part, text_in(part->page.lang, rubric->title, rubric->en));
	part_add(part, "</p>\n");
	add_facts(part);
	part_add(part, "</header>\n");
	add_list(part, count, points);
	part_add(part, "<main id=\"content\" tabindex=\"-1\">\n");
}

void
foot_write(struct part *part)
{
	const struct rubric *rubric = part->assessment->rubric;
	struct str digest = rubric->digest;
	if (digest.len > DIGEST_SHOWN)
		digest.len = DIGEST_SHOWN;
	part_add(part, "</main>\n<footer>\n<p>");
	part_text(part, rubric->id);
	part_add(part, " ");
	part_text(part, rubric->version);
	part_add(part, " · SHA-256 ");
	part_text(part, digest);
	part_add(part, "… · patuh ");
	part_add(part, part->page.report->options->tool_version);
	part_add(part, " · ");
	part_word(part, WORD_SCORING_MODEL);
	part_add(part, " ");
	page_count(&part->page, SCORING_MODEL);
	part_add(part, "</p>\n<p>");
	part_word(part, WORD_DASBOR_HOW_MADE);
	part_add(part, "</p>\n</footer>\n</body>\n</html>\n");
}
