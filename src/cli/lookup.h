// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a store knows that an audit sets beside its scores: those of earlier periods, and the follow-up of its
// gaps. Looked up when all units have been read, for only then it is certain whose they are.
#ifndef PATUH_CLI_LOOKUP_H
#define PATUH_CLI_LOOKUP_H

#include "audit/standing.h"
#include "cli/cli.h"
#include "report/report.h"
#include "store/record.h"

struct lookup {
	struct session *session;
	struct store *store;
	struct report_options *options; // that take what is found
	struct audience audience;
	size_t earlier_count;
	const struct record *earlier; // that the audit is compared with
	bool has_actions;             // the store keeps some, of whomever
	bool is_latest;               // nothing later of the rubric is stored: actions are met
	struct str institution;
	struct standings standings;
	struct follow_up follow_up;
};

// Joins the job as its scout. What goes wrong is reported while it runs.
void lookup_begin(struct lookup *lookup, struct report_job *job);

// Once the audit is saved: writes what it makes of the actions, and says so, and what it was compared with.
// False, reported, where that cannot be written.
bool lookup_commit(struct lookup *lookup);

#endif
