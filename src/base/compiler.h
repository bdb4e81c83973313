// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The few compiler words that every module may use. Nothing here depends on the platform.
#ifndef PATUH_BASE_COMPILER_H
#define PATUH_BASE_COMPILER_H

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#if defined(__GNUC__)
#define PATUH_NORETURN __attribute__((noreturn))
#else
#define PATUH_NORETURN
#endif

#endif
