// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The institution: what remains of its units once each has been scored and let go, the means over
// them, and where the points are lost. Units are added one at a time, so memory does not grow with
// the answers.
#ifndef PATUH_AUDIT_ASSESSMENT_H
#define PATUH_AUDIT_ASSESSMENT_H

#include <stddef.h>

#include "audit/score.h"

struct unit_summary {
	size_t number; // in the order in which units were added, from 0
	struct str id, name;
	struct exact weight;
	size_t group_count;
	const struct str *groups;
	struct verdict verdicts[FIGURE_COUNT];
	size_t object_count;
	size_t leaf_count, answered_count; // over its objects
	struct exact lost; // best score minus the counted one; 0 where there is none
};

// Units that share a name under `groups`: a Mal Pelayanan Publik, a district.
struct group_summary {
	struct str id;
	struct verdict verdicts[FIGURE_COUNT];
	size_t unit_count;
	const struct unit_summary *const *units;
};

// What all answers to a node together cost the institution.
struct node_loss {
	struct exact points;             // of the institution's score, before rounding
	size_t object_count, unit_count; // that lose any
};

struct assessment {
	const struct rubric *rubric;
	struct score_options options;
	struct str institution, period;
	struct exact assumed_weight; // percent
	size_t unit_count, group_count;
	const struct unit_summary *const *units;  // in the order they were added
	const struct unit_summary *const *ranked; // best first, without a score last
	const struct group_summary *groups;       // by id
	struct verdict verdicts[FIGURE_COUNT];
	const struct outcome *const *opinions; // one for each opinion of the rubric
	const struct node_loss *losses;        // one for each node; leaves only
	size_t zone_counts[COLOUR_COUNT];      // units by colour of the counted figure
	size_t unscored_count;
	size_t object_count, leaf_count, answered_count;
};

// The losses of the nodes that cost anything, the dearest first, equals in the order of the rubric; as
// pointers into assessment->losses, in the arena.
const struct node_loss *const *losses_ranked(struct arena *arena,
                                             const struct assessment *assessment, size_t *count);

// How many objects of a unit have a score in that figure.
int64_t unit_scored_objects(const struct unit_result *result, enum figure figure);

struct tally;

// Begins to add units. All that the tally keeps lives in the arena.
struct tally *tally_create(struct arena *arena, const struct rubric *rubric,
                           const struct score_options *options);

// Adds a unit; the result may be freed afterwards.
void tally_add(struct tally *tally, const struct unit_result *result);

// The assessment of all the units added. It lives in the tally's arena.
const struct assessment *tally_finish(struct tally *tally, struct str institution,
                                      struct str period);

#endif
