// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/follow_up.h"

#include "base/compiler.h"
#include "base/limits.h"
#include "report/action_list.h"

bool
follow_up_is_known(const struct part *part)
{
	return part->page.report->options->follow_up != NULL;
}

static void
add_count(struct part *part, size_t count, const char *name, bool is_first)
{
	part_add(part, is_first ? "<strong>" : " · <strong>");
	page_count(&part->page, count);
	part_add(part, "</strong> ");
	part_add(part, name);
}

static void
add_counts(struct part *part, const struct follow_up *follow_up)
{
	enum lang lang = part->page.lang;
	struct action_counts counts = action_counts_of(follow_up);
	part_add(part, "<p>");
	add_count(part, counts.by_urgency[URGENCY_OVERDUE], word(lang, WORD_OVERDUE), true);
	add_count(part, counts.by_urgency[URGENCY_SOON], word(lang, WORD_DUE_SOON), false);
	for (size_t i = 0; i < PROGRESS_COUNT; i++)
		add_count(part, counts.by_progress[i], progress_words[i][lang], false);
	part_add(part, "</p>\n");
}

// The status in the colours of what it comes to, which sorts by how pressing it is.
static void
add_state(struct part *part, const struct action *action)
{
	static const char *const looks[URGENCY_COUNT] = {
		[URGENCY_OVERDUE] = "red",
		[URGENCY_SOON] = "yellow",
		[URGENCY_LATER] = "none",
		[URGENCY_CLOSED] = "green",
	};
	bool is_cancelled = action->progress == PROGRESS_CANCELLED;
	enum lang lang = part->page.lang;
	const char *remark = action_remark(action, lang);
	part_add(part, "<td data-key=\"");
	page_count(&part->page, (size_t)action->urgency);
	part_add(part, "\"><span class=\"zone ");
	part_add(part, is_cancelled ? "none" : looks[action->urgency]);
	part_add(part, "\">");
	part_add(part, *remark ? remark : progress_words[action->progress][lang]);
	part_add(part, "</span>");
	// A remark on the deadline does not say how far it is.
	if (*remark && action_is_open(action)) {
		part_add(part, "<div class=\"quiet\">");
		part_add(part, progress_words[action->progress][lang]);
		part_add(part, "</div>");
	}
	part_add(part, "</td>");
}

static void
add_date(struct part *part, enum word name, struct date date)
{
	struct buffer *out = part->page.out;
	part_add(part, "<td class=\"when\" data-key=\"");
	if (date_is_set(date))
		date_write(out, date);
	else
		part_add(part, "~"); // behind all dates
	part_add(part, "\">");
	part_tag(part, name);
	if (date_is_set(date))
		date_write_long(out, date, part->page.lang);
	else
		part_add(part, "–");
	part_add(part, "</td>");
}

static void
add_points(struct part *part, const struct action *action)
{
	if (action->has_points) {
		part_number(part, WORD_POINTS_LOST, exact_from_decimal(action->points),
		            action->places);
		return;
	}
	part_add(part, "<td class=\"n\">");
	part_tag(part, WORD_POINTS_LOST);
	part_add(part, "–</td>");
}

static void
add_text(struct part *part, enum word name, struct str text)
{
	part_add(part, "<td>");
	part_tag(part, name);
	part_text(part, str_is_empty(text) ? STR("–") : text);
	part_add(part, "</td>");
}

// What is to be done, and what was noted of it.
static void
add_item(struct part *part, const struct action *action)
{
	const struct rubric *rubric = part->assessment->rubric;
	bool is_ours = str_equal(rubric->id, action->rubric);
	const struct rubric_node *node = is_ours ? rubric_find(rubric, action->item) : NULL;
	part_add(part, "<th scope=\"row\">");
	if (node)
		part_label(part, node);
	else
		part_text(part, action->label);
	part_add(part, "<div class=\"quiet\">");
	part_text(part, action->remedy);
	part_add(part, "</div></th>");
}

static void
add_action(struct part *part, const struct action *action)
{
	part_add(part, "<tr>");
	add_state(part, action);
	add_date(part, WORD_DEADLINE, action->due);
	part_add(part, "<td class=\"whose\">");
	part_text(part, action->unit_name);
	if (!str_is_empty(action->product_name)) {
		part_add(part, "<div class=\"quiet\">");
		part_text(part, action->product_name);
		part_add(part, "</div>");
	}
	part_add(part, "</td>");
	add_item(part, action);
	add_text(part, WORD_RESPONSIBLE, action->owner);
	add_text(part, WORD_NOTE, action->note);
	add_points(part, action);
	add_date(part, WORD_CLOSED, action->closed);
	part_add(part, "</tr>\n");
}

void
follow_up_write(struct part *part)
{
	static const struct column columns[] = {
		{WORD_STATE, SORTED_TEXT},         {WORD_DEADLINE, SORTED_TEXT},
		{WORD_UNIT, SORTED_TEXT},          {WORD_ITEM, SORTED_TEXT},
		{WORD_RESPONSIBLE, SORTED_TEXT},   {WORD_NOTE, PLAIN_TEXT},
		{WORD_POINTS_LOST, SORTED_NUMBER}, {WORD_CLOSED, SORTED_TEXT}};
	const struct follow_up *follow_up = part->page.report->options->follow_up;
	part_open(part, "follow-up", WORD_FOLLOW_UP);
	part_note(part, WORD_FOLLOW_UP_READING);
	add_counts(part, follow_up);
	part_table(part, "actions cards", WORD_FOLLOW_UP, COUNT_OF(columns), columns);
	for (size_t i = 0; i < follow_up->count && i < LIMIT_PAGE_ROWS; i++)
		add_action(part, &follow_up->actions[i]);
	part_table_end(part);
	if (follow_up->count > LIMIT_PAGE_ROWS)
		part_note(part, WORD_FOLLOW_UP_ONLY_FIRST);
	part_close(part);
}
