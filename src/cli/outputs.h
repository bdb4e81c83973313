// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The outputs of a command: which were asked for, written beside their targets, and put in place all
// together once everything is whole.
#ifndef PATUH_CLI_OUTPUTS_H
#define PATUH_CLI_OUTPUTS_H

#include "base/file.h"
#include "base/stage.h"
#include "cli/cli.h"
#include "report/report.h"

struct output {
	const char *target;       // NULL: standard output
	struct file_stage *stage; // NULL: not begun, or standard output in text
};

struct outputs {
	size_t writer_count;
	const struct report_writer *writers; // of the command; NULL: report_writers
	const char *const *formats; // names of the writers that there are, ended by NULL; NULL: all
	bool is_answer; // it is what was asked for: told even when quiet, unless a file takes it
	size_t count;
	struct output *list;
	struct report_output *reports; // for report_run, one for each
};

// Works out the outputs from -o, --format and --quiet, in one of the command's formats. False, reported, where they cannot be.
bool outputs_plan(struct session *session, struct outputs *outputs);

// The same for a command that answers out of a store with a table or a workbook. The store is not
// to be written over.
bool outputs_plan_tables(struct session *session, struct outputs *outputs, const char *store);

// The form of an output that is a table. False: it is a workbook.
bool output_is_table(const struct report_output *output, enum table_format *format);

// Is no output one of the inputs, which it would destroy? Reported.
bool outputs_spare_inputs(struct session *session, const struct outputs *outputs,
                          bool (*is_input)(const void *context, const char *path),
                          const void *context);

// Writes the bytes to a file in one step. False, reported, where they cannot be; the old file is then whole.
bool outputs_write_file(struct session *session, const char *path, struct str bytes);

// Begins the files that writers write themselves. False, reported, where one cannot be.
bool outputs_begin(struct session *session, struct outputs *outputs);

// Writes everything, then replaces the files, then prints. False, reported, where something failed;
// the files not yet replaced then keep their old content.
bool outputs_commit(struct session *session, struct outputs *outputs);

// The finding for a file that cannot be written.
void outputs_report(struct session *session, enum file_status status, const char *path);

// Lets go of everything; what was not committed is gone.
void outputs_finish(struct outputs *outputs);

#endif
