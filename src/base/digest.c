// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/arena.h"

struct digest {
	struct arena *arena;
	struct sha256_ctx context;
};

struct digest *
digest_begin(struct arena *arena)
{
	struct digest *digest = arena_new(arena, struct digest);
	digest->arena = arena;
	sha256_init(&digest->context);
	return digest;
}

void
digest_add(struct digest *digest, struct str bytes)
{
	sha256_update(&digest->context, bytes.len, (const uint8_t *)bytes.data);
}

struct str
digest_finish(struct digest *digest)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];
	sha256_digest(&digest->context, sizeof(bytes), bytes);
	char *text = arena_allocate(digest->arena, sizeof(bytes) * 2 + 1, 1);
	for (size_t i = 0; i < sizeof(bytes); i++) {
		text[2 * i] = hex[bytes[i] >> 4];
		text[2 * i + 1] = hex[bytes[i] & 15];
	}
	return (struct str){text, sizeof(bytes) * 2};
}

struct str
digest_for(struct arena *arena, struct str bytes)
{
	struct digest *digest = digest_begin(arena);
	digest_add(digest, bytes);
	return digest_finish(digest);
}

struct str
digest_base64(struct arena *arena, struct str bytes)
{
	struct digest *digest = digest_begin(arena);
	uint8_t sum[SHA256_DIGEST_SIZE];
	size_t len = BASE64_ENCODE_RAW_LENGTH(sizeof(sum));
	char *text = arena_allocate(arena, len + 1, 1);
	digest_add(digest, bytes);
	sha256_digest(&digest->context, sizeof(sum), sum);
	base64_encode_raw(text, sizeof(sum), sum);
	return (struct str){text, len};
}
