// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/kind.h"

#include <magic.h>
#include <stdlib.h>

#include "base/compiler.h"
#include "base/memory.h"

const char *const wanted_words[EVIDENCE_KIND_COUNT][LANG_COUNT] = {
	[EVIDENCE_PHOTO] = {"foto", "a photograph"},
	[EVIDENCE_DOCUMENT] = {"dokumen", "a document"},
	[EVIDENCE_LINK] = {"tautan", "a link"},
	[EVIDENCE_VIDEO] = {"video", "a video"},
	[EVIDENCE_RECORD] = {"rekaman atau notulen", "a record or minutes"},
};

struct kind_reader {
	magic_t cookie;
};

struct kind_reader *
kind_reader_create(void)
{
	magic_t cookie = magic_open(MAGIC_MIME_TYPE);
	if (!cookie || magic_load(cookie, NULL) != 0) {
		if (cookie)
			magic_close(cookie);
		return NULL;
	}
	struct kind_reader *reader = memory_allocate(sizeof(*reader));
	reader->cookie = cookie;
	return reader;
}

void
kind_reader_destroy(struct kind_reader *reader)
{
	if (!reader)
		return;
	magic_close(reader->cookie);
	free(reader);
}

struct str
kind_read(struct kind_reader *reader, struct str head)
{
	const char *type = magic_buffer(reader->cookie, head.data, head.len);
	return type ? str_from(type) : STR("application/octet-stream");
}

enum content
content_for(struct str type)
{
	// The first beginning that fits decides.
	static const struct {
		struct str beginning;
		enum content content;
	} types[] = {
		{{"image/", 6}, CONTENT_IMAGE},
		{{"video/", 6}, CONTENT_VIDEO},
		{{"audio/", 6}, CONTENT_SOUND},
		{{"application/ogg", 15}, CONTENT_SOUND},
		{{"text/", 5}, CONTENT_DOCUMENT},
		{{"message/", 8}, CONTENT_DOCUMENT},
		{{"application/pdf", 15}, CONTENT_DOCUMENT},
		{{"application/msword", 18}, CONTENT_DOCUMENT},
		{{"application/rtf", 15}, CONTENT_DOCUMENT},
		{{"application/json", 16}, CONTENT_DOCUMENT},
		{{"application/vnd.oasis.", 22}, CONTENT_DOCUMENT},
		{{"application/vnd.openxmlformats", 30}, CONTENT_DOCUMENT},
		{{"application/vnd.ms-", 19}, CONTENT_DOCUMENT},
		{{"application/x-ole-storage", 25}, CONTENT_DOCUMENT},
		{{"application/CDFV2", 17}, CONTENT_DOCUMENT},
		{{"application/zip", 15}, CONTENT_DOCUMENT}, // also office files of some makers
	};
	for (size_t i = 0; i < COUNT_OF(types); i++) {
		if (str_starts(type, types[i].beginning))
			return types[i].content;
	}
	return CONTENT_OTHER;
}

bool
content_fits(enum content content, enum evidence_kind wanted)
{
	switch (wanted) {
	case EVIDENCE_PHOTO:
		return content == CONTENT_IMAGE;
	case EVIDENCE_DOCUMENT:
		return content == CONTENT_DOCUMENT || content == CONTENT_IMAGE;
	case EVIDENCE_VIDEO:
		return content == CONTENT_VIDEO;
	case EVIDENCE_RECORD:
		return content != CONTENT_OTHER;
	case EVIDENCE_LINK:
	case EVIDENCE_KIND_COUNT:
		break;
	}
	return false;
}

bool
ending_misleads(struct str path, struct str type)
{
	static const struct {
		struct str ending;
		enum content content;
	} endings[] = {
		{{".jpg", 4}, CONTENT_IMAGE},     {{".jpeg", 5}, CONTENT_IMAGE},
		{{".png", 4}, CONTENT_IMAGE},     {{".webp", 5}, CONTENT_IMAGE},
		{{".heic", 5}, CONTENT_IMAGE},    {{".gif", 4}, CONTENT_IMAGE},
		{{".bmp", 4}, CONTENT_IMAGE},     {{".tif", 4}, CONTENT_IMAGE},
		{{".tiff", 5}, CONTENT_IMAGE},    {{".mp4", 4}, CONTENT_VIDEO},
		{{".mov", 4}, CONTENT_VIDEO},     {{".avi", 4}, CONTENT_VIDEO},
		{{".mp3", 4}, CONTENT_SOUND},     {{".wav", 4}, CONTENT_SOUND},
		{{".doc", 4}, CONTENT_DOCUMENT},  {{".docx", 5}, CONTENT_DOCUMENT},
		{{".xls", 4}, CONTENT_DOCUMENT},  {{".xlsx", 5}, CONTENT_DOCUMENT},
		{{".pptx", 5}, CONTENT_DOCUMENT}, {{".odt", 4}, CONTENT_DOCUMENT},
		{{".txt", 4}, CONTENT_DOCUMENT},
	};
	if (str_has_ending(path, STR(".pdf")))
		return !str_equal(type, STR("application/pdf"));
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		if (str_has_ending(path, endings[i].ending))
			return content_for(type) != endings[i].content;
	}
	return false;
}
