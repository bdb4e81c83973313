// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The words of the command line as options and arguments.
#ifndef PATUH_CLI_ARGUMENTS_H
#define PATUH_CLI_ARGUMENTS_H

#include "cli/cli.h"

// Sorts the words after the program's name into options and arguments. Options may stand anywhere;
// `--` ends them. Wrong ones are reported; false where there are any. The language is set first, so
// that the reports speak it.
bool arguments_read(struct session *session, int count, char *const words[]);

// Does the command take every option that was given? Reports those it does not.
bool arguments_check(struct session *session, const struct command *command);

#endif
