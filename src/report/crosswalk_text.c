// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/crosswalk_text.h"

#include "base/buffer.h"
#include "base/json.h"
#include "report/csv_row.h"
#include "report/words.h"

// Is the item met by none of the other rubric?
static bool
is_alone(const struct crosswalk *crosswalk, const struct rubric_node *item)
{
	for (size_t i = 0; i < crosswalk->count; i++) {
		if (crosswalk->crossings[i].from == item || crosswalk->crossings[i].to == item)
			return false;
	}
	return true;
}

static void
write_item(struct buffer *out, const struct rubric_node *item, enum lang lang)
{
	write_plain(out, item->id);
	buffer_add_text(out, "  ");
	write_plain(out, text_in(lang, item->label, item->en));
}

static void
write_alone(struct buffer *out, const struct crosswalk *crosswalk, const struct rubric *rubric,
            enum lang lang)
{
	buffer_add_text(out, lang == LANG_ID ? "\nTanpa padanan di " : "\nWithout a match of ");
	write_plain(out, rubric->id);
	buffer_add_text(out, ":\n");
	size_t count = 0;
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (!rubric->nodes[i].is_item || !is_alone(crosswalk, &rubric->nodes[i]))
			continue;
		buffer_add_text(out, "  ");
		write_item(out, &rubric->nodes[i], lang);
		buffer_add_char(out, '\n');
		count++;
	}
	if (count == 0)
		buffer_add_text(out, "  -\n");
}

static void
write_text(struct buffer *out, const struct crosswalk *crosswalk, enum lang lang)
{
	const struct rubric_node *last = NULL;
	write_plain(out, crosswalk->from->id);
	buffer_add_text(out, " → ");
	write_plain(out, crosswalk->to->id);
	buffer_add_text(out, "\n\n");
	for (size_t i = 0; i < crosswalk->count; i++) {
		const struct crossing *crossing = &crosswalk->crossings[i];
		if (crossing->from != last) {
			write_item(out, crossing->from, lang);
			buffer_add_char(out, '\n');
		}
		last = crossing->from;
		buffer_add_text(out, "  → ");
		write_item(out, crossing->to, lang);
		buffer_add_text(out, "  (");
		write_plain(out, crossing->concept);
		if (!crossing->has_same_scale)
			buffer_add_text(out,
			                lang == LANG_ID ? "; skala berbeda" : "; another scale");
		buffer_add_text(out, ")\n");
	}
	write_alone(out, crosswalk, crosswalk->from, lang);
	write_alone(out, crosswalk, crosswalk->to, lang);
}

static void
write_csv(struct buffer *out, const struct crosswalk *crosswalk, enum lang lang)
{
	struct csv_writer row = {out, false};
	csv_begin_names(&row, "from,from_label,to,to_label,concept,same_scale");
	for (size_t i = 0; i < crosswalk->count; i++) {
		const struct crossing *crossing = &crosswalk->crossings[i];
		csv_add_text(&row, crossing->from->id);
		csv_add_text(&row, text_in(lang, crossing->from->label, crossing->from->en));
		csv_add_text(&row, crossing->to->id);
		csv_add_text(&row, text_in(lang, crossing->to->label, crossing->to->en));
		csv_add_text(&row, crossing->concept);
		csv_add_text(&row, crossing->has_same_scale ? STR("yes") : STR("no"));
		csv_end_row(&row);
	}
}

static void
write_json_alone(struct json *json, const char *key, const struct crosswalk *crosswalk,
                 const struct rubric *rubric)
{
	json_key(json, key);
	json_open(json, '[');
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (rubric->nodes[i].is_item && is_alone(crosswalk, &rubric->nodes[i]))
			json_value(json, rubric->nodes[i].id);
	}
	json_close(json, ']');
}

static void
write_json(struct buffer *out, const struct crosswalk *crosswalk)
{
	struct json json;
	json_begin(&json, out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("crosswalk/1"));
	json_text(&json, "from", crosswalk->from->id);
	json_text(&json, "to", crosswalk->to->id);
	json_key(&json, "pairs");
	json_open(&json, '[');
	for (size_t i = 0; i < crosswalk->count; i++) {
		const struct crossing *crossing = &crosswalk->crossings[i];
		json_open(&json, '{');
		json_text(&json, "from", crossing->from->id);
		json_text(&json, "to", crossing->to->id);
		json_text(&json, "concept", crossing->concept);
		json_boolean(&json, "same_scale", crossing->has_same_scale);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	write_json_alone(&json, "only_from", crosswalk, crosswalk->from);
	write_json_alone(&json, "only_to", crosswalk, crosswalk->to);
	json_close(&json, '}');
	buffer_add_char(out, '\n');
}

void
crosswalk_write(struct buffer *out, const struct crosswalk *crosswalk, enum table_format format,
                enum lang lang)
{
	switch (format) {
	case TABLE_FORMAT_TEXT:
		write_text(out, crosswalk, lang);
		break;
	case TABLE_FORMAT_CSV:
		write_csv(out, crosswalk, lang);
		break;
	case TABLE_FORMAT_JSON:
		write_json(out, crosswalk);
		break;
	case TABLE_FORMAT_COUNT:
		break;
	}
}
