// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A rubric: an instrument of assessment as data (patuh-rubric(5)). After loading it is immutable and
// consistent: every reference leads somewhere, every figure has a basis, weights fit their total,
// floors fall to zero. It refuses anything less.
#ifndef PATUH_MODEL_RUBRIC_H
#define PATUH_MODEL_RUBRIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/exact.h"
#include "base/lang.h"
#include "base/str.h"
#include "diag/place.h"

struct arena;
struct diags;
struct node;

// What is scored on its own, then the levels it is rolled up to.
enum tier {
	TIER_OBJECT,
	TIER_UNIT,
	TIER_INSTITUTION,
	TIER_COUNT
};

enum object_kind {
	OBJECT_PRODUCT,
	OBJECT_UNIT,
	OBJECT_KIND_COUNT
};

// What an item without an answer does (patuh-rubric(5)).
enum unanswered {
	UNANSWERED_ZERO,
	UNANSWERED_EXCLUDE,
	UNANSWERED_REFUSE,
	UNANSWERED_COUNT
};

enum combine {
	COMBINE_MEAN,
	COMBINE_MIN,
	COMBINE_MAX,
	COMBINE_ALL,
	COMBINE_COUNT
};

// How often an item is answered for one object, and how the answers become one (patuh-rubric(5)).
enum per {
	PER_OBJECT,
	PER_PRODUCT,
	PER_RESPONDENT,
	PER_COUNT
};

enum colour {
	COLOUR_GREEN,
	COLOUR_YELLOW,
	COLOUR_RED,
	COLOUR_NONE,
	COLOUR_COUNT
};

enum evidence_kind {
	EVIDENCE_PHOTO,
	EVIDENCE_DOCUMENT,
	EVIDENCE_LINK,
	EVIDENCE_VIDEO,
	EVIDENCE_RECORD,
	EVIDENCE_KIND_COUNT
};

// A law, manual or publication that figures and duties come from.
struct rubric_source {
	struct str id, title, note, url;
};

// Why a figure is what it is: a source, or the reason for which it is only assumed. Neither where
// no figure is stated.
struct basis {
	const struct rubric_source *source;
	struct str assumed; // empty where it is not assumed
};

enum scale_kind {
	SCALE_LEVELS, // the answer names a level
	SCALE_RANGE,  // the answer is a number from min to max
	SCALE_STEPS   // the answer is a measured quantity, whose step gives the value
};

enum measure {
	MEASURE_COUNT, // a whole number, or a list of options
	MEASURE_PERCENT,
	MEASURE_NUMBER,
	MEASURE_COUNT_OF
};

struct scale_level {
	struct str id, label, en;
	struct decimal value;
};

struct scale_step {
	struct decimal from, value;
	struct str label, en;
};

// From an answer to a value (patuh-rubric(5)). Levels and steps rise; the first step begins at 0.
// best > base.
struct scale {
	struct str id; // empty for a scale written inside an item
	enum scale_kind kind;
	size_t level_count, step_count, option_count;
	const struct scale_level *levels;
	struct decimal min, max;
	struct decimal step; // of a range; 0: any number
	enum measure measure;
	const struct scale_step *steps;
	const struct scale_level *options; // of a count; their values have no meaning
	struct decimal base, best;
	struct basis basis;
};

struct zone {
	enum colour colour;
	struct decimal floor;
	struct str label, en, predicate, category;
	struct basis basis;
	struct place at;
};

// Best first; floors fall strictly; the last is 0.
struct zone_table {
	size_t count;
	const struct zone *zones;
};

struct citation {
	const struct rubric_source *source;
	struct str at;
};

// A piece of evidence that an item asks for.
struct wanted {
	struct str id, label;
	enum evidence_kind kind;
	bool is_required;
	int valid_count; // 0: no period of validity
	enum date_unit valid_unit;
};

// A group or an item. Nodes stand in one array, each before its children (preorder), so the
// nodes below nodes[i] are nodes[i + 1] .. nodes[nodes[i].end - 1].
struct rubric_node {
	struct str id, label, en;
	struct place at;
	size_t index, parent, end;
	unsigned depth; // the root has 0
	bool is_item;
	struct exact weight;
	bool has_weight; // false: no weight is stated and it is 1
	struct basis basis;

	enum combine combine; // groups
	struct exact weights; // of all children together
	bool has_total;
	struct exact total;
	struct str total_note;

	const struct scale *scale; // items
	bool is_optional, is_critical;
	enum per per;
	enum combine merge; // of the answers of an item that has several
	size_t cite_count, concept_count, wanted_count;
	const struct citation *cites;
	const struct str *concepts;
	const struct wanted *wanted;
	struct str remedy;
	struct decimal effort; // person-days; 0: not stated
	bool wants_evidence;   // itself, or any item below it
};

// Something that holds or does not, by the ratios of nodes (patuh-rubric(5)).
struct condition {
	enum {
		CONDITION_BELOW,
		CONDITION_AT_LEAST,
		CONDITION_ALL,
		CONDITION_ANY,
		CONDITION_NOT
	} kind;
	size_t node;        // of BELOW and AT_LEAST
	struct exact ratio; // the limit, 0..1
	size_t part_count;  // of the others
	const struct condition *parts;
};

// A limit on the verdict of an object.
struct cap {
	struct condition when;
	bool limits_zone; // else it limits the score
	size_t band;      // the best row of the objects' zone table that is left
	struct decimal score;
	struct str reason;
	struct basis basis;
};

struct outcome {
	struct str label, en;
	bool is_last; // holds where none before it does
	struct condition when;
};

// A second verdict beside the zone.
struct opinion {
	struct str id, label, en;
	size_t outcome_count; // at least 1; the last one always holds
	const struct outcome *outcomes;
};

// An item of this rubric that continues one of an earlier rubric.
struct renaming {
	struct str from, to;
};

enum {
	PLACES_EXACT = -1
};

struct rubric {
	struct str id, version, title, en, issuer, notes;
	struct str digest; // SHA-256 of the file, with those it extends
	size_t file_count;
	const struct source *const *files; // read for it: its own, then those it extends
	struct date valid_from, valid_to;  // unset where open
	struct place valid_at;             // of `valid`
	enum object_kind object;
	struct decimal top; // best score of the root, > 0
	enum unanswered unanswered;
	int places[TIER_COUNT];  // rounding, or PLACES_EXACT
	bool is_mean_of_objects; // institution: mean of all objects, not of units
	size_t source_count, scale_count, node_count, item_count;
	size_t cap_count, opinion_count, renaming_count;
	const struct rubric_source *sources;
	const struct scale *scales; // the named ones
	struct zone_table zones[TIER_COUNT];
	const struct cap *caps;
	const struct opinion *opinions;
	const struct renaming *renamings;
	const struct rubric_node *nodes; // nodes[0] is the root, id "total"
	const struct str *ids;           // sorted
	const size_t *ids_nodes;         // ids[i] is the id of nodes[ids_nodes[i]]
};

// Where other rubrics are found by their ids: gives a path in the arena, or NULL.
struct rubric_finder {
	const char *(*find)(void *context, struct arena *arena, struct str id);
	void *context;
};

// Loads and checks a rubric, with the one it extends. NULL where it has errors; all of them are
// reported. The rubric lives in the arena. A base is looked for beside the file, then by the finder
// (which may be NULL).
const struct rubric *rubric_load(struct arena *arena, struct diags *diags, const char *path,
                                 const struct rubric_finder *finder);

// The same from texts that were read before, in the order of rubric->files. They must outlive it.
const struct rubric *rubric_reload(struct arena *arena, struct diags *diags, size_t count,
                                   const struct source *const files[]);

// The same from a document that was read already and extends none.
const struct rubric *rubric_build(struct arena *arena, struct diags *diags,
                                  const struct node *root);

// The node with that id; NULL where there is none.
const struct rubric_node *rubric_find(const struct rubric *rubric, struct str id);

// The first group from the root on that has an item below it or more than one child: what reports show
// side by side are its children.
const struct rubric_node *rubric_branching(const struct rubric *rubric);

// Reports (as a warning) where the rubric is not in force on that day.
void rubric_check_validity(const struct rubric *rubric, struct diags *diags, struct date day);

// Warns of zones that no score can reach, and of items that can never change one (patuh-rubric(5)).
void rubric_check_reach(const struct rubric *rubric, struct diags *diags);

// Has the table a zone of that colour?
bool zone_table_has(const struct zone_table *table, enum colour colour);

// The zone of a score: the first whose floor it reaches. Total: scores are never below 0.
const struct zone *zone_for(const struct zone_table *table, struct exact score);

// The level that an answer names by id or label, in any case; NULL where there is none.
const struct scale_level *scale_find(const struct scale *scale, struct str answer);

// The option of a count that an answer names by id or label, in any case; NULL where there is none.
const struct scale_level *scale_find_option(const struct scale *scale, struct str answer);

// The last step that a measured quantity (0 or more) reaches.
const struct scale_step *scale_step_for(const struct scale *scale, struct decimal measured);

// (value - base) / (best - base), within 0..1
struct exact scale_ratio(struct arena *arena, const struct scale *scale, struct decimal value);

// The text in a language, Indonesian where there is no English.
struct str text_in(enum lang lang, struct str id, struct str en);

extern const char *const object_kind_names[OBJECT_KIND_COUNT];
extern const char *const unanswered_names[UNANSWERED_COUNT];
extern const char *const combine_names[COMBINE_COUNT];
extern const char *const per_names[PER_COUNT];
extern const char *const measure_names[MEASURE_COUNT_OF];
extern const char *const colour_names[COLOUR_COUNT];
extern const char *const evidence_kind_names[EVIDENCE_KIND_COUNT];
extern const char *const tier_names[TIER_COUNT];

#endif
