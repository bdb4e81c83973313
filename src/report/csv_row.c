// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/csv_row.h"

#include "report/words.h"

// Excel takes a file without this mark for the code page of the computer.
#define MARK "\xef\xbb\xbf"

void
csv_begin_names(struct csv_writer *writer, const char *names)
{
	buffer_add_text(writer->out, MARK);
	buffer_add_text(writer->out, names);
	csv_end_row(writer);
}

void
csv_begin_table(struct csv_writer *writer, size_t count, const char *const heads[])
{
	buffer_add_text(writer->out, MARK);
	for (size_t i = 0; i < count; i++) {
		csv_add_separator(writer);
		buffer_add_text(writer->out, heads[i]);
	}
	csv_end_row(writer);
}

void
csv_add_text(struct csv_writer *writer, struct str text)
{
	csv_add_separator(writer);
	write_csv_text(writer->out, text);
}

void
csv_add_separator(struct csv_writer *writer)
{
	if (writer->has_cell)
		buffer_add_char(writer->out, ',');
	writer->has_cell = true;
}

void
csv_add_number(struct csv_writer *writer, bool is_known, struct exact number, int places)
{
	csv_add_decimal(writer, is_known,
	                is_known ? exact_round(number, places) : (struct decimal){0}, places);
}

void
csv_add_decimal(struct csv_writer *writer, bool is_known, struct decimal number, int places)
{
	csv_add_separator(writer);
	if (is_known)
		decimal_write(writer->out, number, places, '.');
}

void
csv_add_score(struct csv_writer *writer, const struct verdict *verdict)
{
	csv_add_decimal(writer, verdict->has_score, verdict->shown, verdict->places);
}

void
csv_end_row(struct csv_writer *writer)
{
	buffer_add_text(writer->out, "\r\n");
	writer->has_cell = false;
}
