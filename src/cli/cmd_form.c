// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "base/file.h"
#include "base/stage.h"
#include "cli/cli.h"
#include "cli/library.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "model/form.h"
#include "model/intake.h"
#include "model/roster.h"
#include "patuh_config.h"
#include "read/source.h"
#include "report/xlsx/form.h"

// A form to be made.
struct plan {
	struct form_issue issue;
	const char *target;
	struct file_stage *stage;
};

struct maker {
	struct session *session;
	const struct rubric *rubric;
	struct report_options options;
	struct intake_head head; // of units that no evidence tells of
	size_t count, capacity;
	struct plan *plans;
};

static struct plan *
plan_find(const struct maker *maker, struct str id)
{
	for (size_t i = 0; i < maker->count; i++) {
		if (str_equal(maker->plans[i].issue.unit->id, id))
			return &maker->plans[i];
	}
	return NULL;
}

// A unit of whom evidence tells comes first; a list adds the others.
static void
units_add(struct maker *maker, const struct evidence *evidence)
{
	for (size_t i = 0; i < evidence->unit_count; i++) {
		const struct unit *unit = &evidence->units[i];
		if (str_is_empty(unit->id) || plan_find(maker, unit->id))
			continue;
		maker->plans = arena_grow(maker->session->arena, maker->plans, maker->count,
		                          &maker->capacity, sizeof(*maker->plans));
		maker->plans[maker->count++] = (struct plan){
			.issue = {unit, evidence->institution, evidence->period,
		                  evidence->assessed},
		};
	}
}

// What the paths say, and the day on which it was assessed last.
static void
evidence_read(struct maker *maker)
{
	struct session *session = maker->session;
	struct date *day = &maker->options.score.as_of;
	size_t count = session->word_count - 1;
	struct intake *intake = intake_create(session->arena, session->diags, maker->rubric, count,
	                                      session->words + 1);
	const struct intake_head given = maker->head;
	intake_set_head(intake, &given);
	for (size_t i = 0; i < intake_file_count(intake); i++) {
		const struct evidence *evidence = intake_read(intake, session->arena, i);
		if (evidence)
			units_add(maker, evidence);
	}
	intake_finish(intake);
	if (!date_is_set(*day))
		*day = intake_last_assessed(intake);
	if (str_is_empty(intake_institution(intake)))
		return;
	maker->head = (struct intake_head){intake_institution(intake), intake_period(intake)};
}

static void
roster_read(struct maker *maker, const char *path)
{
	struct session *session = maker->session;
	const struct roster_head head = {maker->head.institution, maker->head.period};
	const struct source *source = source_load(session->arena, session->diags, path);
	const struct csv_table *table =
		source ? csv_read(session->arena, session->diags, source) : NULL;
	const struct node *root =
		table ? roster_document(session->arena, session->diags, maker->rubric, table, &head)
		      : NULL;
	const struct evidence *evidence =
		root ? evidence_build(session->arena, session->diags, maker->rubric, root) : NULL;
	if (evidence)
		units_add(maker, evidence);
}

// A unit of which nothing is known but its id.
static void
bare_unit_add(struct maker *maker, const char *id)
{
	struct session *session = maker->session;
	struct unit *unit = arena_new(session->arena, struct unit);
	*unit = (struct unit){.id = str_from(id), .name = str_from(id), .weight = EXACT_ONE};
	const struct evidence evidence = {
		.institution = maker->head.institution,
		.period = maker->head.period,
		.unit_count = 1,
		.units = unit,
	};
	units_add(maker, &evidence);
}

// Leaves the units that --unit names, in that order.
static void
units_choose(struct maker *maker)
{
	struct session *session = maker->session;
	bool is_known = session->word_count > 1 || session->values[OPTION_UNITS];
	struct plan *chosen = arena_array(session->arena, session->unit_count, struct plan);
	for (size_t i = 0; i < session->unit_count; i++) {
		if (!is_known)
			bare_unit_add(maker, session->units[i]);
		const struct plan *plan = plan_find(maker, str_from(session->units[i]));
		if (plan) {
			chosen[i] = *plan;
			continue;
		}
		struct str *ids = arena_array(session->arena, maker->count, struct str);
		for (size_t p = 0; p < maker->count; p++)
			ids[p] = maker->plans[p].issue.unit->id;
		usage_error(session, DIAG_UNIT_NOT_FOUND, DIAG_TEXT(str_from(session->units[i])));
		diag_suggest(session->diags,
		             str_nearest(str_from(session->units[i]), maker->count, ids));
	}
	if (session->unit_count == 0)
		return;
	maker->plans = chosen;
	maker->count = session->unit_count;
}

// How many items are answered for each product.
static size_t
product_items(const struct rubric *rubric)
{
	size_t count = 0;
	for (size_t i = 0; i < rubric->node_count; i++)
		count += rubric->nodes[i].is_item && form_has_products(rubric, &rubric->nodes[i]);
	return count;
}

static void
units_check(const struct maker *maker)
{
	size_t items = product_items(maker->rubric);
	for (size_t i = 0; i < maker->count; i++) {
		const struct unit *unit = maker->plans[i].issue.unit;
		if (items && unit->product_count == 0)
			diag_add(maker->session->diags, unit->at, DIAG_FORM_WITHOUT_PRODUCTS,
			         DIAG_TEXT(unit->id), DIAG_COUNT_OF(items));
	}
}

// A form that was filled in is not lost to a new one.
static void
target_check(const struct maker *maker, const struct plan *plan)
{
	struct session *session = maker->session;
	struct arena *arena = arena_create();
	struct diags *unheard = diags_create();
	bool is_there = file_exists(plan->target) && !file_is_folder(plan->target);
	const struct source *source =
		is_there ? source_load_bytes(arena, unheard, plan->target) : NULL;
	const struct form *form = source ? form_load(arena, unheard, maker->rubric, source) : NULL;
	for (size_t i = 0; form && i < form->cell_count; i++) {
		const struct form_cell *cell = &form->cells[i];
		if (str_equal(cell->value, cell->issued))
			continue;
		usage_error(session, DIAG_FORM_FILLED, DIAG_TEXT(str_from(plan->target)));
		break;
	}
	diags_destroy(unheard);
	arena_destroy(arena);
}

static void
targets_set(struct maker *maker)
{
	struct session *session = maker->session;
	const char *output = session->outputs[0];
	bool is_folder = file_is_folder(output) || str_ends(str_from(output), STR("/"));
	if (!is_folder && maker->count > 1)
		usage_error(session, DIAG_FORM_FOLDER, DIAG_COUNT_OF(maker->count),
		            DIAG_TEXT(str_from(output)));
	for (size_t i = 0; i < maker->count; i++) {
		const struct str name[] = {maker->plans[i].issue.unit->id, STR(".xlsx")};
		maker->plans[i].target =
			is_folder ? file_join(session->arena, output,
		                              str_join(session->arena, COUNT_OF(name), name).data)
				  : output;
		target_check(maker, &maker->plans[i]);
	}
}

static void
form_make(struct maker *maker, struct plan *plan)
{
	struct session *session = maker->session;
	enum file_status status = file_stage_create(plan->target, &plan->stage);
	if (status != FILE_OK) {
		outputs_report(session, status, plan->target);
		return;
	}
	const struct report report = {
		.arena = session->arena,
		.diags = session->diags,
		.rubric = maker->rubric,
		.options = &maker->options,
		.path = file_stage_path(plan->stage),
		.name = plan->target,
	};
	form_write(&report, &plan->issue);
	status = file_stage_sync(plan->stage);
	if (status != FILE_OK)
		outputs_report(session, status, plan->target);
}

static void
forms_write(struct maker *maker)
{
	struct session *session = maker->session;
	for (size_t i = 0; i < maker->count && !diags_have_errors(session->diags); i++)
		form_make(maker, &maker->plans[i]);
	bool is_sound = !diags_have_errors(session->diags);
	struct buffer out;
	buffer_init(&out);
	for (size_t i = 0; i < maker->count; i++) {
		struct plan *plan = &maker->plans[i];
		if (!is_sound) {
			file_stage_discard(plan->stage);
			continue;
		}
		enum file_status status = file_stage_commit(plan->stage);
		if (status != FILE_OK)
			outputs_report(session, status, plan->target);
		buffer_add_text(&out, plan->target);
		buffer_add_char(&out, '\n');
	}
	if (!session->is_quiet && !diags_have_errors(session->diags))
		(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
}

static void
day_set(struct maker *maker)
{
	struct date *day = &maker->options.score.as_of;
	if (date_is_set(*day))
		return;
	*day = today();
	diag_add(maker->session->diags, PLACE_NONE, DIAG_AS_OF_ASSUMED, DIAG_DATE(*day));
}

static enum exit_code
make(struct maker *maker)
{
	struct session *session = maker->session;
	maker->rubric = library_load(session, session->words[0]);
	if (!maker->rubric)
		return session_verdict(session);
	if (session->word_count > 1)
		evidence_read(maker);
	bool is_headless =
		str_is_empty(maker->head.institution) || str_is_empty(maker->head.period);
	if (is_headless && !diags_have_errors(session->diags)) {
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(STR("--institution, --period")));
		return EXIT_USAGE;
	}
	if (session->values[OPTION_UNITS])
		roster_read(maker, session->values[OPTION_UNITS]);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	units_choose(maker);
	if (diags_have_errors(session->diags))
		return EXIT_USAGE;
	targets_set(maker);
	if (diags_have_errors(session->diags))
		return EXIT_USAGE;
	units_check(maker);
	day_set(maker);
	rubric_check_validity(maker->rubric, session->diags, maker->options.score.as_of);
	forms_write(maker);
	return session_verdict(session);
}

static enum exit_code
run(struct session *session)
{
	struct maker maker = {
		.session = session,
		.options = {.lang = session->lang, .tool_version = PATUH_VERSION},
		.head = {str_from(session->values[OPTION_INSTITUTION]),
	                 str_from(session->values[OPTION_PERIOD])},
	};
	const char *missing = NULL;
	bool is_sound = session_as_of(session, &maker.options.score.as_of);
	bool has_units =
		session->word_count > 1 || session->unit_count || session->values[OPTION_UNITS];
	if (session->word_count == 0)
		missing = say(session, "RUBRIK", "RUBRIC");
	else if (!has_units)
		missing = say(session, "JALUR, --unit, atau --units", "PATH, --unit or --units");
	else if (session->output_count != 1)
		missing = "-o";
	if (missing) {
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(str_from(missing)));
		is_sound = false;
	}
	return is_sound ? make(&maker) : EXIT_USAGE;
}

static const enum option_name taken[] = {
	OPTION_OUTPUT, OPTION_UNIT,  OPTION_UNITS,   OPTION_INSTITUTION,
	OPTION_PERIOD, OPTION_AS_OF, OPTION_RUBRICS, OPTION_COUNT_ALL,
};

const struct command command_form = {
	.name = "form",
	.usage = {"RUBRIK [BUKTI…] [--unit ID…] [--units DAFTAR.csv] -o FORMULIR.xlsx|FOLDER/",
                  "RUBRIC [EVIDENCE…] [--unit ID…] [--units LIST.csv] -o FORM.xlsx|FOLDER/"},
	.summary = {"membuat formulir Excel untuk diisi unit layanan",
                    "make Excel forms for service units to fill in"},
	.options = taken,
	.run = run,
};
