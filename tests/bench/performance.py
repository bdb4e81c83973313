#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Measures patuh on the evidence of a national survey, side by side with other programs on the same data.

    performance.py PATUH FLOOR [--runs 5] [--scale 1] [--write docs/performance.md] [--no-workbook]

FLOOR is tests/bench/floor: the least that can be done with the same libraries. The other one is what somebody
would write instead, tests/bench/by_hand.py. Each comparison runs both in turn, A B A B …, after a run of each
that does not count; what is told is the median of the ratios of the pairs, by the clock and by the processor
(all threads). Times depend on the machine, ratios much less. --scale 0.1 takes a tenth of the units. With
--write the figures replace those between the marks in the document.
"""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
UNITS, PRODUCTS = 2366, 17717
MANY = 40000  # units: as many as a document may have
Cost = namedtuple("Cost", "wall cpu peak")


def run(words):
    """Seconds by the clock, seconds of processors, MiB at most."""
    begin = time.monotonic()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit {process.returncode}")
    return Cost(time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def total(commands):
    costs = [run(words) for words in commands]
    return Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs), max(c.peak for c in costs))


class Bench:
    """Comparisons, a row of a table each."""

    def __init__(self, runs):
        self.runs, self.rows = runs, []

    def compare(self, name, ours, theirs, less=(), runs=None, by="wall", goal=None):
        """ours, theirs: lists of commands that run one after the other; less: taken off theirs."""
        pairs = []
        for number in range((runs or self.runs) + 1):
            a, b = total(ours), total(theirs)
            if less:
                off = total(less)
                b = Cost(b.wall - off.wall, b.cpu - off.cpu, b.peak)
            if number or runs == 1:
                pairs.append((a, b))
            if runs == 1:
                break
        figures = {}
        for key in ("wall", "cpu"):
            figures[key] = (statistics.median(getattr(a, key) for a, _ in pairs),
                            statistics.median(getattr(b, key) for _, b in pairs),
                            statistics.median(getattr(a, key) / getattr(b, key) for a, b in pairs))
        peak = max(a.peak for a, _ in pairs)
        self.rows.append((name, figures, peak, len(pairs), goal or ""))
        ratio = figures[by][2]
        print(f"{name}: {ratio:.2f} by {by}, {peak:.0f} MiB, {len(pairs)} pairs", flush=True)
        return figures

    def table(self):
        lines = ["| what | patuh, s | the other, s | ratio by the clock | ratio by the processor | patuh's peak, MiB | pairs | goal |",
                 "|---|---|---|---|---|---|---|---|"]
        for name, figures, peak, pairs, goal in self.rows:
            wall, cpu = figures["wall"], figures["cpu"]
            lines.append(f"| {name} | {wall[0]:.3f} | {wall[1]:.3f} | {wall[2]:.2f} | {cpu[2]:.2f} | {peak:.0f} | {pairs} | {goal} |")
        return lines


def machine():
    model = "unknown"
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.MULTILINE)
        model = found.group(1) if found else model
    return f"{os.cpu_count()} cores of {model}, {platform.system()} {platform.machine()}, measured on {date.today()}"


def size_of(folder, ending):
    return sum(path.stat().st_size for path in Path(folder).rglob(f"*{ending}"))


def make(folder, units, products):
    """In a process of its own: the peak of a process counts what its parent had when it began."""
    told = subprocess.run([sys.executable, str(HERE / "national.py"), str(folder), "--units", str(units),
                           "--products", str(products)], capture_output=True, text=True, check=True).stdout
    return int(told)


def instructions(words):
    """Of one run, the same on every machine; None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    told = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words],
                          capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", told).group(1))


def growth(audit, folder, units, products):
    """How many times the instructions ten times the answers take, a hundredth and a tenth of all."""
    counts = []
    for part in (100, 10):
        where = folder / f"part-{part}"
        make(where, units // part, products // part)
        counts.append(instructions(audit(where, "--jobs", "1")))
    return None if None in counts else counts[1] / counts[0]


def measure(options, folder):
    patuh, floor = str(options.patuh), str(options.floor)
    units, products = round(UNITS * options.scale), round(PRODUCTS * options.scale)
    whole, tenth, many_units = folder / "whole", folder / "tenth", folder / "many_units"
    answers = make(whole, units, products)
    make(tenth, units // 10, products // 10)
    many = round(MANY * options.scale)
    make(many_units, many, many)
    audit = lambda where, *more: [patuh, "audit", str(where / "nasional.yaml"), str(where / "yaml"), *more]
    parse = [floor, "parse", str(whole / "yaml")]
    bench, notes = Bench(options.runs), []
    bench.compare("text, all cores ÷ bare libyaml", [audit(whole)], [parse], goal="≤ 0.75 by the clock, ≤ 64 MiB")
    bench.compare("text, one core ÷ bare libyaml", [audit(whole, "--jobs", "1")], [parse], by="cpu",
                  goal="≤ 1.25 by the processor")
    bench.compare("JSON, all cores ÷ bare libyaml", [audit(whole, "-o", str(folder / "r.json"))], [parse])
    bench.compare("ten times the answers ÷ a tenth", [audit(whole, "--jobs", "1")], [audit(tenth, "--jobs", "1")],
                  by="cpu", goal="≤ 10.5")
    bench.compare(f"{many:,} units of a product each ÷ bare libyaml", [audit(many_units)], [[floor, "parse", str(many_units / "yaml")]],
                  goal="≤ 64 MiB")
    table = [patuh, "audit", str(whole / "nasional.yaml"), str(whole / "csv"), "--jobs", "1"]
    csv = bench.compare("tables (CSV), one core ÷ bare libyaml on the YAML", [table], [parse], by="cpu")
    megabytes = size_of(whole / "csv", ".csv") / 1e6
    notes.append(f"Tables: {megabytes / csv['cpu'][0]:.0f} MB/s a core, from bytes to scores "
                 f"({answers / csv['cpu'][0] / 1e6:.2f} million answers a second); the goal was 150.")
    times = growth(audit, folder, units, products)
    if times:
        notes.append(f"Instructions (valgrind), which no neighbour disturbs: ten times the answers take {times:.2f} times as many.")
    notes.append(f"YAML: {size_of(whole / 'yaml', '.yaml') / 1e6:.0f} MB.")
    by_hand = lambda where, *more: [sys.executable, str(HERE / "by_hand.py"), str(where / "nasional.yaml"),
                                    str(where / "yaml"), *more]
    bench.compare("text, all cores ÷ PyYAML's C loader", [audit(whole)], [by_hand(whole)], runs=3,
                  goal="≤ 0.04 (25 times faster)")
    for library in ("xlsxwriter", "openpyxl"):
        if subprocess.run([sys.executable, "-c", f"import {library}"], capture_output=True, check=False).returncode != 0:
            notes.append(f"Not measured: python3-{library} is not installed.")
        else:
            bench.compare(f"workbook of all sheets ÷ one of two sheets by {library}, a tenth",
                          [audit(tenth, "-o", str(folder / "r.xlsx"))],
                          [by_hand(tenth, "--book", str(folder / "h.xlsx"), "--with", library)], runs=2)
    bench.compare("`patuh --version` ÷ `true`", [[patuh, "--version"]] * 20, [["true"]] * 20, goal="≤ 2")
    check = bench.compare("`patuh check ombudsman-2022` ÷ `true`", [[patuh, "check", "ombudsman-2022"]] * 20, [["true"]] * 20)
    notes.append(f"`patuh check ombudsman-2022` takes {check['wall'][0] / 20 * 1000:.1f} ms; the goal was 10.")
    if options.workbook:
        book = folder / "r.xlsx"
        run(audit(whole, "-o", str(book)))
        shutil.unpack_archive(book, folder / "book", "zip")
        sheets = str(folder / "book" / "xl" / "worksheets")
        bench.compare("text and workbook ÷ bare libyaml, then bare libxlsxwriter on the same cells",
                      [audit(whole, "-o", str(book))], [parse, [floor, "write", sheets, str(folder / "f.xlsx")]],
                      less=[[floor, "scan", sheets]], runs=options.book_runs, goal="≤ 1.05 by the clock, ≤ 200 MiB")
        told = subprocess.run([floor, "scan", sheets], capture_output=True, text=True, check=True).stdout
        notes.append(f"The workbook has {int(told.split()[0]):,} cells.")
    return [f"{answers:,} answers of {products:,} products in {units:,} units. {machine()}.", "", *bench.table(), "",
            *notes]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("patuh", type=Path)
    parser.add_argument("floor", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--book-runs", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--no-workbook", dest="workbook", action="store_false")
    options = parser.parse_args()
    options.patuh, options.floor = options.patuh.resolve(), options.floor.resolve()
    with tempfile.TemporaryDirectory(prefix="patuh-bench-") as folder:
        lines = measure(options, Path(folder))
    print("\n".join(lines))
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        begin, end = "<!-- measured -->\n", "<!-- end -->\n"
        head, rest = text.split(begin, 1)
        options.write.write_text(head + begin + "\n".join(lines) + "\n" + end + rest.split(end, 1)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
