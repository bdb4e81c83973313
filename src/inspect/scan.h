// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// To which unit, product and item does a file belong that no evidence cites yet? Told from the words of its
// path, as a proposal with its reasons. Where two answers are as good as each other, none is chosen.
#ifndef PATUH_INSPECT_SCAN_H
#define PATUH_INSPECT_SCAN_H

#include "inspect/attachment.h"
#include "model/evidence.h"

// How a part of a proposal was found, from the weakest on.
enum scan_match {
	SCAN_MATCH_NONE,
	SCAN_MATCH_UNNEEDED, // the item is not answered for products
	SCAN_MATCH_PART,     // half of the words of its name, or more
	SCAN_MATCH_NAME,     // all the words of its name, or the last part of its id
	SCAN_MATCH_ID,
	SCAN_MATCH_KIND, // of the evidence wanted, the only one of the file's kind
	SCAN_MATCH_ONLY, // there is no other
	SCAN_MATCH_COUNT
};

enum scan_verdict {
	SCAN_SURE,      // each part by an id, a whole name, or for want of another
	SCAN_LIKELY,    // by part of a name; or the file is not of the kind that is wanted
	SCAN_AMBIGUOUS, // two or more are as good as each other
	SCAN_UNKNOWN,   // no unit, product or item is named
	SCAN_VERDICT_COUNT
};

// What becomes of a proposal.
enum scan_outcome {
	SCAN_NOT_SURE,   // left to people
	SCAN_NO_ENTRY,   // the item has no answer that it could stand at
	SCAN_GIVEN,      // that evidence is given already, by another file
	SCAN_NOT_BELOW,  // not in the folder of attachments, so that no path leads to it
	SCAN_NOT_YAML,   // the answer stands in a table
	SCAN_UNREADABLE, // the file cannot be looked at
	SCAN_READY,      // can be written
	SCAN_WRITTEN,
	SCAN_REFUSED, // the entry is written in a way that is not changed for sure
	SCAN_OUTCOME_COUNT
};

struct proposal {
	struct str path;  // as the folder was named
	struct str below; // the same without the folder
	const struct inspected *file;
	enum scan_verdict verdict;
	enum scan_match by_unit, by_product, by_item, by_wanted;
	const struct unit *unit; // NULL, and so below, where it is not known
	const struct product *product;
	const struct rubric_node *item;
	const struct wanted *wanted;
	const struct entry *entry; // that answers the item; NULL where there is none yet
	struct str choices;        // ids that are as good as each other, where it is ambiguous
	struct str cited;          // the path for the evidence; empty where there is none
	enum scan_outcome outcome;
};

struct scanner;

// For the units of one rubric. Lives in the arena; units and rubric outlive it.
struct scanner *scanner_create(struct arena *arena, const struct rubric *rubric, size_t unit_count,
                               const struct unit *const units[]);

// A proposal for the file at a path below the folder that was scanned; `file` is what it was found to be.
// What becomes of it is not said yet.
struct proposal scanner_propose(struct scanner *scanner, struct str folder, struct str path,
                                const struct inspected *file);

#endif
