// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Every row of diag/codes.def keeps the rules of the table.
#include <string.h>

#include "base/utf8.h"
#include "diag/diag.h"
#include "diag/print.h"
#include "suite.h"

// Which of the declared arguments a template uses, one bit each; all bits where it uses another.
static unsigned
arguments_used(const char *names, const char *template)
{
	unsigned used = 0;
	for (const char *open = strchr(template, '{'); open; open = strchr(open + 1, '{')) {
		const char *close = strchr(open, '}');
		if (!close)
			return ~0u;
		size_t len = (size_t)(close - open) - 1;
		unsigned bit = 1;
		const char *name = names;
		while (*name && (strcspn(name, " ") != len || strncmp(name, open + 1, len) != 0)) {
			name += strcspn(name, " ");
			name += *name == ' ';
			bit <<= 1;
		}
		if (!*name)
			return ~0u;
		used |= bit;
	}
	return used;
}

static unsigned
all_arguments(const char *names)
{
	unsigned all = 1;
	for (; *names; names++)
		all = *names == ' ' ? all << 1 | 1 : all;
	return all;
}

START_TEST(templates_use_just_the_declared_arguments)
{
	const struct diag_kind *kind = &diag_kinds[_i];
	unsigned all = all_arguments(kind->arguments), used = 0;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		unsigned message = arguments_used(kind->arguments, kind->message[lang]);
		unsigned mend = arguments_used(kind->arguments, kind->mend[lang]);
		EXPECT(kind->slug, (message & ~all) == 0);
		EXPECT(kind->slug, (mend & ~all) == 0);
		used |= message | mend;
	}
	EXPECT(kind->slug, used == all);
	EXPECT(kind->slug,
	       !strchr(kind->reason[LANG_ID], '{') && !strchr(kind->reason[LANG_EN], '{'));
	// Both languages say the same.
	EXPECT_NUMBER(kind->slug, arguments_used(kind->arguments, kind->message[LANG_EN]),
	              arguments_used(kind->arguments, kind->message[LANG_ID]));
	EXPECT_NUMBER(kind->slug, arguments_used(kind->arguments, kind->mend[LANG_EN]),
	              arguments_used(kind->arguments, kind->mend[LANG_ID]));
}
END_TEST

START_TEST(arguments_have_names_of_their_own)
{
	const char *names = diag_kinds[_i].arguments;
	EXPECT(diag_kinds[_i].slug, *names != '\0');
	bool is_good = true;
	for (const char *at = names; *at; at++) {
		bool is_name = (*at >= 'a' && *at <= 'z') || *at == '_';
		bool is_single_space = *at == ' ' && at > names && at[1] && at[1] != ' ';
		is_good &= is_name || is_single_space;
	}
	EXPECT(diag_kinds[_i].slug, is_good);
	// Used twice, a name would stand for the first only.
	for (const char *name = names; *name;) {
		size_t len = strcspn(name, " ");
		for (const char *next = name + len; *next;) {
			next += *next == ' ';
			size_t other = strcspn(next, " ");
			EXPECT(diag_kinds[_i].slug, other != len || strncmp(name, next, len) != 0);
			next += other;
		}
		name += len;
		name += *name == ' ';
	}
}
END_TEST

START_TEST(numbers_rise_and_slugs_are_unique)
{
	const struct diag_kind *kind = &diag_kinds[_i];
	EXPECT(kind->slug, kind->number >= 100 && kind->number <= 999);
	EXPECT(kind->slug, _i == 0 || kind->number > diag_kinds[_i - 1].number);
	int same = 0;
	for (int i = 0; i < _i; i++)
		same += strcmp(kind->slug, diag_kinds[i].slug) == 0;
	EXPECT_NUMBER(kind->slug, same, 0);
	enum diag_code code;
	EXPECT(kind->slug, diag_code_find(kind->number, &code) && (int)code == _i);
	// Words with hyphens.
	size_t len = strlen(kind->slug);
	EXPECT(kind->slug, len > 0 && kind->slug[0] != '-' && kind->slug[len - 1] != '-');
	EXPECT(kind->slug, !strstr(kind->slug, "--"));
	EXPECT(kind->slug, strspn(kind->slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == len);
}
END_TEST

static void
expect_pair(const char *slug, const char *const words[LANG_COUNT])
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct str text = str_from(words[lang]);
		EXPECT(slug, text.len > 0);
		EXPECT(slug, text.data[0] != ' ' && text.data[text.len - 1] != ' ');
		EXPECT(slug, utf8_find_fault(text) == text.len && !strchr(text.data, '\n'));
	}
	EXPECT(slug, strcmp(words[LANG_ID], words[LANG_EN]) != 0);
}

START_TEST(every_text_is_there_in_both_languages)
{
	expect_pair(diag_kinds[_i].slug, diag_kinds[_i].message);
	expect_pair(diag_kinds[_i].slug, diag_kinds[_i].mend);
	expect_pair(diag_kinds[_i].slug, diag_kinds[_i].reason);
	// Reasons are sentences; messages go on from the place before them.
	const struct diag_kind *kind = &diag_kinds[_i];
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const char *reason = kind->reason[lang], *message = kind->message[lang];
		EXPECT(kind->slug, reason[strlen(reason) - 1] == '.');
		EXPECT(kind->slug, message[strlen(message) - 1] != '.');
	}
}
END_TEST

START_TEST(every_code_can_be_explained)
{
	struct buffer buffer;
	buffer_init(&buffer);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		diag_write_explanation(&buffer, (enum diag_code)_i, (enum lang)lang);
		buffer_add_char(&buffer, '\0');
		EXPECT(diag_kinds[_i].slug, strstr(buffer.data, diag_kinds[_i].message[lang]));
		EXPECT(diag_kinds[_i].slug, strstr(buffer.data, diag_kinds[_i].reason[lang]));
		EXPECT(diag_kinds[_i].slug, strstr(buffer.data, diag_kinds[_i].mend[lang]));
		EXPECT(diag_kinds[_i].slug, strstr(buffer.data, diag_kinds[_i].slug));
		buffer.len = 0;
	}
	buffer_finish(&buffer);
}
END_TEST

static const int unknown[] = {0, -1, 99, 143, 145, 214000, 1000};

START_TEST(unknown_numbers_have_no_code)
{
	enum diag_code code;
	ck_assert(!diag_code_find(unknown[_i], &code));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_loop_test(tests, templates_use_just_the_declared_arguments, 0, DIAG_COUNT);
	tcase_add_loop_test(tests, arguments_have_names_of_their_own, 0, DIAG_COUNT);
	tcase_add_loop_test(tests, numbers_rise_and_slugs_are_unique, 0, DIAG_COUNT);
	tcase_add_loop_test(tests, every_text_is_there_in_both_languages, 0, DIAG_COUNT);
	tcase_add_loop_test(tests, every_code_can_be_explained, 0, DIAG_COUNT);
	ADD_ROWS(tests, unknown_numbers_have_no_code, unknown);
}

int
main(void)
{
	return tests_run("codes", add);
}
