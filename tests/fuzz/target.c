// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "target.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "diag/print.h"
#include "feeds.h"

const struct target targets[] = {
	{"rubric", feed_rubric},     {"evidence", feed_evidence}, {"table", feed_table},
	{"past", feed_past},         {"audit", feed_audit},       {"book", feed_book},
	{"workbook", feed_workbook}, {"parts", feed_parts},       {"plan", feed_plan},
	{"store", feed_store},       {"records", feed_records},
};
const size_t target_count = COUNT_OF(targets);

const struct target *
target_named(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(targets); i++) {
		if (strcmp(targets[i].name, name) == 0)
			return &targets[i];
	}
	return NULL;
}

void
target_tell(struct diags *diags)
{
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		struct buffer out;
		buffer_init(&out);
		const struct diag_style style = {.lang = lang, .is_json = lang == LANG_EN};
		diags_write(&out, diags, &style);
		buffer_finish(&out);
	}
}

void
target_feed(const struct target *target, const uint8_t *data, size_t size)
{
	const struct bench bench = {arena_create(), diags_create(), {(const char *)data, size}};
	target->feed(&bench);
	target_tell(bench.diags);
	diags_destroy(bench.diags);
	arena_destroy(bench.arena);
}
