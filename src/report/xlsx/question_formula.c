// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/question_formula.h"

#include "report/words.h"

static struct str
yes(const struct tree *tree)
{
	return tree_text(tree, word(tree->lang, WORD_YES));
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
	struct str answer = tree_cell(tree, UNIT_ANSWER, question->row);
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
	               tree_cell(tree, UNIT_STATUS, question->row),
	               tree_text(tree, status_word(tree->lang, STATUS_REJECTED)),
	               tree_text(tree, status_word(tree->lang, STATUS_MISSING)),
	               tree_open_state(tree), question_is_valid(tree, question),
	               tree_state(tree, NODE_STATE_SCORED));
}

struct str
question_state(const struct tree *tree, const struct question *question)
{
	if (question->is_direct || !question->node->is_optional)
		return state_of_must(tree, question);
	return FORMULA(tree->arena,
	               "IF(OR({0}={1},{0}={2},AND({3}=\"\",{4}<>{5})),{6},"
	               "IF({4}={5},{7},IF({8},{9},{6})))",
	               tree_cell(tree, UNIT_STATUS, question->row),
	               tree_text(tree, status_word(tree->lang, STATUS_REJECTED)),
	               tree_text(tree, status_word(tree->lang, STATUS_MISSING)),
	               tree_cell(tree, UNIT_ANSWER, question->row),
	               tree_cell(tree, UNIT_NOT_APPLICABLE, question->row), yes(tree),
	               tree_open_state(tree), tree_state(tree, NODE_STATE_NOT_APPLICABLE),
	               question_is_valid(tree, question), tree_state(tree, NODE_STATE_SCORED));
}

// The ratio of an answer that is valid.
static struct str
answer_ratio(const struct tree *tree, const struct question *question)
{
	struct str answer = tree_cell(tree, UNIT_ANSWER, question->row);
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
	struct str ratio = answer_ratio(tree, question);
	if (question->is_all)
		ratio = FORMULA(tree->arena, "IF({0}>1-1E-10,1,0)", ratio);
	return FORMULA(tree->arena, "IF({0}={1},{2},IF({0}={3},\"\",{4}))",
	               tree_cell(tree, UNIT_STATE, question->row),
	               tree_state(tree, NODE_STATE_SCORED), ratio,
	               tree_state(tree, NODE_STATE_NOT_APPLICABLE),
	               is_excluded ? STR("\"\"") : STR("0"));
}

// Is the answer proved? Always, where the item asks for no evidence.
static struct str
is_proved(const struct tree *tree, const struct question *question)
{
	if (!question->node->wants_evidence)
		return STR("TRUE");
	return FORMULA(tree->arena, "AND(OR({0}={1},{0}={2}),{3}={4})",
	               tree_cell(tree, UNIT_STATUS, question->row),
	               tree_text(tree, status_word(tree->lang, STATUS_VERIFIED)),
	               tree_text(tree, status_word(tree->lang, STATUS_SECONDARY)),
	               tree_cell(tree, UNIT_PROOF, question->row), yes(tree));
}

struct str
question_ratio(const struct tree *tree, const struct question *question, enum figure figure)
{
	struct str state = tree_cell(tree, UNIT_STATE, question->row);
	struct str claimed = tree_cell(tree, ratio_column(FIGURE_CLAIMED), question->row);
	struct str scored = tree_state(tree, NODE_STATE_SCORED);
	switch (figure) {
	case FIGURE_VERIFIED:
		return FORMULA(tree->arena, "IF(AND({0}={1},NOT({3})),0,{2})", state, scored,
		               claimed, is_proved(tree, question));
	case FIGURE_POTENTIAL:
		// An answer of 0 claims nothing that could be unproved.
		return FORMULA(tree->arena,
		               "IF({0}={4},\"\",IF({0}={1},IF(OR({5}=0,{3}),{2},1),1))", state,
		               scored, claimed, is_proved(tree, question),
		               tree_state(tree, NODE_STATE_NOT_APPLICABLE),
		               question->is_all ? answer_ratio(tree, question) : claimed);
	case FIGURE_CLAIMED:
	case FIGURE_COUNT:
		break;
	}
	return claimed_ratio(tree, question);
}
