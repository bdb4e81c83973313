// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The lists of `patuh evidence` (patuh-evidence(1)): what is wanted, the files cited, when evidence runs out, what
// became of the lock; and the page that such a list stands on. It computes nothing.
#ifndef PATUH_REPORT_EVIDENCE_LISTS_H
#define PATUH_REPORT_EVIDENCE_LISTS_H

#include "audit/calendar.h"
#include "audit/lacking.h"
#include "inspect/inspection.h"
#include "inspect/scan.h"
#include "report/listing.h"
#include "report/report.h"

enum evidence_list {
	EVIDENCE_LIST_WANTED,
	EVIDENCE_LIST_FILES,
	EVIDENCE_LIST_CALENDAR,
	EVIDENCE_LIST_LOCK,
	EVIDENCE_LIST_SCAN,
	EVIDENCE_LIST_COUNT
};

// An empty list with its columns.
struct listing *evidence_list_create(struct arena *arena, enum evidence_list list);

// Adds rows; texts are in that language and are copied.
void evidence_list_add_wanted(struct listing *listing, enum lang lang, const struct unit *unit,
                              const struct lack *lack);
void evidence_list_add_file(struct listing *listing, enum lang lang, const struct citing *citing);
void evidence_list_add_expiry(struct listing *listing, enum lang lang, const struct expiry *expiry);
void evidence_list_add_news(struct listing *listing, enum lang lang, const char *file,
                            const struct lock_news *news);

void evidence_list_add_proposal(struct listing *listing, enum lang lang,
                                const struct proposal *proposal);

// What stands above the list.
struct evidence_page {
	enum evidence_list list;
	const struct listing *listing;
	const struct inspection *inspection;
	struct str institution, period;
};

// Writes the page to report->out: text for people, CSV with the list only, or JSON with the findings.
void evidence_page_write_text(const struct report *report, const struct evidence_page *page);
void evidence_page_write_csv(const struct report *report, const struct evidence_page *page);
void evidence_page_write_json(const struct report *report, const struct evidence_page *page);

#endif
