// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/past.h"

#include <stdlib.h>

#include "base/arena.h"
#include "diag/diag.h"
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

// null stands for no score.
static void
score_read(struct diags *diags, const struct node *map, struct past_score *score)
{
	const struct node *found = map_in(diags, map, "score");
	if (found && found->kind != NODE_EMPTY)
		score->has_score = field_number(diags, "score", found, &score->score);
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
	size_t before = diags_error_count(diags);
	const struct source *source = source_load(arena, diags, path);
	const struct node *root = source ? yaml_read(arena, diags, source) : NULL;
	if (!root || !field_document_kind(diags, root, "result/1"))
		return NULL;
	struct past *past = arena_new(arena, struct past);
	const struct node *rubric = map_in(diags, root, "rubric");
	const struct node *institution = map_in(diags, root, "institution");
	const struct node *units = map_in(diags, root, "units");
	if (rubric)
		past->rubric = field_text(node_find(rubric, STR("id")));
	if (institution) {
		past->period = field_text(node_find(institution, STR("period")));
		score_read(diags, institution, &past->institution);
	}
	past->units = scores_read(arena, diags, units, &past->unit_count);
	past->groups =
		scores_read(arena, diags, node_find(root, STR("groups")), &past->group_count);
	return diags_error_count(diags) == before ? past : NULL;
}

const struct past_score *
past_find(size_t count, const struct past_score scores[], struct str id)
{
	struct past_score wanted = {.id = id};
	return count ? bsearch(&wanted, scores, count, sizeof(*scores), compare_scores) : NULL;
}
