// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/inputs.h"

#include "base/arena.h"
#include "base/index.h"

void
inputs_init(struct inputs *inputs, struct arena *arena, size_t expected)
{
	*inputs = (struct inputs){.arena = arena,
	                          .capacity = expected,
	                          .items = arena_array(arena, expected, struct input),
	                          .numbers = index_create(arena)};
}

void
inputs_add(struct inputs *inputs, struct str name)
{
	inputs->items = arena_grow(inputs->arena, inputs->items, inputs->count, &inputs->capacity,
	                           sizeof(*inputs->items));
	size_t number = inputs->count++;
	inputs->items[number] = (struct input){.name = name};
	(void)index_add(inputs->numbers, name, &number);
}

struct seen
seen_for(size_t index, const struct source *source, bool is_used)
{
	return (struct seen){index,
	                     {.name = source->name,
	                      .digest = STR(""),
	                      .size = source->text.len,
	                      .is_used = is_used}};
}

// The number of the file with that name, added where there is none.
static size_t
number_for(struct inputs *inputs, struct str name)
{
	size_t index = inputs->count;
	if (!index_find(inputs->numbers, name, &index))
		inputs_add(inputs, str_copy(inputs->arena, name));
	return index;
}

void
inputs_note(struct inputs *inputs, const struct seen *seen)
{
	size_t index =
		seen->index == SEEN_BESIDE ? number_for(inputs, seen->input.name) : seen->index;
	struct input *input = &inputs->items[index];
	if (input->is_used)
		return;
	struct str name = input->name;
	*input = seen->input;
	input->name = name;
	input->digest = str_copy(inputs->arena, input->digest);
}
