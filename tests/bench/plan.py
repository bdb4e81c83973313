#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Times `patuh plan` where there is much to choose from, and says what it proved.

    plan.py PATUH [--runs 3] [--seed 1] [--only TEXT]

A rubric of 30 items in five groups with uneven weights, ladders of two, four and six levels, and
efforts of half a day to fifteen days, for: a unit of 40 products; an institution of 7 units with 4
products each; a city of 60 units with 40 products each; one unit whose respondents all answer for
themselves; an institution whose efforts have nothing in common. Printed are the median of the wall
clock, the peak of memory, what the plan costs and how much of that is proven. Use a release build:

    meson setup build-release --buildtype=release && meson test -C build-release --benchmark -v plan
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = """\
patuh: rubric/1
id: {id}
version: "1"
title: Rubrik buatan
object: {object}
top: 100
rounding: {{object: 2, unit: 2, institution: 2}}
sources: {{s: {{title: Sumber}}}}
scales:
  dua: {{levels: [{{id: t0, label: Tidak, value: 0}}, {{id: t1, label: Ya, value: 1}}]}}
  empat:
    levels: [{{id: t0, label: Nol, value: 0}}, {{id: t1, label: Satu, value: 1}},
      {{id: t2, label: Dua, value: 2}}, {{id: t3, label: Tiga, value: 3}}]
  enam:
    levels: [{{id: t0, label: Nol, value: 0}}, {{id: t1, label: Satu, value: 1}},
      {{id: t2, label: Dua, value: 2}}, {{id: t3, label: Tiga, value: 3}},
      {{id: t4, label: Empat, value: 4}}, {{id: t5, label: Lima, value: 5}}]
zones:
  - {{zone: green, floor: 81, label: Hijau, source: s}}
  - {{zone: yellow, floor: 51, label: Kuning, source: s}}
  - {{zone: red, floor: 0, label: Merah, source: s}}
items:
"""
LEVELS = {"dua": 2, "empat": 4, "enam": 6}
ITEMS, GROUPS = 30, 5


class Setting:
    """One thing to be timed: a rubric and the evidence of some units."""

    def __init__(self, name, units, products, **special):
        self.name, self.units, self.products = name, units, products
        self.unit_only = special.get("unit_only", False)
        self.respondents = special.get("respondents", 0)
        self.is_uneven = special.get("is_uneven", False)

    def write(self, folder, rng):
        """The rubric's path and the evidence's."""
        per = "\n        per: respondent" if self.respondents else ""
        text = HEAD.format(id="uji", object="unit" if self.respondents else "product")
        scales = []
        for group in range(GROUPS):
            text += (f"  - id: g{group}\n    label: Kelompok {group}\n"
                     f"    weight: {rng.choice(['12.5', '20', '7.98', '30', '21.85'])}\n"
                     f"    source: s\n    items:\n")
            for number in range(ITEMS // GROUPS):
                scale = rng.choice(list(LEVELS))
                effort = rng.choice(["0.5", "1", "1", "2", "3", "5", "10", "15"])
                if self.is_uneven:
                    effort = f"{rng.randint(1, 150000) / 10000}"
                scales.append((f"g{group}.{number}", scale))
                text += (f"      - id: g{group}.{number}\n        label: Butir {number}\n"
                         f"        weight: {rng.choice(['1', '2', '6', '12.22', '9.5'])}\n"
                         f"        source: s\n        scale: {scale}\n"
                         f"        effort: {effort}{per}\n")
        folder.mkdir()
        (folder / "uji.yaml").write_text(text, encoding="utf-8")
        rows = ["unit,product,respondent,item,answer\n"]
        for unit in range(self.units):
            skill = rng.random()
            for product in range(self.products):
                for item, scale in scales:
                    for person in range(max(self.respondents, 1)):
                        top = LEVELS[scale] - 1
                        level = min(top, int(rng.random() ** (1.5 - skill) * (top + 1)))
                        rows.append(f"u{unit},{'' if self.respondents else f'p{product}'},"
                                    f"{f'r{person}' if self.respondents else ''},{item},t{level}\n")
        (folder / "bukti").mkdir()
        (folder / "bukti" / "data.csv").write_text("".join(rows), encoding="utf-8")
        (folder / "bukti" / "patuh.yaml").write_text(
            "patuh: folder/1\nrubric: uji\ninstitution: Kota Uji\nperiod: 2026-1\n"
            "assessed: 2026-06-30\n", encoding="utf-8")
        return folder / "uji.yaml", folder / "bukti"


SETTINGS = [
    Setting("a unit of 40 products", 1, 40, unit_only=True),
    Setting("7 units of 4 products", 7, 4),
    Setting("a unit of 30 respondents", 1, 1, unit_only=True, respondents=30),
    Setting("7 units, efforts with nothing in common", 7, 4, is_uneven=True),
    Setting("a city: 60 units of 40 products", 60, 40),
]


def run(words):
    """Seconds of wall clock, peak memory in MiB, what was printed."""
    begin = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        output = process.stdout.read()
        _, result, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(result)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: exit {process.returncode}")
    return seconds, usage.ru_maxrss / 1024, output


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patuh", help="the program")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--only", default="", metavar="TEXT")
    options = parser.parse_args()
    patuh = str(Path(options.patuh).resolve())
    with tempfile.TemporaryDirectory(prefix="patuh-bench-") as name:
        for number, setting in enumerate(SETTINGS):
            if options.only not in setting.name:
                continue
            rng = random.Random(f"{options.seed}:{number}")
            rubric, evidence = setting.write(Path(name) / str(number), rng)
            words = [patuh, "plan", rubric, evidence, "--target", "green", "--format", "json"]
            words += ["--unit", "u0"] if setting.unit_only else []
            audit = [run([patuh, "audit", rubric, evidence, "-q"])[0] for _ in range(options.runs)]
            results = [run(words) for _ in range(options.runs)]
            plan = json.loads(results[0][2])
            least, cost = plan["proof"]["least_cost"], plan["cost"]
            gap = 100 * (cost - least) / least if least else 0.0
            proof = "proven" if plan["proof"]["is_proven"] else f"within {gap:.3f} %"
            print(f"{setting.name:42} {statistics.median(r[0] for r in results):7.2f} s "
                  f"(audit {statistics.median(audit):.2f} s) {results[0][1]:7.0f} MiB  "
                  f"{len(plan['steps'])} steps, {cost} days, {proof}", flush=True)


if __name__ == "__main__":
    main()
