#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What stands between the files and the reference scorer: YAML, `extends`, CSV evidence.

Everything becomes plain documents (dicts, lists, text): a rubric that extends another becomes the
rubric it comes to, and CSV becomes the evidence document that says the same. Nothing is refused.
"""
import copy
import csv
import io
import pathlib
import re

import yaml

# Scalars stay text: 6 and "6" and 2026-05-02 are read by us, not by YAML.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
ROOT = "total"


def parse(text):
    """The document of a YAML text, every scalar as text."""
    return yaml.load(text, Loader=LOADER)


def load(path):
    """The document of a YAML file."""
    return parse(pathlib.Path(path).read_bytes())


# --- one rubric from another -----------------------------------------------------------------

ORIGINS = ("source", "assumed")
MERGED = ("sources", "scales")  # by key; every other key is replaced whole
NOT_INHERITED = ("items", "extends", "remove", "renames", *MERGED)


def resolved(document, load_rubric):
    """The rubric that a document comes to; `load_rubric` gives the document of an id."""
    if "extends" not in document:
        return document
    result = copy.deepcopy(resolved(load_rubric(document["extends"]), load_rubric))
    result.pop("renames", None)
    result.update({key: value for key, value in document.items() if key not in NOT_INHERITED})
    for key in MERGED:
        if key in document:
            result[key] = {**result.get(key, {}), **document[key]}
    for name in document.get("remove", []):
        _, siblings = place_of(result, name)
        siblings[:] = [node for node in siblings if node["id"] != name]
    apply_elements(result, document.get("items", []), within=ROOT)
    return result


def place_of(group, name):
    """(node, the list it stands in) of an id below a group, or (None, None)."""
    for node in group.get("items", []):
        if node["id"] == name:
            return node, group["items"]
        found = place_of(node, name)
        if found[0]:
            return found
    return None, None


def apply_elements(result, elements, within):
    """Change the nodes that the elements name; add those that are new."""
    for element in elements:
        keys = {key: value for key, value in element.items() if key not in ("items", "under")}
        node, _ = place_of(result, element["id"])
        if node is None:
            parent = element.get("under", within)
            group = result if parent == ROOT else place_of(result, parent)[0]
            node = {}
            group.setdefault("items", []).append(node)
        if any(key in keys for key in ORIGINS):
            for key in ORIGINS:
                node.pop(key, None)
        node.update(copy.deepcopy(keys))
        apply_elements(result, element.get("items", []), within=element["id"])


def load_rubric(path):
    """The rubric of a file, with what it extends looked for beside it."""
    path = pathlib.Path(path)
    return resolved(load(path), lambda name: load(path.with_name(f"{name}.yaml")))


# --- CSV -------------------------------------------------------------------------------------

COLUMNS = {
    "unit": "unit", "product": "product", "produk": "product", "respondent": "respondent",
    "responden": "respondent", "item": "item", "indikator": "item", "answer": "answer",
    "jawaban": "answer", "na": "na", "tidak_berlaku": "na", "status": "status", "note": "note",
    "catatan": "note", "file": "file", "berkas": "file", "url": "url", "tautan": "url",
    "date": "date", "tanggal": "date", "expires": "expires", "berlaku_sampai": "expires",
    "evidence": "evidence", "bukti": "evidence",
}
PLACE = ("unit", "product", "respondent")
ATTACHMENT = ("file", "url", "date", "expires")


def rows_of(text):
    """The rows of a CSV text as column -> cell, without the empty cells; its column names."""
    text = text.removeprefix("\ufeff")
    header = text.splitlines()[0]
    separator = max(",;\t", key=header.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    names = [COLUMNS.get(cell.lower(), cell) for cell in rows[0]]
    return names, [{name: cell for name, cell in zip(names, row) if cell} for row in rows[1:]]


def id_made_of(name):
    """The id of a unit or product that is known by its name alone."""
    return re.sub("[^a-z0-9]", "-", name.lower())


def known(things, cell):
    """The thing that a cell names by its id or name; a new one is added where there is none."""
    for thing in things:
        if cell in (thing["id"], thing["name"]):
            return thing
    things.append({"id": id_made_of(cell), "name": cell})
    return things[-1]


def items_of(rubric):
    """id -> mapping of every node of a rubric document."""
    found = {}
    for node in rubric.get("items", []):
        found[node["id"]] = node
        found.update(items_of(node))
    return found


def answer_of(rubric, node, cell):
    """The answer in a cell: a number may have a decimal comma, options stand in a row, a level's
    name stays as it is."""
    scale = node.get("scale", {})
    scale = rubric["scales"][scale] if isinstance(scale, str) else scale
    if "options" in scale and not cell.isdigit():
        return [part.strip() for part in re.split("[;,|]", cell)]
    return cell if "levels" in scale else cell.replace(",", ".")


def entry_of_row(rubric, nodes, row):
    """The entry of a row of long CSV, without its unit."""
    node = nodes.get(row["item"], {})
    entry = {key: row[key] for key in ("item", "product", "respondent", "na", "status", "note")
             if key in row}
    if "answer" in row:
        entry["answer"] = answer_of(rubric, node, row["answer"])
    attachment = {key: row[key] for key in ATTACHMENT if key in row}
    if attachment:
        wanted = [one["id"] for one in node.get("evidence", [])]
        if "evidence" in row:
            attachment["id"] = row["evidence"]
        elif len(wanted) == 1:
            attachment["id"] = wanted[0]
        entry["evidence"] = [attachment]
    return entry


def long_rows(names, rows):
    """The rows of long CSV; a wide row becomes one for each of its answers."""
    if "item" in names:
        yield from rows
        return
    for row in rows:
        place = {key: row[key] for key in PLACE if key in row}
        yield place
        for name, cell in row.items():
            if name not in PLACE:
                yield {**place, "item": name, "answer": cell}


def document_of_csv(rubric, folder, texts):
    """The evidence document that CSV texts of one folder come to.

    `folder` is the document of its patuh.yaml, or what the options give in its place.
    """
    units, nodes = copy.deepcopy(folder.get("units", [])), items_of(rubric)
    for text in texts:
        for row in long_rows(*rows_of(text)):
            unit = known(units, row["unit"])
            if "product" in row:
                product = known(unit.setdefault("products", []), row["product"])
                row = {**row, "product": product["id"]}
            if "item" in row:
                entries = unit.setdefault("entries", [])
                entries.append(entry_of_row(rubric, nodes, row))
    head = {key: folder[key] for key in ("institution", "period", "assessed") if key in folder}
    return {"patuh": "evidence/1", "rubric": rubric["id"], **head,
            "units": [{**unit, "entries": unit.get("entries", [])} for unit in units]}


# --- a folder --------------------------------------------------------------------------------

def load_evidence(folder, rubric, options=None):
    """The evidence documents for a rubric document in a folder, in the order of their paths.

    `options` stands in for a patuh.yaml where a folder with CSV has none.
    """
    folder = pathlib.Path(folder)
    paths = sorted((path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv")),
                   key=lambda path: bytes(path.relative_to(folder)))
    for path in paths:
        if path.suffix == ".yaml":
            document = load(path)
            if document["patuh"] == "evidence/1" and document["rubric"] == rubric["id"]:
                yield document
    for parent in sorted({path.parent for path in paths if path.suffix == ".csv"}):
        texts = [path.read_bytes().decode() for path in paths
                 if path.suffix == ".csv" and path.parent == parent]
        told = parent / "patuh.yaml"
        yield document_of_csv(rubric, load(told) if told.exists() else options or {}, texts)
