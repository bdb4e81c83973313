// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/loader.h"

#include "diag/diag.h"

const struct rubric_source *
source_find(const struct loader *loader, const struct node *id)
{
	const struct rubric *rubric = loader->rubric;
	for (size_t i = 0; i < rubric->source_count; i++) {
		if (str_equal(rubric->sources[i].id, id->text))
			return &rubric->sources[i];
	}
	diag_add(loader->diags, id->at, DIAG_SOURCE_UNKNOWN, DIAG_TEXT(id->text));
	diag_suggest_among(loader->diags, id->text,
	                   STR_COLUMN(rubric->sources, rubric->source_count, id));
	return NULL;
}

struct basis
basis_read(const struct loader *loader, struct str what, const struct node *map,
           const struct node *figure)
{
	struct basis basis = {NULL, {"", 0}};
	const struct node *source = node_find(map, STR("source"));
	const struct node *assumed = node_find(map, STR("assumed"));
	if (source && assumed)
		diag_add(loader->diags, assumed->at, DIAG_BASIS_BOTH, DIAG_TEXT(what));
	else if (!source && !assumed && figure)
		diag_add(loader->diags, figure->at, DIAG_BASIS_MISSING, DIAG_TEXT(what));
	if (source && source->kind == NODE_TEXT)
		basis.source = source_find(loader, source);
	else if (assumed && assumed->kind == NODE_TEXT)
		basis.assumed = assumed->text;
	return basis;
}

const struct rubric_node *
node_named(const struct loader *loader, const struct node *id)
{
	const struct rubric *rubric = loader->rubric;
	const struct rubric_node *found = rubric_find(rubric, id->text);
	if (found)
		return found;
	diag_add(loader->diags, id->at, DIAG_NODE_UNKNOWN, DIAG_TEXT(id->text));
	diag_suggest_among(loader->diags, id->text, STR_LIST(rubric->ids, rubric->node_count));
	return NULL;
}
