// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "target.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "diag/print.h"
#include "model/evidence.h"
#include "model/form.h"
#include "model/past.h"
#include "model/rubric.h"
#include "model/table.h"
#include "read/csv.h"
#include "read/yaml.h"
#include "report/report.h"
#include "report/rubric_text.h"

// Has every kind of item that evidence can answer.
static const char rubric_text[] =
	"patuh: rubric/1\nid: uji\nversion: \"1\"\ntitle: Rubrik uji\nobject: product\ntop: 100\n"
	"rounding: {object: 2, unit: 2, institution: 2}\n"
	"zones:\n- {zone: green, floor: 80, label: Hijau, assumed: x}\n"
	"- {zone: red, floor: 0, label: Merah, assumed: x}\n"
	"scales:\n  ada: {levels: [{id: tidak, label: Tidak, value: 0}, {id: ada, label: Ada, value: 1}]}\n"
	"  angka: {range: {min: 0, max: 4, step: 0.5}}\n"
	"items:\n"
	"- id: g\n  label: G\n  items:\n"
	"  - {id: a, label: A, scale: ada, evidence: [{id: foto, kind: photo, label: F, required: true, "
	"valid_for: 12 months}]}\n"
	"  - {id: b, label: B, scale: angka, per: respondent}\n"
	"- id: c\n  label: C\n  scale: {of: count, options: [{id: x, label: X}, {id: y, label: Y}], "
	"steps: [{from: 0, value: 0}, {from: 2, value: 1}]}\n"
	"caps:\n- {when: {node: c, below: 50}, zone_at_most: red, reason: R, assumed: x}\n";

struct bench {
	struct arena *arena;
	struct diags *diags;
	struct str input;
};

// NULL where the bytes are no text, as when a file is read.
static const struct source *
text_source(const struct bench *bench, struct str text)
{
	struct source *source = arena_new(bench->arena, struct source);
	*source = (struct source){.name = STR("uji"), .text = str_copy(bench->arena, text)};
	return utf8_find_fault(text) < text.len ? NULL : source;
}

static const struct node *
document(const struct bench *bench, struct str text)
{
	const struct source *source = text_source(bench, text);
	return source ? yaml_read(bench->arena, bench->diags, source) : NULL;
}

// NULL where it has errors.
static const struct rubric *
rubric_from(const struct bench *bench, struct str text)
{
	const struct node *root = document(bench, text);
	const struct rubric *rubric = root ? rubric_build(bench->arena, bench->diags, root) : NULL;
	return diags_error_count(bench->diags) ? NULL : rubric;
}

static const struct rubric *
own_rubric(const struct bench *bench)
{
	return rubric_from(bench, (struct str){rubric_text, sizeof(rubric_text) - 1});
}

static void
feed_rubric(const struct bench *bench)
{
	const struct rubric *rubric = rubric_from(bench, bench->input);
	struct buffer out;
	buffer_init(&out);
	if (rubric)
		rubric_write(bench->arena, &out, rubric, LANG_ID);
	buffer_finish(&out);
}

static void
audit(const struct bench *bench, const struct rubric *rubric, const struct evidence *evidence)
{
	static const char *const names[] = {"text", "json", "csv", "html", "rapor"};
	struct report_output outputs[COUNT_OF(names)];
	const struct report_options options = {
		.tool_version = "0", .score = {.as_of = {2026, 6, 30}, .counted = FIGURE_CLAIMED}};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		outputs[i] = (struct report_output){
			.writer = report_writer_named(str_from(names[i])), .name = names[i]};
		buffer_init(&outputs[i].out);
	}
	const struct report_job job = {.rubric = rubric,
	                               .options = &options,
	                               .output_count = COUNT_OF(names),
	                               .outputs = outputs};
	struct report_run *run = report_begin(bench->arena, bench->diags, &job);
	for (size_t i = 0; i < evidence->unit_count; i++)
		(void)report_unit(run, bench->arena, &evidence->units[i]);
	(void)report_end(run, evidence->institution, evidence->period);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		buffer_finish(&outputs[i].out);
}

static void
feed_evidence(const struct bench *bench, const struct rubric *rubric, const struct node *root)
{
	const struct evidence *evidence =
		root ? evidence_build(bench->arena, bench->diags, rubric, root) : NULL;
	if (evidence && !diags_error_count(bench->diags))
		audit(bench, rubric, evidence);
}

static void
feed_table(const struct bench *bench)
{
	const struct rubric *rubric = own_rubric(bench);
	const struct source *source = text_source(bench, bench->input);
	const struct csv_table *table =
		source ? csv_read(bench->arena, bench->diags, source) : NULL;
	const struct table_head head = {
		.rubric = STR(""), .institution = STR("K"), .period = STR("2026")};
	if (table)
		feed_evidence(bench, rubric,
		              table_document(bench->arena, bench->diags, rubric, 1, &table, &head));
}

static void
feed_workbook(const struct bench *bench)
{
	const struct rubric *rubric = own_rubric(bench);
	const struct source source = {.name = STR("uji.xlsx"), .text = bench->input};
	const struct form *form = form_load(bench->arena, bench->diags, rubric, &source);
	if (form)
		feed_evidence(bench, rubric, form_document(bench->arena, form));
}

static void
feed_past(const struct bench *bench)
{
	const struct source *source = text_source(bench, bench->input);
	if (source)
		(void)past_read(bench->arena, bench->diags, source);
}

static void
feed_audit(const struct bench *bench)
{
	static const char mark[] = "\n=====\n";
	size_t len = sizeof(mark) - 1, at = 0;
	struct str input = bench->input;
	while (at + len <= input.len && memcmp(input.data + at, mark, len) != 0)
		at++;
	if (at + len > input.len)
		return;
	const struct rubric *rubric = rubric_from(bench, (struct str){input.data, at + 1});
	at += len;
	if (rubric)
		feed_evidence(bench, rubric,
		              document(bench, (struct str){input.data + at, input.len - at}));
}

static void
tell(struct diags *diags)
{
	struct buffer out;
	buffer_init(&out);
	const struct diag_style style = {.lang = LANG_ID};
	diags_write(&out, diags, &style);
	buffer_finish(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	const struct bench bench = {
		arena_create(), diags_create(), {(const char *)data + 1, size - 1}};
	switch (data[0]) {
	case 'r':
		feed_rubric(&bench);
		break;
	case 'e': {
		const struct rubric *rubric = own_rubric(&bench);
		feed_evidence(&bench, rubric, document(&bench, bench.input));
		break;
	}
	case 't':
		feed_table(&bench);
		break;
	case 'w':
		feed_workbook(&bench);
		break;
	case 'p':
		feed_past(&bench);
		break;
	case 'a':
		feed_audit(&bench);
		break;
	default:
		break;
	}
	tell(bench.diags);
	diags_destroy(bench.diags);
	arena_destroy(bench.arena);
	return 0;
}
