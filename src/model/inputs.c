// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/inputs.h"

#include "base/arena.h"
#include "base/digest.h"

void
inputs_add(struct inputs *inputs, const char *path)
{
	inputs->items = arena_grow(inputs->arena, inputs->items, inputs->count, &inputs->capacity,
	                           sizeof(*inputs->items));
	inputs->items[inputs->count++] =
		(struct input){.name = str_copy(inputs->arena, str_from(path))};
}

void
inputs_note(struct inputs *inputs, size_t index, const struct source *source, bool is_used)
{
	struct input *input = &inputs->items[index];
	if (input->is_used)
		return;
	input->digest = digest_for(inputs->arena, source->text);
	input->size = source->text.len;
	input->is_used = is_used;
}

void
inputs_note_beside(struct inputs *inputs, const struct source *source)
{
	size_t index = 0;
	while (index < inputs->count && !str_equal(inputs->items[index].name, source->name))
		index++;
	if (index == inputs->count)
		inputs_add(inputs, source->name.data);
	inputs_note(inputs, index, source, true);
}
