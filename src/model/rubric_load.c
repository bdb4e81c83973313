// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// A rubric from its file and those that it extends.
#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/extend.h"
#include "model/loader.h"
#include "read/source.h"
#include "read/yaml.h"

// The id must be the file's name, so that a rubric is found by its id. Standard input has no name.
static void
name_check(struct diags *diags, const struct node *root, const char *path)
{
	const struct node *id = node_find(root, STR("id"));
	const char *slash = strrchr(path, '/');
	struct str name = str_from(slash ? slash + 1 : path);
	if (!id || id->kind != NODE_TEXT || !str_ends(name, STR(".yaml")))
		return;
	name.len -= 5;
	if (!str_equal(id->text, name))
		diag_add(diags, id->at, DIAG_RUBRIC_ID_FILE, DIAG_TEXT(id->text), DIAG_TEXT(name));
}

// A document on the way from a derived rubric to its bases, to see a circle.
struct chain {
	const struct chain *below;
	struct str id;
};

struct document {
	const struct node *root;
	struct str digest;
};

// The loading of one rubric, over all its files.
struct loading {
	struct arena *arena;
	struct diags *diags;
	const struct rubric_finder *finder;
	const struct source *const *given; // texts that were read before; NULL: files are read
	size_t given_count;
	const struct source **files;
	size_t file_count, file_capacity;
	size_t bytes; // of all files
};

static bool document_load(struct loading *loading, const char *path, const struct chain *below,
                          struct document *document);

static const char *
base_path(const struct loading *loading, const char *path, struct str id)
{
	if (loading->given)
		return loading->file_count < loading->given_count
		               ? loading->given[loading->file_count]->name.data
		               : NULL;
	const struct str parts[] = {id, STR(".yaml")};
	const char *name = str_join(loading->arena, COUNT_OF(parts), parts).data;
	const char *beside = name; // said as the user would say it, without ./
	if (strchr(path, '/'))
		beside = file_join(loading->arena, file_folder(loading->arena, path), name);
	if (file_exists(beside))
		return beside;
	const struct rubric_finder *finder = loading->finder;
	return finder ? finder->find(finder->context, loading->arena, id) : NULL;
}

// What a derived rubric must say of itself, since nothing of it can be inherited.
static void
own_head_check(struct diags *diags, const struct node *root)
{
	static const char *const keys[] = {"id", "version", "title"};
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (!node_find(root, str_from(keys[i])))
			diag_add(diags, root->at, DIAG_KEY_MISSING, DIAG_TEXT(str_from(keys[i])));
	}
}

// Puts the base's document under the derived one.
static bool
document_extend(struct loading *loading, const char *path, const struct chain *below,
                struct document *document)
{
	const struct node *extends = node_find(document->root, STR("extends"));
	struct diags *diags = loading->diags;
	if (extends->kind != NODE_TEXT) {
		diag_add(diags, extends->at, DIAG_NOT_TEXT, DIAG_TEXT(STR("extends")));
		return false;
	}
	if (!field_document_kind(diags, document->root, "rubric/1"))
		return false;
	own_head_check(diags, document->root);
	for (const struct chain *link = below; link; link = link->below) {
		if (str_equal(link->id, extends->text)) {
			diag_add(diags, extends->at, DIAG_EXTENDS_CYCLE, DIAG_TEXT(extends->text));
			return false;
		}
	}
	if (loading->file_count > LIMIT_EXTENDS) {
		diag_add(diags, extends->at, DIAG_EXTENDS_DEEP, DIAG_COUNT_OF(LIMIT_EXTENDS));
		return false;
	}
	const char *base_file = base_path(loading, path, extends->text);
	if (!base_file) {
		diag_add(diags, extends->at, DIAG_EXTENDS_MISSING, DIAG_TEXT(extends->text));
		return false;
	}
	struct document base;
	const struct chain link = {below, extends->text};
	if (!document_load(loading, base_file, &link, &base) ||
	    !field_document_kind(diags, base.root, "rubric/1"))
		return false;
	const struct str parts[] = {base.digest, STR("\n"), document->root->at.source->text};
	document->digest =
		digest_for(loading->arena, str_join(loading->arena, COUNT_OF(parts), parts));
	document->root = extend_document(loading->arena, diags, base.root, document->root);
	return true;
}

static bool
document_load(struct loading *loading, const char *path, const struct chain *below,
              struct document *document)
{
	const struct source *source = loading->given
	                                      ? loading->given[loading->file_count]
	                                      : source_load(loading->arena, loading->diags, path);
	loading->bytes += source ? source->text.len : 0;
	if (loading->bytes > LIMIT_FILE_BYTES) {
		source_report(loading->diags, FILE_TOO_LARGE, path);
		return false;
	}
	document->root = source ? yaml_read(loading->arena, loading->diags, source) : NULL;
	if (!document->root)
		return false;
	loading->files = arena_grow(loading->arena, loading->files, loading->file_count,
	                            &loading->file_capacity, sizeof(*loading->files));
	loading->files[loading->file_count++] = source;
	name_check(loading->diags, document->root, path);
	document->digest = digest_for(loading->arena, source->text);
	if (!node_find(document->root, STR("extends")))
		return true;
	const struct node *id = node_find(document->root, STR("id"));
	const struct chain self = {below, id && id->kind == NODE_TEXT ? id->text : STR("")};
	return document_extend(loading, path, below ? below : &self, document);
}

static const struct rubric *
load(struct loading *loading, const char *path)
{
	struct diags *diags = loading->diags;
	size_t before = diags_error_count(diags);
	struct document document;
	if (!document_load(loading, path, NULL, &document))
		return NULL;
	struct rubric *rubric = rubric_from(loading->arena, diags, document.root, document.digest);
	if (!rubric || diags_error_count(diags) != before)
		return NULL;
	rubric->files = loading->files;
	rubric->file_count = loading->file_count;
	return rubric;
}

const struct rubric *
rubric_load(struct arena *arena, struct diags *diags, const char *path,
            const struct rubric_finder *finder)
{
	struct loading loading = {.arena = arena, .diags = diags, .finder = finder};
	return load(&loading, path);
}

const struct rubric *
rubric_reload(struct arena *arena, struct diags *diags, size_t count,
              const struct source *const files[])
{
	struct loading loading = {
		.arena = arena, .diags = diags, .given = files, .given_count = count};
	return count ? load(&loading, files[0]->name.data) : NULL;
}
