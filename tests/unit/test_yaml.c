// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/yaml.h"
#include "read/yaml_peek.h"

#include <string.h>

#include "base/arena.h"
#include "findings.h"

static struct arena *arena;
static struct diags *diags;
static struct buffer buffer;

static void
set_up(void)
{
	arena = arena_create();
	diags = diags_create();
	buffer_init(&buffer);
}

static void
tear_down(void)
{
	arena_destroy(arena);
	diags_destroy(diags);
	buffer_finish(&buffer);
}

static const struct node *
read_text(struct str text)
{
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.name = STR("f.yaml"), .text = text};
	return yaml_read(arena, diags, source);
}

static void
write_place(struct place at)
{
	buffer_add_char(&buffer, '@');
	buffer_add_integer(&buffer, at.line);
	buffer_add_char(&buffer, ':');
	buffer_add_integer(&buffer, at.column);
}

// {a@1:1: <x>@1:4, b@2:1: [~@2:5]@2:4}@1:1
static void
write_node(const struct node *node)
{
	if (!node) {
		buffer_add_text(&buffer, "NULL");
		return;
	}
	switch (node->kind) {
	case NODE_EMPTY:
		buffer_add_char(&buffer, '~');
		break;
	case NODE_TEXT:
		buffer_add_char(&buffer, '<');
		buffer_add(&buffer, node->text);
		buffer_add_char(&buffer, '>');
		break;
	case NODE_LIST:
		buffer_add_char(&buffer, '[');
		for (size_t i = 0; i < node->count; i++) {
			buffer_add_text(&buffer, i ? ", " : "");
			write_node(node->items[i]);
		}
		buffer_add_char(&buffer, ']');
		break;
	case NODE_MAP:
		buffer_add_char(&buffer, '{');
		for (size_t i = 0; i < node->count; i++) {
			buffer_add_text(&buffer, i ? ", " : "");
			buffer_add(&buffer, node->pairs[i].key);
			write_place(node->pairs[i].key_at);
			buffer_add_text(&buffer, ": ");
			write_node(node->pairs[i].value);
		}
		buffer_add_char(&buffer, '}');
		break;
	case NODE_FAULTY:
		buffer_add_char(&buffer, '!');
		break;
	}
	write_place(node->at);
}

#define EXPECT_NODE(name, node, expected)                  \
	do {                                               \
		write_node(node);                          \
		EXPECT_WRITTEN((name), &buffer, expected); \
	} while (0)

static const struct {
	const char *name, *text, *node;
} readings[] = {
	{"text", "a: x", "{a@1:1: <x>@1:4}@1:1"},
	{"a number stays its text", "a: 0x1F", "{a@1:1: <0x1F>@1:4}@1:1"},
	{"a truth stays its text", "a: yes\nb: true", "{a@1:1: <yes>@1:4, b@2:1: <true>@2:4}@1:1"},
	{"a date stays its text", "a: 2026-06-30", "{a@1:1: <2026-06-30>@1:4}@1:1"},
	{"nothing after the key", "a:\nb: x", "{a@1:1: ~@1:3, b@2:1: <x>@2:4}@1:1"},
	{"tilde", "a: ~", "{a@1:1: ~@1:4}@1:1"},
	{"null", "a: null", "{a@1:1: ~@1:4}@1:1"},
	{"Null is a text", "a: Null", "{a@1:1: <Null>@1:4}@1:1"},
	{"quoted null is a text", "a: \"null\"\nb: '~'", "{a@1:1: <null>@1:4, b@2:1: <~>@2:4}@1:1"},
	{"quoted nothing is a text", "a: \"\"\nb: ''", "{a@1:1: <>@1:4, b@2:1: <>@2:4}@1:1"},
	{"list", "- x\n- y", "[<x>@1:3, <y>@2:3]@1:1"},
	{"list below a key", "a:\n- x\n- \n- z", "{a@1:1: [<x>@2:3, ~@3:2, <z>@4:3]@2:1}@1:1"},
	{"flow list", "a: [x, ~, [y]]", "{a@1:1: [<x>@1:5, ~@1:8, [<y>@1:12]@1:11]@1:4}@1:1"},
	{"empty list and map", "a: []\nb: {}", "{a@1:1: []@1:4, b@2:1: {}@2:4}@1:1"},
	{"flow map", "a: {x: 1, y: {}}", "{a@1:1: {x@1:5: <1>@1:8, y@1:11: {}@1:14}@1:4}@1:1"},
	{"map below a key", "a:\n  b: x\n  c: y",
         "{a@1:1: {b@2:3: <x>@2:6, c@3:3: <y>@3:6}@2:3}@1:1"},
	{"text alone", "x", "<x>@1:1"},
	{"comments", "# one\na: x # two\n# three\n", "{a@2:1: <x>@2:4}@2:1"},
	{"document marks", "---\na: x\n...\n", "{a@2:1: <x>@2:4}@2:1"},
	{"folded", "a: >-\n  x\n  y\n", "{a@1:1: <x y>@1:4}@1:1"},
	{"literal", "a: |\n  x\n   y\n", "{a@1:1: <x\n y\n>@1:4}@1:1"},
	{"folded in quotes", "a: \"x\n  y\"\nb: z", "{a@1:1: <x y>@1:4, b@3:1: <z>@3:4}@1:1"},
	{"escapes", "a: \"\\u00e9\\t\\\"\"", "{a@1:1: <\xc3\xa9\t\">@1:4}@1:1"},
	{"single quotes", "a: 'it''s'", "{a@1:1: <it's>@1:4}@1:1"},
	{"quoted key", "\"a b\": x", "{a b@1:1: <x>@1:8}@1:1"},
	{"columns are code points", "{\xc3\xa9\xe6\xbc\xa2: x, b: y}",
         "{\xc3\xa9\xe6\xbc\xa2@1:2: <x>@1:6, b@1:9: <y>@1:12}@1:1"},
	{"columns after an emoji", "[\xf0\x9f\x98\x80, x]",
         "[<\xf0\x9f\x98\x80>@1:2, <x>@1:5]@1:1"},
	{"CRLF", "a: x\r\nb:\r\n  - y\r\n", "{a@1:1: <x>@1:4, b@2:1: [<y>@3:5]@3:3}@1:1"},
	{"byte order mark",
         "\xef\xbb\xbf"
         "a: x\nb: y",
         "{a@1:1: <x>@1:4, b@2:1: <y>@2:4}@1:1"},
	{"byte order mark and CRLF",
         "\xef\xbb\xbf"
         "a: x\r\nb: y\r\n",
         "{a@1:1: <x>@1:4, b@2:1: <y>@2:4}@1:1"},
	{"line separators end no line", "a: \"x\xe2\x80\xa8y\"\nb: z",
         "{a@1:1: <x\xe2\x80\xa8y>@1:4, b@2:1: <z>@2:4}@1:1"},
	{"next-line ends no line, the last line ends", "a: 'x\xc2\x85y'\nb: z\n",
         "{a@1:1: <x y>@1:4, b@2:1: <z>@2:4}@1:1"},
	{"line separator ends no line", "a: 'x\xe2\x80\xa8y'\nb: z\n",
         "{a@1:1: <x\xe2\x80\xa8y>@1:4, b@2:1: <z>@2:4}@1:1"},
	{"paragraph separator ends no line", "a: 'x\xe2\x80\xa9y'\nb: z\n",
         "{a@1:1: <x\xe2\x80\xa9y>@1:4, b@2:1: <z>@2:4}@1:1"},
	{"carriage return ends no line", "a: x\rb: z\nc: w\n",
         "{a@1:1: <x>@1:4, b@1:6: <z>@1:9, c@2:1: <w>@2:4}@1:1"},
	{"dash of three bytes", "a: x\xe2\x80\x94y\nb: z\n",
         "{a@1:1: <x\xe2\x80\x94y>@1:4, b@2:1: <z>@2:4}@1:1"},
	{"next-line ends no line", "a: 'x\xc2\x85y'\nb: z",
         "{a@1:1: <x y>@1:4, b@2:1: <z>@2:4}@1:1"},
	{"alias of a text", "a: &k x\nb: *k", "{a@1:1: <x>@1:4, b@2:1: <x>@2:4}@1:1"},
	{"alias of a list", "a: &k [x]\nb: *k", "{a@1:1: [<x>@1:8]@1:4, b@2:1: [<x>@1:8]@2:4}@1:1"},
	{"alias of a map", "a: &k {x: 1}\nb: [*k]",
         "{a@1:1: {x@1:8: <1>@1:11}@1:4, b@2:1: [{x@1:8: <1>@1:11}@2:5]@2:4}@1:1"},
	{"alias of nothing", "a: &k\nb: *k", "{a@1:1: ~@1:4, b@2:1: ~@2:4}@1:1"},
	{"the later anchor wins", "[&k x, &k y, *k]", "[<x>@1:2, <y>@1:8, <y>@1:14]@1:1"},
	{"alias as a key", "? &k a\n: x\nb: {*k : y}",
         "{a@1:3: <x>@2:3, b@3:1: {a@3:5: <y>@3:10}@3:4}@1:1"},
	{"merge keys are plain keys", "a: &k {x: 1}\nb: {<<: *k}",
         "{a@1:1: {x@1:8: <1>@1:11}@1:4, b@2:1: {<<@2:5: {x@1:8: <1>@1:11}@2:9}@2:4}@1:1"},
	{"the same key in two maps", "a: {x: 1}\nb: {x: 2}",
         "{a@1:1: {x@1:5: <1>@1:8}@1:4, b@2:1: {x@2:5: <2>@2:8}@2:4}@1:1"},
	{"keys differ in case", "a: 1\nA: 2", "{a@1:1: <1>@1:4, A@2:1: <2>@2:4}@1:1"},
};

START_TEST(reads_texts_lists_and_maps_with_their_places)
{
	EXPECT_NODE(readings[_i].name, read_text(str_from(readings[_i].text)), readings[_i].node);
	EXPECT_FINDINGS(readings[_i].name, diags, "");
}
END_TEST

static const struct {
	const char *name, *text, *findings;
	bool is_readable; // the rest gives a root all the same
} faults[] = {
	{"duplicate key", "a: 1\nb: 2\na: 3\n", "109@3:1+1:1", true},
	{"duplicate key, thrice", "a: 1\na: 2\na: 3\n", "109@2:1+1:1 109@3:1+1:1", true},
	{"two duplicate keys", "b: 1\na: 2\na: 3\nb: 4\n", "109@3:1+2:1 109@4:1+1:1", true},
	{"duplicate key, quoted once", "a: 1\n\"a\": 2\n", "109@2:1+1:1", true},
	{"duplicate key in a flow", "x: {a: 1, b: 2, a: 3}", "109@1:17+1:5", true},
	{"duplicate key inside", "x:\n  - a: 1\n    a: 2\n", "109@3:5+2:5", true},
	{"duplicate key after CRLF", "a: 1\r\na: 2\r\n", "109@2:1+1:1", true},
	{"duplicate key after a mark", "\xef\xbb\xbf{a: 1, a: 2}\n", "109@1:8+1:2", true},
	{"duplicate key after letters", "{\xc3\xa9: 1, \xe6\xbc\xa2: 1, \xc3\xa9: 2}",
         "109@1:14+1:2", true},
	{"duplicate key after a line separator", "a: \"x\xe2\x80\xa9y\"\na: 2", "109@2:1+1:1",
         true},
	{"duplicate by alias", "? &k a\n: 1\n*k : 2", "109@3:1+1:3", true},
	{"list in itself", "&x [*x]", "111@1:5", true},
	{"list in itself, deeper", "a: &x\n  b: [c, *x]", "111@2:10", true},
	{"map in itself", "a: &x {b: *x}", "111@1:11", true},
	{"two anchors in each other", "&x [&y [*x, *y]]", "111@1:9 111@1:13", true},
	{"unknown alias", "a: *nobody", "116@1:4", true},
	{"alias before its anchor", "a: *k\nb: &k x", "116@1:4", true},
	{"star meant as text", "a: *.yaml", "108@1:5", false},
	{"tag", "a: !!str x", "114@1:4", true},
	{"tags on all kinds", "a: !x [!y {}, !!int 1]", "114@1:4 114@1:8 114@1:15", true},
	{"tag on the root", "!t\na: x", "114@1:1", true},
	{"key that is a list", "? [a]\n: x", "115@1:3", true},
	{"key that is a map", "? {a: b}\n: x", "115@1:3", true},
	{"key that is empty", "~: x", "115@1:1", true},
	{"keys that are no text are not repeats", "? [a]\n: x\n? [b]\n: y", "115@1:3 115@3:3",
         true},
	{"second document", "a: 1\n---\nb: 2\n", "113@2:1", true},
	{"second document after an end", "a: 1\n...\n---\nb: 2\n", "113@3:1", true},
	{"third document is one finding", "a: 1\n---\nb: 2\n---\nc: 3\n", "113@2:1", true},
	{"only a comment", "# nothing\n", "107@0:0", false},
	{"only blanks", " \n\n  \n", "107@0:0", false},
	{"only a byte order mark", "\xef\xbb\xbf", "107@0:0", false},
	{"only document marks", "---\n...\n", "", true},
	{"NUL by escape", "a: \"x\\0y\"", "106@1:4", true},
	{"all in one run", "a: *k\na: !t x\n? []\n: 1\n", "116@1:4 109@2:1+1:1 114@2:4 115@3:3",
         true},
	{"faults before a syntax error", "a: *k\nb: [", "116@1:4 108@2:5", false},
};

START_TEST(refuses_what_a_form_does_not_need)
{
	const struct node *root = read_text(str_from(faults[_i].text));
	EXPECT_FINDINGS(faults[_i].name, diags, faults[_i].findings);
	EXPECT_NUMBER(faults[_i].name, root != NULL, faults[_i].is_readable);
}
END_TEST

START_TEST(an_alias_that_leads_nowhere_is_faulty)
{
	EXPECT_NODE("unknown", read_text(STR("a: *k")), "{a@1:1: !@1:4}@1:1");
	EXPECT_NODE("cycle", read_text(STR("&x [y, *x]")), "[<y>@1:5, !@1:8]@1:1");
}
END_TEST

static struct str
nested(unsigned depth, const char *open, const char *close)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_repeat(&text, open, depth);
	buffer_add_repeat(&text, close, depth);
	struct str copy = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return copy;
}

static const struct {
	const char *name, *open, *close;
	unsigned depth;
	const char *findings;
} depths[] = {
	{"lists, 63", "[", "]", 63, ""},
	{"lists, 64", "[", "]", 64, ""},
	{"lists, 65", "[", "]", 65, "110@1:65"},
	{"lists, 50000", "[", "]", 50000, "110@1:65"},
	{"maps, 63 and a text", "{a: ", "}", 63, ""},
	{"maps, 64 and their key", "{a: ", "}", 64, "110@1:254"},
	{"lines, 65", "- ", "", 65, "110@1:129"},
};

START_TEST(nests_64_levels_and_no_more)
{
	const struct node *root =
		read_text(nested(depths[_i].depth, depths[_i].open, depths[_i].close));
	EXPECT_FINDINGS(depths[_i].name, diags, depths[_i].findings);
	EXPECT_NUMBER(depths[_i].name, root == NULL, depths[_i].findings[0] != '\0');
}
END_TEST

// Each list holds the one before it ten times: 10^levels nodes, give or take.
static struct str
laughs(unsigned levels)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "- &l0 [x]\n");
	for (unsigned level = 1; level <= levels; level++) {
		buffer_add_text(&text, "- &l");
		buffer_add_integer(&text, level);
		buffer_add_text(&text, " [");
		for (int i = 0; i < 10; i++) {
			buffer_add_text(&text, i ? ",*l" : "*l");
			buffer_add_integer(&text, level - 1);
		}
		buffer_add_text(&text, "]\n");
	}
	struct str copy = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return copy;
}

static const struct {
	const char *name;
	unsigned levels;
	const char *findings;
} bombs[] = {
	{"a thousand", 3, ""},          {"a hundred thousand", 5, ""},
	{"ten million", 7, "112@7:40"}, {"a thousand million", 9, "112@7:40"},
	{"10^50", 50, "112@7:40"},
};

START_TEST(refuses_a_billion_laughs_at_once)
{
	const struct node *root = read_text(laughs(bombs[_i].levels));
	EXPECT_FINDINGS(bombs[_i].name, diags, bombs[_i].findings);
	EXPECT_NUMBER(bombs[_i].name, root == NULL, bombs[_i].findings[0] != '\0');
}
END_TEST

static const struct {
	int count;
	const char *findings;
} anchors[] = {{1, ""}, {256, ""}, {257, "117@257:3"}, {5000, "117@257:3"}};

START_TEST(keeps_256_anchors_and_no_more)
{
	struct buffer text;
	buffer_init(&text);
	for (int i = 0; i < anchors[_i].count; i++) {
		buffer_add_text(&text, "- &a");
		buffer_add_integer(&text, i);
		buffer_add_text(&text, " x\n");
	}
	(void)read_text(buffer_text(&text));
	buffer_finish(&text);
	EXPECT_FINDINGS("anchors", diags, anchors[_i].findings);
}
END_TEST

static const struct {
	int count; // of keys, of which the last is also the one in line 778
	const char *findings;
} maps[] = {
	{999, "109@999:1+778:1"},
	{1000, "109@1000:1+778:1"},
	{1001, "118@1001:1"},
	{20000, "118@1001:1"},
};

START_TEST(keeps_1000_keys_in_a_map_and_no_more)
{
	struct buffer text;
	buffer_init(&text);
	for (int i = 1; i < maps[_i].count; i++) {
		buffer_add_text(&text, "k");
		buffer_add_integer(&text, i);
		buffer_add_text(&text, ": x\n");
	}
	buffer_add_text(&text, "k778: x\n");
	const struct node *root = read_text(buffer_text(&text));
	EXPECT_FINDINGS("keys", diags, maps[_i].findings);
	ck_assert((root == NULL) == (maps[_i].count > 1000));
	buffer_finish(&text);
}
END_TEST

static const struct {
	size_t texts; // of a list, which is a node, too
	const char *findings;
} lists[] = {{1999998, ""}, {1999999, ""}, {2000000, "112@1:4000000"}};

START_TEST(counts_nodes_up_to_two_million)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "[");
	buffer_add_repeat(&text, "a,", lists[_i].texts);
	buffer_add_text(&text, "]");
	const struct node *root = read_text(buffer_text(&text));
	EXPECT_FINDINGS("nodes", diags, lists[_i].findings);
	ck_assert((root == NULL) == (lists[_i].texts == 2000000));
	buffer_finish(&text);
}
END_TEST

static const struct {
	const char *name, *end; // of each line
	int count;
	const char *findings;
} directives[] = {
	{"few", "\n", 64, ""},
	{"many", "\n", 65, "124@65:1"},
	{"many, CRLF", "\r\n", 65, "124@65:1"},
	{"many, CR", "\r", 65, "124@1:833"},
	{"many, by a line separator", "\xe2\x80\xa8", 65, "124@1:833"},
	{"very many", "\n", 500000, "124@65:1"},
};

START_TEST(takes_64_lines_of_tag_and_no_more)
{
	struct buffer text;
	buffer_init(&text);
	for (int i = 0; i < directives[_i].count; i++) {
		buffer_add_text(&text, "%TAG !a");
		buffer_add_integer(&text, 10 + i);
		buffer_add_text(&text, "! x");
		buffer_add_text(&text, directives[_i].end);
	}
	buffer_add_text(&text, "---\nquote: \"100 %TAG\"\n");
	const struct node *root = read_text(buffer_text(&text));
	EXPECT_FINDINGS(directives[_i].name, diags, directives[_i].findings);
	ck_assert((root == NULL) == (directives[_i].count > 64));
	buffer_finish(&text);
}
END_TEST

START_TEST(finds_values_by_key)
{
	const struct node *root = read_text(STR("a: 1\nb:\nc: []\n"));
	ck_assert_ptr_eq(node_find(root, STR("a")), root->pairs[0].value);
	ck_assert_int_eq(node_find(root, STR("b"))->kind, NODE_EMPTY);
	ck_assert_ptr_null(node_find(root, STR("d")));
	ck_assert_ptr_null(node_find(root, STR("")));
	ck_assert_ptr_null(node_find(node_find(root, STR("c")), STR("a")));
	ck_assert_ptr_null(node_find(node_find(root, STR("a")), STR("a")));
}
END_TEST

// --- syntax errors, in words

static const struct {
	const char *problem; // what libyaml says
	const char *words[LANG_COUNT];
} problems[] = {
#define PROBLEM(problem, id, en) {problem, {id, en}},
#include "read/yaml_problems.def"
#undef PROBLEM
};

static const struct {
	const char *text, *findings, *problem;
} errors[] = {
	{"a: - b\n", "108@1:4", "block sequence entries are not allowed in this context"},
	{"a: \x01", "108@1:4", "control characters are not allowed"},
	{"\xef\xbb\xbf"
         "a: 1\nb: \xc3\xa9\x01",
         "108@2:5", "control characters are not allowed"},
	{"%\n---\na", "108@1:2", "could not find expected directive name"},
	{"a: 1\nb\nc: 2\n", "108@2:1", "could not find expected ':'"},
	{"%TAG x x\n---\na", "108@1:6", "did not find expected '!'"},
	{"a: !%4 z", "108@1:5", "did not find URI escaped octet"},
	{"a: [1\nb: 2\n", "108@1:4", "did not find expected ',' or ']'"},
	{"a: \"x\nb: 1\n", "108@1:4", "found unexpected end of stream"},
	{"a: {x: 1\nb: 2\n", "108@1:4", "did not find expected ',' or '}'"},
	{"a: {x: 1]\n", "108@1:9", "did not find expected ',' or '}'"},
	{"- a\nb: c\n", "108@2:1", "did not find expected '-' indicator"},
	{"a: 1\n...\n]", "108@3:1", "did not find expected <document start>"},
	{"a: & x", "108@1:5", "did not find expected alphabetic or numeric character"},
	{"a: | x", "108@1:6", "did not find expected comment or line break"},
	{"%YAML 1\n---\na", "108@1:8", "did not find expected digit or '.' character"},
	{"a: \"\\xZZ\"", "108@1:7", "did not find expected hexdecimal number"},
	{"a:\n  b: 1\n c: 2\n", "108@3:2", "did not find expected key"},
	{"a: [,]", "108@1:5", "did not find expected node content"},
	{"a: !<> z", "108@1:6", "did not find expected tag URI"},
	{"%YAML x\n---\na", "108@1:7", "did not find expected version number"},
	{"%TAG !a!x y\n---\na", "108@1:9", "did not find expected whitespace"},
	{"a: !x]y z", "108@1:6", "did not find expected whitespace or line break"},
	{"a: !<x y", "108@1:7", "did not find the expected '>'"},
	{"a: b\n\tc: d\n", "108@2:1", "found a tab character that violates indentation"},
	{"a: |\n\tx\n", "108@2:1", "found a tab character where an indentation space is expected"},
	{"a: |0\n  x\n", "108@1:5", "found an indentation indicator equal to 0"},
	{"a: @x", "108@1:4", "found character that cannot start any token"},
	{"a:\n\tb: c", "108@2:1", "found character that cannot start any token"},
	{"%TAG ! x\n%TAG ! x\n---\na", "108@2:1", "found duplicate %TAG directive"},
	{"%YAML 1.1\n%YAML 1.1\n---\na", "108@2:1", "found duplicate %YAML directive"},
	{"%YAML 1.1111111111111\n---\na", "108@1:18", "found extremely long version number"},
	{"%YAML 3.0\n---\na", "108@1:1", "found incompatible YAML document"},
	{"a: \"\\uD800\"", "108@1:7", "found invalid Unicode character escape code"},
	{"a: !x!y z", "108@1:4", "found undefined tag handle"},
	{"a: [x:,y]", "108@1:6", "found unexpected ':'"},
	{"a: \"x\n---\n\"", "108@2:1", "found unexpected document indicator"},
	{"a: \"x", "108@1:6", "found unexpected end of stream"},
	{"%Y~ x\n---\na", "108@1:3", "found unexpected non-alphabetical character"},
	{"a: \"\\q\"", "108@1:5", "found unknown escape character"},
	{"%FOO\n---\na", "108@1:5", "found unknown directive name"},
	{"a: ? b", "108@1:4", "mapping keys are not allowed in this context"},
	{"a: b: c", "108@1:5", "mapping values are not allowed in this context"},
};

START_TEST(says_syntax_errors_in_words)
{
	size_t count, row = 0;
	ck_assert_ptr_null(read_text(str_from(errors[_i].text)));
	EXPECT_FINDINGS(errors[_i].problem, diags, errors[_i].findings);
	const struct diag *diag = diags_sorted(diags, &count)[0];
	while (row < COUNT_OF(problems) && strcmp(problems[row].problem, errors[_i].problem) != 0)
		row++;
	EXPECT(errors[_i].problem, row < COUNT_OF(problems));
	EXPECT(errors[_i].problem, diag->args[0].kind == DIAG_ARG_WORDS);
	EXPECT_TEXT("Indonesian", str_from(diag->args[0].words[LANG_ID]),
	            problems[row].words[LANG_ID]);
	EXPECT_TEXT("English", str_from(diag->args[0].words[LANG_EN]),
	            problems[row].words[LANG_EN]);
}
END_TEST

START_TEST(every_syntax_error_has_a_case)
{
	size_t cases = 0, same = 0;
	for (size_t i = 0; i < COUNT_OF(errors); i++)
		cases += strcmp(errors[i].problem, problems[_i].problem) == 0;
	for (size_t i = 0; i < COUNT_OF(problems); i++)
		same += strcmp(problems[i].problem, problems[_i].problem) == 0;
	EXPECT(problems[_i].problem, cases > 0);
	EXPECT_NUMBER(problems[_i].problem, same, 1);
	EXPECT(problems[_i].problem,
	       strcmp(problems[_i].words[LANG_ID], problems[_i].words[LANG_EN]) != 0);
}
END_TEST

// --- peeking

static const struct {
	const char *name, *text, *values; // of patuh, rubric and assessed
} peeks[] = {
	{"all", "patuh: evidence/1\nrubric: r\nassessed: 2026-06-30\n", "evidence/1|r|2026-06-30"},
	{"any order, others between",
         "assessed: d\nx: [1, {patuh: no}]\nrubric: r\ny: {rubric: no}\npatuh: p\n", "p|r|d"},
	{"some", "rubric: r\n", "|r|"},
	{"none", "x: y\n", "||"},
	{"nothing", "", "||"},
	{"only a comment", "# x\n", "||"},
	{"not at the top", "x:\n  patuh: p\n  rubric: r\n", "||"},
	{"a value that is the key's name", "x: patuh\nrubric: r\n", "|r|"},
	{"no text", "patuh: [p]\nrubric: {r: s}\nassessed:\n", "||"},
	{"the first of two", "patuh: one\npatuh: two\n", "one||"},
	{"a list at the top", "- patuh\n- p\n", "||"},
	{"a text at the top", "patuh\n", "||"},
	{"before a syntax error", "patuh: p\nx: [\nrubric: r\n", "p||"},
	{"an alias before", "a: &k x\nb: *k\npatuh: p\n", "p||"},
	{"byte order mark", "\xef\xbb\xbfpatuh: p\r\nrubric: r\r\n", "p|r|"},
	{"second document", "x: y\n---\npatuh: p\n", "||"},
	{"a key that is a list", "? [patuh]\n: x\nrubric: r\n", "|r|"},
	{"quoted", "\"patuh\": 'p'\n", "p||"},
};

START_TEST(peeks_at_the_top_only)
{
	static const struct str keys[] = {{"patuh", 5}, {"rubric", 6}, {"assessed", 8}};
	struct str values[COUNT_OF(keys)];
	struct source source = {.name = STR("f.yaml"), .text = str_from(peeks[_i].text)};
	yaml_peek(arena, &source, COUNT_OF(keys), keys, values);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		buffer_add_text(&buffer, i ? "|" : "");
		buffer_add(&buffer, values[i]);
	}
	EXPECT_WRITTEN(peeks[_i].name, &buffer, peeks[_i].values);
	yaml_peek(arena, &source, 0, keys, values);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, reads_texts_lists_and_maps_with_their_places, readings);
	ADD_ROWS(tests, refuses_what_a_form_does_not_need, faults);
	tcase_add_test(tests, an_alias_that_leads_nowhere_is_faulty);
	ADD_ROWS(tests, nests_64_levels_and_no_more, depths);
	ADD_ROWS(tests, refuses_a_billion_laughs_at_once, bombs);
	ADD_ROWS(tests, keeps_256_anchors_and_no_more, anchors);
	ADD_ROWS(tests, keeps_1000_keys_in_a_map_and_no_more, maps);
	ADD_ROWS(tests, counts_nodes_up_to_two_million, lists);
	ADD_ROWS(tests, takes_64_lines_of_tag_and_no_more, directives);
	tcase_add_test(tests, finds_values_by_key);
	ADD_ROWS(tests, says_syntax_errors_in_words, errors);
	ADD_ROWS(tests, every_syntax_error_has_a_case, problems);
	ADD_ROWS(tests, peeks_at_the_top_only, peeks);
}

int
main(void)
{
	return tests_run("yaml", add);
}
