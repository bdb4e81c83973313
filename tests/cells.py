# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Where a workbook in Indonesian says what the JSON result says, and whether both agree.

`differences` compares every score, zone, category, predicate and opinion of the institution, of groups
of units, of units and of objects, the ratio, points and state of every node, and how many units
stand in each zone. A result rounds what it prints: cells may differ from it by half a place, where they
are not rounded themselves. Used by recalculate.py, whatif.py and constructs.py.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "property"))

import reference  # noqa: E402

FIGURES = ("claimed", "verified", "potential")
SYMBOLS = {"green": "●", "yellow": "◐", "red": "○", "none": "·", None: ""}
STATES = {"scored": "dinilai", "unanswered": "belum dijawab", "excluded": "tidak dihitung",
          "not-applicable": "tidak berlaku"}
NOT_SCORED = "belum dinilai"
PRINTED_PLACES = 4
DUST = 1e-9
# The columns of a unit's sheet (src/report/xlsx/layout.h).
(PRODUCT, ITEM, ANSWER, NOT_APPLICABLE, STATUS, PROOF, STATE, WEIGHT, CLAIMED, VERIFIED, POTENTIAL,
 SHARE, POINTS, LOST, NOTE, ID, PARENT, BAND) = range(18)


class UnitSheet:
    """Where things stand on the sheet of a unit: rows and columns from 0."""

    def __init__(self, sheet, rubric, object_count):
        self.sheet = sheet
        self.left = rubric.object == "product"
        self.tree = next((row for row in range(len(sheet.rows))
                          if sheet.at(row, self.column(ID)) == reference.ROOT), len(sheet.rows))
        self.scores = self.tree - 2 - object_count
        self.opinions = self.scores - 2 - len(rubric.opinions)
        self.figures = self.opinions - len(FIGURES)
        roots = [row for row in range(self.tree, len(sheet.rows))
                 if self.id_at(row) == reference.ROOT]
        self.trees = list(zip(roots, [*roots[1:], len(sheet.rows)]))  # one for each object

    def column(self, name):
        return name - ITEM + self.left

    def at(self, row, name):
        return self.sheet.at(row, self.column(name))

    def id_at(self, row):
        """The id of the node of a row; empty in rows of answers, caps and opinions."""
        return self.at(row, ID)


def unit_sheets(sheets):
    """unit id -> Sheet; below a unit's name stand its id and its groups."""
    return {str(sheet.at(1, 0)).split(" · ", maxsplit=1)[0]: sheet for sheet in sheets.values()}


class Comparison:
    """Compares cells with a result and notes what differs."""

    def __init__(self, sheets, result, rubric):
        self.sheets, self.result, self.rubric = sheets, result, rubric
        self.counted = CLAIMED + FIGURES.index(result["count"])
        self.capped = {float(cap.score) for cap in rubric.caps if cap.score is not None}
        self.found = []
        self.compared = 0

    def same(self, sheet, row, column, expected, slack=DUST):
        """Notes a cell that does not hold what is expected; None stands for nothing."""
        value, expected = sheet.at(row, column), "" if expected is None else expected
        self.compared += 1
        if isinstance(value, float) and not isinstance(expected, str):
            agree = abs(value - float(expected)) <= slack
        else:
            agree = value == expected
        if not agree:
            self.found.append(
                f"{sheet.name(row, column)}: LibreOffice {value!r}, patuh {expected!r}")

    def score(self, sheet, row, column, level, expected):
        """A score that is rounded stands as it is printed, unless a cap with more places set it."""
        printed = self.rubric.places.get(level, PRINTED_PLACES)
        is_printed = level in self.rubric.places and not (
            level == "object" and sheet.at(row, column) in self.capped)
        slack = DUST if is_printed else 0.5 * 10**-printed + DUST
        self.same(sheet, row, column, NOT_SCORED if expected is None else expected, slack)

    def words(self, sheet, row, columns, thing):
        """Zone, category and predicate; a column that is None is not shown."""
        zone = None if thing["zone"] is None else f"{SYMBOLS[thing['zone']]} {thing['label']}"
        for column, expected in zip(columns, (zone, thing["category"], thing["predicate"])):
            if column is not None:
                self.same(sheet, row, column, expected)

    # --- a unit's sheet ----------------------------------------------------------------------

    def unit(self, unit, sheet):
        place = UnitSheet(sheet, self.rubric, len(unit["objects"]))
        words = [place.column(name) for name in (STATUS, PROOF, STATE)]
        for number, figure in enumerate(FIGURES):
            row = place.figures + number
            self.score(sheet, row, place.column(ANSWER), "unit", unit[figure])
            if figure == self.result["count"]:
                self.words(sheet, row, words, unit)
            else:
                self.symbol(sheet, row, words[0], unit, figure)
        self.opinions(place, place.opinions, unit)
        if len(place.trees) != len(unit["objects"]):
            self.found.append(f"{sheet.title}: {len(place.trees)} trees for "
                              f"{len(unit['objects'])} objects")
            return
        for number, (thing, rows) in enumerate(zip(unit["objects"], place.trees)):
            self.object(place, place.scores + number, thing)
            self.nodes(place, rows, thing["nodes"])
            self.opinions(place, rows[1] - len(self.rubric.opinions), thing)

    def symbol(self, sheet, row, column, thing, figure):
        """The zone of a figure, of which a result tells the colour alone."""
        zone = thing["zone"] if figure == self.result["count"] else thing.get(f"{figure}_zone")
        if f"{figure}_zone" not in thing and figure != self.result["count"]:
            return
        self.compared += 1
        if sheet.at(row, column)[:1] != SYMBOLS[zone]:
            self.found.append(f"{sheet.name(row, column)}: LibreOffice {sheet.at(row, column)!r}, "
                              f"patuh {SYMBOLS[zone]!r}")

    def opinions(self, place, row, thing):
        for number, opinion in enumerate(thing["opinions"]):
            self.same(place.sheet, row + number, place.column(ANSWER), opinion["label"])

    def object(self, place, row, thing):
        """The row of an object's scores, and the bands that it hides."""
        sheet = place.sheet
        self.same(sheet, row, place.column(ID), thing["id"])
        self.score(sheet, row, place.column(ANSWER), "object", thing["score"])
        self.words(sheet, row, [place.column(name) for name in (STATUS, PROOF, NOTE)], thing)
        for number, figure in enumerate(FIGURES):
            self.score(sheet, row, place.column(CLAIMED + number), "object", thing[figure])
            zone = thing["zone"] if figure == self.result["count"] else thing.get(f"{figure}_zone")
            if figure == self.result["count"] or f"{figure}_zone" in thing:
                self.band(sheet, row, place.column(BAND + number), zone)

    def band(self, sheet, row, column, zone):
        band = sheet.at(row, column)
        self.compared += 1
        reached = None if band == "" else self.rubric.zones["object"][int(band) - 1]["zone"]
        if reached != zone:
            self.found.append(
                f"{sheet.name(row, column)}: LibreOffice band {band!r} {reached}, patuh {zone}")

    def nodes(self, place, rows, nodes):
        """The rows of an object's nodes."""
        sheet = place.sheet
        row_of = {place.id_at(row): row for row in range(*rows) if place.id_at(row)}
        nodes = {node["id"]: node for node in nodes if node["state"] != "covered"}
        if set(row_of) != set(nodes):
            self.found.append(f"{sheet.title}: rows of {sorted(set(row_of) ^ set(nodes))} "
                              "are missing, or should be")
            return
        places = self.rubric.places.get("object", PRINTED_PLACES)
        for name, node in nodes.items():
            row = row_of[name]
            self.state(place, row, node)
            self.same(sheet, row, place.column(self.counted), node["ratio"],
                      0.5 * 10**-PRINTED_PLACES + DUST)
            for column, key in ((POINTS, "points"), (LOST, "lost")):
                self.same(sheet, row, place.column(column), node[key], 0.5 * 10**-places + DUST)

    def state(self, place, row, node):
        """A group that is scored says so only where its score was entered."""
        self.compared += 1
        state, expected = place.at(row, STATE), STATES[node["state"]]
        if state != expected and not (node["state"] == "scored" and state == ""):
            self.found.append(f"{place.sheet.name(row, place.column(STATE))}: "
                              f"LibreOffice {state!r}, patuh {expected!r}")

    # --- the summary -------------------------------------------------------------------------

    def summary(self):
        sheet = next(iter(self.sheets.values()))
        column = [sheet.at(row, 0) for row in range(len(sheet.rows))]
        second = [sheet.at(row, 1) for row in range(len(sheet.rows))]
        head, institution, units = column.index("No"), self.result["institution"], self.result["units"]
        names = sheet.rows[head]
        places = {"score": names.index("Nilai"), "verified": names.index("Terverifikasi"),
                  "potential": names.index("Potensi"), "hidden": names.index("Diklaim"),
                  "words": [names.index(name) if name in names else None
                            for name in ("Zona", "Kategori", "Predikat")]}
        self.scores(sheet, head - 1, places, "institution", institution)
        badge = next(row for row, text in enumerate(column)
                     if str(text).startswith("Nilai instansi (")) + 1
        self.score(sheet, badge, 0, "institution", institution["score"])
        self.words(sheet, badge + 1, (0, None, None), institution)
        self.same(sheet, badge + 2, 0, institution["predicate"])
        if not self.rubric.by_objects:  # else they are constants
            for opinion, told in zip(self.rubric.opinions, institution["opinions"]):
                self.same(sheet, second.index(opinion["label"]), 2, told["label"])
        self.zone_counts(sheet, second.index("Unit per zona") + 1)
        rows = {second[row]: row for row in range(head + 1, head + 1 + len(units))}
        for unit in units:
            self.scores(sheet, rows[unit["name"]], places, "unit", unit)
        if self.result["groups"]:
            self.groups(sheet, column.index("Kelompok unit") + 1, places)

    def scores(self, sheet, row, places, level, thing):
        """A row of scores: those that are seen, and the three figures that are hidden."""
        for key in ("score", "verified", "potential"):
            self.score(sheet, row, places[key], level, thing[key])
        self.words(sheet, row, places["words"], thing)
        for number, figure in enumerate(FIGURES):
            self.score(sheet, row, places["hidden"] + number, level, thing[figure])

    def zone_counts(self, sheet, row):
        zones = [unit["zone"] for unit in self.result["units"]]
        colours = {symbol: zone for zone, symbol in SYMBOLS.items()}
        while sheet.at(row, 1):
            zone = colours.get(sheet.at(row, 1)[0])
            self.same(sheet, row, 0, zones.count(zone))
            row += 1

    def groups(self, sheet, row, places):
        """Each group of units, with its units below it."""
        units = {unit["id"]: unit for unit in self.result["units"]}
        for group in self.result["groups"]:
            self.same(sheet, row, 1, group["id"])
            self.scores(sheet, row, places, "institution", group)
            for number, name in enumerate(group["units"], start=1):
                self.scores(sheet, row + number, places, "unit", units[name])
            row += 1 + len(group["units"])


def differences(sheets, result, rubric):
    """(what differs between the cells and the result, as lines of text; how many were compared)."""
    comparison = Comparison(sheets, result, rubric)
    comparison.summary()
    found = unit_sheets(sheets)
    for unit in result["units"]:
        if unit["id"] in found:
            comparison.unit(unit, found[unit["id"]])
        else:
            comparison.found.append(f"no sheet for unit {unit['id']}")
    return comparison.found, comparison.compared
