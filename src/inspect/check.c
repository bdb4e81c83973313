// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/check.h"

#include "base/limits.h"
#include "diag/diag.h"

// A camera that is set to another time zone is a day off near midnight.
enum {
	CLOCK_SLACK_DAYS = 1
};

static bool
is_verified(enum status status)
{
	return status == STATUS_VERIFIED || status == STATUS_SECONDARY;
}

bool
citing_is_shaken(const struct citing *citing)
{
	return is_verified(citing->status) && citing->state <= CITING_CHANGED;
}

// What became of a file that could not be opened.
static enum citing_state
check_status(struct diags *diags, const struct citing *citing, struct place at)
{
	static const char *const folder[LANG_COUNT] = {"sebuah folder", "a folder"};
	static const char *const special[LANG_COUNT] = {"sebuah pipa atau alat",
	                                                "a pipe or a device"};
	struct diag_arg path = DIAG_TEXT(citing->path);
	enum file_status status = citing->file ? citing->file->status : FILE_OUTSIDE;
	switch (status) {
	case FILE_OUTSIDE:
		diag_add(diags, at, DIAG_ATTACHMENT_OUTSIDE, path);
		return CITING_OUTSIDE;
	case FILE_MISSING:
		if (citing->recorded)
			diag_add(diags, at, DIAG_ATTACHMENT_GONE, path,
			         DIAG_DATE(citing->recorded->recorded));
		else
			diag_add(diags, at, DIAG_ATTACHMENT_MISSING, path);
		return CITING_MISSING;
	case FILE_IS_FOLDER:
	case FILE_SPECIAL:
		diag_add(diags, at, DIAG_ATTACHMENT_NOT_FILE, path,
		         DIAG_WORDS(status == FILE_SPECIAL ? special : folder));
		return CITING_NOT_FILE;
	case FILE_DENIED:
	case FILE_DEEP:
	case FILE_FULL:
	case FILE_CHANGED:
	case FILE_FAILED:
	case FILE_STATUS_COUNT:
		diag_add(diags, at, DIAG_ATTACHMENT_UNREADABLE, path);
		return CITING_UNREADABLE;
	case FILE_TOO_LARGE:
		diag_add(diags, at, DIAG_ATTACHMENT_TOO_LARGE, path,
		         DIAG_COUNT_OF(LIMIT_ATTACHMENT_BYTES / (1024u * 1024u)));
		return CITING_TOO_LARGE;
	case FILE_OK:
		break;
	}
	return CITING_SOUND;
}

static bool
check_changed(struct diags *diags, const struct citing *citing, struct place at)
{
	const struct lock_entry *recorded = citing->recorded;
	bool is_same = !recorded || str_is_empty(citing->file->digest) ||
	               str_equal(recorded->digest, citing->file->digest);
	if (is_same)
		return false;
	struct diag_arg path = DIAG_TEXT(citing->path), day = DIAG_DATE(recorded->recorded);
	if (is_verified(citing->status))
		diag_add(diags, at, DIAG_VERIFIED_CHANGED, path, day);
	else
		diag_add(diags, at, DIAG_ATTACHMENT_CHANGED, path, day);
	return true;
}

static bool
check_kind(struct diags *diags, const struct citing *citing, struct place at)
{
	const struct inspected *file = citing->file;
	struct diag_arg path = DIAG_TEXT(citing->path), found = DIAG_TEXT(file->type);
	if (citing->wanted && !content_fits(file->content, citing->wanted->kind)) {
		diag_add(diags, at, DIAG_ATTACHMENT_KIND, path,
		         DIAG_WORDS(wanted_words[citing->wanted->kind]), found);
		return true;
	}
	if (!ending_misleads(citing->path, file->type))
		return false;
	diag_add(diags, at, DIAG_ATTACHMENT_ENDING, path, found);
	return true;
}

// Is one date more than the camera's slack before the other?
static bool
is_before(struct date date, struct date other)
{
	return date_compare(date_add(date, CLOCK_SLACK_DAYS, DATE_DAYS), other) < 0;
}

// The camera's date against the one that the evidence states, and against the period of validity.
static void
check_photo(struct diags *diags, const struct citing *citing, const struct attachment *attachment,
            struct date day)
{
	struct date taken = citing->file->photo.taken, stated = attachment->date;
	struct diag_arg path = DIAG_TEXT(citing->path), when = DIAG_DATE(taken);
	if (!date_is_set(taken))
		return;
	if (date_is_set(stated) && is_before(taken, stated))
		diag_add(diags, attachment->at, DIAG_PHOTO_EARLIER, path, when, DIAG_DATE(stated));
	else if (date_is_set(stated) && is_before(stated, taken))
		diag_add(diags, attachment->at, DIAG_PHOTO_LATER, path, when, DIAG_DATE(stated));
	else if (!date_is_set(stated) && is_before(day, taken))
		diag_add(diags, attachment->at, DIAG_PHOTO_FUTURE, path, when);
	struct attachment by_camera = *attachment;
	by_camera.date = taken;
	struct date last = attachment_last_day(&by_camera),
		    last_stated = attachment_last_day(attachment);
	bool is_told = date_is_set(last_stated) && date_compare(last_stated, day) < 0;
	if (!is_told && date_is_set(last) && date_compare(last, day) < 0)
		diag_add(diags, attachment->at, DIAG_PHOTO_OLD, path, when, DIAG_DATE(last));
}

// The audit tells what has expired of the evidence that verified answers need; here is the rest.
static void
check_expiry(struct diags *diags, const struct citing *citing, const struct attachment *attachment,
             struct date day)
{
	struct date last = attachment_last_day(attachment);
	bool is_audited =
		is_verified(citing->status) && citing->wanted && citing->wanted->is_required;
	if (!is_audited && date_is_set(last) && date_compare(last, day) < 0)
		diag_add(diags, attachment->at, DIAG_ATTACHMENT_EXPIRED, DIAG_TEXT(citing->path),
		         DIAG_DATE(last));
}

static bool
is_address(struct str url)
{
	static const struct str beginnings[] = {{"https://", 8}, {"http://", 7}};
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
		struct str start = {url.data, beginnings[i].len};
		if (url.len > start.len && str_equal_fold(start, beginnings[i]) &&
		    url.data[start.len] != '/')
			return true;
	}
	return false;
}

void
citing_check(struct diags *diags, struct citing *citing, const struct attachment *attachment,
             struct date day)
{
	check_expiry(diags, citing, attachment, day);
	if (citing->state == CITING_LINK) {
		if (!is_address(citing->path))
			diag_add(diags, attachment->at, DIAG_LINK_FORM, DIAG_TEXT(citing->path));
		return;
	}
	if (!citing->file && citing->state != CITING_OUTSIDE)
		return; // nothing can be looked at, which is told once
	citing->state = check_status(diags, citing, attachment->at);
	bool is_open = citing->state == CITING_SOUND || citing->state == CITING_TOO_LARGE;
	if (!is_open)
		return;
	if (citing->file->size == 0) {
		diag_add(diags, attachment->at, DIAG_ATTACHMENT_EMPTY, DIAG_TEXT(citing->path));
		citing->state = CITING_EMPTY;
		return;
	}
	bool is_other = check_kind(diags, citing, attachment->at);
	check_photo(diags, citing, attachment, day);
	if (check_changed(diags, citing, attachment->at))
		citing->state = CITING_CHANGED;
	else if (is_other)
		citing->state = CITING_OTHER_KIND;
}
