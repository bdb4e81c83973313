// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/html.h"

#include "suite.h"

#define ACUTE "e\xcc\x81"   // e and a combining acute accent
#define WIDE "\xe6\x97\xa5" // a letter of two columns
#define DOTS "\xe2\x80\xa6" // the ellipsis
#define LOST "\xef\xbf\xbd" // U+FFFD

static struct buffer buffer;

static void
init(void)
{
	buffer_init(&buffer);
}

static void
finish(void)
{
	buffer_finish(&buffer);
}

// --- whole texts

static const struct {
	const char *name, *text, *html;
} texts[] = {
	{"plain", "Dinas Kesehatan", "Dinas Kesehatan"},
	{"empty", "", ""},
	{"a tag", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
	{"an ampersand first", "&lt;", "&amp;lt;"},
	{"quotes", "a \"b\" 'c'", "a &quot;b&quot; &#39;c&#39;"},
	{"nothing but what is escaped", "<<&", "&lt;&lt;&amp;"},
	{"line ends and tabs", "a\nb\r\nc\td", "a b  c d"},
	{"control characters", "a\x01\x1b[31m\x7f", "a" LOST LOST "[31m" LOST},
	{"control characters of the upper set",
         "a\xc2\x80\xc2\x9f"
         "b",
         "a" LOST LOST "b"},
	{"what follows them stays", "\xc2\xa0", "\xc2\xa0"},
	{"no characters", "\xef\xb7\x90\xef\xb7\xaf\xef\xbf\xbe\xf4\x8f\xbf\xbf",
         LOST LOST LOST LOST},
	{"their neighbours", "\xef\xb7\x8f\xef\xb7\xb0\xef\xbf\xbd",
         "\xef\xb7\x8f\xef\xb7\xb0\xef\xbf\xbd"},
	{"letters of many bytes", WIDE ACUTE "\xf0\x9f\x98\x80", WIDE ACUTE "\xf0\x9f\x98\x80"},
};

START_TEST(escapes_what_has_a_meaning)
{
	html_text(&buffer, str_from(texts[_i].text));
	EXPECT_WRITTEN(texts[_i].name, &buffer, texts[_i].html);
}
END_TEST

// --- texts in a width

static const struct {
	const char *name, *text;
	size_t width;
	const char *html;
} cuts[] = {
	{"shorter", "abc", 4, "abc"},
	{"as wide", "abcd", 4, "abcd"},
	{"longer", "abcde", 4, "abc" DOTS},
	{"one column", "ab", 1, DOTS},
	{"no blank before the mark", "ab   cd", 6, "ab" DOTS},
	{"escapes are not counted", "<<<<", 4, "&lt;&lt;&lt;&lt;"},
	{"and not cut", "<<<<<", 4, "&lt;&lt;&lt;" DOTS},
	{"wide letters that fit", WIDE WIDE, 4, WIDE WIDE},
	{"wide letters, cut in the middle of one", WIDE WIDE WIDE, 4, WIDE DOTS},
	{"a letter keeps its accent", "a" ACUTE "bc", 3, "a" ACUTE DOTS},
};

START_TEST(cuts_with_a_mark)
{
	html_text_within(&buffer, str_from(cuts[_i].text), cuts[_i].width);
	EXPECT_WRITTEN(cuts[_i].name, &buffer, cuts[_i].html);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, init, finish);
	ADD_ROWS(tests, escapes_what_has_a_meaning, texts);
	ADD_ROWS(tests, cuts_with_a_mark, cuts);
}

int
main(void)
{
	return tests_run("html", add);
}
