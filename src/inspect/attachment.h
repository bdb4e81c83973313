// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One file that evidence cites, looked at: is it there, how large, of what kind, with which fingerprint,
// and what its camera says. It reports nothing: what that means for an answer is judged elsewhere.
#ifndef PATUH_INSPECT_ATTACHMENT_H
#define PATUH_INSPECT_ATTACHMENT_H

#include <stdint.h>

#include "base/file.h"
#include "inspect/kind.h"
#include "inspect/photo.h"

struct diags;

struct inspected {
	// FILE_OK, or why it could not be looked at. FILE_TOO_LARGE: more than LIMIT_ATTACHMENT_BYTES;
	// then all but the digest is known.
	enum file_status status;
	uint64_t size;
	struct str digest; // SHA-256 as hexadecimal digits; empty where there is none
	struct str type;   // media type by its content; empty for an empty file
	enum content content;
	struct photo photo;
};

// Keeps what is needed for one file after another.
struct inspector;

// NULL, reported, where the kinds of files cannot be told. Freed by inspector_destroy.
struct inspector *inspector_create(struct diags *diags);
void inspector_destroy(struct inspector *inspector);

// Looks at the file at a plain path (base/enclosed.h) below the folder. The result lives in the arena.
const struct inspected *inspector_look(struct inspector *inspector, struct arena *arena,
                                       const char *folder, struct str path);

#endif
