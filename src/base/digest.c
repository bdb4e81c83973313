// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/arena.h"

static void
digest_compute(struct str bytes, uint8_t digest[SHA256_DIGEST_SIZE])
{
	struct sha256_ctx context;
	sha256_init(&context);
	sha256_update(&context, bytes.len, (const uint8_t *)bytes.data);
	sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

struct str
digest_for(struct arena *arena, struct str bytes)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	digest_compute(bytes, digest);
	char *text = arena_allocate(arena, sizeof(digest) * 2 + 1, 1);
	for (size_t i = 0; i < sizeof(digest); i++) {
		text[2 * i] = hex[digest[i] >> 4];
		text[2 * i + 1] = hex[digest[i] & 15];
	}
	return (struct str){text, sizeof(digest) * 2};
}

struct str
digest_base64(struct arena *arena, struct str bytes)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	digest_compute(bytes, digest);
	size_t len = BASE64_ENCODE_RAW_LENGTH(sizeof(digest));
	char *text = arena_allocate(arena, len + 1, 1);
	base64_encode_raw(text, sizeof(digest), digest);
	return (struct str){text, len};
}
