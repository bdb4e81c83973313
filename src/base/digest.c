// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/digest.h"

#include <nettle/sha2.h>

#include "base/arena.h"

struct str
digest_for(struct arena *arena, struct str bytes)
{
	static const char hex[] = "0123456789abcdef";
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_init(&context);
	sha256_update(&context, bytes.len, (const uint8_t *)bytes.data);
	sha256_digest(&context, sizeof(digest), digest);
	char *text = arena_allocate(arena, sizeof(digest) * 2 + 1, 1);
	for (size_t i = 0; i < sizeof(digest); i++) {
		text[2 * i] = hex[digest[i] >> 4];
		text[2 * i + 1] = hex[digest[i] & 15];
	}
	return (struct str){text, sizeof(digest) * 2};
}
