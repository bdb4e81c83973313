// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What cells refer to: shared strings, and how styles show numbers.
#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/xlsx_parts.h"

bool
xlsx_whole(struct str text, size_t most, size_t *number)
{
	*number = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		*number = *number * 10 + (size_t)(text.data[i] - '0');
		if (*number > most)
			return false;
	}
	return text.len > 0;
}

bool
xlsx_keep_text(struct xlsx *book, struct str raw, struct place at, struct str *text)
{
	*text = xlsx_text(book->arena, raw);
	book->text_bytes += text->len;
	if (book->text_bytes > LIMIT_BOOK_TEXT) {
		diag_add(book->diags, archive_place(book->archive), DIAG_BOOK_TEXT,
		         DIAG_COUNT_OF(LIMIT_BOOK_TEXT / (1024 * 1024)));
		return false;
	}
	if (text->len <= LIMIT_CELL_TEXT || utf8_length(*text) <= LIMIT_CELL_TEXT)
		return true;
	diag_add(book->diags, at, DIAG_CELL_TEXT, DIAG_COUNT_OF(LIMIT_CELL_TEXT));
	return false;
}

struct strings {
	struct xlsx *book;
	struct buffer text;
	bool is_text;      // within <t>
	unsigned phonetic; // within <rPh>: how to read the text aloud
	bool has_failed;
};

static void
strings_open(void *context, const struct xml_tag *tag)
{
	struct strings *strings = context;
	if (str_equal(tag->name, STR("si")))
		strings->text.len = 0;
	strings->phonetic += str_equal(tag->name, STR("rPh"));
	strings->is_text = str_equal(tag->name, STR("t")) && !strings->phonetic;
}

static void
strings_text(void *context, struct str piece)
{
	struct strings *strings = context;
	if (strings->is_text && !strings->has_failed)
		buffer_add(&strings->text, piece);
}

static void
string_add(struct strings *strings)
{
	struct xlsx *book = strings->book;
	struct place at = archive_place(book->archive);
	if (book->text_count == LIMIT_BOOK_CELLS) {
		diag_add(book->diags, at, DIAG_BOOK_CELLS, DIAG_COUNT_OF(LIMIT_BOOK_CELLS));
		strings->has_failed = true;
		return;
	}
	book->texts = arena_grow(book->arena, book->texts, book->text_count, &book->text_capacity,
	                         sizeof(*book->texts));
	strings->has_failed = !xlsx_keep_text(book, buffer_text(&strings->text), at,
	                                      &book->texts[book->text_count++]);
}

static void
strings_close(void *context, struct str name)
{
	struct strings *strings = context;
	strings->is_text = false;
	strings->phonetic -= str_equal(name, STR("rPh"));
	if (str_equal(name, STR("si")) && !strings->has_failed)
		string_add(strings);
}

static bool
strings_read(struct xlsx *book)
{
	static const struct xml_handler handler = {
		.spaces = XLSX_SPACES,
		.open = strings_open,
		.close = strings_close,
		.text = strings_text,
	};
	struct strings strings = {.book = book};
	if (str_is_empty(book->strings))
		return true;
	buffer_init(&strings.text);
	bool is_read = xml_read(book->diags, book->archive, book->strings, &handler, &strings);
	buffer_finish(&strings.text);
	return is_read && !strings.has_failed;
}

enum {
	FORMATS_MOST = 1 << 16 // numbers of formats; a date in a further one reads as its number
};

struct styles {
	struct xlsx *book;
	unsigned char *formats; // those that the workbook spells out: 1 + enum xlsx_look
	bool is_cells;          // within <cellXfs>: the styles that cells refer to
};

static void
style_add(struct styles *styles, struct str format)
{
	struct xlsx *book = styles->book;
	size_t number = 0;
	bool is_known = xlsx_whole(format, FORMATS_MOST - 1, &number);
	enum xlsx_look look = XLSX_LOOK_PLAIN;
	if (is_known && styles->formats[number])
		look = (enum xlsx_look)(styles->formats[number] - 1);
	else if (is_known)
		look = xlsx_look_for((unsigned)number);
	book->looks = arena_grow(book->arena, book->looks, book->look_count, &book->look_capacity,
	                         sizeof(*book->looks));
	book->looks[book->look_count++] = (unsigned char)look;
}

static void
styles_open(void *context, const struct xml_tag *tag)
{
	struct styles *styles = context;
	size_t number;
	if (str_equal(tag->name, STR("cellXfs")))
		styles->is_cells = true;
	else if (str_equal(tag->name, STR("xf")) && styles->is_cells)
		style_add(styles, xml_attribute(tag, "numFmtId"));
	else if (str_equal(tag->name, STR("numFmt")) &&
	         xlsx_whole(xml_attribute(tag, "numFmtId"), FORMATS_MOST - 1, &number))
		styles->formats[number] =
			(unsigned char)(1 + xlsx_look_for_code(xml_attribute(tag, "formatCode")));
}

static void
styles_close(void *context, struct str name)
{
	struct styles *styles = context;
	if (str_equal(name, STR("cellXfs")))
		styles->is_cells = false;
}

static bool
styles_read(struct xlsx *book)
{
	static const struct xml_handler handler = {
		.spaces = XLSX_SPACES,
		.open = styles_open,
		.close = styles_close,
	};
	if (str_is_empty(book->styles))
		return true;
	struct styles styles = {.book = book};
	styles.formats = arena_array(book->arena, FORMATS_MOST, unsigned char);
	return xml_read(book->diags, book->archive, book->styles, &handler, &styles);
}

bool
xlsx_tables_read(struct xlsx *book)
{
	if (book->has_tables)
		return true;
	book->has_tables = strings_read(book) && styles_read(book);
	return book->has_tables;
}
