// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// `patuh evidence --scan`: the files of a folder that no evidence cites, with what they may prove; and with
// --write the sure ones entered into the evidence.
#ifndef PATUH_CLI_EVIDENCE_SCAN_H
#define PATUH_CLI_EVIDENCE_SCAN_H

#include "cli/cli.h"
#include "inspect/inspection.h"
#include "model/intake.h"
#include "report/listing.h"

struct scan {
	struct session *session;
	const struct rubric *rubric;
	const struct intake *intake;
	struct inspection *inspection;
	size_t unit_count;
	const struct unit *const *units; // of all the evidence
};

// Lists a proposal for each file. What goes wrong is reported.
void evidence_scan(const struct scan *scan, struct listing *listing);

#endif
