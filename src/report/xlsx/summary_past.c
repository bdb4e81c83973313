// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The period before on the summary, and the change since.
#include "model/past.h"
#include "report/xlsx/summary_part.h"

// Scores of two methods are never set against each other.
static bool
is_of_method(const struct summary *summary, const struct past *past)
{
	return str_equal(past->rubric, summary->grading.rubric->id);
}

const struct past *
summary_past(const struct summary *summary)
{
	const struct report_options *options = summary->book->report->options;
	size_t count = options->past_count;
	for (size_t i = count; i > 0; i--) {
		if (is_of_method(summary, options->pasts[i - 1]))
			return options->pasts[i - 1];
	}
	return count ? options->pasts[count - 1] : NULL;
}

// The score of the period before: known, or for the user to fill in.
void
summary_put_previous(const struct summary *summary, const struct past_score *score)
{
	if (score && score->has_score)
		sheet_put_number_input(summary->sheet, score->places,
		                       exact_from_decimal(score->score));
	else
		sheet_put_input(summary->sheet, value_text(STR("")));
}

static bool
is_other_method(const struct summary *summary)
{
	const struct past *past = summary_past(summary);
	return past && !is_of_method(summary, past);
}

void
summary_put_change(const struct summary *summary, const struct verdict *verdict,
                   const struct past_score *before)
{
	struct arena *arena = summary->grading.arena;
	uint32_t row = summary->sheet->row;
	bool is_known = verdict->has_score && before && before->has_score;
	struct str formula = FORMULA(arena, "IF(AND(ISNUMBER({0}),ISNUMBER({1})),{1}-{0},\"\")",
	                             summary_at(summary, SUMMARY_PREVIOUS, row),
	                             summary_at(summary, SUMMARY_SCORE, row));
	if (is_other_method(summary))
		sheet_put_word(summary->sheet,
		               before && before->has_score
		                       ? word(summary->grading.lang, WORD_OTHER_METHOD)
		                       : "");
	else
		sheet_put_formula(
			summary->sheet, STYLE_CHANGE, formula,
			value_number_if(is_known,
		                        is_known ? exact_subtract(arena, verdict->score,
		                                                  exact_from_decimal(before->score))
		                                 : EXACT_ZERO));
}
