#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""A Case some periods later: answers, proofs, products, units and now and then the rubric changed.

`later` leaves its case as it is. `is_same_rubric` of what it returns tells whether the rubric is the
same text. A changed rubric may be one that is refused; who uses it passes over those pairs.

Run by itself it writes the case of a seed and its later one into a folder:
    alter.py SEED SIZE FOLDER
"""
import copy
import datetime
import pathlib
import random
import sys

import generate
import retell
from generate import RUBRIC_ID, STATUSES


class Later:
    def __init__(self, case, rng):
        self.case, self.rng = copy.deepcopy(case), rng
        self.is_same_rubric = True
        self.nodes = {node["id"]: node for node in retell.nodes_of(self.case.rubric)}
        # Which causes are at work.
        self.answers = rng.choice([0, 0.2, 0.6])
        self.proofs = rng.choice([0, 0.2, 0.6])
        self.flips = rng.choice([0, 0.2])
        self.coverage = rng.choice([0, 0, 0.3])
        for document in self.case.files.values():
            if document["rubric"] != RUBRIC_ID:
                continue
            self.change_units(document)
        if rng.random() < 0.4:
            self.change_day()
        if rng.random() < 0.4:
            self.change_rubric()

    def change_units(self, document):
        rng = self.rng
        units = document.get("units", [document])
        for unit in units:
            self.change_products(unit)
            unit["entries"] = [entry for one in unit["entries"] for entry in self.changed(one)]
        if self.coverage and "units" in document and len(units) > 1 and rng.random() < 0.5:
            units.pop(rng.randrange(len(units)))
        if self.coverage and rng.random() < 0.5:
            one = rng.choice(units)
            head = one.get("unit", one)
            head["weight"] = rng.choice(["0", "2", "0.75", "1/3"])
        if self.coverage and rng.random() < 0.3:
            one = rng.choice(units)
            one.get("unit", one)["id"] = "baru-" + one.get("unit", one)["id"]

    def change_products(self, unit):
        """A product goes, or one comes by another name."""
        rng = self.rng
        products = unit.get("products", [])
        if not products or rng.random() >= self.coverage:
            return
        gone = rng.choice(products)["id"]
        name = f"{gone}-baru" if rng.random() < 0.5 or len(products) == 1 else None
        kept = []
        for entry in unit["entries"]:
            if entry.get("product") == gone:
                if name is None:
                    continue
                entry["product"] = name
            kept.append(entry)
        unit["entries"] = kept
        unit["products"] = [{**one, "id": name} if one["id"] == gone else one for one in products
                            if name or one["id"] != gone]

    def changed(self, entry):
        """The entry as it is later, if there is one."""
        rng = self.rng
        if rng.random() < self.answers * 0.2:
            return []
        if rng.random() < self.answers and "answer" in entry:
            entry["answer"] = self.answer_to(entry["item"])
        if rng.random() < self.flips:
            self.flip(entry)
        if rng.random() < self.proofs:
            entry["status"] = rng.choice(STATUSES)
            if "answer" not in entry and "na" not in entry and \
                    entry["status"] not in ("missing", "rejected"):
                entry["answer"] = self.answer_to(entry["item"])
        if rng.random() < self.proofs * 0.3:
            entry.pop("evidence", None)
        return [entry]

    def flip(self, entry):
        """From not applicable to an answer, or back where that is allowed."""
        if "na" in entry:
            del entry["na"]
            entry["answer"] = self.answer_to(entry["item"])
        elif "answer" in entry and self.nodes.get(entry["item"], {}).get("optional") == "true":
            del entry["answer"]
            entry["na"] = "Tidak berlaku lagi."

    def answer_to(self, item):
        scale = self.nodes.get(item, {}).get("scale")
        if scale is None:  # a group, or the root
            return generate.decimal(generate.between(self.rng, 0, int(self.case.rubric["top"])))
        scale = self.case.rubric["scales"][scale] if isinstance(scale, str) else scale
        return generate.some_answer(self.rng, scale, 0.3)

    def change_day(self):
        day = datetime.date.fromisoformat(self.case.as_of)
        day += datetime.timedelta(days=self.rng.choice([1, 30, 365, 400]))
        self.case.as_of = day.isoformat()

    def change_rubric(self):
        rng, rubric = self.rng, self.case.rubric
        self.is_same_rubric = False
        rubric["version"] = "2.0.0"
        for _ in range(rng.randint(0, 3)):
            rng.choice([self.reweigh, self.rename, self.drop, self.rescale, self.reround])()

    def reweigh(self):
        weighed = [node for node in self.nodes.values() if "weight" in node]
        if weighed:
            self.rng.choice(weighed)["weight"] = self.rng.choice(["1", "7", "0.25", "1/3"])

    def rename(self):
        """An item goes on under another id; so do its answers."""
        items = [node for node in self.nodes.values() if "items" not in node]
        item = self.rng.choice(items)
        old, new = item["id"], "ganti." + item["id"]
        item["id"] = new
        self.nodes[new] = self.nodes.pop(old)
        if self.rng.random() < 0.7:
            self.case.rubric.setdefault("renames", {})[old] = new
        for condition in retell.conditions_in([self.case.rubric.get("caps", []),
                                               self.case.rubric.get("opinions", [])]):
            if condition["node"] == old:
                condition["node"] = new
        for unit in self.case.units():
            for entry in unit["entries"]:
                if entry["item"] == old:
                    entry["item"] = new

    def drop(self):
        groups = [self.case.rubric, *(node for node in self.nodes.values() if "items" in node)]
        group = self.rng.choice(groups)
        if len(group["items"]) < 2:
            return
        gone = group["items"].pop(self.rng.randrange(len(group["items"])))
        ids = {gone["id"], *(node["id"] for node in retell.nodes_of(gone))}
        for name in ids:
            self.nodes.pop(name, None)
        for unit in self.case.units():
            unit["entries"] = [entry for entry in unit["entries"] if entry["item"] not in ids]

    def rescale(self):
        self.case.rubric["top"] = self.rng.choice(["100", "5", "1000"])

    def reround(self):
        self.case.rubric["rounding"] = {"object": str(self.rng.randrange(5)),
                                        "unit": str(self.rng.randrange(5)),
                                        "institution": str(self.rng.randrange(5))}


def later(case, rng):
    """(the later case, whether its rubric is the same text)"""
    made = Later(case, rng)
    return made.case, made.is_same_rubric


def main():
    """Write a case and its later one."""
    seed, size, folder = sys.argv[1:]
    case = generate.make_case(random.Random(seed), int(size))
    case.write(pathlib.Path(folder, "a"))
    later(case, random.Random(f"{seed}:later"))[0].write(pathlib.Path(folder, "b"))


if __name__ == "__main__":
    main()
