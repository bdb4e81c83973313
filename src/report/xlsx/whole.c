// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/whole.h"

#include <string.h>

#include "base/str.h"
#include "read/archive.h"

enum {
	NAME_MOST = 64,
	// The end of a part: </name>, or /> where the root is all there is, and a line end.
	TAIL = NAME_MOST + 8
};

// A part as far as it was seen.
struct look {
	size_t cells; // of all sheets
	bool is_sound;
	// What the bytes seen last are in.
	enum {
		OUTSIDE,
		OPENING,
		NAMING,
		INSIDE
	} at;
	char name[NAME_MOST]; // of the root
	size_t name_len;
	char tail[TAIL];
	size_t tail_len;
	unsigned matched; // of "<c "
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// The name of the first element: not that of a declaration.
static void
look_for_root(struct look *look, char c)
{
	switch (look->at) {
	case OUTSIDE:
		look->at = c == '<' ? OPENING : OUTSIDE;
		break;
	case OPENING:
		look->at = c == '?' || c == '!' ? OUTSIDE : NAMING;
		if (look->at == OUTSIDE)
			break;
		look->name_len = 0;
		look->name[look->name_len++] = c;
		break;
	case NAMING:
		if (is_space(c) || c == '>' || c == '/' || look->name_len == NAME_MOST)
			look->at = INSIDE;
		else
			look->name[look->name_len++] = c;
		break;
	case INSIDE:
		break;
	}
}

static void
count_cells(struct look *look, struct str piece)
{
	static const char mark[] = "<c ";
	for (size_t i = 0; i < piece.len; i++) {
		if (piece.data[i] != mark[look->matched])
			look->matched = piece.data[i] == mark[0];
		else if (++look->matched == sizeof(mark) - 1) {
			look->cells++;
			look->matched = 0;
		}
	}
}

static void
keep_tail(struct look *look, struct str piece)
{
	if (piece.len > TAIL) {
		piece.data += piece.len - TAIL;
		piece.len = TAIL;
	}
	size_t kept = TAIL - piece.len < look->tail_len ? TAIL - piece.len : look->tail_len;
	memmove(look->tail, look->tail + look->tail_len - kept, kept);
	memcpy(look->tail + kept, piece.data, piece.len);
	look->tail_len = kept + piece.len;
}

static bool
ends_well(const struct look *look)
{
	struct str tail = {look->tail, look->tail_len};
	while (tail.len && is_space(tail.data[tail.len - 1]))
		tail.len--;
	if (look->at != INSIDE || !str_ends(tail, STR(">")))
		return false;
	tail.len--;
	struct str name = {look->name, look->name_len};
	if (str_ends(tail, STR("/")) && !memchr(tail.data, '<', tail.len))
		return true; // the root is empty, and so long that it began before
	if (!str_ends(tail, name))
		return false;
	tail.len -= name.len;
	return str_ends(tail, STR("</"));
}

static void
take(void *context, struct str part, struct str piece)
{
	struct look *look = context;
	bool is_xml = str_ends(part, STR(".xml")) || str_ends(part, STR(".rels")) ||
	              str_ends(part, STR(".vml"));
	if (!is_xml)
		return;
	if (piece.len == 0) {
		look->is_sound &= ends_well(look);
		*look = (struct look){.cells = look->cells, .is_sound = look->is_sound};
		return;
	}
	for (size_t i = 0; i < piece.len && look->at != INSIDE; i++)
		look_for_root(look, piece.data[i]);
	if (str_starts(part, STR("xl/worksheets/sheet")))
		count_cells(look, piece);
	keep_tail(look, piece);
}

bool
workbook_is_whole(const char *path, size_t cells)
{
	struct look look = {.is_sound = true};
	return archive_scan(path, take, &look) && look.is_sound && look.cells == cells;
}
