// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The words of the reports in both languages, and the few phrases that several writers share.
#ifndef PATUH_REPORT_WORDS_H
#define PATUH_REPORT_WORDS_H

#include "audit/figure.h"
#include "audit/score.h"
#include "base/lang.h"

struct buffer;

enum word {
#define WORD(name, id, en) WORD_##name,
#include "report/words.def"
#undef WORD
	WORD_COUNT
};

const char *word(enum lang lang, enum word word);

// The name of a zone's colour ("Hijau", "Green") and the symbol that goes with it wherever colour
// does: full, half and empty discs, told apart without colour.
const char *colour_word(enum lang lang, enum colour colour);
const char *colour_symbol(enum colour colour);

const char *state_word(enum lang lang, enum node_state state);
const char *status_word(enum lang lang, enum status status);
const char *evidence_kind_word(enum lang lang, enum evidence_kind kind);
const char *figure_word(enum lang lang, enum figure figure);

// Text from an input for a terminal or a line: line ends and tabs become blanks, and other control
// characters '?', so that no input can steer the terminal.
void write_plain(struct buffer *buffer, struct str text);

// Would a spreadsheet take the text for a formula?
bool is_formula(struct str text);

// The text as a cell of CSV, in quotes. One that a spreadsheet would take for a formula gets an apostrophe, so that
// it stays text.
void write_csv_text(struct buffer *buffer, struct str text);

// A score with its places, or "belum dinilai".
void write_score(struct buffer *buffer, const struct verdict *verdict, enum lang lang);

// An exact number rounded to `places` for reading.
void write_rounded(struct buffer *buffer, struct exact number, int places, enum lang lang);

#endif
