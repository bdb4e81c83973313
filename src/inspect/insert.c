// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/insert.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "diag/diag.h"
#include "inspect/quote.h"
#include "read/source.h"
#include "read/yaml.h"

// Bytes that go into the text at an offset.
struct edit {
	size_t offset, order;
	struct str bytes;
};

struct editor {
	struct arena *arena;
	const struct source *source;
	size_t count;
	const struct insertion *insertions;
	size_t edit_count;
	struct edit *edits;
};

static bool
is_same_place(struct place a, struct place b)
{
	return a.line == b.line && a.column == b.column;
}

static void
write_attachment(struct buffer *out, const struct insertion *insertion)
{
	buffer_add_text(out, "{id: ");
	buffer_add(out, insertion->wanted);
	buffer_add_text(out, ", file: ");
	quote_write(out, insertion->file);
	if (date_is_set(insertion->date)) {
		buffer_add_text(out, ", date: ");
		date_write(out, insertion->date);
	}
	buffer_add_char(out, '}');
}

// All that goes to one entry, each between `before` and `after`.
static void
write_all(struct buffer *out, const struct editor *editor, struct place entry, const char *before,
          const char *after)
{
	for (size_t i = 0; i < editor->count; i++) {
		if (!is_same_place(editor->insertions[i].entry->at, entry))
			continue;
		buffer_add_text(out, before);
		write_attachment(out, &editor->insertions[i]);
		buffer_add_text(out, after);
	}
}

static void
edit_add(struct editor *editor, size_t offset, const struct buffer *bytes)
{
	editor->edits[editor->edit_count] = (struct edit){
		offset, editor->edit_count, str_copy(editor->arena, buffer_text(bytes))};
	editor->edit_count++;
}

// "[" and what follows it.
static void
insert_in_flow(struct editor *editor, struct place entry, const struct node *list)
{
	struct buffer bytes;
	buffer_init(&bytes);
	write_all(&bytes, editor, entry, "", ", ");
	if (list->count == 0)
		bytes.len -= strlen(", ");
	edit_add(editor, source_offset(editor->source, list->at) + 1, &bytes);
	buffer_finish(&bytes);
}

// The end of the line that the offset is in, behind its line feed; the text may end without one.
static size_t
next_line(struct str text, size_t offset)
{
	const char *end = memchr(text.data + offset, '\n', text.len - offset);
	return end ? (size_t)(end - text.data) + 1 : text.len;
}

static bool
has_carriage_returns(struct str text)
{
	const char *end = memchr(text.data, '\n', text.len);
	return end && end > text.data && end[-1] == '\r';
}

// Lines of a block list, indented by some blanks, each ended as the text ends its lines.
static void
write_lines(struct buffer *out, const struct editor *editor, struct place entry, size_t indent)
{
	struct buffer before;
	buffer_init(&before);
	buffer_add_repeat(&before, " ", indent);
	buffer_add_text(&before, "- ");
	buffer_add_char(&before, '\0');
	write_all(out, editor, entry, before.data,
	          has_carriage_returns(editor->source->text) ? "\r\n" : "\n");
	buffer_finish(&before);
}

// Before the first "-", which begins its line.
static void
insert_in_block(struct editor *editor, struct place entry, const struct node *list)
{
	struct buffer bytes;
	buffer_init(&bytes);
	write_lines(&bytes, editor, entry, list->at.column - 1);
	struct place start = {list->at.source, list->at.line, 1};
	edit_add(editor, source_offset(editor->source, start), &bytes);
	buffer_finish(&bytes);
}

// A list of its own, behind the item's line, or behind the item within braces.
static void
insert_list(struct editor *editor, const struct node *map, const struct node *item, bool is_flow)
{
	struct str text = editor->source->text;
	size_t offset = source_offset(editor->source, item->at);
	struct buffer bytes;
	buffer_init(&bytes);
	if (is_flow) {
		bool is_quoted = text.data[offset] == '"' || text.data[offset] == '\'';
		buffer_add_text(&bytes, ", evidence: [");
		write_all(&bytes, editor, item->at, "", ", ");
		bytes.len -= strlen(", ");
		buffer_add_char(&bytes, ']');
		edit_add(editor, offset + item->text.len + (is_quoted ? 2 : 0), &bytes);
	} else {
		const char *end = has_carriage_returns(text) ? "\r\n" : "\n";
		size_t line = next_line(text, offset), indent = map->at.column - 1;
		if (text.data[line - 1] != '\n')
			buffer_add_text(&bytes, end);
		buffer_add_repeat(&bytes, " ", indent);
		buffer_add_text(&bytes, "evidence:");
		buffer_add_text(&bytes, end);
		write_lines(&bytes, editor, item->at, indent + 2);
		edit_add(editor, line, &bytes);
	}
	buffer_finish(&bytes);
}

// True where an insertion is for the entry in that map, false where none is.
static bool
is_meant(const struct editor *editor, const struct node *item)
{
	for (size_t i = 0; item && i < editor->count; i++) {
		if (is_same_place(editor->insertions[i].entry->at, item->at))
			return true;
	}
	return false;
}

static void
edit_entry(struct editor *editor, const struct node *map)
{
	const struct node *item = node_find(map, STR("item"));
	const struct node *list = node_find(map, STR("evidence"));
	struct str text = editor->source->text;
	if (!is_meant(editor, item))
		return;
	if (!list)
		insert_list(editor, map, item,
		            text.data[source_offset(editor->source, map->at)] == '{');
	else if (text.data[source_offset(editor->source, list->at)] == '[')
		insert_in_flow(editor, item->at, list);
	else if (text.data[source_offset(editor->source, list->at)] == '-')
		insert_in_block(editor, item->at, list);
}

static void
edit_entries(struct editor *editor, const struct node *holder)
{
	const struct node *entries = node_find(holder, STR("entries"));
	for (size_t i = 0; entries && i < entries->count; i++)
		edit_entry(editor, entries->items[i]);
}

static int
compare_edits(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static struct str
edited_text(const struct editor *editor)
{
	struct str text = editor->source->text;
	struct buffer out;
	size_t done = 0;
	buffer_init(&out);
	if (editor->edit_count)
		qsort(editor->edits, editor->edit_count, sizeof(*editor->edits), compare_edits);
	for (size_t i = 0; i < editor->edit_count; i++) {
		buffer_add(&out, (struct str){text.data + done, editor->edits[i].offset - done});
		buffer_add(&out, editor->edits[i].bytes);
		done = editor->edits[i].offset;
	}
	buffer_add(&out, (struct str){text.data + done, text.len - done});
	struct str result = str_copy(editor->arena, buffer_text(&out));
	buffer_finish(&out);
	return result;
}

static bool
is_same_attachment(const struct attachment *a, const struct attachment *b)
{
	return a->wanted == b->wanted && str_equal(a->file, b->file) && str_equal(a->url, b->url) &&
	       date_compare(a->date, b->date) == 0 && date_compare(a->expires, b->expires) == 0 &&
	       str_equal(a->note, b->note);
}

// Does the new entry say what the old one did, behind the attachments that were added to it?
static bool
is_grown_entry(const struct editor *editor, const struct entry *old, const struct entry *new)
{
	size_t added = 0;
	for (size_t i = 0; i < editor->count; i++) {
		const struct insertion *insertion = &editor->insertions[i];
		if (!is_same_place(insertion->entry->at, old->at))
			continue;
		if (added == new->attachment_count)
			return false;
		const struct attachment *attachment = &new->attachments[added++];
		if (!attachment->wanted || !str_equal(attachment->wanted->id, insertion->wanted) ||
		    !str_equal(attachment->file, insertion->file) ||
		    date_compare(attachment->date, insertion->date) != 0)
			return false;
	}
	bool is_same = old->node == new->node && old->kind == new->kind &&
	               old->status == new->status &&str_equal(old->answer, new->answer) &&
	               str_equal(old->respondent, new->respondent) &&
	               str_equal(old->reason, new->reason) && str_equal(old->note, new->note) &&
	               !old->product == !new->product &&
	               (!old->product || old->product->index == new->product->index) &&
	               new->attachment_count == old->attachment_count + added;
	for (size_t i = 0; is_same && i < old->attachment_count; i++)
		is_same = is_same_attachment(&old->attachments[i], &new->attachments[added + i]);
	return is_same;
}

static bool
is_grown(const struct editor *editor, const struct evidence *old, const struct evidence *new)
{
	bool is_same = old->unit_count == new->unit_count;
	for (size_t u = 0; is_same && u < old->unit_count; u++) {
		const struct unit *a = &old->units[u], *b = &new->units[u];
		is_same = str_equal(a->id, b->id) && a->entry_count == b->entry_count;
		for (size_t e = 0; is_same && e < a->entry_count; e++)
			is_same = is_grown_entry(editor, &a->entries[e], &b->entries[e]);
	}
	return is_same;
}

// The evidence in a text; NULL where anything is wrong with it.
static const struct evidence *
evidence_in(struct arena *arena, const struct rubric *rubric, const struct source *source,
            const struct node **root)
{
	struct diags *unheard = diags_create();
	*root = yaml_read(arena, unheard, source);
	const struct evidence *evidence =
		*root ? evidence_build(arena, unheard, rubric, *root) : NULL;
	bool is_sound = evidence && !diags_have_errors(unheard);
	diags_destroy(unheard);
	return is_sound ? evidence : NULL;
}

struct str
insert_attachments(struct arena *arena, const struct rubric *rubric, const struct source *source,
                   size_t count, const struct insertion insertions[])
{
	struct editor editor = {arena,      source, count,
	                        insertions, 0,      arena_array(arena, count, struct edit)};
	const struct node *root;
	const struct evidence *old = evidence_in(arena, rubric, source, &root);
	if (!old)
		return STR("");
	edit_entries(&editor, root);
	const struct node *units = node_find(root, STR("units"));
	for (size_t i = 0; units && i < units->count; i++)
		edit_entries(&editor, units->items[i]);
	struct source *edited = arena_new(arena, struct source);
	*edited = (struct source){.name = source->name, .text = edited_text(&editor)};
	const struct evidence *new = evidence_in(arena, rubric, edited, &root);
	if (!new || !is_grown(&editor, old, new))
		return STR("");
	return edited->text;
}
