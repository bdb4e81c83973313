#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The workbooks of trend and diff hold what the JSON of the same command tells. Speaks TAP.

    books.py PATUH

For stores of made-up years under two texts of a rubric: cells are held to the JSON point by point; no series of a
chart has cells of two methods, and where the method changes an empty cell stands in every row; texts that come from
an input are text, whatever they look like.
"""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries

from harness import RUBRIC, main, require, write_inputs

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SYMBOLS = {"green": "●", "yellow": "◐", "red": "○"}
NAMES = ["=1+1", "<script>alert(1)</script>", "Dinas & \"Kutip\"", "@Dinas", "Dinas Sosial"]


def evidence(institution, period, units, day="06-30"):
    """Units are (id, name, answer to a, answer to b, number of options of c)."""
    lines = ["patuh: evidence/1", "rubric: uji", f"institution: {json.dumps(institution)}",
             f'period: "{period}"', f"assessed: {period[:4]}-{day}", "units:"]
    for name, label, a, b, c in units:
        chosen = ", ".join("xyz"[:c])
        lines += [f"  - id: {name}", f"    name: {json.dumps(label)}", "    groups: [mpp]", "    entries:",
                  f"      - {{item: a, answer: {a}, status: verified, verified: {{by: I, on: {period[:4]}-06-01}},"
                  f" evidence: [{{id: foto, file: a.jpg, date: {period[:4]}-05-01}}]}}",
                  f"      - {{item: b, answer: {b}}}", f"      - {{item: c, answer: [{chosen}]}}"]
    return "\n".join(lines) + "\n"


def save(patuh, folder, store, text, version="1"):
    write_inputs(folder, RUBRIC.replace('version: "1"', f'version: "{version}"'), text)
    patuh.good("audit", folder / "uji.yaml", folder / "bukti", "--save", store, "-q")


def years(patuh, folder, institution="Kota Uji", store=None):
    """2024 and 2025 by one text of the rubric, 2025 and 2026 by another; units come and go."""
    store = store or folder / "jejak.db"
    units = [(f"u{number}", name) for number, name in enumerate(NAMES)]
    for step, (period, version) in enumerate([("2024", "1"), ("2025", "1"), ("2026", "2"), ("2027", "2")]):
        told = [(name, label, "ada" if (number + step) % 2 else "tidak", "ada" if step else "tidak",
                 (number + step) % 4) for number, (name, label) in enumerate(units) if number != step]
        save(patuh, folder, store, evidence(institution, period, told), version)
    return store


def book_of(patuh, folder, *words):
    path = folder / "buku.xlsx"
    patuh.good(*words, "-o", path, "-q")
    return path, openpyxl.load_workbook(path)


def json_of(patuh, *words):
    return json.loads(patuh.good(*words, "--format", "json"))


def head_of(sheet, word):
    """The row whose first or second cell is that word."""
    for row in range(1, sheet.max_row + 1):
        if word in (sheet.cell(row, 1).value, sheet.cell(row, 2).value):
            return row
    require(False, f"{sheet.title}: no head {word}")


def series_of(path, number):
    """(name reference, value reference) of each series of a chart, and how it shows blanks."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read(f"xl/charts/chart{number}.xml"))
    found = [(item.findtext(f"{CHART}tx/{CHART}strRef/{CHART}f"), item.findtext(f"{CHART}val/{CHART}numRef/{CHART}f"))
             for item in root.iter(f"{CHART}ser")]
    blanks = root.find(f".//{CHART}dispBlanksAs")
    # The standard's own default is zero; Excel's writers leave it out for a gap.
    return found, "gap" if blanks is None else blanks.get("val")


def cells(book, reference):
    sheet, _, area = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    page = book[sheet.strip("'")]
    return [page.cell(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def require_same(found, expected, place):
    same = found == expected if not isinstance(expected, float) else \
        isinstance(found, (int, float)) and abs(found - expected) < 1e-9
    require(same or (found in (None, "") and expected is None), f"{place}: {found!r}, not {expected!r}")


def require_trend(sheet, points):
    head = head_of(sheet, "Periode")
    for row, point in enumerate(points, start=head + 1):
        values = [sheet.cell(row, column).value for column in range(1, 11)]
        place = f"{sheet.title}!{row}"
        require_same(values[0], point["period"], place)
        require(values[1].startswith(f"{point['rubric']} {point['version']} ({point['sha256'][:8]})"), values[1])
        require_same(values[2], point["score"], place)
        require_same(values[3], "metode lain" if point["break"] else point["change"], place)
        if point["zone"]:
            require(values[4].startswith(SYMBOLS[point["zone"]]), f"{place}: {values[4]} for {point['zone']}")
        for value, key in zip(values[5:8], ("claimed", "verified", "potential")):
            require_same(value, point[key], f"{place} {key}")
        require_same(values[9], point["assessment"], place)


def trend_holds_the_json(patuh, folder):
    store = years(patuh, folder)
    _, book = book_of(patuh, folder, "trend", store)
    require(book.sheetnames == ["Tren", "Unit", "Kelompok"], book.sheetnames)
    points = json_of(patuh, "trend", store)["institutions"][0]["points"]
    require_trend(book["Tren"], points)
    head = head_of(book["Tren"], "Periode")
    counted = [book["Tren"].cell(head + 1 + at, 9).value for at in range(len(points))]
    require(counted == ["4 dari 4"] * 4, counted)
    _, book = book_of(patuh, folder, "trend", store, "--unit", "u1")
    require(book.sheetnames == ["Tren"], book.sheetnames)
    require_trend_of(patuh, book, store, "--unit", "u1")
    _, book = book_of(patuh, folder, "trend", store, "--group", "mpp")
    require_trend_of(patuh, book, store, "--group", "mpp")


def require_trend_of(patuh, book, store, *words):
    require_trend(book["Tren"], json_of(patuh, "trend", store, *words)["institutions"][0]["points"])


def rows_hold_the_json(patuh, folder):
    store = years(patuh, folder)
    _, book = book_of(patuh, folder, "trend", store)
    for title, word, option, members in (("Unit", "Unit layanan", "--unit", dict(zip(NAMES, range(5)))),
                                         ("Kelompok", "Kelompok unit", "--group", {"mpp": None})):
        sheet = book[title]
        head = head_of(sheet, word)
        # Two methods: 3 4, gap, 6 7; gap; the changes at 9 10.
        require(len(members) == sheet.max_row - head, f"{title}: {sheet.max_row - head} rows")
        for row in range(head + 1, sheet.max_row + 1):
            name = sheet.cell(row, 2).value
            key = "mpp" if title == "Kelompok" else f"u{members[name]}"
            points = json_of(patuh, "trend", store, option, key)["institutions"][0]["points"]
            for column, point in zip((3, 4, 6, 7), points):
                cell = sheet.cell(row, column)
                require_same(cell.value, point["score"], f"{title}!{cell.coordinate}")
                if point["zone"]:
                    require(SYMBOLS[point["zone"]] in cell.number_format, f"{cell.coordinate}: {cell.number_format}")
            for column, point in zip((9, 10), (points[1], points[3])):
                require_same(sheet.cell(row, column).value, point["change"], f"{title}!{row}:{column}")
            require(sheet.cell(row, 5).value is None, "the gap is not empty")


def no_line_crosses_a_break(patuh, folder):
    store = years(patuh, folder)
    path, book = book_of(patuh, folder, "trend", store)
    points = json_of(patuh, "trend", store)["institutions"][0]["points"]
    series, blanks = series_of(path, 1)
    require(blanks == "gap", blanks)
    methods = [[point["score"] for point in points if point["version"] == version] for version in ("1", "2")]
    drawn = [[cell.value for cell in cells(book, values)] for _, values in series[:2]]
    require(drawn == [methods[0] + [None, None], [None, None] + methods[1]], drawn)
    for _, values in series[2:]:
        require([cell.value is None for cell in cells(book, values)] == [True, True, False, False], values)
    require([cells(book, values)[2].value for _, values in series[2:]] == [80], "floors")
    series, blanks = series_of(path, 2)
    require(blanks == "gap" and len(series) == 5, f"{blanks}, {len(series)}")
    for name, values in series:
        row = [cell.value for cell in cells(book, values)]
        require(len(row) == 5 and row[2] is None, f"{name}: {row}")
        require(all(value is None or isinstance(value, (int, float)) for value in row), row)


def names_stay_text(patuh, folder):
    store = years(patuh, folder, institution="=2+2")
    path, book = book_of(patuh, folder, "trend", store)
    require(book["Tren"]["A1"].value == "=2+2", book["Tren"]["A1"].value)
    names = {book["Unit"].cell(row, 2).value for row in range(1, book["Unit"].max_row + 1)}
    require(set(NAMES) <= names, names)
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    require(not any(re.search(r"<f>|<script", text) for text in texts), "a formula or a tag")
    for number in (1, 2, 3):
        for name, _ in series_of(path, number)[0]:
            require(name is not None, "a name that is no cell")
    drawn = {cells(book, name)[0].value for name, _ in series_of(path, 2)[0]}
    require(drawn == set(NAMES), drawn)


def sixty_units(patuh, folder):
    store = folder / "jejak.db"
    for period in ("2024", "2025"):
        units = [(f"u{number}", f"Unit {number}", "ada" if number % 3 else "tidak", "ada", number % 4)
                 for number in range(60)]
        save(patuh, folder, store, evidence("Kota Uji", period, units))
    path, book = book_of(patuh, folder, "trend", store)
    sheet = book["Unit"]
    head = head_of(sheet, "Unit layanan")
    require(sheet.max_row - head == 60, f"{sheet.max_row - head} rows")
    require(any("7 dari 60" in str(row[0].value) for row in sheet.iter_rows(max_row=head)), "nothing says 7 of 60")
    series, _ = series_of(path, 2)
    last = sorted(sheet.cell(row, 4).value for row in range(head + 1, head + 61))
    drawn = sorted(cells(book, values)[-1].value for _, values in series)
    require(drawn == last[:7], f"{drawn}, not {last[:7]}")


def institutions_have_sheets(patuh, folder):
    store = years(patuh, folder)
    years(patuh, folder, institution="Kabupaten [Uji]: sebuah nama yang panjang sekali", store=store)
    _, book = book_of(patuh, folder, "trend", store)
    require(len(book.sheetnames) == 6, book.sheetnames)
    told = json_of(patuh, "trend", store)["institutions"]
    for number, institution in enumerate(told):
        require_trend(book[book.sheetnames[3 * number]], institution["points"])


def parts_add_up(patuh, folder):
    store = years(patuh, folder)
    for first, second in ((1, 2), (1, 4)):
        path, book = book_of(patuh, folder, "diff", store, first, second)
        told = json_of(patuh, "diff", store, first, second)
        sheet = book["Beda"]
        head = head_of(sheet, "Sebelum")
        lines = [dict(told["institution"], name="Instansi")] + told["units"]
        require(sheet.max_row - head == len(lines), f"{sheet.max_row - head} rows")
        for row, line in enumerate(lines, start=head + 1):
            values = [sheet.cell(row, column).value for column in range(1, 11)]
            parts = list(line["parts"].values()) if line["parts"] else [None] * 5
            for value, expected in zip(values[:9], [line["name"], line["before"], line["after"], line["change"], *parts]):
                require_same(value, expected, f"Beda!{row}")
            require(values[9] == (f"=SUM(E{row}:I{row})" if line["parts"] else None), values[9])
            if line["parts"]:
                require(abs(sum(parts) - line["change"]) < 1e-9, f"Beda!{row}: {parts}")
        drawn = [cells(book, values)[0].value for _, values in series_of(path, 1)[0]]
        require(drawn == [part for part in told["institution"]["parts"].values() if part], drawn)


def files_hold_what_is_printed(patuh, folder):
    store = years(patuh, folder)
    for words in (("trend", store), ("diff", store, "1", "2")):
        for name, ending in (("text", "txt"), ("csv", "csv"), ("json", "json")):
            path = folder / f"keluaran.{ending}"
            out = patuh.good(*words, "-o", path, "-q")
            require(out == b"", "a quiet run with a file printed")
            require(path.read_bytes() == patuh.good(*words, "--format", name), f"{words[0]} {name}")
        require(patuh.good(*words, "-q") == patuh.good(*words), "an answer is told even when quiet")
        path = folder / "sekali.xlsx"
        patuh.good(*words, "-o", path, "-q")
        require(path.read_bytes() == patuh.good(*words, "--format", "xlsx"), f"{words[0]}: not the same bytes")


def store_is_not_overwritten(patuh, folder):
    store = years(patuh, folder)
    before = store.read_bytes()
    for words in (("trend", store), ("diff", store, "1", "2")):
        patuh.bad(613, 2, *words, "--format", "json", "-o", store)
    require(store.read_bytes() == before, "the store changed")


def tests(_):
    return [(check,) for check in (
        trend_holds_the_json, rows_hold_the_json, no_line_crosses_a_break, names_stay_text, sixty_units,
        institutions_have_sheets, parts_add_up, files_hold_what_is_printed, store_is_not_overwritten)]


if __name__ == "__main__":
    sys.exit(main(__doc__, tests))
