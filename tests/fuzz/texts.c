// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Inputs that are text.
#include <string.h>

#include "base/buffer.h"
#include "bench.h"
#include "feeds.h"
#include "model/past.h"
#include "model/table.h"
#include "report/rubric_text.h"

void
feed_rubric(const struct bench *bench)
{
	const struct rubric *rubric = bench_rubric(bench, bench->input);
	struct buffer out;
	buffer_init(&out);
	if (rubric)
		rubric_write(bench->arena, &out, rubric, LANG_ID);
	buffer_finish(&out);
}

void
feed_evidence(const struct bench *bench)
{
	const struct rubric *rubric = bench_own_rubric(bench);
	bench_audit(bench, rubric, bench_document(bench, bench->input), BENCH_TEXTS);
}

void
feed_table(const struct bench *bench)
{
	const struct rubric *rubric = bench_own_rubric(bench);
	const struct source *source = bench_source(bench, bench->input);
	const struct csv_table *table =
		source ? csv_read(bench->arena, bench->diags, source) : NULL;
	const struct table_head head = {
		.rubric = STR(""), .institution = STR("K"), .period = STR("2026")};
	if (table)
		bench_audit_evidence(
			bench, rubric,
			table_evidence(bench->arena, bench->diags, rubric, 1, &table, &head),
			BENCH_TEXTS);
}

void
feed_past(const struct bench *bench)
{
	const struct source *source = bench_source(bench, bench->input);
	if (source)
		(void)past_read(bench->arena, bench->diags, source);
}

static void
feed_pair(const struct bench *bench, enum bench_reports reports)
{
	static const char mark[] = "\n=====\n";
	size_t len = sizeof(mark) - 1, at = 0;
	struct str input = bench->input;
	while (at + len <= input.len && memcmp(input.data + at, mark, len) != 0)
		at++;
	if (at + len > input.len)
		return;
	const struct rubric *rubric = bench_rubric(bench, (struct str){input.data, at + 1});
	at += len;
	const struct str rest = {input.data + at, input.len - at};
	if (rubric)
		bench_audit(bench, rubric, bench_document(bench, rest), reports);
}

void
feed_audit(const struct bench *bench)
{
	feed_pair(bench, BENCH_TEXTS);
}

void
feed_book(const struct bench *bench)
{
	feed_pair(bench, BENCH_BOOK);
}
