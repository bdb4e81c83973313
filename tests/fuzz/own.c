// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "own.h"

#include "base/compiler.h"
#include "base/str.h"

static const char *const rubric_lines[] = {
#include "uji.yaml.inc"
};

static const char *const evidence_lines[] = {
#include "evidence.yaml.inc"
};

static const char *const earlier_lines[] = {
#include "earlier.yaml.inc"
};

struct str
own_rubric_text(struct arena *arena)
{
	return str_join_words(arena, COUNT_OF(rubric_lines), rubric_lines);
}

struct str
own_evidence_text(struct arena *arena)
{
	return str_join_words(arena, COUNT_OF(evidence_lines), evidence_lines);
}

struct str
own_earlier_text(struct arena *arena)
{
	return str_join_words(arena, COUNT_OF(earlier_lines), earlier_lines);
}
