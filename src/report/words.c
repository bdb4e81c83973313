// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/words.h"

#include "base/buffer.h"
#include "base/compiler.h"
#include "base/utf8.h"

const char *
word(enum lang lang, enum word name)
{
	static const char *const words[WORD_COUNT][LANG_COUNT] = {
#define WORD(name, id, en) [WORD_##name] = {id, en},
#include "report/words.def"
#undef WORD
	};
	return words[name][lang];
}

const char *
colour_word(enum lang lang, enum colour colour)
{
	static const char *const words[COLOUR_COUNT][LANG_COUNT] = {
		[COLOUR_GREEN] = {"Hijau", "Green"},
		[COLOUR_YELLOW] = {"Kuning", "Yellow"},
		[COLOUR_RED] = {"Merah", "Red"},
		[COLOUR_NONE] = {"-", "-"},
	};
	return words[colour][lang];
}

const char *
colour_symbol(enum colour colour)
{
	static const char *const symbols[COLOUR_COUNT] = {
		[COLOUR_GREEN] = "●",
		[COLOUR_YELLOW] = "◐",
		[COLOUR_RED] = "○",
		[COLOUR_NONE] = "·",
	};
	return symbols[colour];
}

const char *
state_word(enum lang lang, enum node_state state)
{
	static const char *const words[NODE_STATE_COUNT][LANG_COUNT] = {
		[NODE_STATE_SCORED] = {"dinilai", "scored"},
		[NODE_STATE_UNANSWERED] = {"belum dijawab", "unanswered"},
		[NODE_STATE_EXCLUDED] = {"tidak dihitung", "excluded"},
		[NODE_STATE_NOT_APPLICABLE] = {"tidak berlaku", "not applicable"},
		[NODE_STATE_COVERED] = {"diliputi nilai langsung", "covered by a direct value"},
	};
	return words[state][lang];
}

const char *
status_word(enum lang lang, enum status status)
{
	static const char *const words[STATUS_COUNT][LANG_COUNT] = {
		[STATUS_MISSING] = {"tidak ada", "missing"},
		[STATUS_SUBMITTED] = {"diajukan", "submitted"},
		[STATUS_VERIFIED] = {"terverifikasi", "verified"},
		[STATUS_REJECTED] = {"ditolak", "rejected"},
		[STATUS_SECONDARY] = {"sumber kedua", "secondary source"},
	};
	return words[status][lang];
}

const char *
evidence_kind_word(enum lang lang, enum evidence_kind kind)
{
	static const char *const words[EVIDENCE_KIND_COUNT][LANG_COUNT] = {
		[EVIDENCE_PHOTO] = {"foto", "photo"},
		[EVIDENCE_DOCUMENT] = {"dokumen", "document"},
		[EVIDENCE_LINK] = {"tautan", "link"},
		[EVIDENCE_VIDEO] = {"video", "video"},
		[EVIDENCE_RECORD] = {"catatan", "record"},
	};
	return words[kind][lang];
}

const char *
figure_word(enum lang lang, enum figure figure)
{
	static const enum word words[FIGURE_COUNT] = {
		[FIGURE_CLAIMED] = WORD_CLAIMED,
		[FIGURE_VERIFIED] = WORD_VERIFIED,
		[FIGURE_POTENTIAL] = WORD_POTENTIAL,
	};
	return word(lang, words[figure]);
}

void
write_plain(struct buffer *buffer, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		if (code == '\n' || code == '\t' || code == '\r')
			buffer_add_char(buffer, ' ');
		else if (code < 0x20 || (code >= 0x7f && code < 0xa0))
			buffer_add_char(buffer, '?');
		else
			buffer_add(buffer, (struct str){text.data + start, at - start});
	}
}

bool
is_formula(struct str text)
{
	static const char first[] = {'=', '+', '-', '@', '\t', '\r'};
	for (size_t i = 0; i < COUNT_OF(first) && text.len; i++) {
		if (text.data[0] == first[i])
			return true;
	}
	return false;
}

void
write_csv_text(struct buffer *buffer, struct str text)
{
	buffer_add_text(buffer, is_formula(text) ? "\"'" : "\"");
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '"')
			buffer_add_char(buffer, '"');
		buffer_add_char(buffer, text.data[i]);
	}
	buffer_add_char(buffer, '"');
}

void
write_score(struct buffer *buffer, const struct verdict *verdict, enum lang lang)
{
	if (verdict->has_score)
		decimal_write(buffer, verdict->shown, verdict->places, lang_decimal_mark(lang));
	else
		buffer_add_text(buffer, word(lang, WORD_NOT_SCORED));
}

void
write_rounded(struct buffer *buffer, struct exact number, int places, enum lang lang)
{
	decimal_write(buffer, exact_round(number, places), places, lang_decimal_mark(lang));
}
