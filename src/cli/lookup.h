// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a store knows that an audit sets beside its scores: those of earlier periods. Looked up when all
// units have been read, for only then it is certain whose they are.
#ifndef PATUH_CLI_LOOKUP_H
#define PATUH_CLI_LOOKUP_H

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
};

// Joins the job as its scout. What goes wrong is reported while it runs.
void lookup_begin(struct lookup *lookup, struct report_job *job);

// Says what the audit was compared with.
void lookup_tell(const struct lookup *lookup);

#endif
