#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""A Case told in another way: in another order, with a better answer, as CSV, as a derived rubric.

Each function leaves its case as it is and returns a new one that a property compares it with.

Run by itself it writes the case of a seed, as CSV and as a derived rubric, into a folder:
    retell.py SEED SIZE FOLDER
"""
import copy
import pathlib
import random
import sys
from fractions import Fraction

import generate
from generate import INSTITUTION, PERIOD, RUBRIC_ID, answers_on

# --- another order ---------------------------------------------------------------------------


def shuffled(case, rng):
    """The case with siblings, caps, units, products and entries in another order."""
    case = copy.deepcopy(case)

    def shuffle_tree(node):
        rng.shuffle(node["items"])
        for child in node["items"]:
            if "items" in child:
                shuffle_tree(child)
    shuffle_tree(case.rubric)
    rng.shuffle(case.rubric.get("caps", []))
    for unit in case.units():
        rng.shuffle(unit["entries"])
        rng.shuffle(unit.get("products", []))
        for entry in unit["entries"]:
            rng.shuffle(entry.get("evidence", []))
    for document in case.files.values():
        rng.shuffle(document.get("units", []))
    names = list(case.files)
    rng.shuffle(names)
    case.files = dict(zip(names, case.files.values()))
    return case


# --- a better answer -------------------------------------------------------------------------

def nodes_of(group):
    """Every node below a group, parents first."""
    for node in group.get("items", []):
        yield node
        yield from nodes_of(node)


def number_of(scale, answer):
    """The n for which answers_on(scale) gives that answer."""
    if "levels" in scale:
        return next(n for n, level in enumerate(scale["levels"])
                    if answer.lower() in (level["id"], level["label"].lower()))
    if isinstance(answer, list):
        return len(answer)
    if "steps" in scale:
        return int(Fraction(answer) * (1 if scale["of"] == "count" else 10000))
    step = Fraction(scale["range"].get("step", "0.0001"))
    return int((Fraction(answer) - Fraction(scale["range"]["min"])) / step)


def raised(case, rng):
    """The case with one answer made better, or None where every answer is the best one."""
    case = copy.deepcopy(case)
    number = {"range": {"min": "0", "max": case.rubric["top"]}}
    scales = {node["id"]: node.get("scale", number) for node in nodes_of(case.rubric)}
    scales["total"] = number
    entries = [entry for unit in case.units() for entry in unit["entries"] if "answer" in entry]
    rng.shuffle(entries)
    for entry in entries:
        scale = scales[entry["item"]]
        scale = case.rubric["scales"][scale] if isinstance(scale, str) else scale
        count, text_of = answers_on(scale)
        now = number_of(scale, entry["answer"])
        if now + 1 < count:
            entry["answer"] = text_of(rng.randrange(now + 1, count))
            return case
    return None


def rises_with_answers(rubric):
    """Whether a better answer cannot bring a cap about: all conditions have the form `below`."""
    def rising(condition):
        parts = condition.get("all") or condition.get("any")
        return all(map(rising, parts)) if parts else "below" in condition
    return all(rising(cap["when"]) for cap in rubric.get("caps", []))


# --- CSV -------------------------------------------------------------------------------------

COLUMNS = {  # English -> Indonesian
    "unit": "unit", "product": "produk", "respondent": "responden", "item": "indikator",
    "answer": "jawaban", "na": "tidak_berlaku", "status": "status", "note": "catatan",
    "file": "berkas", "url": "tautan", "date": "tanggal", "expires": "berlaku_sampai",
    "evidence": "bukti",
}
NOTES = ["Baris satu\nbaris dua", "a;b,c\td", 'kata "kutip"', "é – ✓", " "]


class Table:
    """Writes rows (column -> cell) as CSV in a dialect of its own."""

    def __init__(self, rng):
        self.rng = rng
        self.separator = rng.choice(",;\t")
        self.comma = rng.random() < 0.5  # in numbers
        self.quoting = rng.choice([0, 0, 0.3, 1])
        self.newline = rng.choice(["\n", "\r\n"])
        self.mark = rng.choice(["", "", "\ufeff"])
        self.ending = rng.choice(["", self.newline])
        self.words = rng.choice([0, 1, 0.5])  # how many column names are Indonesian

    def number(self, text):
        return text.replace(".", ",") if self.comma else text

    def title(self, column):
        """A column's name in one of the languages, in any case."""
        name = COLUMNS[column] if self.rng.random() < self.words else column
        return self.rng.choice([name, name, name.upper(), name.capitalize()])

    def cell(self, text):
        if any(c in text for c in self.separator + '"\r\n') or self.rng.random() < self.quoting:
            return '"' + text.replace('"', '""') + '"'
        return text

    def text(self, columns, rows):
        """The CSV of rows; the columns come as title -> key."""
        titles = list(columns)
        self.rng.shuffle(titles)
        lines = [titles, *([row.get(columns[title], "") for title in titles] for row in rows)]
        lines = [self.separator.join(map(self.cell, line)) for line in lines]
        return self.mark + self.newline.join(lines) + self.ending


class Tables:
    """Says the units of a tabular case in CSV."""

    def __init__(self, case, rng):
        self.rng, self.rubric = rng, case.rubric
        self.nodes = {node["id"]: node for node in nodes_of(case.rubric)}

    def answer_in(self, table, entry):
        """The cell of an answer."""
        scale = self.nodes.get(entry["item"], {}).get("scale", {})
        scale = self.rubric["scales"][scale] if isinstance(scale, str) else scale
        answer = entry["answer"]
        if isinstance(answer, list):
            return self.rng.choice([";", "; ", ",", ", ", "|"]).join(answer)
        return answer if "levels" in scale else table.number(answer)

    def place(self, unit, entry, by_name):
        """The cells that say whose answer an entry is; things may go by their names."""
        rng = self.rng
        cells = {"unit": unit["name"] if by_name or rng.random() < 0.3 else unit["id"]}
        if "product" in entry:
            product = next(one for one in unit["products"] if one["id"] == entry["product"])
            named = by_name or rng.random() < 0.3
            cells["product"] = product["name"] if named else product["id"]
        if "respondent" in entry:
            cells["respondent"] = entry["respondent"]
        return cells

    def long(self, units, by_name):
        """The text of long CSV."""
        rng, table, rows = self.rng, Table(self.rng), []
        for unit, entry in ((unit, entry) for unit in units for entry in unit["entries"]):
            row = {**self.place(unit, entry, by_name), "item": entry["item"]}
            row.update({key: entry[key] for key in ("na", "status", "note") if key in entry})
            if "answer" in entry:
                row["answer"] = self.answer_in(table, entry)
            if rng.random() < 0.1:
                row["note"] = rng.choice(NOTES)
            for attachment in entry.get("evidence", []):
                row.update(attachment)
                if "id" in row:
                    row["evidence"] = row.pop("id")
                    if len(self.nodes[entry["item"]]["evidence"]) == 1 and rng.random() < 0.5:
                        del row["evidence"]
            rows.append(row)
        rng.shuffle(rows)
        used = {key for row in rows for key in row} | {"unit", "item", "answer"}
        columns = {table.title(key): key for key in COLUMNS if key in used or rng.random() < 0.3}
        return table.text(columns, rows)

    def wide(self, units, by_name):
        """The text of wide CSV: a row for each product or respondent of a unit."""
        rng, table, rows = self.rng, Table(self.rng), {}
        for unit, entry in ((unit, entry) for unit in units for entry in unit["entries"]):
            place = [unit["id"], entry.get("product"), entry.get("respondent")]
            row = rows.setdefault(tuple(place), self.place(unit, entry, by_name))
            row[entry["item"]] = self.answer_in(table, entry)
        for unit in units:
            if not unit["entries"]:
                rows[unit["id"]] = self.place(unit, {}, by_name)
        rows = list(rows.values())
        rng.shuffle(rows)
        used = {key for row in rows for key in row}
        columns = {table.title(key): key for key in ("unit", "product", "respondent")
                   if key == "unit" or key in used or rng.random() < 0.3}
        items = {name: name for name in self.nodes
                 if name in used or ("items" not in self.nodes[name] and rng.random() < 0.8)}
        if "total" in used or not items:
            items["total"] = "total"
        return table.text({**columns, **items}, rows)


def can_be_wide(units):
    """Whether all entries are bare answers."""
    return all(set(entry) <= {"item", "product", "respondent", "answer"}
               for unit in units for entry in unit["entries"])


def is_told_by_its_rows(unit):
    """Whether the rows alone say all there is to a unit."""
    products = {product["id"] for product in unit.get("products", [])}
    return (unit["entries"] and not {"groups", "weight"} & set(unit)
            and products == {entry.get("product") for entry in unit["entries"]} - {None})


def as_csv(case, rng):
    """The tabular case with its evidence, or part of it, as CSV in one folder; None if it has no
    entries, since a table without rows is refused. A unit without a row would not be there at all:
    it gets a bare row in wide CSV, and stays in YAML beside long CSV."""
    case = copy.deepcopy(case)
    units, kept = [], {}
    for path, document in case.files.items():
        if document["rubric"] != RUBRIC_ID or (units and rng.random() < 0.2):
            kept[path] = document
        else:
            units += units_of(document)
    if not can_be_wide(units) or rng.random() < 0.2:
        idle, units = parted(units, lambda unit: unit["entries"])
        if idle:
            kept["tanpa-baris.yaml"] = {**head_of(case), "units": idle}
    if not any(unit["entries"] for unit in units):
        return None
    folder = rng.choice(["", "", "data/", "a/"])
    tables, files = Tables(case, rng), {}
    bare = all(map(is_told_by_its_rows, units)) and rng.random() < 0.8
    rng.shuffle(units)
    cut = rng.randint(1, len(units)) if rng.random() < 0.3 else len(units)
    for name, part in (("b-1.csv", units[:cut]), ("A2.csv", units[cut:])):
        if part:
            wide = can_be_wide(part) and (
                rng.random() < 0.8 or not all(unit["entries"] for unit in part))
            files[folder + name] = (tables.wide if wide else tables.long)(part, bare)
    if bare and rng.random() < 0.3:
        case.options = ["--institution", INSTITUTION, "--period", PERIOD]
    else:
        files[folder + "patuh.yaml"] = folder_document(case, units, bare)
    case.files = {**kept, **files}
    return case


def units_of(document):
    """The units of an evidence document, each with its products and entries."""
    if "units" in document:
        return document["units"]
    return [{**document["unit"], "products": document.get("products", []),
             "entries": document["entries"]}]


def parted(things, holds):
    """The things of which it does not hold, and those of which it does."""
    return [one for one in things if not holds(one)], [one for one in things if holds(one)]


def head_of(case):
    """The keys at the head of the case's evidence files."""
    return {"patuh": "evidence/1", "rubric": RUBRIC_ID, "institution": INSTITUTION,
            "period": PERIOD, "assessed": case.as_of}


def folder_document(case, units, bare):
    """The patuh.yaml beside the CSV."""
    document = {**head_of(case), "patuh": "folder/1"}
    if not bare:
        keys = ("id", "name", "groups", "weight", "products")
        document["units"] = [{key: unit[key] for key in keys if unit.get(key)} for unit in units]
    return document


# --- a derived rubric ------------------------------------------------------------------------

ORIGINS = ("source", "assumed")
SCALARS = ("unanswered", "rounding", "rollup", "zones_for", "opinions")


class Split:
    """Takes a rubric apart: a base, and a rubric that extends it and comes to the same.

    The base lacks nodes and keys, has others, and has nodes too many; all that is set right.
    """

    def __init__(self, rubric, rng, base_id):
        self.rng, self.plain = rng, rubric
        self.base = copy.deepcopy(rubric)
        self.base.update(id=base_id, version="0.9.0", title="Instrumen dasar")
        self.derived = {"patuh": "rubric/1", "id": rubric["id"], "version": rubric["version"],
                        "title": rubric["title"], "extends": base_id}
        self.flat, self.removed, self.dropped = rng.random() < 0.5, [], set()
        self.builder = generate.Rubrics(rng, 0)
        self.builder.object, self.builder.scales = rubric["object"], rubric.get("scales", {})
        self.extra = []  # elements that stand at the top of `items`
        self.element_of(self.base, rubric, self.derived)
        self.top_level()
        items = self.derived.pop("items", []) + self.extra
        rng.shuffle(items)
        if items:
            self.derived["items"] = items
        if self.removed:
            self.derived["remove"] = self.removed
        if rubric["id"] == RUBRIC_ID and rng.random() < 0.2:
            self.derived["renames"] = {"lama": rng.choice(list(nodes_of(rubric)))["id"]}

    def top_level(self):
        """Change the keys of the whole; the zones keep their colours, since caps name them."""
        rng, base, plain = self.rng, self.base, self.plain
        for key in SCALARS:
            if key in plain and rng.random() < 0.4:
                self.derived[key] = plain[key]
                del base[key]
        names = {condition["node"] for rows in (plain.get("caps", []), plain.get("opinions", []))
                 for condition in conditions_in(rows)}
        for key in ("caps", "opinions"):
            if key in base and (names & self.dropped or rng.random() < 0.4):
                self.derived[key] = plain[key]
                del base[key]
        if "unanswered" in base and rng.random() < 0.3:
            self.derived["unanswered"] = plain["unanswered"]
            base["unanswered"] = rng.choice(["zero", "exclude"])
        if rng.random() < 0.3:
            self.derived["zones"] = plain["zones"]
            base["zones"] = [{**row, "label": "Zona lama"} for row in plain["zones"]]
        if rng.random() < 0.2:
            self.derived["top"], base["top"] = plain["top"], str(int(plain["top"]) * 10)
        if rng.random() < 0.3:
            self.derived["sources"] = {"baru": {"title": "Sumber baru"}}
        self.change_scales()

    def change_scales(self):
        """Change some of the base's scales; drop some that it does not use."""
        rng, base = self.rng, self.base
        used = {node.get("scale") for node in nodes_of(base)
                if isinstance(node.get("scale"), str)}
        for name, scale in list(base.get("scales", {}).items()):
            if rng.random() < 0.6:
                continue
            self.derived.setdefault("scales", {})[name] = scale
            if name in used:
                base["scales"][name] = generate.new_scale(rng)
            else:
                del base["scales"][name]
        if not base.get("scales", True):
            del base["scales"]

    def element_of(self, node, plain, element):
        """Change a node of the base; its element of the derived rubric says how to set it right."""
        if "items" in plain:
            self.change_group(node, plain, element)
        else:
            self.change_item(node, plain, element)

    def change_item(self, node, plain, element):
        rng = self.rng
        for key in ("label", "scale", "evidence", "optional", "merge", "critical"):
            if key in plain and rng.random() < 0.15:
                element[key] = plain[key]
                if key in ("label", "scale"):
                    node[key] = "Teks lama" if key == "label" else generate.new_scale(rng)
                else:
                    del node[key]
            elif key in ("optional", "critical") and key not in plain and rng.random() < 0.05:
                node[key], element[key] = "true", "false"

    def change_weight(self, node, plain, element):
        """Whether the base's weight is another one. A weight has an origin."""
        rng = self.rng
        origin = next((key for key in ORIGINS if key in plain), None)
        if origin and rng.random() < 0.2:
            del node[origin]
            node.update({"assumed": "Lama."} if origin == "source" else {"source": "acak"})
            element[origin] = plain[origin]
        if "weight" not in plain or rng.random() < 0.8:
            return False
        element["weight"] = plain["weight"]
        if rng.random() < 0.5:
            node["weight"] = rng.choice(["1", "7", "0.25", "1/3"])
            return True
        del node["weight"]
        if rng.random() < 0.5:
            for key in ORIGINS:
                node.pop(key, None)
            element[origin] = plain[origin]
        return True

    def change_group(self, group, plain, element):
        """Change, drop and add children of a group of the base."""
        rng, children, changed = self.rng, [], False
        for node, wanted in zip(group["items"], plain["items"]):
            if rng.random() < 0.12:
                changed = True
                self.dropped.update(one["id"] for one in [wanted, *nodes_of(wanted)])
                self.add(plain, element, {**wanted}, is_new=True)
                continue
            child = {"id": node["id"]}
            changed |= self.change_weight(node, wanted, child)
            self.element_of(node, wanted, child)
            children.append(node)
            if len(child) > 1:
                self.add(plain, element, child, is_new=False)
        if not children or rng.random() < 0.12:
            changed = True
            dummy = self.dummy()
            children.insert(rng.randint(0, len(children)), dummy)
            self.removed.append(dummy["id"])
        group["items"] = children
        if "combine" in plain and rng.random() < 0.2:
            element["combine"] = plain["combine"]
            del group["combine"]
        elif "combine" not in plain and "total" not in plain and rng.random() < 0.1:
            element["combine"] = "mean"
            group["combine"] = rng.choice(["min", "max", "all"])
        if "total" in plain and (changed or rng.random() < 0.2):
            for key in {"total", "total_note"} & set(plain):
                element[key] = plain[key]
                del group[key]

    def add(self, parent, element, child, is_new):
        """Put a child's element under its parent's, or on the top."""
        if "extends" in element:
            self.extra.append(child)
        elif self.flat or self.rng.random() < 0.3:
            if is_new:
                child["under"] = parent["id"]
            self.extra.append(child)
        else:
            element.setdefault("items", []).append(child)

    def dummy(self):
        """A node that the derived rubric removes."""
        rng = self.rng
        name = f"buang{len(self.removed) + 1}.{self.base['id']}"
        node = self.builder.item(name)
        if rng.random() < 0.3:
            node = {"id": f"{name}.g", "label": "Kelompok lama", "items": [node]}
        if rng.random() < 0.5:
            node.update(weight=rng.choice(["0", "3", "0.5"]), source="acak")
        return node


def conditions_in(value):
    """The conditions on a node within rows of caps or opinions."""
    if isinstance(value, list):
        for one in value:
            yield from conditions_in(one)
    elif isinstance(value, dict):
        if "node" in value:
            yield value
        yield from conditions_in(list(value.values()))


def derived(case, rng):
    """The case with a rubric that comes to the same by `extends`, once or twice over."""
    case = copy.deepcopy(case)
    split = Split(case.rubric, rng, "dasar")
    case.rubric, base = split.derived, split.base
    if rng.random() < 0.3:
        split = Split(base, rng, "dasar-lama")
        case.bases[split.base["id"]], base = split.base, split.derived
    case.bases["dasar"] = base
    return case


def main():
    """Write one case in three ways."""
    seed, size, folder = sys.argv[1:]
    case = generate.make_case(random.Random(seed), int(size))
    folder = pathlib.Path(folder)
    case.write(folder)
    derived(case, random.Random(seed)).write(folder / "derived")
    table = as_csv(case, random.Random(seed)) if case.tabular else None
    if table:
        table.write(folder / "csv")


if __name__ == "__main__":
    main()
