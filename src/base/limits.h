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

// Texts, lists and maps of a document, keys included; some 200 MB. Aliases share nodes: ten lines can stand
// for a billion. Counted as if written out.
#define LIMIT_NODES_EXPANDED 2000000u

// Anchors are looked up one by one; nobody names more than a few.
#define LIMIT_ANCHORS 256u

// Digits before the decimal point, so that a number in ten-thousandths fits 64 bits with room
// for a sum of a million of them.
#define LIMIT_DECIMAL_DIGITS 9

// A folder of evidence is a few levels of subfolders.
#define LIMIT_FOLDER_DEPTH 16u

// No system that the program runs on takes longer paths.
#define LIMIT_PATH_BYTES 4096u

// A phone's video of several minutes. Its size is recorded as a number (LIMIT_DECIMAL_DIGITS).
#define LIMIT_ATTACHMENT_BYTES (512u * 1024u * 1024u)

// Keys of one map: the longest real one has twenty. What is looked for among them is looked for one by one.
#define LIMIT_MAP_KEYS 1000u

// Lines with %TAG. None is needed, and libyaml compares each with each.
#define LIMIT_DIRECTIVES 64u

// Elements of a list that a person writes within a rubric or an entry: levels, options, steps, zones,
// caps, citations, attachments. They are looked for one by one.
#define LIMIT_LIST_ELEMENTS 256u

// Items and groups of a rubric: the largest real one has some hundred.
#define LIMIT_RUBRIC_NODES 20000u

// Rubrics that extend one another: two or three is what anybody follows.
#define LIMIT_EXTENDS 8u

// Units of one document: the national survey of 2019 had 2,366.
#define LIMIT_UNITS 40000u

// Products of one unit: an office for all permits gives some hundred.
#define LIMIT_PRODUCTS 10000u

// Questions that the evidence of one document raises: items and groups, times products and units. Each has
// its place in memory, answered or not. The national survey of 2019 fits into one file.
#define LIMIT_EVIDENCE_CELLS 750000u

// A table: a row becomes an entry of some hundred bytes; and as many columns as Excel has.
#define LIMIT_TABLE_ROWS 200000u
#define LIMIT_TABLE_CELLS 2000000u

// Findings of one severity that are kept and shown. Nobody mends so many by hand.
#define LIMIT_FINDINGS 50000u

// Bytes of a text or of a line that a finding shows: what a terminal has room for.
#define LIMIT_FINDING_TEXT 400u

// Words that are looked at, over all findings, for one that may have been meant: a tenth of a second.
#define LIMIT_SUGGESTION_LOOKS (1u << 20)

// Ids appear in file names, cells and JSON keys of other tools.
#define LIMIT_ID_BYTES 128u

// Excel: characters of a sheet name, characters of a cell, rows of a sheet.
#define LIMIT_SHEET_NAME 31u
#define LIMIT_CELL_TEXT 32767u
#define LIMIT_SHEET_ROWS 1048576u
#define LIMIT_SHEET_COLUMNS 16384u

// Excel: characters of a formula, with room for its sign.
#define LIMIT_FORMULA_TEXT 8000u

// Excel: links of a sheet; it drops the rest.
#define LIMIT_SHEET_LINKS 65530u

// Above these the workbook holds values on one sheet instead of a sheet of formulas for each unit, and the
// page leaves out the detail of each item: a city has 20 to 60 units, and Excel opens so many formulas at
// once without delay.
#define LIMIT_LIVE_UNITS 60u
#define LIMIT_LIVE_ANSWERS 20000u

// Rows of a table that the page shows of gaps, of actions, and of evidence that runs out: a browser filters so many
// while a word is typed. The dearest and the soonest are kept; the page says how many there are.
#define LIMIT_PAGE_ROWS 2000u

// The workbook library keeps a temporary file open for each sheet that it streams, and some systems
// allow a program 256. The sheets after these stay in memory. All of a live workbook fit: its units and
// eight more.
#define LIMIT_STREAMED_SHEETS 72u

// How long a process waits for others to finish saving, in milliseconds: long enough for a queue of
// them, short enough for a person.
#define LIMIT_STORE_WAIT 10000

// A workbook that is read has some dozens of parts, and one for each picture in it. libzip takes some
// hundred bytes for each.
#define LIMIT_BOOK_PARTS 4096u

// What the parts of a workbook that are read may unpack to: a form of a unit is a megabyte, and this
// is parsed in a fraction of a second.
#define LIMIT_BOOK_BYTES (32u * 1024u * 1024u)

// How many times smaller than its content a part may be packed. The XML of sheets comes to 50;
// only a bomb comes near the 1032 of deflate.
#define LIMIT_BOOK_RATIO 250u

// Sheets of a workbook that is read: the largest report has one for each unit of a province.
#define LIMIT_BOOK_SHEETS 2048u

// Cells and texts of a workbook that is read: three thousand respondents and forty items are half.
#define LIMIT_BOOK_CELLS 250000u

// Text of all cells of a workbook that is read, in memory at once.
#define LIMIT_BOOK_TEXT (8u * 1024u * 1024u)

// Elements within each other in a workbook's XML; cells are in the sixth.
#define LIMIT_XML_DEPTH 64u

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

// The same for one unit of a workbook or a page, which plan for up to 60 of them: some tenths of a second.
#define LIMIT_PLAN_PAIRS_SHEET (1u << 24)

// The same for the institution of a page: a second or so.
#define LIMIT_PLAN_PAIRS_PAGE (1u << 27)

// Odds: sums that are told apart while samples are counted; some seconds of work.
#define LIMIT_ODDS_WORK (1u << 26)

// The same for samples of one size at a time: 40 MB.
#define LIMIT_ODDS_SUMS (1u << 19)

// Files that are worked on at once: more threads than any office PC has cores; each keeps some megabytes.
#define LIMIT_LANES 64u

#endif
