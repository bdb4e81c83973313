#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Makes samples/formulir anew: forms of the sample city, filled in and saved as three programs do.

    samples.py PATUH

Needed after a change of the rubric ombudsman-2022, whose fingerprint the forms carry. dindik.xlsx is as
openpyxl saves it, dinkes.xlsx as LibreOffice does, dinsos.xlsx is written by hand (inline strings).
"""

import datetime
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

PROJECT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(PROJECT / "tests" / "forms"))
import book  # noqa: E402

RUBRIC = "ombudsman-2022"
TARGET = PROJECT / "samples" / "formulir"
# unit -> what was filled in: (item, product, piece of evidence), column, content
FILLED = {
    "dindik": [
        (("input.pengawasan-internal", None, "laporan"), "patuh.answer", "Terpenuhi"),
        (("input.pengawasan-internal", None, "laporan"), "patuh.date", datetime.date(2026, 7, 3)),
        (("input.jumlah-petugas", None, "abk"), "patuh.note", "Diperbarui Juli 2026."),
    ],
    "dinkes": [
        (("input.pengawasan-internal", None, "laporan"), "patuh.file", "dok/dinkes-pengawasan-juli.pdf"),
        (("input.pengawasan-internal", None, "laporan"), "patuh.date", "3 Juli 2026"),
        (("proses.biaya", "izin-klinik", "foto"), "patuh.answer", "LENGKAP di lokasi dan daring\u00a0"),
    ],
    "dinsos": [
        (("input.sarana", None, "foto"), "patuh.answer", "Terpenuhi"),
        (("input.sarana", None, "foto"), "patuh.file", "https://kota-contoh.example/dinsos/sarana.jpg"),
        (("input.sarana", None, "foto"), "patuh.date", "03/07/2026"),
    ],
}


def fill(path, changes):
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Isian"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {}
    for row in range(5, sheet.max_row + 1):
        rows[tuple(sheet.cell(row, columns[key]).value for key in (
            "patuh.item", "patuh.product", "patuh.evidence"))] = row
    for where, column, content in changes:
        sheet.cell(rows[where], columns[column]).value = content
    workbook.save(path)


def main():
    patuh = str(Path(sys.argv[1]).resolve())
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="patuh-samples-") as name:
        folder = Path(name)
        subprocess.run([patuh, "form", RUBRIC, str(PROJECT / "samples" / "kota-contoh" / RUBRIC), "-q", *[
            word for unit in FILLED for word in ("--unit", unit)], "-o", f"{folder}/"], check=True,
            env={**os.environ, "PATUH_RUBRICS": str(PROJECT / "rubrics")})
        for unit, changes in FILLED.items():
            fill(folder / f"{unit}.xlsx", changes)
        (TARGET / "dindik.xlsx").write_bytes((folder / "dindik.xlsx").read_bytes())
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profil",
                        "--convert-to", "xlsx", "--outdir", str(TARGET), str(folder / "dinkes.xlsx")],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        book.save(TARGET / "dinsos.xlsx", book.load(folder / "dinsos.xlsx"))


if __name__ == "__main__":
    main()
