// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/digest.h"

#include <string.h>

#include "base/arena.h"
#include "suite.h"

// The examples of FIPS 180-4 (NIST, "SHA-256 examples") and SHA256ShortMsg.rsp of the CAVP.
static const struct {
	struct str bytes;
	const char *digest;
} vectors[] = {
	{{"", 0}, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{{NULL, 0}, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{{"abc", 3}, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
	{{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56},
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	{{"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
          "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
          112},
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
	{{"\xd3", 1}, "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"},
	{{"\xbd", 1}, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"},
	{{"\0\0\0\0", 4}, "df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119"},
};

START_TEST(agrees_with_fips_180_4)
{
	struct arena *arena = arena_create();
	struct str digest = digest_for(arena, vectors[_i].bytes);
	EXPECT_TEXT(vectors[_i].digest, digest, vectors[_i].digest);
	ck_assert_uint_eq(strlen(digest.data), 64);
	arena_destroy(arena);
}
END_TEST

static const struct {
	struct str bytes;
	const char *digest;
} texts[] = {
	{{"", 0}, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
	{{"abc", 3}, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="},
};

START_TEST(says_the_same_in_base64)
{
	struct arena *arena = arena_create();
	struct str digest = digest_base64(arena, texts[_i].bytes);
	EXPECT_TEXT(texts[_i].digest, digest, texts[_i].digest);
	ck_assert_uint_eq(strlen(digest.data), 44);
	arena_destroy(arena);
}
END_TEST

START_TEST(agrees_on_a_million_letters)
{
	struct arena *arena = arena_create();
	char *letters = arena_allocate(arena, 1000000, 1);
	memset(letters, 'a', 1000000);
	EXPECT_TEXT("a million", digest_for(arena, (struct str){letters, 1000000}),
	            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	arena_destroy(arena);
}
END_TEST

START_TEST(pieces_give_what_the_whole_gives)
{
	struct arena *arena = arena_create();
	struct digest *digest = digest_begin(arena);
	struct str bytes = vectors[_i].bytes;
	size_t half = bytes.len / 3;
	digest_add(digest, (struct str){bytes.data, half});
	digest_add(digest, (struct str){NULL, 0});
	if (bytes.len)
		digest_add(digest, (struct str){bytes.data + half, bytes.len - half});
	EXPECT_TEXT(vectors[_i].digest, digest_finish(digest), vectors[_i].digest);
	arena_destroy(arena);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, agrees_with_fips_180_4, vectors);
	ADD_ROWS(tests, says_the_same_in_base64, texts);
	ADD_ROWS(tests, pieces_give_what_the_whole_gives, vectors);
	tcase_add_test(tests, agrees_on_a_million_letters);
}

int
main(void)
{
	return tests_run("digest", add);
}
