// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// An AA tree (Andersson 1993): a table by hash would be slow for texts that are chosen to collide.
#include "base/index.h"

#include "base/arena.h"

struct leaf {
	struct str text;
	size_t number;
	unsigned level; // 1 at the bottom
	struct leaf *left, *right;
};

struct index {
	struct arena *arena;
	struct leaf *root;
};

struct index *
index_create(struct arena *arena)
{
	struct index *index = arena_new(arena, struct index);
	index->arena = arena;
	return index;
}

bool
index_find(const struct index *index, struct str text, size_t *number)
{
	const struct leaf *leaf = index->root;
	while (leaf) {
		int order = str_compare(text, leaf->text);
		if (order == 0) {
			*number = leaf->number;
			return true;
		}
		leaf = order < 0 ? leaf->left : leaf->right;
	}
	return false;
}

// No left child on the level of its parent.
static struct leaf *
skew(struct leaf *leaf)
{
	struct leaf *left = leaf->left;
	if (!left || left->level != leaf->level)
		return leaf;
	leaf->left = left->right;
	left->right = leaf;
	return left;
}

// No two right children, one below the other, on the level of their parent.
static struct leaf *
split(struct leaf *leaf)
{
	struct leaf *right = leaf->right;
	if (!right || !right->right || right->right->level != leaf->level)
		return leaf;
	leaf->right = right->left;
	right->left = leaf;
	right->level++;
	return right;
}

// The tree below, with a leaf more whose text it has not.
static struct leaf *
insert(struct leaf *below, struct leaf *leaf)
{
	if (!below)
		return leaf;
	if (str_compare(leaf->text, below->text) < 0)
		below->left = insert(below->left, leaf);
	else
		below->right = insert(below->right, leaf);
	return split(skew(below));
}

bool
index_add(struct index *index, struct str text, size_t *number)
{
	if (index_find(index, text, number))
		return false;
	struct leaf *leaf = arena_new(index->arena, struct leaf);
	*leaf = (struct leaf){.text = text, .number = *number, .level = 1};
	index->root = insert(index->root, leaf);
	return true;
}
