// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/compiler.h"
#include "base/limits.h"
#include "base/memory.h"
#include "diag/diag.h"
#include "read/archive.h"

// Between a namespace and a name, as the parser joins them. No URI has one.
static const XML_Char SEPARATOR = '|';

struct reader {
	const struct xml_handler *handler;
	void *context;
	XML_Parser parser;
	unsigned depth;
	unsigned foreign; // the depth at which an element of another namespace began; 0: none
	bool has_failed;
	enum diag_code code; // why
	unsigned long line;
};

static struct str
local_name(const XML_Char *name)
{
	const char *mark = strrchr(name, SEPARATOR);
	return str_from(mark ? mark + 1 : name);
}

static bool
is_ours(const struct xml_handler *handler, const XML_Char *name)
{
	const char *mark = strrchr(name, SEPARATOR);
	struct str space = {name, mark ? (size_t)(mark - name) : 0};
	for (size_t i = 0; i < COUNT_OF(handler->spaces); i++) {
		if (handler->spaces[i] && str_equal(space, str_from(handler->spaces[i])))
			return true;
	}
	return false;
}

static void
give_up(struct reader *reader, enum diag_code code)
{
	if (reader->has_failed)
		return;
	reader->has_failed = true;
	reader->code = code;
	reader->line = XML_GetCurrentLineNumber(reader->parser);
	(void)XML_StopParser(reader->parser, XML_FALSE);
}

static void XMLCALL
on_open(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *reader = context;
	if (++reader->depth > LIMIT_XML_DEPTH) {
		give_up(reader, DIAG_BOOK_DEPTH);
		return;
	}
	if (!reader->foreign && !is_ours(reader->handler, name))
		reader->foreign = reader->depth;
	if (reader->foreign || !reader->handler->open)
		return;
	const struct xml_tag tag = {local_name(name), attributes};
	reader->handler->open(reader->context, &tag);
}

static void XMLCALL
on_close(void *context, const XML_Char *name)
{
	struct reader *reader = context;
	if (!reader->foreign && reader->handler->close)
		reader->handler->close(reader->context, local_name(name));
	if (reader->foreign == reader->depth)
		reader->foreign = 0;
	reader->depth--;
}

static void XMLCALL
on_text(void *context, const XML_Char *text, int len)
{
	struct reader *reader = context;
	if (!reader->foreign && reader->handler->text)
		reader->handler->text(reader->context, (struct str){text, (size_t)len});
}

static void XMLCALL
on_doctype(void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public,
           int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	give_up(context, DIAG_BOOK_DOCTYPE);
}

// After a fault the rest is let pass: were the part damaged, that is the better thing to say.
static void
take(void *context, struct str piece)
{
	struct reader *reader = context;
	if (reader->has_failed)
		return;
	bool is_last = piece.len == 0;
	if (XML_Parse(reader->parser, piece.data, (int)piece.len, is_last) != XML_STATUS_OK)
		give_up(reader, DIAG_BOOK_XML);
}

static void
report(const struct reader *reader, struct diags *diags, struct place at, struct str part)
{
	switch ((int)reader->code) {
	case DIAG_BOOK_XML:
		diag_add(diags, at, DIAG_BOOK_XML, DIAG_TEXT(part), DIAG_COUNT_OF(reader->line));
		break;
	case DIAG_BOOK_DEPTH:
		diag_add(diags, at, DIAG_BOOK_DEPTH, DIAG_TEXT(part),
		         DIAG_COUNT_OF(LIMIT_XML_DEPTH));
		break;
	default:
		diag_add(diags, at, DIAG_BOOK_DOCTYPE, DIAG_TEXT(part));
		break;
	}
}

static void *
resize(void *block, size_t size)
{
	return memory_resize(block, size, 1);
}

bool
xml_read(struct diags *diags, struct archive *archive, struct str part,
         const struct xml_handler *handler, void *context)
{
	static const XML_Memory_Handling_Suite memory = {memory_allocate, resize, free};
	const XML_Char separator[] = {SEPARATOR, '\0'};
	struct reader reader = {.handler = handler, .context = context};
	reader.parser = XML_ParserCreate_MM(NULL, &memory, separator);
	XML_SetUserData(reader.parser, &reader);
	XML_SetElementHandler(reader.parser, on_open, on_close);
	XML_SetCharacterDataHandler(reader.parser, on_text);
	XML_SetStartDoctypeDeclHandler(reader.parser, on_doctype);
	bool is_read = archive_read(archive, part, take, &reader);
	if (is_read && reader.has_failed)
		report(&reader, diags, archive_place(archive), part);
	XML_ParserFree(reader.parser);
	return is_read && !reader.has_failed;
}

struct str
xml_attribute(const struct xml_tag *tag, const char *name)
{
	for (const char **pair = tag->attributes; *pair; pair += 2) {
		struct str key = local_name(pair[0]);
		if (str_equal(key, str_from(name)))
			return str_from(pair[1]);
	}
	return (struct str){NULL, 0};
}
