// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From ratios and means to scores, bands and zones, as formulas. A score is first rounded to ten
// places, which takes away what doubles add to it, then as the rubric says; Excel, LibreOffice and WPS
// round half up. A score whose exact value is nearer than 5E-11 to a tie without being one would be
// told from the engine's.
#ifndef PATUH_REPORT_XLSX_SCORE_FORMULA_H
#define PATUH_REPORT_XLSX_SCORE_FORMULA_H

#include "base/lang.h"
#include "report/xlsx/layout.h"

// What scores are made with.
struct grading {
	struct arena *arena; // of the texts
	enum lang lang;
	const struct rubric *rubric;
	const struct rubric_layout *figures;
};

// A computed score, rounded as the tier is.
struct str score_rounded(const struct grading *grading, enum tier tier, struct str computed);

// A score where the condition holds; else "belum dinilai".
struct str score_if(const struct grading *grading, struct str condition, struct str score);

// The potential score: its own, but never below the claimed one, which may be missing.
struct str score_raised(const struct grading *grading, struct str own, struct str claimed);

// The number of the band that a score reaches, from 1; empty where there is no score. `limits` are
// numbers of bands, with commas before them, above which it may not be.
struct str band_reached(const struct grading *grading, enum tier tier, struct str score,
                        struct str limits);

// The zone, category or predicate of a band.
struct str zone_words(const struct grading *grading, enum tier tier, enum rubric_column column,
                      struct str band);

// A cell's ratio by its node; empty where the node has none.
struct ratio_cells {
	struct str (*find)(const void *context, size_t node);
	const void *context;
	bool is_percent;
};

// Whether a condition holds.
struct str condition_formula(struct arena *arena, const struct condition *condition,
                             const struct ratio_cells *cells);

// The outcome of an opinion.
struct str opinion_formula(const struct grading *grading, const struct opinion *opinion,
                           const struct ratio_cells *cells);

#endif
