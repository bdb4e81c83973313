// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What any bytes are fed to. Called by the fuzzer (-Dfuzz=true), or for each file of a corpus (replay.c).
#ifndef PATUH_TESTS_FUZZ_TARGET_H
#define PATUH_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

// By the first byte: r rubric, e evidence, t table, w workbook, p result of an earlier period, a rubric
// and evidence, parted by a line of five equals signs, audited into every text format. What follows it
// is the input. Always 0.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
