// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/asset.h"

#include "base/compiler.h"
#include "base/str.h"

static const char *const style[] = {
#include "dasbor.css.inc"
};

static const char *const script[] = {
#include "dasbor.js.inc"
};

struct str
asset_style(struct arena *arena)
{
	return str_join_words(arena, COUNT_OF(style), style);
}

struct str
asset_script(struct arena *arena)
{
	return str_join_words(arena, COUNT_OF(script), script);
}
