// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/outputs.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/terminal.h"

void
outputs_report(struct session *session, enum file_status status, const char *path)
{
	struct diag_arg name = DIAG_TEXT(str_from(path));
	switch (status) {
	case FILE_MISSING:
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_FOLDER, name);
		break;
	case FILE_DENIED:
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_DENIED, name);
		break;
	case FILE_IS_FOLDER:
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_IS_FOLDER, name);
		break;
	case FILE_FULL:
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_FULL, name);
		break;
	case FILE_OK:
	case FILE_TOO_LARGE:
	case FILE_DEEP:
	case FILE_OUTSIDE:
	case FILE_SPECIAL:
	case FILE_CHANGED:
	case FILE_FAILED:
	case FILE_STATUS_COUNT:
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_FAILED, name);
		break;
	}
}

static bool
is_offered(const struct outputs *outputs, const struct report_writer *writer)
{
	const char *const *name = outputs->formats;
	while (name && *name && strcmp(*name, writer->name) != 0)
		name++;
	return !name || *name;
}

static const struct report_writer *
writer_named(const struct outputs *outputs, struct str name)
{
	for (size_t i = 0; i < outputs->writer_count; i++) {
		const struct report_writer *writer = &outputs->writers[i];
		if (is_offered(outputs, writer) && str_equal(name, str_from(writer->name)))
			return writer;
	}
	return NULL;
}

// The one whose ending the path has, the longest where several do; NULL where there is none.
static const struct report_writer *
writer_for(const struct outputs *outputs, struct str path)
{
	const struct report_writer *best = NULL;
	for (size_t i = 0; i < outputs->writer_count; i++) {
		const struct report_writer *writer = &outputs->writers[i];
		bool is_better = !best || strlen(writer->ending) > strlen(best->ending);
		if (is_better && str_has_ending(path, str_from(writer->ending)))
			best = writer;
	}
	return best && is_offered(outputs, best) ? best : NULL;
}

static struct str
format_names(struct session *session, const struct outputs *outputs, bool are_endings)
{
	struct buffer list;
	buffer_init(&list);
	for (size_t i = 0; i < outputs->writer_count; i++) {
		const struct report_writer *writer = &outputs->writers[i];
		if (!is_offered(outputs, writer))
			continue;
		buffer_add_text(&list, list.len ? (are_endings ? " " : ", ") : "");
		buffer_add_text(&list, are_endings ? writer->ending : writer->name);
	}
	struct str names = str_copy(session->arena, buffer_text(&list));
	buffer_finish(&list);
	return names;
}

static void
add_output(struct outputs *outputs, const char *target, const struct report_writer *writer)
{
	outputs->list[outputs->count] = (struct output){target, NULL};
	outputs->reports[outputs->count] =
		(struct report_output){.writer = writer, .name = target ? target : "-"};
	buffer_init(&outputs->reports[outputs->count].out);
	outputs->count++;
}

static void
plan_file(struct session *session, struct outputs *outputs, const char *target,
          const struct report_writer *format)
{
	const struct report_writer *writer = writer_for(outputs, str_from(target));
	if (!writer)
		writer = format;
	if (!writer) {
		usage_error(session, DIAG_OUTPUT_FORMAT, DIAG_TEXT(str_from(target)),
		            DIAG_TEXT(format_names(session, outputs, true)));
		return;
	}
	for (size_t i = 0; i < outputs->count; i++) {
		const char *other = outputs->list[i].target;
		if (other && (file_is_same_target(other, target)))
			usage_error(session, DIAG_OUTPUT_REPEATED, DIAG_TEXT(str_from(target)));
	}
	add_output(outputs, target, writer);
}

// Standard output is written to where it is named, a format is asked for, or a summary is welcome.
static void
plan_standard(struct session *session, struct outputs *outputs, const struct report_writer *format,
              bool is_named)
{
	bool is_silent = session->is_quiet && !(outputs->is_answer && outputs->count == 0);
	if (!is_named && !format && is_silent)
		return;
	const struct report_writer *writer = format ? format : &outputs->writers[0];
	if (writer->is_binary && terminal_is_output())
		usage_error(session, DIAG_WORKBOOK_TO_TERMINAL, DIAG_TEXT(STR("-o")));
	add_output(outputs, NULL, writer);
}

bool
outputs_plan(struct session *session, struct outputs *outputs)
{
	const char *name = session->values[OPTION_FORMAT];
	if (!outputs->writers) {
		outputs->writers = report_writers;
		outputs->writer_count = report_writer_count;
	}
	const struct report_writer *format = name ? writer_named(outputs, str_from(name)) : NULL;
	size_t most = session->output_count + 1;
	outputs->count = 0;
	outputs->list = arena_array(session->arena, most, struct output);
	outputs->reports = arena_array(session->arena, most, struct report_output);
	if (name && !format)
		usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--format")),
		            DIAG_TEXT(str_from(name)),
		            DIAG_TEXT(format_names(session, outputs, false)));
	size_t named = 0, unknown = 0;
	for (size_t i = 0; i < session->output_count; i++) {
		const char *target = session->outputs[i];
		if (strcmp(target, "-") == 0) {
			named++;
			continue;
		}
		unknown += writer_for(outputs, str_from(target)) == NULL;
		plan_file(session, outputs, target, format);
	}
	if (named > 1)
		usage_error(session, DIAG_OUTPUT_REPEATED, DIAG_TEXT(STR("-")));
	// A format that files without an ending took up says nothing of standard output.
	bool is_spent = unknown > 0 && named == 0;
	plan_standard(session, outputs, is_spent ? NULL : format, named > 0);
	return !diags_have_errors(session->diags);
}

bool
outputs_spare_inputs(struct session *session, const struct outputs *outputs,
                     bool (*is_input)(const void *context, const char *path), const void *context)
{
	bool are_spared = true;
	for (size_t i = 0; i < outputs->count; i++) {
		const char *target = outputs->list[i].target;
		if (!target || !is_input(context, target))
			continue;
		usage_error(session, DIAG_OUTPUT_IS_INPUT, DIAG_TEXT(str_from(target)));
		are_spared = false;
	}
	return are_spared;
}

// It need not be there yet.
static bool
is_store(const void *store, const char *path)
{
	return store && file_is_same_target(store, path);
}

bool
outputs_plan_tables(struct session *session, struct outputs *outputs, const char *store)
{
	static const char *const formats[] = {"text", "json", "csv", "xlsx", NULL};
	outputs->formats = formats;
	outputs->is_answer = true;
	bool is_sound = outputs_plan(session, outputs);
	return outputs_spare_inputs(session, outputs, is_store, store) && is_sound;
}

bool
output_is_table(const struct report_output *output, enum table_format *format)
{
	*format = TABLE_FORMAT_TEXT;
	if (strcmp(output->writer->name, "csv") == 0)
		*format = TABLE_FORMAT_CSV;
	else if (strcmp(output->writer->name, "json") == 0)
		*format = TABLE_FORMAT_JSON;
	return !output->writer->is_binary;
}

static const char *
temporary_path(struct session *session)
{
	const char *folder = getenv("TMPDIR");
	return file_join(session->arena, folder && *folder ? folder : "/tmp", "patuh");
}

bool
outputs_begin(struct session *session, struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->list[i];
		if (!outputs->reports[i].writer->is_binary)
			continue;
		const char *path = output->target ? output->target : temporary_path(session);
		enum file_status status = file_stage_create(path, &output->stage);
		if (status != FILE_OK)
			outputs_report(session, status, path);
		else
			outputs->reports[i].path = file_stage_path(output->stage);
	}
	return !diags_have_errors(session->diags);
}

bool
outputs_write_file(struct session *session, const char *path, struct str bytes)
{
	struct file_stage *stage;
	enum file_status status = file_stage_create(path, &stage);
	if (status == FILE_OK)
		status = file_stage_write(stage, bytes);
	if (status == FILE_OK)
		status = file_stage_sync(stage);
	if (status == FILE_OK) {
		status = file_stage_commit(stage);
		stage = NULL;
	}
	file_stage_discard(stage);
	if (status != FILE_OK)
		outputs_report(session, status, path);
	return status == FILE_OK;
}

static const char *
name_of(const struct session *session, const struct output *output)
{
	return output->target ? output->target : say(session, "keluaran baku", "standard output");
}

// Brings one file's bytes to the disk, beside its target.
static void
write_file(struct session *session, struct output *output, struct report_output *report)
{
	enum file_status status = FILE_OK;
	if (!report->writer->is_binary) {
		status = file_stage_create(output->target, &output->stage);
		if (status == FILE_OK)
			status = file_stage_write(output->stage, buffer_text(&report->out));
	}
	if (status == FILE_OK)
		status = file_stage_sync(output->stage);
	if (status != FILE_OK)
		outputs_report(session, status, output->target);
}

static void
write_standard(struct session *session, const struct output *output,
               const struct report_output *report)
{
	struct str bytes = buffer_text(&report->out);
	if (report->writer->is_binary) {
		enum file_status status = file_read(session->arena, file_stage_path(output->stage),
		                                    (size_t)-1, &bytes);
		if (status != FILE_OK) {
			outputs_report(session, status, name_of(session, output));
			return;
		}
	}
	(void)terminal_write(session, bytes);
}

bool
outputs_commit(struct session *session, struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->count; i++) {
		if (outputs->list[i].target)
			write_file(session, &outputs->list[i], &outputs->reports[i]);
	}
	if (diags_have_errors(session->diags))
		return false;
	for (size_t i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->list[i];
		if (!output->target)
			continue;
		enum file_status status = file_stage_commit(output->stage);
		output->stage = NULL;
		if (status != FILE_OK)
			outputs_report(session, status, output->target);
	}
	if (diags_have_errors(session->diags))
		return false;
	for (size_t i = 0; i < outputs->count; i++) {
		if (!outputs->list[i].target)
			write_standard(session, &outputs->list[i], &outputs->reports[i]);
	}
	return !diags_have_errors(session->diags);
}

void
outputs_finish(struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->count; i++) {
		file_stage_discard(outputs->list[i].stage);
		buffer_finish(&outputs->reports[i].out);
	}
}
