// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/trend.h"

#include "fixture.h"

enum {
	MOMENTS_MOST = 6
};

struct moment_row {
	const char *institution, *period, *rubric, *digest;
	int model;
	enum figure counted;
	const char *score; // "": none
};

#define K(period, score)                                        \
	{                                                       \
		"K", period, "r", "d", 1, FIGURE_CLAIMED, score \
	}

// Points as period:score, with the change behind it; | a break; institutions divided by ;
static const struct {
	const char *name;
	struct moment_row moments[MOMENTS_MOST]; // their ids count from 1
	const char *trends;
} rows[] = {
	{"none", {{NULL, NULL, NULL, NULL, 0, FIGURE_CLAIMED, NULL}}, ""},
	{"one", {K("2024", "50.00")}, "K 2024:50.00"},
	{"by period, not by when they were saved",
         {K("2025", "60.00"), K("2024", "50.00"), K("2026", "55.50")},
         "K 2024:50.00 2025:60.00(10.00) 2026:55.50(-4.50)"},
	{"no change", {K("2024", "50.00"), K("2025", "50.00")}, "K 2024:50.00 2025:50.00(0.00)"},
	{"the last of a period",
         {K("2024", "50.00"), K("2024", "70.00"), K("2025", "71.00")},
         "K 2024:70.00 2025:71.00(1.00)"},
	{"a period without a score",
         {K("2024", "50.00"), K("2025", ""), K("2026", "70.00")},
         "K 2024:50.00 2025:- 2026:70.00"},
	{"two institutions",
         {{"L", "2024", "r", "d", 1, FIGURE_CLAIMED, "1.00"}, K("2024", "50.00")},
         "K 2024:50.00;L 2024:1.00"},
	{"another rubric",
         {K("2024", "50.00"), {"K", "2025", "s", "e", 1, FIGURE_CLAIMED, "60.00"}},
         "K 2024:50.00 |2025:60.00"},
	{"rubrics side by side stay apart",
         {K("2024", "50.00"),
          {"K", "2024", "a", "e", 1, FIGURE_CLAIMED, "1.00"},
          K("2025", "60.00"),
          {"K", "2025", "a", "e", 1, FIGURE_CLAIMED, "3.00"}},
         "K 2024:1.00 2025:3.00(2.00) |2024:50.00 2025:60.00(10.00)"},
	{"the rubric that was used first comes first",
         {{"K", "2023", "z", "e", 1, FIGURE_CLAIMED, "1.00"},
          {"K", "2024", "a", "f", 1, FIGURE_CLAIMED, "2.00"}},
         "K 2023:1.00 |2024:2.00"},
	{"another text of the rubric",
         {K("2024", "50.00"), {"K", "2025", "r", "e", 1, FIGURE_CLAIMED, "60.00"}},
         "K 2024:50.00 |2025:60.00"},
	{"another scoring model",
         {K("2024", "50.00"), {"K", "2025", "r", "d", 2, FIGURE_CLAIMED, "60.00"}},
         "K 2024:50.00 |2025:60.00"},
	{"another figure",
         {K("2024", "50.00"),
          {"K", "2024", "r", "d", 1, FIGURE_VERIFIED, "30.00"},
          K("2025", "51.00")},
         "K 2024:50.00 2025:51.00(1.00) |2024:30.00"},
	{"more places", {K("2024", "50"), K("2025", "50.5")}, "K 2024:50 2025:50.5(0.5)"},
};

static struct moment
moment_from(const struct moment_row *row, int64_t id)
{
	struct moment moment = {
		.id = id,
		.institution = str_from(row->institution),
		.period = str_from(row->period),
		.rubric = str_from(row->rubric),
		.digest = str_from(row->digest),
		.model = row->model,
		.counted = row->counted,
		.is_there = true,
	};
	struct reading *reading = &moment.readings[row->counted];
	reading->has_score = decimal_parse(str_from(row->score), &reading->shown) == DECIMAL_OK;
	const char *point = strchr(row->score, '.');
	reading->places = point ? (int)strlen(point + 1) : 0;
	return moment;
}

static void
point_write(const struct trend_point *point)
{
	const struct moment *moment = point->moment;
	const struct reading *reading = &moment->readings[moment->counted];
	buffer_add_text(&buffer, point->is_break ? " |" : " ");
	buffer_add(&buffer, moment->period);
	buffer_add_char(&buffer, ':');
	if (reading->has_score)
		decimal_write(&buffer, reading->shown, reading->places, '.');
	else
		buffer_add_char(&buffer, '-');
	if (!point->has_change)
		return;
	buffer_add_char(&buffer, '(');
	decimal_write(&buffer, point->change, point->places, '.');
	buffer_add_char(&buffer, ')');
}

START_TEST(follows_figures_and_breaks_where_the_method_changed)
{
	struct moment moments[MOMENTS_MOST];
	size_t count = 0, trend_count;
	for (; count < MOMENTS_MOST && rows[_i].moments[count].institution; count++)
		moments[count] = moment_from(&rows[_i].moments[count], (int64_t)count + 1);
	const struct trend *trends = trends_create(arena, count, moments, &trend_count);
	for (size_t i = 0; i < trend_count; i++) {
		buffer_add_text(&buffer, i ? ";" : "");
		buffer_add(&buffer, trends[i].institution);
		for (size_t p = 0; p < trends[i].point_count; p++)
			point_write(&trends[i].points[p]);
	}
	EXPECT_WRITTEN(rows[_i].name, &buffer, rows[_i].trends);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, follows_figures_and_breaks_where_the_method_changed, rows);
}

int
main(void)
{
	return tests_run("trend", add);
}
