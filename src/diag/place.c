// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/place.h"

#include "base/buffer.h"

void
cell_name_write(struct buffer *buffer, unsigned row, unsigned column)
{
	enum {
		LETTERS = 26,
		LETTERS_MOST = 7 // of any 32-bit column
	};
	char letters[LETTERS_MOST];
	size_t at = LETTERS_MOST;
	// A to Z, then AA: digits without a zero.
	for (; column > 0; column = (column - 1) / LETTERS)
		letters[--at] = (char)('A' + (column - 1) % LETTERS);
	buffer_add(buffer, (struct str){letters + at, LETTERS_MOST - at});
	buffer_add_integer(buffer, row);
}
