# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""LibreOffice as a second engine: the values that a workbook's formulas come to there.

Each workbook is saved anew by openpyxl, which keeps formulas and drops the results that patuh wrote
beside them, so that whatever stands in a formula's cell afterwards was computed. One run of LibreOffice
takes all workbooks and writes each sheet as CSV. What has no part in the arithmetic (looks, charts,
drop-downs) is left out of the copy: it takes most of the time. Used by recalculate.py, whatif.py
and constructs.py.
"""
import contextlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

try:
    import openpyxl
    from openpyxl.styles import NamedStyle
except ImportError:
    openpyxl = None

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# Commas, quotes, UTF-8, from line 1; texts in quotes, numbers as their format shows them, all sheets.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1"
IN_FULL = "0.00000000000000E+00"
FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"\n]*))([,\n])')
COMPUTED = re.compile(rb"</f><v>[^<]")
RUN_SECONDS = 400


class Failed(Exception):
    """LibreOffice or patuh did not do what it was asked; the text says what."""


@contextlib.contextmanager
def bailing_out():
    """Ends the test where LibreOffice or patuh fails."""
    try:
        yield
    except Failed as failure:
        print("Bail out! " + str(failure).replace("\n", " "))
        sys.exit(1)


def why_not():
    """What is missing here to recalculate anything, or None."""
    if openpyxl is None:
        return "python3-openpyxl is not installed"
    return None if shutil.which("soffice") else "libreoffice-calc-nogui is not installed"


class Text(str):
    """Text that stood without quotes and is no number: an error, or a truth value."""


def fields(text):
    """The rows of a CSV that LibreOffice wrote: floats, texts, and Text for what is neither."""
    rows, row = [], []
    for quoted, bare, end in FIELD.findall(text):
        if bare:
            try:
                row.append(float(bare))
            except ValueError:
                row.append(Text(bare))
        else:
            row.append(quoted.replace('""', '"'))
        if end == "\n":
            rows.append(row)
            row = []
    return rows


class Sheet:
    """The values of a sheet. Outside of what is filled stands the empty text."""

    def __init__(self, title, rows):
        self.title, self.rows = title, rows

    def at(self, row, column):
        """The value of a cell; rows and columns count from 0."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def name(self, row, column):
        """What a cell is called: 'Ringkasan'!B5."""
        return f"{self.title!r}!{openpyxl.utils.get_column_letter(column + 1)}{row + 1}"


def bare_copy(book):
    """A workbook with the texts, numbers and formulas of another, and nothing else."""
    bare = openpyxl.Workbook()
    bare.remove(bare.active)
    bare.add_named_style(NamedStyle(name="penuh", number_format=IN_FULL))
    look = None
    for sheet in book:
        copy = bare.create_sheet(sheet.title)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            made = copy.cell(cell.row, cell.column, cell.value)
            made.data_type = cell.data_type  # a text may begin with "="
            if look is None:
                made.style = "penuh"
                look = made._style  # pylint: disable=protected-access
            made._style = look  # pylint: disable=protected-access
    return bare


class Batch:
    """Workbooks to be recalculated in one run."""

    def __init__(self, folder):
        self.folder, self.titles = Path(folder), {}
        self.bare = self.folder / "polos"
        self.bare.mkdir(parents=True)

    def add(self, name, book):
        """Adds a workbook of openpyxl's as it is now. The name is for files."""
        path = self.bare / f"{name}.xlsx"
        bare_copy(book).save(path)
        require_no_results(path)
        self.titles[name] = book.sheetnames

    def recalculated(self):
        """name -> (title -> Sheet). Failed where LibreOffice fails."""
        profile, results = self.folder / "profil", self.folder / "hasil"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        run(profile, CSV, results, [self.bare / f"{name}.xlsx" for name in self.titles])
        return {name: {title: Sheet(title, fields(read(results / f"{name}-{title}.csv")))
                       for title in titles} for name, titles in self.titles.items()}


def read(path):
    """The text of a file that should be there."""
    if not path.exists():
        raise Failed(f"LibreOffice wrote no {path.name}")
    return path.read_text(encoding="utf-8")


def require_no_results(path):
    """Failed where a formula still has a result beside it."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if COMPUTED.search(archive.read(name)):
                raise Failed(f"openpyxl kept results in {path.name}, {name}")


def run(profile, form, results, paths):
    """Has LibreOffice convert the files."""
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
               "--convert-to", form, "--outdir", str(results), *map(str, paths)]
    # Names of sheets become names of files.
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    log = profile / "log.txt"
    try:
        with log.open("wb") as file:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                                  env=surroundings, timeout=RUN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Failed(f"LibreOffice took longer than {RUN_SECONDS} s") from None
    if done.returncode != 0:
        raise Failed(f"LibreOffice: exit {done.returncode}: {log.read_text(errors='replace')[-800:]}")
