// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/head.h"

#include "base/arena.h"
#include "base/file.h"
#include "diag/diag.h"
#include "model/form.h"
#include "read/source.h"
#include "read/yaml.h"
#include "read/yaml_peek.h"

bool
head_is_table(const char *path)
{
	return str_has_ending(str_from(path), STR(".csv"));
}

const char *
head_path(struct arena *arena, const char *path)
{
	return file_join(arena, file_folder(arena, path), "patuh.yaml");
}

bool
head_load(struct arena *arena, struct diags *world, struct diags *diags, const char *path,
          struct table_head *head)
{
	const char *file = head_path(arena, path);
	*head = (struct table_head){.at = PLACE_NONE};
	if (!file_exists(file))
		return false;
	const struct source *source = source_load(arena, world, file);
	const struct node *root = source ? yaml_read(arena, diags, source) : NULL;
	return root && table_head_read(diags, root, head);
}

const struct source *
head_source(struct arena *arena, struct diags *diags, const char *path)
{
	return form_is_workbook(path) ? source_load_bytes(arena, diags, path)
	                              : source_load(arena, diags, path);
}

static const struct str head_keys[HEAD_KEY_COUNT] = {
	[HEAD_PATUH] = {"patuh", 5},
	[HEAD_RUBRIC] = {"rubric", 6},
	[HEAD_ASSESSED] = {"assessed", 8},
};

bool
head_peek_start(struct arena *arena, const char *path, struct str values[HEAD_KEY_COUNT])
{
	const size_t start = 2048;
	struct source source = {.name = str_from(path)};
	if (form_is_workbook(path) || head_is_table(path) ||
	    !file_read_start(arena, path, start, &source.text))
		return false;
	// A line that is cut might say something else.
	bool is_cut = source.text.len == start;
	while (is_cut && source.text.len && source.text.data[source.text.len - 1] != '\n')
		source.text.len--;
	yaml_peek(arena, &source, HEAD_KEY_COUNT, head_keys, values);
	for (size_t i = 0; i < HEAD_KEY_COUNT; i++) {
		if (str_is_empty(values[i]))
			return false;
	}
	return true;
}

void
head_peek_beside(struct arena *arena, struct diags *world, const char *path,
                 struct str values[HEAD_KEY_COUNT])
{
	struct diags *unheard = diags_create();
	struct table_head head;
	bool is_known = head_load(arena, world, unheard, path, &head);
	diags_destroy(unheard);
	// Where the head has errors the table is read all the same, so that they are reported.
	bool has_head = is_known || file_exists(head_path(arena, path));
	values[HEAD_PATUH] = has_head ? STR("evidence/1") : STR("");
	values[HEAD_RUBRIC] = is_known ? head.rubric : STR("");
	values[HEAD_ASSESSED] = is_known ? head.assessed : STR("");
}

void
head_peek(struct arena *arena, struct diags *world, const struct source *source,
          struct str values[HEAD_KEY_COUNT])
{
	if (form_is_workbook(source->name.data)) {
		bool is_form;
		form_peek(arena, source, &is_form, &values[HEAD_RUBRIC], &values[HEAD_ASSESSED]);
		values[HEAD_PATUH] = is_form ? STR("evidence/1") : STR("-");
	} else if (head_is_table(source->name.data)) {
		head_peek_beside(arena, world, source->name.data, values);
	} else {
		yaml_peek(arena, source, HEAD_KEY_COUNT, head_keys, values);
	}
}
