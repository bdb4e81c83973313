// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Work on numbered things, side by side, whose results are taken in the order of the numbers: what
// comes out does not depend on how many lanes there are. Without threads (one lane, or a system that
// has none) the same happens one after the other.
#ifndef PATUH_BASE_LANES_H
#define PATUH_BASE_LANES_H

#include <stddef.h>

// A thing is worked on in a berth, a number below lanes_berths(); no two things have the same berth
// between `prepare` and the end of `take`.
struct lane_work {
	// In any thread, several at once: touches only what belongs to the berth.
	void (*prepare)(void *context, size_t berth, size_t index);
	// In the thread that called lanes_run, one at a time, for 0, 1, 2, …
	void (*take)(void *context, size_t berth, size_t index);
};

// How many processors there are for this program, 1 to LIMIT_LANES.
size_t lanes_for_machine(void);

// How many berths so many lanes need.
size_t lanes_berths(size_t lanes);

// Prepares and takes the things 0 to count - 1. The caller's thread is one of the lanes.
void lanes_run(size_t lanes, size_t count, const struct lane_work *work, void *context);

#endif
