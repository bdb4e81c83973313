# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The workbooks of the golden cases: forms that came back damaged, made in one go.

A case with a file `edits` gets formulir.xlsx, a form for the unit of tests/golden/forms/bukti.yaml to
which was done what the file says (edit.py); with a file `edits-salinan` also salinan.xlsx, to which
that was done besides. A case with a file `hostile` gets the workbook of that kind (hostile.py).
"""

import copy
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import book  # noqa: E402
import edit  # noqa: E402
import hostile  # noqa: E402

AREA = Path(__file__).resolve().parents[1] / "golden" / "forms"


def handed_out(patuh, env):
    """The sheets of the form before anybody touched it."""
    with tempfile.TemporaryDirectory(prefix="patuh-form-") as folder:
        path = Path(folder) / "formulir.xlsx"
        subprocess.run([patuh, "form", AREA / "formulir-uji.yaml", AREA / "bukti.yaml", "-q",
                        "--as-of", "2026-06-01", "-o", path], env=env, check=True)
        return book.load(path)


def edited(sheets, edits, target):
    sheets = edit.apply(copy.deepcopy(sheets), edits.read_text(encoding="utf-8").splitlines())
    book.save(target, sheets)
    return sheets


def make(patuh, cases, folder, env):
    """Writes what the cases need to folder/<area>/<case>/; of a program that makes no form, none."""
    sheets = None
    for case in cases:
        target = folder / case.parent.name / case.name
        if (case / "hostile").is_file():
            target.mkdir(parents=True)
            kind = (case / "hostile").read_text(encoding="utf-8").strip()
            (target / "formulir.xlsx").write_bytes(hostile.KINDS[kind][1]())
        elif (case / "edits").is_file():
            target.mkdir(parents=True)
            sheets = sheets or handed_out(patuh, env)
            form = edited(sheets, case / "edits", target / "formulir.xlsx")
            if (case / "edits-salinan").is_file():
                edited(form, case / "edits-salinan", target / "salinan.xlsx")
