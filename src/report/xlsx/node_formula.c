// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/node_formula.h"

#include "base/buffer.h"
#include "report/words.h"

// Excel takes 255 arguments.
enum {
	ARGUMENTS_MOST = 250
};

static struct str
at(const struct tree *tree, enum unit_column column, uint32_t row)
{
	return formula_cell(tree->arena, unit_cell(tree->unit, column, row));
}

static struct str
between(const struct tree *tree, enum unit_column column, uint32_t first, uint32_t last)
{
	return formula_span(tree->arena, unit_span(tree->unit, column, first, last));
}

static enum unit_column
ratio_column(enum figure figure)
{
	return (enum unit_column)(UNIT_RATIO + (unsigned)figure);
}

static enum unit_column
divisor_column(enum figure figure)
{
	return (enum unit_column)(UNIT_DIVISOR + (unsigned)figure);
}

static struct str
quoted(const struct tree *tree, const char *text)
{
	return formula_text(tree->arena, str_from(text));
}

static struct str
state_text(const struct tree *tree, enum node_state state)
{
	return quoted(tree, state_word(tree->lang, state));
}

static struct str
open_state(const struct tree *tree)
{
	return state_text(tree, tree->rubric->unanswered == UNANSWERED_EXCLUDE
	                                ? NODE_STATE_EXCLUDED
	                                : NODE_STATE_UNANSWERED);
}

static struct str
yes(const struct tree *tree)
{
	return quoted(tree, word(tree->lang, WORD_YES));
}

static struct str
scale_cells(const struct tree *tree, const struct question *question, enum rubric_column column)
{
	return formula_span(tree->arena, scale_span(tree->figures, question->node, column));
}

// Base and best stand in the first row of the scale.
static struct str
scale_head(const struct tree *tree, const struct question *question, enum rubric_column column)
{
	struct span span = scale_span(tree->figures, question->node, column);
	span.first--;
	return formula_cell(tree->arena, span);
}

struct str
question_is_valid(const struct tree *tree, const struct question *question)
{
	struct str answer = at(tree, UNIT_ANSWER, question->row);
	if (question->is_direct)
		return FORMULA(tree->arena, "AND(ISNUMBER({0}),{0}>=0,{0}<={1})", answer,
		               top_cell(tree->arena, tree->figures));
	struct span values = scale_span(tree->figures, question->node, RUBRIC_VALUE);
	struct span highest = {values.sheet, values.column, values.last, values.last};
	switch (question->node->scale->kind) {
	case SCALE_LEVELS:
		return FORMULA(tree->arena, "SUMPRODUCT(--({1}={0}&\"\"))>0", answer,
		               scale_cells(tree, question, RUBRIC_LABEL));
	case SCALE_RANGE:
		return FORMULA(tree->arena, "AND(ISNUMBER({0}),{0}>={1},{0}<={2})", answer,
		               formula_cell(tree->arena, values),
		               formula_cell(tree->arena, highest));
	case SCALE_STEPS:
		break;
	}
	return FORMULA(tree->arena, "AND(ISNUMBER({0}),{0}>=0)", answer);
}

// An item that must apply takes no mark that it does not.
static struct str
state_of_must(const struct tree *tree, const struct question *question)
{
	return FORMULA(tree->arena, "IF(OR({0}={1},{0}={2}),{3},IF({4},{5},{3}))",
	               at(tree, UNIT_STATUS, question->row),
	               quoted(tree, status_word(tree->lang, STATUS_REJECTED)),
	               quoted(tree, status_word(tree->lang, STATUS_MISSING)), open_state(tree),
	               question_is_valid(tree, question), state_text(tree, NODE_STATE_SCORED));
}

struct str
question_state(const struct tree *tree, const struct question *question)
{
	if (question->is_direct || !question->node->is_optional)
		return state_of_must(tree, question);
	return FORMULA(tree->arena,
	               "IF(OR({0}={1},{0}={2},AND({3}=\"\",{4}<>{5})),{6},"
	               "IF({4}={5},{7},IF({8},{9},{6})))",
	               at(tree, UNIT_STATUS, question->row),
	               quoted(tree, status_word(tree->lang, STATUS_REJECTED)),
	               quoted(tree, status_word(tree->lang, STATUS_MISSING)),
	               at(tree, UNIT_ANSWER, question->row),
	               at(tree, UNIT_NOT_APPLICABLE, question->row), yes(tree), open_state(tree),
	               state_text(tree, NODE_STATE_NOT_APPLICABLE),
	               question_is_valid(tree, question), state_text(tree, NODE_STATE_SCORED));
}

// The ratio of an answer that is valid.
static struct str
answer_ratio(const struct tree *tree, const struct question *question)
{
	struct str answer = at(tree, UNIT_ANSWER, question->row);
	if (question->is_direct)
		return FORMULA(tree->arena, "{0}/{1}", answer,
		               top_cell(tree->arena, tree->figures));
	switch (question->node->scale->kind) {
	case SCALE_LEVELS:
		return FORMULA(tree->arena, "SUMPRODUCT(({1}={0}&\"\")*{2})", answer,
		               scale_cells(tree, question, RUBRIC_LABEL),
		               scale_cells(tree, question, RUBRIC_RATIO));
	case SCALE_STEPS:
		return FORMULA(tree->arena, "LOOKUP({0},{1},{2})", answer,
		               scale_cells(tree, question, RUBRIC_ID),
		               scale_cells(tree, question, RUBRIC_RATIO));
	case SCALE_RANGE:
		break;
	}
	return FORMULA(tree->arena, "MAX(0,MIN(1,({0}-{1})/({2}-{1})))", answer,
	               scale_head(tree, question, RUBRIC_VALUE),
	               scale_head(tree, question, RUBRIC_RATIO));
}

static struct str
claimed_ratio(const struct tree *tree, const struct question *question)
{
	bool is_excluded = tree->rubric->unanswered == UNANSWERED_EXCLUDE;
	return FORMULA(tree->arena, "IF({0}={1},{2},IF({0}={3},\"\",{4}))",
	               at(tree, UNIT_STATE, question->row), state_text(tree, NODE_STATE_SCORED),
	               answer_ratio(tree, question), state_text(tree, NODE_STATE_NOT_APPLICABLE),
	               is_excluded ? STR("\"\"") : STR("0"));
}

// Is the answer proved? Always, where the item asks for no evidence.
static struct str
is_proved(const struct tree *tree, const struct question *question)
{
	if (!question->node->wants_evidence)
		return STR("TRUE");
	return FORMULA(tree->arena, "AND(OR({0}={1},{0}={2}),{3}={4})",
	               at(tree, UNIT_STATUS, question->row),
	               quoted(tree, status_word(tree->lang, STATUS_VERIFIED)),
	               quoted(tree, status_word(tree->lang, STATUS_SECONDARY)),
	               at(tree, UNIT_PROOF, question->row), yes(tree));
}

struct str
question_ratio(const struct tree *tree, const struct question *question, enum figure figure)
{
	struct str state = at(tree, UNIT_STATE, question->row);
	struct str claimed = at(tree, ratio_column(FIGURE_CLAIMED), question->row);
	struct str scored = state_text(tree, NODE_STATE_SCORED);
	switch (figure) {
	case FIGURE_VERIFIED:
		return FORMULA(tree->arena, "IF(AND({0}={1},NOT({3})),0,{2})", state, scored,
		               claimed, is_proved(tree, question));
	case FIGURE_POTENTIAL:
		return FORMULA(tree->arena, "IF({0}={4},\"\",IF(AND({0}={1},OR({2}=0,{3})),{2},1))",
		               state, scored, claimed, is_proved(tree, question),
		               state_text(tree, NODE_STATE_NOT_APPLICABLE));
	case FIGURE_CLAIMED:
	case FIGURE_COUNT:
		break;
	}
	return claimed_ratio(tree, question);
}

struct str
item_state(const struct tree *tree, uint32_t row, size_t count)
{
	struct str states = between(tree, UNIT_STATE, row + 1, row + (uint32_t)count);
	return FORMULA(tree->arena,
	               "IF(SUMPRODUCT(--({0}={1}))>0,{1},"
	               "IF(SUMPRODUCT(--({0}={2}))={3},{2},{4}))",
	               states, state_text(tree, NODE_STATE_SCORED),
	               state_text(tree, NODE_STATE_NOT_APPLICABLE),
	               formula_count(tree->arena, count), open_state(tree));
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
	                             between(tree, UNIT_STATE, row + 1, row + (uint32_t)count),
	                             state_text(tree, NODE_STATE_SCORED),
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
	              between(tree, ratio_column(figure), row + 1, row + (uint32_t)count));
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
		return between(tree, column, row + 1, last_row(tree, group));
	struct buffer text;
	buffer_init(&text);
	size_t count = 0;
	for (size_t i = group->index + 1; i < group->end; i = tree->rubric->nodes[i].end) {
		buffer_add_text(&text, count++ ? "," : "");
		buffer_add(&text, at(tree, column, row_of(tree, i)));
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
	               between(tree, UNIT_PARENT, row + 1, last_row(tree, group)),
	               at(tree, UNIT_ID, row));
}

struct str
group_state(const struct tree *tree, const struct rubric_node *group)
{
	uint32_t row = row_of(tree, group->index);
	return FORMULA(
		tree->arena, "IF(ISNUMBER({0}),\"\",IF(SUMPRODUCT({1}*({2}<>{3}))=0,{3},{4}))",
		at(tree, ratio_column(FIGURE_CLAIMED), row), is_child(tree, group),
		between(tree, UNIT_STATE, row + 1, last_row(tree, group)),
		state_text(tree, NODE_STATE_NOT_APPLICABLE), state_text(tree, NODE_STATE_EXCLUDED));
}

struct str
group_divisor(const struct tree *tree, const struct rubric_node *group, enum figure figure)
{
	if (group->combine != COMBINE_MEAN)
		return STR("\"\"");
	uint32_t row = row_of(tree, group->index), last = last_row(tree, group);
	struct str is_ours = is_child(tree, group);
	struct str counts = FORMULA(tree->arena, "ISNUMBER({0})",
	                            between(tree, ratio_column(figure), row + 1, last));
	struct str weights = between(tree, UNIT_WEIGHT, row + 1, last);
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
	               between(tree, UNIT_STATE, row + 1, last_row(tree, group)),
	               state_text(tree, NODE_STATE_UNANSWERED), ratio);
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
	                          at(tree, divisor_column(figure), row), key,
	                          between(tree, UNIT_WEIGHT, row + 1, last),
	                          between(tree, ratio_column(figure), row + 1, last));
	return unless_refused(tree, group, mean);
}

struct str
node_share(const struct tree *tree, const struct rubric_node *node)
{
	uint32_t row = row_of(tree, node->index);
	struct str ratio = at(tree, ratio_column(tree->counted), row);
	if (node->index == 0)
		return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1},\"\")", ratio,
		               top_cell(tree->arena, tree->figures));
	uint32_t above = row_of(tree, node->parent);
	struct str share = at(tree, UNIT_SHARE, above);
	if (tree->rubric->nodes[node->parent].combine != COMBINE_MEAN)
		return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1},\"\")", ratio, share);
	return FORMULA(tree->arena, "IF(ISNUMBER({0}),IF(ISNUMBER({1}),{2}*{3}/{1},0),\"\")", ratio,
	               at(tree, divisor_column(tree->counted), above), share,
	               at(tree, UNIT_WEIGHT, row));
}

struct str
node_points(const struct tree *tree, const struct rubric_node *node)
{
	uint32_t row = row_of(tree, node->index);
	return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1}*{0},\"\")",
	               at(tree, ratio_column(tree->counted), row), at(tree, UNIT_SHARE, row));
}

struct str
node_lost(const struct tree *tree, const struct rubric_node *node)
{
	uint32_t row = row_of(tree, node->index);
	return FORMULA(tree->arena, "IF(ISNUMBER({0}),{1}-{2},\"\")",
	               at(tree, ratio_column(tree->counted), row), at(tree, UNIT_SHARE, row),
	               at(tree, UNIT_POINTS, row));
}
