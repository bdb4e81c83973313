// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/past.h"

#include <stdlib.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "model/field_values.h"
#include "model/fields.h"
#include "read/source.h"
#include "read/yaml.h" // of which JSON is a part

static const struct node *
map_in(struct diags *diags, const struct node *map, const char *key)
{
	const struct node *found = node_find(map, str_from(key));
	if (!found)
		diag_add(diags, map->at, DIAG_KEY_MISSING, DIAG_TEXT(str_from(key)));
	return found;
}

static enum colour
colour_read(const struct node *map)
{
	struct str name = field_text(node_find(map, STR("zone")));
	enum colour colour = COLOUR_GREEN;
	while (colour < COLOUR_NONE && !str_equal(name, str_from(colour_names[colour])))
		colour++;
	return colour;
}

// How many digits follow the point.
static int
places_read(struct str number)
{
	size_t whole = 0;
	while (whole < number.len && number.data[whole] != '.')
		whole++;
	size_t places = whole < number.len ? number.len - whole - 1 : 0;
	return places < DECIMAL_PLACES ? (int)places : DECIMAL_PLACES;
}

// null stands for no score.
static void
score_read(struct diags *diags, const struct node *map, struct past_score *score)
{
	const struct node *found = map_in(diags, map, "score");
	if (found && found->kind != NODE_EMPTY) {
		score->has_score = field_number(diags, "score", found, &score->score);
		score->places = places_read(field_text(found));
	}
	score->colour = colour_read(map);
}

static void
rubric_read(struct diags *diags, const struct node *map, struct past *past)
{
	const struct node *top = node_find(map, STR("top"));
	past->rubric = field_text(node_find(map, STR("id")));
	past->version = field_text(node_find(map, STR("version")));
	past->has_top = top && field_number(diags, "top", top, &past->top) && past->top.units > 0;
}

static int
compare_scores(const void *a, const void *b)
{
	return str_compare(((const struct past_score *)a)->id, ((const struct past_score *)b)->id);
}

static const struct past_score *
scores_read(struct arena *arena, struct diags *diags, const struct node *list, size_t *count)
{
	*count = list && list->kind == NODE_LIST ? list->count : 0;
	struct past_score *scores = arena_array(arena, *count, struct past_score);
	for (size_t i = 0; i < *count; i++) {
		const struct node *item = list->items[i];
		scores[i].id = field_text(node_find(item, STR("id")));
		score_read(diags, item, &scores[i]);
	}
	if (*count)
		qsort(scores, *count, sizeof(*scores), compare_scores);
	return scores;
}

const struct past *
past_load(struct arena *arena, struct diags *diags, const char *path)
{
	const struct source *source = source_load(arena, diags, path);
	return source ? past_read(arena, diags, source) : NULL;
}

const struct past *
past_read(struct arena *arena, struct diags *diags, const struct source *source)
{
	size_t before = diags_error_count(diags);
	const struct node *root = yaml_read(arena, diags, source);
	if (!root || !field_document_kind(diags, root, "result/1"))
		return NULL;
	struct past *past = arena_new(arena, struct past);
	const struct node *rubric = map_in(diags, root, "rubric");
	const struct node *institution = map_in(diags, root, "institution");
	const struct node *units = map_in(diags, root, "units");
	const struct node *tool = node_find(root, STR("tool"));
	if (rubric)
		rubric_read(diags, rubric, past);
	past->figure = field_text(node_find(root, STR("count")));
	past->model = tool ? field_text(node_find(tool, STR("model"))) : STR("");
	if (institution) {
		past->period = field_text(node_find(institution, STR("period")));
		score_read(diags, institution, &past->institution);
	}
	past->units = scores_read(arena, diags, units, &past->unit_count);
	past->groups =
		scores_read(arena, diags, node_find(root, STR("groups")), &past->group_count);
	return diags_error_count(diags) == before ? past : NULL;
}

void
past_sort(size_t count, const struct past *pasts[])
{
	// By insertion: they are few, and equals keep their order.
	for (size_t i = 1; i < count; i++) {
		const struct past *moved = pasts[i];
		size_t at = i;
		for (; at > 0 && str_compare(pasts[at - 1]->period, moved->period) > 0; at--)
			pasts[at] = pasts[at - 1];
		pasts[at] = moved;
	}
}

bool
past_is_comparable(const struct past *a, const struct past *b)
{
	return str_equal(a->rubric, b->rubric) && str_equal(a->version, b->version) &&
	       str_equal(a->figure, b->figure) && str_equal(a->model, b->model);
}

const struct past_score *
past_find(size_t count, const struct past_score scores[], struct str id)
{
	struct past_score wanted = {.id = id};
	return count ? bsearch(&wanted, scores, count, sizeof(*scores), compare_scores) : NULL;
}
