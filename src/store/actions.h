// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The actions of a store (patuh-action(1)). Unlike assessments they change; every change is kept beside them,
// with the day as of which it was made, and is never taken away. Seals do not cover them.
#ifndef PATUH_STORE_ACTIONS_H
#define PATUH_STORE_ACTIONS_H

#include "model/action.h"
#include "store/store.h"

// The actions of an institution, or of all where that is empty, by id, in the arena. A store of before there were
// any has none.
struct action *actions_list(struct arena *arena, struct store *store, struct str institution,
                            size_t *count);

// All changes of an action, or of all where that is 0, in their order, in the arena.
const struct action_change *actions_changes(struct arena *arena, struct store *store,
                                            int64_t action, size_t *count);

// What is written between these goes in together or not at all. Others wait. False, reported, where it does not.
bool actions_begin(struct store *store);
bool actions_commit(struct store *store);

// Gives up what was written since actions_begin.
void actions_abandon(struct store *store);

// Adds an action; its id.
int64_t actions_add(struct store *store, const struct action *action);

// Writes what differs between an action as it was read and as it is to be, and keeps the change.
void actions_change(struct store *store, const struct action *before, const struct action *after,
                    struct date as_of);

#endif
