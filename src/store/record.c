// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/record.h"

#include "base/arena.h"
#include "diag/diag.h"
#include "store/handle.h"

#define RECORD_COLUMNS                                                                  \
	"SELECT id, institution, period, rubric, rubric_version, rubric_digest, model," \
	" as_of, counted, is_day_assumed, lang, tool, saved, seal"                      \
	" FROM main.assessment LEFT JOIN main.head ON head.assessment = assessment.id"

static void
read_row(struct arena *arena, struct query *query, struct record *record)
{
	*record = (struct record){
		.id = query_integer(query, 0),
		.institution = query_text(query, arena, 1),
		.period = query_text(query, arena, 2),
		.rubric = query_text(query, arena, 3),
		.rubric_version = query_text(query, arena, 4),
		.rubric_digest = query_text(query, arena, 5),
		.model = query_integer(query, 6),
		.is_day_assumed = query_integer(query, 9) != 0,
		.tool_version = query_text(query, arena, 11),
		.saved = query_text(query, arena, 12),
		.seal = query_text(query, arena, 13),
	};
	(void)date_parse(query_text(query, arena, 7), &record->score.as_of);
	bool is_verified = str_equal(query_text(query, arena, 8), STR("verified"));
	record->score.counted = is_verified ? FIGURE_VERIFIED : FIGURE_CLAIMED;
	bool is_english = str_equal(query_text(query, arena, 10), STR("en"));
	record->lang = is_english ? LANG_EN : LANG_ID;
}

static const struct record *
read_rows(struct arena *arena, struct query *query, size_t *count)
{
	struct record *records = NULL;
	size_t capacity = 0;
	*count = 0;
	while (query_next(query)) {
		records = arena_grow(arena, records, *count, &capacity, sizeof(*records));
		read_row(arena, query, &records[(*count)++]);
	}
	return records;
}

const struct record *
record_list(struct arena *arena, struct store *store, size_t *count)
{
	struct query *query = query_create(store->database, STR(RECORD_COLUMNS " ORDER BY id"));
	const struct record *records = read_rows(arena, query, count);
	query_destroy(query);
	return records;
}

// The latest of those that tell the same.
#define BEFORE                                                                               \
	" WHERE institution = ?1 AND period < ?2 AND NOT EXISTS (SELECT 1 FROM main.head AS" \
	" later WHERE later.assessment > assessment.id AND later.institution = ?1"           \
	" AND later.period = head.period AND later.rubric = head.rubric"                     \
	" AND later.counted = head.counted) ORDER BY period, id"

const struct record *
record_list_before(struct arena *arena, struct store *store, struct str institution,
                   struct str period, size_t *count)
{
	struct query *query = query_create(store->database, STR(RECORD_COLUMNS BEFORE));
	query_set(query, 2, (const struct value[]){AS_TEXT(institution), AS_TEXT(period)});
	const struct record *records = read_rows(arena, query, count);
	query_destroy(query);
	return records;
}

const struct record *
record_find(struct arena *arena, struct store *store, int64_t id)
{
	struct query *query = query_create(store->database, STR(RECORD_COLUMNS " WHERE id = ?"));
	struct record *record = NULL;
	query_set(query, 1, (const struct value[]){AS_INTEGER(id)});
	if (query_next(query)) {
		record = arena_new(arena, struct record);
		read_row(arena, query, record);
	}
	query_destroy(query);
	if (!record && database_is_sound(store->database))
		diag_add(store->diags, PLACE_NONE, DIAG_RECORD_UNKNOWN, DIAG_COUNT_OF(id),
		         DIAG_TEXT(str_from(store->path)));
	return record;
}

struct str
record_result(struct arena *arena, struct store *store, const struct record *record)
{
	struct query *query = query_create(
		store->database, STR("SELECT text FROM main.result WHERE assessment = ?"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(record->id)});
	struct str result = query_next(query) ? query_text(query, arena, 0) : STR("");
	query_destroy(query);
	return result;
}

const struct record_file *
record_files(struct arena *arena, struct store *store, const struct record *record, size_t *count)
{
	struct query *query =
		query_create(store->database, STR("SELECT name, digest FROM main.evidence_file"
	                                          " WHERE assessment = ? ORDER BY position"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(record->id)});
	struct record_file *files = NULL;
	size_t capacity = 0;
	*count = 0;
	while (query_next(query)) {
		files = arena_grow(arena, files, *count, &capacity, sizeof(*files));
		files[(*count)++] = (struct record_file){query_text(query, arena, 0),
		                                         query_text(query, arena, 1)};
	}
	query_destroy(query);
	return files;
}

static const struct source *const *
rubric_files(struct arena *arena, struct store *store, const struct record *record, size_t *count)
{
	struct query *query =
		query_create(store->database, STR("SELECT name, text FROM main.rubric_file"
	                                          " WHERE assessment = ? ORDER BY position"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(record->id)});
	const struct source **files = NULL;
	size_t capacity = 0;
	*count = 0;
	while (query_next(query)) {
		struct source *file = arena_new(arena, struct source);
		*file = (struct source){.name = query_text(query, arena, 0),
		                        .text = query_text(query, arena, 1)};
		files = arena_grow(arena, files, *count, &capacity, sizeof(*files));
		files[(*count)++] = file;
	}
	query_destroy(query);
	return files;
}

const struct rubric *
record_rubric(struct arena *arena, struct diags *diags, struct store *store,
              const struct record *record)
{
	size_t count;
	const struct source *const *files = rubric_files(arena, store, record, &count);
	if (!database_is_sound(store->database))
		return NULL;
	diags_forget_text(diags);
	const struct rubric *rubric = rubric_reload(arena, diags, count, files);
	// Nothing can be scored as of a day that is none; seals do not say who made them.
	if (rubric && str_equal(rubric->digest, record->rubric_digest) &&
	    date_is_set(record->score.as_of))
		return rubric;
	diag_add(store->diags, PLACE_NONE, DIAG_RECORD_UNREADABLE, DIAG_TEXT(str_from(store->path)),
	         DIAG_COUNT_OF(record->id));
	return NULL;
}

static struct diag_arg
argument_from(struct arena *arena, struct query *query)
{
	struct str kind = query_text(query, arena, 0), text = query_text(query, arena, 1);
	struct decimal number;
	struct date date;
	if (str_equal(kind, STR("number")) && decimal_parse(text, &number) == DECIMAL_OK)
		return DIAG_NUMBER(number);
	if (str_equal(kind, STR("date")) && date_parse(text, &date))
		return DIAG_DATE(date);
	if (!str_equal(kind, STR("words")))
		return DIAG_TEXT(text);
	const char **words = arena_array(arena, LANG_COUNT, const char *);
	words[LANG_ID] = text.data;
	words[LANG_EN] = query_text(query, arena, 2).data;
	return DIAG_WORDS((const char *const *)words);
}

enum {
	ARGUMENTS_MOST = 8
};

// As many as there are of the finding in the row; those that are not stored stay empty.
static void
read_arguments(struct arena *arena, struct store *store, const struct value keys[2],
               struct diag_arg args[ARGUMENTS_MOST])
{
	struct query *query = query_create(
		store->database, STR("SELECT kind, value, english FROM main.finding_argument"
	                             " WHERE assessment = ? AND finding = ?"
	                             " ORDER BY position"));
	query_set(query, 2, keys);
	for (size_t i = 0; i < ARGUMENTS_MOST; i++)
		args[i] = query_next(query) ? argument_from(arena, query) : DIAG_TEXT(STR(""));
	query_destroy(query);
}

// The place in four columns of a finding: file, sheet, line, column.
static struct place
finding_place(struct arena *arena, struct query *query, size_t column)
{
	struct source *source = arena_new(arena, struct source);
	source->name = query_text(query, arena, column);
	if (str_is_empty(source->name))
		return PLACE_NONE;
	source->sheet = query_text(query, arena, column + 1);
	return (struct place){source, (unsigned)query_integer(query, column + 2),
	                      (unsigned)query_integer(query, column + 3)};
}

static void
add_finding(struct arena *arena, struct diags *diags, struct store *store, struct query *row,
            const struct value keys[2])
{
	enum diag_code code;
	int64_t number = query_integer(row, 1);
	bool is_known = number > 0 && number < 1000 && diag_code_find((int)number, &code);
	if (!is_known)
		return;
	struct diag_arg args[ARGUMENTS_MOST];
	read_arguments(arena, store, keys, args);
	size_t count = 1;
	for (const char *c = diag_kinds[code].arguments; *c; c++)
		count += *c == ' ';
	if (count > ARGUMENTS_MOST)
		return;
	diag_report(diags, finding_place(arena, row, 2), code, count, args);
	struct place also = finding_place(arena, row, 7);
	if (also.source)
		diag_also(diags, also);
	diag_suggest(diags, query_text(row, arena, 6));
}

void
record_add_findings(struct arena *arena, struct diags *diags, struct store *store,
                    const struct record *record)
{
	struct query *query = query_create(
		store->database, STR("SELECT position, code, file, sheet, line, col, suggestion,"
	                             " also_file, also_sheet, also_line, also_col FROM main.finding"
	                             " WHERE assessment = ? ORDER BY position"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(record->id)});
	while (query_next(query))
		add_finding(arena, diags, store, query,
		            (const struct value[]){AS_INTEGER(record->id),
		                                   AS_INTEGER(query_integer(query, 0))});
	query_destroy(query);
}
