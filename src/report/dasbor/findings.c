// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/findings.h"

#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "diag/print.h"

static void
add_place(struct part *part, const struct diag *diag)
{
	struct buffer place;
	buffer_init(&place);
	diag_write_place(&place, diag, part->page.lang);
	part_add(part, "<td class=\"place\">");
	if (place.len)
		part_text(part, buffer_text(&place));
	else
		part_add(part, "–");
	part_add(part, "</td>");
	buffer_finish(&place);
}

static void
add_finding(struct part *part, const struct diag *diag)
{
	const struct diag_kind *kind = &diag_kinds[diag->code];
	struct buffer message;
	buffer_init(&message);
	diag_write_message(&message, diag, part->page.lang);
	part_add(part, "<tr><th scope=\"row\">PTH-");
	buffer_add_integer(part->page.out, kind->number);
	part_add(part, "</th><td>");
	part_add(part, diag_severity_name(kind->severity, part->page.lang));
	part_add(part, "</td><td>");
	part_text(part, buffer_text(&message));
	part_add(part, "</td>");
	add_place(part, diag);
	part_add(part, "</tr>\n");
	buffer_finish(&message);
}

void
findings_write(struct part *part)
{
	static const struct column columns[] = {{WORD_CODE, SORTED_TEXT},
	                                        {WORD_SEVERITY, SORTED_TEXT},
	                                        {WORD_MESSAGE, SORTED_TEXT},
	                                        {WORD_PLACE, SORTED_TEXT}};
	size_t count;
	const struct diag *const *found = diags_sorted(part->page.report->diags, &count);
	part_open(part, "findings", WORD_FINDINGS);
	if (count) {
		part_table(part, "findings", WORD_FINDINGS, COUNT_OF(columns), columns);
		for (size_t i = 0; i < count && i < LIMIT_PAGE_ROWS; i++)
			add_finding(part, found[i]);
		part_table_end(part);
	} else {
		part_note(part, WORD_NONE);
	}
	part_close(part);
}
