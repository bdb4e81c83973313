// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What an import changes, for people.
#include "base/arena.h"
#include "base/buffer.h"
#include "report/import.h"
#include "report/words.h"

static const char *const field_words[FORM_FIELD_COUNT][LANG_COUNT] = {
	[FORM_VERDICT] = {"jawaban", "answer"}, [FORM_FILE] = {"berkas", "file"},
	[FORM_DATE] = {"tanggal", "date"},      [FORM_EXPIRES] = {"berlaku sampai", "valid until"},
	[FORM_NOTE] = {"catatan", "note"},
};

static const char *
either(enum lang lang, const char *id, const char *en)
{
	return lang == LANG_ID ? id : en;
}

static void
write_in_brackets(struct buffer *out, struct str text)
{
	if (str_is_empty(text))
		return;
	buffer_add_text(out, " (");
	write_plain(out, text);
	buffer_add_char(out, ')');
}

// [form.xlsx: lembar "Isian", sel E7]
static void
write_origin(struct buffer *out, struct place at, enum lang lang)
{
	if (!at.source || str_is_empty(at.source->sheet) || at.line == 0)
		return;
	buffer_add_text(out, "  [");
	write_plain(out, at.source->name);
	buffer_add_text(out, either(lang, ": lembar \"", ": sheet \""));
	write_plain(out, at.source->sheet);
	buffer_add_text(out, either(lang, "\", sel ", "\", cell "));
	cell_name_write(out, at.line, at.column);
	buffer_add_char(out, ']');
}

static void
write_change(struct buffer *out, struct arena *arena, const struct form_change *change,
             enum lang lang)
{
	const struct form_key *key = &change->key;
	buffer_add_text(out, "  ");
	write_plain(out, key->node->id);
	write_in_brackets(out, key->product);
	write_in_brackets(out, key->respondent);
	buffer_add_char(out, ' ');
	buffer_add_text(out, field_words[key->field][lang]);
	if (!str_is_empty(key->evidence)) {
		buffer_add_char(out, ' ');
		write_plain(out, key->evidence);
	}
	buffer_add_text(out, ": ");
	write_plain(out, str_from(form_value_words(arena, key->field, change->before)[lang]));
	buffer_add_text(out, " → ");
	write_plain(out, str_from(form_value_words(arena, key->field, change->after)[lang]));
	write_origin(out, change->at, lang);
	buffer_add_char(out, '\n');
}

void
import_write(struct buffer *out, const struct import_file *file, enum lang lang, bool has_cells)
{
	write_plain(out, str_from(file->path));
	buffer_add_text(out, ": ");
	if (file->is_new)
		buffer_add_text(out, either(lang, "berkas baru, ", "new file, "));
	if (!file->is_changed) {
		buffer_add_text(out, either(lang, "tidak berubah\n", "unchanged\n"));
		return;
	}
	buffer_add_integer(out, (long long)file->change_count);
	buffer_add_text(out, either(lang, " isian", file->change_count == 1 ? " cell" : " cells"));
	buffer_add_text(out, file->is_new ? "\n" : either(lang, " berubah\n", " changed\n"));
	struct arena *arena = arena_create();
	for (size_t i = 0; i < file->change_count && has_cells; i++)
		write_change(out, arena, &file->changes[i], lang);
	arena_destroy(arena);
}
