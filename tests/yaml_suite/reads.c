// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Prints for each file the numbers of the errors that the YAML reader has to say of it, or "accepted".
#include <stdio.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "read/source.h"
#include "read/yaml.h"

int
main(int count, char *paths[])
{
	for (int i = 1; i < count; i++) {
		struct arena *arena = arena_create();
		struct diags *diags = diags_create();
		size_t findings;
		const struct source *source = source_load(arena, diags, paths[i]);
		if (source)
			(void)yaml_read(arena, diags, source);
		const struct diag *const *sorted = diags_sorted(diags, &findings);
		for (size_t d = 0; d < findings; d++)
			printf("%d ", diag_kinds[sorted[d]->code].number);
		printf(findings ? "\n" : "accepted\n");
		diags_destroy(diags);
		arena_destroy(arena);
	}
	return 0;
}
