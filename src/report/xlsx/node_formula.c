// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/node_formula.h"

#include "base/buffer.h"
#include "report/words.h"

// Excel takes 255 arguments.
enum {
	ARGUMENTS_MOST = 250
};

static enum unit_column
divisor_column(enum figure figure)
{
	return (enum unit_column)(UNIT_DIVISOR + (unsigned)figure);
}

struct str
item_state(const struct tree *tree, uint32_t row, size_t count)
{
	struct str states = tree_span(tree, UNIT_STATE, row + 1, row + (uint32_t)count);
	return FORMULA(tree->arena,
	               "IF(SUMPRODUCT(--({0}={1}))>0,{1},"
	               "IF(SUMPRODUCT(--({0}={2}))={3},{2},{4}))",
	               states, tree_state(tree, NODE_STATE_SCORED),
	               tree_state(tree, NODE_STATE_NOT_APPLICABLE),
	               formula_count(tree->arena, count), tree_open_state(tree));
}

struct str
item_answer(const struct tree *tree, uint32_t row, size_t count)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_char(&text, ' ');
	buffer_add_text(&text, word(tree->lang, WORD_OF_ANSWERS));
	buffer_add_char(&text, ' ');
	buffer_add_integer(&text, (long long)count);
	buffer_add_char(&text, ' ');
	buffer_add_text(&text, word(tree->lang, WORD_ANSWERS));
	struct str formula = FORMULA(tree->arena, "SUMPRODUCT(--({0}={1}))&{2}",
	                             tree_span(tree, UNIT_STATE, row + 1, row + (uint32_t)count),
	                             tree_state(tree, NODE_STATE_SCORED),
	                             formula_text(tree->arena, buffer_text(&text)));
	buffer_finish(&text);
	return formula;
}

// Least, greatest, mean or "all" of cells, where any holds a number.
static struct str
merged(const struct tree *tree, enum combine how, struct str cells)
{
	switch (how) {
	case COMBINE_MIN:
		return FORMULA(tree->arena, "IF(COUNT({0})=0,\"\",MIN({0}))", cells);
	case COMBINE_MAX:
		return FORMULA(tree->arena, "IF(COUNT({0})=0,\"\",MAX({0}))", cells);
	case COMBINE_ALL:
		return FORMULA(tree->arena, "IF(COUNT({0})=0,\"\",IF(MIN({0})>1-1E-10,1,0))",
		               cells);
	case COMBINE_MEAN:
	case COMBINE_COUNT:
		break;
	}
	return FORMULA(tree->arena, "IF(COUNT({0})=0,\"\",AVERAGE({0}))", cells);
}

struct str
item_ratio(const struct tree *tree, const struct rubric_node *item, uint32_t row, size_t count,
           enum figure figure)
{
	return merged(tree, item->merge,
	              tree_span(tree, ratio_column(figure), row + 1, row + (uint32_t)count));
}

static uint32_t
row_of(const struct tree *tree, size_t node)
{
	return tree->object->rows[node];
}

// The last row below a group.
static uint32_t
last_row(const struct tree *tree, const struct rubric_node *group)
{
	uint32_t last = row_of(tree, group->index);
	for (size_t i = group->index + 1; i < group->end; i++) {
		const struct node_result *result = &tree->object->object->nodes[i];
		if (!row_of(tree, i))
			continue;
		last = row_of(tree, i) +
		       (is_answered_below(result) ? (uint32_t)result->instance_count : 0);
	}
	return last;
}

// Do the rows below the group hold its children and nothing else?
static bool
has_children_only(const struct tree *tree, const struct rubric_node *group)
{
	uint32_t count = 0;
	for (size_t i = group->index + 1; i < group->end; i = tree->rubric->nodes[i].end)
		count++;
	return last_row(tree, group) - row_of(tree, group->index) == count;
}

// The cells of the children in a column: ranges and single cells. Empty where they are too many.
static struct str
children(const struct tree *tree, const struct rubric_node *group, enum unit_column column)
{
	uint32_t row = row_of(tree, group->index);
	if (has_children_only(tree, group))
		return tree_span(tree, column, row + 1, last_row(tree, group));
	struct buffer text;
	buffer_init(&text);
	size_t count = 0;
	for (size_t i = group->index + 1; i < group->end; i = tree->rubric->nodes[i].end) {
		buffer_add_text(&text, count++ ? "," : "");
		buffer_add(&text, tree_cell(tree, column, row_of(tree, i)));
	}
	struct str cells = FORMULA(tree->arena, "{0}", buffer_text(&text));
	buffer_finish(&text);
	return count > ARGUMENTS_MOST ? STR("") : cells;
}

// A factor that is 1 in the rows of the group's children and 0 in those below them.
static struct str
is_child(const struct tree *tree, const struct rubric_node *group)
{
	uint32_t row = row_of(tree, group->index);
	if (has_children_only(tree, group))
		return STR("1");
	return FORMULA(tree->arena, "({0}={1})",
	               tree_span(tree, UNIT_PARENT, row + 1, last_row(tree, group)),
	               tree_cell(tree, UNIT_ID, row));
}

struct str
group_state(const struct tree *tree, const struct rubric_node *group)
{
	uint32_t row = row_of(tree, group->index);
	return FORMULA(
		tree->arena, "IF(ISNUMBER({0}),\"\",IF(SUMPRODUCT({1}*({2}<>{3}))=0,{3},{4}))",
		tree_cell(tree, ratio_column(FIGURE_CLAIMED), row), is_child(tree, group),
		tree_span(tree, UNIT_STATE, row + 1, last_row(tree, group)),
		tree_state(tree, NODE_STATE_NOT_APPLICABLE), tree_state(tree, NODE_STATE_EXCLUDED));
}

struct str
group_divisor(const struct tree *tree, const struct rubric_node *group, enum figure figure)
{
	if (group->combine != COMBINE_MEAN)
		return STR("\"\"");
	uint32_t row = row_of(tree, group->index), last = last_row(tree, group);
	struct str is_ours = is_child(tree, group);
	struct str counts = FORMULA(tree->arena, "ISNUMBER({0})",
	                            tree_span(tree, ratio_column(figure), row + 1, last));
	struct str weights = tree_span(tree, UNIT_WEIGHT, row + 1, last);
	struct str sum = FORMULA(tree->arena, "SUMPRODUCT({0}*{1},{2})", is_ours, counts, weights);
	if (!group->has_total)
		return FORMULA(tree->arena, "IF({0}=0,\"\",{0})", sum);
	return FORMULA(tree->arena, "IF({0}=0,\"\",{1}-SUMPRODUCT({2}*(1-{3}),{4}))", sum,
	               formula_number(tree->arena, group->total), is_ours, counts, weights);
}

// A rubric that refuses gaps scores nothing where there is one.
static struct str
unless_refused(const struct tree *tree, const struct rubric_node *group, struct str ratio)
{
	if (group->index || tree->rubric->unanswered != UNANSWERED_REFUSE)
		return ratio;
	uint32_t row = row_of(tree, 0);
	return FORMULA(tree->arena, "IF(SUMPRODUCT(--({0}={1}))>0,\"\",{2})",
	               tree_span(tree, UNIT_STATE, row + 1, last_row(tree, group)),
	               tree_state(tree, NODE_STATE_UNANSWERED), ratio);
}

struct str
group_ratio(const struct tree *tree, const struct rubric_node *group, enum figure figure)
{
	if (group->combine != COMBINE_MEAN) {
		struct str cells = children(tree, group, ratio_column(figure));
		if (str_is_empty(cells))
			return STR("");
		return unless_refused(tree, group, merged(tree, group->combine, cells));
	}
	uint32_t row = row_of(tree, group->index), last = last_row(tree, group);
	bool is_plain = has_children_only(tree, group);
	struct str key = is_plain ? STR("") : FORMULA(tree->arena, "--{0},", is_child(tree, group));
	struct str mean = FORMULA(tree->arena, "IF({0}=\"\",\"\",SUMPRODUCT({1}{2},{3})/{0})",
	                          tree_cell(tree, divisor_column(figure), row), key,
	                          tree_span(tree, UNIT_WEIGHT, row + 1, last),
	                          tree_span(tree, ratio_column(figure), row + 1, last));
	return unless_refused(tree, group, mean);
}

struct str
node_share(const struct tree *tree, const struct rubric_node *node)
{
	uint32_t row = row_of(tree, node->index);
	struct str ratio = tree_cell(tree, ratio_column(tree->counted), row);
	if (node->index == 0)
		return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1},\"\")", ratio,
		               top_cell(tree->arena, tree->figures));
	uint32_t above = row_of(tree, node->parent);
	struct str share = tree_cell(tree, UNIT_SHARE, above);
	if (tree->rubric->nodes[node->parent].combine != COMBINE_MEAN)
		return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1},\"\")", ratio, share);
	return FORMULA(tree->arena, "IF(ISNUMBER({0}),IF(ISNUMBER({1}),{2}*{3}/{1},0),\"\")", ratio,
	               tree_cell(tree, divisor_column(tree->counted), above), share,
	               tree_cell(tree, UNIT_WEIGHT, row));
}

struct str
node_points(const struct tree *tree, const struct rubric_node *node)
{
	uint32_t row = row_of(tree, node->index);
	return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1}*{0},\"\")",
	               tree_cell(tree, ratio_column(tree->counted), row),
	               tree_cell(tree, UNIT_SHARE, row));
}

struct str
node_lost(const struct tree *tree, const struct rubric_node *node)
{
	uint32_t row = row_of(tree, node->index);
	return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1}-{2},\"\")",
	               tree_cell(tree, ratio_column(tree->counted), row),
	               tree_cell(tree, UNIT_SHARE, row), tree_cell(tree, UNIT_POINTS, row));
}
