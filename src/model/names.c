// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The words of the rubric language, and looking things up by them.
#include "model/rubric.h"

const char *const object_kind_names[OBJECT_KIND_COUNT] = {
	[OBJECT_PRODUCT] = "product",
	[OBJECT_UNIT] = "unit",
};
const char *const unanswered_names[UNANSWERED_COUNT] = {
	[UNANSWERED_ZERO] = "zero",
	[UNANSWERED_EXCLUDE] = "exclude",
	[UNANSWERED_REFUSE] = "refuse",
};
const char *const combine_names[COMBINE_COUNT] = {
	[COMBINE_MEAN] = "mean",
	[COMBINE_MIN] = "min",
	[COMBINE_MAX] = "max",
	[COMBINE_ALL] = "all",
};
const char *const per_names[PER_COUNT] = {
	[PER_OBJECT] = "object",
	[PER_PRODUCT] = "product",
	[PER_RESPONDENT] = "respondent",
};
const char *const measure_names[MEASURE_COUNT_OF] = {
	[MEASURE_COUNT] = "count",
	[MEASURE_PERCENT] = "percent",
	[MEASURE_NUMBER] = "number",
};
const char *const colour_names[COLOUR_COUNT] = {
	[COLOUR_GREEN] = "green",
	[COLOUR_YELLOW] = "yellow",
	[COLOUR_RED] = "red",
	[COLOUR_NONE] = "none",
};
const char *const evidence_kind_names[EVIDENCE_KIND_COUNT] = {
	[EVIDENCE_PHOTO] = "photo", [EVIDENCE_DOCUMENT] = "document", [EVIDENCE_LINK] = "link",
	[EVIDENCE_VIDEO] = "video", [EVIDENCE_RECORD] = "record",
};
const char *const tier_names[TIER_COUNT] = {
	[TIER_OBJECT] = "object",
	[TIER_UNIT] = "unit",
	[TIER_INSTITUTION] = "institution",
};

struct str
text_in(enum lang lang, struct str id, struct str en)
{
	return lang == LANG_EN && !str_is_empty(en) ? en : id;
}

const struct rubric_node *
rubric_find(const struct rubric *rubric, struct str id)
{
	size_t low = 0, high = rubric->node_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(rubric->ids[middle], id);
		if (order == 0)
			return &rubric->nodes[rubric->ids_nodes[middle]];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct rubric_node *
rubric_branching(const struct rubric *rubric)
{
	const struct rubric_node *node = &rubric->nodes[0];
	for (;;) {
		const struct rubric_node *first = &rubric->nodes[node->index + 1];
		if (first->is_item || first->end < node->end)
			return node;
		node = first;
	}
}
