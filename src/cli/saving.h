// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What --save does around an audit. Without --save it does nothing.
#ifndef PATUH_CLI_SAVING_H
#define PATUH_CLI_SAVING_H

#include "cli/cli.h"
#include "report/report.h"
#include "store/save.h"

struct saving {
	struct store *store; // NULL: nothing is saved
	struct save *save;
	struct audience audience;
	struct buffer result;
};

// Opens the store and joins the job's audience. False, reported, where it cannot be saved to.
bool saving_begin(struct session *session, struct saving *saving, struct report_job *job);

// Puts the assessment into the store and says so. False, reported, where it cannot be.
bool saving_commit(struct session *session, struct saving *saving, const struct report_job *job);

void saving_finish(struct saving *saving);

#endif
