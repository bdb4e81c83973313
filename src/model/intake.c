// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/intake.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "base/file.h"
#include "diag/diag.h"
#include "read/source.h"
#include "read/yaml.h"

// A path that the user named, and what came of it.
struct origin {
	const char *path;
	bool is_folder;
	size_t used, skipped;
};

// Something that was seen first at some place, to be told when it comes again.
struct sighting {
	struct str text;
	struct place at;
};

struct intake {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	struct file_list files;
	size_t *origin_of; // for each file
	size_t origin_capacity;
	size_t origin_count;
	struct origin *origins;
	struct sighting institution, period;
	struct sighting *units;
	size_t unit_count, unit_capacity;
};

static const struct str endings[] = {{".yaml", 5}, {".yml", 4}};

static void
add_path(struct intake *intake, const char *path, size_t origin)
{
	size_t before = intake->files.count;
	enum file_status status = FILE_OK;
	struct file_list *files = &intake->files;
	if (!file_exists(path)) {
		status = FILE_MISSING;
	} else if (file_is_folder(path)) {
		intake->origins[origin].is_folder = true;
		status = file_list_folder(intake->arena, path, COUNT_OF(endings), endings, files);
	} else {
		files->paths = arena_grow(intake->arena, files->paths, files->count,
		                          &files->capacity, sizeof(*files->paths));
		files->paths[files->count++] = path;
	}
	if (status != FILE_OK) {
		source_report(intake->diags, status, path);
		intake->origins[origin].used = 1; // what went wrong is said already
	}
	for (size_t i = before; i < files->count; i++) {
		intake->origin_of =
			arena_grow(intake->arena, intake->origin_of, i, &intake->origin_capacity,
		                   sizeof(*intake->origin_of));
		intake->origin_of[i] = origin;
	}
}

struct intake *
intake_create(struct arena *arena, struct diags *diags, const struct rubric *rubric, size_t count,
              const char *const paths[])
{
	struct intake *intake = arena_new(arena, struct intake);
	intake->arena = arena;
	intake->diags = diags;
	intake->rubric = rubric;
	intake->origins = arena_array(arena, count, struct origin);
	intake->origin_count = count;
	for (size_t i = 0; i < count; i++) {
		intake->origins[i].path = paths[i];
		add_path(intake, paths[i], i);
	}
	return intake;
}

size_t
intake_file_count(const struct intake *intake)
{
	return intake->files.count;
}

const char *
intake_file(const struct intake *intake, size_t index)
{
	return intake->files.paths[index];
}

enum head_key {
	HEAD_PATUH,
	HEAD_RUBRIC,
	HEAD_ASSESSED,
	HEAD_KEY_COUNT
};

static void
head_peek(struct arena *arena, const struct source *source, struct str values[HEAD_KEY_COUNT])
{
	const struct str keys[HEAD_KEY_COUNT] = {
		[HEAD_PATUH] = STR("patuh"),
		[HEAD_RUBRIC] = STR("rubric"),
		[HEAD_ASSESSED] = STR("assessed"),
	};
	yaml_peek(arena, source, HEAD_KEY_COUNT, keys, values);
}

// Is the document of another kind, or for another rubric? One that does not say counts as ours, so
// that it is read and reported.
static bool
is_for_others(const struct intake *intake, const struct str values[HEAD_KEY_COUNT])
{
	struct str kind = values[HEAD_PATUH], rubric = values[HEAD_RUBRIC];
	if (str_is_empty(kind))
		return false;
	return !str_equal(kind, STR("evidence/1")) ||
	       (!str_is_empty(rubric) && !str_equal(rubric, intake->rubric->id));
}

struct date
intake_last_assessed(const struct intake *intake)
{
	struct arena *arena = arena_create();
	struct diags *unheard = diags_create();
	struct date last = {0, 0, 0};
	for (size_t i = 0; i < intake->files.count; i++) {
		struct str values[HEAD_KEY_COUNT];
		struct date date;
		arena_reset(arena);
		const struct source *source = source_load(arena, unheard, intake->files.paths[i]);
		if (!source)
			continue;
		head_peek(arena, source, values);
		if (is_for_others(intake, values) || !date_parse(values[HEAD_ASSESSED], &date))
			continue;
		if (date_compare(date, last) > 0)
			last = date;
	}
	diags_destroy(unheard);
	arena_destroy(arena);
	return last;
}

// A copy that outlives the document it points into. The lines of the document are let go.
static struct sighting
sight(struct intake *intake, struct str text, struct place at)
{
	struct source *source = arena_new(intake->arena, struct source);
	source->name = str_copy(intake->arena, at.source->name);
	return (struct sighting){str_copy(intake->arena, text), {source, at.line, at.column}};
}

static void
hold_same(struct intake *intake, struct sighting *first, struct str text, struct place at,
          enum diag_code code)
{
	if (str_is_empty(text))
		return; // missing, which is reported
	if (!first->at.source) {
		*first = sight(intake, text, at);
		return;
	}
	if (str_equal(first->text, text))
		return;
	diag_add(intake->diags, at, code, DIAG_TEXT(text), DIAG_TEXT(first->text));
	diag_also(intake->diags, first->at);
}

static void
hold_distinct(struct intake *intake, const struct unit *unit)
{
	for (size_t i = 0; i < intake->unit_count; i++) {
		if (!str_is_empty(unit->id) && str_equal(intake->units[i].text, unit->id)) {
			diag_add(intake->diags, unit->at, DIAG_UNIT_REPEATED, DIAG_TEXT(unit->id));
			diag_also(intake->diags, intake->units[i].at);
			return;
		}
	}
	intake->units = arena_grow(intake->arena, intake->units, intake->unit_count,
	                           &intake->unit_capacity, sizeof(*intake->units));
	intake->units[intake->unit_count++] = sight(intake, unit->id, unit->at);
}

static void
hold_together(struct intake *intake, const struct evidence *evidence)
{
	hold_same(intake, &intake->institution, evidence->institution, evidence->institution_at,
	          DIAG_INSTITUTION_DIFFERS);
	hold_same(intake, &intake->period, evidence->period, evidence->period_at,
	          DIAG_PERIOD_DIFFERS);
	for (size_t i = 0; i < evidence->unit_count; i++)
		hold_distinct(intake, &evidence->units[i]);
}

const struct evidence *
intake_read(struct intake *intake, struct arena *arena, size_t index)
{
	struct origin *origin = &intake->origins[intake->origin_of[index]];
	const struct source *source = source_load(arena, intake->diags, intake->files.paths[index]);
	struct str head[HEAD_KEY_COUNT];
	if (!source) {
		origin->used++;
		return NULL;
	}
	head_peek(arena, source, head);
	if (origin->is_folder && is_for_others(intake, head)) {
		origin->skipped++;
		return NULL;
	}
	origin->used++;
	const struct node *root = yaml_read(arena, intake->diags, source);
	if (!root)
		return NULL;
	struct str kind = head[HEAD_PATUH], rubric = head[HEAD_RUBRIC];
	if (str_equal(kind, STR("evidence/1")) && !str_is_empty(rubric) &&
	    !str_equal(rubric, intake->rubric->id)) {
		diag_add(intake->diags, node_find(root, STR("rubric"))->at,
		         DIAG_EVIDENCE_OTHER_RUBRIC, DIAG_TEXT(rubric),
		         DIAG_TEXT(intake->rubric->id));
		return NULL;
	}
	const struct evidence *evidence =
		evidence_build(arena, intake->diags, intake->rubric, root);
	if (evidence)
		hold_together(intake, evidence);
	return evidence;
}

void
intake_finish(struct intake *intake)
{
	for (size_t i = 0; i < intake->origin_count; i++) {
		const struct origin *origin = &intake->origins[i];
		struct diag_arg path = DIAG_TEXT(str_from(origin->path)),
				id = DIAG_TEXT(intake->rubric->id);
		if (origin->used == 0)
			diag_add(intake->diags, PLACE_NONE, DIAG_EVIDENCE_NONE, path, id);
		else if (origin->skipped)
			diag_add(intake->diags, PLACE_NONE, DIAG_EVIDENCE_SKIPPED,
			         DIAG_COUNT_OF(origin->skipped), path, id);
	}
}

struct str
intake_institution(const struct intake *intake)
{
	return intake->institution.text;
}

struct str
intake_period(const struct intake *intake)
{
	return intake->period.text;
}
