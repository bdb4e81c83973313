// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a cited file means for the entry that cites it, and what it means that several cite the same
// one. Private to inspect/.
#ifndef PATUH_INSPECT_CHECK_H
#define PATUH_INSPECT_CHECK_H

#include "inspect/inspection.h"

struct diags;

// Does a verified answer rest on a file that is no proof, or not the one that was verified?
bool citing_is_shaken(const struct citing *citing);

// Finds the state of a citing whose file was looked at, and reports what is wrong at the attachment.
void citing_check(struct diags *diags, struct citing *citing, const struct attachment *attachment,
                  struct date day);

// Reports files of the same content in several units, or for several items of one unit.
void copies_check(struct arena *arena, struct diags *diags, size_t count,
                  struct citing *const citings[]);

#endif
