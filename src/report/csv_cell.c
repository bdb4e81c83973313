// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/csv_cell.h"

#include "base/buffer.h"
#include "report/words.h"

void
csv_head(struct buffer *out, const char *names)
{
	buffer_add_text(out, "\xef\xbb\xbf");
	buffer_add_text(out, names);
	buffer_add_text(out, "\r\n");
}

static void
end_cell(struct buffer *out, bool is_last)
{
	buffer_add_text(out, is_last ? "\r\n" : ",");
}

void
csv_text_cell(struct buffer *out, struct str text, bool is_last)
{
	write_csv_text(out, text);
	end_cell(out, is_last);
}

void
csv_number_cell(struct buffer *out, bool is_known, struct decimal number, int places, bool is_last)
{
	if (is_known)
		decimal_write(out, number, places, '.');
	end_cell(out, is_last);
}
