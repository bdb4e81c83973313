// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/import.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/file.h"
#include "diag/diag.h"
#include "read/make.h"
#include "read/source.h"
#include "read/yaml.h"
#include "read/yaml_peek.h"
#include "report/evidence_yaml.h"
#include "report/import_unit.h"

// A YAML file of the folder that holds evidence.
struct holding {
	const char *path;
	const struct source *source;
	const struct node *root;
	struct str rubric;
};

// The forms of one unit.
struct batch {
	const struct rubric *rubric;
	struct str unit;
	size_t form_count, capacity;
	const struct form **forms;
};

// A file that forms go to.
struct target {
	const char *path;
	const struct holding *holding; // NULL: a new file
	const struct rubric *rubric;
	const struct evidence *evidence; // what it holds; NULL: a new file
	const struct form_stamp *stamp;  // of the first form
	struct node_items units;
	size_t change_count, change_capacity;
	struct form_change *changes;
};

struct import {
	struct arena *arena;
	struct diags *diags;
	const char *folder;
	enum form_prefer prefer;
	size_t holding_count, holding_capacity;
	struct holding *holdings;
	size_t batch_count, batch_capacity;
	struct batch *batches;
	size_t target_count, target_capacity;
	struct target *targets;
};

// Evidence of any rubric is kept in mind, other files are not.
static void
holding_add(struct import *import, const char *path)
{
	static const struct str keys[] = {{"patuh", 5}, {"rubric", 6}};
	struct str values[COUNT_OF(keys)];
	const struct source *source = source_load(import->arena, import->diags, path);
	if (!source)
		return;
	yaml_peek(import->arena, source, COUNT_OF(keys), keys, values);
	if (!str_equal(values[0], STR("evidence/1")))
		return;
	const struct node *root = yaml_read(import->arena, import->diags, source);
	if (!root)
		return;
	import->holdings = arena_grow(import->arena, import->holdings, import->holding_count,
	                              &import->holding_capacity, sizeof(*import->holdings));
	import->holdings[import->holding_count++] = (struct holding){path, source, root, values[1]};
}

struct import *
import_create(struct arena *arena, struct diags *diags, const char *folder, enum form_prefer prefer)
{
	static const struct str endings[] = {{".yaml", 5}, {".yml", 4}};
	struct import *import = arena_new(arena, struct import);
	*import =
		(struct import){.arena = arena, .diags = diags, .folder = folder, .prefer = prefer};
	struct file_list list = {NULL, 0, 0};
	enum file_status status =
		file_list_folder(arena, folder, COUNT_OF(endings), endings, &list);
	if (status != FILE_OK)
		source_report(diags, status, folder);
	for (size_t i = 0; i < list.count; i++)
		holding_add(import, list.paths[i]);
	return import;
}

static struct batch *
batch_of(struct import *import, const struct rubric *rubric, struct str unit)
{
	for (size_t i = 0; i < import->batch_count; i++) {
		if (import->batches[i].rubric == rubric && str_equal(import->batches[i].unit, unit))
			return &import->batches[i];
	}
	import->batches = arena_grow(import->arena, import->batches, import->batch_count,
	                             &import->batch_capacity, sizeof(*import->batches));
	struct batch *batch = &import->batches[import->batch_count++];
	*batch = (struct batch){.rubric = rubric, .unit = unit};
	return batch;
}

void
import_add(struct import *import, const struct rubric *rubric, const struct source *source)
{
	const struct form *form = form_load(import->arena, import->diags, rubric, source);
	if (!form)
		return;
	// What evidence may not say is found as it is in any evidence.
	(void)evidence_build(import->arena, import->diags, rubric,
	                     form_document(import->arena, form));
	struct batch *batch = batch_of(import, rubric, form->stamp->unit);
	batch->forms = arena_grow(import->arena, batch->forms, batch->form_count, &batch->capacity,
	                          sizeof(*batch->forms));
	batch->forms[batch->form_count++] = form;
}

static bool
is_unit(const struct node *map, struct str id)
{
	const struct node *found = map ? node_find(map, STR("id")) : NULL;
	return found && found->kind == NODE_TEXT && str_equal(found->text, id);
}

// Does the file hold the unit?
static bool
has_unit(const struct holding *holding, struct str id)
{
	const struct node *units = node_find(holding->root, STR("units"));
	bool has = is_unit(node_find(holding->root, STR("unit")), id);
	for (size_t i = 0; units && units->kind == NODE_LIST && i < units->count; i++)
		has |= is_unit(units->items[i], id);
	return has;
}

// The file that holds the unit; NULL where none does. A second one is reported.
static const struct holding *
holding_of(const struct import *import, const struct batch *batch)
{
	const struct holding *found = NULL;
	for (size_t i = 0; i < import->holding_count; i++) {
		const struct holding *holding = &import->holdings[i];
		if (!str_equal(holding->rubric, batch->rubric->id) ||
		    !has_unit(holding, batch->unit))
			continue;
		if (found) {
			diag_add(import->diags, holding->root->at, DIAG_UNIT_REPEATED,
			         DIAG_TEXT(batch->unit));
			diag_also(import->diags, found->root->at);
		} else {
			found = holding;
		}
	}
	return found;
}

static struct target *
target_of(struct import *import, const struct batch *batch)
{
	const struct holding *holding = holding_of(import, batch);
	const struct str name[] = {batch->unit, STR(".yaml")};
	const char *path = holding ? holding->path
	                           : file_join(import->arena, import->folder,
	                                       str_join(import->arena, COUNT_OF(name), name).data);
	for (size_t i = 0; i < import->target_count; i++) {
		if (strcmp(import->targets[i].path, path) == 0)
			return &import->targets[i];
	}
	if (!holding && file_exists(path)) {
		const struct source file = {.name = str_from(path)};
		diag_add(import->diags, ((struct place){&file, 0, 0}), DIAG_FORM_TARGET_TAKEN,
		         DIAG_TEXT(file.name), DIAG_TEXT(batch->unit));
	}
	import->targets = arena_grow(import->arena, import->targets, import->target_count,
	                             &import->target_capacity, sizeof(*import->targets));
	struct target *target = &import->targets[import->target_count++];
	*target = (struct target){
		.path = path,
		.holding = holding,
		.rubric = batch->rubric,
		.evidence = holding ? evidence_build(import->arena, import->diags, batch->rubric,
	                                             holding->root)
	                            : NULL,
		.stamp = batch->forms[0]->stamp,
	};
	return target;
}

// All that goes into one file is of one institution and one period.
static void
head_check(const struct import *import, const struct target *target, const struct form_stamp *stamp)
{
	const struct evidence *evidence = target->evidence;
	struct str institution = evidence ? evidence->institution : target->stamp->institution;
	struct str period = evidence ? evidence->period : target->stamp->period;
	if (!str_equal(stamp->institution, institution)) {
		diag_add(import->diags, stamp->at, DIAG_INSTITUTION_DIFFERS,
		         DIAG_TEXT(stamp->institution), DIAG_TEXT(institution));
		diag_also(import->diags, evidence ? evidence->institution_at : target->stamp->at);
	}
	if (!str_equal(stamp->period, period)) {
		diag_add(import->diags, stamp->at, DIAG_PERIOD_DIFFERS, DIAG_TEXT(stamp->period),
		         DIAG_TEXT(period));
		diag_also(import->diags, evidence ? evidence->period_at : target->stamp->at);
	}
}

static const struct unit *
unit_of(const struct evidence *evidence, struct str id)
{
	for (size_t i = 0; evidence && i < evidence->unit_count; i++) {
		if (str_equal(evidence->units[i].id, id))
			return &evidence->units[i];
	}
	return NULL;
}

static void
batch_merge(struct import *import, const struct batch *batch)
{
	struct target *target = target_of(import, batch);
	struct arena *arena = import->arena;
	for (size_t i = 0; i < batch->form_count; i++)
		head_check(import, target, batch->forms[i]->stamp);
	struct form_merge merge = {
		.arena = arena,
		.diags = import->diags,
		.prefer = import->prefer,
		.ours = unit_of(target->evidence, batch->unit),
		.form_count = batch->form_count,
		.forms = batch->forms,
	};
	struct node_items products = {NULL, 0, 0}, entries = {NULL, 0, 0};
	form_merge_run(&merge, &products, &entries);
	for (size_t i = 0; i < merge.change_count; i++) {
		target->changes = arena_grow(arena, target->changes, target->change_count,
		                             &target->change_capacity, sizeof(*target->changes));
		target->changes[target->change_count++] = merge.changes[i];
	}
	node_items_add(
		arena, &target->units,
		merge.ours ? import_unit_node(arena, merge.ours, &products, &entries)
			   : import_stamp_node(arena, batch->forms[0]->stamp, &products, &entries));
}

// The unit as it comes out of a merge; NULL where no form is about it.
static const struct node *
merged_unit(const struct target *target, struct str id)
{
	for (size_t i = 0; i < target->units.count; i++) {
		if (is_unit(target->units.items[i], id))
			return target->units.items[i];
	}
	return NULL;
}

static const struct node *
kept_unit(struct arena *arena, const struct unit *unit)
{
	struct node_items products = {NULL, 0, 0}, entries = {NULL, 0, 0};
	import_unit_parts(arena, unit, &products, &entries);
	return import_unit_node(arena, unit, &products, &entries);
}

// The document as it will be. Units stay in their order.
static const struct node *
target_document(struct arena *arena, const struct target *target)
{
	const struct evidence *evidence = target->evidence;
	const struct form_stamp *stamp = target->stamp;
	struct place at = evidence ? evidence->rubric_at : stamp->at;
	struct node_pairs map = {NULL, 0, 0};
	struct node_items units = {NULL, 0, 0};
	for (size_t i = 0; evidence && i < evidence->unit_count; i++) {
		const struct node *merged = merged_unit(target, evidence->units[i].id);
		node_items_add(arena, &units,
		               merged ? merged : kept_unit(arena, &evidence->units[i]));
	}
	for (size_t i = 0; !evidence && i < target->units.count; i++)
		node_items_add(arena, &units, target->units.items[i]);
	node_pairs_add_text(arena, &map, "patuh", STR("evidence/1"), at);
	node_pairs_add_text(arena, &map, "rubric", target->rubric->id, at);
	node_pairs_add_text(arena, &map, "institution",
	                    evidence ? evidence->institution : stamp->institution, at);
	node_pairs_add_text(arena, &map, "period", evidence ? evidence->period : stamp->period, at);
	import_date_add(arena, &map, "assessed",
	                evidence ? evidence->assessed : import_date(stamp->assessed), at);
	node_pairs_add(arena, &map, "units", node_make_list(arena, &units, at));
	return node_make_map(arena, &map, at);
}

static struct str
yaml_for(struct arena *arena, const struct evidence *evidence)
{
	struct buffer text;
	buffer_init(&text);
	evidence_yaml_write(arena, &text, evidence);
	struct str copy = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return copy;
}

static void
file_make(const struct import *import, const struct target *target, struct import_file *file)
{
	struct arena *arena = import->arena;
	const struct evidence *after = evidence_build(arena, import->diags, target->rubric,
	                                              target_document(arena, target));
	*file = (struct import_file){
		.path = target->path,
		.is_new = !target->evidence,
		.change_count = target->change_count,
		.changes = target->changes,
	};
	if (diags_have_errors(import->diags))
		return;
	struct str before = target->evidence ? yaml_for(arena, target->evidence) : STR("");
	file->after = yaml_for(arena, after);
	file->is_changed = !str_equal(before, file->after);
	if (!target->holding)
		return;
	file->before = target->holding->source->text;
	file->loses_layout = file->is_changed && !str_equal(file->before, before);
}

const struct import_file *
import_run(struct import *import, size_t *count)
{
	*count = 0;
	// What is wrong with a form makes no sense in a merge.
	if (diags_have_errors(import->diags))
		return NULL;
	for (size_t i = 0; i < import->batch_count; i++)
		batch_merge(import, &import->batches[i]);
	struct import_file *files =
		arena_array(import->arena, import->target_count, struct import_file);
	for (size_t i = 0; i < import->target_count && !diags_have_errors(import->diags); i++)
		file_make(import, &import->targets[i], &files[i]);
	*count = import->target_count;
	return files;
}
