// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// 128 bits, for the product of two 64-bit numbers and sums of a few of them. Wherever numbers may
// grow further, base/exact.h is the tool.
#ifndef PATUH_BASE_WIDE_H
#define PATUH_BASE_WIDE_H

#include <stdint.h>

__extension__ typedef __int128 wide;

static inline wide
wide_product(int64_t a, int64_t b)
{
	return (wide)a * b;
}

#endif
