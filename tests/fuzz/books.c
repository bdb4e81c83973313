// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Workbooks that come back.
#include "bench.h"
#include "feeds.h"
#include "model/action_rows.h"
#include "model/form.h"
#include "parts.h"
#include "site.h"

static void
form_feed(const struct bench *bench, struct str bytes)
{
	const struct rubric *rubric = bench_own_rubric(bench);
	const struct source source = {.name = STR("uji.xlsx"), .text = bytes};
	bool is_form;
	struct str named, assessed;
	form_peek(bench->arena, &source, &is_form, &named, &assessed);
	const struct form *form = form_load(bench->arena, bench->diags, rubric, &source);
	if (form)
		bench_audit(bench, rubric, form_document(bench->arena, form), BENCH_TEXTS);
}

void
feed_workbook(const struct bench *bench)
{
	form_feed(bench, bench->input);
}

void
feed_parts(const struct bench *bench)
{
	form_feed(bench, parts_pack(bench->arena, bench->input));
}

void
feed_plan(const struct bench *bench)
{
	struct action_rows rows = {.arena = bench->arena, .diags = bench->diags};
	const char *path =
		parts_are_there(bench->input)
			? site_put("rencana.xlsx", parts_pack(bench->arena, bench->input))
			: site_put("rencana.csv", bench->input);
	(void)action_rows_load(&rows, path);
}
