#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Writes what the fuzzer begins with: small documents of every kind, and the files of the golden cases.

    seeds.py PATUH FOLDER
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
LARGEST = 8192


def kinds(path, data):
    if path.suffix == ".csv":
        yield b"t"
    elif path.suffix == ".json" and b"result/1" in data:
        yield b"p"
    elif path.suffix in (".yaml", ".yml"):
        yield b"r" if b"rubric/1" in data else b"e"


def pairs(folder):
    """Rubric and evidence of one case, to be audited together."""
    texts = [path.read_bytes() for path in sorted(folder.glob("*.yaml"))]
    rubrics = [text for text in texts if b"patuh: rubric/1" in text]
    evidence = [text for text in texts if b"patuh: evidence/1" in text]
    for rubric in rubrics[:1]:
        for document in evidence[:1]:
            yield b"a" + rubric.rstrip(b"\n") + b"\n=====\n" + document


def seeds(patuh):
    for path in sorted((TESTS / "golden").rglob("*")):
        if path.is_dir():
            yield from pairs(path)
        elif path.is_file() and path.suffix in (".csv", ".json", ".yaml", ".yml"):
            data = path.read_bytes()
            for kind in kinds(path, data):
                yield kind + data
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / "form.xlsx"
        subprocess.run([patuh, "form", TESTS / "golden/forms/formulir-uji.yaml",
                        TESTS / "golden/forms/bukti.yaml", "-q", "--as-of", "2026-06-01", "-o", form], check=True)
        yield b"w" + form.read_bytes()


def main():
    target = Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for seed in seeds(sys.argv[1]):
        if len(seed) <= LARGEST or seed.startswith(b"w"):
            (target / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


if __name__ == "__main__":
    main()
