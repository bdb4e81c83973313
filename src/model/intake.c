// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/intake.h"

#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/file.h"
#include "diag/diag.h"
#include "model/agreement.h"
#include "model/form.h"
#include "model/head.h"
#include "model/inputs.h"
#include "model/table.h"
#include "read/csv.h"
#include "read/source.h"
#include "read/yaml.h"

// A path that the user named, and what came of it.
struct origin {
	const char *path;
	bool is_folder;
	size_t used, skipped;
};

// What a file says of itself at its beginning.
struct file_head {
	bool is_known;
	struct str values[HEAD_KEY_COUNT];
};

struct intake {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	struct file_list files;
	struct inputs inputs;    // the same, and each patuh.yaml that is none of them
	struct file_head *heads; // of each file, once it was looked at
	size_t *origin_of;       // for each file
	size_t origin_capacity;
	size_t origin_count;
	struct origin *origins;
	struct intake_head head;
	struct agreement agreement; // of the files with each other
};

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
		inputs_add(&intake->inputs, files->paths[i]);
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
	intake->inputs.arena = arena;
	intake->agreement.arena = arena;
	intake->agreement.diags = diags;
	intake->origins = arena_array(arena, count, struct origin);
	intake->origin_count = count;
	for (size_t i = 0; i < count; i++) {
		intake->origins[i].path = paths[i];
		add_path(intake, paths[i], i);
	}
	intake->heads = arena_array(arena, intake->files.count, struct file_head);
	return intake;
}

void
intake_set_head(struct intake *intake, const struct intake_head *head)
{
	intake->head = *head;
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

// The same for a file of the intake, in the arena.
static const struct str *
head_of(const struct intake *intake, struct arena *arena, struct diags *diags, size_t index,
        const struct source *source)
{
	if (intake->heads[index].is_known)
		return intake->heads[index].values;
	struct file_head *head = arena_new(arena, struct file_head);
	head_peek(arena, diags, source, head->values);
	return head->values;
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

// Each is looked at once: a workbook's cells take their time.
static void
keep_head(struct intake *intake, size_t index, const struct str values[HEAD_KEY_COUNT])
{
	struct file_head *head = &intake->heads[index];
	for (size_t i = 0; i < HEAD_KEY_COUNT && !head->is_known; i++)
		head->values[i] = str_copy(intake->arena, values[i]);
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
		if (!head_peek_start(arena, path, start)) {
			const struct source *source = head_source(arena, intake->diags, path);
			if (!source)
				continue;
			values = head_of(intake, arena, intake->diags, i, source);
		}
		keep_head(intake, i, values);
		if (is_for_others(intake, values) || !date_parse(values[HEAD_ASSESSED], &date))
			continue;
		if (date_compare(date, last) > 0)
			last = date;
	}
	arena_destroy(arena);
	return last;
}

// Is it a CSV file of which nobody says what it is about? In a folder it is none of ours.
static bool
is_unclaimed(const struct intake *intake, const struct source *source, struct str kind)
{
	return head_is_table(source->name.data) && str_is_empty(kind) &&
	       str_is_empty(intake->head.institution);
}

// A file that is being loaded.
struct loading {
	const struct intake *intake;
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	const struct str *head; // what it says of itself
	struct harvest *harvest;
	struct seen *seen;
	size_t seen_capacity;
};

static void
see(struct loading *loading, size_t index, const struct source *source, bool is_used)
{
	struct harvest *harvest = loading->harvest;
	loading->seen = arena_grow(loading->arena, loading->seen, harvest->seen_count,
	                           &loading->seen_capacity, sizeof(*loading->seen));
	loading->seen[harvest->seen_count++] = seen_for(loading->arena, index, source, is_used);
	harvest->seen = loading->seen;
}

// The tables in the folder of a CSV file, those of the files from its own on. Unreadable ones are
// reported and left out.
static const struct csv_table *const *
tables_load(struct loading *loading, size_t *count)
{
	const struct file_list *files = &loading->intake->files;
	struct arena *arena = loading->arena;
	size_t first = loading->harvest->index;
	const struct csv_table **tables =
		arena_array(arena, files->count - first, const struct csv_table *);
	const char *folder = file_folder(arena, loading->source->name.data);
	*count = 0;
	for (size_t i = first; i < files->count; i++) {
		const char *path = files->paths[i];
		if (!head_is_table(path) || strcmp(file_folder(arena, path), folder) != 0)
			continue;
		const struct source *source =
			i == first ? loading->source : source_load(arena, loading->diags, path);
		if (source)
			see(loading, i, source, true);
		tables[*count] = source ? csv_read(arena, loading->diags, source) : NULL;
		*count += tables[*count] != NULL;
	}
	return tables;
}

// Was the file read together with an earlier one of its folder?
static bool
is_taken(const struct intake *intake, struct arena *arena, size_t index)
{
	const char *folder = file_folder(arena, intake->files.paths[index]);
	for (size_t i = 0; i < index; i++) {
		const char *path = intake->files.paths[i];
		if (head_is_table(path) && strcmp(file_folder(arena, path), folder) == 0)
			return true;
	}
	return false;
}

// The document of the CSV files of a folder, built from their rows and the folder's head.
static const struct node *
tables_document(struct loading *loading)
{
	const struct intake *intake = loading->intake;
	const struct source *source = loading->source;
	struct diags *diags = loading->diags;
	size_t before = diags_error_count(diags);
	struct table_head head;
	size_t count;
	bool has_head = head_load(loading->arena, diags, diags, source->name.data, &head);
	const struct csv_table *const *tables = tables_load(loading, &count);
	if (has_head)
		see(loading, SEEN_BESIDE, head.at.source, true);
	if (!has_head) {
		head = (struct table_head){.at = PLACE_NONE};
		head.institution = intake->head.institution;
		head.period = intake->head.period;
	}
	bool is_known = !str_is_empty(head.institution) && !str_is_empty(head.period);
	if (!is_known && diags_error_count(diags) == before)
		diag_add(diags, ((struct place){source, 0, 0}), DIAG_CSV_HEAD_MISSING,
		         DIAG_TEXT(source->name));
	if (count == 0 || !is_known)
		return NULL;
	return table_document(loading->arena, diags, intake->rubric, count, tables, &head);
}

// What is to become of the file.
static void
decide(struct loading *loading)
{
	const struct intake *intake = loading->intake;
	struct harvest *harvest = loading->harvest;
	const struct origin *origin = &intake->origins[intake->origin_of[harvest->index]];
	struct str kind = loading->head[HEAD_PATUH];
	harvest->fate = HARVEST_USED;
	if (!origin->is_folder)
		return;
	if (str_equal(kind, STR("folder/1")))
		harvest->fate = HARVEST_HEAD;
	else if (is_for_others(intake, loading->head) ||
	         is_unclaimed(intake, loading->source, kind))
		harvest->fate = HARVEST_SKIPPED;
}

// A file that says it is for another rubric, although it was named for this one.
static void
report_other(const struct loading *loading, const struct node *root)
{
	const struct node *named = root ? node_find(root, STR("rubric")) : NULL;
	struct place at = {loading->source, 0, 0};
	if (named)
		at = named->at;
	diag_add(loading->diags, at, DIAG_EVIDENCE_OTHER_RUBRIC,
	         DIAG_TEXT(loading->head[HEAD_RUBRIC]), DIAG_TEXT(loading->intake->rubric->id));
}

// The document of a file that is to be read; NULL where it cannot be, or is for another rubric.
static const struct node *
document_load(struct loading *loading)
{
	const struct intake *intake = loading->intake;
	const struct source *source = loading->source;
	struct arena *arena = loading->arena;
	size_t index = loading->harvest->index;
	struct str rubric = loading->head[HEAD_RUBRIC];
	bool is_other = str_equal(loading->head[HEAD_PATUH], STR("evidence/1")) &&
	                !str_is_empty(rubric) && !str_equal(rubric, intake->rubric->id);
	if (form_is_workbook(source->name.data)) {
		see(loading, index, source, !is_other);
		const struct form *form = form_load(arena, loading->diags, intake->rubric, source);
		return form ? form_document(arena, form) : NULL;
	}
	if (head_is_table(source->name.data)) {
		if (is_taken(intake, arena, index))
			return NULL;
		if (!is_other)
			return tables_document(loading);
		report_other(loading, NULL);
		return NULL;
	}
	see(loading, index, source, !is_other);
	const struct node *root = yaml_read(arena, loading->diags, source);
	if (!root || !is_other)
		return root;
	report_other(loading, root);
	return NULL;
}

const struct harvest *
intake_load(const struct intake *intake, struct arena *arena, struct diags *diags, size_t index)
{
	struct harvest *harvest = arena_new(arena, struct harvest);
	harvest->index = index;
	const struct source *source = head_source(arena, diags, intake->files.paths[index]);
	if (!source)
		return harvest;
	struct loading loading = {.intake = intake,
	                          .arena = arena,
	                          .diags = diags,
	                          .source = source,
	                          .head = head_of(intake, arena, diags, index, source),
	                          .harvest = harvest};
	decide(&loading);
	if (harvest->fate != HARVEST_USED) {
		see(&loading, index, source, false);
		return harvest;
	}
	const struct node *root = document_load(&loading);
	if (root)
		harvest->evidence = evidence_build(arena, diags, intake->rubric, root);
	return harvest;
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
