#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""A changed answer in the workbook does what the same change in the evidence does. Speaks TAP.

    whatif.py PATUH [--seed S] [--changes N]

Random answers, marks and statuses are changed in the unit sheets of the samples' workbooks, eight in each
copy (edits.py), and LibreOffice computes what follows (office.py). The evidence is changed alike
and audited: every score of the three figures, every zone, category, predicate and opinion of objects, units,
groups of units and the institution, and every node's state, ratio and points must be the same in the cells
(cells.py). A failure names the seed, the changes and the first cell that differs.
"""
import argparse
import collections
import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import cells
import edits
import office
import reading
import reference

PROJECT = Path(__file__).resolve().parent.parent
CASES = [  # rubric, sample, rubric of the sample
    ("ombudsman-2015-pemda", "kota-contoh/ombudsman-2015-pemda", "ombudsman-2015-pemda"),
    ("ombudsman-2021", "magelang-2021", "ombudsman-2021"),
    ("ombudsman-2022", "kota-contoh/ombudsman-2022", "ombudsman-2022"),
    ("ombudsman-2025", "kota-contoh/ombudsman-2025", "ombudsman-2025"),
    ("pekppp-2022", "kota-contoh/pekppp-2022", "pekppp-2022"),
    ("pekppp-2022-daring", "kota-contoh/pekppp-2022", "pekppp-2022"),
    ("ipp-2017", "puskesmas-bareng", "ipp-2017"),
    ("skm-2017", "sekadau", "skm-2017"),
    ("skm-2017-011", "sekadau", "skm-2017"),
    ("skm-2017-0111", "sekadau", "skm-2017"),
]
AS_OF = "2026-06-30"
CHANGES_A_BOOK = 8


def audited(patuh, rubric, evidence, *outputs):
    """The result of an audit; further outputs are files."""
    command = [patuh, "audit", str(PROJECT / "rubrics" / f"{rubric}.yaml"), str(evidence), "--quiet",
               "--as-of", AS_OF, "--format", "json", "-o", "-"]
    for output in outputs:
        command += ["-o", str(output)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        raise office.Failed(f"exit {done.returncode}: {done.stderr.decode()[:800]}")
    return json.loads(done.stdout)


class Sample:
    """A sample's evidence as documents of a rubric, its workbook and its result."""

    def __init__(self, patuh, case, folder):
        self.rubric, sample, source = case
        self.document = reading.load_rubric(PROJECT / "rubrics" / f"{self.rubric}.yaml")
        told = reading.load_rubric(PROJECT / "rubrics" / f"{source}.yaml")
        self.documents = list(reading.load_evidence(PROJECT / "samples" / sample, told))
        known = set(reading.items_of(self.document))
        for document in self.documents:
            document["rubric"] = self.rubric
            for unit in edits.units_of(document):
                unit["entries"][:] = [entry for entry in unit["entries"]
                                      if entry["item"] in known | {reference.ROOT}]
        self.path = folder / f"{self.rubric}.xlsx"
        edits.write(self.documents, folder / self.rubric)
        self.result = audited(patuh, self.rubric, folder / self.rubric, self.path)
        if source == self.rubric:
            original = audited(patuh, source, PROJECT / "samples" / sample)
            if original["units"] != self.result["units"]:
                raise office.Failed(f"{sample}: retold, {source} gives another result")

    def changed(self, rng):
        """(workbook, documents, [(kind, what was changed)])"""
        book = office.openpyxl.load_workbook(self.path)
        documents = copy.deepcopy(self.documents)
        changes = edits.Edits(book, documents, self.document, self.result)
        return book, documents, changes.some(rng, CHANGES_A_BOOK)


def whatif(patuh, seed, count, folder):
    """(rubric, its changes, what differs, how much was compared) of each changed workbook."""
    samples = [Sample(patuh, case, folder) for case in CASES]
    rounds, batch = [], office.Batch(folder)
    for number in range(count):
        sample = samples[number % len(samples)]
        book, documents, changes = sample.changed(random.Random(f"{seed}:{number}"))
        evidence = folder / f"bukti-{number}"
        edits.write(documents, evidence)
        batch.add(f"buku-{number}", book)
        rounds.append((sample, changes, audited(patuh, sample.rubric, evidence)))
    sheets = batch.recalculated()
    for number, (sample, changes, result) in enumerate(rounds):
        wrong, compared = cells.differences(sheets[f"buku-{number}"], result,
                                            reference.Rubric(sample.document))
        if result["units"] == sample.result["units"]:
            wrong.append("none: no change made any difference to the result")
        yield sample.rubric, changes, wrong, compared


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("patuh", help="the program under test")
    options.add_argument("--seed", type=int, default=1, help="seed of the changes (1)")
    options.add_argument("--changes", type=int, default=200, help="how many, at least (200)")
    args = options.parse_args()
    lacking = office.why_not()
    if lacking:
        print(f"1..0 # SKIP {lacking}")
        return
    count = -(-args.changes // CHANGES_A_BOOK)
    print(f"1..{count + 1}")
    failed, kinds = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as name, office.bailing_out():
        for number, (rubric, changes, wrong, compared) in enumerate(
                whatif(args.patuh, args.seed, count, Path(name)), 1):
            failed += bool(wrong)
            kinds.update(kind for kind, _ in changes)
            print(f"{'not ok' if wrong else 'ok'} {number} - {rubric}: {len(changes)} changes, "
                  f"{compared} figures")
            if wrong:
                print(f"#   --seed {args.seed}, {len(wrong)} cells differ, the first: {wrong[0]}")
                for _, text in changes:
                    print(f"#     {text}")
    lacking = [kind for kind in edits.KINDS if not kinds[kind]]
    failed += bool(lacking)
    print(f"{'not ok' if lacking else 'ok'} {count + 1} - every kind of change was made: "
          + ", ".join(f"{kinds[kind]} {kind}" for kind in edits.KINDS))
    print(f"# seed {args.seed}, {sum(kinds.values())} changes")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
