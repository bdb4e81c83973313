// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a file is, by its content and not by its name (libmagic), and whether that is the kind of
// evidence that was asked for.
#ifndef PATUH_INSPECT_KIND_H
#define PATUH_INSPECT_KIND_H

#include <stdbool.h>

#include "base/lang.h"
#include "model/rubric.h"

enum content {
	CONTENT_IMAGE,
	CONTENT_VIDEO,
	CONTENT_SOUND,
	CONTENT_DOCUMENT, // office files, PDF, text, and archives, which hold office files
	CONTENT_OTHER,
	CONTENT_COUNT
};

// The names of the kinds of evidence, for findings.
extern const char *const wanted_words[EVIDENCE_KIND_COUNT][LANG_COUNT];

struct kind_reader;

// Opens the database of libmagic. NULL where it cannot be; freed by kind_reader_destroy.
struct kind_reader *kind_reader_create(void);
void kind_reader_destroy(struct kind_reader *reader);

// The media type ("image/jpeg") of the first bytes of a file, valid until the next call.
struct str kind_read(struct kind_reader *reader, struct str head);

enum content content_for(struct str type);

// Is the content what the wanted kind may be? A document may be a scan; a record may be heard or seen; a file is no
// link.
bool content_fits(enum content content, enum evidence_kind wanted);

// Does the ending of the name promise something that the media type is not? Unknown endings promise nothing.
bool ending_misleads(struct str path, struct str type);

#endif
