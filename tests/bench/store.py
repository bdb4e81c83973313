#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Times what looks back over the years against the sqlite3 program dumping the same rows.

    store.py PATUH [--years 10] [--units 60] [--products 40] [--runs 5] [--keep FOLDER]

Evidence is made up for every year under the instrument of 2015, which scores each product: from one
year to the next a few answers change, some are verified or rejected, evidence expires, products and a
unit come and go. All years are saved to one store. Then `trend`, `diff` of two years in a row and of
the first and the last, and `history list` run in turns with `sqlite3 STORE` writing out the rows they
rest on (the printed figures; the answers and attachments of two years) as text. Printed are the medians in
seconds and the ratio to sqlite3. Use a release build:

    meson setup build-release --buildtype=release && meson test -C build-release --benchmark -v
"""

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUBRIC = "ombudsman-2015-pemda"
PROJECT = Path(__file__).resolve().parents[2]
ITEM = re.compile(r"^ +- id: ([a-z0-9.-]+)\n(?:(?! +- id: ).*\n)*? +scale: (\S+)", re.MULTILINE)


def items_of(rubric):
    """id -> the id of the wanted evidence or None, of all items that are answered ada or tidak."""
    text = (PROJECT / "rubrics" / f"{rubric}.yaml").read_text(encoding="utf-8")
    found = {}
    for block in re.split(r"^ +- id: ", text, flags=re.MULTILINE)[1:]:
        if re.search(r"^ +scale: ", block, re.MULTILINE):
            wanted = re.search(r"evidence:\n? *-? ?\[?\s*-? ?\{id: ([a-z0-9-]+)", block)
            found[block.split("\n", 1)[0]] = wanted.group(1) if wanted else None
    return found


class City:
    """Answers that go from year to year."""

    def __init__(self, options, items):
        self.rng = random.Random(1)
        self.items = items
        self.next_product = options.products
        self.units = {f"unit-{number}": [f"produk-{product}" for product in range(options.products)]
                      for number in range(options.units)}
        self.answers = {}

    def answer(self, unit, product, item, year):
        key = unit, product, item
        if key not in self.answers or self.rng.random() < 0.1:
            self.answers[key] = (self.rng.choice(["ada", "ada", "tidak"]),
                                 self.rng.choice(["verified", "verified", "submitted", "rejected"]),
                                 year)
        return self.answers[key]

    def grow(self):
        """A product of every third unit is given up for a new one; a unit takes another's place."""
        for number, products in enumerate(self.units.values()):
            if number % 3 == 0:
                products[self.rng.randrange(len(products))] = f"produk-{self.next_product}"
                self.next_product += 1
        gone = self.rng.choice(list(self.units))
        self.units[f"baru-{self.next_product}"] = self.units.pop(gone)

    def write(self, folder, year):
        folder.mkdir()
        for unit, products in self.units.items():
            lines = ["patuh: evidence/1", f"rubric: {RUBRIC}", "institution: Kota Contoh",
                     f"period: '{year}'", f"assessed: {year}-06-30",
                     f"unit: {{id: {unit}, name: Unit {unit}, groups: [mpp]}}", "products:"]
            lines += [f"  - {{id: {product}, name: Produk {product}}}" for product in products]
            lines.append("entries:")
            for product in products:
                for item, wanted in self.items.items():
                    answer, status, since = self.answer(unit, product, item, year)
                    evidence = "" if not wanted or answer == "tidak" else (
                        f", evidence: [{{id: {wanted}, file: f/{product}-{item}.jpg,"
                        f" date: {since}-03-01}}]")
                    lines.append(f"  - {{item: {item}, product: {product}, answer: {answer},"
                                 f" status: {status}{evidence}}}")
            (folder / f"{unit}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.decode()}")
    return seconds, len(done.stdout)


def save_years(options, folder, store):
    city = City(options, items_of(RUBRIC))
    seconds = []
    for year in range(2016, 2016 + options.years):
        city.write(folder / str(year), year)
        command = [options.patuh, "audit", RUBRIC, folder / str(year), "-q"]
        plain = timed(command)[0]
        saved = timed([*command, "--save", store])[0]
        seconds.append((plain, saved))
        city.grow()
    plain, saved = (statistics.median(column) for column in zip(*seconds))
    print(f"# audit of a year {plain:.2f} s, with --save {saved:.2f} s; "
          f"{store.stat().st_size / 2**20:.0f} MiB for {options.years} years")


def answers_of(*ids):
    chosen = ", ".join(map(str, ids))
    return (f"SELECT * FROM entry WHERE assessment IN ({chosen}); "
            f"SELECT * FROM attachment WHERE assessment IN ({chosen});")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patuh", type=Path, help="the program")
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--products", type=int, default=40)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="make everything in this folder, and leave it")
    options = parser.parse_args()
    options.patuh = options.patuh.resolve()
    if not shutil.which("sqlite3"):
        print("# no sqlite3 program here")
        return 77

    folder = options.keep or Path(tempfile.mkdtemp(prefix="patuh-bench-"))
    folder.mkdir(exist_ok=True)
    store = folder / "jejak.db"
    if not store.exists():
        save_years(options, folder, store)
    last = options.years
    figures = "SELECT * FROM head; SELECT * FROM verdict WHERE level <> 'object';"
    pairs = [
        ("history list", ["history", "list", store], figures),
        ("trend", ["trend", store], figures),
        ("trend --unit", ["trend", store, "--unit", "unit-1"], figures),
        ("diff of two years in a row", ["diff", store, "1", "2"], answers_of(1, 2)),
        ("diff of the first and the last", ["diff", store, "1", str(last)], answers_of(1, last)),
    ]
    for name, words, rows in pairs:
        ours, theirs = [], []
        for _ in range(options.runs):
            ours.append(timed([options.patuh, *words])[0])
            theirs.append(timed(["sqlite3", store, rows])[0])
        own, other = statistics.median(ours), statistics.median(theirs)
        print(f"{name}: {own:.3f} s, sqlite3 {other:.3f} s, ratio {own / other:.1f}")
    if not options.keep:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
