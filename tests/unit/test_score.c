// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/score.h"

#include "fixture.h"

static const struct score_options claimed = {{2026, 6, 30}, FIGURE_CLAIMED};
static const struct score_options verified = {{2026, 6, 30}, FIGURE_VERIFIED};

static struct str
verdict_text(const struct verdict *verdict)
{
	if (!verdict->has_score)
		return STR("-");
	buffer.len = 0;
	decimal_write(&buffer, verdict->shown, verdict->places, '.');
	return buffer_text(&buffer);
}

#define EXPECT_SCORE(name, verdict, expected) EXPECT_TEXT((name), verdict_text(verdict), (expected))

// points + lost = share at every node; verified <= claimed <= potential; the children of a mean group without
// a total share what the group has.
static void
expect_sound(const char *name, const struct rubric *rubric, const struct object_result *object)
{
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct node_result *node = &object->nodes[i];
		if (!node->has_points)
			continue;
		struct exact sum = exact_add(arena, node->points, node->lost);
		EXPECT(name, exact_compare(sum, node->share) == 0);
		EXPECT(name, exact_compare(node->points, EXACT_ZERO) >= 0);
		EXPECT(name, exact_compare(node->lost, EXACT_ZERO) >= 0);
		if (rubric->nodes[i].is_item || node->is_leaf ||
		    rubric->nodes[i].combine != COMBINE_MEAN || rubric->nodes[i].has_total)
			continue;
		struct exact shares = EXACT_ZERO, points = EXACT_ZERO;
		for (size_t c = i + 1; c < rubric->nodes[i].end; c = rubric->nodes[c].end) {
			if (!object->nodes[c].has_points)
				continue;
			shares = exact_add(arena, shares, object->nodes[c].share);
			points = exact_add(arena, points, object->nodes[c].points);
		}
		EXPECT(name, exact_compare(shares, node->share) == 0);
		EXPECT(name, exact_compare(points, node->points) == 0);
	}
	const struct verdict *verdicts = object->verdicts;
	if (!verdicts[FIGURE_CLAIMED].has_score)
		return;
	EXPECT(name,
	       exact_compare(verdicts[FIGURE_VERIFIED].score, verdicts[FIGURE_CLAIMED].score) <= 0);
	EXPECT(name, exact_compare(verdicts[FIGURE_CLAIMED].score,
	                           verdicts[FIGURE_POTENTIAL].score) <= 0);
}

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define FIVE(keys, items)                                                                            \
	PATUH SCALES                                                                                 \
		"object: unit\ntop: 5\nzones: [{zone: none, floor: 0, label: Z, assumed: x}]\n" keys \
		"items: [" items "]\n"
#define NINTHS(w, keys)                                                                            \
	UNIT_RUBRIC(ROUNDED keys, "{id: u1, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u2, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u3, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u4, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u5, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u6, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u7, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u8, label: L, scale: survei, weight: " w ", assumed: x}, " \
	                          "{id: u9, label: L, scale: survei, weight: " w ", assumed: x}")
#define BANTUL "u1=3.31 u2=3.35 u3=3.49 u4=3.93 u5=3.45 u6=3.39 u7=3.39 u8=3.76 u9=3.35"
#define TWO_GROUPS           \
	UNIT_RUBRIC(ROUNDED, \
	            GROUP_OF("g1", "2", ITEM("a") ITEM("b")) GROUP_OF("g2", "1", ITEM("c")))
#define OPTIONAL(id) ITEM_WITH(id, "optional: true")
#define PROVED(id) ITEM_WITH(id, "evidence: [{id: f, kind: photo, label: F}]")
#define COMBINED(how) UNIT_RUBRIC(ROUNDED "combine: " how "\n", ITEM("a") ITEM("b") OPTIONAL("c"))

static const struct {
	const char *name, *rubric, *answers;
	const char *claimed, *verified, *potential;
} scores[] = {
	// SCORING.md
	{"two groups of weight 2 and 1", TWO_GROUPS, "a=1 b=0 c=1", "66.67", "66.67", "66.67"},
	{"weights 1, 1, 10",
         UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "1") ITEM_OF("b", "1") ITEM_OF("c", "10")),
         "a=1 b=0 c=0", "8.33", "8.33", "8.33"},
	{"weights 1, 1, 0",
         UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "1") ITEM_OF("b", "1") ITEM_OF("c", "0")), "a=1 b=0 c=1",
         "50.00", "50.00", "50.00"},
	{"a group that does not apply",
         UNIT_RUBRIC(ROUNDED, GROUP("g1", ITEM("a")) GROUP("g2", OPTIONAL("b"))), "a=1 b=na",
         "100.00", "100.00", "100.00"},
	{"nothing applies", UNIT_RUBRIC(ROUNDED, OPTIONAL("a") OPTIONAL("b")), "a=na b=na", "-",
         "-", "-"},
	{"Bantul 2023 by ninths", NINTHS("1/9", ""), BANTUL, "87.28", "87.28", "87.28"},
	{"Bantul 2023 by 0.111", NINTHS("0.111", "total: 1\ntotal_note: tercetak\n"), BANTUL,
         "87.19", "87.19", "87.19"},

	// unanswered
	{"unanswered is zero", TWO_GROUPS, "a=1 c=1", "66.67", "66.67", "100.00"},
	{"all unanswered is zero", TWO_GROUPS, "", "0.00", "0.00", "100.00"},
	{"missing is unanswered", TWO_GROUPS, "a=1 b=missing c=1", "66.67", "66.67", "100.00"},
	{"rejected is unanswered", TWO_GROUPS, "a=1 b=rejected c=1", "66.67", "66.67", "100.00"},
	{"an answer marked missing is unanswered", TWO_GROUPS, "a=1 b=1- c=1", "66.67", "66.67",
         "100.00"},
	{"an answer marked rejected is unanswered", TWO_GROUPS, "a=1 b=1~ c=1", "66.67", "66.67",
         "100.00"},
	{"a rejected \"not applicable\" is unanswered",
         UNIT_RUBRIC(ROUNDED, ITEM("a") OPTIONAL("b")), "a=1 b=na~", "50.00", "50.00", "100.00"},
	{"excluded does not count",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n",
                     GROUP_OF("g1", "2", ITEM("a") ITEM("b")) GROUP("g2", ITEM("c"))),
         "a=1 c=0", "66.67", "66.67", "66.67"},
	{"a group excluded whole",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n",
                     GROUP_OF("g1", "2", ITEM("a") ITEM("b")) GROUP("g2", ITEM("c"))),
         "c=0.5", "50.00", "50.00", "83.33"},
	{"all excluded is no score",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n", ITEM("a") ITEM("b")), "", "-", "-", "100.00"},
	{"missing is excluded", UNIT_RUBRIC(ROUNDED "unanswered: exclude\n", ITEM("a") ITEM("b")),
         "a=0.5 b=missing", "50.00", "50.00", "75.00"},
	{"excluded and not applicable",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n", ITEM("a") OPTIONAL("b")), "b=na", "-", "-",
         "100.00"},

	// not applicable
	{"not applicable does not count", UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM("b") OPTIONAL("c")),
         "a=1 b=0 c=na", "50.00", "50.00", "50.00"},
	{"not applicable under a total",
         UNIT_RUBRIC(ROUNDED "total: 10\ntotal_note: x\n",
                     ITEM_OF("a", "4") ITEM_OF("b", "3")
                             ITEM_WITH("c", "optional: true, weight: 2, assumed: x")),
         "a=1 b=1 c=na", "87.50", "87.50", "87.50"},
	{"an optional item unanswered is zero", UNIT_RUBRIC(ROUNDED, ITEM("a") OPTIONAL("b")),
         "a=1", "50.00", "50.00", "100.00"},
	{"a nested group does not apply",
         UNIT_RUBRIC(ROUNDED,
                     GROUP("g", GROUP("h", OPTIONAL("a")) GROUP("i", ITEM("b"))) ITEM("c")),
         "a=na b=1 c=0", "50.00", "50.00", "50.00"},

	// weights
	{"a group whose weights are zero does not count",
         UNIT_RUBRIC(ROUNDED,
                     GROUP("g1", ITEM_OF("a", "0") ITEM_OF("b", "0")) GROUP("g2", ITEM("c"))),
         "a=1 b=1 c=0", "0.00", "0.00", "0.00"},
	{"all weights zero is no score", UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "0")), "a=1", "-", "-",
         "-"},
	{"weights that fall short of the total",
         UNIT_RUBRIC(ROUNDED "total: 100\ntotal_note: x\n",
                     ITEM_OF("a", "60") ITEM_OF("b", "39.5")),
         "a=1 b=1", "99.50", "99.50", "99.50"},
	{"another top", RUBRIC("object: unit\ntop: 110\n" ROUNDED, ITEM("a") ITEM("b") ITEM("c")),
         "a=1 b=1 c=0", "73.33", "73.33", "73.33"},

	// combine
	{"min", COMBINED("min"), "a=0.25 b=0.75 c=na", "25.00", "25.00", "25.00"},
	{"min with unanswered", COMBINED("min"), "a=0.25 c=na", "0.00", "0.00", "25.00"},
	{"max", COMBINED("max"), "a=0.25 b=0.75 c=na", "75.00", "75.00", "75.00"},
	{"max with unanswered", COMBINED("max"), "a=0.25 c=na", "25.00", "25.00", "100.00"},
	{"all, not all", COMBINED("all"), "a=1 b=0.9999 c=na", "0.00", "0.00", "0.00"},
	{"all, all that apply", COMBINED("all"), "a=1 b=1 c=na", "100.00", "100.00", "100.00"},
	{"all with unanswered", COMBINED("all"), "a=1 c=na", "0.00", "0.00", "100.00"},
	{"weights play no part in min",
         UNIT_RUBRIC(ROUNDED "combine: min\n", ITEM_OF("a", "0") ITEM_OF("b", "9")), "a=0.25 b=1",
         "25.00", "25.00", "25.00"},
	{"min of nothing", UNIT_RUBRIC(ROUNDED "combine: min\n", OPTIONAL("a")), "a=na", "-", "-",
         "-"},
	{"max below mean",
         UNIT_RUBRIC(ROUNDED, GROUP_WITH("g", "combine: max", ITEM("a") ITEM("b")) ITEM("c")),
         "a=0 b=1 c=0", "50.00", "50.00", "50.00"},

	// three figures
	{"unverified counts in the claimed figure only",
         UNIT_RUBRIC(ROUNDED, PROVED("a") PROVED("b")), "a=0.5 b=1!", "75.00", "50.00", "100.00"},
	{"zero needs no proof", UNIT_RUBRIC(ROUNDED, PROVED("a") PROVED("b")), "a=0 b=1!", "50.00",
         "50.00", "50.00"},
	{"verified at less than best stays", UNIT_RUBRIC(ROUNDED, PROVED("a") PROVED("b")),
         "a=0.5! b=1!", "75.00", "75.00", "75.00"},
	{"a survey needs no proof", UNIT_RUBRIC(ROUNDED, ITEM("a") PROVED("b")), "a=0.5 b=1",
         "75.00", "25.00", "75.00"},
	{"all unverified under all", UNIT_RUBRIC(ROUNDED "combine: all\n", PROVED("a") PROVED("b")),
         "a=1 b=1", "100.00", "0.00", "100.00"},
	{"what is excluded leaves the total",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\ntotal: 100\ntotal_note: x\n",
                     ITEM_OF("a", "10") ITEM_OF("b", "1")),
         "a=1", "10.10", "10.10", "11.00"},
	{"a potential below the claimed is raised to it",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n",
                     GROUP_OF("g", "1", ITEM("a"))
                             GROUP_WITH("h", "total: 100, total_note: x", ITEM("b"))),
         "a=1", "100.00", "100.00", "100.00"},

	// direct values
	{"direct value at the root", TWO_GROUPS, "total=95.56", "95.56", "95.56", "95.56"},
	{"direct value at a group", TWO_GROUPS, "g1=50 c=1", "66.67", "66.67", "66.67"},
	{"direct value covers what is below", TWO_GROUPS, "g1=50 a=1 b=1 c=1", "66.67", "66.67",
         "66.67"},
	{"direct value of zero", TWO_GROUPS, "total=0", "0.00", "0.00", "0.00"},
	{"direct value on a scale of 5", FIVE(ROUNDED, ITEM("a")), "total=4.125", "4.13", "4.13",
         "4.13"},
	{"direct value of proofs, submitted", UNIT_RUBRIC(ROUNDED, PROVED("a")), "total=80",
         "80.00", "0.00", "100.00"},
	{"direct value of proofs, verified", UNIT_RUBRIC(ROUNDED, PROVED("a")), "total=80!",
         "80.00", "80.00", "80.00"},
	{"direct value rejected", TWO_GROUPS, "total=rejected a=1", "0.00", "0.00", "100.00"},

	// rounding
	{"80.995 goes up", UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM("b")), "a=0.8099 b=0.81", "81.00",
         "81.00", "81.00"},
	{"80.9949 goes down", UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "51") ITEM_OF("b", "49")),
         "a=0.8099 b=0.81", "80.99", "80.99", "80.99"},
	{"no rounding is exact", UNIT_RUBRIC("", ITEM("a") ITEM("b") ITEM("c")), "a=1 b=1 c=0",
         "66.6667", "66.6667", "66.6667"},
	{"no places", UNIT_RUBRIC("rounding: {object: 0}\n", ITEM("a") ITEM("b")), "a=1 b=0.01",
         "51", "51", "51"},
	{"a tie goes up", UNIT_RUBRIC("rounding: {object: 0}\n", ITEM("a") ITEM("b")), "a=1 b=0",
         "50", "50", "50"},
	{"half a point goes up", UNIT_RUBRIC("rounding: {object: 0}\n", ITEM("a")), "a=0.505", "51",
         "51", "51"},
	{"just below goes down", UNIT_RUBRIC("rounding: {object: 0}\n", ITEM("a")), "a=0.5049",
         "50", "50", "50"},
};

START_TEST(agrees_with_figures_worked_by_hand)
{
	const char *name = scores[_i].name;
	const struct rubric *rubric = rubric_sound(scores[_i].rubric);
	const struct unit *unit = unit_from(rubric, "", "", scores[_i].answers);
	const struct unit_result *result = score_unit(arena, diags, rubric, unit, &claimed);
	ck_assert_uint_eq(result->object_count, 1);
	const struct object_result *object = &result->objects[0];
	EXPECT_SCORE(name, &object->verdicts[FIGURE_CLAIMED], scores[_i].claimed);
	EXPECT_SCORE(name, &object->verdicts[FIGURE_VERIFIED], scores[_i].verified);
	EXPECT_SCORE(name, &object->verdicts[FIGURE_POTENTIAL], scores[_i].potential);
	expect_sound(name, rubric, object);
	const struct unit_result *other = score_unit(arena, diags, rubric, unit, &verified);
	expect_sound(name, rubric, &other->objects[0]);
}
END_TEST

// --- states and points

#define STATES \
	GROUP_OF("g", "3", ITEM_OF("a", "2") OPTIONAL("b")) GROUP("h", OPTIONAL("c")) PROVED("d")

static const struct {
	const char *name, *keys, *answers;
	const char *states; // of total g a b h c d
	size_t leaf_count, answered_count;
} states[] = {
	{"all answered", "", "a=1 b=1 c=0.5 d=1!", "S S S S S S S", 4, 4},
	{"none answered", "", "", "S S U U S U U", 4, 0},
	{"none answered, excluded", "unanswered: exclude\n", "", "X X X X X X X", 4, 0},
	{"not applicable", "", "a=1 b=na c=na d=1", "S S S N N N S", 2, 2},
	{"not applicable and excluded", "unanswered: exclude\n", "b=na c=na", "X X X N N N X", 2,
         0},
	{"missing and rejected", "", "a=missing b=rejected c=1 d=0", "S S U U S S S", 4, 2},
	{"covered group", "", "g=40 a=1 c=1", "S S C C S S U", 3, 2},
	{"covered root", "", "total=40 a=1", "S C C C C C C", 1, 1},
	{"a rejected direct value covers too", "", "g=rejected c=1 d=1", "S U C C S S S", 3, 2},
	{"a rejected direct value, excluded", "unanswered: exclude\n", "g=rejected c=1 d=1",
         "S X C C S S S", 3, 2},
};

START_TEST(says_the_state_of_every_node)
{
	static const char letters[NODE_STATE_COUNT] = {
		[NODE_STATE_SCORED] = 'S',   [NODE_STATE_UNANSWERED] = 'U',
		[NODE_STATE_EXCLUDED] = 'X', [NODE_STATE_NOT_APPLICABLE] = 'N',
		[NODE_STATE_COVERED] = 'C',
	};
	const char *name = states[_i].name;
	buffer_add_text(&buffer, UNIT_RUBRIC(ROUNDED "%", STATES));
	// The keys of the row where the % stands.
	struct buffer text;
	buffer_init(&text);
	const char *mark = memchr(buffer.data, '%', buffer.len);
	buffer_add(&text, (struct str){buffer.data, (size_t)(mark - buffer.data)});
	buffer_add_text(&text, states[_i].keys);
	buffer_add(&text, (struct str){mark + 1, buffer.len - (size_t)(mark - buffer.data) - 1});
	buffer_add_char(&text, '\0');
	const struct rubric *rubric = rubric_sound(text.data);
	buffer_finish(&text);
	const struct unit *unit = unit_from(rubric, "", "", states[_i].answers);
	const struct object_result *object =
		score_unit(arena, diags, rubric, unit, &claimed)->objects;
	buffer.len = 0;
	for (size_t i = 0; i < rubric->node_count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add_char(&buffer, letters[object->nodes[i].state]);
		bool is_scored = object->nodes[i].figures[FIGURE_CLAIMED].counts;
		bool is_counted = object->nodes[i].state == NODE_STATE_SCORED ||
		                  object->nodes[i].state == NODE_STATE_UNANSWERED;
		EXPECT_NUMBER(name, is_scored, is_counted);
		EXPECT_NUMBER(name, object->nodes[i].has_points, is_counted);
	}
	EXPECT_WRITTEN(name, &buffer, states[_i].states);
	EXPECT_NUMBER(name, object->leaf_count, states[_i].leaf_count);
	EXPECT_NUMBER(name, object->answered_count, states[_i].answered_count);
}
END_TEST

START_TEST(names_every_state)
{
	static const char *const names[] = {"scored", "unanswered", "excluded", "not-applicable",
	                                    "covered"};
	for (size_t i = 0; i < NODE_STATE_COUNT; i++)
		ck_assert_str_eq(node_state_names[i], names[i]);
}
END_TEST

static const struct {
	const char *name, *rubric, *answers, *node, *share, *points, *lost;
} points[] = {
	{"the root has the top", TWO_GROUPS, "a=1 c=1", "total", "100", "200/3", "100/3"},
	{"a group of weight 2 of 3", TWO_GROUPS, "a=1 c=1", "g1", "200/3", "100/3", "100/3"},
	{"half of it", TWO_GROUPS, "a=1 c=1", "a", "100/3", "100/3", "0"},
	{"the half that is lost", TWO_GROUPS, "a=1 c=1", "b", "100/3", "0", "100/3"},
	{"what does not count leaves its share to the others",
         UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM("b") OPTIONAL("c")), "a=0.5 c=na", "a", "50", "25",
         "25"},
	{"a total that is not reached",
         UNIT_RUBRIC(ROUNDED "total: 100\ntotal_note: x\n",
                     ITEM_OF("a", "60") ITEM_OF("b", "39.5")),
         "a=1", "b", "79/2", "0", "79/2"},
	{"under min each child has the whole", COMBINED("min"), "a=0.25 b=0.75 c=na", "b", "100",
         "75", "25"},
	{"under max too", COMBINED("max"), "a=0.25 b=0.75 c=na", "a", "100", "25", "75"},
	{"weight zero has no share", UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM_OF("b", "0")), "a=1", "b",
         "0", "0", "0"},
	{"a ninth", NINTHS("1/9", ""), BANTUL, "u1", "100/9", "331/36", "23/12"},
	{"a direct value", TWO_GROUPS, "g1=50 c=1", "g1", "200/3", "100/3", "100/3"},
};

START_TEST(shares_the_top_out_to_the_nodes)
{
	const struct rubric *rubric = rubric_sound(points[_i].rubric);
	const struct unit *unit = unit_from(rubric, "", "", points[_i].answers);
	const struct object_result *object =
		score_unit(arena, diags, rubric, unit, &claimed)->objects;
	const struct rubric_node *node = rubric_find(rubric, str_from(points[_i].node));
	ck_assert_ptr_nonnull(node);
	const struct node_result *result = &object->nodes[node->index];
	EXPECT(points[_i].name, result->has_points);
	buffer.len = 0;
	exact_write(&buffer, result->share);
	EXPECT_WRITTEN(points[_i].name, &buffer, points[_i].share);
	exact_write(&buffer, result->points);
	EXPECT_WRITTEN(points[_i].name, &buffer, points[_i].points);
	exact_write(&buffer, result->lost);
	EXPECT_WRITTEN(points[_i].name, &buffer, points[_i].lost);
}
END_TEST

// Puskesmas Bareng, IPP 2017 (tests/data/ipp2017_indicators_partial.csv).
#define INDICATOR(id, weight) \
	"{id: " id ", label: L, scale: lima, weight: " weight ", assumed: x}, "
#define IPP                                                                                        \
	FIVE("total: 100\ntotal_note: x\n",                                                        \
	     GROUP_WITH("k", "weight: 30, assumed: x, total: 100, total_note: x",                  \
	                INDICATOR("k1", "8.9") INDICATOR("k2", "8.9") INDICATOR("k3", "7.1")       \
	                        INDICATOR("k4", "7.1") INDICATOR("k5", "7.1") INDICATOR(           \
					"k6", "7.1") INDICATOR("k7", "7.1") INDICATOR("k8", "7.1") \
	                                INDICATOR("k9", "8.9") INDICATOR("k10", "8.9")             \
	                                        INDICATOR("k11", "7.1") INDICATOR("k12", "7.1")    \
	                                                INDICATOR("k13", "7.1"))                   \
	             GROUP_WITH("s", "weight: 18, assumed: x, total: 100, total_note: x",          \
	                        INDICATOR("s1", "13.6") INDICATOR("s2", "13.6")                    \
	                                INDICATOR("s3", "9.1") INDICATOR("s4", "13.6")             \
	                                        INDICATOR("s5", "18.2") INDICATOR("s6", "13.6")    \
	                                                INDICATOR("s7", "18.2")))
#define BARENG                                                                  \
	"k1=5 k2=5 k3=4 k4=3 k5=3 k6=4 k7=4 k8=5 k9=4 k10=1 k11=1 k12=2 k13=3 " \
	"s1=4 s2=5 s3=4 s4=1 s5=0 s6=4 s7=3"

static const struct {
	const char *node, *value, *points;
} bareng[] = {{"k", "3.39", "1.02"}, {"s", "2.81", "0.51"}};

START_TEST(agrees_with_the_printed_aspects_of_bareng)
{
	const struct rubric *rubric = rubric_sound(IPP);
	const struct unit *unit = unit_from(rubric, "", "", BARENG);
	const struct object_result *object =
		score_unit(arena, diags, rubric, unit, &claimed)->objects;
	const struct node_result *node =
		&object->nodes[rubric_find(rubric, str_from(bareng[_i].node))->index];
	struct exact value = exact_multiply(arena, node->figures[FIGURE_CLAIMED].ratio,
	                                    exact_from_fraction(5, 1));
	decimal_write(&buffer, exact_round(value, 2), 2, '.');
	EXPECT_WRITTEN(bareng[_i].node, &buffer, bareng[_i].value);
	decimal_write(&buffer, exact_round(node->points, 2), 2, '.');
	EXPECT_WRITTEN(bareng[_i].node, &buffer, bareng[_i].points);
	EXPECT_FINDINGS(bareng[_i].node, diags, "");
}
END_TEST

// --- objects

#define PRODUCT_RUBRIC(keys, items) RUBRIC("object: product\ntop: 100\n" keys, items)
#define OF_PRODUCTS PRODUCT_RUBRIC(ROUNDED, GROUP("g", ITEM("a") ITEM("b")) ITEM("c"))

static const struct {
	const char *name, *rubric, *products, *answers;
	const char *objects, *unit, *findings;
} units[] = {
	{"a unit is its own object", TWO_GROUPS, "", "a=1", "u:33.33", "33.33", ""},
	{"products of a unit's rubric change nothing", TWO_GROUPS, "p q", "a=1", "u:33.33", "33.33",
         ""},
	{"each product by itself", OF_PRODUCTS, "p q", "p/a=1 p/b=1 p/c=1 q/c=1",
         "p:100.00 q:50.00", "75.00", ""},
	{"a product without answers counts", OF_PRODUCTS, "p q", "p/a=1 p/b=1 p/c=1",
         "p:100.00 q:0.00", "50.00", ""},
	{"the mean is of rounded scores", PRODUCT_RUBRIC(ROUNDED, ITEM("a") ITEM("b") ITEM("c")),
         "p q r", "p/a=1 q/a=1 r/a=1 r/b=1", "p:33.33 q:33.33 r:66.67", "44.44", ""},
	{"a group's value for the unit", OF_PRODUCTS, "p q", "g=80 p/c=1", "p:90.00 q:40.00",
         "65.00", ""},
	{"a group's own value goes first", OF_PRODUCTS, "p q", "g=80 p/g=20 p/c=1",
         "p:60.00 q:40.00", "50.00", ""},
	{"a root's value for one product", OF_PRODUCTS, "p q", "p/total=70 q/c=1",
         "p:70.00 q:50.00", "60.00", ""},
	{"a root's value for the unit", OF_PRODUCTS, "p q", "total=70", "u:70.00", "70.00", ""},
	{"a root's value for a unit without products", OF_PRODUCTS, "", "total=95.56", "u:95.56",
         "95.56", ""},
	{"a group's value for a unit without products", OF_PRODUCTS, "", "g=80", "u:40.00", "40.00",
         ""},
	{"no products and no answers", OF_PRODUCTS, "", "", "", "-", "407@5:12"},
	{"no unit score where no object has one", PRODUCT_RUBRIC(ROUNDED, OPTIONAL("a")), "p q",
         "p/a=na q/a=na", "p:- q:-", "-", ""},
	{"an object without a score does not count", PRODUCT_RUBRIC(ROUNDED, OPTIONAL("a")), "p q",
         "p/a=na q/a=0.5", "p:- q:50.00", "50.00", ""},
	{"covered by the unit's root", OF_PRODUCTS, "p", "p/a=1 total=70", "u:70.00", "70.00",
         "401@8:10"},
	{"covered by the unit's group", OF_PRODUCTS, "p", "g=80 p/a=1 p/c=0", "p:40.00", "40.00",
         "401@9:10"},
	{"covered by the product's group", OF_PRODUCTS, "p", "p/g=80 p/a=1 p/b=0", "p:40.00",
         "40.00", "401@9:10 401@10:10"},
	{"covered by the product's root", OF_PRODUCTS, "p q", "p/total=80 p/c=1 q/c=1",
         "p:80.00 q:50.00", "65.00", "401@9:10"},
	{"covered in a unit's rubric", TWO_GROUPS, "", "a=1 g1=10 c=1", "u:40.00", "40.00",
         "401@8:10"},
	{"a group below the root's value", TWO_GROUPS, "", "total=10 g1=10 a=1", "u:10.00", "10.00",
         "401@9:10 401@10:10"},
	{"refused where unanswered",
         UNIT_RUBRIC(ROUNDED "unanswered: refuse\n", ITEM("a") ITEM("b")), "", "a=1", "u:50.00",
         "50.00", "400@5:12"},
	{"each refused item is named",
         UNIT_RUBRIC(ROUNDED "unanswered: refuse\n", ITEM("a") ITEM("b")), "", "", "u:0.00", "0.00",
         "400@5:12 400@5:12"},
	{"not refused where covered",
         UNIT_RUBRIC(ROUNDED "unanswered: refuse\n", ITEM("a") ITEM("b")), "", "total=5", "u:5.00",
         "5.00", ""},
	{"not refused where not applicable",
         UNIT_RUBRIC(ROUNDED "unanswered: refuse\n", ITEM("a") OPTIONAL("b")), "", "a=1 b=na",
         "u:100.00", "100.00", ""},
};

START_TEST(scores_the_objects_of_a_unit)
{
	const char *name = units[_i].name;
	const struct rubric *rubric = rubric_sound(units[_i].rubric);
	const struct unit *unit = unit_from(rubric, "", units[_i].products, units[_i].answers);
	EXPECT_FINDINGS(name, diags, "");
	const struct unit_result *result = score_unit(arena, diags, rubric, unit, &claimed);
	struct buffer objects;
	buffer_init(&objects);
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		buffer_add_text(&objects, i ? " " : "");
		buffer_add(&objects, object->id);
		buffer_add_char(&objects, ':');
		buffer_add(&objects, verdict_text(&object->verdicts[FIGURE_CLAIMED]));
		expect_sound(name, rubric, object);
	}
	EXPECT_WRITTEN(name, &objects, units[_i].objects);
	buffer_finish(&objects);
	EXPECT_SCORE(name, &result->verdicts[FIGURE_CLAIMED], units[_i].unit);
	EXPECT_FINDINGS(name, diags, units[_i].findings);
	ck_assert_ptr_eq(result->unit, unit);
}
END_TEST

START_TEST(is_the_same_in_any_order_of_entries)
{
	static const char *const orders[] = {"a=1 b=0.5 c=0.25", "c=0.25 a=1 b=0.5",
	                                     "b=0.5 c=0.25 a=1", "c=0.25 b=0.5 a=1"};
	const struct rubric *rubric = rubric_sound(TWO_GROUPS);
	for (size_t i = 0; i < COUNT_OF(orders); i++) {
		const struct unit *unit = unit_from(rubric, "", "", orders[i]);
		const struct unit_result *result = score_unit(arena, diags, rubric, unit, &claimed);
		EXPECT_SCORE(orders[i], &result->verdicts[FIGURE_CLAIMED], "58.33");
	}
}
END_TEST

START_TEST(a_better_answer_never_lowers_a_score)
{
	static const char *const combines[] = {"mean", "min", "max", "all"};
	struct buffer text;
	buffer_init(&text);
	for (size_t how = 0; how < COUNT_OF(combines); how++) {
		text.len = 0;
		buffer_add_text(&text,
		                PATUH ZONES SCALES "object: unit\ntop: 100\nitems: [" ITEM_OF(
					"a", "3") "{id: g, label: L, combine: ");
		buffer_add_text(&text, combines[how]);
		buffer_add_text(&text, ", items: [" ITEM_OF("b", "0") ITEM_OF("c", "1/7") "]}]\n");
		buffer_add_char(&text, '\0');
		const struct rubric *rubric = rubric_sound(text.data);
		struct exact last = EXACT_ZERO;
		for (int step = 0; step <= 30; step++) {
			// Raises a, then b, then c, from 0 to 1.
			int a = step < 10 ? step : 10, b = step < 10   ? 0
			                                   : step < 20 ? step - 10
			                                               : 10;
			int c = step < 20 ? 0 : step - 20, tenths[] = {a, b, c};
			text.len = 0;
			for (size_t i = 0; i < COUNT_OF(tenths); i++) {
				buffer_add_char(&text, (char)('a' + i));
				buffer_add_text(&text, tenths[i] == 10 ? "=1" : "=0.");
				if (tenths[i] < 10)
					buffer_add_integer(&text, tenths[i]);
				buffer_add_char(&text, ' ');
			}
			buffer_add_char(&text, '\0');
			const struct unit *unit = unit_from(rubric, "", "", text.data);
			struct exact score = score_unit(arena, diags, rubric, unit, &claimed)
			                             ->verdicts[FIGURE_CLAIMED]
			                             .score;
			ck_assert_int_ge(exact_compare(score, last), 0);
			last = score;
		}
		ck_assert_int_eq(exact_compare(last, exact_from_fraction(100, 1)), 0);
	}
	buffer_finish(&text);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, agrees_with_figures_worked_by_hand, scores);
	ADD_ROWS(tests, says_the_state_of_every_node, states);
	tcase_add_test(tests, names_every_state);
	ADD_ROWS(tests, shares_the_top_out_to_the_nodes, points);
	ADD_ROWS(tests, agrees_with_the_printed_aspects_of_bareng, bareng);
	ADD_ROWS(tests, scores_the_objects_of_a_unit, units);
	tcase_add_test(tests, is_the_same_in_any_order_of_entries);
	tcase_add_test(tests, a_better_answer_never_lowers_a_score);
}

int
main(void)
{
	return tests_run("score", add);
}
