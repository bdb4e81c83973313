// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An assessment on its way into the store. It follows the audit as one of its audience; when that
// is done, the rest is handed over, and all of it goes in as one record or not at all.
#ifndef PATUH_STORE_SAVE_H
#define PATUH_STORE_SAVE_H

#include "audit/audience.h"
#include "base/lang.h"
#include "store/store.h"

struct input;

// What is known of an audit before it begins.
struct save_facts {
	const struct rubric *rubric;
	struct score_options score;
	bool is_day_assumed;
	enum lang lang; // of the findings
	struct str tool_version;
};

// What is known once it has ended.
struct save_outcome {
	size_t input_count;
	const struct input *inputs; // of which those that were used are kept
	struct str result;          // the JSON result
	struct diags *findings;
};

struct save;

// Begins to take down an assessment. It lives in the arena, the store outlives it. What goes wrong
// is reported; it shows when the save is ended.
struct save *save_begin(struct arena *arena, struct store *store, const struct save_facts *facts);

// The save as a follower of the audit.
struct audience save_audience(struct save *save);

// Takes down the rest. False, reported, where anything could not be.
bool save_complete(struct save *save, const struct save_outcome *outcome);

// What became of it.
struct save_receipt {
	int64_t id;
	bool was_there; // the same was saved before, as this id
};

// Puts a complete save into the store, with the time at which that is. False, reported, where it
// cannot be; the store is then as it was.
bool save_commit(struct save *save, struct str time, struct save_receipt *receipt);

// Lets go of what it holds.
void save_finish(struct save *save);

#endif
