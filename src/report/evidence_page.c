// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// A list of `patuh evidence` with what stands above it.
#include "base/json.h"
#include "diag/print.h"
#include "report/evidence_lists.h"
#include "report/text_line.h"

static const char *const keys[EVIDENCE_LIST_COUNT] = {
	[EVIDENCE_LIST_WANTED] = "wanted",     [EVIDENCE_LIST_FILES] = "files",
	[EVIDENCE_LIST_CALENDAR] = "calendar", [EVIDENCE_LIST_LOCK] = "lock",
	[EVIDENCE_LIST_SCAN] = "scan",
};

static const char *const titles[EVIDENCE_LIST_COUNT][LANG_COUNT] = {
	[EVIDENCE_LIST_WANTED] = {"Bukti wajib yang belum ada",
                                  "Required evidence that is not there"},
	[EVIDENCE_LIST_FILES] = {"Bukti yang dikutip", "Evidence that is cited"},
	[EVIDENCE_LIST_CALENDAR] = {"Masa berlaku yang akan habis, dan nilai terverifikasi unitnya",
                                    "When evidence runs out, and the unit's verified score"},
	[EVIDENCE_LIST_LOCK] = {"Yang baru, berubah, atau hilang bagi evidence.lock",
                                "New, changed or gone for evidence.lock"},
	[EVIDENCE_LIST_SCAN] =
		{"Berkas yang belum dikutip; alasan menurut unit, produk, indikator, bukti",
                 "Files not cited yet; reasons by unit, product, item, evidence"},
};

// Of what was cited: links, files, and how many of these are sound.
struct counts {
	size_t links, files, sound;
};

static struct counts
counts_of(const struct inspection *inspection)
{
	struct counts counts = {0, 0, 0};
	for (size_t i = 0; i < inspection_count(inspection); i++) {
		enum citing_state state = inspection_citing(inspection, i)->state;
		counts.links += state == CITING_LINK;
		counts.files += state != CITING_LINK;
		counts.sound += state == CITING_SOUND;
	}
	return counts;
}

static void
add_count(struct buffer *out, const char *before, size_t count, const char *after)
{
	buffer_add_text(out, before);
	buffer_add_integer(out, (long long)count);
	buffer_add_text(out, after);
}

void
evidence_page_write_text(const struct report *report, const struct evidence_page *page)
{
	enum lang lang = report->options->lang;
	struct buffer *out = report->out;
	struct counts counts = counts_of(page->inspection);
	bool is_id = lang == LANG_ID;
	line_add_title(report, page->institution, page->period);
	add_count(out, "  ", counts.files, is_id ? " berkas dikutip, " : " files cited, ");
	add_count(out, "", counts.sound, is_id ? " baik; " : " of them sound; ");
	add_count(out, "", counts.links,
	          is_id ? " tautan, tidak dibuka\n\n" : " links, not opened\n\n");
	line_begin_style(report, "\033[1m");
	buffer_add_text(out, titles[page->list][lang]);
	line_end_style(report);
	add_count(out, " (", page->listing->row_count, ")\n");
	if (page->listing->row_count)
		listing_write_text(out, page->listing, lang);
}

void
evidence_page_write_csv(const struct report *report, const struct evidence_page *page)
{
	listing_write_csv(report->out, page->listing);
}

void
evidence_page_write_json(const struct report *report, const struct evidence_page *page)
{
	struct json json;
	struct counts counts = counts_of(page->inspection);
	struct buffer day;
	buffer_init(&day);
	date_write(&day, report->options->score.as_of);
	json_begin(&json, report->out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("evidence-list/1"));
	json_text(&json, "rubric", report->rubric->id);
	json_text(&json, "as_of", buffer_text(&day));
	json_text(&json, "institution", page->institution);
	json_text(&json, "period", page->period);
	json_integer(&json, "cited_files", (long long)counts.files);
	json_integer(&json, "sound_files", (long long)counts.sound);
	json_integer(&json, "links", (long long)counts.links);
	listing_write_json(&json, keys[page->list], page->listing);
	diags_write_list(&json, report->diags, report->options->lang);
	json_close(&json, '}');
	buffer_add_char(report->out, '\n');
	buffer_finish(&day);
}
