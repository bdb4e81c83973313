// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a camera wrote into a photograph (Exif, by libexif): when and where it was taken. It is what
// the camera believed, and can be forged; it is shown and compared, never scored.
#ifndef PATUH_INSPECT_PHOTO_H
#define PATUH_INSPECT_PHOTO_H

#include <stdbool.h>

#include "base/date.h"
#include "base/decimal.h"

struct photo {
	struct date taken; // in the camera's own time zone; unset where not said
	bool has_position;
	struct decimal latitude, longitude; // degrees, north and east are positive
};

// Reads the first bytes of a JPEG; all unset where there is nothing to be read.
void photo_read(struct str head, struct photo *photo);

#endif
