// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One entry of the evidence, from its map in a document or from the row of a table. Private to model/: others
// include evidence.h.
#ifndef PATUH_MODEL_ENTRY_H
#define PATUH_MODEL_ENTRY_H

#include <stdbool.h>

#include "model/evidence.h"
#include "read/node.h"

// Where the entry that was read last led. Most files answer the items in the order of the rubric, product
// after product, so the next one is looked for there first.
struct trail {
	size_t node, product;
};

struct entry_feed;

struct builder {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	const struct entry_feed *feed; // NULL: the document lists its entries
	struct trail *trail;
};

enum entry_field {
	ENTRY_ITEM,
	ENTRY_PRODUCT,
	ENTRY_RESPONDENT,
	ENTRY_ANSWER,
	ENTRY_NA,
	ENTRY_EVIDENCE,
	ENTRY_STATUS,
	ENTRY_VERIFIED,
	ENTRY_NOTE,
	ENTRY_FIELD_COUNT
};

enum attachment_field {
	ATTACHMENT_ID,
	ATTACHMENT_FILE,
	ATTACHMENT_URL,
	ATTACHMENT_DATE,
	ATTACHMENT_EXPIRES,
	ATTACHMENT_NOTE,
	ATTACHMENT_FIELD_COUNT
};

// What an attachment and an entry are made of, each of the kind that its key takes; NULL where nothing is said,
// or where it cannot be used, which is reported.
struct attachment_parts {
	struct place at;
	const struct node *values[ATTACHMENT_FIELD_COUNT];
};

struct entry_parts {
	const struct node *values[ENTRY_FIELD_COUNT];
	const struct rubric_node *node;            // that the item names, where it was looked for
	const struct attachment_parts *attachment; // where there is no list of them; NULL: none
	bool has_content; // an answer, or that none applies, is there, though perhaps not to be used
};

// Give the entry, whose node is known, the attachments of a list, or the one there is.
void attachments_read(const struct builder *builder, const struct node *list, struct entry *entry);
void attachment_take(const struct builder *builder, const struct attachment_parts *parts,
                     struct entry *entry);

// The node of the rubric that an entry names; NULL where there is none. Reports nothing.
const struct rubric_node *entry_item(const struct builder *builder, struct str id);

// Reads an entry of the unit, whose products are known. False, with findings, where it cannot
// stand. Of the parts it keeps the texts and the places.
bool entry_make(const struct builder *builder, const struct unit *unit,
                const struct entry_parts *parts, struct entry *entry);

// The same from the map of a document.
bool entry_read(const struct builder *builder, const struct unit *unit, const struct node *map,
                struct entry *entry);

// Entries that stand outside the document, as rows do: made one by one, when the unit is read. `number` is that
// of the unit in the document's list.
struct entry_feed {
	size_t (*count)(const void *context, size_t number); // of the unit's entries
	// One of them, as entry_make does.
	bool (*read)(const void *context, const struct builder *builder, const struct unit *unit,
	             size_t number, size_t index, struct entry *entry);
	const void *context;
};

// evidence_build for a document whose entries are fed, not listed.
const struct evidence *evidence_build_fed(struct arena *arena, struct diags *diags,
                                          const struct rubric *rubric, const struct node *root,
                                          const struct entry_feed *feed);

#endif
