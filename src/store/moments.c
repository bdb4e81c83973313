// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/moments.h"

#include "base/arena.h"
#include "store/handle.h"
#include "store/record.h"

// Where the verdicts of the subject stand: one row (name, place) or none.
static struct str
place_query(enum subject_kind kind)
{
	switch (kind) {
	case SUBJECT_INSTITUTION:
		return STR("SELECT institution, 0 FROM main.head WHERE assessment = ? AND ? <> ''");
	case SUBJECT_UNIT:
		return STR("SELECT name, position FROM main.unit WHERE assessment = ? AND id = ?");
	case SUBJECT_GROUP:
		return STR(
			"SELECT id, position FROM main.grouping WHERE assessment = ? AND id = ?");
	}
	return STR("");
}

static const char *
level_of(enum subject_kind kind)
{
	switch (kind) {
	case SUBJECT_INSTITUTION:
		return "institution";
	case SUBJECT_UNIT:
		return "unit";
	case SUBJECT_GROUP:
		return "group";
	}
	return "";
}

static enum figure
figure_named(struct str name)
{
	if (str_equal(name, STR("verified")))
		return FIGURE_VERIFIED;
	return str_equal(name, STR("potential")) ? FIGURE_POTENTIAL : FIGURE_CLAIMED;
}

static enum colour
colour_named(struct str name)
{
	for (size_t i = 0; i < COLOUR_COUNT; i++) {
		if (str_equal(name, str_from(colour_names[i])))
			return (enum colour)i;
	}
	return COLOUR_NONE;
}

// A score as it was printed; its places are those it is written with.
static struct reading
read_score(struct arena *arena, struct query *query)
{
	struct str shown = query_text(query, arena, 1);
	struct reading reading = {.has_score = false};
	if (decimal_parse(shown, &reading.shown) != DECIMAL_OK)
		return reading;
	reading.has_score = true;
	for (size_t i = 0; i < shown.len; i++) {
		if (shown.data[i] == '.')
			reading.places = (int)(shown.len - i - 1);
	}
	if (reading.places > DECIMAL_PLACES)
		reading.places = DECIMAL_PLACES;
	reading.colour = colour_named(query_text(query, arena, 2));
	reading.category = query_text(query, arena, 3);
	reading.label = query_text(query, arena, 4);
	reading.predicate = query_text(query, arena, 5);
	return reading;
}

struct reader {
	struct arena *arena;
	const struct subject *subject;
	struct query *place, *verdicts;
};

static void
read_moment(const struct reader *reader, struct moment *moment)
{
	bool is_all = reader->subject->kind == SUBJECT_INSTITUTION;
	struct str id = is_all ? STR("-") : reader->subject->id;
	query_set(reader->place, 2, (const struct value[]){AS_INTEGER(moment->id), AS_TEXT(id)});
	moment->is_there = query_next(reader->place);
	if (!moment->is_there)
		return;
	moment->name = query_text(reader->place, reader->arena, 0);
	query_set(reader->verdicts, 3,
	          (const struct value[]){AS_INTEGER(moment->id),
	                                 AS_TEXT(str_from(level_of(reader->subject->kind))),
	                                 AS_INTEGER(query_integer(reader->place, 1))});
	while (query_next(reader->verdicts)) {
		enum figure figure = figure_named(query_text(reader->verdicts, reader->arena, 0));
		moment->readings[figure] = read_score(reader->arena, reader->verdicts);
	}
}

struct moment *
store_moments(struct arena *arena, struct store *store, const struct subject *subject,
              size_t *count)
{
	const struct record *records = record_list(arena, store, count);
	struct moment *moments = arena_array(arena, *count, struct moment);
	struct reader reader = {
		.arena = arena,
		.subject = subject,
		.place = query_create(store->database, place_query(subject->kind)),
		.verdicts = query_create(
			store->database,
			STR("SELECT figure, shown, zone, category, label, predicate"
	                    " FROM main.verdict WHERE assessment = ? AND level = ? AND place = ? AND object = 0")),
	};
	for (size_t i = 0; i < *count; i++) {
		const struct record *record = &records[i];
		moments[i] = (struct moment){
			.id = record->id,
			.institution = record->institution,
			.period = record->period,
			.rubric = record->rubric,
			.version = record->rubric_version,
			.digest = record->rubric_digest,
			.model = record->model,
			.counted = record->score.counted,
			.saved = record->saved,
		};
		read_moment(&reader, &moments[i]);
	}
	query_destroy(reader.place);
	query_destroy(reader.verdicts);
	return moments;
}
