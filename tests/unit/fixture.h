// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Rubrics and evidence from short texts, for the tests of model/ and audit/. An item is on the scale
// "angka", a number from 0 to 1, unless it says otherwise.
#ifndef PATUH_TESTS_UNIT_FIXTURE_H
#define PATUH_TESTS_UNIT_FIXTURE_H

#include <string.h>

#include "base/arena.h"
#include "findings.h"
#include "model/evidence.h"
#include "model/rubric.h"
#include "read/yaml.h"

#define PATUH "patuh: rubric/1\nid: r\nversion: \"1\"\ntitle: R\n"
#define ZONES                                                         \
	"zones: [{zone: green, floor: 81, label: Hijau, assumed: x}," \
	" {zone: yellow, floor: 51, label: Kuning, assumed: x},"      \
	" {zone: red, floor: 0, label: Merah, assumed: x}]\n"
#define SCALES                                                                                   \
	"scales: {angka: {range: {min: 0, max: 1}}, survei: {range: {min: 1, max: 4}, base: 0}," \
	" lima: {range: {min: 0, max: 5, step: 1}},"                                             \
	" ada: {levels: [{id: tidak, label: Tidak ada, value: 0}, {id: ada, label: Ada, value: 1}]}}\n"
// The whole of a small rubric: more keys at the top, and the elements of `items`.
#define RUBRIC(keys, items) PATUH ZONES SCALES keys "items: [" items "]\n"
#define UNIT_RUBRIC(keys, items) RUBRIC("object: unit\ntop: 100\n" keys, items)

#define ITEM(id) "{id: " id ", label: L, scale: angka}, "
#define ITEM_WITH(id, keys) "{id: " id ", label: L, scale: angka, " keys "}, "
#define ITEM_OF(id, weight) ITEM_WITH(id, "weight: " weight ", assumed: x")
#define GROUP(id, items) "{id: " id ", label: L, items: [" items "]}, "
#define GROUP_WITH(id, keys, items) "{id: " id ", label: L, " keys ", items: [" items "]}, "
#define GROUP_OF(id, weight, items) GROUP_WITH(id, "weight: " weight ", assumed: x", items)

static struct arena *arena;
static struct diags *diags;
static struct buffer buffer;

static inline void
fixture_init(void)
{
	arena = arena_create();
	diags = diags_create();
	buffer_init(&buffer);
}

static inline void
fixture_finish(void)
{
	buffer_finish(&buffer);
	diags_destroy(diags);
	arena_destroy(arena);
}

static inline const struct node *
node_from(const char *text)
{
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.name = STR("f.yaml"), .text = str_copy(arena, str_from(text))};
	return yaml_read(arena, diags, source);
}

// May be NULL, with findings.
static inline const struct rubric *
rubric_from(const char *text)
{
	const struct node *root = node_from(text);
	return root ? rubric_build(arena, diags, root) : NULL;
}

// A rubric that must be sound. Warnings are forgotten.
static inline const struct rubric *
rubric_sound(const char *text)
{
	const struct rubric *rubric = rubric_from(text);
	if (!rubric)
		EXPECT_FINDINGS("rubric", diags, "");
	ck_assert_ptr_nonnull(rubric);
	diags_destroy(diags);
	diags = diags_create();
	return rubric;
}

static inline const struct evidence *
evidence_from(const struct rubric *rubric, const char *text)
{
	const struct node *root = node_from(text);
	return root ? evidence_build(arena, diags, rubric, root) : NULL;
}

// One entry from "item=answer", "product/item@respondent=answer"; the answer "na" is not applicable, "missing" and
// "rejected" are a status; at the end '!' says verified, '-' missing and '~' rejected.
static inline void
entry_write(struct buffer *text, struct str word)
{
	const char *slash = memchr(word.data, '/', word.len),
		   *equals = memchr(word.data, '=', word.len);
	ck_assert_ptr_nonnull(equals);
	const char *at = memchr(word.data, '@', (size_t)(equals - word.data));
	const char *item = slash ? slash + 1 : word.data;
	struct str answer = {equals + 1, (size_t)(word.data + word.len - equals) - 1};
	const char *status = str_ends(answer, STR("!"))   ? ", status: verified}\n"
	                     : str_ends(answer, STR("-")) ? ", status: missing}\n"
	                     : str_ends(answer, STR("~")) ? ", status: rejected}\n"
	                                                  : "}\n";
	answer.len -= status[0] == ',';
	buffer_add_text(text, "- {item: ");
	buffer_add(text, (struct str){item, (size_t)((at ? at : equals) - item)});
	if (at) {
		buffer_add_text(text, ", respondent: ");
		buffer_add(text, (struct str){at + 1, (size_t)(equals - at) - 1});
	}
	if (slash) {
		buffer_add_text(text, ", product: ");
		buffer_add(text, (struct str){word.data, (size_t)(slash - word.data)});
	}
	if (str_equal(answer, STR("na"))) {
		buffer_add_text(text, ", na: x");
	} else if (str_equal(answer, STR("missing")) || str_equal(answer, STR("rejected"))) {
		buffer_add_text(text, ", status: ");
		buffer_add(text, answer);
	} else {
		buffer_add_text(text, ", answer: ");
		buffer_add(text, answer);
	}
	buffer_add_text(text, status);
}

// The evidence of one unit from "a=1 b=na", with the keys of `unit` besides id and name, and the products "p q".
static inline const struct unit *
unit_from(const struct rubric *rubric, const char *keys, const char *products, const char *answers)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\nunit: {");
	buffer_add_text(&text, keys[0] ? keys : "id: u, name: U");
	buffer_add_text(&text, "}\nproducts: [");
	for (const char *at = products; *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		buffer_add_text(&text, "{name: N, id: ");
		buffer_add(&text, (struct str){at, len});
		buffer_add_text(&text, "}, ");
		at += len;
	}
	buffer_add_text(&text, answers[0] ? "]\nentries:\n" : "]\nentries: []\n");
	for (const char *at = answers; *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		entry_write(&text, (struct str){at, len});
		at += len;
	}
	buffer_add_char(&text, '\0');
	const struct evidence *evidence = evidence_from(rubric, text.data);
	buffer_finish(&text);
	ck_assert_ptr_nonnull(evidence);
	ck_assert_uint_eq(evidence->unit_count, 1);
	return &evidence->units[0];
}

#endif
