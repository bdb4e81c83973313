#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What a store knows of earlier periods stands in the reports as if it were named with --previous.
Speaks TAP.

    earlier.py PATUH [--only NAME]

The workbook and the page of an audit with --save are the same bytes as with --previous, for the
assessments that count: those of the institution, of earlier periods, the last one of each method.
"""

import io
import re
import sys

import openpyxl

from harness import EVIDENCE, RUBRIC, change, main, require, saved_ids, write_inputs

LATER = RUBRIC.replace("id: uji", "id: kedua")


def save(patuh, folder, store, period, *more, institution="Kota Uji", answer="ada"):
    """Saves an assessment of that period; the number it is kept under."""
    evidence = EVIDENCE.replace('"2026"', f'"{period}"').replace("Kota Uji", institution)
    write_inputs(folder, evidence=evidence.replace("item: b, answer: tidak",
                                                   f"item: b, answer: {answer}"))
    status, _, err = patuh.run("audit", folder / "uji.yaml", folder / "bukti", "--save", store,
                               *more)
    require(status == 0, err)
    return saved_ids(err)[0]


def reports(patuh, folder, name, *more):
    """The bytes of the workbook and the page, and what was told."""
    paths = [folder / f"{name}.xlsx", folder / f"{name}.html"]
    status, _, err = patuh.run("audit", "uji.yaml", "bukti", "-o", paths[0].name, "-o", paths[1].name,
                               *more, cwd=folder)
    require(status == 0, err)
    return [path.read_bytes() for path in paths], err


def results(patuh, folder, store, numbers):
    words = []
    for number in numbers:
        path = folder / f"hasil-{number}.json"
        path.write_bytes(patuh.good("history", "export", store, number))
        words += ["--previous", path.name]
    return words


def those_that_count_are_shown(patuh, folder):
    store = folder / "jejak.db"
    save(patuh, folder, store, "2024")
    wanted = [save(patuh, folder, store, "2024", answer="tidak"),
              save(patuh, folder, store, "2024", "--count", "verified"),
              save(patuh, folder, store, "2025")]
    save(patuh, folder, store, "2025", institution="Kota Lain", answer="tidak")
    save(patuh, folder, store, "2027")
    save(patuh, folder, store, "2026", answer="tidak")
    write_inputs(folder)
    named, _ = reports(patuh, folder, "sebut", *results(patuh, folder, store, wanted))
    alone, _ = reports(patuh, folder, "tanpa")
    found, err = reports(patuh, folder, "jejak", "--save", store.name)
    require(named != alone, "--previous changes nothing")
    require(found[0] == named[0], "the workbook is another one")
    require(found[1] == named[1], "the page is another one")
    told = re.search(r'PTH-880\].*?"jejak.db": (.*)', err)
    require(told and told[1] == "2 (2024), 3 (2024), 4 (2025)", f"told: {err}")


def what_is_named_counts_alone(patuh, folder):
    store = folder / "jejak.db"
    first = save(patuh, folder, store, "2024", answer="tidak")
    save(patuh, folder, store, "2025")
    write_inputs(folder)
    words = results(patuh, folder, store, [first])
    named, _ = reports(patuh, folder, "sebut", *words)
    both, err = reports(patuh, folder, "jejak", *words, "--save", store.name)
    require(both == named, "the store is looked into although --previous is given")
    require("PTH-880" not in err, err)


def the_workbook_takes_the_latest_of_its_method(patuh, folder):
    """Also where a later one is by another rubric, with which nothing can be compared."""
    store = folder / "jejak.db"
    first = save(patuh, folder, store, "2024", answer="tidak")
    write_inputs(folder, rubric=LATER, evidence=EVIDENCE.replace("rubric: uji", "rubric: kedua")
                 .replace('"2026"', '"2025"'))
    (folder / "uji.yaml").rename(folder / "kedua.yaml")
    patuh.good("audit", folder / "kedua.yaml", folder / "bukti", "--save", store)
    write_inputs(folder)
    named, _ = reports(patuh, folder, "sebut", *results(patuh, folder, store, [first]))
    found, _ = reports(patuh, folder, "jejak", "--save", store.name)
    require(found[0] == named[0], "the workbook is another one")


def scores_stand_with_the_places_they_had(patuh, folder):
    store = folder / "jejak.db"
    save(patuh, folder, store, "2025")
    write_inputs(folder)
    named, _ = reports(patuh, folder, "jejak", "--save", store.name)
    sheet = openpyxl.load_workbook(io.BytesIO(named[0]))["Ringkasan"]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Periode lalu")
    looks = {cell.number_format for row in sheet.iter_rows(min_col=head.column, max_col=head.column)
             for cell in row if isinstance(cell.value, (int, float))}
    require(looks == {"0.00"}, f"shown as {looks}")


def what_was_tampered_with_is_not_compared(patuh, folder):
    store = folder / "jejak.db"
    save(patuh, folder, store, "2025")
    change(store, "UPDATE entry SET note = 'x' WHERE unit = 0 AND position = 0")
    write_inputs(folder)
    patuh.bad(872, 3, "audit", "uji.yaml", "bukti", "--save", store.name, "-o", "x.html", cwd=folder)
    require(not (folder / "x.html").exists(), "there is a report")


def tests(_seed):
    yield (those_that_count_are_shown,)
    yield (what_is_named_counts_alone,)
    yield (the_workbook_takes_the_latest_of_its_method,)
    yield (scores_stand_with_the_places_they_had,)
    yield (what_was_tampered_with_is_not_compared,)


if __name__ == "__main__":
    sys.exit(main(__doc__, tests))
