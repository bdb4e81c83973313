// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/xlsx.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/xlsx_parts.h"

// What a part says that it belongs with (ECMA-376, part 2, 9.3).
struct relation {
	struct str id, type, target;
};

struct relations {
	struct arena *arena;
	const char *folder; // that targets are relative to
	size_t count, capacity;
	struct relation *items;
};

// The target as the name of a part: "../a.xml" in "xl" is "a.xml", "/a.xml" is so everywhere.
static struct str
resolve(struct arena *arena, const char *folder, struct str target)
{
	struct buffer path;
	buffer_init(&path);
	if (!str_starts(target, STR("/")) && !str_starts(target, STR("\\")))
		buffer_add_text(&path, folder);
	for (size_t at = 0; at < target.len;) {
		struct str step = {target.data + at, 0};
		while (at < target.len && target.data[at] != '/' && target.data[at] != '\\')
			at++, step.len++;
		at++;
		if (str_equal(step, STR(".."))) {
			while (path.len && path.data[--path.len] != '/')
				continue;
		} else if (step.len && !str_equal(step, STR("."))) {
			if (path.len)
				buffer_add_char(&path, '/');
			buffer_add(&path, step);
		}
	}
	struct str copy = str_copy(arena, buffer_text(&path));
	buffer_finish(&path);
	return copy;
}

static void
relation_open(void *context, const struct xml_tag *tag)
{
	struct relations *relations = context;
	if (!str_equal(tag->name, STR("Relationship")) || relations->count == LIMIT_BOOK_SHEETS * 2)
		return;
	if (str_equal(xml_attribute(tag, "TargetMode"), STR("External")))
		return;
	struct arena *arena = relations->arena;
	relations->items = arena_grow(arena, relations->items, relations->count,
	                              &relations->capacity, sizeof(*relations->items));
	relations->items[relations->count++] = (struct relation){
		.id = str_copy(arena, xml_attribute(tag, "Id")),
		.type = str_copy(arena, xml_attribute(tag, "Type")),
		.target = resolve(arena, relations->folder, xml_attribute(tag, "Target")),
	};
}

// The relations of a part of a folder; none where it has none. False, reported, where they cannot be
// read.
static bool
relations_read(struct xlsx *book, struct str part, struct relations *relations)
{
	static const struct xml_handler handler = {
		.spaces = {"http://schemas.openxmlformats.org/package/2006/relationships"},
		.open = relation_open,
	};
	const char *slash = strrchr(part.data, '/');
	size_t len = slash ? (size_t)(slash - part.data) : 0;
	struct str parts[] = {{part.data, len},
	                      slash ? STR("/_rels/") : STR("_rels/"),
	                      str_from(slash ? slash + 1 : part.data),
	                      STR(".rels")};
	struct str name = str_join(book->arena, 4, parts);
	*relations = (struct relations){.arena = book->arena,
	                                .folder = str_copy(book->arena, parts[0]).data};
	return !archive_has(book->archive, name) ||
	       xml_read(book->diags, book->archive, name, &handler, relations);
}

// The relation whose type ends so, in any of the namespaces; NULL where there is none.
static const struct relation *
relation_of_type(const struct relations *relations, struct str type)
{
	for (size_t i = 0; i < relations->count; i++) {
		if (str_ends(relations->items[i].type, type))
			return &relations->items[i];
	}
	return NULL;
}

static const struct relation *
relation_named(const struct relations *relations, struct str id)
{
	for (size_t i = 0; i < relations->count; i++) {
		if (str_equal(relations->items[i].id, id))
			return &relations->items[i];
	}
	return NULL;
}

// The workbook's own part on its way into the book.
struct workbook {
	struct xlsx *book;
	struct relations relations;
	size_t capacity, part_capacity;
	bool has_failed;
};

static void
sheet_open(struct workbook *workbook, const struct xml_tag *tag)
{
	struct xlsx *book = workbook->book;
	struct place at = archive_place(book->archive);
	const struct relation *relation =
		relation_named(&workbook->relations, xml_attribute(tag, "id"));
	if (relation && !str_ends(relation->type, STR("/worksheet")))
		return; // a chart on a sheet of its own
	struct str name = str_copy(book->arena, xml_attribute(tag, "name"));
	if (!relation) {
		diag_add(book->diags, at, DIAG_BOOK_PART_MISSING, DIAG_TEXT(name));
		workbook->has_failed = true;
		return;
	}
	if (book->sheet_count == LIMIT_BOOK_SHEETS) {
		if (!workbook->has_failed)
			diag_add(book->diags, at, DIAG_BOOK_SHEETS,
			         DIAG_COUNT_OF(LIMIT_BOOK_SHEETS));
		workbook->has_failed = true;
		return;
	}
	struct str state = xml_attribute(tag, "state");
	book->sheets = arena_grow(book->arena, book->sheets, book->sheet_count, &workbook->capacity,
	                          sizeof(*book->sheets));
	book->parts = arena_grow(book->arena, book->parts, book->sheet_count,
	                         &workbook->part_capacity, sizeof(*book->parts));
	book->sheets[book->sheet_count] = (struct xlsx_sheet){
		.source = {.name = at.source->name, .sheet = name},
		.is_hidden = state.data && !str_equal(state, STR("visible")),
	};
	book->parts[book->sheet_count++] = (struct xlsx_part){.name = relation->target};
}

static void
workbook_open(void *context, const struct xml_tag *tag)
{
	struct workbook *workbook = context;
	if (str_equal(tag->name, STR("sheet")))
		sheet_open(workbook, tag);
	if (!str_equal(tag->name, STR("workbookPr")))
		return;
	struct str is_1904 = xml_attribute(tag, "date1904");
	workbook->book->is_1904 = str_equal(is_1904, STR("1")) || str_equal(is_1904, STR("true"));
}

static struct str
part_of_type(const struct relations *relations, struct str type)
{
	const struct relation *relation = relation_of_type(relations, type);
	return relation ? relation->target : STR("");
}

static bool
workbook_read(struct xlsx *book)
{
	static const struct xml_handler handler = {.spaces = XLSX_SPACES, .open = workbook_open};
	struct workbook workbook = {.book = book};
	struct relations package;
	if (!relations_read(book, STR(""), &package))
		return false;
	struct str part = part_of_type(&package, STR("/officeDocument"));
	if (!str_is_empty(part) && !str_has_ending(part, STR(".bin"))) {
		if (!relations_read(book, part, &workbook.relations) ||
		    !xml_read(book->diags, book->archive, part, &handler, &workbook))
			return false;
		book->strings = part_of_type(&workbook.relations, STR("/sharedStrings"));
		book->styles = part_of_type(&workbook.relations, STR("/styles"));
	}
	if (book->sheet_count == 0 && !workbook.has_failed) {
		struct place at = archive_place(book->archive);
		diag_add(book->diags, at, DIAG_BOOK_KIND, DIAG_TEXT(at.source->name));
	}
	return book->sheet_count > 0 && !workbook.has_failed;
}

struct xlsx *
xlsx_open(struct arena *arena, struct diags *diags, const struct source *source)
{
	struct archive *archive = archive_open(arena, diags, source);
	if (!archive)
		return NULL;
	struct xlsx *book = arena_new(arena, struct xlsx);
	book->arena = arena;
	book->diags = diags;
	book->archive = archive;
	if (workbook_read(book))
		return book;
	xlsx_close(book);
	return NULL;
}

void
xlsx_close(struct xlsx *book)
{
	archive_close(book->archive);
}

bool
xlsx_is_1904(const struct xlsx *book)
{
	return book->is_1904;
}

size_t
xlsx_sheet_count(const struct xlsx *book)
{
	return book->sheet_count;
}

const struct xlsx_sheet *
xlsx_sheet(const struct xlsx *book, size_t index)
{
	return &book->sheets[index];
}

bool
xlsx_sheet_read(struct xlsx *book, size_t index)
{
	struct xlsx_part *part = &book->parts[index];
	if (!part->is_read) {
		part->is_read = true;
		part->is_sound = xlsx_tables_read(book) &&
		                 xlsx_cells_read(book, part->name, &book->sheets[index]);
	}
	return part->is_sound;
}

const struct xlsx_cell *
xlsx_cell_find(const struct xlsx_row *row, unsigned column)
{
	size_t low = 0, high = row->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (row->cells[middle].column == column)
			return &row->cells[middle];
		if (row->cells[middle].column < column)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct place
xlsx_place(const struct xlsx_sheet *sheet, unsigned row, unsigned column)
{
	return (struct place){&sheet->source, row, column};
}
