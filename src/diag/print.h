// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Findings as text for people (place, severity, code, message, the line with a caret, the mend) and as
// JSON for programs, one object a line. It writes to a buffer and knows no terminal.
#ifndef PATUH_DIAG_PRINT_H
#define PATUH_DIAG_PRINT_H

#include <stdbool.h>

#include "base/lang.h"
#include "diag/diag.h"

struct buffer;
struct json;

struct diag_style {
	enum lang lang;
	bool has_color;
	bool is_json;
	enum diag_severity least; // less severe findings are left out
};

// All findings, sorted, without repeats.
void diags_write(struct buffer *buffer, struct diags *diags, const struct diag_style *style);

// The message of one finding, in plain text without place or code.
void diag_write_message(struct buffer *buffer, const struct diag *diag, enum lang lang);

// How to mend it, in the same way; its code (PTH-214); its place (permit.yaml:14:11), nothing where there is no
// file.
void diag_write_mend(struct buffer *buffer, const struct diag *diag, enum lang lang);
void diag_write_code(struct buffer *buffer, const struct diag *diag);
void diag_write_place(struct buffer *buffer, const struct diag *diag, enum lang lang);

// Code, severity, place, text and mend of a finding as the fields of a JSON object that is open.
void diag_write_fields(struct json *json, const struct diag *diag, enum lang lang);

// All findings, sorted, as the list "findings" of a JSON object that is open.
void diags_write_list(struct json *json, struct diags *diags, enum lang lang);

// "kesalahan", "peringatan", "catatan"; "error", "warning", "note".
const char *diag_severity_name(enum diag_severity severity, enum lang lang);

// What `patuh explain PTH-214` shows: message pattern, reason, mend.
void diag_write_explanation(struct buffer *buffer, enum diag_code code, enum lang lang);

#endif
