// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "own.h"

#include "base/arena.h"
#include "base/compiler.h"

static const char *const rubric_lines[] = {
#include "uji.yaml.inc"
};

static const char *const evidence_lines[] = {
#include "evidence.yaml.inc"
};

static const char *const earlier_lines[] = {
#include "earlier.yaml.inc"
};

static struct str
joined(struct arena *arena, size_t count, const char *const lines[])
{
	struct str *parts = arena_array(arena, count, struct str);
	for (size_t i = 0; i < count; i++)
		parts[i] = str_from(lines[i]);
	return str_join(arena, count, parts);
}

struct str
own_rubric_text(struct arena *arena)
{
	return joined(arena, COUNT_OF(rubric_lines), rubric_lines);
}

struct str
own_evidence_text(struct arena *arena)
{
	return joined(arena, COUNT_OF(evidence_lines), evidence_lines);
}

struct str
own_earlier_text(struct arena *arena)
{
	return joined(arena, COUNT_OF(earlier_lines), earlier_lines);
}
