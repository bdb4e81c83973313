// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Outputs that replace the old file in one step or not at all.
#ifndef PATUH_BASE_STAGE_H
#define PATUH_BASE_STAGE_H

#include "base/file.h"

// An output on its way: bytes go to a new file beside the target. A target that is a device or a
// pipe is written in place, since it cannot be replaced.
struct file_stage;

// Begins an output to path. On FILE_OK *stage is freed by file_stage_commit or file_stage_discard.
enum file_status file_stage_create(const char *path, struct file_stage **stage);

// The path to write to; writers that open files themselves (the workbook library) use it.
const char *file_stage_path(const struct file_stage *stage);

// Writes all the bytes to the staged file.
enum file_status file_stage_write(struct file_stage *stage, struct str bytes);

// Brings the bytes to the disk; after this only the renaming can fail.
enum file_status file_stage_sync(struct file_stage *stage);

// Puts the staged file in the target's place in one step, and frees the stage. On failure the old
// file is whole and the staged one removed.
enum file_status file_stage_commit(struct file_stage *stage);

// Removes the staged file and frees the stage. NULL is allowed.
void file_stage_discard(struct file_stage *stage);

// Removes the files of all stages that are open, when the program ends at once: out of memory, or
// stopped. It may be called while a signal is handled. Nothing can be staged afterwards.
void file_stages_abandon(void);

#endif
