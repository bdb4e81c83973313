#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Whatever a rubric may hold comes out the same in LibreOffice as in patuh. Speaks TAP.

    constructs.py PATUH [--seed S] [--count N] [--case I]

Random rubrics with evidence (property/generate.py) become workbooks that LibreOffice computes anew
(office.py). Promises, one TAP line each: every formula's value is the result written beside it, none is
an error, and the cells say what the JSON result says (recalculate.py, cells.py); answers that are changed
do what they do in the evidence (edits.py); scores that lie exactly between two printed ones are
rounded up at every level; each construct of the language took part. `--seed S --case I` runs one
case alone and prints all that differs.
"""
import argparse
import collections
import copy
import json
import random
import subprocess
import sys
import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import cells
import edits
import generate
import office
import recalculate
import reference

CHANGES_A_BOOK = 4
MOST_SHOWN = 3
TIED_UNITS = 30
MERGES = ("mean", "min", "max", "all")
CONSTRUCTS = [
    "cap on the score", "cap on the zone", "cap that changed a verdict", "critical item",
    "opinion", "below", "at_least", "all", "any", "not",
    "levels", "steps of count", "steps of percent", "steps of number", "list of options",
    "range", "base of a scale", "best of a scale",
    *(f"group by {how}" for how in MERGES), *(f"group by {how}, rows apart" for how in MERGES),
    "total larger than the sum", "weight 0", "weight 1/9", "weight that is no decimal",
    "optional item", "answer not applicable",
    *(f"per {kind} by {how}" for kind in ("product", "respondent") for how in MERGES),
    "unanswered: zero", "unanswered: exclude", "unanswered item",
    *(f"{form} {level}" for level in ("object", "unit", "institution") for form in ("exact", "rounded")),
    "zones_for unit", "zones_for institution",
    "object: unit", "object: product", "mean-of-units", "mean-of-objects",
    "groups of units", "weight of a unit", "weight 0 of a unit", "weight of a unit that is no decimal",
    "direct value of a group", "direct value of the root", "direct value of a unit with products",
    "unit without a score",
]


# --- what a case holds -----------------------------------------------------------------------

def keys_in(value):
    """Every key of nested conditions."""
    if isinstance(value, list):
        for one in value:
            yield from keys_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from keys_in(one)


def nodes_below(group):
    for node in group.get("items", []):
        yield node
        yield from nodes_below(node)


def in_weight(weight, prefix=""):
    weight = Fraction(weight)
    if weight == 0:
        yield f"weight 0{prefix}"
    if not generate.is_decimal(weight):
        yield f"weight{prefix} that is no decimal"
    if weight == Fraction(1, 9):
        yield f"weight 1/9{prefix}"


def in_scale(scale):
    kind = next(kind for kind in ("levels", "steps", "range") if kind in scale)
    yield f"steps of {scale['of']}" if kind == "steps" else kind
    if "options" in scale:
        yield "list of options"
    yield from (f"{key} of a scale" for key in ("base", "best") if key in scale)


def in_group(group):
    how = group.get("combine", "mean")
    yield f"group by {how}"
    if any("items" in child for child in group["items"]):
        yield f"group by {how}, rows apart"
    sum_ = sum(Fraction(child.get("weight", "1")) for child in group["items"])
    if "total" in group and Fraction(group["total"]) > sum_:
        yield "total larger than the sum"


def in_rubric(rubric):
    """The constructs that a rubric holds."""
    yield f"object: {rubric['object']}"
    yield f"unanswered: {rubric.get('unanswered', 'zero')}"
    yield rubric.get("rollup", {}).get("institution", "mean-of-units")
    for level in ("object", "unit", "institution"):
        yield f"{'rounded' if level in rubric.get('rounding', {}) else 'exact'} {level}"
    yield from (f"zones_for {level}" for level in rubric.get("zones_for", {}))
    conditions = list(keys_in([cap["when"] for cap in rubric.get("caps", [])]))
    conditions += keys_in([outcome.get("when", {}) for opinion in rubric.get("opinions", [])
                           for outcome in opinion["outcomes"]])
    yield from (key for key in conditions if key != "node")
    for cap in rubric.get("caps", []):
        yield "cap on the zone" if "zone_at_most" in cap else "cap on the score"
    if "opinions" in rubric:
        yield "opinion"
    yield from in_group(rubric)
    for node in nodes_below(rubric):
        yield from in_weight(node.get("weight", "1"))
        if "items" in node:
            yield from in_group(node)
            continue
        scale = node["scale"]
        yield from in_scale(rubric["scales"][scale] if isinstance(scale, str) else scale)
        if node.get("optional") == "true":
            yield "optional item"
        if node.get("critical") == "true":
            yield "critical item"
        if node.get("per", "object") != "object":
            yield f"per {node['per']} by {node.get('merge', 'mean')}"


def in_unit(unit, rubric):
    """The constructs that a unit's evidence holds."""
    if "groups" in unit:
        yield "groups of units"
    if "weight" in unit:
        yield "weight of a unit"
        yield from in_weight(unit["weight"], " of a unit")
    groups = {node["id"] for node in nodes_below(rubric) if "items" in node}
    for entry in unit["entries"]:
        if "na" in entry and entry.get("status") not in ("missing", "rejected"):
            yield "answer not applicable"
        if entry["item"] in groups:
            yield "direct value of a group"
        if entry["item"] == reference.ROOT:
            yield "direct value of the root"
        if unit.get("products") and rubric["object"] == "product" and "product" not in entry:
            yield "direct value of a unit with products"


def in_result(result):
    """The constructs that show in what became of a case."""
    for unit in result["units"]:
        if unit["score"] is None:
            yield "unit without a score"
        for thing in unit["objects"]:
            if thing["capped_by"]:
                yield "cap that changed a verdict"
            if any(node["state"] == "unanswered" for node in thing["nodes"]):
                yield "unanswered item"


def constructs_in(case, result):
    found = set(in_rubric(case.rubric)) | set(in_result(result))
    for document in case.files.values():
        if document["rubric"] == generate.RUBRIC_ID:
            for unit in edits.units_of({**document, "unit": document.get("unit")}):
                found.update(in_unit(unit, case.rubric))
    return found


# --- cases -----------------------------------------------------------------------------------

def new_case(seed, number):
    """A random case; every fifth has a weight of 1/9."""
    case = generate.make_case(random.Random(f"{seed}:{number}"), number % 5)
    if number % 5 == 4:
        free = [node for group in [case.rubric, *nodes_below(case.rubric)] if "items" in group
                and "total" not in group for node in group["items"] if "weight" in node]
        for node in free[:1]:
            node["weight"] = "1/9"
    return case


def tied_case(rng):
    """Units with two products each. The mean of nine answers, each of weight 1/9, lies exactly between two
    hundredths; so does the mean of the two products. The first is at the floor of green."""
    items = [{"id": f"i{number}", "label": f"Indikator {number}", "weight": "1/9", "source": "acak",
              "scale": {"range": {"min": "0", "max": "100"}}} for number in range(9)]
    rubric = {
        "patuh": "rubric/1", "id": generate.RUBRIC_ID, "version": "1.0.0", "title": "Nilai di tengah",
        "object": "product", "top": "100", "rounding": dict.fromkeys(("object", "unit", "institution"), "2"),
        "sources": {"acak": {"title": "Sumber acak"}},
        "zones": [{"zone": zone, "floor": floor, "label": f"Zona {zone}", "source": "acak"}
                  for zone, floor in (("green", "81"), ("yellow", "51"), ("red", "0"))],
        "items": items}
    units = []
    for number in range(TIED_UNITS):
        tie = Fraction(80995 if number == 0 else 10 * rng.randrange(200, 9700) + 5, 1000)
        shifts = [Fraction(rng.randint(-2000, 2000), 1000) for _ in range(4)]
        shifts += [0, *(-shift for shift in shifts)]
        entries = [{"item": item["id"], "product": "a", "answer": generate.decimal(tie + shift)}
                   for item, shift in zip(items, shifts)]
        other = tie + Fraction(5, 1000) + Fraction(rng.choice([-1, 1]) if number else 1, 100)
        entries.append({"item": "total", "product": "b", "answer": generate.decimal(other)})
        units.append({"id": f"u{number}", "name": f"Unit {number}", "groups": [f"g{number // 2}"],
                      "products": [{"id": name, "name": f"Izin {name}"} for name in "ab"],
                      "entries": entries})
    head = {"patuh": "evidence/1", "rubric": generate.RUBRIC_ID, "institution": generate.INSTITUTION,
            "period": generate.PERIOD, "assessed": "2026-06-30"}
    return generate.Case(rubric, {"semua.yaml": {**head, "units": units}}, "2026-06-30")


def ties_in(result):
    """How many means of two scores lay exactly between two hundredths, of units and of groups."""
    def is_tied(scores):
        return sum(scores) / len(scores) * 1000 % 10 == 5
    scores = {unit["id"]: unit["score"] for unit in result["units"]}
    return (sum(is_tied([thing["score"] for thing in unit["objects"]]) for unit in result["units"]),
            sum(is_tied([scores[name] for name in group["units"]]) for group in result["groups"]))


# --- running ---------------------------------------------------------------------------------

def audited(patuh, case, folder, book):
    """The result of the case that stands in the folder; its workbook becomes `book`, if that is a path."""
    command = [patuh, "audit", folder / f"{generate.RUBRIC_ID}.yaml", folder / "bukti", "--quiet",
               "--as-of", case.as_of, "--format", "json", "-o", "-"]
    done = subprocess.run([*command, *(["-o", book] if book else [])], capture_output=True, check=False)
    if done.returncode != 0:
        raise office.Failed(f"{folder.name}: exit {done.returncode}: {done.stderr.decode()[:800]}")
    return json.loads(done.stdout, parse_float=Decimal)


class Trial:
    """A case with its workbook, in which answers may be changed, and the evidence alike."""

    def __init__(self, patuh, name, case, folder):
        self.patuh, self.name, self.case, self.folder = patuh, name, case, folder / name
        self.path = folder / f"{name}.xlsx"
        case.write(self.folder)
        self.rubric = reference.Rubric(case.rubric)
        self.result = audited(patuh, case, self.folder, self.path)
        self.changes, self.changed_result = [], None

    def add_to(self, batch, rng=None):
        """Adds the workbook and, where there is chance, what it is after changes."""
        book = office.openpyxl.load_workbook(self.path)
        batch.add(self.name, book)
        if rng is None:
            return
        case = copy.deepcopy(self.case)
        documents = [case.files[path] for path in sorted(case.files, key=str.encode)
                     if case.files[path]["rubric"] == generate.RUBRIC_ID]
        made = edits.Edits(book, documents, case.rubric, self.result)
        self.changes = made.some(rng, CHANGES_A_BOOK)
        if self.changes:
            batch.add(f"{self.name}-ubah", book)
            case.write(self.folder / "ubah")
            self.changed_result = audited(self.patuh, case, self.folder / "ubah", None)

    def complaints(self, sheets):
        """(what is wrong as it is, what is wrong after changes, formulas, figures)"""
        wrong, formulas, figures = recalculate.complaints(self.path, sheets[self.name], self.result,
                                                          self.rubric)
        wrong_after = []
        if self.changes:
            wrong_after, more = cells.differences(sheets[f"{self.name}-ubah"], self.changed_result,
                                                  self.rubric)
            figures += more
        return wrong, wrong_after, formulas, figures


class Lines:
    """TAP lines, numbered."""

    def __init__(self, count):
        self.number, self.failed = 0, False
        print(f"1..{count}")

    def tell(self, name, wrong):
        """A line, and what is wrong below it: groups of texts."""
        self.number += 1
        self.failed |= bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.number} - {name}")
        for head, *texts in wrong[:MOST_SHOWN]:
            print(f"#   {head}")
            for text in texts[:10]:
                print(f"#     {text}")


def compare(args, folder):
    """Runs all and tells of it. True where all is well."""
    batch = office.Batch(folder)
    numbers = range(args.count) if args.case is None else [args.case]
    made = [Trial(args.patuh, f"acak-{number}", new_case(args.seed, number), folder) for number in numbers]
    for number, trial in zip(numbers, made):
        trial.add_to(batch, random.Random(f"{args.seed}:{number}:ubah"))
    tied = Trial(args.patuh, "tengah", tied_case(random.Random(args.seed)), folder)
    tied.add_to(batch)
    sheets = batch.recalculated()
    as_is, changed, counts = [], [], collections.Counter()
    formulas = figures = 0
    for trial in made:
        wrong, wrong_after, more_formulas, more_figures = trial.complaints(sheets)
        name = f"--seed {args.seed} --case {trial.name.split('-')[1]}"
        if wrong:
            as_is.append([f"{name}: {len(wrong)} differ", *wrong])
        if wrong_after:
            changed.append([f"{name}: {len(wrong_after)} differ", wrong_after[0],
                            *(text for _, text in trial.changes)])
        formulas, figures = formulas + more_formulas, figures + more_figures
        counts.update(constructs_in(trial.case, trial.result))
    change_count = sum(len(trial.changes) for trial in made)
    lines = Lines(4)
    lines.tell(f"{len(made)} workbooks come to what patuh wrote in them: {formulas} formulas, "
               f"{figures} figures of results", as_is)
    lines.tell(f"{change_count} changed answers do what they do in the evidence",
               changed if change_count else [["no change was made"]])
    units, groups = ties_in(tied.result)
    lines.tell(f"halves are rounded up: {TIED_UNITS} objects, {units} units, {groups} groups of units",
               tie_complaints(tied, sheets, units, groups))
    unused = [name for name in CONSTRUCTS if not counts[name]] if args.case is None else []
    lines.tell("each construct took part", [[f"never: {name}"] for name in unused])
    for name in CONSTRUCTS:
        print(f"#   {counts[name]:3} {name}")
    return not lines.failed


def tie_complaints(trial, sheets, unit_count, group_count):
    wrong = trial.complaints(sheets)[0]
    first = trial.result["units"][0]
    told = [first["objects"][0]["score"], first["score"], first["zone"]]
    if told != [Decimal("81.00"), Decimal("81.01"), "green"]:
        wrong.append(f"80.995 came to {told}")
    if unit_count < TIED_UNITS or not group_count:
        wrong.append("the means are not those that were wanted")
    return [[f"{len(wrong)} differ", *wrong]] if wrong else []


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("patuh", help="the program under test")
    options.add_argument("--seed", type=int, default=2, help="seed of the cases (2)")
    options.add_argument("--count", type=int, default=60, help="number of cases (60)")
    options.add_argument("--case", type=int, help="run this case alone")
    args = options.parse_args()
    lacking = office.why_not()
    if lacking:
        print(f"1..0 # SKIP {lacking}")
        return
    with tempfile.TemporaryDirectory() as name, office.bailing_out():
        sys.exit(0 if compare(args, Path(name)) else 1)


if __name__ == "__main__":
    main()
