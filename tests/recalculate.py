#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""LibreOffice computes from the formulas of the samples' workbooks what patuh wrote. Speaks TAP.

    recalculate.py PATUH

For each rubric with a sample: the results are dropped from the workbook, LibreOffice computes them anew
(office.py), and every formula's cell is compared with the result that patuh wrote beside the formula:
numbers to 1e-9, texts letter by letter. No cell of any sheet holds an error, the sheet *Uji* finds no
difference, no formula gave way to a constant, and where the workbook is in Indonesian its
scores, zones and points are those of the JSON result (cells.py).
"""
import json
import math
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import cells
import office
import reading
import reference

PROJECT = Path(__file__).resolve().parent.parent
CASES = [  # rubric, sample, further options
    ("ombudsman-2015-pemda", "kota-contoh"),
    ("ombudsman-2021", "magelang-2021"),
    ("ombudsman-2022", "kota-contoh"),
    ("ombudsman-2022", "kota-contoh", "--count", "verified"),
    ("ombudsman-2022", "kota-contoh", "--previous", "lalu.json"),
    ("ombudsman-2015-pemda", "kota-contoh", "--previous", "lalu.json"),  # another instrument's
    ("ombudsman-2022", "terbitan/bali-2023"),
    ("ombudsman-2025", "kota-contoh"),
    ("ombudsman-2025", "kota-contoh", "--lang", "en"),
    ("pekppp-2022", "kota-contoh"),
    ("pekppp-2022-daring", "kota-contoh", "--map", "pekppp-2022"),
    ("ipp-2017", "puskesmas-bareng"),
    ("skm-2017", "sekadau"),
    ("skm-2017-011", "sekadau", "--map", "skm-2017"),
    ("skm-2017-0111", "sekadau", "--map", "skm-2017"),
    ("skm-2017-0111", "bantul-2023"),
]
HOSTILE = """patuh: evidence/1
rubric: ombudsman-2022
institution: "=1+1"
period: "@2026"
assessed: 2026-06-30
units:
  - {id: a, name: "=HYPERLINK(\\"x\\")", groups: ["=2", "O'B"], entries: [{item: total, answer: 50}]}
  - {id: b, name: "Dinas 'Pangan' & \\"Gizi\\" 100 %", groups: ["=2"], entries: [{item: total, answer: 60}]}
  - {id: c, name: "a/b[c]:*?\\\\ yang namanya jauh lebih panjang daripada lembar", entries: []}
  - {id: d, name: "A1", entries: [{item: total, answer: 80.995}]}
  - {id: e, name: "R1C1", entries: [{item: total, answer: 0}]}
  - {id: f, name: "2026", entries: [{item: total, answer: 100}]}
  - {id: g, name: "O'Brien's", groups: ["O'B"], entries: [{item: total, answer: 77.7}]}
"""
CHECKS = ("Uji", "Check")
GIVEN_UP = {"Konstanta dari patuh: rumusnya", "A constant from patuh: its formula"}
SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
RELATIVE, ABSOLUTE = 1e-9, 1e-11
MOST_SHOWN = 5


def audited(patuh, rubric, evidence, options, path):
    """The result of an audit; its workbook stands at the path."""
    done = subprocess.run([patuh, "audit", PROJECT / "rubrics" / f"{rubric}.yaml", evidence, "--quiet",
                           "--as-of", "2026-06-30", *options, "-o", path, "--format", "json", "-o", "-"],
                          check=False, capture_output=True)
    if done.returncode != 0:
        raise office.Failed(f"{evidence}: exit {done.returncode}: {done.stderr.decode()[:800]}")
    return json.loads(done.stdout)


def is_same(written, computed):
    if isinstance(written, str) or isinstance(computed, str):
        return written == computed
    return math.isclose(written, computed, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def written(path):
    """(title, name of the cell, formula, result) of each formula, as patuh wrote them."""
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        for number, sheet in enumerate(book.iterfind(".//m:sheet", SPACE), 1):
            page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            for cell in page.iterfind(".//m:c[m:f]", SPACE):
                text = cell.findtext("m:v", "", SPACE)
                yield (sheet.get("name"), cell.get("r"), cell.findtext("m:f", "", SPACE),
                       text if cell.get("t") == "str" else float(text))


def written_differences(path, sheets):
    """Where a formula's value is not the result written beside it; how many were compared."""
    found, count = [], 0
    for title, name, formula, result in written(path):
        count += 1
        row, column = office.openpyxl.utils.cell.coordinate_to_tuple(name)
        computed = sheets[title].at(row - 1, column - 1)
        if not is_same(result, computed):
            found.append(f"{title!r}!{name}: patuh {result!r}, LibreOffice {computed!r}, "
                         f"{formula[:200]}")
    return found, count


def errors(sheets):
    """The cells that hold an error, or whatever else is neither text nor number."""
    for sheet in sheets.values():
        for row, values in enumerate(sheet.rows):
            for column, value in enumerate(values):
                if isinstance(value, office.Text):
                    yield f"{sheet.name(row, column)}: {value}"


def check_complaints(sheet):
    """What the sheet that compares formulas with constants finds; each difference is 0."""
    head = next((number for number, row in enumerate(sheet.rows) if row[-1] in ("Selisih", "Difference")),
                len(sheet.rows))
    compared = sheet.rows[head + 1:]
    if not compared:
        yield f"{sheet.title}: compares nothing"
    for row, values in enumerate(sheet.rows):
        if values[-1] not in ("", 0.0) and row != head:
            yield f"{sheet.name(row, len(values) - 1)}: {values[-1]!r}"
    if any(values[-1] != 0.0 for values in compared):
        yield f"{sheet.title}: a row without a difference of 0"


def given_up(path):
    """Whether a formula was too long to write; a comment on its cell says so."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/comments") and any(
                    words in archive.read(name).decode() for words in GIVEN_UP):
                yield f"{name}: a formula gave way to a constant"


def complaints(path, sheets, result, rubric):
    """What is wrong with a recalculated workbook; how many formulas and figures were compared. The rubric
    is None where the workbook is in English."""
    wrong, formula_count = written_differences(path, sheets)
    wrong += [*errors(sheets), *given_up(path)]
    check = next((sheet for title, sheet in sheets.items() if title in CHECKS), None)
    wrong += check_complaints(check) if check else [f"no sheet of {CHECKS} among {list(sheets)}"]
    figure_count = 0
    if rubric:
        found, figure_count = cells.differences(sheets, result, rubric)
        wrong += found
    return wrong, formula_count, figure_count


def write_past(patuh, path):
    """A result of the period before: other scores, one unit without, one that was not there."""
    result = audited(patuh, "ombudsman-2022", PROJECT / "samples" / "kota-contoh", [],
                     path.with_suffix(".xlsx"))
    result["institution"]["score"] = 60.5
    for unit, score in zip(result["units"], (50.25, None, 99.99)):
        unit["score"] = score
    del result["units"][3]
    path.write_text(json.dumps(result), encoding="utf-8")


def recalculate(patuh, folder):
    """(title, what is wrong, how many formulas, how many figures) of each case."""
    past = folder / "lalu.json"
    write_past(patuh, past)
    hostile = folder / "bukti.yaml"
    hostile.write_text(HOSTILE, encoding="utf-8")
    cases = [(" ".join(case), rubric, PROJECT / "samples" / sample,
              [past if option == past.name else option for option in options])
             for case in CASES for rubric, sample, *options in [case]]
    cases.append(("hostile names", "ombudsman-2022", hostile, []))
    batch, results = office.Batch(folder), []
    for number, (_, rubric, evidence, options) in enumerate(cases):
        path = folder / f"buku-{number}.xlsx"
        results.append((path, audited(patuh, rubric, evidence, options, path)))
        batch.add(path.stem, office.openpyxl.load_workbook(path))
    sheets = batch.recalculated()
    for (title, rubric, _, options), (path, result) in zip(cases, results):
        document = reading.load_rubric(PROJECT / "rubrics" / f"{rubric}.yaml")
        told = None if "en" in options else reference.Rubric(document)
        yield title, *complaints(path, sheets[path.stem], result, told)


def main():
    lacking = office.why_not()
    if lacking:
        print(f"1..0 # SKIP {lacking}")
        return
    print(f"1..{len(CASES) + 1}")
    failed = 0
    with tempfile.TemporaryDirectory() as name, office.bailing_out():
        for number, (title, wrong, formula_count, figure_count) in enumerate(
                recalculate(sys.argv[1], Path(name)), 1):
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {title}: {formula_count} formulas, "
                  f"{figure_count} figures of the result")
            for text in wrong[:MOST_SHOWN]:
                print(f"#   {text}")
            if len(wrong) > MOST_SHOWN:
                print(f"#   and {len(wrong) - MOST_SHOWN} more")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
