// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/scan.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "inspect/terms.h"

// Something that a path may name.
struct subject {
	struct str id;
	struct terms id_terms, tail; // of the whole id, and of its part behind the last point
	struct terms name, en;
};

struct subjects {
	size_t count;
	struct subject *list;
};

struct scanner {
	struct arena *arena;
	const struct rubric *rubric;
	size_t unit_count;
	const struct unit *const *units;
	struct subjects unit_subjects, item_subjects;
	struct subjects *product_subjects; // of each unit
	const struct rubric_node **items;  // that want evidence
};

static struct subject
subject_of(struct arena *arena, struct str id, struct str name, struct str en)
{
	struct str tail = id;
	for (size_t i = 0; i < id.len; i++) {
		if (id.data[i] == '.')
			tail = (struct str){id.data + i + 1, id.len - i - 1};
	}
	return (struct subject){id, terms_of(arena, id), terms_of(arena, tail),
	                        terms_of(arena, name), terms_of(arena, en)};
}

static struct subjects
product_subjects_of(struct arena *arena, const struct unit *unit)
{
	struct subjects subjects = {unit->product_count,
	                            arena_array(arena, unit->product_count, struct subject)};
	for (size_t i = 0; i < unit->product_count; i++)
		subjects.list[i] =
			subject_of(arena, unit->products[i].id, unit->products[i].name, STR(""));
	return subjects;
}

struct scanner *
scanner_create(struct arena *arena, const struct rubric *rubric, size_t unit_count,
               const struct unit *const units[])
{
	struct scanner *scanner = arena_new(arena, struct scanner);
	*scanner = (struct scanner){
		.arena = arena, .rubric = rubric, .unit_count = unit_count, .units = units};
	scanner->unit_subjects.list = arena_array(arena, unit_count, struct subject);
	scanner->product_subjects = arena_array(arena, unit_count, struct subjects);
	for (size_t i = 0; i < unit_count; i++) {
		scanner->unit_subjects.list[i] =
			subject_of(arena, units[i]->id, units[i]->name, STR(""));
		scanner->product_subjects[i] = product_subjects_of(arena, units[i]);
	}
	scanner->unit_subjects.count = unit_count;
	scanner->item_subjects.list = arena_array(arena, rubric->node_count, struct subject);
	scanner->items = arena_array(arena, rubric->node_count, const struct rubric_node *);
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		if (!node->is_item || node->wanted_count == 0)
			continue;
		scanner->items[scanner->item_subjects.count] = node;
		scanner->item_subjects.list[scanner->item_subjects.count++] =
			subject_of(arena, node->id, node->label, node->en);
	}
	return scanner;
}

// How well a path names something: by what, and by how many words.
struct fit {
	enum scan_match match;
	size_t words;
};

static bool
is_better(struct fit a, struct fit b)
{
	return a.match != b.match ? a.match > b.match : a.words > b.words;
}

static struct fit
better(struct fit a, struct fit b)
{
	return is_better(b, a) ? b : a;
}

static struct fit
fit_of_name(const struct terms *path, const struct terms *name)
{
	size_t found = terms_common(path, name);
	if (found == 0 || found * 2 < name->count)
		return (struct fit){SCAN_MATCH_NONE, 0};
	return (struct fit){found == name->count ? SCAN_MATCH_NAME : SCAN_MATCH_PART, found};
}

static struct fit
fit_of(const struct terms *path, const struct subject *subject)
{
	if (terms_have_run(path, &subject->id_terms))
		return (struct fit){SCAN_MATCH_ID, subject->id_terms.count};
	struct fit fit = better(fit_of_name(path, &subject->name), fit_of_name(path, &subject->en));
	if (terms_have_run(path, &subject->tail))
		fit = better(fit, (struct fit){SCAN_MATCH_NAME, subject->tail.count});
	return fit;
}

// The subject that a path names best.
struct choice {
	enum scan_match match;
	size_t index;       // where match is not SCAN_MATCH_NONE
	bool is_tied;       // another one is as good
	struct str choices; // their ids
};

// Lists the ids of the subjects that fit as well as the best.
static struct str
ids_of_tied(struct arena *arena, const struct terms *path, const struct subjects *subjects,
            struct fit best)
{
	struct buffer list;
	buffer_init(&list);
	for (size_t i = 0; i < subjects->count; i++) {
		struct fit fit = fit_of(path, &subjects->list[i]);
		if (fit.match != best.match || fit.words != best.words)
			continue;
		buffer_add_text(&list, list.len ? ", " : "");
		buffer_add(&list, subjects->list[i].id);
	}
	struct str ids = str_copy(arena, buffer_text(&list));
	buffer_finish(&list);
	return ids;
}

// Takes the words that name the subject out of the path.
static void
take_words(struct terms *path, const struct subject *subject, enum scan_match match)
{
	terms_remove(path, match == SCAN_MATCH_ID ? &subject->id_terms : &subject->name);
	if (match == SCAN_MATCH_ID)
		return;
	terms_remove(path, &subject->en);
	terms_remove(path, &subject->tail);
}

// Does what is left of the path name another subject as a whole? Then it may be meant as well.
static bool
names_another(const struct terms *rest, const struct subjects *subjects, size_t chosen,
              struct str *other)
{
	for (size_t i = 0; i < subjects->count; i++) {
		if (i == chosen || fit_of(rest, &subjects->list[i]).match < SCAN_MATCH_NAME)
			continue;
		*other = subjects->list[i].id;
		return true;
	}
	return false;
}

// Chooses among the subjects, and takes the words that name the chosen one out of the path.
static struct choice
choose(struct arena *arena, struct terms *path, const struct subjects *subjects, bool may_be_only)
{
	struct choice choice = {SCAN_MATCH_NONE, 0, false, STR("")};
	struct fit best = {SCAN_MATCH_NONE, 0};
	for (size_t i = 0; i < subjects->count; i++) {
		struct fit fit = fit_of(path, &subjects->list[i]);
		if (is_better(fit, best)) {
			choice.index = i;
			choice.is_tied = false;
			best = fit;
		} else if (fit.match != SCAN_MATCH_NONE && !is_better(best, fit)) {
			choice.is_tied = true;
		}
	}
	choice.match = best.match;
	if (best.match == SCAN_MATCH_NONE && may_be_only && subjects->count == 1)
		choice.match = SCAN_MATCH_ONLY;
	if (choice.is_tied)
		choice.choices = ids_of_tied(arena, path, subjects, best);
	if (best.match < SCAN_MATCH_NAME || choice.is_tied)
		return choice;
	struct str parts[] = {subjects->list[choice.index].id, STR(", "), STR("")};
	take_words(path, &subjects->list[choice.index], best.match);
	choice.is_tied = names_another(path, subjects, choice.index, &parts[2]);
	if (choice.is_tied)
		choice.choices = str_join(arena, 3, parts);
	return choice;
}

// Where the last part of a path begins.
static size_t
last_part(struct str path)
{
	size_t start = path.len;
	while (start > 0 && path.data[start - 1] != '/')
		start--;
	return start;
}

// The words of the folder's own name and of the path below it, without the ending.
static struct terms
path_terms(struct arena *arena, struct str folder, struct str below)
{
	size_t name = last_part(below);
	for (size_t end = below.len; end > name; end--) {
		if (below.data[end - 1] == '.') {
			below.len = end - 1;
			break;
		}
	}
	while (folder.len && folder.data[folder.len - 1] == '/')
		folder.len--;
	size_t start = last_part(folder);
	struct str parts[] = {{folder.data + start, folder.len - start}, STR("/"), below};
	return terms_of(arena, str_join(arena, 3, parts));
}

// The path behind the folder that it begins with.
static struct str
path_below(struct str folder, struct str path)
{
	struct str below = {path.data + folder.len, path.len - folder.len};
	while (str_starts(below, STR("/"))) {
		below.data++;
		below.len--;
	}
	return below;
}

static bool
is_for_products(const struct rubric *rubric, const struct rubric_node *item)
{
	return rubric->object == OBJECT_PRODUCT || item->per == PER_PRODUCT;
}

// Which of the evidence that the item wants: the only one, the one that is named, or the only one of the kind.
static void
choose_wanted(struct arena *arena, struct terms *path, struct proposal *proposal)
{
	const struct rubric_node *item = proposal->item;
	struct subjects subjects = {item->wanted_count,
	                            arena_array(arena, item->wanted_count, struct subject)};
	for (size_t i = 0; i < item->wanted_count; i++)
		subjects.list[i] =
			subject_of(arena, item->wanted[i].id, item->wanted[i].label, STR(""));
	struct choice named = choose(arena, path, &subjects, true);
	if (named.match > SCAN_MATCH_PART && !named.is_tied) {
		proposal->by_wanted = named.match;
		proposal->wanted = &item->wanted[named.index];
		return;
	}
	for (size_t i = 0; i < item->wanted_count; i++) {
		if (!content_fits(proposal->file->content, item->wanted[i].kind))
			continue;
		proposal->by_wanted = proposal->wanted ? SCAN_MATCH_NONE : SCAN_MATCH_KIND;
		proposal->wanted = &item->wanted[i];
	}
	if (proposal->by_wanted != SCAN_MATCH_KIND)
		proposal->wanted = NULL;
}

static enum scan_verdict
verdict_of(const struct proposal *proposal, bool is_tied)
{
	if (!proposal->unit || !proposal->item || proposal->by_product == SCAN_MATCH_NONE)
		return is_tied ? SCAN_AMBIGUOUS : SCAN_UNKNOWN;
	if (is_tied || !proposal->wanted)
		return SCAN_AMBIGUOUS;
	bool is_partly = proposal->by_unit == SCAN_MATCH_PART ||
	                 proposal->by_product == SCAN_MATCH_PART ||
	                 proposal->by_item == SCAN_MATCH_PART;
	bool is_fitting = content_fits(proposal->file->content, proposal->wanted->kind);
	return is_partly || !is_fitting ? SCAN_LIKELY : SCAN_SURE;
}

struct proposal
scanner_propose(struct scanner *scanner, struct str folder, struct str path,
                const struct inspected *file)
{
	struct arena *arena = scanner->arena;
	struct proposal proposal = {.path = path, .file = file, .choices = STR("")};
	proposal.below = path_below(folder, path);
	struct terms terms = path_terms(arena, folder, proposal.below);
	struct choice unit = choose(arena, &terms, &scanner->unit_subjects, true);
	proposal.by_unit = unit.match;
	proposal.choices = unit.choices;
	if (unit.match == SCAN_MATCH_NONE || unit.is_tied) {
		proposal.verdict = unit.is_tied ? SCAN_AMBIGUOUS : SCAN_UNKNOWN;
		return proposal;
	}
	proposal.unit = scanner->units[unit.index];
	struct choice product = choose(arena, &terms, &scanner->product_subjects[unit.index], true);
	struct choice item = choose(arena, &terms, &scanner->item_subjects, false);
	bool is_item = item.match != SCAN_MATCH_NONE && !item.is_tied;
	proposal.item = is_item ? scanner->items[item.index] : NULL;
	proposal.by_item = item.match;
	bool is_needed = !is_item || is_for_products(scanner->rubric, proposal.item);
	bool is_tied = item.is_tied || (is_needed && product.is_tied);
	proposal.by_product = is_needed ? product.match : SCAN_MATCH_UNNEEDED;
	if (is_needed && product.match != SCAN_MATCH_NONE && !product.is_tied)
		proposal.product = &proposal.unit->products[product.index];
	if (item.is_tied)
		proposal.choices = item.choices;
	else if (is_needed && product.is_tied)
		proposal.choices = product.choices;
	if (is_item)
		choose_wanted(arena, &terms, &proposal);
	if (is_item && !is_tied && proposal.by_product != SCAN_MATCH_NONE) {
		size_t column =
			proposal.product ? proposal.product->index : proposal.unit->product_count;
		proposal.entry = unit_answer(proposal.unit, proposal.item->index, column);
		is_tied = proposal.entry && proposal.entry->next; // several people answered
	}
	proposal.verdict = verdict_of(&proposal, is_tied);
	return proposal;
}
