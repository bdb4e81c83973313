// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/intake.h"

#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/file.h"
#include "base/index.h"
#include "diag/diag.h"
#include "model/form.h"
#include "model/intake_parts.h"
#include "read/source.h"

static const struct str endings[] = {{".yaml", 5}, {".yml", 4}, {".csv", 4}, {".xlsx", 5}};

// Excel marks a workbook that is open somewhere by a file of its own, ~$name.xlsx, which is none.
static void
drop_marks(struct file_list *files, size_t first)
{
	size_t kept = first;
	for (size_t i = first; i < files->count; i++) {
		const char *slash = strrchr(files->paths[i], '/');
		struct str name = str_from(slash ? slash + 1 : files->paths[i]);
		if (!form_is_workbook(name.data) || !str_starts(name, STR("~$")))
			files->paths[kept++] = files->paths[i];
	}
	files->count = kept;
}

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
		drop_marks(files, before);
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

// Which tables lie in one folder.
static void
find_neighbours(struct intake *intake)
{
	size_t count = intake->files.count;
	struct index *folders = index_create(intake->arena);
	size_t *last =
		arena_array(intake->arena, count, size_t); // of the folder of a first one, so far
	intake->neighbours = arena_array(intake->arena, count, struct neighbours);
	for (size_t i = 0; i < count; i++) {
		const char *path = intake->files.paths[i];
		size_t first = i;
		intake->neighbours[i] = (struct neighbours){i, FILE_NONE};
		if (!head_is_table(path))
			continue;
		if (!index_add(folders, str_from(file_folder(intake->arena, path)), &first)) {
			intake->neighbours[i].first = first;
			intake->neighbours[last[first]].next = i;
		}
		last[first] = i;
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
	intake->agreement.arena = arena;
	intake->agreement.diags = diags;
	intake->origins = arena_array(arena, count, struct origin);
	intake->origin_count = count;
	for (size_t i = 0; i < count; i++) {
		intake->origins[i].path = paths[i];
		add_path(intake, paths[i], i);
	}
	inputs_init(&intake->inputs, arena, intake->files.count);
	for (size_t i = 0; i < intake->files.count; i++)
		inputs_add(&intake->inputs, str_from(intake->files.paths[i]));
	intake->heads = arena_array(arena, intake->files.count, struct file_head);
	find_neighbours(intake);
	return intake;
}

void
intake_set_head(struct intake *intake, const struct intake_head *head)
{
	intake->head = *head;
}

void
intake_want_digests(struct intake *intake)
{
	intake->wants_digests = true;
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

bool
intake_reads(const struct intake *intake, const char *path)
{
	struct arena *arena = arena_create();
	bool is_read = false;
	for (size_t i = 0; i < intake->files.count && !is_read; i++) {
		const char *file = intake->files.paths[i];
		const char *head = head_path(arena, file);
		is_read = file_is_same(file, path) ||
		          (head_is_table(file) && file_is_same(head, path));
	}
	arena_destroy(arena);
	return is_read;
}

struct str
intake_table_rubric(struct arena *arena, const char *path)
{
	struct diags *unheard = diags_create();
	struct table_head head;
	bool is_known = head_load(arena, unheard, unheard, path, &head);
	diags_destroy(unheard);
	return is_known ? head.rubric : STR("");
}

const struct str *
intake_head_of(const struct intake *intake, struct arena *arena, struct diags *diags, size_t index,
               const struct source *source)
{
	if (intake->heads[index].is_known)
		return intake->heads[index].values;
	struct file_head *head = arena_new(arena, struct file_head);
	head_peek(arena, diags, source, head->values);
	return head->values;
}

bool
intake_is_for_others(const struct intake *intake, const struct str values[HEAD_KEY_COUNT])
{
	struct str kind = values[HEAD_PATUH], rubric = values[HEAD_RUBRIC];
	if (str_is_empty(kind))
		return false;
	return !str_equal(kind, STR("evidence/1")) ||
	       (!str_is_empty(rubric) && !str_equal(rubric, intake->rubric->id));
}

// Each is looked at once: a workbook's cells take their time. Most say the same as the one before.
static void
keep_head(struct intake *intake, size_t index, const struct str values[HEAD_KEY_COUNT])
{
	struct file_head *head = &intake->heads[index], *before = index ? head - 1 : head;
	for (size_t i = 0; i < HEAD_KEY_COUNT && !head->is_known; i++)
		head->values[i] = str_equal(before->values[i], values[i])
		                          ? before->values[i]
		                          : str_copy(intake->arena, values[i]);
	head->is_known = true;
}

struct date
intake_last_assessed(struct intake *intake)
{
	struct arena *arena = arena_create();
	struct date last = {0, 0, 0};
	for (size_t i = 0; i < intake->files.count; i++) {
		struct date date;
		arena_reset(arena);
		struct str start[HEAD_KEY_COUNT];
		const struct str *values = start;
		const char *path = intake->files.paths[i];
		if (head_is_table(path)) {
			head_peek_beside(arena, intake->diags, path, start);
		} else if (!head_peek_start(arena, path, start)) {
			const struct source *source = head_source(arena, intake->diags, path);
			if (!source)
				continue;
			values = intake_head_of(intake, arena, intake->diags, i, source);
		}
		keep_head(intake, i, values);
		if (intake_is_for_others(intake, values) ||
		    !date_parse(values[HEAD_ASSESSED], &date))
			continue;
		if (date_compare(date, last) > 0)
			last = date;
	}
	arena_destroy(arena);
	return last;
}

const struct evidence *
intake_take(struct intake *intake, const struct harvest *harvest)
{
	struct origin *origin = &intake->origins[intake->origin_of[harvest->index]];
	origin->used += harvest->fate == HARVEST_USED;
	origin->skipped += harvest->fate == HARVEST_SKIPPED;
	for (size_t i = 0; i < harvest->seen_count; i++)
		inputs_note(&intake->inputs, &harvest->seen[i]);
	if (harvest->evidence)
		agreement_hold(&intake->agreement, harvest->evidence);
	return harvest->evidence;
}

const struct evidence *
intake_read(struct intake *intake, struct arena *arena, size_t index)
{
	return intake_take(intake, intake_load(intake, arena, intake->diags, index));
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

const struct input *
intake_inputs(const struct intake *intake, size_t *count)
{
	*count = intake->inputs.count;
	return intake->inputs.items;
}

struct str
intake_institution(const struct intake *intake)
{
	return intake->agreement.institution.text;
}

struct str
intake_period(const struct intake *intake)
{
	return intake->agreement.period.text;
}
