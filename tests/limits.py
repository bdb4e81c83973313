#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Every limit, one below it, at it, and one above: done, done, and what the manual says. Speaks TAP.

    limits.py PATUH [--only WORD]

The limits are those of src/base/limits.h. Each has a row in the section LIMITS of patuh(1), and a case here or in
another test, which is named: a limit without them fails.
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
from bounds import EVIDENCE, FOLDER, UNIT, Runner, flat, number, repeat, report, rubric  # noqa: E402

PROJECT = Path(__file__).resolve().parents[1]
HEADER = PROJECT / "src" / "base" / "limits.h"
MANUAL = PROJECT / "docs" / "man" / "patuh.1.scd"
MEBIBYTE = 1 << 20
CHECK, AUDIT, TABLE = ["check", "r.yaml"], ["audit", "r.yaml", "e.yaml"], ["audit", "r.yaml", "e.csv"]
ENTRY = "entries: [{item: a, answer: 1}]\n"
SURVEY = "[{id: a, label: A, scale: s, per: respondent}]"


def limits():
    """The numbers of the header by their names."""
    found = {}
    for name, text in re.findall(r"^#define LIMIT_(\w+) (.+)$", HEADER.read_text(encoding="utf-8"), re.MULTILINE):
        found[name] = eval(re.sub(r"(\d)u\b", r"\1", text), {})  # digits, *, << and brackets
    return found


def in_rubric(**keywords):
    return CHECK, {"r.yaml": rubric(**keywords)}


def in_unit(*pieces, about=None):
    return AUDIT, {"r.yaml": about or rubric(), "e.yaml": [EVIDENCE, UNIT, *pieces]}


def in_table(*pieces, about=None):
    return TABLE, {"r.yaml": about or rubric(), "patuh.yaml": FOLDER, "e.csv": pieces}


def padded(words, files, name, size):
    """The file is filled up to a size."""
    here = sum(len(piece) for piece in flat(files[name]))
    fill = repeat("#", size - here) if name.endswith("yaml") else repeat("\n", size - here)
    return words, {**files, name: [files[name], fill]}


def depth(count):
    """A condition so deep that a number in it is on this level."""
    turns = count - 6  # the file, caps, a cap, when, all the nots, the comparison, its number
    return in_rubric(more=["caps: [{when: ", "{not: " * (turns + 1), "{node: a, below: 5}", "}" * (turns + 1),
                           ", score_at_most: 5, reason: R, assumed: x}]\n"])


def anchors(count):
    lists = [range(start, min(start + 200, count)) for start in range(0, count, 200)]
    return in_rubric(items=["\n", *(
        [f"  - {{id: i{part[0]}, label: L, scale: s, concepts: [", ", ".join(f"&n{one} c{one}" for one in part), "]}\n"]
        for part in lists)])


def chain(count):
    derived = {f"r{one}.yaml": f"patuh: rubric/1\nid: r{one}\nversion: '1'\ntitle: R\nextends: r{one - 1}\n"
               for one in range(1, count + 1)}
    return ["check", f"r{count}.yaml"], {"r0.yaml": rubric(name="r0"), **derived}


def cells(count):
    """A unit of a rubric of 75 nodes; count is that of questions, in steps of 75."""
    items = ["\n", number("  - {id: i@, label: L, scale: s}\n", 74)]
    products = -(-count // 75) - 1
    return in_unit("products:\n", number("- {id: p@, name: P}\n", products), "entries: []\n",
                   about=rubric(items, object_kind="product"))


# limit -> cases: (name, what makes the input, the code above the limit, its place there)
CASES = {
    "FILE_BYTES": [
        ("rubric", lambda n: padded(*in_rubric(), "r.yaml", n), 104, ""),
        ("evidence", lambda n: padded(*in_unit(ENTRY), "e.yaml", n), 104, ""),
        ("table", lambda n: padded(*in_table("unit,item,answer\nu,a,1\n"), "e.csv", n), 104, ""),
    ],
    "NODE_DEPTH": [("condition", depth, 110, "r.yaml")],
    "ANCHORS": [("concepts", anchors, 117, "r.yaml")],
    "MAP_KEYS": [("sources", lambda n: in_rubric(
        more=["sources:\n", number("  s@: {title: T}\n", n)]), 118, "r.yaml:1012:3")],
    "DIRECTIVES": [("tags", lambda n: (CHECK, {
        "r.yaml": [number("%TAG !a@! tag:x\n", n), "---\n", rubric()]}), 124, "r.yaml:65:1")],
    "LIST_ELEMENTS": [
        ("levels", lambda n: in_rubric(scales=[
            "  big:\n    levels:\n", number("    - {id: l@, label: L@, value: @}\n", n)]), 140, "r.yaml:13:5"),
        ("attachments", lambda n: in_unit(
            "entries:\n- item: a\n  answer: 1\n  evidence:\n", number("  - {file: f@.jpg}\n", n)), 140, "e.yaml:10:3"),
    ],
    "RUBRIC_NODES": [("items", lambda n: in_rubric(
        items=["\n", number("  - {id: i@, label: L, scale: s}\n", n)]), 239, "r.yaml:20012:5")],
    "EXTENDS": [("chain", chain, 240, "r1.yaml:5:10")],
    "UNITS": [
        ("YAML", lambda n: (AUDIT, {"r.yaml": rubric(), "e.yaml": [
            EVIDENCE, "units:\n", number("- {id: u@, name: U, entries: []}\n", n)]}), 140, "e.yaml:6:1"),
        ("table", lambda n: in_table("unit,item,answer\n", number("u@,a,1\n", n)), 140, "e.csv:40002:1"),
    ],
    "PRODUCTS": [("unit", lambda n: in_unit(
        "products:\n", number("- {id: p@, name: P}\n", n), "entries: []\n",
        about=rubric(object_kind="product")), 140, "e.yaml:7:1")],
    "EVIDENCE_CELLS": [("products", cells, 329, "e.yaml:5:12")],
    "TABLE_ROWS": [("respondents", lambda n: in_table(
        "unit,respondent,item,answer\n", number("u,r@,a,1\n", n), about=rubric(SURVEY)), 159, "e.csv:200002:1")],
    "SHEET_COLUMNS": [("empty", lambda n: in_table(
        "unit,item,answer", repeat(",", n - 3), "\nu,a,1\n"), 159, "e.csv:1:16399")],
    "TABLE_CELLS": [("full rows", lambda n: in_table(
        "unit,item,answer", "," * 997, "\n", number("u@,a,1" + "," * 997 + "\n", n // 1000 - 1),
        "u,a,1" + "," * (n % 1000 - 3) + "\n" if n % 1000 else ""), 159, "e.csv:2001:1")],
    "DECIMAL_DIGITS": [("top", lambda n: (CHECK, {"r.yaml": "".join(
        flat(rubric())).replace("top: 100", f"top: {'9' * n}")}), 139, "r.yaml:6:6")],
    "ID_BYTES": [("item", lambda n: in_rubric(
        items=["[{id: ", "i" * n, ", label: L, scale: s}]"]), 144, "r.yaml:11:14")],
    "FOLDER_DEPTH": [("folder", lambda n: (["audit", "r.yaml", "d"], {
        "r.yaml": rubric(), "d/" * n + "e.yaml": [EVIDENCE, UNIT, ENTRY]}), 125, "")],
}

# limit -> where else it is tested, and words of that file
ELSEWHERE = {
    "NODES_EXPANDED": ("tests/unit/test_yaml.c", "counts_nodes_up_to_two_million"),
    "FINDINGS": ("tests/unit/test_diag.c", "keeps_50000_findings_of_a_severity_and_says_so"),
    "FINDING_TEXT": ("tests/unit/test_diag.c", "shows_the_beginning_of_a_long_text"),
    "SUGGESTION_LOOKS": ("tests/unit/test_diag.c", "lets_suggestions_be_after_a_million_looks"),
    "PATH_BYTES": ("tests/golden/world/output-name-too-long/cmd", "audit"),
    "ATTACHMENT_BYTES": ("tests/golden/warnings/attachment-too-large/cmd", "evidence"),
    "SHEET_NAME": ("tests/workbook.py", "len(name) > 31"),
    "CELL_TEXT": ("tests/unit/test_xlsx.c", "LIMIT_CELL_TEXT + 1"),
    "SHEET_ROWS": ("tests/unit/test_xlsx_value.c", "1048577"),
    "LIVE_UNITS": ("tests/workbook.py", "(61, 1, False)"),
    "LIVE_ANSWERS": ("tests/workbook.py", "(1, 20001, False)"),
    "PAGE_ROWS": ("tests/dasbor.py", "above 2,000 gaps the dearest"),
    "STORE_WAIT": ("tests/store/mishaps.py", "863"),
    "LANES": ("tests/golden/usage/jobs-too-many/cmd", "--jobs 65"),
    "BOOK_PARTS": ("tests/unit/test_xlsx.c", "LIMIT_BOOK_PARTS"),
    "BOOK_BYTES": ("tests/unit/test_xlsx.c", "LIMIT_BOOK_BYTES"),
    "BOOK_RATIO": ("tests/forms/hostile.py", '"bomb": (807'),
    "BOOK_SHEETS": ("tests/unit/test_xlsx.c", "LIMIT_BOOK_SHEETS + 1"),
    "BOOK_CELLS": ("tests/unit/test_xlsx.c", "LIMIT_BOOK_CELLS + 1"),
    "BOOK_TEXT": ("tests/unit/test_xlsx.c", "LIMIT_BOOK_TEXT"),
    "XML_DEPTH": ("tests/unit/test_xlsx.c", "LIMIT_XML_DEPTH"),
    "RANGE_RUNGS": ("tests/property/brute.py", "HUNDREDTHS"),
}

# What bounds the effort or the look of a result only; there is nothing that an input could be refused for, and
# nothing that a test could see but time.
UNSEEN = {
    "FORMULA_TEXT": "a cell with a longer formula holds its value",
    "SHEET_LINKS": "65,531 links take minutes to write",
    "STREAMED_SHEETS": "sheets after these are kept in memory",
    "PLAN_LAYERS": "the planner leaves points out and tells the gap",
    "PLAN_BRANCHES": "the planner leaves points out and tells the gap",
    "PLAN_PAIRS_OBJECT": "the planner leaves points out and tells the gap",
    "PLAN_PAIRS_MERGE": "the planner leaves points out and tells the gap",
    "PLAN_PAIRS_ALL": "the planner leaves points out and tells the gap",
    "PLAN_PAIRS_SHEET": "the planner leaves points out and tells the gap",
    "PLAN_PAIRS_PAGE": "the planner leaves points out and tells the gap",
    "ODDS_WORK": "odds are not told",
    "ODDS_SUMS": "odds are not told",
}

# limit -> the row of the manual
ROWS = {
    "FILE_BYTES": "size of a file, and of a rubric with those that it extends",
    "NODE_DEPTH": "levels of YAML within each other",
    "NODES_EXPANDED": "texts, lists and maps of a YAML file, aliases counted in full",
    "ANCHORS": "anchors of a YAML file",
    "MAP_KEYS": "keys of one map",
    "DIRECTIVES": "lines _%TAG_",
    "LIST_ELEMENTS": "elements of a list, but for the longer ones below",
    "RUBRIC_NODES": "items and groups of a rubric",
    "EXTENDS": "rubrics that extend one another",
    "UNITS": "units of one document",
    "PRODUCTS": "products of one unit",
    "EVIDENCE_CELLS": "questions of one document: items and groups, times units and their products",
    "TABLE_ROWS": "rows of a table",
    "TABLE_CELLS": "cells of a table",
    "SHEET_COLUMNS": "columns of a table or a sheet",
    "FINDINGS": "messages of one severity",
    "FINDING_TEXT": "bytes of a text in a message",
    "SUGGESTION_LOOKS": "words looked at for one that may have been meant",
    "DECIMAL_DIGITS": "digits before the decimal point",
    "FOLDER_DEPTH": "folders within each other",
    "PATH_BYTES": "bytes of a path",
    "ATTACHMENT_BYTES": "size of an attachment that is looked into",
    "ID_BYTES": "characters of an id",
    "SHEET_NAME": "characters of the name of a sheet",
    "CELL_TEXT": "characters of a cell",
    "SHEET_ROWS": "rows of a sheet",
    "SHEET_LINKS": "links of a sheet",
    "FORMULA_TEXT": "characters of a formula",
    "LIVE_UNITS": "units of a workbook with formulas",
    "LIVE_ANSWERS": "answers of a workbook with formulas",
    "STREAMED_SHEETS": "sheets that are written through",
    "PAGE_ROWS": "rows of a table of the page",
    "STORE_WAIT": "milliseconds to wait for a store",
    "LANES": "files read and scored side by side",
    "BOOK_PARTS": "parts of a workbook that is read",
    "BOOK_BYTES": "size of a workbook, unpacked",
    "BOOK_RATIO": "times that a part may be packed smaller",
    "BOOK_SHEETS": "sheets of a workbook that is read",
    "BOOK_CELLS": "cells of a workbook that is read",
    "BOOK_TEXT": "text of a workbook that is read",
    "XML_DEPTH": "elements of a workbook's XML within each other",
    "RANGE_RUNGS": "steps in which a plan climbs a range",
    "PLAN_LAYERS": "sums with different divisors in a plan",
    "PLAN_BRANCHES": "ways past caps in a plan",
    "PLAN_PAIRS_OBJECT": "pairs of points in a plan, for an object",
    "PLAN_PAIRS_MERGE": "pairs of points in a plan, for a merge",
    "PLAN_PAIRS_ALL": "pairs of points in a plan, in all",
    "PLAN_PAIRS_SHEET": "pairs of points for a unit of a workbook",
    "PLAN_PAIRS_PAGE": "pairs of points for a page",
    "ODDS_WORK": "sums told apart for odds",
    "ODDS_SUMS": "sums told apart for odds, of one size",
}


def check_manual(known):
    page = MANUAL.read_text(encoding="utf-8")
    section = page.partition("\n# LIMITS\n")[2].partition("\n# ")[0]
    rows = dict(re.findall(r"^\|. +(.+)\n:.? +([\d,]+(?: MiB)?)$", section, re.MULTILINE))
    for name, value in known.items():
        row = ROWS.get(name)
        if row is None:
            yield f"LIMIT_{name}: no row is known here"
        elif row not in rows:
            yield f"LIMIT_{name}: patuh(1) has no row \"{row}\""
        elif int(rows[row].replace(",", "").replace(" MiB", "")) * (MEBIBYTE if "MiB" in rows[row] else 1) != value:
            yield f"LIMIT_{name}: {rows[row]} in patuh(1), {value} in the header"
    for name in ROWS.keys() - known.keys():
        yield f"LIMIT_{name} is no more"


def check_tests(known):
    places = [set(CASES), set(ELSEWHERE), set(UNSEEN)]
    for name in known:
        if sum(name in place for place in places) != 1:
            yield f"LIMIT_{name} must have a case here, a test elsewhere, or a reason for none"
    for name in set.union(*places) - known.keys():
        yield f"LIMIT_{name} is no more"
    for name, (path, words) in ELSEWHERE.items():
        file = PROJECT / path
        if not file.exists() or words not in file.read_text(encoding="utf-8"):
            yield f"LIMIT_{name}: \"{words}\" is not in {path}"


def complaints_of(runner, make, value, limit, code, place):
    words, files = make(value)
    runner.clear()
    runner.write(files)
    outcome = runner.run_calmly(words)
    errors = [(one, at) for one, severity, at in outcome.findings if severity == "error"]
    yield from runner.complaints_of_cost(outcome)
    if value <= limit:
        if outcome.status != 0 or errors:
            yield f"exit {outcome.status}: {errors[:3]}"
        return
    if outcome.status != 3 or outcome.stdout:
        yield f"exit {outcome.status}, {outcome.stdout} bytes on standard output"
    if [one for one, _ in errors] != [code] or not errors[0][1].startswith(place):
        yield f"{errors[:3]}, not PTH-{code} at \"{place}\""


def complaints_of_findings(runner, count, limit):
    """So many unknown items: all are told, or it is told that not all are."""
    runner.clear()
    words, files = in_unit("entries:\n", number("- {item: zz@, answer: 1}\n", count))
    runner.write(files)
    outcome = runner.run_calmly(words)
    yield from runner.complaints_of_cost(outcome)
    expected = {306: min(count, limit), **({123: 1} if count > limit else {})}
    if outcome.status != 3 or outcome.stdout or outcome.codes() != expected:
        yield f"exit {outcome.status}: {outcome.codes()}, not {expected}"


# Bounds of single values that are no LIMIT: what is written, and the code where it is refused.
VALUES = {
    "places after the point": [("weight: 0.999, assumed: x", 0), ("weight: 0.9999, assumed: x", 0),
                               ("weight: 0.99999, assumed: x", 138)],
    "months of validity": [(f"evidence: [{{id: f, kind: photo, label: F, valid_for: {count} months}}]", code)
                           for count, code in ((1199, 0), (1200, 0), (1201, 147), (0, 147))],
    "digits of a weight": [("weight: 99999999, assumed: x", 0), ("weight: 999999999, assumed: x", 0),
                           ("weight: 1000000000, assumed: x", 139)],
}


def complaints_of_value(runner, text, code):
    runner.clear()
    runner.write({"r.yaml": rubric(f"[{{id: a, label: A, scale: s, {text}}}]")})
    outcome = runner.run(CHECK)
    if outcome.status != (3 if code else 0) or list(outcome.codes("error")) != ([code] if code else []):
        yield f"exit {outcome.status}: {outcome.codes()}"


def results(runner, only):
    known = limits()
    if not only:
        yield "every limit has its row in the manual", check_manual(known)
        yield "every limit has its test", check_tests(known)
    for count in (-1, 0, 1) if only in "FINDINGS" else ():
        yield f"findings: {known['FINDINGS'] + count:,}", complaints_of_findings(
            runner, known["FINDINGS"] + count, known["FINDINGS"])
    for name, rows in VALUES.items():
        for text, code in rows if only in name else ():
            yield f"{name}: {text}", complaints_of_value(runner, text, code)
    for name, cases in CASES.items():
        limit = known[name]
        step = 75 if name == "EVIDENCE_CELLS" else 1
        for title, make, code, place in cases:
            for value in (limit - step, limit, limit + step):
                if only in name:
                    yield f"{name.lower()}, {title}: {value:,}", complaints_of(
                        runner, make, value, limit, code, place)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patuh")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    with Runner(arguments.patuh) as runner:
        return report(results(runner, arguments.only))


if __name__ == "__main__":
    sys.exit(main())
