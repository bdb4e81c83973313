# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Workbooks with the standard library alone: read cell by cell, changed, and written by hand.

What is written has inline strings, no addresses where cells follow each other, a prefix for the
namespace and targets from the root: all that the big programs do not do, and that is allowed.
Formats, validations and protection are not kept.
"""

import datetime
import posixpath
import re
import zipfile
from html import escape
from xml.etree import ElementTree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACE = {"m": MAIN, "r": PACKAGE}
EPOCH = datetime.date(1899, 12, 30)
STYLES = {"plain": 0, "date": 1, "percent": 2}


class Cell:
    """kind: text, number, date, percent, boolean, error; formula: its text, or None."""

    def __init__(self, kind, value, formula=None):
        self.kind, self.value, self.formula = kind, value, formula


class Sheet:
    def __init__(self, name, state="visible"):
        self.name, self.state, self.cells = name, state, {}

    def row(self, number):
        return {column: cell for (row, column), cell in self.cells.items() if row == number}

    def move(self, change):
        """Each cell to where `change` says; None drops it."""
        moved = {change(*place): cell for place, cell in self.cells.items()}
        moved.pop(None, None)
        self.cells = moved


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(name):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    return int(digits), column_number(letters)


def serial(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


def styles_of(text):
    """For each style of cells: plain, date or percent."""
    root = ElementTree.fromstring(text)
    codes = {int(one.get("numFmtId")): one.get("formatCode")
             for one in root.iterfind("m:numFmts/m:numFmt", SPACE)}

    def look(number):
        code = codes.get(number, "")
        if number in (14, 15, 16, 17, 22) or "yy" in code:
            return "date"
        return "percent" if number in (9, 10) or "%" in code else "plain"
    return [look(int(one.get("numFmtId"))) for one in root.iterfind("m:cellXfs/m:xf", SPACE)]


def cell_of(element, strings, styles):
    value, formula = element.find("m:v", SPACE), element.find("m:f", SPACE)
    text = value.text if value is not None else None
    kind = element.get("t", "n")
    formula = formula.text or "" if formula is not None else None
    if kind == "s":
        return Cell("text", strings[int(text)], formula)
    if kind == "inlineStr":
        return Cell("text", "".join(one.text or "" for one in element.iterfind(".//m:t", SPACE)))
    if kind == "str":
        return Cell("text", text or "", formula)
    if kind in ("b", "e"):
        return Cell({"b": "boolean", "e": "error"}[kind], text, formula)
    if text is None:
        return None
    look = styles[int(element.get("s", "0"))]
    if look == "date":
        return Cell("date", (EPOCH + datetime.timedelta(int(float(text)))).isoformat(), formula)
    return Cell("percent" if look == "percent" else "number", text, formula)


def read_row(sheet, row, strings, styles):
    column = 0
    for element in row.iterfind("m:c", SPACE):
        name = element.get("r")
        column = place_of(name)[1] if name else column + 1
        cell = cell_of(element, strings, styles)
        if cell is not None and cell.value != "":
            sheet.cells[int(row.get("r")), column] = cell


def related(archive, part):
    """(id, type, part) of all that a part says it belongs with."""
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    for one in ElementTree.fromstring(archive.read(path)):
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
        yield one.get("Id"), one.get("Type").rpartition("/")[2], target.lstrip("/")


def load(path):
    """The sheets of a workbook, in their order."""
    sheets = []
    with zipfile.ZipFile(path) as archive:
        main = next(target for _, kind, target in related(archive, "") if kind == "officeDocument")
        targets = {name: target for name, _, target in related(archive, main)}
        kinds = {kind: target for _, kind, target in related(archive, main)}
        strings = []
        if "sharedStrings" in kinds:
            strings = ["".join(one.text or "" for one in item.iterfind(".//m:t", SPACE)) for item in
                       ElementTree.fromstring(archive.read(kinds["sharedStrings"]))]
        styles = styles_of(archive.read(kinds["styles"]))
        for one in ElementTree.fromstring(archive.read(main)).iterfind("m:sheets/m:sheet", SPACE):
            sheet = Sheet(one.get("name"), one.get("state", "visible"))
            part = targets[one.get(f"{{{OFFICE}}}id")]
            for row in ElementTree.fromstring(archive.read(part)).iter(f"{{{MAIN}}}row"):
                read_row(sheet, row, strings, styles)
            sheets.append(sheet)
    return sheets


def cell_xml(place, cell, has_address):
    address = f' r="{column_letters(place[1])}{place[0]}"' if has_address else ""
    formula = f"<x:f>{escape(cell.formula)}</x:f>" if cell.formula is not None else ""
    style = f' s="{STYLES[cell.kind]}"' if STYLES.get(cell.kind) else ""
    if cell.value is None:
        return f"<x:c{address}{style}>{formula}</x:c>"
    if cell.kind == "text" and formula:
        return f'<x:c{address} t="str">{formula}<x:v>{escape(cell.value)}</x:v></x:c>'
    if cell.kind == "text":
        return (f'<x:c{address} t="inlineStr"><x:is><x:t xml:space="preserve">{escape(cell.value)}'
                "</x:t></x:is></x:c>")
    kind = {"boolean": ' t="b"', "error": ' t="e"'}.get(cell.kind, "")
    value = serial(cell.value) if cell.kind == "date" else cell.value
    return f"<x:c{address}{style}{kind}>{formula}<x:v>{value}</x:v></x:c>"


def sheet_xml(sheet):
    rows = []
    for number in sorted({row for row, _ in sheet.cells}):
        cells, last = [], 0
        for column, cell in sorted(sheet.row(number).items()):
            cells.append(cell_xml((number, column), cell, column != last + 1))
            last = column
        rows.append(f'<x:row r="{number}">{"".join(cells)}</x:row>')
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
            f'{"".join(rows)}</x:sheetData></x:worksheet>')


def parts_of(sheets):
    """The parts of the workbook: name -> text."""
    names = "".join(
        f'<x:sheet name="{escape(sheet.name)}" sheetId="{index}" '
        f'state="{sheet.state}" o:id="s{index}"/>' for index, sheet in enumerate(sheets, 1))
    relations = "".join(
        f'<Relationship Id="s{index}" Type="{OFFICE}/worksheet" '
        f'Target="/lembar/{index}.xml"/>' for index in range(1, len(sheets) + 1))
    formats = "".join(f'<x:xf numFmtId="{number}"/>' for number in (0, 14, 9))
    return {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="b" '
                       f'Type="{OFFICE}/officeDocument" Target="/buku.xml"/></Relationships>',
        "buku.xml": f'<x:workbook xmlns:x="{MAIN}" xmlns:o="{OFFICE}"><x:sheets>{names}</x:sheets>'
                    "</x:workbook>",
        "_rels/buku.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}<Relationship Id="y" '
                               f'Type="{OFFICE}/styles" Target="gaya.xml"/></Relationships>',
        "gaya.xml": f'<x:styleSheet xmlns:x="{MAIN}"><x:cellXfs>{formats}</x:cellXfs></x:styleSheet>',
        **{f"lembar/{index}.xml": sheet_xml(sheet) for index, sheet in enumerate(sheets, 1)},
    }


def write_parts(path, parts):
    """The same bytes at every run."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


def save(path, sheets):
    write_parts(path, parts_of(sheets))
