// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/kind.h"

#include "suite.h"

static const struct {
	const char *name;
	struct str head;
	const char *type;
	enum content content;
} heads[] = {
	{"JPEG",
         {"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20},
         "image/jpeg",
         CONTENT_IMAGE},
	{"PNG",
         {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29},
         "image/png",
         CONTENT_IMAGE},
	{"PDF", {"%PDF-1.4\n", 9}, "application/pdf", CONTENT_DOCUMENT},
	{"text", {"Berita acara wawancara.\n", 24}, "text/plain", CONTENT_DOCUMENT},
	{"MP4",
         {"\0\0\0\x18"
          "ftypisom\0\0\2\0isomiso2",
          24},
         "video/mp4",
         CONTENT_VIDEO},
	{"WAV", {"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0", 24}, "audio/x-wav", CONTENT_SOUND},
	{"nothing known",
         {"\0\1\2\3\4\5\6\7\x80\x81\x82", 11},
         "application/octet-stream",
         CONTENT_OTHER},
};

START_TEST(kinds_are_told_by_content)
{
	struct kind_reader *reader = kind_reader_create();
	ck_assert_ptr_nonnull(reader);
	struct str type = kind_read(reader, heads[_i].head);
	EXPECT_TEXT(heads[_i].name, type, heads[_i].type);
	EXPECT_NUMBER(heads[_i].name, content_for(type), heads[_i].content);
	kind_reader_destroy(reader);
}
END_TEST

static const struct {
	const char *type;
	enum content content;
} types[] = {
	{"image/heic", CONTENT_IMAGE},
	{"video/3gpp", CONTENT_VIDEO},
	{"audio/mpeg", CONTENT_SOUND},
	{"application/ogg", CONTENT_SOUND},
	{"text/html", CONTENT_DOCUMENT},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         CONTENT_DOCUMENT},
	{"application/vnd.oasis.opendocument.text", CONTENT_DOCUMENT},
	{"application/vnd.ms-excel", CONTENT_DOCUMENT},
	{"application/msword", CONTENT_DOCUMENT},
	{"application/zip", CONTENT_DOCUMENT},
	{"application/vnd.microsoft.portable-executable", CONTENT_OTHER},
	{"application/x-executable", CONTENT_OTHER},
	{"inode/x-empty", CONTENT_OTHER},
	{"", CONTENT_OTHER},
};

START_TEST(media_types_are_sorted)
{
	EXPECT_NUMBER(types[_i].type, content_for(str_from(types[_i].type)), types[_i].content);
}
END_TEST

// A letter for each kind of evidence that the content may be: photo, document, link, video, record.
static const struct {
	enum content content;
	const char *kinds;
} fits[] = {
	{CONTENT_IMAGE, "pd--r"},    {CONTENT_VIDEO, "---vr"}, {CONTENT_SOUND, "----r"},
	{CONTENT_DOCUMENT, "-d--r"}, {CONTENT_OTHER, "-----"},
};

START_TEST(content_fits_what_is_wanted)
{
	for (size_t kind = 0; kind < EVIDENCE_KIND_COUNT; kind++)
		EXPECT_NUMBER(evidence_kind_names[kind],
		              content_fits(fits[_i].content, (enum evidence_kind)kind),
		              fits[_i].kinds[kind] != '-');
}
END_TEST

static const struct {
	const char *path, *type;
	bool misleads;
} endings[] = {
	{"foto/a.jpg", "image/jpeg", false},
	{"foto/a.JPG", "text/plain", true},
	{"a.jpeg", "image/png", false},
	{"a.png", "application/pdf", true},
	{"a.pdf", "application/pdf", false},
	{"a.pdf", "text/plain", true},
	{"a.pdf", "image/jpeg", true},
	{"a.docx", "application/zip", false},
	{"a.docx", "image/jpeg", true},
	{"a.txt", "text/plain", false},
	{"a.mp4", "video/mp4", false},
	{"a.mp4", "text/html", true},
	{"a", "application/x-executable", false},
	{"a.dat", "image/jpeg", false},
	{"jpg", "text/plain", false},
};

START_TEST(endings_promise_a_content)
{
	struct str path = str_from(endings[_i].path), type = str_from(endings[_i].type);
	EXPECT_NUMBER(endings[_i].path, ending_misleads(path, type), endings[_i].misleads);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, kinds_are_told_by_content, heads);
	ADD_ROWS(tests, media_types_are_sorted, types);
	ADD_ROWS(tests, content_fits_what_is_wanted, fits);
	ADD_ROWS(tests, endings_promise_a_content, endings);
}

int
main(void)
{
	return tests_run("kind", add);
}
