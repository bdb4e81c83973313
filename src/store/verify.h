// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Is the store what was saved? Seals first, then each assessment against what its own rubric and
// answers give now (patuh-history(1)).
#ifndef PATUH_STORE_VERIFY_H
#define PATUH_STORE_VERIFY_H

#include "store/record.h"
#include "store/save.h"

// Reports what is wrong with the file as a whole.
void verify_file(struct store *store);

// Is every field of the record as it was saved, and does its seal go on from the one before it?
// Reports where not.
bool verify_seal(struct arena *arena, struct store *store, const struct record *record);

// Did scoring find then what it finds again? Reports where not.
bool verify_findings(struct store *store, const struct record *record, struct diags *then,
                     struct diags *again);

// Does the save that was completed last, of the same assessment made anew, say what the record
// says? Reports where not. The bytes of the JSON result are held against each other only where the
// same version of the program made both.
bool verify_again(struct arena *arena, struct store *store, const struct record *record,
                  struct str tool_version);

#endif
