// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/answer_text.h"

#include "base/arena.h"
#include "base/decimal.h"

// A number with a decimal comma as one with a point; other text as it is.
static struct str
plain_number(struct arena *arena, struct str text)
{
	struct decimal number;
	if (decimal_parse(text, &number) != DECIMAL_HAS_COMMA)
		return text;
	struct str copy = str_copy(arena, text);
	char *changed = arena_allocate(arena, copy.len + 1, 1);
	for (size_t i = 0; i < copy.len; i++)
		changed[i] = copy.data[i] == ',' ? '.' : copy.data[i];
	return (struct str){changed, copy.len};
}

void
answer_node_fill(struct arena *arena, const struct rubric_node *item, struct str text,
                 struct place at, struct node *node)
{
	struct decimal number;
	// A level may be named "1,5"; only what names none is a number with a comma.
	bool is_level = item && item->is_item && item->scale->kind == SCALE_LEVELS &&
	                scale_find(item->scale, text);
	struct str plain = is_level ? text : plain_number(arena, text);
	bool is_count = item && item->is_item && item->scale->option_count > 0;
	if (!is_count || decimal_parse(plain, &number) == DECIMAL_OK) {
		*node = (struct node){.kind = NODE_TEXT, .at = at, .text = plain};
		return;
	}
	struct node_items list = {NULL, 0, 0};
	size_t start = 0;
	for (size_t i = 0; i <= text.len; i++) {
		bool is_break = i == text.len || text.data[i] == ';' || text.data[i] == ',' ||
		                text.data[i] == '|';
		if (!is_break)
			continue;
		struct str part = {text.data + start, i - start};
		while (part.len && part.data[0] == ' ')
			part = (struct str){part.data + 1, part.len - 1};
		while (part.len && part.data[part.len - 1] == ' ')
			part.len--;
		if (part.len)
			node_items_add(arena, &list, node_make_text(arena, part, at));
		start = i + 1;
	}
	*node = *node_make_list(arena, &list, at);
}

const struct node *
answer_node_make(struct arena *arena, const struct rubric_node *item, struct str text,
                 struct place at)
{
	struct node *node = arena_new(arena, struct node);
	answer_node_fill(arena, item, text, at, node);
	return node;
}
