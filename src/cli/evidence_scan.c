// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/evidence_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/compiler.h"
#include "base/enclosed.h"
#include "base/utf8.h"
#include "cli/outputs.h"
#include "inspect/insert.h"
#include "inspect/scan.h"
#include "model/head.h"
#include "read/source.h"
#include "report/evidence_lists.h"

// The proposals as they grow.
struct proposals {
	struct file_list cited;
	size_t count, capacity;
	struct proposal *list;
};

static bool
is_yaml(struct str path)
{
	return str_has_ending(path, STR(".yaml")) || str_has_ending(path, STR(".yml"));
}

// Evidence, locks and rubrics prove nothing themselves.
static bool
is_ours(const struct scan *scan, const char *path)
{
	struct str text = str_from(path);
	bool may_be_table = head_is_table(path) || str_has_ending(text, STR(".xlsx"));
	return is_yaml(text) || str_ends(text, STR("/evidence.lock")) ||
	       (may_be_table && intake_reads(scan->intake, path));
}

// The name with its wrong bytes as '?'.
static struct str
readable(struct arena *arena, struct str name)
{
	char *bytes = arena_allocate(arena, name.len + 1, 1);
	memcpy(bytes, name.data, name.len);
	for (size_t at; (at = utf8_find_fault((struct str){bytes, name.len})) < name.len;)
		bytes[at] = '?';
	return (struct str){bytes, name.len};
}

// The folder of attachments of the evidence that a unit stands in.
static const char *
attachments_of(const struct scan *scan, const struct unit *unit)
{
	const char *named = scan->session->values[OPTION_ATTACHMENTS];
	return named ? named : file_folder(scan->session->arena, unit->at.source->name.data);
}

static int
compare_paths(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

// The files that are cited, with links resolved and in order.
static struct file_list
cited_files(const struct scan *scan)
{
	struct arena *arena = scan->session->arena;
	size_t most = inspection_count(scan->inspection);
	struct file_list list = {arena_array(arena, most, const char *), 0, most};
	for (size_t i = 0; i < most; i++) {
		const struct citing *citing = inspection_citing(scan->inspection, i);
		if (!citing->file)
			continue;
		const char *path = file_join(arena, citing->site->attachments, citing->path.data);
		list.paths[list.count] = enclosed_real(arena, path);
		list.count += list.paths[list.count] != NULL;
	}
	if (list.count)
		qsort(list.paths, list.count, sizeof(*list.paths), compare_paths);
	return list;
}

static bool
is_cited(const struct scan *scan, const struct file_list *cited, const char *path)
{
	const char *real = enclosed_real(scan->session->arena, path);
	return real && cited->count &&
	       bsearch(&real, cited->paths, cited->count, sizeof(real), compare_paths);
}

static enum scan_outcome
outcome_of(const struct scan *scan, struct proposal *proposal)
{
	if (proposal->file->status != FILE_OK && proposal->file->status != FILE_TOO_LARGE)
		return SCAN_UNREADABLE;
	if (proposal->verdict != SCAN_SURE)
		return SCAN_NOT_SURE;
	if (!proposal->entry)
		return SCAN_NO_ENTRY;
	if (entry_attachment(proposal->entry, proposal->wanted))
		return SCAN_GIVEN;
	if (!enclosed_place(scan->session->arena, attachments_of(scan, proposal->unit),
	                    proposal->path.data, &proposal->cited))
		return SCAN_NOT_BELOW;
	return is_yaml(proposal->unit->at.source->name) ? SCAN_READY : SCAN_NOT_YAML;
}

static void
propose(const struct scan *scan, struct scanner *scanner, const char *path,
        struct proposals *proposals)
{
	struct session *session = scan->session;
	const char *folder = session->values[OPTION_SCAN];
	struct str text = str_from(path), plain;
	if (utf8_find_fault(text) < text.len) {
		diag_add(session->diags, PLACE_NONE, DIAG_NAME_NOT_UTF8,
		         DIAG_TEXT(readable(session->arena, text)));
		return;
	}
	if (is_ours(scan, path) || is_cited(scan, &proposals->cited, path))
		return;
	if (!enclosed_place(session->arena, folder, path, &plain))
		plain = str_from(path + strlen(folder)); // a link out, which is looked at in vain
	const struct inspected *file = inspection_look(scan->inspection, folder, plain);
	if (!file)
		return;
	proposals->list = arena_grow(session->arena, proposals->list, proposals->count,
	                             &proposals->capacity, sizeof(*proposals->list));
	struct proposal *proposal = &proposals->list[proposals->count++];
	*proposal = scanner_propose(scanner, str_from(folder), text, file);
	proposal->outcome = outcome_of(scan, proposal);
}

// Writes the ready proposals for the evidence in one file.
static void
write_file(const struct scan *scan, const struct source *source, struct proposals *proposals)
{
	struct session *session = scan->session;
	struct insertion *insertions =
		arena_array(session->arena, proposals->count, struct insertion);
	size_t count = 0;
	for (size_t i = 0; i < proposals->count; i++) {
		const struct proposal *proposal = &proposals->list[i];
		if (proposal->outcome == SCAN_READY && proposal->unit->at.source == source)
			insertions[count++] =
				(struct insertion){proposal->entry, proposal->wanted->id,
			                           proposal->cited, proposal->file->photo.taken};
	}
	if (count == 0)
		return;
	struct str text =
		insert_attachments(session->arena, scan->rubric, source, count, insertions);
	bool is_known = !str_is_empty(text);
	if (!is_known)
		diag_add(session->diags, ((struct place){source, 0, 0}), DIAG_SCAN_REFUSED,
		         DIAG_COUNT_OF(count));
	else if (!outputs_write_file(session, source->name.data, text))
		return;
	for (size_t i = 0; i < proposals->count; i++) {
		struct proposal *proposal = &proposals->list[i];
		if (proposal->outcome == SCAN_READY && proposal->unit->at.source == source)
			proposal->outcome = is_known ? SCAN_WRITTEN : SCAN_REFUSED;
	}
}

void
evidence_scan(const struct scan *scan, struct listing *listing)
{
	static const struct str any_ending = {"", 0};
	struct session *session = scan->session;
	const char *folder = session->values[OPTION_SCAN];
	struct file_list files = {NULL, 0, 0};
	struct proposals proposals = {.cited = cited_files(scan)};
	enum file_status status = file_is_folder(folder) ? file_list_folder(session->arena, folder,
	                                                                    1, &any_ending, &files)
	                                                 : FILE_MISSING;
	if (status != FILE_OK) {
		source_report(session->diags, status, folder);
		return;
	}
	struct scanner *scanner =
		scanner_create(session->arena, scan->rubric, scan->unit_count, scan->units);
	for (size_t i = 0; i < files.count; i++)
		propose(scan, scanner, files.paths[i], &proposals);
	// The units of one file stand together.
	const struct source *last = NULL;
	for (size_t i = 0; session->values[OPTION_WRITE] && i < scan->unit_count; i++) {
		const struct source *source = scan->units[i]->at.source;
		if (source != last)
			write_file(scan, source, &proposals);
		last = source;
	}
	for (size_t i = 0; i < proposals.count; i++)
		evidence_list_add_proposal(listing, session->lang, &proposals.list[i]);
}
