// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/photo.h"

#include "jpeg.h"

#define JAKARTA                        \
	{                              \
		6, 1, 10, 1, 3000, 100 \
	}
#define EAST                        \
	{                           \
		106, 1, 49, 1, 0, 1 \
	}

static const struct {
	const char *name;
	struct jpeg_exif exif;
	const char *expected; // date and position; "-" for what is not there
} photos[] = {
	{"taken", {.date_tag = 0x9003, .date = "2026:05:04 09:12:00"}, "2026-05-04 -"},
	{"big-endian",
         {.is_big_endian = true,
          .date_tag = 0x9003,
          .date = "2026:05:04 09:12:00",
          .sides = "SE",
          .latitude = JAKARTA,
          .longitude = EAST},
         "2026-05-04 -6.1750 106.8167"},
	{"little-endian",
         {.date_tag = 0x9003,
          .date = "2026:12:31 23:59:59",
          .sides = "SE",
          .latitude = JAKARTA,
          .longitude = EAST},
         "2026-12-31 -6.1750 106.8167"},
	{"digitized", {.date_tag = 0x9004, .date = "2026:05:04 09:12:00"}, "2026-05-04 -"},
	{"changed is not taken", {.date_tag = 0x0132, .date = "2026:05:04 09:12:00"}, "- -"},
	{"clock not set", {.date_tag = 0x9003, .date = "0000:00:00 00:00:00"}, "- -"},
	{"blank", {.date_tag = 0x9003, .date = "    :  :     :  :  "}, "- -"},
	{"no such day", {.date_tag = 0x9003, .date = "2026:02:30 00:00:00"}, "- -"},
	{"words", {.date_tag = 0x9003, .date = "kemarin pagi-pagi  "}, "- -"},
	{"no date", {.date_tag = 0}, "- -"},
	{"north and west",
         {.sides = "NW", .latitude = JAKARTA, .longitude = EAST},
         "- 6.1750 -106.8167"},
	{"the pole",
         {.sides = "NE", .latitude = {90, 1, 0, 1, 0, 1}, .longitude = {180, 1, 0, 1, 0, 1}},
         "- 90.0000 180.0000"},
	{"beyond the pole",
         {.sides = "NE", .latitude = {90, 1, 0, 1, 1, 1}, .longitude = {0, 1, 0, 1, 0, 1}},
         "- -"},
	{"beyond the date line",
         {.sides = "NE", .latitude = {0, 1, 0, 1, 0, 1}, .longitude = {181, 1, 0, 1, 0, 1}},
         "- -"},
	{"divided by nothing",
         {.sides = "SE", .latitude = {6, 1, 10, 0, 0, 1}, .longitude = EAST},
         "- -"},
	{"huge fractions",
         {.sides = "SE",
          .latitude = {4294967295u, 4294967295u, 0, 1, 0, 4294967295u},
          .longitude = {4294967295u, 4294967294u, 1, 4294967295u, 1, 4294967295u}},
         "- -1.0000 1.0000"},
};

static void
write_photo(struct buffer *out, const struct photo *photo)
{
	if (date_is_set(photo->taken))
		date_write(out, photo->taken);
	else
		buffer_add_char(out, '-');
	buffer_add_char(out, ' ');
	if (!photo->has_position) {
		buffer_add_char(out, '-');
		return;
	}
	decimal_write(out, photo->latitude, DECIMAL_PLACES, '.');
	buffer_add_char(out, ' ');
	decimal_write(out, photo->longitude, DECIMAL_PLACES, '.');
}

START_TEST(says_what_the_camera_wrote)
{
	struct buffer head, shown;
	struct photo photo;
	buffer_init(&head);
	buffer_init(&shown);
	jpeg_write(&head, &photos[_i].exif);
	photo_read(buffer_text(&head), &photo);
	write_photo(&shown, &photo);
	EXPECT_TEXT(photos[_i].name, buffer_text(&shown), photos[_i].expected);
	buffer_finish(&head);
	buffer_finish(&shown);
}
END_TEST

START_TEST(is_content_with_any_part_of_it)
{
	struct buffer head;
	struct photo photo;
	buffer_init(&head);
	jpeg_write(&head, &photos[1].exif);
	for (size_t len = 0; len <= head.len; len++) {
		// A copy of just these bytes, so that a sanitizer sees a step beyond them.
		char *part = malloc(len ? len : 1);
		ck_assert_ptr_nonnull(part);
		memcpy(part, head.data, len);
		photo_read((struct str){part, len}, &photo);
		free(part);
	}
	ck_assert(photo.has_position);
	buffer_finish(&head);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, says_what_the_camera_wrote, photos);
	tcase_add_test(tests, is_content_with_any_part_of_it);
}

int
main(void)
{
	return tests_run("photo", add);
}
