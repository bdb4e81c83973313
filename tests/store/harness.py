# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What the tests of the store share: the program, inputs with every kind of row, and a runner that
speaks TAP.
"""

import argparse
import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 120

# Has every kind of row: a list, attachments, groups, notes, findings of reading and of scoring.
RUBRIC = """\
patuh: rubric/1
id: uji
version: "1"
title: Rubrik uji
object: unit
top: 100
rounding: {object: 2, unit: 2, institution: 2}
sources: {s: {title: Sumber}}
scales:
  ada: {levels: [{id: tidak, label: Tidak ada, value: 0}, {id: ada, label: Ada, value: 1}]}
zones:
  - {zone: green, floor: 80, label: Hijau, predicate: Tinggi, category: A, source: s}
  - {zone: red, floor: 0, label: Merah, category: B, source: s}
items:
  - id: a
    label: A
    scale: ada
    evidence: [{id: foto, kind: photo, label: F, required: true, valid_for: 12 months}]
  - {id: b, label: B, scale: ada, optional: true}
  - id: c
    label: C
    scale:
      of: count
      options: [{id: x, label: X}, {id: y, label: Y}, {id: z, label: Z}]
      steps: [{from: 0, value: 0}, {from: 2, value: 1}]
caps:
  - {when: {node: b, below: 50}, zone_at_most: red, reason: Tanpa B., source: s}
"""
EVIDENCE = """\
patuh: evidence/1
rubric: uji
institution: Kota Uji
period: "2026"
assessed: 2026-06-30
units:
  - id: dinkes
    name: Dinas Kesehatan
    groups: [mpp]
    weight: 1/3
    products: [{id: p, name: Produk P}]
    entries:
      - {item: a, answer: ada, status: verified, verified: {by: Inspektorat, on: 2026-06-01},
         evidence: [{id: foto, file: a.jpg, date: 2025-01-01, note: lama}]}
      - {item: b, na: Hanya daring., note: Catatan}
      - {item: c, answer: [x, Y]}
  - id: dindik
    name: Dinas Pendidikan
    entries:
      - {item: a, answer: Ada, status: verified,
         evidence: [{id: foto, url: "https://contoh.go.id", date: 2026-06-01, expires: 2026-12-31}]}
      - {item: b, answer: tidak}
"""


class Broken(Exception):
    """A promise that is not kept; the text says how."""


def require(claim, text):
    if not claim:
        raise Broken(text)


class Patuh:
    """Runs the program."""

    def __init__(self, path, disk):
        self.path, self.disk = path, disk

    def start(self, *words, **options):
        options.setdefault("env", os.environ)
        return subprocess.Popen([self.path, *map(str, words)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run(self, *words, **options):
        """Exit status, bytes of standard output, text of standard error."""
        process = self.start(*words, **options)
        out, err = process.communicate(timeout=SECONDS)
        require(process.returncode in (0, 1, 2, 3, 4),
                f"{words}: ended with {process.returncode}\n{err.decode(errors='replace')}")
        return process.returncode, out, err.decode(errors="replace")

    def good(self, *words, **options):
        """Standard output of a run that must end with 0."""
        status, out, err = self.run(*words, **options)
        require(status == 0, f"{words}: exit {status}\n{err[:2000]}")
        return out

    def bad(self, code, status, *words, **options):
        """A run that must tell this and print nothing."""
        found, out, err = self.run(*words, **options)
        require(found == status and f"[PTH-{code}]" in err,
                f"{words}: exit {found}, not {status} with PTH-{code}\n{err[:2000]}")
        require(out == b"", f"{words}: printed {out[:200]!r}")
        return err


def write_inputs(folder, rubric=RUBRIC, evidence=EVIDENCE):
    (folder / "uji.yaml").write_text(rubric, encoding="utf-8")
    (folder / "bukti").mkdir(exist_ok=True)
    (folder / "bukti" / "a.yaml").write_text(evidence, encoding="utf-8")
    (folder / "bukti" / "lain.yaml").write_text(
        "patuh: evidence/1\nrubric: lain\n", encoding="utf-8")


def audit_words(folder, store, *more):
    return ("audit", folder / "uji.yaml", folder / "bukti", "--save", store, *more)


def filled(patuh, folder):
    """A store with three assessments of the same evidence on three days."""
    write_inputs(folder)
    store = folder / "jejak.db"
    for day in ("2026-06-30", "2026-07-31", "2026-08-31"):
        patuh.good(*audit_words(folder, store, "--as-of", day, "-q"))
    return store


def saved_ids(stderr):
    return [int(number) for number in re.findall(
        r"PTH-869\].*?(?:sebagai penilaian|as assessment) (\d+)", stderr)]


@contextlib.contextmanager
def opened(store, **options):
    """The database of a store; what was changed in it is kept, and the file let go."""
    database = sqlite3.connect(store, **options)
    try:
        with database:
            yield database
    finally:
        database.close()


def rows(store, statement):
    with opened(store) as database:
        return database.execute(statement).fetchall()


def put(store, data):
    """Makes the store these bytes, without what was beside the one before."""
    store.write_bytes(data)
    for ending in ("-wal", "-shm", "-journal"):
        store.with_name(store.name + ending).unlink(missing_ok=True)


def require_whole(patuh, store):
    """What SQLite and what patuh have to say of the store."""
    found = rows(store, "PRAGMA integrity_check")
    require(found == [("ok",)], f"integrity_check: {found}")
    require(not rows(store, "PRAGMA foreign_key_check"), "foreign_key_check")
    patuh.good("history", "verify", store)


def change(store, statement, values=()):
    """Changes one row behind the program's back; False where the tables do not allow it."""
    try:
        with opened(store) as database:
            require(database.execute(statement, values).rowcount == 1, statement)
    except sqlite3.IntegrityError:
        return False
    return True


def main(document, tests):
    """Runs tests(patuh, seed), pairs of a name and what is to be done in a folder."""
    parser = argparse.ArgumentParser(description=document.partition("\n")[0])
    parser.add_argument("patuh", type=Path, help="the program")
    parser.add_argument("--disk", type=Path, help="the library that fills the disk")
    parser.add_argument("--seed", type=int, default=1, help="of what is random (1)")
    parser.add_argument("--only", default="", help="only tests with this in their names")
    options = parser.parse_args()
    if options.disk and not options.disk.exists():
        sys.exit(f"no such library: {options.disk}")
    patuh = Patuh(str(options.patuh.resolve()), options.disk and options.disk.resolve())
    chosen = [(check.__name__, check, arguments) for check, *arguments in tests(options.seed)
              if options.only in check.__name__]
    print(f"1..{len(chosen)}")
    failed = 0
    for number, (name, check, arguments) in enumerate(chosen, start=1):
        folder = Path(tempfile.mkdtemp(prefix="patuh-store-"))
        try:
            skipped = check(patuh, folder, *arguments)
            shutil.rmtree(folder)
            print(f"ok {number} - {name}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
        except Broken as broken:
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            for line in f"not ok: {name}, kept in {folder}\n{broken}".splitlines():
                print(f"#   {line}", file=sys.stderr)
    return 1 if failed else 0
