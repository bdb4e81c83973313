// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The help texts, made from the tables of commands and options.
#ifndef PATUH_CLI_HELP_H
#define PATUH_CLI_HELP_H

#include "cli/cli.h"

// `patuh --help`
void help_write(struct buffer *out, enum lang lang, size_t count,
                const struct command *const commands[]);

// `patuh COMMAND --help`
void help_write_command(struct buffer *out, enum lang lang, const struct command *command);

#endif
