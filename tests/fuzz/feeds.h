// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The ways in, one for each row of the table in target.c. Shared by the files that hold them.
#ifndef PATUH_TESTS_FUZZ_FEEDS_H
#define PATUH_TESTS_FUZZ_FEEDS_H

#include "target.h"

// texts.c: a rubric, evidence, a table of evidence, an earlier result.
void feed_rubric(const struct bench *bench);
void feed_evidence(const struct bench *bench);
void feed_table(const struct bench *bench);
void feed_past(const struct bench *bench);

// texts.c: a rubric and evidence, parted by a line of five equals signs, into every text format, and into a workbook.
void feed_audit(const struct bench *bench);
void feed_book(const struct bench *bench);

// books.c: the bytes of a form; the parts of one (parts.h); the rows of an action plan as a table or as parts.
void feed_workbook(const struct bench *bench);
void feed_parts(const struct bench *bench);
void feed_plan(const struct bench *bench);

// stores.c: the bytes of a store; changes to a sound one, which is then sealed anew.
void feed_store(const struct bench *bench);
void feed_records(const struct bench *bench);

#endif
