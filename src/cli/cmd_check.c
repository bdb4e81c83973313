// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/library.h"
#include "cli/terminal.h"
#include "model/fields.h"
#include "model/form.h"
#include "model/head.h"
#include "model/intake.h"
#include "model/table.h"
#include "read/source.h"
#include "read/yaml.h"
#include "read/yaml_peek.h"

// Evidence files of one folder for one rubric: what an audit would read together.
struct batch {
	const char *folder;
	struct str rubric;
	const char **paths;
	size_t count, capacity;
};

struct checker {
	struct session *session;
	struct batch *batches;
	size_t batch_count, batch_capacity;
	size_t rubric_count, evidence_count;
};

static void
check_rubric(struct checker *checker, const char *path, struct date day)
{
	const struct rubric *rubric = library_load_file(checker->session, path);
	checker->rubric_count++;
	if (!rubric)
		return;
	rubric_check_validity(rubric, checker->session->diags, day);
	rubric_check_reach(rubric, checker->session->diags);
}

static void
put_aside(struct checker *checker, const char *path, struct str rubric)
{
	struct arena *arena = checker->session->arena;
	const char *folder = file_folder(arena, path);
	size_t i = 0;
	while (i < checker->batch_count && (strcmp(checker->batches[i].folder, folder) != 0 ||
	                                    !str_equal(checker->batches[i].rubric, rubric)))
		i++;
	if (i == checker->batch_count) {
		checker->batches = arena_grow(arena, checker->batches, i, &checker->batch_capacity,
		                              sizeof(*checker->batches));
		checker->batches[checker->batch_count++] =
			(struct batch){.folder = folder, .rubric = rubric};
	}
	struct batch *batch = &checker->batches[i];
	batch->paths = arena_grow(arena, batch->paths, batch->count, &batch->capacity,
	                          sizeof(*batch->paths));
	batch->paths[batch->count++] = path;
	checker->evidence_count++;
}

// A document whose kind is neither, or evidence for no rubric: reads it for its syntax, and says so.
static void
check_other(struct checker *checker, const struct source *source)
{
	static const char *const either[LANG_COUNT] = {"rubric/1 atau evidence/1",
	                                               "rubric/1 or evidence/1"};
	struct session *session = checker->session;
	const struct node *root = yaml_read(session->arena, session->diags, source);
	const struct node *kind = root ? node_find(root, STR("patuh")) : NULL;
	if (!root)
		return;
	if (!kind)
		diag_add(session->diags, root->at, DIAG_KIND_MISSING, DIAG_WORDS(either));
	else if (!str_equal(field_text(kind), STR("evidence/1")))
		diag_add(session->diags, kind->at, DIAG_KIND_WRONG, DIAG_TEXT(field_text(kind)),
		         DIAG_WORDS(either));
	else if (!node_find(root, STR("rubric")))
		diag_add(session->diags, root->at, DIAG_KEY_MISSING, DIAG_TEXT(STR("rubric")));
	else
		diag_add(session->diags, node_find(root, STR("rubric"))->at, DIAG_VALUE_EMPTY,
		         DIAG_TEXT(STR("rubric")));
}

// False where the head has errors.
static bool
check_folder_head(struct checker *checker, struct diags *diags, const char *path)
{
	struct arena *arena = checker->session->arena;
	struct table_head head;
	const struct source *source = source_load(arena, diags, path);
	const struct node *root = source ? yaml_read(arena, diags, source) : NULL;
	return root && table_head_read(diags, root, &head);
}

// The patuh.yaml beside a table names no rubric, or has errors. In a folder these are told when the
// head itself is checked.
static void
check_table_head(struct checker *checker, const char *path, bool is_named)
{
	struct session *session = checker->session;
	struct diags *unheard = diags_create();
	const char *head = head_path(session->arena, path);
	if (check_folder_head(checker, is_named ? session->diags : unheard, head))
		diag_add(session->diags, PLACE_NONE, DIAG_CSV_RUBRIC_UNSAID,
		         DIAG_TEXT(str_from(path)));
	diags_destroy(unheard);
}

// A table is for the rubric that the patuh.yaml beside it names. Without that file it may be any
// table.
static void
check_table(struct checker *checker, const char *path, bool is_named)
{
	struct session *session = checker->session;
	struct arena *arena = session->arena;
	struct str rubric = intake_table_rubric(arena, path);
	struct diag_arg name = DIAG_TEXT(str_from(path));
	if (!str_is_empty(rubric))
		put_aside(checker, path, rubric);
	else if (file_exists(head_path(arena, path)))
		check_table_head(checker, path, is_named);
	else if (is_named)
		diag_add(session->diags, PLACE_NONE, DIAG_CSV_HEAD_MISSING, name);
}

// A form is for the rubric that its stamp names. In a folder, other workbooks are passed over.
static void
check_form(struct checker *checker, const char *path, bool is_named)
{
	struct session *session = checker->session;
	const struct source *source = source_load_bytes(session->arena, session->diags, path);
	struct xlsx *book = source ? xlsx_open(session->arena, session->diags, source) : NULL;
	if (!book)
		return;
	const struct form_stamp *stamp =
		is_named || form_has_stamp(book)
			? form_stamp_read(session->arena, session->diags, book)
			: NULL;
	if (stamp)
		put_aside(checker, path, stamp->rubric);
	xlsx_close(book);
}

static void
check_file(struct checker *checker, const char *path, struct date day, bool is_named)
{
	static const struct str keys[] = {{"patuh", 5}, {"rubric", 6}};
	struct session *session = checker->session;
	struct str values[COUNT_OF(keys)];
	if (form_is_workbook(path)) {
		check_form(checker, path, is_named);
		return;
	}
	const struct source *source = source_load(session->arena, session->diags, path);
	if (!source)
		return;
	if (head_is_table(path)) {
		check_table(checker, path, is_named);
		return;
	}
	// Only evidence has the second key: in search of it, a rubric would be read twice.
	yaml_peek(session->arena, source, 1, keys, values);
	if (str_equal(values[0], STR("evidence/1")))
		yaml_peek(session->arena, source, COUNT_OF(keys), keys, values);
	if (str_equal(values[0], STR("folder/1")))
		(void)check_folder_head(checker, session->diags, path);
	else if (str_equal(values[0], STR("rubric/1")))
		check_rubric(checker, path, day);
	else if (str_equal(values[0], STR("evidence/1")) && !str_is_empty(values[1]))
		put_aside(checker, path, values[1]);
	else
		check_other(checker, source);
}

static void
check_path(struct checker *checker, const char *path, struct date day)
{
	static const struct str endings[] = {{".yaml", 5}, {".yml", 4}, {".csv", 4}, {".xlsx", 5}};
	struct session *session = checker->session;
	const char *rubric = file_exists(path) ? NULL : library_path(session, path);
	if (rubric)
		path = rubric;
	if (!file_is_folder(path)) {
		check_file(checker, path, day, true);
		return;
	}
	struct file_list list = {NULL, 0, 0};
	enum file_status status =
		file_list_folder(session->arena, path, COUNT_OF(endings), endings, &list);
	if (status != FILE_OK)
		source_report(session->diags, status, path);
	else if (list.count == 0)
		diag_add(session->diags, PLACE_NONE, DIAG_FOLDER_EMPTY, DIAG_TEXT(str_from(path)));
	for (size_t i = 0; i < list.count; i++)
		check_file(checker, list.paths[i], day, false);
}

static void
check_batch(struct checker *checker, const struct batch *batch)
{
	struct session *session = checker->session;
	const char *path = library_find(session, str_copy(session->arena, batch->rubric).data);
	if (!path) {
		const struct source asking = {.name = str_from(batch->paths[0])};
		diag_also(session->diags, (struct place){&asking, 0, 0});
		return;
	}
	const struct rubric *rubric = library_load_file(session, path);
	if (!rubric)
		return;
	struct intake *intake =
		intake_create(session->arena, session->diags, rubric, batch->count, batch->paths);
	struct arena *passing = arena_create();
	for (size_t i = 0; i < intake_file_count(intake); i++) {
		arena_reset(passing);
		(void)intake_read(intake, passing, i);
	}
	arena_destroy(passing);
}

static bool
write_counts(const struct checker *checker)
{
	struct session *session = checker->session;
	size_t warnings = diags_count(session->diags, DIAG_SEVERITY_WARNING);
	struct buffer out;
	buffer_init(&out);
	buffer_add_integer(&out, (long long)checker->rubric_count);
	buffer_add_text(&out, say(session, " rubrik dan ",
	                          checker->rubric_count == 1 ? " rubric and " : " rubrics and "));
	buffer_add_integer(&out, (long long)checker->evidence_count);
	buffer_add_text(&out,
	                say(session, " berkas bukti diperiksa: tidak ada kesalahan, ",
	                    checker->evidence_count == 1 ? " evidence file checked: no errors, "
	                                                 : " evidence files checked: no errors, "));
	buffer_add_integer(&out, (long long)warnings);
	buffer_add_text(
		&out, say(session, " peringatan\n", warnings == 1 ? " warning\n" : " warnings\n"));
	bool is_written = session->is_quiet || terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return is_written;
}

static enum exit_code
run(struct session *session)
{
	struct checker checker = {.session = session};
	struct date day;
	if (!session_as_of(session, &day))
		return EXIT_USAGE;
	if (!date_is_set(day))
		day = today();
	if (session->word_count == 0) {
		usage_error(
			session, DIAG_ARGUMENT_MISSING,
			DIAG_TEXT(str_from(say(session, "BERKAS atau FOLDER", "FILE or FOLDER"))));
		return EXIT_USAGE;
	}
	for (size_t i = 0; i < session->word_count; i++)
		check_path(&checker, session->words[i], day);
	for (size_t i = 0; i < checker.batch_count; i++)
		check_batch(&checker, &checker.batches[i]);
	if (!diags_have_errors(session->diags))
		(void)write_counts(&checker);
	return session_verdict(session);
}

static const enum option_name taken[] = {OPTION_RUBRICS, OPTION_AS_OF, OPTION_COUNT_ALL};

const struct command command_check = {
	.name = "check",
	.usage = {"BERKAS|FOLDER… [PILIHAN]", "FILE|FOLDER… [OPTIONS]"},
	.summary = {"memeriksa rubrik dan bukti tanpa menilai",
                    "check rubrics and evidence without assessing"},
	.options = taken,
	.run = run,
};
