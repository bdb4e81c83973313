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
