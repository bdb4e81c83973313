// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/answer.h"

#include "base/buffer.h"
#include "report/xlsx/phrase.h"

enum {
	ANSWERS_MOST = 5
};

// The answers that read the same.
struct likes {
	struct buffer text;
	size_t count;
};

// False where there are too many kinds.
static bool
gather(const struct node_result *result, enum lang lang, struct likes likes[], size_t *count)
{
	struct buffer text;
	bool has_room = true;
	buffer_init(&text);
	for (size_t i = 0; has_room && i < result->instance_count; i++) {
		const struct instance_result *instance = &result->instances[i];
		size_t at = 0;
		text.len = 0;
		phrase_answer(&text, lang, instance->entry, instance->state);
		while (at < *count && !str_equal(buffer_text(&likes[at].text), buffer_text(&text)))
			at++;
		has_room = at < ANSWERS_MOST;
		if (has_room && at == *count) {
			likes[at].count = 0;
			buffer_init(&likes[at].text);
			buffer_add(&likes[at].text, buffer_text(&text));
			++*count;
		}
		if (has_room)
			likes[at].count++;
	}
	buffer_finish(&text);
	return has_room;
}

void
answer_write(struct buffer *out, enum lang lang, const struct node_result *result)
{
	struct likes likes[ANSWERS_MOST];
	size_t count = 0;
	if (result->instance_count == 0 || !gather(result, lang, likes, &count)) {
		phrase_leaf(out, lang, result);
	} else {
		for (size_t i = 0; i < count; i++) {
			buffer_add_text(out, i ? "; " : "");
			buffer_add_integer(out, (long long)likes[i].count);
			buffer_add_text(out, " × ");
			buffer_add(out, buffer_text(&likes[i].text));
		}
	}
	for (size_t i = 0; i < count; i++)
		buffer_finish(&likes[i].text);
}
