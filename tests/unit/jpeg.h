// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The beginning of a JPEG with what a camera writes into it (Exif), big- or little-endian: enough for what
// is read of photographs, not enough to be seen.
#ifndef PATUH_TESTS_UNIT_JPEG_H
#define PATUH_TESTS_UNIT_JPEG_H

#include <stdint.h>
#include <string.h>

#include "suite.h"

struct jpeg_exif {
	bool is_big_endian;
	uint16_t date_tag; // 0: no date; 0x9003 is when it was taken
	const char *date;  // 19 characters, "2026:05:04 09:12:00"
	const char *sides; // "SE" as references of latitude and longitude; NULL: no position
	uint32_t latitude[6], longitude[6]; // degrees, minutes, seconds as fractions
};

static inline void
jpeg_number(struct buffer *out, const struct jpeg_exif *exif, unsigned bytes, uint32_t number)
{
	for (unsigned i = 0; i < bytes; i++) {
		unsigned shift = 8 * (exif->is_big_endian ? bytes - 1 - i : i);
		buffer_add_char(out, (char)(number >> shift & 0xff));
	}
}

static inline void
jpeg_field(struct buffer *out, const struct jpeg_exif *exif, uint16_t tag, uint16_t kind,
           uint32_t count)
{
	jpeg_number(out, exif, 2, tag);
	jpeg_number(out, exif, 2, kind);
	jpeg_number(out, exif, 4, count);
}

static inline void
jpeg_pointer(struct buffer *out, const struct jpeg_exif *exif, uint16_t tag, uint32_t offset)
{
	jpeg_field(out, exif, tag, 4, 1);
	jpeg_number(out, exif, 4, offset);
}

static inline void
jpeg_coordinate(struct buffer *out, const struct jpeg_exif *exif, uint16_t tag, char side,
                uint32_t offset)
{
	jpeg_field(out, exif, tag, 2, 2);
	buffer_add_char(out, side);
	buffer_add(out, (struct str){"\0\0\0", 3});
	jpeg_field(out, exif, (uint16_t)(tag + 1), 5, 3);
	jpeg_number(out, exif, 4, offset);
}

// The TIFF part. Directories at 8 (two pointers), 38 (the date, its text at 56) and 76 (the position, its numbers at 130).
static inline void
jpeg_tiff(struct buffer *out, const struct jpeg_exif *exif)
{
	buffer_add_text(out, exif->is_big_endian ? "MM" : "II");
	jpeg_number(out, exif, 2, 42);
	jpeg_number(out, exif, 4, 8);
	jpeg_number(out, exif, 2, 2);
	jpeg_pointer(out, exif, 0x8769, 38);
	jpeg_pointer(out, exif, 0x8825, 76);
	jpeg_number(out, exif, 4, 0);
	jpeg_number(out, exif, 2, exif->date_tag ? 1 : 0);
	jpeg_field(out, exif, exif->date_tag, 2, 20);
	jpeg_number(out, exif, 4, 56);
	jpeg_number(out, exif, 4, 0);
	struct str date = str_from(exif->date ? exif->date : "                   ");
	ck_assert_uint_eq(date.len, 19);
	buffer_add(out, date);
	buffer_add_char(out, '\0');
	jpeg_number(out, exif, 2, exif->sides ? 4 : 0);
	const char *sides = exif->sides ? exif->sides : "  ";
	jpeg_coordinate(out, exif, 1, sides[0], 130);
	jpeg_coordinate(out, exif, 3, sides[1], 154);
	jpeg_number(out, exif, 4, 0);
	for (size_t i = 0; i < 6; i++)
		jpeg_number(out, exif, 4, exif->latitude[i]);
	for (size_t i = 0; i < 6; i++)
		jpeg_number(out, exif, 4, exif->longitude[i]);
}

static inline void
jpeg_write(struct buffer *out, const struct jpeg_exif *exif)
{
	struct buffer tiff;
	buffer_init(&tiff);
	jpeg_tiff(&tiff, exif);
	const struct jpeg_exif big = {.is_big_endian = true};
	buffer_add(out, (struct str){"\xff\xd8\xff\xe1", 4});
	jpeg_number(out, &big, 2, (uint32_t)tiff.len + 8);
	buffer_add(out, (struct str){"Exif\0\0", 6});
	buffer_add(out, buffer_text(&tiff));
	buffer_add(out, (struct str){"\xff\xda", 2});
	buffer_finish(&tiff);
}

#endif
