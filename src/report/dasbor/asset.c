// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/asset.h"

#include "base/buffer.h"
#include "base/compiler.h"

static const char *const style[] = {
#include "dasbor.css.inc"
};

static const char *const script[] = {
#include "dasbor.js.inc"
};

static struct str
join(struct arena *arena, size_t count, const char *const lines[])
{
	struct buffer text;
	buffer_init(&text);
	for (size_t i = 0; i < count; i++)
		buffer_add_text(&text, lines[i]);
	struct str joined = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return joined;
}

struct str
asset_style(struct arena *arena)
{
	return join(arena, COUNT_OF(style), style);
}

struct str
asset_script(struct arena *arena)
{
	return join(arena, COUNT_OF(script), script);
}
