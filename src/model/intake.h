// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The evidence of one audit, file by file: finds the files, passes over those for other rubrics,
// and holds all of them to one institution, one period, and units that differ. One file at a time
// is in memory.
#ifndef PATUH_MODEL_INTAKE_H
#define PATUH_MODEL_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/evidence.h"

struct input;
struct intake;

// What a file holds; private but for the evidence in it, NULL where there is none to be used.
struct harvest {
	const struct evidence *evidence;
	enum {
		HARVEST_USED,
		HARVEST_SKIPPED, // it is for others
		HARVEST_HEAD     // of the tables of its folder, which use it
	} fate;
	size_t index;      // of the file
	size_t seen_count; // files that were looked at for it
	const struct seen *seen;
};

// What CSV files say nowhere: from the command line. Empty texts where it says nothing.
struct intake_head {
	struct str institution, period;
};

// Finds the evidence below the paths (files, or folders with *.yaml, *.yml, *.csv and *.xlsx). What
// cannot be found is reported; the intake then holds the rest. It lives in the arena.
struct intake *intake_create(struct arena *arena, struct diags *diags, const struct rubric *rubric,
                             size_t count, const char *const paths[]);

// Says for which institution and period the CSV files are that have no patuh.yaml beside them.
void intake_set_head(struct intake *intake, const struct intake_head *head);

// Asks for the fingerprint of every file that is read from now on: as many bytes again to be looked at, for
// those who keep or show them.
void intake_want_digests(struct intake *intake);

// The id of the rubric that a CSV file is for, by the patuh.yaml beside it; empty where there is
// none. Reports nothing.
struct str intake_table_rubric(struct arena *arena, const char *path);

// How many files there are, those for other rubrics included; and one of them.
size_t intake_file_count(const struct intake *intake);
const char *intake_file(const struct intake *intake, size_t index);

// Is the path one of the files, or the patuh.yaml beside one?
bool intake_reads(const struct intake *intake, const char *path);

// The latest `assessed` date of the evidence for this rubric; unset where none states one. Looks at
// the heads of the files, and reports only what cannot be read.
struct date intake_last_assessed(struct intake *intake);

// Reads file `index` into the arena and reports to these findings: all that can be done without
// knowing the other files, so that several can be loaded at once. Never NULL.
const struct harvest *intake_load(const struct intake *intake, struct arena *arena,
                                  struct diags *diags, size_t index);

// Takes what was loaded, in the order of the files, and holds it to what was taken before. The
// evidence; NULL where the file is passed over or cannot be used (reported).
const struct evidence *intake_take(struct intake *intake, const struct harvest *harvest);

// Both, for one file after the other.
const struct evidence *intake_read(struct intake *intake, struct arena *arena, size_t index);

// After the last file: reports the folders' files passed over, and paths that held no evidence at
// all.
void intake_finish(struct intake *intake);

// What was read (model/inputs.h), complete after the last file: the files in their order, then each
// patuh.yaml that was used and is none of them. It lives with the intake.
const struct input *intake_inputs(const struct intake *intake, size_t *count);

// As the first evidence read states them; empty before.
struct str intake_institution(const struct intake *intake);
struct str intake_period(const struct intake *intake);

#endif
