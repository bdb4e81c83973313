// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/rubric.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "base/digest.h"
#include "diag/diag.h"
#include "model/loader.h"

void
rubric_check_validity(const struct rubric *rubric, struct diags *diags, struct date day)
{
	struct place at = rubric->valid_at;
	if (date_is_set(rubric->valid_to) && date_compare(day, rubric->valid_to) > 0)
		diag_add(diags, at, DIAG_RUBRIC_EXPIRED, DIAG_TEXT(rubric->id), DIAG_DATE(day),
		         DIAG_DATE(rubric->valid_to));
	if (date_is_set(rubric->valid_from) && date_compare(day, rubric->valid_from) < 0)
		diag_add(diags, at, DIAG_RUBRIC_EARLY, DIAG_TEXT(rubric->id), DIAG_DATE(day),
		         DIAG_DATE(rubric->valid_from));
}

static void
sources_read(const struct loader *loader, const struct node *map)
{
	static const struct field fields[] = {
		{"title", FIELD_TEXT, true},
		{"note", FIELD_TEXT, false},
		{"url", FIELD_TEXT, false},
	};
	struct rubric_source *sources =
		arena_array(loader->arena, map->count, struct rubric_source);
	for (size_t i = 0; i < map->count; i++) {
		const struct node *values[COUNT_OF(fields)];
		sources[i].id = map->pairs[i].key;
		if (!fields_bind(loader->diags, map->pairs[i].value, "sources", COUNT_OF(fields),
		                 fields, values))
			continue;
		sources[i].title = field_text(values[0]);
		sources[i].note = field_text(values[1]);
		sources[i].url = field_text(values[2]);
	}
	loader->rubric->sources = sources;
	loader->rubric->source_count = map->count;
}

static void
scales_read(const struct loader *loader, const struct node *map)
{
	struct scale *scales = arena_array(loader->arena, map->count, struct scale);
	for (size_t i = 0; i < map->count; i++)
		scale_read(loader, map->pairs[i].key, map->pairs[i].value, &scales[i]);
	loader->rubric->scales = scales;
	loader->rubric->scale_count = map->count;
}

static void
valid_read(const struct loader *loader, const struct node *map)
{
	static const struct field fields[] = {
		{"from", FIELD_TEXT, false},
		{"to", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	struct rubric *rubric = loader->rubric;
	(void)fields_bind(loader->diags, map, "valid", COUNT_OF(fields), fields, values);
	rubric->valid_at = map->at;
	bool has_from = field_date(loader->diags, values[0], &rubric->valid_from);
	bool has_to = field_date(loader->diags, values[1], &rubric->valid_to);
	if (has_from && has_to && date_compare(rubric->valid_to, rubric->valid_from) < 0)
		diag_add(loader->diags, values[1]->at, DIAG_VALID_ORDER,
		         DIAG_DATE(rubric->valid_from), DIAG_DATE(rubric->valid_to));
}

static void
rounding_read(const struct loader *loader, const struct node *map)
{
	const struct field fields[TIER_COUNT] = {
		[TIER_OBJECT] = {tier_names[TIER_OBJECT], FIELD_TEXT, false},
		[TIER_UNIT] = {tier_names[TIER_UNIT], FIELD_TEXT, false},
		[TIER_INSTITUTION] = {tier_names[TIER_INSTITUTION], FIELD_TEXT, false},
	};
	const struct node *values[TIER_COUNT];
	(void)fields_bind(loader->diags, map, "rounding", TIER_COUNT, fields, values);
	for (size_t i = 0; i < TIER_COUNT; i++)
		(void)field_integer(loader->diags, tier_names[i], values[i], 0, DECIMAL_PLACES,
		                    &loader->rubric->places[i]);
}

static void
rollup_read(const struct loader *loader, const struct node *map)
{
	static const struct field fields[] = {
		{"unit", FIELD_TEXT, false},
		{"institution", FIELD_TEXT, false},
	};
	static const char *const of_unit[] = {"mean"};
	static const char *const of_institution[] = {"mean-of-units", "mean-of-objects"};
	const struct node *values[COUNT_OF(fields)];
	size_t choice = 0;
	(void)fields_bind(loader->diags, map, "rollup", COUNT_OF(fields), fields, values);
	(void)field_choice(loader->diags, "unit", values[0], COUNT_OF(of_unit), of_unit, &choice);
	choice = 0;
	(void)field_choice(loader->diags, "institution", values[1], COUNT_OF(of_institution),
	                   of_institution, &choice);
	loader->rubric->is_mean_of_objects = choice == 1;
}

static void
zones_for_read(const struct loader *loader, const struct node *map)
{
	const struct field fields[TIER_COUNT] = {
		[TIER_OBJECT] = {tier_names[TIER_OBJECT], FIELD_LIST, false},
		[TIER_UNIT] = {tier_names[TIER_UNIT], FIELD_LIST, false},
		[TIER_INSTITUTION] = {tier_names[TIER_INSTITUTION], FIELD_LIST, false},
	};
	const struct node *values[TIER_COUNT];
	(void)fields_bind(loader->diags, map, "zones_for", TIER_COUNT, fields, values);
	for (size_t i = 0; i < TIER_COUNT; i++) {
		if (values[i])
			loader->rubric->zones[i] = zones_read(loader, values[i]);
	}
}

enum top_field {
	TOP_PATUH,
	TOP_ID,
	TOP_VERSION,
	TOP_TITLE,
	TOP_EN,
	TOP_ISSUER,
	TOP_NOTES,
	TOP_VALID,
	TOP_OBJECT,
	TOP_TOP,
	TOP_UNANSWERED,
	TOP_ROUNDING,
	TOP_ROLLUP,
	TOP_SOURCES,
	TOP_SCALES,
	TOP_ZONES,
	TOP_ZONES_FOR,
	TOP_COMBINE,
	TOP_TOTAL,
	TOP_TOTAL_NOTE,
	TOP_CAPS,
	TOP_OPINIONS,
	TOP_RENAMES,
	TOP_ITEMS,
	TOP_COUNT
};

static const struct field top_fields[TOP_COUNT] = {
	[TOP_PATUH] = {"patuh", FIELD_TEXT, true},
	[TOP_ID] = {"id", FIELD_TEXT, true},
	[TOP_VERSION] = {"version", FIELD_TEXT, true},
	[TOP_TITLE] = {"title", FIELD_TEXT, true},
	[TOP_EN] = {"en", FIELD_TEXT, false},
	[TOP_ISSUER] = {"issuer", FIELD_TEXT, false},
	[TOP_NOTES] = {"notes", FIELD_TEXT, false},
	[TOP_VALID] = {"valid", FIELD_MAP, false},
	[TOP_OBJECT] = {"object", FIELD_TEXT, true},
	[TOP_TOP] = {"top", FIELD_TEXT, true},
	[TOP_UNANSWERED] = {"unanswered", FIELD_TEXT, false},
	[TOP_ROUNDING] = {"rounding", FIELD_MAP, false},
	[TOP_ROLLUP] = {"rollup", FIELD_MAP, false},
	[TOP_SOURCES] = {"sources", FIELD_MAP, false},
	[TOP_SCALES] = {"scales", FIELD_MAP, false},
	[TOP_ZONES] = {"zones", FIELD_LIST, true},
	[TOP_ZONES_FOR] = {"zones_for", FIELD_MAP, false},
	[TOP_COMBINE] = {"combine", FIELD_TEXT, false},
	[TOP_TOTAL] = {"total", FIELD_TEXT, false},
	[TOP_TOTAL_NOTE] = {"total_note", FIELD_TEXT, false},
	[TOP_CAPS] = {"caps", FIELD_LIST, false},
	[TOP_OPINIONS] = {"opinions", FIELD_LIST, false},
	[TOP_RENAMES] = {"renames", FIELD_MAP, false},
	[TOP_ITEMS] = {"items", FIELD_LONG_LIST, true},
};

static void
renames_read(const struct loader *loader, const struct node *map)
{
	struct rubric *rubric = loader->rubric;
	struct renaming *renamings = arena_array(loader->arena, map->count, struct renaming);
	for (size_t i = 0; i < map->count; i++) {
		struct str to;
		if (!field_list_text(loader->diags, "renames", map->pairs[i].value, &to) ||
		    !node_named(loader, map->pairs[i].value))
			continue;
		renamings[rubric->renaming_count++] = (struct renaming){map->pairs[i].key, to};
	}
	rubric->renamings = renamings;
}

static void
head_read(const struct loader *loader, const struct node *const values[])
{
	struct rubric *rubric = loader->rubric;
	struct diags *diags = loader->diags;
	size_t object = OBJECT_PRODUCT, unanswered = UNANSWERED_ZERO;
	(void)field_id(diags, values[TOP_ID], &rubric->id);
	rubric->version = field_text(values[TOP_VERSION]);
	rubric->title = field_text(values[TOP_TITLE]);
	rubric->en = field_text(values[TOP_EN]);
	rubric->issuer = field_text(values[TOP_ISSUER]);
	rubric->notes = field_text(values[TOP_NOTES]);
	(void)field_choice(diags, "object", values[TOP_OBJECT], OBJECT_KIND_COUNT,
	                   object_kind_names, &object);
	(void)field_choice(diags, "unanswered", values[TOP_UNANSWERED], UNANSWERED_COUNT,
	                   unanswered_names, &unanswered);
	rubric->object = (enum object_kind)object;
	rubric->unanswered = (enum unanswered)unanswered;
	if (field_number(diags, "top", values[TOP_TOP], &rubric->top) && rubric->top.units == 0)
		diag_add(diags, values[TOP_TOP]->at, DIAG_TOTAL_ZERO, DIAG_TEXT(STR("top")));
	if (values[TOP_VALID])
		valid_read(loader, values[TOP_VALID]);
	if (values[TOP_ROUNDING])
		rounding_read(loader, values[TOP_ROUNDING]);
	if (values[TOP_ROLLUP])
		rollup_read(loader, values[TOP_ROLLUP]);
}

// What others refer to is read before what refers to it, whatever the order in the file.
static void
body_read(const struct loader *loader, const struct node *const values[])
{
	struct rubric *rubric = loader->rubric;
	if (values[TOP_SOURCES])
		sources_read(loader, values[TOP_SOURCES]);
	if (values[TOP_SCALES])
		scales_read(loader, values[TOP_SCALES]);
	if (values[TOP_ZONES]) {
		struct zone_table table = zones_read(loader, values[TOP_ZONES]);
		for (size_t i = 0; i < TIER_COUNT; i++)
			rubric->zones[i] = table;
	}
	if (values[TOP_ZONES_FOR])
		zones_for_read(loader, values[TOP_ZONES_FOR]);
	if (!values[TOP_ITEMS])
		return;
	struct rubric_node root = {
		.id = STR("total"),
		.label = rubric->title,
		.en = rubric->en,
		.at = values[TOP_TOTAL] ? values[TOP_TOTAL]->at
	              : values[TOP_ID]  ? values[TOP_ID]->at
	                                : values[TOP_ITEMS]->at,
		.weight = EXACT_ONE,
		.weights = EXACT_ZERO,
	};
	group_read(loader, values[TOP_COMBINE], values[TOP_TOTAL], values[TOP_TOTAL_NOTE], &root);
	tree_read(loader, &root, values[TOP_ITEMS]);
	caps_read(loader, values[TOP_CAPS]);
	if (values[TOP_OPINIONS])
		opinions_read(loader, values[TOP_OPINIONS]);
	if (values[TOP_RENAMES])
		renames_read(loader, values[TOP_RENAMES]);
}

struct rubric *
rubric_from(struct arena *arena, struct diags *diags, const struct node *root, struct str digest)
{
	size_t before = diags_error_count(diags);
	struct rubric *rubric = arena_new(arena, struct rubric);
	struct loader loader = {arena, diags, rubric};
	const struct node *values[TOP_COUNT];
	for (size_t i = 0; i < TIER_COUNT; i++)
		rubric->places[i] = PLACES_EXACT;
	if (!field_document_kind(diags, root, "rubric/1") ||
	    !fields_bind(diags, root, "patuh", TOP_COUNT, top_fields, values))
		return NULL;
	rubric->digest = digest;
	head_read(&loader, values);
	body_read(&loader, values);
	return diags_error_count(diags) == before ? rubric : NULL;
}

const struct rubric *
rubric_build(struct arena *arena, struct diags *diags, const struct node *root)
{
	return rubric_from(arena, diags, root, digest_for(arena, root->at.source->text));
}
