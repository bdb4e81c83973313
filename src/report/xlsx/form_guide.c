// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The first sheet: what the form is, and how to fill it in.
#include "report/xlsx/form_part.h"

static const struct column columns[] = {
	{.width = 24},
	{.width = 86},
};

enum when {
	WHEN_ALWAYS,
	WHEN_ITEMS,
	WHEN_PEOPLE,
	WHEN_OPTIONAL,
	WHEN_EVIDENCE
};

static const struct step {
	enum when when;
	const char *text[LANG_COUNT];
} steps[] = {
#define STEP(when, id, en) {WHEN_##when, {id, en}},
#include "report/xlsx/form_guide.def"
#undef STEP
};

bool
form_guide_open(struct form_book *form)
{
	return sheet_open(&form->guide, form->book,
	                  str_from(form_say(form, "Petunjuk", "Instructions")), COUNT_OF(columns),
	                  columns);
}

static bool
holds(const struct form_book *form, enum when when)
{
	const struct rubric *rubric = form->book->report->rubric;
	bool has_optional = false, has_evidence = false;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		bool is_row = node->is_item && node->per != PER_RESPONDENT;
		has_optional |= is_row && node->is_optional;
		has_evidence |= is_row && node->wanted_count;
	}
	switch (when) {
	case WHEN_ALWAYS:
		return true;
	case WHEN_ITEMS:
		return form->has_items;
	case WHEN_PEOPLE:
		return form->has_people;
	case WHEN_OPTIONAL:
		return has_optional;
	case WHEN_EVIDENCE:
		return has_evidence;
	}
	return false;
}

static void
fact_write(struct sheet *sheet, const char *name, struct str text)
{
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_shaded(sheet, SHADE_GROUP, str_from(name));
	sheet_put(sheet, text);
}

static void
facts_write(const struct form_book *form, struct sheet *sheet)
{
	struct book *book = form->book;
	const struct rubric *rubric = book->report->rubric;
	struct buffer *text = book_text(book);
	fact_write(sheet, form_say(form, "Instansi", "Institution"), form->issue->institution);
	fact_write(sheet, form_say(form, "Unit layanan", "Service unit"), form->issue->unit->name);
	fact_write(sheet, form_say(form, "Periode", "Period"), form->issue->period);
	buffer_add(text, text_in(book->lang, rubric->title, rubric->en));
	buffer_add_text(text, " (");
	buffer_add(text, rubric->id);
	buffer_add_char(text, ' ');
	buffer_add(text, rubric->version);
	buffer_add_char(text, ')');
	fact_write(sheet, form_say(form, "Instrumen", "Instrument"), buffer_text(text));
	text = book_text(book);
	date_write_long(text, book->report->options->score.as_of, book->lang);
	fact_write(sheet, form_say(form, "Diterbitkan", "Issued"), buffer_text(text));
	fact_write(sheet, form_say(form, "Nomor formulir", "Form number"), form_id(form));
}

// What the colours mean, each with its word.
static void
colours_write(const struct form_book *form, struct sheet *sheet)
{
	const struct {
		enum shade shade;
		const char *name, *meaning;
	} colours[] = {
		{SHADE_INPUT, form_say(form, "Krem", "Cream"),
	         form_say(form, "diisi", "to be filled in")},
		{(enum shade)(SHADE_ZONE + COLOUR_NONE), form_say(form, "Abu-abu", "Grey"),
	         form_say(form, "tidak diisi", "not to be filled in")},
		{(enum shade)(SHADE_ZONE + COLOUR_GREEN), form_say(form, "✔ terisi", "✔ filled"),
	         form_say(form, "sudah dijawab, atau dinyatakan tidak berlaku",
	                  "answered, or said not to apply")},
		{(enum shade)(SHADE_ZONE + COLOUR_YELLOW), form_say(form, "○ kosong", "○ empty"),
	         form_say(form, "belum dijawab", "not answered yet")},
	};
	for (size_t i = 0; i < COUNT_OF(colours); i++) {
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put_shaded(sheet, colours[i].shade, str_from(colours[i].name));
		sheet_put(sheet, str_from(colours[i].meaning));
	}
}

void
form_guide_write(struct form_book *form)
{
	struct sheet *sheet = &form->guide;
	struct book *book = form->book;
	size_t number = 0;
	book->is_locking = true;
	sheet_line(sheet, STYLE_TITLE,
	           str_from(form_say(form, "Formulir bukti kepatuhan",
	                             "Form of compliance evidence")));
	sheet_gap(sheet);
	facts_write(form, sheet);
	sheet_gap(sheet);
	sheet_line(sheet, STYLE_SECTION,
	           str_from(form_say(form, "Cara mengisi", "How to fill it in")));
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		if (!holds(form, steps[i].when))
			continue;
		struct buffer *text = book_text(book);
		buffer_add_integer(text, (long long)++number);
		buffer_add_text(text, ". ");
		buffer_add_text(text, steps[i].text[book->lang]);
		sheet_line(sheet, STYLE_PARAGRAPH, buffer_text(text));
	}
	sheet_gap(sheet);
	sheet_line(sheet, STYLE_SECTION,
	           str_from(form_say(form, "Arti warna", "What the colours mean")));
	colours_write(form, sheet);
	form_protect(sheet, false);
	book->is_locking = false;
}
