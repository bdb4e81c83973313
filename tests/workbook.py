#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The workbook says what the JSON result says, is the same at every run, and is sound. Speaks TAP.

    workbook.py PATUH

For each rubric with a sample: two runs give the same bytes; every part is well-formed XML; the
sheets stand in order, one a unit; the summary holds the scores of the institution
and of all units. Then a unit whose name is a formula, and one whose name no sheet may have.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = [
    ("ombudsman-2015-pemda", "kota-contoh"), ("ombudsman-2022", "kota-contoh"),
    ("ombudsman-2025", "kota-contoh"), ("pekppp-2022", "kota-contoh"),
    ("ombudsman-2021", "magelang-2021"), ("ipp-2017", "puskesmas-bareng"), ("skm-2017", "sekadau"),
    ("ombudsman-2022", "terbitan/bali-2023"),
]
BEFORE_UNITS = ["Ringkasan", "Peta Panas", "Kesenjangan", "Rencana Aksi"]
WITHOUT_GREEN = ["skm-2017"]  # no way to green then
AFTER_UNITS = ["Bukti", "Rubrik", "Jejak", "Uji"]
SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
HOSTILE = """patuh: evidence/1
rubric: ombudsman-2022
institution: "=1+1"
period: "@2026"
assessed: 2024-01-01
units:
  - {id: a, name: "=HYPERLINK(\\"x\\")", entries: [{item: total, answer: 50}]}
  - {id: b, name: "a/b[c]:*?\\\\ yang namanya jauh lebih panjang daripada lembar", entries: [{item: total, answer: 60}]}
  - {id: c, name: "History", entries: []}
"""


def run(patuh, rubric, path, folder, name):
    """Audits into a workbook and a JSON file; both as bytes."""
    book, result = folder / f"{name}.xlsx", folder / f"{name}.json"
    subprocess.run([patuh, "audit", str(PROJECT / "rubrics" / f"{rubric}.yaml"), str(path), "--quiet",
                    "--as-of", "2026-06-30", "-o", str(book), "-o", str(result)], check=True,
                   capture_output=True)
    return book.read_bytes(), json.loads(result.read_bytes())


def parts(book):
    """The parts of a workbook: name -> root element. Fails where one is not well-formed."""
    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()
                if name.endswith((".xml", ".rels"))}


def cells(found, sheet, strings):
    """Every value of a sheet: texts as they are, numbers as floats."""
    for cell in found[f"xl/worksheets/sheet{sheet}.xml"].iterfind(".//m:c", SPACE):
        value = cell.find("m:v", SPACE)
        if cell.get("t") == "s":
            yield strings[int(value.text)]
        elif cell.get("t") == "inlineStr":
            yield "".join(cell.itertext())
        elif cell.get("t") == "str":
            yield value.text or ""
        elif value is not None:
            yield float(value.text)


def complaints(patuh, rubric, path, folder):
    """What is wrong with the workbook of an audit; empty where nothing is."""
    first, result = run(patuh, rubric, path, folder, "satu")
    if rubric == SAMPLES[0][0]:
        time.sleep(1.1)  # so that a clock that got into the file would show
    second, _ = run(patuh, rubric, path, folder, "dua")
    if first != second:
        yield "a second run gave other bytes"
    found = parts(folder / "satu.xlsx")
    strings = ["".join(item.itertext()) for item in
               found.get("xl/sharedStrings.xml", ElementTree.Element("none")).iterfind("m:si", SPACE)]
    sheets = [sheet.get("name") for sheet in found["xl/workbook.xml"].iterfind(".//m:sheet", SPACE)]
    before = [*BEFORE_UNITS, *([] if rubric in WITHOUT_GREEN else ["Jalan ke Hijau"])]
    ours = [*before, *AFTER_UNITS]
    inner = sheets[len(before):len(sheets) - len(AFTER_UNITS)]
    if [name for name in sheets if name not in inner] != ours or len(inner) != len(result["units"]):
        yield f"sheets {sheets}"
    if len({name.lower() for name in sheets}) != len(sheets):
        yield "two sheets share a name"
    if any(len(name) > 31 or re.search(r"[\[\]:*?/\\]", name) or name == "History" for name in sheets):
        yield f"a name that Excel refuses: {sheets}"
    summary = list(cells(found, 1, strings))
    for thing in [result["institution"], *result["units"]]:
        if thing["score"] is not None and thing["score"] not in summary:
            yield f"the summary lacks {thing['name']}: {thing['score']}"
        if not any(isinstance(value, str) and thing["name"] in value for value in summary):
            yield f"the summary lacks the name {thing['name']}"


def row_with(found, sheet, text):
    """Values of the cells of the first row of a sheet in which one is that text, by column letters."""
    for row in found[f"xl/worksheets/sheet{sheet}.xml"].iterfind(".//m:row", SPACE):
        values = {}
        for cell in row.iterfind("m:c", SPACE):
            value = cell.find("m:v", SPACE)
            content = "".join(cell.find("m:is", SPACE).itertext()) if cell.get("t") == "inlineStr" \
                else (value.text or "") if value is not None else ""
            values[re.match("[A-Z]+", cell.get("r"))[0]] = content
        if text in values.values():
            return values
    return {}


def past_complaints(patuh, folder):
    """What is wrong with the scores of the period before on the summary."""
    sample = PROJECT / "samples" / "kota-contoh"
    _, result = run(patuh, "ombudsman-2022", sample, folder, "lalu")
    result["units"][0]["score"] = 50.25
    result["units"][1]["score"] = None
    del result["units"][2]
    for rubric, other in (("ombudsman-2022", False), ("ombudsman-2015-pemda", True)):
        (folder / "dahulu.json").write_text(json.dumps(result), encoding="utf-8")
        book = folder / "kini.xlsx"
        now = subprocess.run([patuh, "audit", str(PROJECT / "rubrics" / f"{rubric}.yaml"), str(sample),
                              "--quiet", "--as-of", "2026-06-30", "--format", "json", "--previous",
                              str(folder / "dahulu.json"), "-o", str(book), "-o", "-"], check=True,
                             capture_output=True)
        scores = {unit["name"]: unit["score"] for unit in json.loads(now.stdout)["units"]}
        found = parts(book)
        change = "I" if other else "J"  # only the instrument of 2022 has categories
        for unit in result["units"][:2]:
            row = row_with(found, 1, unit["name"])
            expected = "" if unit["score"] is None else "metode lain" if other else \
                round(scores[unit["name"]] - unit["score"], 2)
            actual = row[change]
            if isinstance(expected, float):
                actual = round(float(actual), 2)
            if (row["C"] or None) != (unit["score"] and str(unit["score"])) or actual != expected:
                yield f"{rubric}, {unit['name']}: {row['C']!r}, change {row[change]!r}, not {expected!r}"


SURVEY = """patuh: rubric/1
id: survei
version: "1"
title: Survei
object: unit
top: 100
zones: [{zone: none, floor: 0, label: Nilai, assumed: x}]
scales: {empat: {range: {min: 1, max: 4}, base: 0, assumed: x}}
items: [{id: a, label: Persyaratan, scale: empat, per: respondent}]
"""


def survey(units, respondents):
    """Evidence of that many units with as many answers each."""
    lines = ["patuh: evidence/1", "rubric: survei", "institution: Kota Besar", "period: x",
             "assessed: 2026-06-30", "units:"]
    for unit in range(units):
        lines.append(f"  - id: u{unit}\n    name: Unit {unit}\n    entries:")
        lines += [f"      - {{item: a, respondent: r{n}, answer: {1 + n % 4}}}" for n in range(respondents)]
    return "\n".join(lines) + "\n"


def size_complaints(patuh, folder):
    """At the limits of a live workbook, and one beyond: a sheet a unit, or one of values for all."""
    (folder / "survei.yaml").write_text(SURVEY, encoding="utf-8")
    for units, answers, is_live in ((60, 1, True), (61, 1, False), (2, 10000, True), (1, 20001, False)):
        (folder / "banyak.yaml").write_text(survey(units, answers), encoding="utf-8")
        subprocess.run([patuh, "audit", "survei.yaml", "banyak.yaml", "-q", "-o", "banyak.xlsx"], check=True,
                       cwd=folder)
        found = parts(folder / "banyak.xlsx")
        sheets = [sheet.get("name") for sheet in found["xl/workbook.xml"].iterfind(".//m:sheet", SPACE)]
        formulas = any(root.find(".//m:f", SPACE) is not None for root in found.values())
        title = f"{units} units, {units * answers} answers"
        if is_live != formulas or is_live != ("Uji" in sheets) or is_live == ("Rincian" in sheets):
            yield f"{title}: {'formulas' if formulas else 'no formulas'}, {len(sheets)} sheets"
        summary = list(cells(found, 1, []))
        if is_live == any(isinstance(value, str) and "Terlalu banyak" in value for value in summary):
            yield f"{title}: the first sheet does not say what kind of workbook it is"
        if not is_live:
            detail = list(cells(found, sheets.index("Rincian") + 1, []))
            if detail.count("dinilai") != units * (answers + 2):  # the item and the root as well
                yield f"{title}: {detail.count('dinilai')} rows in the detail"


def main():
    patuh = str(Path(sys.argv[1]).resolve())
    cases = [(f"{rubric}, {sample}", rubric, PROJECT / "samples" / sample) for rubric, sample in SAMPLES]
    failed = 0
    print(f"1..{len(cases) + 3}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hostile = folder / "bukti.yaml"
        hostile.write_text(HOSTILE, encoding="utf-8")
        cases.append(("hostile names", "ombudsman-2022", hostile))
        for number, (title, rubric, path) in enumerate(cases, 1):
            wrong = list(complaints(patuh, rubric, path, folder))
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {title}")
            for text in wrong:
                print(f"#   {text}")
        whole = [("the period before", past_complaints), ("too large for formulas", size_complaints)]
        for number, (title, find) in enumerate(whole, len(cases) + 1):
            wrong = list(find(patuh, folder))
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {title}")
            for text in wrong:
                print(f"#   {text}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
