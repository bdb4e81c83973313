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
#include "report/xlsx/whole.h"

// A header or footer holds 255 characters; these leave room for its codes.
enum {
	HEADER_TEXT = 90,
	PROPERTY_TEXT = 200
};

static void
report_failure(struct book *book, enum diag_code code)
{
	book->has_failed = true;
	diag_add(book->file.diags, PLACE_NONE, code, DIAG_TEXT(str_from(book->file.name)));
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
book_create_file(const struct book_file *file)
{
	struct book *book = arena_new(file->arena, struct book);
	book->file = *file;
	book->lang = file->lang;
	buffer_init(&book->text);
	buffer_init(&book->clean);
	book->scratch = arena_create();
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	book->workbook = workbook_new_opt(file->path, &options);
	if (book->workbook)
		book_set_font(book);
	else
		report_failure(book, DIAG_OUTPUT_FAILED);
	return book;
}

struct book *
book_create(const struct report *report)
{
	const struct book_file file = {report->arena, report->diags, report->options->lang,
	                               report->path, report->name};
	struct book *book = book_create_file(&file);
	book->report = report;
	book->has_products = report->rubric->object == OBJECT_PRODUCT;
	book->has_categories = has_categories(report->rubric);
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
	struct arena *arena = book->file.arena;
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
	struct arena *arena = book->file.arena;
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

void
book_count(struct book *book, size_t cells, lxw_error error)
{
	book->cell_count += cells;
	if (error && !book->has_failed)
		report_failure(book, DIAG_OUTPUT_FAILED);
}

struct buffer *
book_text(struct book *book)
{
	book->text.len = 0;
	return &book->text;
}

static void
set_headers(struct book *book, const struct book_about *about)
{
	struct buffer *header = book_text(book);
	buffer_add_text(header, "&L");
	line_text_write(header, about->institution, HEADER_TEXT / 2, true);
	buffer_add_text(header, "&R");
	line_text_write(header, about->period, HEADER_TEXT / 2, true);
	buffer_add_char(header, '\0');
	struct buffer *footer = &book->clean;
	footer->len = 0;
	buffer_add_text(footer, "&L");
	line_text_write(footer, about->source, HEADER_TEXT / 2, true);
	buffer_add_char(footer, ' ');
	line_text_write(footer, about->version, HEADER_TEXT / 2, true);
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
set_properties(struct book *book, const struct book_about *about)
{
	struct buffer *title = book_text(book);
	line_text_write(title, about->institution, PROPERTY_TEXT, false);
	buffer_add_char(title, '\0');
	struct buffer *subject = &book->clean;
	subject->len = 0;
	line_text_write(subject, about->subject, PROPERTY_TEXT, false);
	buffer_add_char(subject, '\0');
	// At noon, since zero would mean now.
	int64_t created = date_days(about->day) * 86400 + 43200;
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

struct date
book_saved_day(struct str saved)
{
	enum {
		DAY_LENGTH = sizeof("2026-06-30") - 1
	};
	struct date day;
	bool is_day =
		saved.len >= DAY_LENGTH && date_parse((struct str){saved.data, DAY_LENGTH}, &day);
	return is_day ? day : (struct date){1970, 1, 1};
}

void
book_close_about(struct book *book, const struct book_about *about)
{
	if (!has_room(book)) {
		report_failure(book, DIAG_OUTPUT_FULL);
		book_discard(book);
		return;
	}
	set_headers(book, about);
	set_properties(book, about);
	FILE *loud = hush();
	errno = 0;
	lxw_error error = workbook_close(book->workbook);
	enum diag_code code = errno == ENOSPC ? DIAG_OUTPUT_FULL : DIAG_OUTPUT_FAILED;
	unhush(loud);
	if (error)
		report_failure(book, code);
	else if (!workbook_is_whole(book->file.path, book->cell_count))
		report_failure(book, DIAG_OUTPUT_FAILED);
	release(book);
}

void
book_close(struct book *book, struct str institution, struct str period)
{
	const struct report *report = book->report;
	const struct rubric *rubric = report->rubric;
	const struct book_about about = {
		.institution = institution,
		.period = period,
		.source = rubric->id,
		.version = rubric->version,
		.subject = text_in(book->lang, rubric->title, rubric->en),
		.day = report->options->score.as_of,
	};
	book_close_about(book, &about);
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
				(void)fclose(page->optimize_tmpfile);
		}
		lxw_workbook_free(book->workbook);
	}
	release(book);
}
