// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/reading_text.h"

#include "base/buffer.h"
#include "base/json.h"
#include "report/text_line.h"
#include "report/words.h"

void
reading_score_cell(struct buffer *out, const struct reading *reading, size_t width, enum lang lang)
{
	struct buffer text;
	buffer_init(&text);
	if (reading->has_score)
		decimal_write(&text, reading->shown, reading->places, lang_decimal_mark(lang));
	else
		buffer_add_char(&text, '-');
	line_add_cell(out, buffer_text(&text), width, true);
	buffer_finish(&text);
}

void
reading_zone_cell(struct buffer *out, const struct reading *reading, size_t width, enum lang lang)
{
	struct buffer text;
	buffer_init(&text);
	if (reading->has_score) {
		buffer_add_text(&text, colour_symbol(reading->colour));
		buffer_add_char(&text, ' ');
		if (reading->colour == COLOUR_NONE)
			write_plain(&text, reading->label);
		else
			buffer_add_text(&text, colour_word(lang, reading->colour));
		if (!str_is_empty(reading->category)) {
			buffer_add_text(&text, " (");
			write_plain(&text, reading->category);
			buffer_add_char(&text, ')');
		}
	} else {
		buffer_add_text(&text, word(lang, WORD_NOT_SCORED));
	}
	line_add_cell(out, buffer_text(&text), width, false);
	buffer_finish(&text);
}

void
change_write(struct buffer *out, struct decimal change, int places, char mark)
{
	if (change.units > 0)
		buffer_add_char(out, '+');
	decimal_write(out, change, places, mark);
}

void
reading_json(struct json *json, const char *key, const struct reading *reading)
{
	if (reading->has_score)
		json_decimal(json, key, reading->shown, reading->places);
	else
		json_null(json, key);
}

void
reading_zone_json(struct json *json, const char *key, const struct reading *reading)
{
	if (reading->has_score)
		json_text(json, key, str_from(colour_names[reading->colour]));
	else
		json_null(json, key);
}

struct str
figure_name(enum figure figure)
{
	static const char *const names[FIGURE_COUNT] = {
		[FIGURE_CLAIMED] = "claimed",
		[FIGURE_VERIFIED] = "verified",
		[FIGURE_POTENTIAL] = "potential",
	};
	return str_from(names[figure]);
}
