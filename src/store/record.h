// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An assessment out of the store: who was assessed and how it came out, the rubric, and the
// evidence as it was read then, so that it can be scored again. What a store holds is not believed:
// texts go through the same checks as files do.
#ifndef PATUH_STORE_RECORD_H
#define PATUH_STORE_RECORD_H

#include "audit/score.h"
#include "base/lang.h"
#include "store/store.h"

struct record {
	int64_t id;
	struct str institution, period;
	struct str rubric, rubric_version, rubric_digest;
	int64_t model; // of scoring
	struct score_options score;
	bool is_day_assumed;
	enum lang lang; // of its findings
	struct str tool_version, saved, seal;
};

// The records of the store, by id, in the arena.
const struct record *record_list(struct arena *arena, struct store *store, size_t *count);

// Those of an institution whose period comes before that one, in the order of their periods, as text. Of
// several of one period by one rubric and figure the one that was saved last.
const struct record *record_list_before(struct arena *arena, struct store *store,
                                        struct str institution, struct str period, size_t *count);

// One of them. NULL, reported, where there is none.
const struct record *record_find(struct arena *arena, struct store *store, int64_t id);

// What was printed as the JSON result, in the arena.
struct str record_result(struct arena *arena, struct store *store, const struct record *record);

// A file that was read as evidence, and the SHA-256 of its bytes.
struct record_file {
	struct str name, digest;
};

// Those of a record, in the arena.
const struct record_file *record_files(struct arena *arena, struct store *store,
                                       const struct record *record, size_t *count);

// The rubric out of the texts that are stored, to score the record again with. NULL, reported, where
// they are no longer one, or the record has no day. What there is to say of the rubric itself goes
// to `diags`.
const struct rubric *record_rubric(struct arena *arena, struct diags *diags, struct store *store,
                                   const struct record *record);

// Adds the findings of the audit, as they were told then.
void record_add_findings(struct arena *arena, struct diags *diags, struct store *store,
                         const struct record *record);

// Gives the units of a record one by one.
struct record_units;

// For the record's own rubric, or for another one that renames some of its items: what that one
// does not take is left out. Lives in the arena, and needs record_units_finish.
struct record_units *record_units_begin(struct arena *arena, struct store *store,
                                        const struct record *record, const struct rubric *rubric);

// The next unit, in an arena that may be another one; NULL after the last, and, reported, where
// what is stored for the record's own rubric cannot be evidence.
const struct unit *record_units_next(struct record_units *units, struct arena *arena);

void record_units_finish(struct record_units *units);

#endif
