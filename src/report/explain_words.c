// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/explain_words.h"

#include "report/words.h"

struct buffer *
explain_out(const struct explainer *explainer)
{
	return explainer->report->out;
}

void
explain_say(const struct explainer *explainer, const char *id, const char *en)
{
	buffer_add_text(explain_out(explainer), explainer->lang == LANG_ID ? id : en);
}

void
explain_add_decimal(const struct explainer *explainer, struct decimal number)
{
	decimal_write_short(explain_out(explainer), number, lang_decimal_mark(explainer->lang));
}

void
explain_add_exact(const struct explainer *explainer, struct exact number)
{
	if (exact_is_decimal(number))
		explain_add_decimal(explainer, exact_round(number, DECIMAL_PLACES));
	else
		exact_write(explain_out(explainer), number);
}

void
explain_add_near(const struct explainer *explainer, struct exact number)
{
	explain_add_exact(explainer, number);
	if (exact_is_decimal(number))
		return;
	buffer_add_text(explain_out(explainer), " (≈ ");
	write_rounded(explain_out(explainer), number, DECIMAL_PLACES, explainer->lang);
	buffer_add_char(explain_out(explainer), ')');
}

void
explain_add_label(const struct explainer *explainer, const struct rubric_node *node)
{
	write_plain(explain_out(explainer), text_in(explainer->lang, node->label, node->en));
	buffer_add_text(explain_out(explainer), " [");
	write_plain(explain_out(explainer), node->id);
	buffer_add_char(explain_out(explainer), ']');
}
