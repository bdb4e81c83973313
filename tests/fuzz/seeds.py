#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Writes what the fuzzers begin with: FOLDER/TARGET/NAME.in, and the words of its language, FOLDER/TARGET.dict.

    seeds.py PATUH FOLDER

Seeds are small documents: those of the golden cases, the shipped rubrics, samples, and what patuh makes of the
files of this folder. Words are what stands in several seeds, and the keys and values of the schemas.
"""

import collections
import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
LARGEST = 8192
WORDS = 400
# At the edges of what the languages allow.
EDGES = ["0", "-1", "0.0001", "0.00001", "1/9", "1/0", "999999999", "1000000000", "1e9", "NaN", "2026-02-29",
         "9999-12-31", "0001-01-01", "\\n", "\ufeff", "\u0000"]
# Of the parts of a workbook, what reading passes over.
LOOKS = re.compile(rb'<(cols|sheetViews|dataValidations|conditionalFormatting|mergeCells|headerFooter|fonts|fills|'
                   rb'borders|dxfs|cellStyles|cellStyleXfs|colors)\b.*?</\1>|<(?:pageMargins|pageSetup|sheetProtection|sheetFormatPr|dimension|autoFilter)\b[^>]*/>'
                   rb'| (?:ht|customHeight|spans)="[^"]*"', re.DOTALL)
EMPTY = re.compile(rb'<c r="\w+"(?: s="\d+")?\s*/>|<row r="\d+"(?: hidden="1")?>\s*</row>|<row r="\d+"\s*/>')
# Of sheets that are read; the others are emptied.
HEADS = [b"<t>patuh", b"Kode unit", b"<v>"]
PARTS = re.compile(r"\[Content_Types\].xml|(_rels|xl)/(_rels/)?(\.rels|workbook.*|sharedStrings.xml|styles.xml|worksheets/.*)")


def texts():
    """The texts that lie about, with their targets."""
    files = [*(PROJECT / "tests/golden").rglob("*"), *(PROJECT / "samples").rglob("*"), *(PROJECT / "rubrics").glob("*")]
    for path in sorted(files):
        if not path.is_file() or path.suffix not in (".csv", ".json", ".yaml", ".yml"):
            continue
        data = path.read_bytes()
        if path.suffix == ".csv":
            yield "table", data
            yield "plan", data
        elif path.suffix == ".json" and b"result/1" in data:
            yield "past", data
        elif path.suffix != ".json":
            yield "rubric" if b"rubric/1" in data else "evidence", data


def pairs():
    """Rubric and evidence of one folder, to be audited together."""
    folders = {path.parent for path in (PROJECT / "tests/golden").rglob("*.yaml")} | {HERE}
    for folder in sorted(folders):
        files = [path.read_bytes() for path in sorted(folder.glob("*.yaml"))]
        rubrics = [text for text in files if b"patuh: rubric/1" in text]
        evidence = [text for text in files if b"patuh: evidence/1" in text]
        for document in evidence if rubrics else []:
            pair = rubrics[0].rstrip(b"\n") + b"\n=====\n" + document
            yield "audit", pair
            yield "book", pair


def unpacked(book):
    """A workbook as parts.h wants it, without its looks."""
    out = b""
    with zipfile.ZipFile(book) as parts:
        for name in parts.namelist():
            if PARTS.fullmatch(name):
                content = EMPTY.sub(b"", EMPTY.sub(b"", LOOKS.sub(b"", parts.read(name))))
                if b"worksheet>" in content and not any(head in content for head in HEADS):
                    content = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", content, flags=re.DOTALL)
                out += b"=== %s\n%s\n" % (name.encode(), content.strip())
    return out


def through_openpyxl(book, target):
    """As another program writes it: shared texts, other names."""
    try:
        import openpyxl
    except ImportError:
        return
    openpyxl.load_workbook(book).save(target)


def books(patuh, folder):
    form, plan, other = folder / "form.xlsx", folder / "plan.xlsx", folder / "other.xlsx"
    rubric, evidence, store = HERE / "uji.yaml", HERE / "evidence.yaml", folder / "book.db"
    run = lambda *words: subprocess.run([patuh, *map(str, words), "-q"], check=True, stdout=subprocess.DEVNULL)
    run("form", rubric, evidence, "--as-of", "2026-06-01", "-o", form)
    run("audit", rubric, evidence, "--save", store, "-o", folder / "result.json")
    yield "past", (folder / "result.json").read_bytes()
    run("action", "add", store, "--all")
    run("action", "export", store, "-o", plan, "-o", folder / "plan.csv")
    yield "plan", (folder / "plan.csv").read_bytes()
    for book, target in (form, "parts"), (plan, "plan"):
        yield target, unpacked(book)
        through_openpyxl(book, other)
        if other.exists():
            yield target, unpacked(other)
    yield "workbook", form.read_bytes()
    with tempfile.TemporaryFile() as small:
        with zipfile.ZipFile(form) as parts, zipfile.ZipFile(small, "w") as book:
            for name in parts.namelist():
                if PARTS.fullmatch(name):
                    book.writestr(name, EMPTY.sub(b"", LOOKS.sub(b"", parts.read(name))), zipfile.ZIP_DEFLATED)
        small.seek(0)
        yield "workbook", small.read()


def stores(patuh, folder):
    path = folder / "store.db"
    for evidence in "earlier.yaml", "evidence.yaml":
        subprocess.run([patuh, "audit", HERE / "uji.yaml", HERE / evidence, "--save", path, "-q"], check=True,
                       stdout=subprocess.DEVNULL)
    subprocess.run([patuh, "action", "add", path, "--all", "-q"], check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(path) as database:
        # Small pages, and all of it in one file.
        database.executescript("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM")
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for column in database.execute(f"PRAGMA table_info({table})").fetchall():
                for value in "t x", "i -1", "n":
                    yield "records", f"{table} {max(rows - 1, 0)} {column[1]} {value}\n".encode()
            yield "records", f"{table} 0\n{table} 1\n".encode()
    database.close()
    yield "store", path.read_bytes()


def seeds(patuh):
    yield from texts()
    yield from pairs()
    with tempfile.TemporaryDirectory() as folder:
        yield from books(patuh, Path(folder))
        yield from stores(patuh, Path(folder))


def schema_words(node):
    """The keys and values that a schema names."""
    if isinstance(node, list):
        for child in node:
            yield from schema_words(child)
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from (word for word in [*node.get("enum", []), node.get("const")] if isinstance(word, str))
        for child in node.values():
            yield from schema_words(child)


def dictionary(target, inputs):
    """The words of the language of a target, one a line, as libFuzzer reads them."""
    counts = collections.Counter()
    for text in inputs:
        counts.update(set(re.findall(rb"[A-Za-z_][\w.\-]{0,40}[:,]?|</?\w+[ />]", text)))
    words = {word for word, count in counts.most_common(WORDS) if count > 1 or target in ("parts", "workbook", "store")}
    if target in ("rubric", "evidence", "audit", "book"):
        for path in (PROJECT / "schema").glob("*.json"):
            words |= {word.encode() for word in schema_words(json.loads(path.read_text()))}
    words |= {word.encode() for word in EDGES}
    for word in sorted(words):
        yield '"' + "".join(chr(byte) if 32 < byte < 127 and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word) + '"'


def main():
    folder = Path(sys.argv[2])
    by_target = collections.defaultdict(list)
    for target, seed in seeds(sys.argv[1]):
        if len(seed) <= LARGEST or target in ("workbook", "store") or seed.startswith(b"=== "):
            by_target[target].append(seed)
    for target, inputs in by_target.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for seed in inputs:
            (folder / target / (hashlib.sha256(seed).hexdigest()[:16] + ".in")).write_bytes(seed)
        (folder / f"{target}.dict").write_text("\n".join(dictionary(target, inputs)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
