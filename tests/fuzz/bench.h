// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From the bytes of an input to what an audit works with.
#ifndef PATUH_TESTS_FUZZ_BENCH_H
#define PATUH_TESTS_FUZZ_BENCH_H

#include "target.h"

struct evidence;
struct node;
struct source;

// NULL where the bytes are no text, as when a file is read.
const struct source *bench_source(const struct bench *bench, struct str text);

// A YAML document; NULL, reported, where it is none.
const struct node *bench_document(const struct bench *bench, struct str text);

// NULL where it has errors.
const struct rubric *bench_rubric(const struct bench *bench, struct str text);
const struct rubric *bench_own_rubric(const struct bench *bench);

// What an audit writes.
enum bench_reports {
	BENCH_TEXTS,
	BENCH_BOOK
};

// Audits the evidence, where there is any, without errors.
void bench_audit_evidence(const struct bench *bench, const struct rubric *rubric,
                          const struct evidence *evidence, enum bench_reports reports);

// The same with a document that may be evidence.
void bench_audit(const struct bench *bench, const struct rubric *rubric, const struct node *root,
                 enum bench_reports reports);

#endif
