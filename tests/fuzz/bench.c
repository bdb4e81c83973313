// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "bench.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "model/evidence.h"
#include "own.h"
#include "read/yaml.h"
#include "report/report.h"
#include "site.h"

enum {
	OUTPUTS = 5
};

const struct source *
bench_source(const struct bench *bench, struct str text)
{
	struct source *source = arena_new(bench->arena, struct source);
	*source = (struct source){.name = STR("uji"), .text = str_copy(bench->arena, text)};
	return utf8_find_fault(text) < text.len ? NULL : source;
}

const struct node *
bench_document(const struct bench *bench, struct str text)
{
	const struct source *source = bench_source(bench, text);
	return source ? yaml_read(bench->arena, bench->diags, source) : NULL;
}

const struct rubric *
bench_rubric(const struct bench *bench, struct str text)
{
	const struct node *root = bench_document(bench, text);
	const struct rubric *rubric = root ? rubric_build(bench->arena, bench->diags, root) : NULL;
	return diags_error_count(bench->diags) ? NULL : rubric;
}

const struct rubric *
bench_own_rubric(const struct bench *bench)
{
	return bench_rubric(bench, own_rubric_text(bench->arena));
}

static size_t
outputs_begin(struct report_output outputs[OUTPUTS], enum bench_reports reports)
{
	static const char *const texts[OUTPUTS] = {"text", "json", "csv", "html", "rapor"};
	static const char *const book[] = {"xlsx"};
	const char *const *names = reports == BENCH_BOOK ? book : texts;
	size_t count = reports == BENCH_BOOK ? COUNT_OF(book) : COUNT_OF(texts);
	for (size_t i = 0; i < count; i++) {
		outputs[i] = (struct report_output){
			.writer = report_writer_named(str_from(names[i])), .name = names[i]};
		if (outputs[i].writer->is_binary)
			outputs[i].path = site_put("laporan.xlsx", STR(""));
		buffer_init(&outputs[i].out);
	}
	return count;
}

static void
audit(const struct bench *bench, const struct rubric *rubric, const struct evidence *evidence,
      enum bench_reports reports)
{
	struct report_output outputs[OUTPUTS];
	const struct report_options options = {
		.tool_version = "0", .score = {.as_of = {2026, 6, 30}, .counted = FIGURE_CLAIMED}};
	const struct report_job job = {.rubric = rubric,
	                               .options = &options,
	                               .output_count = outputs_begin(outputs, reports),
	                               .outputs = outputs};
	struct report_run *run = report_begin(bench->arena, bench->diags, &job);
	for (size_t i = 0; i < evidence->unit_count; i++)
		(void)report_unit(run, bench->arena, &evidence->units[i]);
	(void)report_end(run, evidence->institution, evidence->period);
	for (size_t i = 0; i < job.output_count; i++)
		buffer_finish(&outputs[i].out);
}

void
bench_audit_evidence(const struct bench *bench, const struct rubric *rubric,
                     const struct evidence *evidence, enum bench_reports reports)
{
	if (evidence && !diags_error_count(bench->diags))
		audit(bench, rubric, evidence, reports);
}

void
bench_audit(const struct bench *bench, const struct rubric *rubric, const struct node *root,
            enum bench_reports reports)
{
	if (root)
		bench_audit_evidence(bench, rubric,
		                     evidence_build(bench->arena, bench->diags, rubric, root),
		                     reports);
}
