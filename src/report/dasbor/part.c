// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/part.h"

#include "report/html.h"

void
part_add(struct part *part, const char *html)
{
	page_add(&part->page, html);
}

void
part_word(struct part *part, enum word name)
{
	page_word(&part->page, name);
}

void
part_text(struct part *part, struct str text)
{
	html_text(part->page.out, text);
}

void
part_lines(struct part *part, struct str text)
{
	if (str_is_empty(text))
		return; // its data may be NULL
	size_t start = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] != '\n')
			continue;
		part_text(part, (struct str){text.data + start, i - start});
		part_add(part, "<br>");
		start = i + 1;
	}
	part_text(part, (struct str){text.data + start, text.len - start});
}

void
part_open(struct part *part, const char *id, enum word heading)
{
	part_add(part, "<section id=\"");
	part_add(part, id);
	part_add(part, "\" aria-labelledby=\"");
	part_add(part, id);
	part_add(part, "-h\">\n<h2 id=\"");
	part_add(part, id);
	part_add(part, "-h\">");
	part_word(part, heading);
	part_add(part, "</h2>\n");
}

void
part_close(struct part *part)
{
	part_add(part, "</section>\n");
}

void
part_note(struct part *part, enum word text)
{
	part_add(part, "<p class=\"quiet\">");
	part_word(part, text);
	part_add(part, "</p>\n");
}

void
part_table_begin(struct part *part, const char *looks, enum word caption)
{
	part_add(part, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
	part_word(part, caption);
	part_add(part, "\">\n<table class=\"");
	part_add(part, looks);
	part_add(part, "\">\n<caption>");
	part_word(part, caption);
	part_add(part, "</caption>\n<thead><tr>");
}

void
part_head(struct part *part, const struct column *column)
{
	static const char *const heads[] = {
		[SORTED_TEXT] = "<th scope=\"col\" data-sort=\"text\">",
		[SORTED_NUMBER] = "<th scope=\"col\" data-sort=\"number\" class=\"n\">",
		[PLAIN_TEXT] = "<th scope=\"col\">",
		[PLAIN_NUMBER] = "<th scope=\"col\" class=\"n\">",
	};
	part_add(part, heads[column->kind]);
	part_word(part, column->name);
	part_add(part, "</th>");
}

void
part_table_body(struct part *part)
{
	part_add(part, "</tr></thead>\n<tbody>\n");
}

void
part_table(struct part *part, const char *looks, enum word caption, size_t count,
           const struct column columns[])
{
	part_table_begin(part, looks, caption);
	for (size_t i = 0; i < count; i++)
		part_head(part, &columns[i]);
	part_table_body(part);
}

void
part_table_end(struct part *part)
{
	part_add(part, "</tbody>\n</table>\n</div>\n");
}

void
part_score(struct part *part, const struct verdict *verdict)
{
	part_add(part, "<td class=\"n\"");
	if (verdict->has_score) {
		part_add(part, " data-key=\"");
		decimal_write(part->page.out, verdict->shown, verdict->places, '.');
		part_add(part, "\"");
	}
	part_add(part, ">");
	page_score(&part->page, verdict);
	part_add(part, "</td>");
}

void
part_number(struct part *part, enum word name, struct exact number, int places)
{
	part_add(part, "<td class=\"n\" data-key=\"");
	decimal_write(part->page.out, exact_round(number, DECIMAL_PLACES), DECIMAL_PLACES, '.');
	part_add(part, "\">");
	part_tag(part, name);
	page_rounded(&part->page, number, places);
	part_add(part, "</td>");
}

void
part_count(struct part *part, enum word name, long long count)
{
	part_add(part, "<td class=\"n\" data-key=\"");
	buffer_add_integer(part->page.out, count);
	part_add(part, "\">");
	part_tag(part, name);
	buffer_add_integer(part->page.out, count);
	part_add(part, "</td>");
}

void
part_tag(struct part *part, enum word name)
{
	part_add(part, "<span class=\"tag\" aria-hidden=\"true\">");
	part_word(part, name);
	part_add(part, "</span> ");
}

void
part_unit(struct part *part, size_t unit)
{
	if (part->has_detail) {
		part_add(part, "<a href=\"#u");
		page_count(&part->page, unit + 1);
		part_add(part, "\">");
	}
	part_text(part, part->assessment->units[unit]->name);
	part_add(part, part->has_detail ? "</a>" : "");
}

void
part_label(struct part *part, const struct rubric_node *node)
{
	if (node->index)
		part_text(part, text_in(part->page.lang, node->label, node->en));
	else
		part_word(part, WORD_TOTAL);
}

const struct rubric_node *
part_group(const struct rubric *rubric, const struct rubric_node *node)
{
	size_t above = rubric_branching(rubric)->index;
	while (node->index > above && node->parent != above)
		node = &rubric->nodes[node->parent];
	return node->index > above && !node->is_item ? node : NULL;
}
