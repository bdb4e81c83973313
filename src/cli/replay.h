// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An assessment out of a store, scored again as if its files were read.
#ifndef PATUH_CLI_REPLAY_H
#define PATUH_CLI_REPLAY_H

#include "cli/cli.h"
#include "report/report.h"
#include "store/record.h"

struct replay {
	struct session *session; // hears what is wrong with the store
	struct arena *arena;     // of all that the run needs
	struct diags *diags;     // what the run finds now
	struct diags *then;      // what was found then, which the JSON result tells
	struct store *store;
	const struct record *record;
	struct report_options options;
	struct report_job job; // outputs, audience and result are the caller's to set
};

// Loads the rubric and the options of the record. False, reported, where they cannot be read.
bool replay_begin(struct replay *replay);

// Runs the assessment; NULL, reported, where the evidence cannot be read.
const struct assessment *replay_run(struct replay *replay);

#endif
