#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What somebody would write in an afternoon instead of patuh, to measure patuh against.

    by_hand.py RUBRIC FOLDER [--book FILE --with xlsxwriter|openpyxl]

Loads the YAML with PyYAML's C loader, scores each product, prints a line for each unit and the mean of all
products, and writes a workbook of units and answers where one is asked for. It checks nothing, knows one
figure, and computes in floats: not to be used.
"""

import argparse
from pathlib import Path

import yaml


def load(path):
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def leaves(rubric):
    """item -> (weight, {level: ratio})"""
    scales = {name: {level["id"]: level["value"] / scale["levels"][-1]["value"] for level in scale["levels"]}
              for name, scale in rubric["scales"].items()}
    return {item["id"]: (item["weight"], scales[item["scale"]])
            for group in rubric["items"] for item in group["items"]}


def score(unit, items):
    """The score of each product."""
    scores = {product["id"]: 0 for product in unit["products"]}
    for entry in unit["entries"]:
        weight, ratios = items[entry["item"]]
        if entry["status"] != "rejected":
            scores[entry["product"]] += weight * ratios[entry["answer"]]
    return scores


def rows(units):
    yield ["Unit", "Produk", "Indikator", "Jawaban", "Status", "Berkas"]
    for unit in units:
        for entry in unit["entries"]:
            evidence = entry.get("evidence") or [{"file": ""}]
            yield [unit["unit"]["name"], entry["product"], entry["item"], entry["answer"], entry["status"],
                   evidence[0]["file"]]


def write_xlsxwriter(path, units, means):
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    for name, table in (("Unit", means), ("Jawaban", rows(units))):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
    book.close()


def write_openpyxl(path, units, means):
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    for name, table in (("Unit", means), ("Jawaban", rows(units))):
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
    book.save(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rubric", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--book")
    parser.add_argument("--with", dest="way", default="xlsxwriter")
    options = parser.parse_args()
    items = leaves(load(options.rubric))
    units, means, products = [], [], []
    for path in sorted(options.folder.rglob("*.yaml")):
        unit = load(path)
        scores = list(score(unit, items).values())
        products += scores
        means.append([unit["unit"]["name"], round(sum(scores) / len(scores), 2)])
        if options.book:
            units.append(unit)
    for name, mean in means:
        print(f"{name:40} {mean:6.2f}")
    print(round(sum(products) / len(products), 2))
    if options.book:
        (write_openpyxl if options.way == "openpyxl" else write_xlsxwriter)(options.book, units, means)


if __name__ == "__main__":
    main()
