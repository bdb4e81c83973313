// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the system says as what the program says. Private to base/.
#ifndef PATUH_BASE_FILE_ERROR_H
#define PATUH_BASE_FILE_ERROR_H

#include "base/file.h"

// The status for a value of errno.
enum file_status file_status_for(int error);

#endif
