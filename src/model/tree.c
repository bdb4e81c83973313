// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/loader.h"

// The nodes read so far. They move when the array grows, so a node under construction is named by
// index.
struct tree {
	const struct loader *loader;
	struct rubric_node *nodes;
	size_t count, capacity;
	bool is_full; // which is reported
};

enum node_field {
	NODE_FIELD_ID,
	NODE_FIELD_LABEL,
	NODE_FIELD_EN,
	NODE_FIELD_WEIGHT,
	NODE_FIELD_SOURCE,
	NODE_FIELD_ASSUMED,
	NODE_FIELD_ITEMS,
	NODE_FIELD_COMBINE,
	NODE_FIELD_TOTAL,
	NODE_FIELD_TOTAL_NOTE,
	NODE_FIELD_SCALE,
	NODE_FIELD_OPTIONAL,
	NODE_FIELD_CRITICAL,
	NODE_FIELD_PER,
	NODE_FIELD_MERGE,
	NODE_FIELD_EVIDENCE,
	NODE_FIELD_REMEDY,
	NODE_FIELD_EFFORT,
	NODE_FIELD_CITES,
	NODE_FIELD_CONCEPTS,
	NODE_FIELD_COUNT
};

static const struct field node_fields[NODE_FIELD_COUNT] = {
	[NODE_FIELD_ID] = {"id", FIELD_TEXT, true},
	[NODE_FIELD_LABEL] = {"label", FIELD_TEXT, true},
	[NODE_FIELD_EN] = {"en", FIELD_TEXT, false},
	[NODE_FIELD_WEIGHT] = {"weight", FIELD_TEXT, false},
	[NODE_FIELD_SOURCE] = {"source", FIELD_TEXT, false},
	[NODE_FIELD_ASSUMED] = {"assumed", FIELD_TEXT, false},
	[NODE_FIELD_ITEMS] = {"items", FIELD_LONG_LIST, false},
	[NODE_FIELD_COMBINE] = {"combine", FIELD_TEXT, false},
	[NODE_FIELD_TOTAL] = {"total", FIELD_TEXT, false},
	[NODE_FIELD_TOTAL_NOTE] = {"total_note", FIELD_TEXT, false},
	[NODE_FIELD_SCALE] = {"scale", FIELD_TEXT_OR_MAP, false},
	[NODE_FIELD_OPTIONAL] = {"optional", FIELD_TEXT, false},
	[NODE_FIELD_CRITICAL] = {"critical", FIELD_TEXT, false},
	[NODE_FIELD_PER] = {"per", FIELD_TEXT, false},
	[NODE_FIELD_MERGE] = {"merge", FIELD_TEXT, false},
	[NODE_FIELD_EVIDENCE] = {"evidence", FIELD_LIST, false},
	[NODE_FIELD_REMEDY] = {"remedy", FIELD_TEXT, false},
	[NODE_FIELD_EFFORT] = {"effort", FIELD_TEXT, false},
	[NODE_FIELD_CITES] = {"cites", FIELD_LIST, false},
	[NODE_FIELD_CONCEPTS] = {"concepts", FIELD_LIST, false},
};

static size_t
tree_add(struct tree *tree)
{
	tree->nodes = arena_grow(tree->loader->arena, tree->nodes, tree->count, &tree->capacity,
	                         sizeof(*tree->nodes));
	tree->nodes[tree->count] = (struct rubric_node){
		.index = tree->count, .weight = EXACT_ONE, .weights = EXACT_ZERO};
	return tree->count++;
}

static const struct citation *
cites_read(const struct loader *loader, const struct node *list, size_t *count)
{
	static const struct field fields[] = {
		{"source", FIELD_TEXT, true},
		{"at", FIELD_TEXT, false},
	};
	struct citation *cites = arena_array(loader->arena, list->count, struct citation);
	for (size_t i = 0; i < list->count; i++) {
		const struct node *values[COUNT_OF(fields)];
		if (!fields_bind(loader->diags, list->items[i], "cites", COUNT_OF(fields), fields,
		                 values))
			continue;
		cites[*count].source = values[0] ? source_find(loader, values[0]) : NULL;
		cites[*count].at = field_text(values[1]);
		*count += cites[*count].source != NULL;
	}
	return cites;
}

static const struct str *
concepts_read(const struct loader *loader, const struct node *list, size_t *count)
{
	struct str *concepts = arena_array(loader->arena, list->count, struct str);
	for (size_t i = 0; i < list->count; i++)
		*count += field_list_text(loader->diags, "concepts", list->items[i],
		                          &concepts[*count]);
	return concepts;
}

static void
wanted_read(const struct loader *loader, const struct node *map, const struct wanted *before,
            struct wanted *wanted)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},         {"kind", FIELD_TEXT, true},
		{"label", FIELD_TEXT, true},      {"required", FIELD_TEXT, false},
		{"valid_for", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	if (!fields_bind(loader->diags, map, "evidence", COUNT_OF(fields), fields, values))
		return;
	if (field_id(loader->diags, values[0], &wanted->id)) {
		for (const struct wanted *other = before; other < wanted; other++) {
			if (str_equal(other->id, wanted->id))
				diag_add(loader->diags, values[0]->at, DIAG_WANTED_REPEATED,
				         DIAG_TEXT(wanted->id));
		}
	}
	size_t kind = EVIDENCE_DOCUMENT;
	(void)field_choice(loader->diags, "kind", values[1], EVIDENCE_KIND_COUNT,
	                   evidence_kind_names, &kind);
	wanted->kind = (enum evidence_kind)kind;
	wanted->label = field_text(values[2]);
	(void)field_boolean(loader->diags, "required", values[3], &wanted->is_required);
	(void)field_duration(loader->diags, values[4], &wanted->valid_count, &wanted->valid_unit);
}

static void
per_read(const struct loader *loader, const struct node *const values[], struct rubric_node *item)
{
	const struct node *node = values[NODE_FIELD_PER];
	size_t per = PER_OBJECT, merge = COMBINE_MEAN;
	(void)field_choice(loader->diags, "per", node, PER_COUNT, per_names, &per);
	(void)field_choice(loader->diags, "merge", values[NODE_FIELD_MERGE], COMBINE_COUNT,
	                   combine_names, &merge);
	item->per = (enum per)per;
	item->merge = (enum combine)merge;
	if (item->per == PER_PRODUCT && loader->rubric->object == OBJECT_PRODUCT)
		diag_add(loader->diags, node->at, DIAG_PER_PRODUCT_TWICE, DIAG_TEXT(item->id));
}

static void
item_read(const struct loader *loader, const struct node *const values[], struct rubric_node *item)
{
	item->is_item = true;
	(void)field_boolean(loader->diags, "optional", values[NODE_FIELD_OPTIONAL],
	                    &item->is_optional);
	(void)field_boolean(loader->diags, "critical", values[NODE_FIELD_CRITICAL],
	                    &item->is_critical);
	per_read(loader, values, item);
	item->remedy = field_text(values[NODE_FIELD_REMEDY]);
	(void)field_number(loader->diags, "effort", values[NODE_FIELD_EFFORT], &item->effort);
	if (values[NODE_FIELD_CITES])
		item->cites = cites_read(loader, values[NODE_FIELD_CITES], &item->cite_count);
	if (values[NODE_FIELD_CONCEPTS])
		item->concepts =
			concepts_read(loader, values[NODE_FIELD_CONCEPTS], &item->concept_count);
	const struct node *list = values[NODE_FIELD_EVIDENCE];
	if (!list)
		return;
	struct wanted *wanted = arena_array(loader->arena, list->count, struct wanted);
	for (size_t i = 0; i < list->count; i++)
		wanted_read(loader, list->items[i], wanted, &wanted[i]);
	item->wanted = wanted;
	item->wanted_count = list->count;
	item->wants_evidence = list->count > 0;
}

// A scale by name or written in place; findings about the latter name the item.
static const struct scale *
item_scale(const struct loader *loader, struct str item, const struct node *node)
{
	const struct rubric *rubric = loader->rubric;
	if (node->kind == NODE_MAP) {
		struct scale *scale = arena_new(loader->arena, struct scale);
		scale_read(loader, item, node, scale);
		scale->id = STR("");
		return scale;
	}
	for (size_t i = 0; i < rubric->scale_count; i++) {
		if (str_equal(rubric->scales[i].id, node->text))
			return &rubric->scales[i];
	}
	diag_add(loader->diags, node->at, DIAG_SCALE_UNKNOWN, DIAG_TEXT(node->text));
	diag_suggest_among(loader->diags, node->text,
	                   STR_COLUMN(rubric->scales, rubric->scale_count, id));
	return NULL;
}

void
group_read(const struct loader *loader, const struct node *combine, const struct node *total,
           const struct node *note, struct rubric_node *group)
{
	size_t index = COMBINE_MEAN;
	(void)field_choice(loader->diags, "combine", combine, COMBINE_COUNT, combine_names, &index);
	group->combine = (enum combine)index;
	group->total_note = field_text(note);
	if (!field_weight(loader->diags, total, &group->total))
		return;
	group->has_total = !exact_is_zero(group->total);
	if (!group->has_total)
		diag_add(loader->diags, total->at, DIAG_TOTAL_ZERO, DIAG_TEXT(STR("total")));
}

// The declared total against the weights of the children, once they are read.
static void
total_check(const struct tree *tree, size_t index, struct place at)
{
	const struct loader *loader = tree->loader;
	const struct rubric_node *group = &tree->nodes[index];
	// Under min, max and all, weights play no part.
	if (!group->has_total || group->combine != COMBINE_MEAN)
		return;
	int order = exact_compare(group->weights, group->total);
	struct decimal shown = exact_round(group->weights, 4),
		       wanted = exact_round(group->total, 4);
	if (shown.units == wanted.units)
		shown.units += order; // 1.00003 against 1: say 1.0001, not 1
	struct diag_arg name = DIAG_TEXT(group->id), total = DIAG_NUMBER(wanted),
			added = DIAG_NUMBER(shown);
	if (order > 0)
		diag_add(loader->diags, at, DIAG_WEIGHT_SUM, name, added, total);
	else if (order < 0 && str_is_empty(group->total_note))
		diag_add(loader->diags, at, DIAG_WEIGHT_SHORT, name, added, total);
}

static void
refuse_misplaced(const struct loader *loader, const struct node *map, struct str id, bool is_item)
{
	static const char *const of_groups[] = {"combine", "total", "total_note"};
	static const char *const of_items[] = {"optional", "critical", "per",
	                                       "merge",    "evidence", "remedy",
	                                       "effort",   "cites",    "concepts"};
	size_t count = is_item ? COUNT_OF(of_groups) : COUNT_OF(of_items);
	for (size_t p = 0; p < map->count; p++) {
		for (size_t i = 0; i < count; i++) {
			struct str key = str_from(is_item ? of_groups[i] : of_items[i]);
			if (str_equal(map->pairs[p].key, key))
				diag_add(loader->diags, map->pairs[p].key_at, DIAG_KEY_MISPLACED,
				         DIAG_TEXT(key), DIAG_TEXT(id));
		}
	}
}

static void nodes_read(struct tree *tree, size_t parent, const struct node *list);

static void
node_read(struct tree *tree, size_t parent, const struct node *map)
{
	const struct loader *loader = tree->loader;
	const struct node *values[NODE_FIELD_COUNT];
	size_t index = tree_add(tree);
	(void)fields_bind(loader->diags, map, "items", NODE_FIELD_COUNT, node_fields, values);
	struct rubric_node *node = &tree->nodes[index];
	node->parent = parent;
	node->depth = tree->nodes[parent].depth + 1;
	node->end = index + 1;
	node->at = values[NODE_FIELD_ID] ? values[NODE_FIELD_ID]->at : map->at;
	if (map->kind != NODE_MAP)
		return;
	(void)field_id(loader->diags, values[NODE_FIELD_ID], &node->id);
	node->label = field_text(values[NODE_FIELD_LABEL]);
	node->en = field_text(values[NODE_FIELD_EN]);
	node->has_weight = values[NODE_FIELD_WEIGHT] != NULL;
	(void)field_weight(loader->diags, values[NODE_FIELD_WEIGHT], &node->weight);
	node->basis = basis_read(loader, node->id, map, values[NODE_FIELD_WEIGHT]);
	const struct node *items = node_find(map, STR("items"));
	const struct node *scale = node_find(map, STR("scale"));
	if (!items == !scale) {
		diag_add(loader->diags, node->at, DIAG_NODE_SHAPE,
		         DIAG_TEXT(field_text(values[NODE_FIELD_ID])));
	} else if (scale) {
		refuse_misplaced(loader, map, node->id, true);
		item_read(loader, values, node);
		if (values[NODE_FIELD_SCALE])
			node->scale = item_scale(loader, node->id, values[NODE_FIELD_SCALE]);
	} else {
		refuse_misplaced(loader, map, node->id, false);
		group_read(loader, values[NODE_FIELD_COMBINE], values[NODE_FIELD_TOTAL],
		           values[NODE_FIELD_TOTAL_NOTE], node);
		if (values[NODE_FIELD_ITEMS])
			nodes_read(tree, index, values[NODE_FIELD_ITEMS]);
		if (values[NODE_FIELD_TOTAL])
			total_check(tree, index, values[NODE_FIELD_TOTAL]->at);
	}
}

static void
nodes_read(struct tree *tree, size_t parent, const struct node *list)
{
	if (list->count == 0)
		diag_add(tree->loader->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(STR("items")));
	for (size_t i = 0; i < list->count && !tree->is_full; i++) {
		tree->is_full = tree->count > LIMIT_RUBRIC_NODES;
		if (tree->is_full)
			diag_add(tree->loader->diags, list->items[i]->at, DIAG_RUBRIC_NODES,
			         DIAG_COUNT_OF(LIMIT_RUBRIC_NODES));
		else
			node_read(tree, parent, list->items[i]);
	}
	struct rubric_node *group = &tree->nodes[parent];
	group->end = tree->count;
	for (size_t i = parent + 1; i < tree->count; i = tree->nodes[i].end) {
		group->weights =
			exact_add(tree->loader->arena, group->weights, tree->nodes[i].weight);
		group->wants_evidence |= tree->nodes[i].wants_evidence;
	}
}

static int
compare_ids(const void *left, const void *right)
{
	const struct rubric_node *a = *(const struct rubric_node *const *)left;
	const struct rubric_node *b = *(const struct rubric_node *const *)right;
	int order = str_compare(a->id, b->id);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

// Sorts the ids for rubric_find, and reports those given twice.
static void
index_ids(struct tree *tree)
{
	const struct loader *loader = tree->loader;
	const struct rubric_node **sorted =
		arena_array(loader->arena, tree->count, const struct rubric_node *);
	struct str *ids = arena_array(loader->arena, tree->count, struct str);
	size_t *nodes = arena_array(loader->arena, tree->count, size_t);
	for (size_t i = 0; i < tree->count; i++)
		sorted[i] = &tree->nodes[i];
	qsort(sorted, tree->count, sizeof(*sorted), compare_ids);
	const struct rubric_node *first = NULL;
	for (size_t i = 0; i < tree->count; i++) {
		ids[i] = sorted[i]->id;
		nodes[i] = sorted[i]->index;
		if (!first || !str_equal(first->id, ids[i])) {
			first = sorted[i];
			continue;
		}
		if (str_is_empty(ids[i]))
			continue; // a missing or invalid id is reported already
		if (first->index == 0) {
			diag_add(loader->diags, sorted[i]->at, DIAG_NODE_RESERVED,
			         DIAG_TEXT(ids[i]));
		} else {
			diag_add(loader->diags, sorted[i]->at, DIAG_NODE_REPEATED,
			         DIAG_TEXT(ids[i]));
			diag_also(loader->diags, first->at);
		}
	}
	loader->rubric->ids = ids;
	loader->rubric->ids_nodes = nodes;
}

void
tree_read(const struct loader *loader, const struct rubric_node *root, const struct node *items)
{
	struct tree tree = {.loader = loader};
	size_t index = tree_add(&tree);
	tree.nodes[index] = *root;
	nodes_read(&tree, index, items);
	total_check(&tree, index, root->at);
	index_ids(&tree);
	loader->rubric->nodes = tree.nodes;
	loader->rubric->node_count = tree.count;
	for (size_t i = 0; i < tree.count; i++)
		loader->rubric->item_count += tree.nodes[i].is_item;
}
