// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/extend.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/index.h"
#include "diag/diag.h"
#include "read/make.h"

// An item or group while the tree is being changed. The root stands for the list at the top.
struct draft {
	struct str id;
	struct node *map; // its keys, `items` left out; NULL for the root, or what is no map
	const struct node *other; // what is no map: kept, so that it is refused later
	const struct node *told;  // the element of the derived document that adds or changes it
	struct draft *parent;
	bool is_group, is_removed;
	struct place items_at;
	struct draft **children;
	size_t count, capacity;
};

// The drafts that have an id, by it.
struct drafts {
	struct index *ids; // numbers in `list`
	struct draft **list;
	size_t count, capacity;
};

struct extension {
	struct arena *arena;
	struct diags *diags;
	struct draft *root;
	struct drafts *known;
};

static bool
is_key(struct str key, const char *name)
{
	return str_equal(key, str_from(name));
}

// A map whose pairs may be changed, with room for more; the values are shared.
static struct node *
map_copy(struct arena *arena, const struct node *map, size_t more)
{
	struct node *copy = arena_new(arena, struct node);
	*copy = *map;
	copy->pairs = arena_array(arena, map->count + more, struct node_pair);
	if (map->count)
		memcpy(copy->pairs, map->pairs, map->count * sizeof(*map->pairs));
	return copy;
}

// Replaces the value of a key, or adds the pair. The map has room for it.
static void
map_put(struct node *map, const struct node_pair *pair)
{
	for (size_t i = 0; i < map->count; i++) {
		if (str_equal(map->pairs[i].key, pair->key)) {
			map->pairs[i] = *pair;
			return;
		}
	}
	map->pairs[map->count++] = *pair;
}

static void
map_drop(struct node *map, const char *key)
{
	for (size_t i = 0; i < map->count; i++) {
		if (!is_key(map->pairs[i].key, key))
			continue;
		memmove(&map->pairs[i], &map->pairs[i + 1],
		        (map->count - i - 1) * sizeof(*map->pairs));
		map->count--;
		return;
	}
}

static const struct node *
list_of(const struct node *map, const char *key)
{
	const struct node *found = node_find(map, str_from(key));
	return found && found->kind == NODE_LIST ? found : NULL;
}

static struct str
id_of(const struct node *map)
{
	const struct node *id = node_find(map, STR("id"));
	return id && id->kind == NODE_TEXT ? id->text : STR("");
}

static void
draft_append(struct arena *arena, struct draft *parent, struct draft *child)
{
	child->parent = parent;
	parent->is_group = true;
	parent->children = arena_grow(arena, parent->children, parent->count, &parent->capacity,
	                              sizeof(*parent->children));
	parent->children[parent->count++] = child;
}

static void
drafts_add(struct arena *arena, struct drafts *known, struct draft *draft)
{
	size_t number = known->count;
	if (str_is_empty(draft->id) || !index_add(known->ids, draft->id, &number))
		return;
	known->list = arena_grow(arena, known->list, known->count, &known->capacity,
	                         sizeof(struct draft *));
	known->list[known->count++] = draft;
}

static void draft_fill(const struct extension *extension, struct draft *parent,
                       const struct node *list);

static struct draft *
draft_create(const struct extension *extension, const struct node *item)
{
	struct arena *arena = extension->arena;
	struct draft *draft = arena_new(arena, struct draft);
	if (item->kind != NODE_MAP) {
		draft->other = item;
		return draft;
	}
	draft->id = id_of(item);
	draft->map = map_copy(arena, item, 1);
	drafts_add(arena, extension->known, draft);
	const struct node *items = list_of(item, "items");
	if (items) {
		map_drop(draft->map, "items");
		draft_fill(extension, draft, items);
	}
	return draft;
}

static void
draft_fill(const struct extension *extension, struct draft *parent, const struct node *list)
{
	parent->is_group = true;
	parent->items_at = list->at;
	for (size_t i = 0; i < list->count; i++)
		draft_append(extension->arena, parent, draft_create(extension, list->items[i]));
}

// The draft with that id that is in the tree, NULL where there is none.
static struct draft *
draft_find(const struct extension *extension, struct str id)
{
	size_t number;
	if (!index_find(extension->known->ids, id, &number))
		return NULL;
	assert(extension->known->list); // where there are ids
	struct draft *found = extension->known->list[number];
	for (const struct draft *above = found; above; above = above->parent) {
		if (above->is_removed)
			return NULL;
	}
	return found;
}

static void
draft_remove(struct draft *draft)
{
	struct draft *parent = draft->parent;
	size_t index = 0;
	while (parent->children[index] != draft)
		index++;
	memmove(&parent->children[index], &parent->children[index + 1],
	        (parent->count - index - 1) * sizeof(struct draft *));
	parent->count--;
}

static const struct node *draft_node(struct arena *arena, const struct draft *draft);

static const struct node *
draft_list(struct arena *arena, const struct draft *draft)
{
	struct node_items items = {NULL, 0, 0};
	for (size_t i = 0; i < draft->count; i++)
		node_items_add(arena, &items, draft_node(arena, draft->children[i]));
	return node_make_list(arena, &items, draft->items_at);
}

static const struct node *
draft_node(struct arena *arena, const struct draft *draft)
{
	if (draft->other)
		return draft->other;
	if (!draft->is_group)
		return draft->map;
	struct node *map = map_copy(arena, draft->map, 1);
	const struct node_pair pair = {STR("items"), draft->items_at, draft_list(arena, draft)};
	map_put(map, &pair);
	return map;
}

static void
report_unknown(const struct extension *extension, const struct node *id)
{
	diag_add(extension->diags, id->at, DIAG_NODE_UNKNOWN, DIAG_TEXT(id->text));
}

static void items_apply(const struct extension *extension, const struct node *list,
                        struct draft *group);

// A known item: changes the keys that are given.
static void
item_change(const struct extension *extension, struct draft *draft, const struct node *change)
{
	draft->map = map_copy(extension->arena, draft->map, change->count + 1);
	for (size_t i = 0; i < change->count; i++) {
		const struct node_pair *pair = &change->pairs[i];
		if (is_key(pair->key, "items") && pair->value->kind == NODE_LIST)
			continue;
		if (is_key(pair->key, "source"))
			map_drop(draft->map, "assumed");
		if (is_key(pair->key, "assumed"))
			map_drop(draft->map, "source");
		map_put(draft->map, pair);
	}
	const struct node *items = list_of(change, "items");
	if (items)
		items_apply(extension, items, draft);
}

// The group that `under` names; NULL, reported, where there is none. `group` where nothing is said.
static struct draft *
group_for(const struct extension *extension, const struct node *item, struct draft *group)
{
	const struct node *under = node_find(item, STR("under"));
	if (!under || under->kind != NODE_TEXT)
		return group;
	if (is_key(under->text, "total"))
		return extension->root;
	struct draft *named = draft_find(extension, under->text);
	if (!named)
		report_unknown(extension, under);
	return named;
}

static void
draft_put(const struct extension *extension, struct draft *group, struct draft *draft,
          struct place at)
{
	if (!group->is_group)
		group->items_at = at;
	draft_append(extension->arena, group, draft);
}

// A new item: goes to the group that `under` names, or that it is written in.
static void
item_add(const struct extension *extension, const struct node *item, struct draft *group)
{
	const struct node *items = list_of(item, "items");
	group = group_for(extension, item, group);
	if (!group)
		return;
	if (item->kind != NODE_MAP) {
		draft_put(extension, group, draft_create(extension, item), item->at);
		return;
	}
	struct node *own = map_copy(extension->arena, item, 1);
	if (items)
		map_drop(own, "items");
	struct draft *draft = draft_create(extension, own);
	draft->told = item;
	map_drop(draft->map, "under");
	draft_put(extension, group, draft, item->at);
	if (!items)
		return;
	draft->is_group = true;
	draft->items_at = items->at;
	items_apply(extension, items, draft);
}

// A known item may be moved under another group, but not under itself.
static void
item_move(const struct extension *extension, const struct node *item, struct draft *draft)
{
	struct draft *group = group_for(extension, item, draft->parent);
	map_drop(draft->map, "under");
	for (const struct draft *above = group; above; above = above->parent) {
		if (above == draft) {
			report_unknown(extension, node_find(item, STR("under")));
			return;
		}
	}
	if (!group || group == draft->parent)
		return;
	draft_remove(draft);
	draft_put(extension, group, draft, item->at);
}

static void
report_repeat(const struct extension *extension, const struct node *item, const struct draft *draft)
{
	diag_add(extension->diags, node_find(item, STR("id"))->at, DIAG_NODE_REPEATED,
	         DIAG_TEXT(draft->id));
	diag_also(extension->diags, node_find(draft->told, STR("id"))->at);
}

static void
items_apply(const struct extension *extension, const struct node *list, struct draft *group)
{
	for (size_t i = 0; i < list->count; i++) {
		struct draft *known = draft_find(extension, id_of(list->items[i]));
		if (known && known->told) {
			report_repeat(extension, list->items[i], known);
		} else if (known) {
			known->told = list->items[i];
			item_change(extension, known, list->items[i]);
			item_move(extension, list->items[i], known);
		} else {
			item_add(extension, list->items[i], group);
		}
	}
}

static void
items_remove(const struct extension *extension, const struct node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct node *id = list->items[i];
		struct draft *draft =
			id->kind == NODE_TEXT ? draft_find(extension, id->text) : NULL;
		if (draft) {
			draft_remove(draft);
			draft->is_removed = true;
		} else if (id->kind == NODE_TEXT) {
			report_unknown(extension, id);
		} else {
			diag_add(extension->diags, id->at, DIAG_NOT_TEXT, DIAG_TEXT(STR("remove")));
		}
	}
}

// The list under a key of the derived document; another kind is reported.
static const struct node *
own_list(const struct extension *extension, const struct node *derived, const char *key)
{
	const struct node *found = node_find(derived, str_from(key));
	if (found && found->kind != NODE_LIST)
		diag_add(extension->diags, found->at, DIAG_NOT_LIST, DIAG_TEXT(str_from(key)));
	return list_of(derived, key);
}

static const struct node *
maps_merge(struct arena *arena, const struct node *base, const struct node *derived)
{
	if (!base || base->kind != NODE_MAP || derived->kind != NODE_MAP)
		return derived;
	struct node *merged = map_copy(arena, base, derived->count);
	for (size_t i = 0; i < derived->count; i++)
		map_put(merged, &derived->pairs[i]);
	return merged;
}

static void
heads_merge(struct arena *arena, const struct node *base, const struct node *derived,
            struct node *merged)
{
	static const char *const own[] = {"extends", "items", "remove"};
	for (size_t i = 0; i < derived->count; i++) {
		struct node_pair pair = derived->pairs[i];
		if (is_key(pair.key, own[0]) || is_key(pair.key, own[1]) ||
		    is_key(pair.key, own[2]))
			continue;
		if (is_key(pair.key, "sources") || is_key(pair.key, "scales"))
			pair.value = maps_merge(arena, node_find(base, pair.key), pair.value);
		map_put(merged, &pair);
	}
}

const struct node *
extend_document(struct arena *arena, struct diags *diags, const struct node *base,
                const struct node *derived)
{
	struct draft root = {.is_group = true};
	struct drafts known = {.ids = index_create(arena)};
	const struct extension extension = {arena, diags, &root, &known};
	struct node *merged = map_copy(arena, base, derived->count + 1);
	merged->at = derived->at;
	heads_merge(arena, base, derived, merged);
	const struct node *items = list_of(base, "items");
	const struct node *remove = own_list(&extension, derived, "remove");
	const struct node *changes = own_list(&extension, derived, "items");
	if (items)
		draft_fill(&extension, &root, items);
	else if (changes)
		root.items_at = changes->at;
	if (remove)
		items_remove(&extension, remove);
	if (changes)
		items_apply(&extension, changes, &root);
	if (!items && !changes)
		return merged; // without a tree, which is refused later
	const struct node_pair pair = {STR("items"), root.items_at, draft_list(arena, &root)};
	map_put(merged, &pair);
	return merged;
}
