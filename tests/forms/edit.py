#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Does to a form what people and programs do to one, a line each, and writes it back by hand.

    edit.py FORM.xlsx [OUT.xlsx] < EDITS

    text SHEET CELL WORDS…      number SHEET CELL 3.5       percent SHEET CELL 0.85
    date SHEET CELL 2026-06-30  boolean SHEET CELL 1        error SHEET CELL #N/A
    formula SHEET CELL WHAT = RESULT     (without a result: formula SHEET CELL WHAT)
    clear SHEET CELL            rename SHEET NAME           remove SHEET
    copy SHEET NAME             first SHEET                 stamp KEY [VALUE]
    delete-row SHEET 7          insert-row SHEET 7          delete-column SHEET E
    insert-column SHEET E       copy-column SHEET E F       copy-row SHEET 7 8
    sort SHEET E 5              reverse SHEET 5

SHEET is a name without spaces. In WORDS \\u00a0 and \\n stand for what they stand for. A line that
begins with # is a comment.
"""

import copy
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import book  # noqa: E402


def unescape(text):
    return re.sub(r"\\(u[0-9a-f]{4}|n|t)", lambda match: {"n": "\n", "t": "\t"}.get(
        match.group(1)) or chr(int(match.group(1)[1:], 16)), text)


class Editor:
    def __init__(self, sheets):
        self.sheets = sheets

    def sheet(self, name):
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def put(self, name, place, kind, value, formula=None):
        self.sheet(name).cells[book.place_of(place)] = book.Cell(kind, value, formula)

    def text(self, name, place, *words):
        self.put(name, place, "text", unescape(" ".join(words)))

    def formula(self, name, place, *words):
        what, _, result = " ".join(words).partition(" = ")
        self.put(name, place, "text" if result else "number", result or None, what)

    def clear(self, name, place):
        self.sheet(name).cells.pop(book.place_of(place), None)

    def rename(self, name, other):
        self.sheet(name).name = other

    def remove(self, name):
        self.sheets.remove(self.sheet(name))

    def copy(self, name, other):
        double = copy.deepcopy(self.sheet(name))
        double.name = other
        self.sheets.append(double)

    def first(self, name):
        sheet = self.sheet(name)
        self.sheets.remove(sheet)
        self.sheets.insert(0, sheet)

    def stamp(self, key, *value):
        stamp = self.sheet("patuh")
        row = next(row for (row, column), cell in stamp.cells.items()
                   if column == 1 and cell.value == key)
        if value:
            stamp.cells[row, 2] = book.Cell("text", " ".join(value))
        else:
            stamp.move(lambda r, c: None if r == row else (r, c))

    def delete_row(self, name, number):
        number = int(number)
        self.sheet(name).move(lambda row, column: None if row == number else
                              (row - (row > number), column))

    def insert_row(self, name, number):
        self.sheet(name).move(lambda row, column: (row + (row >= int(number)), column))

    def delete_column(self, name, letters):
        number = book.column_number(letters)
        self.sheet(name).move(lambda row, column: None if column == number else
                              (row, column - (column > number)))

    def insert_column(self, name, letters):
        number = book.column_number(letters)
        self.sheet(name).move(lambda row, column: (row, column + (column >= number)))

    def copy_column(self, name, source, target):
        self.insert_column(name, target)
        sheet = self.sheet(name)
        column = book.column_number(source)
        for (row, place), cell in list(sheet.cells.items()):
            if place == column:
                sheet.cells[row, book.column_number(target)] = copy.copy(cell)

    def copy_row(self, name, source, target):
        self.insert_row(name, target)
        sheet = self.sheet(name)
        for column, cell in sheet.row(int(source)).items():
            sheet.cells[int(target), column] = copy.copy(cell)

    def arrange(self, name, first, order):
        """The rows from `first` on, as `order` puts them."""
        sheet, first = self.sheet(name), int(first)
        numbers = sorted({row for row, _ in sheet.cells if row >= first})
        rows = order([sheet.row(number) for number in numbers])
        sheet.move(lambda row, column: None if row >= first else (row, column))
        for number, row in zip(numbers, rows):
            for column, cell in row.items():
                sheet.cells[number, column] = cell

    def sort(self, name, letters, first):
        column = book.column_number(letters)
        self.arrange(name, first, lambda rows: sorted(
            rows, key=lambda row: str(row[column].value) if column in row else ""))

    def reverse(self, name, first):
        self.arrange(name, first, lambda rows: rows[::-1])


def apply(sheets, lines):
    editor = Editor(sheets)
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        verb, *words = line.split(" ")
        if verb in ("number", "percent", "date", "boolean", "error"):
            name, place, value = words
            editor.put(name, place, verb, value)
        else:
            getattr(editor, verb.replace("-", "_"))(*words)
    return editor.sheets


def main():
    sheets = apply(book.load(sys.argv[1]), sys.stdin.read().splitlines())
    book.save(sys.argv[-1], sheets)


if __name__ == "__main__":
    main()
