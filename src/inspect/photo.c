// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/photo.h"

#include <libexif/exif-data.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/exact.h"

// "2026:05:04 09:12:00"; a camera without a set clock writes zeros or blanks.
static struct date
date_of(ExifEntry *entry)
{
	struct date date = {0, 0, 0};
	char text[] = "0000-00-00";
	const size_t len = sizeof(text) - 1;
	if (!entry || entry->format != EXIF_FORMAT_ASCII || entry->size < len)
		return date;
	for (size_t i = 0; i < len; i++)
		text[i] = i == 4 || i == 7 ? '-' : (char)entry->data[i];
	(void)date_parse((struct str){text, len}, &date);
	return date;
}

// Degrees, minutes and seconds, as degrees of at most `most`.
static bool
degrees_of(ExifData *data, ExifTag tag, int64_t most, struct decimal *degrees)
{
	static const int64_t parts[] = {1, 60, 3600};
	ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_GPS], tag);
	if (!entry || entry->format != EXIF_FORMAT_RATIONAL ||
	    entry->components != COUNT_OF(parts) ||
	    entry->size < COUNT_OF(parts) * sizeof(ExifRational))
		return false;
	struct arena *arena = arena_create();
	struct exact sum = EXACT_ZERO;
	bool is_sound = true;
	for (size_t i = 0; i < COUNT_OF(parts) && is_sound; i++) {
		ExifRational part = exif_get_rational(entry->data + i * sizeof(part),
		                                      exif_data_get_byte_order(data));
		is_sound = part.denominator > 0;
		if (is_sound)
			sum = exact_add(
				arena, sum,
				exact_from_fraction(part.numerator, part.denominator * parts[i]));
	}
	is_sound = is_sound && exact_compare(sum, exact_from_fraction(most, 1)) <= 0;
	if (is_sound)
		*degrees = exact_round(sum, DECIMAL_PLACES);
	arena_destroy(arena);
	return is_sound;
}

// One coordinate; its reference says on which side of zero it is.
static bool
coordinate_read(ExifData *data, int tag, int side_tag, int64_t most, struct decimal *coordinate)
{
	ExifEntry *side = exif_content_get_entry(data->ifd[EXIF_IFD_GPS], (ExifTag)side_tag);
	if (!side || side->size < 1 || !degrees_of(data, (ExifTag)tag, most, coordinate))
		return false;
	if (side->data[0] == 'S' || side->data[0] == 'W')
		coordinate->units = -coordinate->units;
	return true;
}

void
photo_read(struct str head, struct photo *photo)
{
	*photo = (struct photo){.has_position = false};
	ExifData *data =
		exif_data_new_from_data((const unsigned char *)head.data, (unsigned)head.len);
	if (!data)
		return;
	ExifContent *camera = data->ifd[EXIF_IFD_EXIF];
	photo->taken = date_of(exif_content_get_entry(camera, EXIF_TAG_DATE_TIME_ORIGINAL));
	if (!date_is_set(photo->taken))
		photo->taken =
			date_of(exif_content_get_entry(camera, EXIF_TAG_DATE_TIME_DIGITIZED));
	photo->has_position = coordinate_read(data, EXIF_TAG_GPS_LATITUDE,
	                                      EXIF_TAG_GPS_LATITUDE_REF, 90, &photo->latitude) &&
	                      coordinate_read(data, EXIF_TAG_GPS_LONGITUDE,
	                                      EXIF_TAG_GPS_LONGITUDE_REF, 180, &photo->longitude);
	exif_data_unref(data);
}
