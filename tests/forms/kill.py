#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""An import that is killed leaves each file of the folder old or new, whole. Speaks TAP.

    kill.py PATUH [RUNS]

Thirty filled forms are imported into a folder that holds the units already; at a moment drawn by lot
the program is killed (SIGKILL). Nothing half written may be seen, and another import must finish.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(PROJECT / "tests" / "forms"))
import book  # noqa: E402
import edit  # noqa: E402

UNITS = 30
RUBRIC = PROJECT / "tests" / "golden" / "forms" / "formulir-uji.yaml"


def run(patuh, folder, *words):
    subprocess.run([patuh, *words, "-q"], cwd=folder, check=True, capture_output=True)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def prepare(patuh, folder):
    """Forms in forms/, and the evidence before the import in bukti/."""
    (folder / RUBRIC.name).write_bytes(RUBRIC.read_bytes())
    (folder / "daftar.csv").write_text("unit,nama,produk\n" + "".join(
        f"unit-{number:02},Unit {number},akta\n" for number in range(UNITS)), encoding="utf-8")
    for name in ("formulir", "bukti"):
        (folder / name).mkdir()
    run(patuh, folder, "form", RUBRIC.name, "--units", "daftar.csv", "--institution", "Kota", "--period",
        "2026", "--as-of", "2026-06-01", "-o", "formulir/")
    for step, lines in enumerate((["text Isian E5 Ada"], ["text Isian E5 Tidak ada", "number Isian F7 4"])):
        for path in sorted((folder / "formulir").iterdir()):
            book.save(path, edit.apply(book.load(path), lines))
        if step == 0:
            run(patuh, folder, "import", "formulir", "--into", "bukti", "--rubrics", ".")


def killed(patuh, folder, seconds):
    """Imports, and kills that after so long; was it still at work?"""
    process = subprocess.Popen([patuh, "import", "formulir", "--into", "bukti", "--rubrics", ".", "--prefer",
                                "theirs", "-q"], cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    return process.wait() != 0


def put_back(folder, content):
    for path in folder.iterdir():
        path.unlink()
    for name, data in content.items():
        (folder / name).write_bytes(data)


def complaints(old, new, now):
    for name in sorted(old.keys() | now.keys()):
        if now.get(name) not in (old.get(name), new.get(name)):
            yield f"{name} is neither the old nor the new file"


def main():
    patuh = str(Path(sys.argv[1]).resolve())
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    rng = random.Random(1)
    wrong, count, mixed = [], 0, 0
    with tempfile.TemporaryDirectory(prefix="patuh-kill-") as name:
        folder = Path(name)
        prepare(patuh, folder)
        bukti, old = folder / "bukti", files(folder / "bukti")
        begin = time.monotonic()
        run(patuh, folder, "import", "formulir", "--into", "bukti", "--rubrics", ".", "--prefer", "theirs")
        duration, new = time.monotonic() - begin, files(bukti)
        for _ in range(runs):
            put_back(bukti, old)
            count += killed(patuh, folder, duration * rng.choice([rng.uniform(0, 1), rng.uniform(0.8, 1.1)]))
            now = files(bukti)
            wrong += complaints(old, new, now)
            mixed += len({now[name] == new[name] for name in now}) > 1
        run(patuh, folder, "import", "formulir", "--into", "bukti", "--rubrics", ".", "--prefer", "theirs")
        again = [] if files(bukti) == new else ["it did not come to the same"]
    results = [("each file is old or new", wrong),
               (f"the program was killed at work ({count} of {runs} times)", [] if count else ["never"]),
               ("the import changes every file", [] if all(old[one] != new[one] for one in old) and
                old.keys() == new.keys() and len(old) == UNITS else ["it does not"]),
               ("another import finishes it", again)]
    print(f"1..{len(results)}")
    for number, (title, lines) in enumerate(results, 1):
        print(f"{'not ok' if lines else 'ok'} {number} - {title}")
        for line in [f"not ok: {title}", *lines] if lines else []:
            print(f"#   {line}", file=sys.stderr)
    print(f"# {mixed} times some files were old and others new")
    return 1 if any(lines for _, lines in results) else 0


if __name__ == "__main__":
    sys.exit(main())
