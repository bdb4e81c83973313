// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/schema.h"

#include "base/buffer.h"
#include "base/compiler.h"
#include "diag/diag.h"

const struct table store_tables[TABLE_COUNT] = {
	[TABLE_HEAD] = {.name = "head",
                        .columns = "institution, period, rubric, rubric_version, rubric_digest,"
                                   " model, as_of, counted, is_day_assumed, lang, tool",
                        .input = "institution, period, rubric_digest, model, as_of, counted"},
	[TABLE_RUBRIC_FILE] = {.name = "rubric_file",
                               .columns = "position, name, text",
                               .key = "position"},
	[TABLE_EVIDENCE_FILE] = {.name = "evidence_file",
                                 .columns = "position, name, digest",
                                 .key = "position"},
	[TABLE_SOURCE] = {.name = "source", .columns = "position, file, sheet", .key = "position"},
	[TABLE_UNIT] = {.name = "unit",
                        .columns = "position, id, name, weight, at_source, at_line, at_column",
                        .key = "position",
                        .input = "position, id, name, weight"},
	[TABLE_UNIT_GROUP] = {.name = "unit_group",
                              .columns = "unit, position, name",
                              .key = "unit, position",
                              .input = "unit, position, name"},
	[TABLE_PRODUCT] = {.name = "product",
                           .columns = "unit, position, id, name",
                           .key = "unit, position",
                           .input = "unit, position, id, name"},
	[TABLE_ENTRY] = {.name = "entry",
                         .columns = "unit, position, item, product, respondent, kind, answer,"
                                    " reason, status, verified_by, verified_on, note,"
                                    " at_source, at_line, at_column",
                         .key = "unit, position",
                         .input = "unit, position, item, product, respondent, kind, answer,"
                                  " reason, status, verified_by, verified_on, note"},
	[TABLE_CHOICE] = {.name = "choice",
                          .columns = "unit, entry, position, text",
                          .key = "unit, entry, position",
                          .input = "unit, entry, position, text"},
	[TABLE_ATTACHMENT] = {.name = "attachment",
                              .columns = "unit, entry, position, wanted, file, url, date, expires,"
                                         " note, at_source, at_line, at_column",
                              .key = "unit, entry, position",
                              .input = "unit, entry, position, wanted, file, url, date, expires,"
                                       " note"},
	[TABLE_RUBRIC_NODE] = {.name = "rubric_node",
                               .columns = "position, id",
                               .key = "position",
                               .is_recomputed = true},
	[TABLE_OBJECT] = {.name = "object",
                          .columns = "unit, position, id, name, capped_by",
                          .key = "unit, position",
                          .is_recomputed = true},
	[TABLE_NODE] = {.name = "node",
                        .columns = "unit, object, node, state, claimed, verified, potential,"
                                   " points, lost",
                        .key = "unit, object, node",
                        .is_recomputed = true},
	[TABLE_GROUPING] = {.name = "grouping",
                            .columns = "position, id",
                            .key = "position",
                            .is_recomputed = true},
	[TABLE_VERDICT] = {.name = "verdict",
                           .columns = "level, place, object, figure, computed, score, shown, zone,"
                                      " category, label, predicate, is_capped",
                           .key = "level, place, object, figure",
                           .is_recomputed = true},
	[TABLE_FINDING] = {.name = "finding",
                           .columns = "position, code, severity, file, sheet, line, col, text,"
                                      " suggestion, also_file, also_sheet, also_line, also_col",
                           .key = "position"},
	[TABLE_FINDING_ARGUMENT] = {.name = "finding_argument",
                                    .columns = "finding, position, kind, value, english",
                                    .key = "finding, position"},
	[TABLE_RESULT] = {.name = "result", .columns = "text", .is_recomputed = true},
};

// `assessment` is the envelope: which one it is, when it was saved, and its seal. The other tables
// are its content. Texts of numbers are exact: a decimal, or a fraction such as 2/3.
static const char *const version_1[] = {
	"CREATE TABLE assessment(id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, "
	"content TEXT NOT NULL, previous TEXT NOT NULL, seal TEXT NOT NULL, saved TEXT "
	"NOT NULL)",
	"CREATE TABLE head(assessment INTEGER PRIMARY KEY REFERENCES assessment, "
	"institution TEXT NOT NULL, period TEXT NOT NULL, rubric TEXT NOT NULL, "
	"rubric_version TEXT NOT NULL, rubric_digest TEXT NOT NULL, model INTEGER NOT "
	"NULL, as_of TEXT NOT NULL, counted TEXT NOT NULL, is_day_assumed INTEGER NOT "
	"NULL, lang TEXT NOT NULL, tool TEXT NOT NULL)",
	"CREATE TABLE rubric_file(assessment INTEGER NOT NULL REFERENCES assessment, "
	"position INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY "
	"KEY(assessment, position)) WITHOUT ROWID",
	"CREATE TABLE evidence_file(assessment INTEGER NOT NULL REFERENCES assessment, "
	"position INTEGER NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY "
	"KEY(assessment, position)) WITHOUT ROWID",
	"CREATE TABLE source(assessment INTEGER NOT NULL REFERENCES assessment, position "
	"INTEGER NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL, PRIMARY "
	"KEY(assessment, position)) WITHOUT ROWID",
	"CREATE TABLE unit(assessment INTEGER NOT NULL REFERENCES assessment, position "
	"INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, weight TEXT NOT NULL, "
	"at_source INTEGER, at_line INTEGER, at_column INTEGER, PRIMARY KEY(assessment, "
	"position)) WITHOUT ROWID",
	"CREATE TABLE unit_group(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, "
	"position INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(assessment, unit, "
	"position), FOREIGN KEY(assessment, unit) REFERENCES unit) WITHOUT ROWID",
	"CREATE TABLE product(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, "
	"position INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY "
	"KEY(assessment, unit, position), FOREIGN KEY(assessment, unit) REFERENCES unit) "
	"WITHOUT ROWID",
	"CREATE TABLE entry(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, position "
	"INTEGER NOT NULL, item TEXT NOT NULL, product TEXT, respondent TEXT, kind TEXT "
	"NOT NULL, answer TEXT, reason TEXT, status TEXT NOT NULL, verified_by TEXT, "
	"verified_on TEXT, note TEXT, at_source INTEGER, at_line INTEGER, at_column "
	"INTEGER, PRIMARY KEY(assessment, unit, position), FOREIGN KEY(assessment, unit) "
	"REFERENCES unit) WITHOUT ROWID",
	"CREATE TABLE choice(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, entry "
	"INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY "
	"KEY(assessment, unit, entry, position), FOREIGN KEY(assessment, unit, entry) "
	"REFERENCES entry) WITHOUT ROWID",
	"CREATE TABLE attachment(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, "
	"entry INTEGER NOT NULL, position INTEGER NOT NULL, wanted TEXT, file TEXT, url "
	"TEXT, date TEXT, expires TEXT, note TEXT, at_source INTEGER, at_line INTEGER, "
	"at_column INTEGER, PRIMARY KEY(assessment, unit, entry, position), FOREIGN "
	"KEY(assessment, unit, entry) REFERENCES entry) WITHOUT ROWID",
	"CREATE TABLE rubric_node(assessment INTEGER NOT NULL REFERENCES assessment, "
	"position INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(assessment, position)) "
	"WITHOUT ROWID",
	"CREATE TABLE object(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, position "
	"INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, capped_by TEXT, PRIMARY "
	"KEY(assessment, unit, position), FOREIGN KEY(assessment, unit) REFERENCES unit) "
	"WITHOUT ROWID",
	"CREATE TABLE node(assessment INTEGER NOT NULL, unit INTEGER NOT NULL, object "
	"INTEGER NOT NULL, node INTEGER NOT NULL, state TEXT NOT NULL, claimed TEXT, "
	"verified TEXT, potential TEXT, points TEXT, lost TEXT, PRIMARY KEY(assessment, "
	"unit, object, node), FOREIGN KEY(assessment, unit, object) REFERENCES object, "
	"FOREIGN KEY(assessment, node) REFERENCES rubric_node) WITHOUT ROWID",
	"CREATE TABLE grouping(assessment INTEGER NOT NULL REFERENCES assessment, "
	"position INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(assessment, position)) "
	"WITHOUT ROWID",
	"CREATE TABLE verdict(assessment INTEGER NOT NULL REFERENCES assessment, level "
	"TEXT NOT NULL, place INTEGER NOT NULL, object INTEGER NOT NULL, figure TEXT NOT "
	"NULL, computed TEXT, score TEXT, shown TEXT, zone TEXT, category TEXT, label "
	"TEXT, predicate TEXT, is_capped INTEGER NOT NULL, PRIMARY KEY(assessment, level, "
	"place, object, figure)) WITHOUT ROWID",
	"CREATE TABLE finding(assessment INTEGER NOT NULL REFERENCES assessment, position "
	"INTEGER NOT NULL, code INTEGER NOT NULL, severity TEXT NOT NULL, file TEXT, "
	"sheet TEXT, line INTEGER, col INTEGER, text TEXT NOT NULL, suggestion TEXT, "
	"also_file TEXT, also_sheet TEXT, also_line INTEGER, also_col INTEGER, PRIMARY "
	"KEY(assessment, position)) WITHOUT ROWID",
	"CREATE TABLE finding_argument(assessment INTEGER NOT NULL, finding INTEGER NOT "
	"NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, "
	"english TEXT, PRIMARY KEY(assessment, finding, position), FOREIGN "
	"KEY(assessment, finding) REFERENCES finding) WITHOUT ROWID",
	"CREATE TABLE result(assessment INTEGER PRIMARY KEY REFERENCES assessment, text NOT NULL)",
};

const struct migration store_migrations[] = {
	{COUNT_OF(version_1), version_1},
};
const size_t store_version = COUNT_OF(store_migrations);
static const int64_t versions = COUNT_OF(store_migrations);

// What a file is, before anything is believed of it.
struct nature {
	int64_t application, version, table_count;
};

static struct nature
nature_of(struct database *database)
{
	return (struct nature){
		database_number(database, "PRAGMA application_id"),
		database_number(database, "PRAGMA user_version"),
		database_number(database, "SELECT count(*) FROM sqlite_master"),
	};
}

static bool
is_empty(const struct nature *nature)
{
	return nature->application == 0 && nature->version == 0 && nature->table_count == 0;
}

// Reports what is no store of a version that the program knows.
static bool
is_known(const struct nature *nature, const char *path, struct diags *diags)
{
	struct diag_arg name = DIAG_TEXT(str_from(path));
	if (nature->application != STORE_APPLICATION || nature->version < 1)
		diag_add(diags, PLACE_NONE, DIAG_STORE_FOREIGN, name);
	else if (nature->version > versions)
		diag_add(diags, PLACE_NONE, DIAG_STORE_NEWER, name, DIAG_COUNT_OF(nature->version),
		         DIAG_COUNT_OF(versions));
	else
		return true;
	return false;
}

// One step, with the version that it leads to.
static void
migrate(struct database *database, int64_t version)
{
	const struct migration *migration = &store_migrations[version - 1];
	struct buffer statements;
	buffer_init(&statements);
	for (size_t i = 0; i < migration->count; i++) {
		buffer_add_text(&statements, migration->statements[i]);
		buffer_add_char(&statements, ';');
	}
	buffer_add_text(&statements, "PRAGMA application_id = ");
	buffer_add_integer(&statements, STORE_APPLICATION);
	buffer_add_text(&statements, "; PRAGMA user_version = ");
	buffer_add_integer(&statements, version);
	buffer_add_char(&statements, '\0');
	(void)database_run(database, statements.data);
	buffer_finish(&statements);
}

bool
schema_prepare(struct database *database, const char *path, struct diags *diags)
{
	struct nature nature = nature_of(database);
	if (!database_is_sound(database) || (!is_empty(&nature) && !is_known(&nature, path, diags)))
		return false;
	if (nature.version == versions)
		return true;
	// Somebody else may just be doing the same: what holds is seen only with the lock.
	(void)database_run(database, "BEGIN IMMEDIATE");
	nature = nature_of(database);
	if (!is_empty(&nature) && !is_known(&nature, path, diags)) {
		(void)database_run(database, "ROLLBACK");
		return false;
	}
	while (nature.version < versions)
		migrate(database, ++nature.version);
	return database_run(database, "COMMIT");
}

bool
schema_check(struct database *database, const char *path, struct diags *diags)
{
	struct nature nature = nature_of(database);
	if (!database_is_sound(database))
		return false;
	if (!is_empty(&nature))
		return is_known(&nature, path, diags);
	diag_add(diags, PLACE_NONE, DIAG_STORE_EMPTY, DIAG_TEXT(str_from(path)));
	return false;
}
