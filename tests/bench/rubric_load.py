#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Times `patuh check` of a rubric of many items against that of a rubric of one.

    rubric_load.py PATUH [--items 10000] [--runs 9] [--limit SECONDS] [--large]

Both run in turns, so that what else the machine does meets both alike. Printed are the medians,
wall clock and processor, and the ratio of the former. With --limit, exit 1 where the difference of
the processor times is above it. Use a release build:

    meson setup build-release --buildtype=release && meson test -C build-release --benchmark -v

--large also times what must not take more than in proportion: evidence of 15 MiB as YAML and as a
table, 20,000 respondents, 20,000 findings in one file, 10,000 ids given twice.
"""

import argparse
import os
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
object: unit
top: 100
sources:
  s: {{title: Sumber}}
scales:
  ada: {{levels: [{{id: tidak, label: Tidak ada, value: 0}}, {{id: ada, label: Ada, value: 1}}]}}
zones:
  - {{zone: green, floor: 80, label: Zona Hijau, source: s}}
  - {{zone: red, floor: 0, label: Zona Merah, source: s}}
items:
"""
# As in the shipped rubrics: five keys or all that an item may want.
ITEM = """\
  - id: butir.{number}
    label: Butir nomor {number} yang diperiksa
    weight: 1
    source: s
    scale: ada
"""
RICH = ITEM + """\
    cites: [{{source: s, at: Pasal {number}}}]
    concepts: [uu25/{number}]
    evidence:
      - {{id: foto, kind: photo, label: Foto papan, required: true, valid_for: 12 months}}
    remedy: Pasang keterangan di ruang layanan dan di laman.
    effort: 2
"""
EVIDENCE = """\
patuh: {kind}/1
rubric: {rubric}
institution: Kota Contoh
period: 2026-1
assessed: 2026-06-30
"""
ANSWER = ("  - {{item: butir.{number}, answer: ada, status: verified, evidence: "
          "[{{id: foto, file: foto/{number}.jpg, date: 2026-05-02}}]}}\n")
MEGABYTES_15 = 15 * 1024 * 1024


def write_rubric(folder, name, count, item=ITEM, more=""):
    path = folder / f"{name}.yaml"
    items = "".join(item.format(number=number) for number in range(1, count + 1))
    path.write_text(HEAD.format(id=name) + items + more, encoding="utf-8")
    return path


def write_folder(folder, name, head, table):
    (folder / name).mkdir()
    (folder / name / "patuh.yaml").write_text(head, encoding="utf-8")
    (folder / name / "data.csv").write_text(table, encoding="utf-8")
    return folder / name


def write_large(folder, count):
    """What --large times: the name of each, its file or folder, and whether it has errors."""
    write_rubric(folder, "kaya", count, RICH)
    units, size, number = [], 0, 0
    while size < MEGABYTES_15 - 2 * 1024 * 1024 * count // 10000:
        units.append(f"  - id: u{number}\n    name: Unit {number}\n    entries:\n" + "".join(
            "  " + ANSWER.format(number=one) for one in range(1, count + 1)))
        size += len(units[-1])
        number += 1
    path = folder / "bukti.yaml"
    path.write_text(EVIDENCE.format(kind="evidence", rubric="kaya") + "units:\n" + "".join(units),
                    encoding="utf-8")
    yield f"evidence, {path.stat().st_size / 1048576:.1f} MiB of YAML", path, False
    rows, size, number = ["unit,item,answer,status,evidence,file,date,note\n"], 0, 0
    while size < MEGABYTES_15:
        unit, one = divmod(number, count)
        rows.append(f"Unit {unit},butir.{one + 1},ada,verified,foto,foto/{one}.jpg,2026-05-02,"
                    f"catatan nomor {one}\n")
        size += len(rows[-1])
        number += 1
    head = EVIDENCE.format(kind="folder", rubric="kaya")
    yield f"evidence, {size / 1048576:.1f} MiB of CSV", write_folder(
        folder, "tabel", head, "".join(rows)), False
    write_rubric(folder, "survei", 9, ITEM + "    per: respondent\n")
    rows = ["unit,respondent," + ",".join(f"butir.{one}" for one in range(1, 10)) + "\n"]
    rows += [f"Unit,R{one}{',ada' * 9}\n" for one in range(20000)]
    yield "evidence, 20000 respondents", write_folder(
        folder, "responden", EVIDENCE.format(kind="folder", rubric="survei"), "".join(rows)), False
    path = folder / "galat.yaml"
    path.write_text(EVIDENCE.format(kind="evidence", rubric="survei") +
                    "unit: {id: u, name: U}\nentries:\n" +
                    "".join(f"  - {{item: butir.1, salah{one}: 1, na: x, respondent: R{one}}}\n"
                            for one in range(20000)), encoding="utf-8")
    yield "evidence, 20000 findings", path, True
    twice = "".join(ITEM.format(number=number) for number in range(1, count + 1))
    yield f"rubric, {count} ids twice", write_rubric(folder, "ganda", count, more=twice), True


def run(words, status):
    """Seconds of wall clock and of processor that a command takes."""
    begin = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, result, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(result)
    if process.returncode != status:
        sys.exit(f"{' '.join(map(str, words))}: exit {process.returncode}, not {status}")
    return seconds, usage.ru_utime + usage.ru_stime


def medians(runs):
    return [statistics.median(column) for column in zip(*runs)]


def show(name, figures, note=""):
    print(f"{name:36} {figures[0]:8.3f} s wall {figures[1]:8.3f} s processor{note}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patuh", help="the program")
    parser.add_argument("--items", type=int, default=10000, metavar="N")
    parser.add_argument("--runs", type=int, default=9, metavar="N")
    parser.add_argument("--limit", type=float, metavar="SECONDS")
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    patuh = str(Path(options.patuh).resolve())
    is_slow = False
    with tempfile.TemporaryDirectory(prefix="patuh-bench-") as name:
        folder = Path(name)
        small = write_rubric(folder, "satu", 1)
        for label, item in (("short", ITEM), ("full", RICH)):
            large = write_rubric(folder, label, options.items, item)
            pairs = [(run([patuh, "check", small], 0), run([patuh, "check", large], 0))
                     for _ in range(options.runs)]
            one, many = medians(pair[0] for pair in pairs), medians(pair[1] for pair in pairs)
            show("rubric, 1 item", one)
            size = large.stat().st_size / 1048576
            show(f"rubric, {options.items} {label} items, {size:.1f} MiB", many,
                 f"   ratio {many[0] / one[0]:.1f}")
            is_slow |= options.limit is not None and many[1] - one[1] > options.limit
        for label, path, has_errors in write_large(folder, options.items) if options.large else ():
            figures = medians(run([patuh, "check", "--rubrics", folder, path],
                                  3 if has_errors else 0) for _ in range(3))
            show(label, figures)
    return 1 if is_slow else 0


if __name__ == "__main__":
    sys.exit(main())
