// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the pages of a report card are made of: text cut to the room it has, tables, zones and bars.
// It refuses to grow: whatever an input says, a page stays one page.
#ifndef PATUH_REPORT_PAGE_H
#define PATUH_REPORT_PAGE_H

#include "audit/figure.h"
#include "base/buffer.h"
#include "report/report.h"
#include "report/words.h"

// The page being written.
struct page {
	const struct report *report;
	struct arena *arena; // let go of with the page
	struct buffer *out;
	enum lang lang;
	enum figure counted;
	enum tier tier; // of the scores in its panel
};

// Columns of text that a place has room for; the style sheet cuts what is still too much.
enum {
	ROOM_LINE = 110,
	ROOM_NAME = 150,
	ROOM_CELL = 130,
	ROOM_PARAGRAPH = 240
};

// HTML as it is.
void page_add(struct page *page, const char *html);

void page_word(struct page *page, enum word name);
void page_text(struct page *page, struct str text, size_t room);
void page_count(struct page *page, size_t count);

// " dan 3 lainnya" where a list of so many shows only the first.
void page_more(struct page *page, size_t count, size_t shown);

// <h2>: the word, and what more there is to say, "" for nothing.
void page_heading(struct page *page, enum word name, struct str more);

// A score with its places, or a dash.
void page_score(struct page *page, const struct verdict *verdict);

// An exact number rounded for reading.
void page_rounded(struct page *page, struct exact number, int places);

// Begins a table in the looks of CSS classes, with a head for each column; numbers stand to the right.
struct head {
	enum word name;
	bool is_number;
};
void page_table(struct page *page, const char *looks, size_t count, const struct head heads[]);

// The CSS class that carries the colours of a verdict's zone.
const char *page_looks(const struct verdict *verdict);

// ● Zona Hijau, in the colours of the zone; with ▼ where a cap decided; "belum dinilai".
void page_zone(struct page *page, const struct verdict *verdict);

// ● Hijau: the same where room is scarce. An instrument without colours is known by its labels.
void page_colour(struct page *page, const struct verdict *verdict);

// A · Kualitas Tertinggi: category and predicate, as far as the instrument has them.
void page_band(struct page *page, const struct zone *zone);

// How much of the best score a score is, in percent.
struct exact page_percent(struct page *page, struct exact score);

// 64.11%: a length in a picture, which has the point in both languages.
void page_measure(struct page *page, struct exact percent);

// A bar over the whole scale, filled to `percent` (0..100), in the looks of a CSS class. `table`: its
// floors are marked; NULL: none.
void page_bar(struct page *page, const char *looks, struct exact percent,
              const struct zone_table *table);

#endif
