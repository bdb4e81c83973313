// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Standard output, standard error, and whether a person is looking at them.
#ifndef PATUH_CLI_TERMINAL_H
#define PATUH_CLI_TERMINAL_H

#include "cli/cli.h"

// Writes all the bytes to standard output. A failure is reported and gives false.
bool terminal_write(struct session *session, struct str bytes);

// Prints the findings to standard error, as --diagnostics, --lang and --quiet want them.
void terminal_write_findings(struct session *session);

// Is standard output to be coloured?
bool terminal_has_color(const struct session *session);

// Is standard output a terminal?
bool terminal_is_output(void);

// A line on standard error that tells how far the work is; nothing where nobody looks or --quiet is
// given.
void terminal_progress(void *session, size_t done, size_t total);

#endif
