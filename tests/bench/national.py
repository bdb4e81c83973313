#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Makes up the evidence of a national survey: always the same for the same numbers.

    national.py FOLDER [--units 2366] [--products 17717] [--seed 2019] [--forms 0]

The Ombudsman's survey of 2019 looked at 17,717 products of 2,366 units; with 30 indicators that is
531,510 answers. Written are `nasional.yaml`, `yaml/` (a file for each unit, in folders of provinces),
`csv/` (a long table for each province) and, with --forms, `answers/` (the same as evidence of the first
units, one each, for `patuh form`). Answers, states and attachments are drawn with weights; nothing of
it is true.
"""

import argparse
import random
from pathlib import Path

GROUPS, ITEMS, PROVINCES = 5, 30, 34
RUBRIC_HEAD = """\
patuh: rubric/1
id: nasional
version: "1"
title: Rubrik buatan untuk uji kecepatan
object: product
top: 100
rounding: {object: 2, unit: 2, institution: 2}
rollup: {unit: mean, institution: mean-of-objects}
sources: {buatan: {title: Dibuat untuk uji kecepatan}}
scales:
  ada:
    levels: [{id: tidak, label: Tidak ada, value: 0}, {id: ada, label: Ada, value: 1}]
  mutu:
    levels: [{id: tidak, label: Tidak ada, value: 0}, {id: sebagian, label: Sebagian, value: 1},
      {id: lengkap, label: Lengkap, value: 2}]
zones:
  - {zone: green, floor: 81, label: Kepatuhan tinggi, source: buatan}
  - {zone: yellow, floor: 51, label: Kepatuhan sedang, source: buatan}
  - {zone: red, floor: 0, label: Kepatuhan rendah, source: buatan}
items:
"""
LEVELS = {"ada": ["ada", "ada", "ada", "tidak"],
          "mutu": ["lengkap", "lengkap", "sebagian", "tidak"]}
STATES = ["verified"] * 5 + ["submitted"] * 4 + ["rejected"]


def items():
    """(id, scale) of each item, in order."""
    return [(f"bagian-{g + 1}.butir-{i + 1}", "mutu" if i % 3 == 2 else "ada")
            for g in range(GROUPS) for i in range(ITEMS // GROUPS)]


def rubric():
    lines = [RUBRIC_HEAD]
    known = dict(items())
    for group in range(1, GROUPS + 1):
        lines.append(f"  - id: bagian-{group}\n    label: Bagian {group}\n    weight: 20\n"
                     f"    assumed: dibuat\n    total: 20\n    items:\n")
        for item in range(1, ITEMS // GROUPS + 1):
            name = f"bagian-{group}.butir-{item}"
            lines.append(f"      - id: {name}\n        label: Butir {group}.{item}\n"
                         f"        weight: {[2, 5, 4, 3, 4, 2][item - 1]}\n        assumed: dibuat\n"
                         f"        scale: {known[name]}\n"
                         f"        evidence: [{{id: foto, kind: photo, label: Foto}}]\n")
    return "".join(lines)


class Unit:
    """A service unit: its products, and an answer for each item of each product."""

    def __init__(self, rng, number, products):
        self.id = f"unit-{number:05}"
        self.name = f"Unit Layanan Nomor {number}"
        self.province = f"provinsi-{number % PROVINCES + 1:02}"
        self.products = [f"produk-{p + 1}" for p in range(products)]
        self.answers = [(item, product, rng.choice(LEVELS[scale]), rng.choice(STATES),
                         rng.random() < 0.5 and f"2019-{rng.randrange(1, 7):02}-{rng.randrange(1, 29):02}")
                        for product in self.products for item, scale in items()]

    def yaml(self):
        lines = ["patuh: evidence/1\nrubric: nasional\ninstitution: Republik Contoh\nperiod: '2019'\n"
                 f"assessed: 2019-06-30\nunit: {{id: {self.id}, name: {self.name}, groups: [{self.province}]}}\n"
                 "products:\n"]
        lines += [f"  - {{id: {product}, name: Produk {product[7:]}}}\n" for product in self.products]
        lines.append("entries:\n")
        for item, product, answer, state, day in self.answers:
            lines.append(f"  - item: {item}\n    product: {product}\n    answer: {answer}\n    status: {state}\n")
            if day:
                lines.append(f"    evidence: [{{id: foto, file: foto/{product}-{item[7:]}.jpg, date: {day}}}]\n")
        return "".join(lines)

    def csv(self):
        return "".join(f"{self.id},{product},{item},{answer},{state},"
                       f"{f'foto/{product}-{item[7:]}.jpg,{day}' if day else ','}\n"
                       for item, product, answer, state, day in self.answers)


def units(seed, count, products):
    """The units, one after the other; the products are spread over them as evenly as drawing does."""
    rng = random.Random(seed)
    sizes = [1] * count
    for _ in range(products - count):
        sizes[rng.randrange(count)] += 1
    for number, size in enumerate(sizes, 1):
        yield Unit(rng, number, size)


def write(folder, seed=2019, count=2366, products=17717, forms=0):
    """Returns how many answers there are."""
    folder = Path(folder)
    (folder / "yaml").mkdir(parents=True)
    (folder / "nasional.yaml").write_text(rubric(), encoding="utf-8")
    answers, tables, names = 0, {}, {}
    for number, unit in enumerate(units(seed, count, products)):
        place = folder / "yaml" / unit.province
        place.mkdir(exist_ok=True)
        text = unit.yaml()
        (place / f"{unit.id}.yaml").write_text(text, encoding="utf-8")
        tables.setdefault(unit.province, []).append(unit.csv())
        names.setdefault(unit.province, []).append(unit)
        answers += len(unit.answers)
        if number < forms:
            place = folder / "answers" / unit.id
            place.mkdir(parents=True)
            (place / "unit.yaml").write_text(text, encoding="utf-8")
    for province, rows in tables.items():
        place = folder / "csv" / province
        place.mkdir(parents=True)
        (place / "jawaban.csv").write_text("unit,produk,indikator,jawaban,status,berkas,tanggal\n"
                                           + "".join(rows), encoding="utf-8")
        head = ["patuh: folder/1\nrubric: nasional\ninstitution: Republik Contoh\nperiod: '2019'\n"
                "assessed: 2019-06-30\nunits:\n"]
        for unit in names[province]:
            head.append(f"  - {{id: {unit.id}, name: {unit.name}, groups: [{province}]}}\n")
        (place / "patuh.yaml").write_text("".join(head), encoding="utf-8")
    return answers


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=2366)
    parser.add_argument("--products", type=int, default=17717)
    parser.add_argument("--seed", type=int, default=2019)
    parser.add_argument("--forms", type=int, default=0)
    options = parser.parse_args()
    print(write(options.folder, options.seed, options.units, options.products, options.forms))


if __name__ == "__main__":
    main()
