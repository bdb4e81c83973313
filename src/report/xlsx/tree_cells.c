// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/tree_cells.h"

#include "report/words.h"

struct str
tree_cell(const struct tree *tree, enum unit_column column, uint32_t row)
{
	return formula_cell(tree->arena, unit_cell(tree->unit, column, row));
}

struct str
tree_span(const struct tree *tree, enum unit_column column, uint32_t first, uint32_t last)
{
	return formula_span(tree->arena, unit_span(tree->unit, column, first, last));
}

enum unit_column
ratio_column(enum figure figure)
{
	return (enum unit_column)(UNIT_RATIO + (unsigned)figure);
}

struct str
tree_text(const struct tree *tree, const char *text)
{
	return formula_text(tree->arena, str_from(text));
}

struct str
tree_state(const struct tree *tree, enum node_state state)
{
	return tree_text(tree, state_word(tree->lang, state));
}

struct str
tree_open_state(const struct tree *tree)
{
	return tree_state(tree, tree->rubric->unanswered == UNANSWERED_EXCLUDE
	                                ? NODE_STATE_EXCLUDED
	                                : NODE_STATE_UNANSWERED);
}
