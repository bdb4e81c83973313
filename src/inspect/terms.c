// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/terms.h"

#include "base/arena.h"
#include "base/compiler.h"

enum class {
	CLASS_GAP,
	CLASS_LETTER, // and every byte beyond ASCII
	CLASS_DIGIT
};

static enum class class_of(char c) {
	if (c >= '0' && c <= '9') return CLASS_DIGIT;
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	            (unsigned char)c >= 0x80) return CLASS_LETTER;
		return CLASS_GAP;
}

static bool
is_filler(struct str word)
{
	static const char *const fillers[] = {"dan",  "di",   "ke",     "dari", "yang", "untuk",
	                                      "pada", "atau", "dengan", "oleh", "the",  "of",
	                                      "and",  "for",  "in",     "to",   "a",    "an"};
	for (size_t i = 0; i < COUNT_OF(fillers); i++) {
		if (str_equal(word, str_from(fillers[i])))
			return true;
	}
	return false;
}

// The word in small letters, without "-nya" where more than a syllable is left.
static struct str
plain_word(struct arena *arena, struct str word)
{
	const size_t shortest = 3;
	char *letters = arena_allocate(arena, word.len + 1, 1);
	for (size_t i = 0; i < word.len; i++) {
		char c = word.data[i];
		letters[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	struct str plain = {letters, word.len};
	if (plain.len >= shortest + 3 && str_ends(plain, STR("nya")))
		plain.len -= 3;
	return plain;
}

struct terms
terms_of(struct arena *arena, struct str text)
{
	struct terms terms = {0, NULL};
	size_t capacity = 0;
	for (size_t at = 0, end; at < text.len; at = end) {
		enum class class = class_of(text.data[at]);
		for (end = at + 1; end < text.len && class_of(text.data[end]) == class;)
			end++;
		struct str word = plain_word(arena, (struct str){text.data + at, end - at});
		if (class == CLASS_GAP || is_filler(word))
			continue;
		terms.words = arena_grow(arena, terms.words, terms.count, &capacity,
		                         sizeof(*terms.words));
		terms.words[terms.count++] = word;
	}
	return terms;
}

bool
terms_have_run(const struct terms *whole, const struct terms *part)
{
	for (size_t start = 0; part->count && start + part->count <= whole->count; start++) {
		size_t i = 0;
		while (i < part->count && str_equal(whole->words[start + i], part->words[i]))
			i++;
		if (i == part->count)
			return true;
	}
	return false;
}

static bool
has_word(const struct terms *terms, struct str word)
{
	for (size_t i = 0; i < terms->count; i++) {
		if (str_equal(terms->words[i], word))
			return true;
	}
	return false;
}

size_t
terms_common(const struct terms *whole, const struct terms *part)
{
	size_t count = 0;
	for (size_t i = 0; i < part->count; i++)
		count += has_word(whole, part->words[i]);
	return count;
}

void
terms_remove(struct terms *whole, const struct terms *part)
{
	size_t kept = 0;
	for (size_t i = 0; i < whole->count; i++) {
		if (!has_word(part, whole->words[i]))
			whole->words[kept++] = whole->words[i];
	}
	whole->count = kept;
}
