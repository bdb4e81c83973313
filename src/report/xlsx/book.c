// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/book.h"

#include <errno.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "report/words.h"
#include "report/xlsx/name.h"
#include "report/xlsx/text.h"

// A header or footer holds 255 characters; these leave room for its codes.
enum {
	HEADER_TEXT = 90,
	PROPERTY_TEXT = 200
};

static void
report_failure(struct book *book, enum diag_code code)
{
	book->has_failed = true;
	diag_add(book->report->diags, PLACE_NONE, code, DIAG_TEXT(str_from(book->report->name)));
}

// The library prints what goes wrong to stderr, and the program prints findings. Where stderr is a
// variable it is set aside meanwhile.
static FILE *
hush(void)
{
#ifdef __GLIBC__
	FILE *quiet = fopen("/dev/null", "w");
	if (quiet) {
		FILE *loud = stderr;
		stderr = quiet;
		return loud;
	}
#endif
	return NULL;
}

static void
unhush(FILE *loud)
{
#ifdef __GLIBC__
	if (loud) {
		(void)fclose(stderr);
		stderr = loud;
	}
#endif
	(void)loud;
}

static bool
has_categories(const struct rubric *rubric)
{
	for (size_t tier = 0; tier < TIER_COUNT; tier++) {
		for (size_t i = 0; i < rubric->zones[tier].count; i++) {
			if (!str_is_empty(rubric->zones[tier].zones[i].category))
				return true;
		}
	}
	return false;
}

struct book *
book_create(const struct report *report)
{
	struct book *book = arena_new(report->arena, struct book);
	book->report = report;
	book->lang = report->options->lang;
	book->has_products = report->rubric->object == OBJECT_PRODUCT;
	book->has_categories = has_categories(report->rubric);
	buffer_init(&book->text);
	buffer_init(&book->clean);
	book->scratch = arena_create();
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	book->workbook = workbook_new_opt(report->path, &options);
	if (book->workbook)
		book_set_font(book);
	else
		report_failure(book, DIAG_OUTPUT_FAILED);
	return book;
}

static bool
is_taken(const struct book *book, struct str fold)
{
	for (size_t i = 0; i < book->sheet_count; i++) {
		if (str_equal(book->folds[i], fold))
			return true;
	}
	return str_equal(fold, STR("history")); // Excel keeps this name for itself
}

// Two arrays that grow together.
static void
remember_name(struct book *book, struct str name, struct str fold)
{
	struct arena *arena = book->report->arena;
	size_t capacity = book->name_capacity;
	book->names =
		arena_grow(arena, book->names, book->sheet_count, &capacity, sizeof(*book->names));
	book->folds = arena_grow(arena, book->folds, book->sheet_count, &book->name_capacity,
	                         sizeof(*book->folds));
	book->names[book->sheet_count] = name;
	book->folds[book->sheet_count++] = fold;
}

lxw_worksheet *
book_add_sheet(struct book *book, struct str wish, struct str *name)
{
	if (book->has_failed)
		return NULL;
	struct arena *arena = book->report->arena;
	// A number makes a name unique; the sheet's own does so at once, whatever the others are.
	*name = sheet_name_for(arena, wish, 0);
	struct str fold = sheet_name_fold(arena, *name);
	for (size_t i = book->sheet_count; is_taken(book, fold) || sheet_name_misleads(*name);
	     i++) {
		*name = sheet_name_for(arena, wish, i);
		fold = sheet_name_fold(arena, *name);
	}
	book->workbook->options.constant_memory = book->sheet_count < LIMIT_STREAMED_SHEETS;
	FILE *loud = hush();
	lxw_worksheet *page = workbook_add_worksheet(book->workbook, name->data);
	unhush(loud);
	if (!page) {
		report_failure(book, DIAG_OUTPUT_FAILED);
		return NULL;
	}
	remember_name(book, *name, fold);
	worksheet_set_paper(page, 9); // A4
	worksheet_set_landscape(page);
	worksheet_set_margins(page, 0.4, 0.4, 0.7, 0.7); // inches
	worksheet_fit_to_pages(page, 1, 0);
	worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
	return page;
}

struct buffer *
book_text(struct book *book)
{
	book->text.len = 0;
	return &book->text;
}

static void
set_headers(struct book *book, struct str institution, struct str period)
{
	const struct rubric *rubric = book->report->rubric;
	struct buffer *header = book_text(book);
	buffer_add_text(header, "&L");
	line_text_write(header, institution, HEADER_TEXT / 2, true);
	buffer_add_text(header, "&R");
	line_text_write(header, period, HEADER_TEXT / 2, true);
	buffer_add_char(header, '\0');
	struct buffer *footer = &book->clean;
	footer->len = 0;
	buffer_add_text(footer, "&L");
	line_text_write(footer, rubric->id, HEADER_TEXT / 2, true);
	buffer_add_char(footer, ' ');
	line_text_write(footer, rubric->version, HEADER_TEXT / 2, true);
	buffer_add_text(footer, "&C&A&R");
	buffer_add_text(footer, word(book->lang, WORD_PAGE));
	buffer_add_text(footer, " &P / &N");
	buffer_add_char(footer, '\0');
	lxw_worksheet *page;
	STAILQ_FOREACH(page, book->workbook->worksheets, list_pointers)
	{
		worksheet_set_header(page, header->data);
		worksheet_set_footer(page, footer->data);
	}
}

static void
set_properties(struct book *book, struct str institution)
{
	struct buffer *title = book_text(book);
	line_text_write(title, institution, PROPERTY_TEXT, false);
	buffer_add_char(title, '\0');
	struct buffer *subject = &book->clean;
	subject->len = 0;
	line_text_write(subject,
	                text_in(book->lang, book->report->rubric->title, book->report->rubric->en),
	                PROPERTY_TEXT, false);
	buffer_add_char(subject, '\0');
	// At noon, since zero would mean now.
	int64_t created = date_days(book->report->options->score.as_of) * 86400 + 43200;
	lxw_doc_properties properties = {
		.title = title->data, .subject = subject->data, .created = created};
	workbook_set_properties(book->workbook, &properties);
}

static void
release(struct book *book)
{
	buffer_finish(&book->text);
	buffer_finish(&book->clean);
	arena_destroy(book->scratch);
	book->workbook = NULL;
}

// The size of the largest streamed sheet; -1 where not all of a sheet could be written.
static long
largest_sheet(const struct book *book)
{
	long largest = 0;
	lxw_worksheet *page;
	STAILQ_FOREACH(page, book->workbook->worksheets, list_pointers)
	{
		FILE *stream = page->optimize_tmpfile;
		if (!stream)
			continue;
		if (fflush(stream) || ferror(stream))
			return -1;
		long size = ftell(stream);
		if (size > largest)
			largest = size;
	}
	return largest;
}

// Can a temporary file of that size be written?
static bool
can_hold(long size)
{
	static const char block[1 << 14];
	FILE *file = lxw_tmpfile(NULL);
	if (!file)
		return false;
	bool is_held = true;
	for (long written = 0; written < size && is_held; written += (long)sizeof(block))
		is_held = fwrite(block, 1, sizeof(block), file) == sizeof(block);
	is_held = fclose(file) == 0 && is_held;
	return is_held;
}

// The library puts each part of the workbook together in a temporary file and does not look
// whether that could be written: a full disk would leave a workbook that Excel refuses. So it is
// tried out before, with room for what is not known exactly.
static bool
has_room(const struct book *book)
{
	enum {
		SPARE = 1 << 20
	};
	long largest = largest_sheet(book);
	return largest >= 0 && can_hold(2 * largest + SPARE);
}

void
book_close(struct book *book, struct str institution, struct str period)
{
	if (!has_room(book)) {
		report_failure(book, DIAG_OUTPUT_FULL);
		book_discard(book);
		return;
	}
	set_headers(book, institution, period);
	set_properties(book, institution);
	FILE *loud = hush();
	errno = 0;
	lxw_error error = workbook_close(book->workbook);
	enum diag_code code = errno == ENOSPC ? DIAG_OUTPUT_FULL : DIAG_OUTPUT_FAILED;
	unhush(loud);
	if (error)
		report_failure(book, code);
	release(book);
}

void
book_discard(struct book *book)
{
	if (book->workbook) {
		// The library closes these only while it writes the file.
		lxw_worksheet *page;
		STAILQ_FOREACH(page, book->workbook->worksheets, list_pointers)
		{
			if (page->optimize_tmpfile)
				fclose(page->optimize_tmpfile);
		}
		lxw_workbook_free(book->workbook);
	}
	release(book);
}
