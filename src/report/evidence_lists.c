// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/evidence_lists.h"

#include <assert.h>

#include "base/buffer.h"
#include "base/compiler.h"

static const struct listing_column wanted_columns[] = {
	{"unit", WORD_UNIT, true},
	{"unit_name", WORD_UNIT, false},
	{"product", WORD_PRODUCT, true},
	{"item", WORD_ITEM_ID, true},
	{"label", WORD_ITEM, false},
	{"evidence", WORD_EVIDENCE, false},
	{"evidence_label", WORD_EVIDENCE, true},
	{"kind", WORD_KIND, false},
	{"status", WORD_STATUS, true},
};

static const struct listing_column file_columns[] = {
	{"unit", WORD_UNIT, true},           {"product", WORD_PRODUCT, false},
	{"item", WORD_ITEM_ID, true},        {"evidence", WORD_EVIDENCE, false},
	{"status", WORD_STATUS, false},      {"path", WORD_FILE, true},
	{"state", WORD_FILE_STATE, true},    {"type", WORD_MEDIA_TYPE, false},
	{"bytes", WORD_SIZE, false},         {"sha256", WORD_FINGERPRINT, false},
	{"taken", WORD_TAKEN, true},         {"latitude", WORD_LATITUDE, true},
	{"longitude", WORD_LONGITUDE, true}, {"recorded", WORD_RECORDED, false},
};

static const struct listing_column calendar_columns[] = {
	{"last_day", WORD_LAST_DAY, true},  {"unit", WORD_UNIT, true},
	{"product", WORD_PRODUCT, true},    {"item", WORD_ITEM_ID, true},
	{"evidence", WORD_EVIDENCE, true},  {"source", WORD_FILE, false},
	{"required", WORD_REQUIRED, false}, {"before", WORD_BEFORE, true},
	{"before_zone", WORD_ZONE, false},  {"after", WORD_AFTER, true},
	{"after_zone", WORD_ZONE, false},
};

static const struct listing_column lock_columns[] = {
	{"state", WORD_STATE, true},         {"lock", WORD_FILE, false},
	{"path", WORD_FILE, true},           {"unit", WORD_UNIT, true},
	{"item", WORD_ITEM_ID, true},        {"recorded", WORD_RECORDED, true},
	{"sha256", WORD_FINGERPRINT, false},
};

static const struct listing_column scan_columns[] = {
	{"path", WORD_FILE, true},           {"confidence", WORD_CONFIDENCE, true},
	{"unit", WORD_UNIT, false},          {"product", WORD_PRODUCT, false},
	{"item", WORD_PROPOSAL, true},       {"evidence", WORD_EVIDENCE, false},
	{"choices", WORD_PROPOSAL, false},   {"unit_by", WORD_REASON, true},
	{"product_by", WORD_REASON, false},  {"item_by", WORD_REASON, false},
	{"evidence_by", WORD_REASON, false}, {"action", WORD_OUTCOME, true},
};

struct listing *
evidence_list_create(struct arena *arena, enum evidence_list list)
{
	static const struct {
		const struct listing_column *columns;
		size_t count;
	} lists[EVIDENCE_LIST_COUNT] = {
		[EVIDENCE_LIST_WANTED] = {wanted_columns, COUNT_OF(wanted_columns)},
		[EVIDENCE_LIST_FILES] = {file_columns, COUNT_OF(file_columns)},
		[EVIDENCE_LIST_CALENDAR] = {calendar_columns, COUNT_OF(calendar_columns)},
		[EVIDENCE_LIST_LOCK] = {lock_columns, COUNT_OF(lock_columns)},
		[EVIDENCE_LIST_SCAN] = {scan_columns, COUNT_OF(scan_columns)},
	};
	return listing_create(arena, lists[list].count, lists[list].columns);
}

static struct cell
id_or_nothing(struct str id)
{
	return str_is_empty(id) ? CELL_OF_NOTHING : CELL_OF_TEXT(id);
}

static struct cell
date_or_nothing(struct date date)
{
	return date_is_set(date) ? CELL_OF_DATE(date) : CELL_OF_NOTHING;
}

void
evidence_list_add_wanted(struct listing *listing, enum lang lang, const struct unit *unit,
                         const struct lack *lack)
{
	struct str status =
		lack->entry ? str_from(status_names[lack->entry->status]) : STR("unanswered");
	const char *shown = lack->entry ? status_word(lang, lack->entry->status)
	                                : state_word(lang, NODE_STATE_UNANSWERED);
	const struct cell cells[] = {
		CELL_OF_TEXT(unit->id),
		CELL_OF_TEXT(unit->name),
		id_or_nothing(lack->product ? lack->product->id : STR("")),
		CELL_OF_TEXT(lack->item->id),
		CELL_OF_TEXT(text_in(lang, lack->item->label, lack->item->en)),
		CELL_OF_TEXT(lack->wanted->id),
		CELL_OF_TEXT(lack->wanted->label),
		CELL_OF_TEXT(str_from(evidence_kind_names[lack->wanted->kind])),
		CELL_OF_NAME(status, str_from(shown)),
	};
	static_assert(COUNT_OF(cells) == COUNT_OF(wanted_columns), "a cell for each column");
	listing_add(listing, cells);
}

static const char *
citing_word(enum lang lang, enum citing_state state)
{
	static const char *const words[CITING_STATE_COUNT][LANG_COUNT] = {
		[CITING_OUTSIDE] = {"di luar folder", "outside the folder"},
		[CITING_MISSING] = {"tidak ditemukan", "not found"},
		[CITING_UNREADABLE] = {"tidak terbaca", "unreadable"},
		[CITING_NOT_FILE] = {"bukan berkas", "no file"},
		[CITING_EMPTY] = {"kosong", "empty"},
		[CITING_CHANGED] = {"berubah", "changed"},
		[CITING_OTHER_KIND] = {"jenis lain", "of another kind"},
		[CITING_TOO_LARGE] = {"terlalu besar", "too large"},
		[CITING_SOUND] = {"baik", "sound"},
		[CITING_LINK] = {"tautan", "link"},
	};
	return words[state][lang];
}

void
evidence_list_add_file(struct listing *listing, enum lang lang, const struct citing *citing)
{
	static const struct inspected unseen = {.status = FILE_MISSING};
	const struct inspected *file = citing->file ? citing->file : &unseen;
	const struct photo *photo = &file->photo;
	struct decimal size = decimal_from_integer((int64_t)file->size);
	const struct cell cells[] = {
		CELL_OF_TEXT(citing->unit),
		id_or_nothing(citing->product),
		CELL_OF_TEXT(citing->item->id),
		id_or_nothing(citing->wanted ? citing->wanted->id : STR("")),
		CELL_OF_TEXT(str_from(status_names[citing->status])),
		CELL_OF_TEXT(citing->path),
		CELL_OF_NAME(str_from(citing_state_names[citing->state]),
	                     str_from(citing_word(lang, citing->state))),
		id_or_nothing(file->type),
		str_is_empty(file->digest) ? CELL_OF_NOTHING : CELL_OF_NUMBER(size, 0),
		id_or_nothing(file->digest),
		date_or_nothing(photo->taken),
		photo->has_position ? CELL_OF_NUMBER(photo->latitude, DECIMAL_PLACES)
				    : CELL_OF_NOTHING,
		photo->has_position ? CELL_OF_NUMBER(photo->longitude, DECIMAL_PLACES)
				    : CELL_OF_NOTHING,
		citing->recorded ? CELL_OF_DATE(citing->recorded->recorded) : CELL_OF_NOTHING,
	};
	static_assert(COUNT_OF(cells) == COUNT_OF(file_columns), "a cell for each column");
	listing_add(listing, cells);
}

// The score for programs; with the zone, for people.
static struct cell
score_cell(struct buffer *text, const struct verdict *verdict, enum lang lang)
{
	write_score(text, verdict, lang);
	if (!verdict->has_score)
		return (struct cell){.kind = CELL_NONE, .shown = buffer_text(text)};
	const struct zone *zone = verdict->zone;
	buffer_add_char(text, ' ');
	buffer_add_text(text, colour_symbol(zone->colour));
	buffer_add_char(text, ' ');
	buffer_add(text, zone->colour == COLOUR_NONE ? text_in(lang, zone->label, zone->en)
	                                             : str_from(colour_word(lang, zone->colour)));
	struct cell cell = CELL_OF_NUMBER(verdict->shown, verdict->places);
	cell.shown = buffer_text(text);
	return cell;
}

static struct cell
zone_cell(const struct verdict *verdict)
{
	return verdict->has_score ? CELL_OF_TEXT(str_from(colour_names[verdict->zone->colour]))
	                          : CELL_OF_NOTHING;
}

void
evidence_list_add_expiry(struct listing *listing, enum lang lang, const struct expiry *expiry)
{
	struct buffer before, after;
	buffer_init(&before);
	buffer_init(&after);
	const struct cell cells[] = {
		CELL_OF_DATE(expiry->last),
		CELL_OF_TEXT(expiry->unit),
		id_or_nothing(expiry->product),
		CELL_OF_TEXT(expiry->item->id),
		id_or_nothing(expiry->wanted ? expiry->wanted->id : STR("")),
		CELL_OF_TEXT(expiry->source),
		{.kind = CELL_BOOLEAN, .is_true = expiry->wanted && expiry->wanted->is_required},
		score_cell(&before, &expiry->before, lang),
		zone_cell(&expiry->before),
		score_cell(&after, &expiry->after, lang),
		zone_cell(&expiry->after),
	};
	static_assert(COUNT_OF(cells) == COUNT_OF(calendar_columns), "a cell for each column");
	listing_add(listing, cells);
	buffer_finish(&before);
	buffer_finish(&after);
}

void
evidence_list_add_news(struct listing *listing, enum lang lang, const char *file,
                       const struct lock_news *news)
{
	static const char *const names[LOCK_STATE_COUNT] = {
		[LOCK_SAME] = "same", [LOCK_NEW] = "new",         [LOCK_CHANGED] = "changed",
		[LOCK_GONE] = "gone", [LOCK_RENEWED] = "renewed", [LOCK_DROPPED] = "dropped",
	};
	static const char *const words[LOCK_STATE_COUNT][LANG_COUNT] = {
		[LOCK_SAME] = {"tetap", "the same"},
		[LOCK_NEW] = {"baru", "new"},
		[LOCK_CHANGED] = {"berubah, yang lama dipertahankan", "changed, the old one kept"},
		[LOCK_GONE] = {"hilang, catatannya dipertahankan", "gone, its record kept"},
		[LOCK_RENEWED] = {"berubah, yang baru diterima", "changed, the new one taken"},
		[LOCK_DROPPED] = {"hilang, catatannya dihapus", "gone, its record dropped"},
	};
	const struct lock_sighting *sighting = news->sighting;
	const struct cell cells[] = {
		CELL_OF_NAME(str_from(names[news->state]), str_from(words[news->state][lang])),
		CELL_OF_TEXT(str_from(file)),
		CELL_OF_TEXT(sighting->path),
		CELL_OF_TEXT(sighting->unit),
		CELL_OF_TEXT(sighting->item),
		date_or_nothing(news->recorded),
		id_or_nothing(sighting->digest),
	};
	static_assert(COUNT_OF(cells) == COUNT_OF(lock_columns), "a cell for each column");
	listing_add(listing, cells);
}

static const char *const match_names[SCAN_MATCH_COUNT] = {
	[SCAN_MATCH_NONE] = "none", [SCAN_MATCH_UNNEEDED] = "not-needed",
	[SCAN_MATCH_PART] = "part", [SCAN_MATCH_NAME] = "name",
	[SCAN_MATCH_ID] = "id",     [SCAN_MATCH_KIND] = "kind",
	[SCAN_MATCH_ONLY] = "only",
};

static const char *
match_word(enum lang lang, enum scan_match match)
{
	static const char *const words[SCAN_MATCH_COUNT][LANG_COUNT] = {
		[SCAN_MATCH_NONE] = {"tidak disebut", "not named"},
		[SCAN_MATCH_UNNEEDED] = {"tidak perlu", "not needed"},
		[SCAN_MATCH_PART] = {"sebagian nama", "part of the name"},
		[SCAN_MATCH_NAME] = {"nama", "name"},
		[SCAN_MATCH_ID] = {"id", "id"},
		[SCAN_MATCH_KIND] = {"jenis berkas", "kind of file"},
		[SCAN_MATCH_ONLY] = {"satu-satunya", "the only one"},
	};
	return words[match][lang];
}

static const char *
outcome_word(enum lang lang, enum scan_outcome outcome)
{
	static const char *const words[SCAN_OUTCOME_COUNT][LANG_COUNT] = {
		[SCAN_NOT_SURE] = {"putuskan sendiri", "for you to decide"},
		[SCAN_NO_ENTRY] = {"isi dahulu jawabannya", "answer the item first"},
		[SCAN_GIVEN] = {"sudah ada bukti lain", "another file is given"},
		[SCAN_NOT_BELOW] = {"di luar folder lampiran", "outside the attachments"},
		[SCAN_NOT_YAML] = {"isi di tabelnya", "enter it in the table"},
		[SCAN_UNREADABLE] = {"tidak terbaca", "unreadable"},
		[SCAN_READY] = {"siap; --write", "ready; --write"},
		[SCAN_WRITTEN] = {"ditulis", "written"},
		[SCAN_REFUSED] = {"tulis sendiri", "write it yourself"},
	};
	return words[outcome][lang];
}

// Unit, product, item and evidence, as far as they are known; or what is as good as each other.
static void
write_target(struct buffer *out, const struct proposal *proposal)
{
	const struct str parts[] = {
		proposal->unit ? proposal->unit->id : STR(""),
		proposal->product ? proposal->product->id : STR(""),
		proposal->item ? proposal->item->id : STR(""),
		proposal->wanted ? proposal->wanted->id : STR(""),
	};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		buffer_add_text(out, out->len && !str_is_empty(parts[i]) ? " / " : "");
		buffer_add(out, parts[i]);
	}
	buffer_add_text(out, out->len && !str_is_empty(proposal->choices) ? " / " : "");
	buffer_add(out, proposal->choices);
	buffer_add_text(out, str_is_empty(proposal->choices) ? "" : " ?");
	buffer_add_text(out, out->len ? "" : "-");
}

static void
write_reason(struct buffer *out, const struct proposal *proposal, enum lang lang)
{
	const enum scan_match matches[] = {proposal->by_unit, proposal->by_product,
	                                   proposal->by_item, proposal->by_wanted};
	for (size_t i = 0; i < COUNT_OF(matches); i++) {
		buffer_add_text(out, i ? ", " : "");
		buffer_add_text(out, match_word(lang, matches[i]));
	}
}

void
evidence_list_add_proposal(struct listing *listing, enum lang lang, const struct proposal *proposal)
{
	static const char *const verdicts[SCAN_VERDICT_COUNT] = {
		[SCAN_SURE] = "sure",
		[SCAN_LIKELY] = "likely",
		[SCAN_AMBIGUOUS] = "ambiguous",
		[SCAN_UNKNOWN] = "unknown",
	};
	static const char *const verdict_words[SCAN_VERDICT_COUNT][LANG_COUNT] = {
		[SCAN_SURE] = {"pasti", "sure"},
		[SCAN_LIKELY] = {"mungkin", "likely"},
		[SCAN_AMBIGUOUS] = {"rancu", "ambiguous"},
		[SCAN_UNKNOWN] = {"tidak dikenal", "unknown"},
	};
	static const char *const outcomes[SCAN_OUTCOME_COUNT] = {
		[SCAN_NOT_SURE] = "not-sure", [SCAN_NO_ENTRY] = "no-entry",
		[SCAN_GIVEN] = "given",       [SCAN_NOT_BELOW] = "outside",
		[SCAN_NOT_YAML] = "table",    [SCAN_UNREADABLE] = "unreadable",
		[SCAN_READY] = "ready",       [SCAN_WRITTEN] = "written",
		[SCAN_REFUSED] = "refused",
	};
	struct buffer target, reason;
	buffer_init(&target);
	buffer_init(&reason);
	write_target(&target, proposal);
	write_reason(&reason, proposal, lang);
	struct cell item = id_or_nothing(proposal->item ? proposal->item->id : STR(""));
	item.shown = buffer_text(&target);
	const struct cell cells[] = {
		CELL_OF_NAME(proposal->path, proposal->below),
		CELL_OF_NAME(str_from(verdicts[proposal->verdict]),
	                     str_from(verdict_words[proposal->verdict][lang])),
		id_or_nothing(proposal->unit ? proposal->unit->id : STR("")),
		id_or_nothing(proposal->product ? proposal->product->id : STR("")),
		item,
		id_or_nothing(proposal->wanted ? proposal->wanted->id : STR("")),
		id_or_nothing(proposal->choices),
		CELL_OF_NAME(str_from(match_names[proposal->by_unit]), buffer_text(&reason)),
		CELL_OF_TEXT(str_from(match_names[proposal->by_product])),
		CELL_OF_TEXT(str_from(match_names[proposal->by_item])),
		CELL_OF_TEXT(str_from(match_names[proposal->by_wanted])),
		CELL_OF_NAME(str_from(outcomes[proposal->outcome]),
	                     str_from(outcome_word(lang, proposal->outcome))),
	};
	static_assert(COUNT_OF(cells) == COUNT_OF(scan_columns), "a cell for each column");
	listing_add(listing, cells);
	buffer_finish(&target);
	buffer_finish(&reason);
}
