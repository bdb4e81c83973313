// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/chances.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"

static int
compare_chances(const struct chance *a, const struct chance *b)
{
	int order = exact_compare(a->weight, b->weight);
	return order ? order : exact_compare(a->value, b->value);
}

void
sampling_begin(struct sampling *sampling, struct arena *arena, size_t most, size_t *work_left)
{
	*sampling = (struct sampling){arena, most, NULL, work_left};
	sampling->sums = memory_resize(NULL, most + 1, sizeof(*sampling->sums));
	memset(sampling->sums, 0, (most + 1) * sizeof(*sampling->sums));
	sampling->sums[0].list = memory_allocate(sizeof(struct chance));
	sampling->sums[0].list[0] = (struct chance){EXACT_ZERO, EXACT_ZERO, EXACT_ONE};
	sampling->sums[0].count = 1;
}

void
sampling_finish(struct sampling *sampling)
{
	for (size_t i = 0; i <= sampling->most; i++)
		free(sampling->sums[i].list);
	free(sampling->sums);
}

static struct chance
joined(struct arena *arena, const struct chance *a, const struct chance *b)
{
	return (struct chance){exact_add(arena, a->value, b->value),
	                       exact_add(arena, a->weight, b->weight),
	                       exact_multiply(arena, a->ways, b->ways)};
}

// Adds to the sums all of `smaller` with one way in which the thing comes out. What is added stands in
// order as `smaller` does.
static void
sums_add(struct arena *arena, struct chances *sums, const struct chances *smaller,
         const struct chance *way)
{
	struct chance *list = memory_resize(NULL, sums->count + smaller->count, sizeof(*list));
	size_t i = 0, made = 0;
	for (size_t s = 0; s < smaller->count; s++) {
		struct chance more = joined(arena, &smaller->list[s], way);
		int order = -1;
		while (i < sums->count && (order = compare_chances(&sums->list[i], &more)) < 0)
			list[made++] = sums->list[i++];
		if (i < sums->count && order == 0)
			more.ways = exact_add(arena, more.ways, sums->list[i++].ways);
		list[made++] = more;
	}
	while (i < sums->count)
		list[made++] = sums->list[i++];
	free(sums->list);
	*sums = (struct chances){made, list};
}

bool
sampling_add(struct sampling *sampling, size_t count, const struct chance thing[])
{
	// From the largest sample down, so that the thing is drawn once at most.
	for (size_t size = sampling->most; size > 0; size--) {
		struct chances *sums = &sampling->sums[size];
		const struct chances *smaller = &sampling->sums[size - 1];
		for (size_t i = 0; i < count && smaller->count; i++) {
			size_t work = sums->count + smaller->count;
			if (work > *sampling->work_left || work > LIMIT_ODDS_SUMS)
				return false;
			*sampling->work_left -= work;
			sums_add(sampling->arena, sums, smaller, &thing[i]);
		}
	}
	return true;
}
