// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// `patuh plan` without a plan: gains, certainty, odds.
#ifndef PATUH_CLI_PLAN_LOOK_H
#define PATUH_CLI_PLAN_LOOK_H

#include "cli/outputs.h"
#include "cli/plan_input.h"

// Which of them the options ask for. False, reported, where they contradict each other.
bool plan_look_read(struct session *session, struct plan_input *input);

// The formats that they have, ended by NULL.
extern const char *const plan_look_formats[];

// Reads the evidence, looks, and writes the outputs.
enum exit_code plan_look(struct session *session, struct plan_input *input,
                         struct outputs *outputs);

#endif
