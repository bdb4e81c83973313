// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/action_list.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/json.h"
#include "report/listing.h"

static const struct listing_column columns[] = {
	{"id", WORD_NUMBER, true},
	{"institution", WORD_INSTITUTION, false},
	{"rubric", WORD_RUBRIC, false},
	{"unit", WORD_UNIT, true},
	{"unit_name", WORD_UNIT, false},
	{"product", WORD_PRODUCT, true},
	{"product_name", WORD_PRODUCT, false},
	{"item", WORD_ITEM_ID, true},
	{"label", WORD_ITEM, false},
	{"remedy", WORD_REMEDY, false},
	{"points", WORD_POINTS_LOST, true},
	{"status", WORD_PROGRESS, true},
	{"owner", WORD_RESPONSIBLE, true},
	{"due", WORD_DEADLINE, true},
	{"urgency", WORD_REMARK, true},
	{"note", WORD_NOTE, true},
	{"opened", WORD_OPENED, false},
	{"closed", WORD_CLOSED, false},
};

static const struct listing_column change_columns[] = {
	{"action", WORD_NUMBER, true}, {"as_of", WORD_DAY, true}, {"field", WORD_FIELD, true},
	{"from", WORD_BEFORE, true},   {"to", WORD_AFTER, true},
};

static const char *const urgency_names[URGENCY_COUNT] = {
	[URGENCY_OVERDUE] = "overdue",
	[URGENCY_SOON] = "soon",
	[URGENCY_LATER] = "later",
	[URGENCY_CLOSED] = "closed",
};

struct action_counts
action_counts_of(const struct follow_up *follow_up)
{
	struct action_counts counts = {{0}, {0}};
	for (size_t i = 0; i < follow_up->count; i++) {
		counts.by_progress[follow_up->actions[i].progress]++;
		counts.by_urgency[follow_up->actions[i].urgency]++;
	}
	return counts;
}

const char *
action_remark(const struct action *action, enum lang lang)
{
	if (action->progress == PROGRESS_CANCELLED)
		return word(lang, WORD_ACTION_CANCELLED);
	switch (action->urgency) {
	case URGENCY_OVERDUE:
		return word(lang, WORD_OVERDUE);
	case URGENCY_SOON:
		return word(lang, WORD_DUE_SOON);
	case URGENCY_CLOSED:
		return word(lang, WORD_ACTION_DONE);
	case URGENCY_LATER:
	case URGENCY_COUNT:
		break;
	}
	return "";
}

static struct cell
text_or_nothing(struct str text)
{
	return str_is_empty(text) ? CELL_OF_NOTHING : CELL_OF_TEXT(text);
}

static struct cell
date_or_nothing(struct date date)
{
	return date_is_set(date) ? CELL_OF_DATE(date) : CELL_OF_NOTHING;
}

static void
add_action(struct listing *listing, const struct action *action, enum lang lang)
{
	const char *remark = action_remark(action, lang);
	const char *status = progress_words[action->progress][lang];
	const struct cell cells[] = {
		CELL_OF_NUMBER(decimal_from_integer(action->id), 0),
		CELL_OF_TEXT(action->institution),
		CELL_OF_TEXT(action->rubric),
		CELL_OF_TEXT(action->unit),
		CELL_OF_TEXT(action->unit_name),
		text_or_nothing(action->product),
		text_or_nothing(action->product_name),
		CELL_OF_TEXT(action->item),
		CELL_OF_TEXT(action->label),
		text_or_nothing(action->remedy),
		action->has_points ? CELL_OF_NUMBER(action->points, action->places)
				   : CELL_OF_NOTHING,
		CELL_OF_NAME(str_from(progress_names[action->progress]), str_from(status)),
		text_or_nothing(action->owner),
		date_or_nothing(action->due),
		CELL_OF_NAME(str_from(urgency_names[action->urgency]),
	                     *remark ? str_from(remark) : STR("-")),
		text_or_nothing(action->note),
		date_or_nothing(action->opened),
		date_or_nothing(action->closed),
	};
	static_assert(COUNT_OF(cells) == COUNT_OF(columns), "a cell for each column");
	listing_add(listing, cells);
}

static const struct listing *
list_changes(struct arena *arena, const struct action_page *page)
{
	struct listing *listing = listing_create(arena, COUNT_OF(change_columns), change_columns);
	for (size_t i = 0; i < page->change_count; i++) {
		const struct action_change *change = &page->changes[i];
		const struct cell cells[] = {
			CELL_OF_NUMBER(decimal_from_integer(change->action), 0),
			CELL_OF_DATE(change->as_of),
			CELL_OF_TEXT(change->field),
			text_or_nothing(change->from),
			text_or_nothing(change->to),
		};
		listing_add(listing, cells);
	}
	return listing;
}

static void
add_count(struct buffer *out, size_t count, const char *name)
{
	buffer_add_integer(out, (long long)count);
	buffer_add_char(out, ' ');
	buffer_add_text(out, name);
}

// "4 tindak lanjut per 30 Juni 2026: 2 belum · 1 proses · 1 selesai · 0 batal · 1 ▲ terlambat · 0 ◆ segera"
static void
write_head(struct buffer *out, const struct follow_up *follow_up, enum lang lang)
{
	struct action_counts counts = action_counts_of(follow_up);
	add_count(out, follow_up->count, word(lang, WORD_ACTIONS_AS_OF));
	buffer_add_char(out, ' ');
	date_write_long(out, follow_up->as_of, lang);
	for (size_t i = 0; i < PROGRESS_COUNT; i++) {
		buffer_add_text(out, i ? " · " : ": ");
		add_count(out, counts.by_progress[i], progress_words[i][lang]);
	}
	buffer_add_text(out, " · ");
	add_count(out, counts.by_urgency[URGENCY_OVERDUE], word(lang, WORD_OVERDUE));
	buffer_add_text(out, " · ");
	add_count(out, counts.by_urgency[URGENCY_SOON], word(lang, WORD_DUE_SOON));
	buffer_add_char(out, '\n');
}

static void
write_json(struct arena *arena, struct buffer *out, const struct action_page *page,
           const struct listing *listing)
{
	struct action_counts counts = action_counts_of(page->follow_up);
	struct json json;
	struct buffer day;
	buffer_init(&day);
	date_write(&day, page->follow_up->as_of);
	json_begin(&json, out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("actions/1"));
	json_text(&json, "as_of", buffer_text(&day));
	json_key(&json, "counts");
	json_open(&json, '{');
	for (size_t i = 0; i < PROGRESS_COUNT; i++)
		json_integer(&json, progress_names[i], (long long)counts.by_progress[i]);
	json_integer(&json, "overdue", (long long)counts.by_urgency[URGENCY_OVERDUE]);
	json_integer(&json, "soon", (long long)counts.by_urgency[URGENCY_SOON]);
	json_close(&json, '}');
	listing_write_json(&json, "actions", listing);
	listing_write_json(&json, "changes", list_changes(arena, page));
	json_close(&json, '}');
	buffer_add_char(out, '\n');
	buffer_finish(&day);
}

void
action_list_write(struct arena *arena, struct buffer *out, const struct action_page *page,
                  enum table_format format, enum lang lang)
{
	struct listing *listing = listing_create(arena, COUNT_OF(columns), columns);
	for (size_t i = 0; i < page->follow_up->count; i++)
		add_action(listing, &page->follow_up->actions[i], lang);
	switch (format) {
	case TABLE_FORMAT_TEXT:
		write_head(out, page->follow_up, lang);
		if (listing->row_count)
			listing_write_text(out, listing, lang);
		break;
	case TABLE_FORMAT_CSV:
		listing_write_csv(out, listing);
		break;
	case TABLE_FORMAT_JSON:
		write_json(arena, out, page, listing);
		break;
	case TABLE_FORMAT_COUNT:
		break;
	}
}
