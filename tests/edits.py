# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Random changes of what a user may change in a workbook, and the evidence that says the same.

A change is made in a cell of a unit's sheet: an answer, no answer, the mark that an item does not
apply, the status of the evidence, or whether it is complete. Answers by name come from the drop-down of
their cell. Then the entry is rewritten to say what its row now says. Used by whatif.py and constructs.py.
"""
import copy
from dataclasses import dataclass, field
from fractions import Fraction

import cells
import generate
import office
import reading
import reference

KINDS = {"answer": 9, "cleared": 3, "not applicable": 3, "status": 3, "proof": 2}  # how often
STATUSES = {"tidak ada": "missing", "diajukan": "submitted", "terverifikasi": "verified",
            "ditolak": "rejected", "sumber kedua": "secondary"}
YES, NO = "ya", "tidak"
# Sheets on which no other depends, and which are not held to the changed result.
LISTS = ("Kesenjangan", "Rencana Aksi", "Jalan ke Hijau", "Bukti", "Jejak", "Uji")
COLUMNS = {"answer": cells.ANSWER, "cleared": cells.ANSWER, "not applicable": cells.NOT_APPLICABLE,
           "status": cells.STATUS, "proof": cells.PROOF}


def units_of(document):
    """The units of an evidence document; their lists of entries are the document's own."""
    if "units" in document:
        return document["units"]
    return [{**document["unit"], "products": document.get("products", []),
             "entries": document.setdefault("entries", [])}]


def write(documents, folder):
    """Writes evidence documents into a folder, to be read in their order."""
    folder.mkdir(parents=True)
    for number, document in enumerate(documents):
        (folder / f"{number:03}.yaml").write_text(generate.to_yaml(document), encoding="utf-8")


@dataclass
class Question:
    """A row of a unit's sheet whose answer may be changed."""
    page: object  # of openpyxl
    place: cells.UnitSheet
    row: int
    node: dict  # of the rubric; the root is {"id": "total"}
    entries: list  # of the unit
    of: dict  # product and respondent
    choices: dict = None  # text -> id, where answers have names
    text: str = None  # the answer that was put in, as evidence says it
    entry: dict = field(default=None)

    def cell(self, name):
        return self.page.cell(self.row + 1, self.place.column(name) + 1)

    def required(self):
        """What evidence its item cannot do without."""
        return [row for row in self.node.get("evidence", []) if row.get("required") == "true"]

    def find(self):
        """Whether its entry, which may not be there, can be told apart. Of the whole unit's entries a
        product may have its own copy, but for respondents'."""
        wanted = {"item": self.node["id"], **self.of}
        self.entry = next((entry for entry in self.entries
                           if {key: entry[key] for key in ("item", "product", "respondent")
                               if key in entry} == wanted), None)
        return self.entry is not None or self.is_of_one()

    def is_of_one(self):
        return not any(entry["item"] == self.node["id"] and "product" not in entry
                       for entry in self.entries if "product" in self.of and "respondent" in self.of)

    def own_entry(self):
        """The entry to be changed; a new one where there is none of its own."""
        if self.entry is None:
            shared = next((entry for entry in self.entries if entry["item"] == self.node["id"]
                           and not {"product", "respondent"} & set(entry)), {})
            self.entry = {**copy.deepcopy(shared), "item": self.node["id"], **self.of}
            self.entries.append(self.entry)
        return self.entry


class Edits:
    """Makes changes in a workbook of openpyxl's and in the documents it was made from. Of the workbook
    only the sheets stay that are compared afterwards."""

    def __init__(self, book, documents, rubric, result):
        self.book, self.documents, self.as_of = book, documents, result["as_of"]
        self.document, self.rubric = rubric, reference.Rubric(rubric)
        self.nodes = {reference.ROOT: {"id": reference.ROOT}, **reading.items_of(rubric)}
        self.questions, self.used = [], set()
        for title in LISTS:
            if title in book.sheetnames:  # the way to green is left out where there is none
                book.remove(book[title])
        sheets = {page.title: office.Sheet(page.title, [
            ["" if cell.value is None else cell.value for cell in row] for row in page.iter_rows()])
            for page in book}
        pages = cells.unit_sheets(sheets)
        objects = {unit["id"]: unit["objects"] for unit in result["units"]}
        for unit in (unit for document in documents for unit in units_of(document)):
            self.add_unit(unit, pages[unit["id"]], objects[unit["id"]])

    def add_unit(self, unit, sheet, objects):
        page = self.book[sheet.title]
        place = cells.UnitSheet(sheet, self.rubric, len(objects))
        choices = self.choices_on(page, place)
        products = {product["id"] for product in unit.get("products", [])}
        for thing, rows in zip(objects, place.trees):
            is_product = self.rubric.object == "product" and thing["id"] in products
            of_object = {"product": thing["id"]} if is_product else {}
            is_whole = self.rubric.object == "product" and not is_product
            node = None
            for row in range(*rows):
                if place.id_at(row):
                    node = self.nodes[place.id_at(row)]
                of = self.answerer(unit, node, place, row) if row in choices else None
                if of is not None and not (is_whole and "scale" in node):
                    question = Question(page, place, row, node, unit["entries"],
                                        {**of_object, **of}, choices[row])
                    if question.find():
                        self.questions.append(question)

    def answerer(self, unit, node, place, row):
        """Whose answer a row holds; None where evidence cannot say it."""
        kind, name = node.get("per", "object"), place.at(row, cells.ITEM)
        if kind == "object":
            return {}
        if place.id_at(row):  # nobody has answered
            return {"respondent": "uji-1"} if kind == "respondent" else None
        if kind == "respondent":
            return {"respondent": name}
        return {"product": next(product["id"] for product in unit["products"]
                                if product["name"] == name)}

    def choices_on(self, page, place):
        """row -> the answers that its drop-down offers (text -> id), or None where a number is asked
        for. Rows without a rule for their answers are no questions."""
        found = {}
        for rule in page.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                if area.min_col != place.column(cells.ANSWER) + 1:
                    continue
                offered = self.offered(rule.formula1) if rule.type == "list" else None
                found.update((row - 1, offered) for row in range(area.min_row, area.max_row + 1))
        return found

    def offered(self, formula):
        """text -> id of the answers in a range of the rubric's sheet."""
        title, span = formula.rsplit("!", maxsplit=1)
        area = self.book[title.strip("'")][span.replace("$", "")]
        cells_of = [row[0] for row in area] if isinstance(area, tuple) else [area]
        return {cell.value: str(cell.offset(0, 1).value) for cell in cells_of}

    # --- one change --------------------------------------------------------------------------

    def some(self, rng, count):
        """Makes so many changes, or fewer where there are not so many cells to change: (kind, what was
        done) of each. Every change is in another cell."""
        made = []
        while len(made) < count:
            able = {kind: [question for question in self.questions if self.can(kind, question)]
                    for kind in KINDS}
            kinds = [kind for kind in KINDS if able[kind]]
            if not kinds:
                break
            kind = rng.choices(kinds, [KINDS[kind] for kind in kinds])[0]
            made.append((kind, self.change(kind, rng.choice(able[kind]), rng)))
        return made

    def change(self, kind, question, rng):
        """Makes a change; tells what was done."""
        cell = question.cell(COLUMNS[kind])
        before = cell.value
        self.used.add((question.page.title, cell.coordinate))
        cell.value = self.new_value(kind, question, cell.value, rng)
        if kind == "answer":
            question.cell(cells.NOT_APPLICABLE).value = None
        self.say(kind, question)
        return f"{question.page.title!r}!{cell.coordinate}: {before!r} -> {cell.value!r}"

    def can(self, kind, question):
        """Whether the change is possible: in a cell that was not changed yet, and is one to change."""
        cell = question.cell(COLUMNS[kind])
        if (question.page.title, cell.coordinate) in self.used or cell.protection.locked:
            return False
        if kind == "cleared":
            return cell.value is not None
        if kind == "not applicable":
            return question.node.get("optional") == "true"
        if kind == "proof":
            return bool(question.required())
        return True

    def new_value(self, kind, question, old, rng):
        if kind == "answer":
            return self.new_answer(question, old, rng)
        if kind == "cleared":
            return None
        if kind == "not applicable":
            return None if old == YES else YES
        if kind == "proof":
            return NO if old == YES else YES
        return rng.choice([word for word in STATUSES if word != old])

    def new_answer(self, question, old, rng):
        """Another answer for the cell; the evidence's words for it are kept."""
        if question.choices:
            text = rng.choice([text for text in question.choices if text != old])
            question.text = question.choices[text]
            return text
        for _ in range(20):  # a scale may have one answer only
            question.text = self.some_number(question.node, rng)
            if Fraction(question.text) != Fraction(str(old or -1)):
                break
        return int(question.text) if question.text.isdigit() else float(question.text)

    def some_number(self, node, rng):
        """A quantity, a number of a range, or a direct value."""
        if "scale" not in node:
            return generate.decimal(generate.between(rng, 0, int(self.rubric.top)))
        scale = node["scale"]
        scale = self.document["scales"][scale] if isinstance(scale, str) else scale
        answer = generate.some_answer(rng, scale, best=0.1)
        return str(len(answer)) if isinstance(answer, list) else answer

    # --- the evidence ------------------------------------------------------------------------

    def say(self, kind, question):
        """Makes the entry say what its row now says."""
        entry = question.own_entry()
        status = question.cell(cells.STATUS).value
        if kind == "proof":
            self.prove(question, entry)
        entry.pop("verified", None)
        entry.pop("status", None)
        if status:
            entry["status"] = STATUSES[status]
        if question.text is None:
            question.text = entry.get("answer")
        entry.pop("answer", None)
        entry.pop("na", None)
        is_marked = question.node.get("optional") == "true" and (
            question.cell(cells.NOT_APPLICABLE).value == YES)
        if is_marked:
            entry["na"] = "Diuji."
        elif question.cell(cells.ANSWER).value is not None:
            entry["answer"] = question.text
        elif entry.get("status") != "rejected":
            entry["status"] = "missing"

    def prove(self, question, entry):
        """Attaches all that is required, or nothing."""
        entry.pop("evidence", None)
        if question.cell(cells.PROOF).value == YES:
            entry["evidence"] = [
                {"id": row["id"], "url": "https://contoh.go.id/uji", "date": self.as_of}
                for row in question.required()]
