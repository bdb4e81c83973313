// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// SHA-256 (FIPS 180-4, by nettle) as the fingerprint of what was read.
#ifndef PATUH_BASE_DIGEST_H
#define PATUH_BASE_DIGEST_H

#include "base/str.h"

struct arena;

// The SHA-256 of the bytes as 64 lower-case hexadecimal digits, in the arena.
struct str digest_for(struct arena *arena, struct str bytes);

// The same in Base64 (RFC 4648, padded), 44 characters, as a Content-Security-Policy names what may run.
struct str digest_base64(struct arena *arena, struct str bytes);

// The same of bytes that come in pieces: begin, add each, finish.
struct digest;

// Lives in the arena.
struct digest *digest_begin(struct arena *arena);
void digest_add(struct digest *digest, struct str bytes);

// The digits, in the arena in which it began.
struct str digest_finish(struct digest *digest);

#endif
