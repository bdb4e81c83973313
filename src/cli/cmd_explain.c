// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <stdlib.h>
#include <string.h>

#include "base/compiler.h"
#include "cli/cli.h"
#include "cli/library.h"
#include "cli/terminal.h"
#include "diag/print.h"
#include "model/intake.h"
#include "patuh_config.h"
#include "report/explain.h"

// PTH-214, pth-214 or 214; -1 for anything else.
static int
code_number(const char *text)
{
	struct str code = str_from(text);
	struct decimal number;
	if (code.len > 4 && str_equal_fold((struct str){code.data, 4}, STR("PTH-")))
		code = (struct str){code.data + 4, code.len - 4};
	if (code.len != 3 || decimal_parse(code, &number) != DECIMAL_OK ||
	    number.units % DECIMAL_ONE != 0)
		return -1;
	return (int)(number.units / DECIMAL_ONE);
}

static enum exit_code
explain_code(struct session *session, const char *text)
{
	enum diag_code code;
	if (!diag_code_find(code_number(text), &code)) {
		usage_error(session, DIAG_CODE_UNKNOWN, DIAG_TEXT(str_from(text)));
		return EXIT_USAGE;
	}
	struct buffer out;
	buffer_init(&out);
	diag_write_explanation(&out, code, session->lang);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

// What the options name, looked up in a unit's result. False, reported, where something is not
// there.
static bool
subject_find(struct session *session, const struct rubric *rubric, const struct unit_result *result,
             struct explain_subject *subject)
{
	const char *object = session->values[OPTION_OBJECT], *node = session->values[OPTION_NODE];
	subject->unit = result;
	for (size_t i = 0; object && i < result->object_count; i++) {
		if (str_equal(result->objects[i].id, str_from(object)))
			subject->object = &result->objects[i];
	}
	if (object && !subject->object)
		usage_error(session, DIAG_OBJECT_NOT_FOUND, DIAG_TEXT(str_from(object)),
		            DIAG_TEXT(result->unit->id));
	if (node)
		subject->node = rubric_find(rubric, str_from(node));
	if (node && !subject->node) {
		usage_error(session, DIAG_NODE_NOT_FOUND, DIAG_TEXT(str_from(node)));
		diag_suggest(session->diags,
		             str_nearest(str_from(node), rubric->node_count, rubric->ids));
	}
	return (!object || subject->object) && (!node || subject->node);
}

// The sought unit of the evidence, scored; NULL where it is not there.
static const struct unit_result *
unit_find(struct session *session, const struct rubric *rubric, struct intake *intake,
          const struct score_options *options)
{
	struct str id = str_from(session->values[OPTION_UNIT]);
	for (size_t i = 0; i < intake_file_count(intake); i++) {
		const struct evidence *evidence = intake_read(intake, session->arena, i);
		for (size_t u = 0; evidence && u < evidence->unit_count; u++) {
			if (str_equal(evidence->units[u].id, id))
				return score_unit(session->arena, session->diags, rubric,
				                  &evidence->units[u], options);
		}
	}
	return NULL;
}

static enum exit_code
explain_figure(struct session *session, struct report_options *options)
{
	const struct rubric *rubric = library_load(session, session->words[0]);
	if (!rubric)
		return session_verdict(session);
	const struct intake_head head = {str_from(session->values[OPTION_INSTITUTION]),
	                                 str_from(session->values[OPTION_PERIOD])};
	struct intake *intake = intake_create(session->arena, session->diags, rubric,
	                                      session->word_count - 1, session->words + 1);
	intake_set_head(intake, &head);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	if (!date_is_set(options->score.as_of))
		options->score.as_of = intake_last_assessed(intake);
	if (!date_is_set(options->score.as_of))
		options->score.as_of = today();
	rubric_check_validity(rubric, session->diags, options->score.as_of);
	const struct unit_result *result = unit_find(session, rubric, intake, &options->score);
	struct explain_subject subject = {NULL, NULL, NULL};
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	if (!result) {
		usage_error(session, DIAG_UNIT_NOT_FOUND,
		            DIAG_TEXT(str_from(session->values[OPTION_UNIT])));
		return EXIT_USAGE;
	}
	if (!subject_find(session, rubric, result, &subject))
		return EXIT_USAGE;
	struct buffer out;
	buffer_init(&out);
	const struct report report = {.arena = session->arena,
	                              .diags = session->diags,
	                              .rubric = rubric,
	                              .options = options,
	                              .out = &out};
	explain_write(&report, &subject);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
run(struct session *session)
{
	struct report_options options = {.lang = session->lang, .tool_version = PATUH_VERSION};
	bool is_verified;
	if (session->word_count == 1 && !session->values[OPTION_UNIT])
		return explain_code(session, session->words[0]);
	bool is_sound = session_as_of(session, &options.score.as_of);
	is_sound &= session_figure(session, &is_verified);
	options.score.counted = is_verified ? FIGURE_VERIFIED : FIGURE_CLAIMED;
	if (session->word_count == 0) {
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(str_from(say(session, "KODE, atau RUBRIK dan BUKTI",
		                                   "CODE, or RUBRIC and EVIDENCE"))));
		is_sound = false;
	} else if (session->word_count == 1) {
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(str_from(say(session, "BUKTI", "EVIDENCE"))));
		is_sound = false;
	} else if (!session->values[OPTION_UNIT]) {
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(STR("--unit ID")));
		is_sound = false;
	}
	return is_sound ? explain_figure(session, &options) : EXIT_USAGE;
}

static const enum option_name taken[] = {OPTION_UNIT,   OPTION_OBJECT,  OPTION_NODE,
                                         OPTION_AS_OF,  OPTION_COUNT,   OPTION_INSTITUTION,
                                         OPTION_PERIOD, OPTION_RUBRICS, OPTION_COUNT_ALL};

const struct command command_explain = {
	.name = "explain",
	.usage = {"KODE | RUBRIK BUKTI… --unit ID [--object ID] [--node ID]",
                  "CODE | RUBRIC EVIDENCE… --unit ID [--object ID] [--node ID]"},
	.summary = {"menjelaskan sebuah kode, atau asal-usul sebuah nilai suku demi suku",
                    "explain a code, or how a figure came about term by term"},
	.options = taken,
	.run = run,
};
