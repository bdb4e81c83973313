// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The fuzzer of one target, whose name the build gives as FUZZ_TARGET.
#include <assert.h>

#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct target *target;
	if (!target)
		target = target_named(FUZZ_TARGET);
	assert(target);
	target_feed(target, data, size);
	return 0;
}
