// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/import_unit.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "model/form_merge.h"

static struct str
kept(struct arena *arena, struct buffer *text)
{
	struct str copy = str_copy(arena, buffer_text(text));
	buffer_finish(text);
	return copy;
}

struct date
import_date(struct str text)
{
	struct date date;
	(void)date_parse(text, &date);
	return date;
}

void
import_date_add(struct arena *arena, struct node_pairs *map, const char *key, struct date date,
                struct place at)
{
	struct buffer text;
	if (!date_is_set(date))
		return;
	buffer_init(&text);
	date_write(&text, date);
	node_pairs_add_text(arena, map, key, kept(arena, &text), at);
}

// What a unit is, however it is known.
struct facts {
	struct str id, name, weight;
	size_t group_count;
	const struct str *groups;
	struct place at;
};

static const struct node *
facts_node(struct arena *arena, const struct facts *facts, const struct node_items *products,
           const struct node_items *entries)
{
	struct node_pairs map = {NULL, 0, 0};
	struct node_items groups = {NULL, 0, 0};
	for (size_t i = 0; i < facts->group_count; i++)
		node_items_add(arena, &groups, node_make_text(arena, facts->groups[i], facts->at));
	node_pairs_add_text(arena, &map, "id", facts->id, facts->at);
	node_pairs_add_text(arena, &map, "name", facts->name, facts->at);
	if (groups.count)
		node_pairs_add(arena, &map, "groups", node_make_list(arena, &groups, facts->at));
	node_pairs_add_text(arena, &map, "weight", facts->weight, facts->at);
	node_pairs_add(arena, &map, "products", node_make_list(arena, products, facts->at));
	node_pairs_add(arena, &map, "entries", node_make_list(arena, entries, facts->at));
	return node_make_map(arena, &map, facts->at);
}

const struct node *
import_unit_node(struct arena *arena, const struct unit *unit, const struct node_items *products,
                 const struct node_items *entries)
{
	struct buffer weight;
	buffer_init(&weight);
	if (exact_compare(unit->weight, EXACT_ONE) != 0)
		exact_write(&weight, unit->weight);
	const struct facts facts = {unit->id,          unit->name,   kept(arena, &weight),
	                            unit->group_count, unit->groups, unit->at};
	return facts_node(arena, &facts, products, entries);
}

const struct node *
import_stamp_node(struct arena *arena, const struct form_stamp *stamp,
                  const struct node_items *products, const struct node_items *entries)
{
	const struct facts facts = {stamp->unit,        stamp->name,   stamp->weight,
	                            stamp->group_count, stamp->groups, stamp->at};
	return facts_node(arena, &facts, products, entries);
}

void
import_unit_parts(struct arena *arena, const struct unit *unit, struct node_items *products,
                  struct node_items *entries)
{
	struct form_merge nothing = {.arena = arena, .ours = unit};
	form_merge_run(&nothing, products, entries);
}
