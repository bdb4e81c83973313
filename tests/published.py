#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Published scores land in the zone and category that were published with them. Speaks TAP.

    published.py PATUH

Each row of tests/data that prints a zone or a category is one result. The score is entered as a
direct value under the rubric of its year, as samples/terbitan does, and the program's zone,
category and predicate are compared with the printed ones. Known misprints are listed below, and
fail the test if the program ever agrees with them.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUBRICS = HERE.parent / "rubrics"
DATA = HERE / "data"

COLOURS = {"hijau": "green", "kuning": "yellow", "merah": "red"}

# (institution, year): why what was printed is not what the printed table of bands says.
MISPRINTS = {
    ("Kabupaten Sidenreng Rappang", "2023"): "dicetak C; 2,24 menurut tabel adalah C-",
}


def ombudsman_rubric(year):
    if int(year) <= 2019:
        return "ombudsman-2015-pemda"
    return {"2021": "ombudsman-2021"}.get(year, "ombudsman-2022")


def ombudsman_rows():
    """(name, rubric, score, expected) of the Ombudsman's scores."""
    with open(DATA / "ombudsman_published_scores.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["zone"]:
                continue
            expected = {"zone": COLOURS[row["zone"]]}
            category = re.match(r"([A-E]) - (.+)", row["predicate"])
            if category:
                expected["category"], expected["predicate"] = category.groups()
            elif row["predicate"]:
                expected["predicate"] = row["predicate"]
            yield row["institution"], row["year"], ombudsman_rubric(row["year"]), row["score"], expected


def ipp_rows():
    """The same of KemenPAN-RB's index."""
    with open(DATA / "ipp_published.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["ipp"] or not row["published_category"]:
                continue
            rubric = "ipp-2017" if int(row["year"]) < 2022 else "pekppp-2022"
            yield (row["institution"], row["year"], rubric, row["ipp"],
                   {"category": row["published_category"]})


def evidence(rubric, rows):
    """A document in which each row is a unit with a direct value."""
    lines = ["patuh: evidence/1", f"rubric: {rubric}", "institution: Terbitan", "period: terbitan",
             "assessed: 2024-12-31", "units:"]
    for number, (name, year, _, score, _) in enumerate(rows):
        lines += [f"  - id: baris-{number}", f"    name: {json.dumps(f'{name} {year}', ensure_ascii=False)}",
                  "    entries:", f"      - {{item: total, answer: {score}, status: secondary}}"]
    return "\n".join(lines) + "\n"


def audit(patuh, rubric, rows):
    """The program's result for the rows of one rubric, one unit each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terbitan.yaml"
        path.write_text(evidence(rubric, rows), encoding="utf-8")
        done = subprocess.run([patuh, "audit", str(RUBRICS / f"{rubric}.yaml"), str(path),
                               "--format", "json", "--quiet"], capture_output=True, check=False)
    if done.returncode != 0:
        print(f"Bail out! {rubric}: exit {done.returncode}: {done.stderr.decode()[:400]}")
        sys.exit(1)
    return json.loads(done.stdout)["units"]


def main():
    patuh = sys.argv[1]
    rows = [*ombudsman_rows(), *ipp_rows()]
    print(f"1..{len(rows)}")
    number = failed = 0
    for rubric in sorted({row[2] for row in rows}):
        own = [row for row in rows if row[2] == rubric]
        for (name, year, _, score, expected), unit in zip(own, audit(patuh, rubric, own), strict=True):
            number += 1
            found = {key: unit[key] for key in expected}
            misprint = MISPRINTS.get((name, year))
            holds = (found == expected) != bool(misprint)
            failed += not holds
            note = f" (salah cetak: {misprint})" if misprint else ""
            print(f"{'ok' if holds else 'not ok'} {number} - {rubric}: {name} {year} {score}{note}")
            if not holds:
                print(f"#   printed {expected}, computed {found}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
