// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Every limit of the program, with its reason. A limit that is met is a finding, never a silent cut.
#ifndef PATUH_BASE_LIMITS_H
#define PATUH_BASE_LIMITS_H

// A rubric or a unit's evidence is kilobytes; a file this large is not one of them (patuh-rubric(5)).
#define LIMIT_FILE_BYTES (16u * 1024u * 1024u)

// The deepest real tree has five levels; the readers recurse, so the depth is bounded
// (patuh-rubric(5)).
#define LIMIT_NODE_DEPTH 64u

// Aliases share nodes: ten lines can stand for a billion. Counted as if written out.
#define LIMIT_NODES_EXPANDED 4000000u

// Anchors are looked up one by one; nobody names more than a few.
#define LIMIT_ANCHORS 256u

// Digits before the decimal point, so that a number in ten-thousandths fits 64 bits with room
// for a sum of a million of them.
#define LIMIT_DECIMAL_DIGITS 9

// A folder of evidence is a few levels of subfolders.
#define LIMIT_FOLDER_DEPTH 16u

// No system that the program runs on takes longer paths.
#define LIMIT_PATH_BYTES 4096u

// Ids appear in file names, cells and JSON keys of other tools.
#define LIMIT_ID_BYTES 128u

// Excel: characters of a sheet name, characters of a cell, rows of a sheet.
#define LIMIT_SHEET_NAME 31u
#define LIMIT_CELL_TEXT 32767u
#define LIMIT_SHEET_ROWS 1048576u

// Excel: characters of a formula, with room for its sign.
#define LIMIT_FORMULA_TEXT 8000u

// Excel: links of a sheet; it drops the rest.
#define LIMIT_SHEET_LINKS 65530u

// Above these the workbook holds values on one sheet instead of a sheet of formulas for each unit: a
// city has 20 to 60 units, and Excel opens so many formulas at once without delay.
#define LIMIT_LIVE_UNITS 60u
#define LIMIT_LIVE_ENTRIES 20000u

// The workbook library keeps a temporary file open for each sheet that it streams, and some systems
// allow a program 256. The sheets after these stay in memory.
#define LIMIT_STREAMED_SHEETS 64u

// The planner: answers that a range is climbed by. A hundredth of its width is finer than anybody
// measures a service.
#define LIMIT_RANGE_RUNGS 100

// The planner: sums with different divisors that are kept apart, where items may come to count. More
// would need hundreds of such items with weights that have nothing in common.
#define LIMIT_PLAN_LAYERS 512u

// The planner: ways to stay clear of the caps of a rubric. Real rubrics have one or two.
#define LIMIT_PLAN_BRANCHES 1024u

// The planner: pairs of points that a merge within an object may look at, and all merges of objects and
// units together; some seconds of work. What is left out beyond is told, with the proven gap.
#define LIMIT_PLAN_PAIRS_OBJECT (1u << 23)
#define LIMIT_PLAN_PAIRS_MERGE (1u << 25)
#define LIMIT_PLAN_PAIRS_ALL (1u << 29)

// Odds: sums that are told apart while samples are counted; some seconds of work.
#define LIMIT_ODDS_WORK (1u << 26)

#endif
