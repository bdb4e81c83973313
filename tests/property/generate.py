#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Random rubrics and evidence sets: always valid, the same for the same seed.

A Case is plain data (dicts, lists, text), so that it can be shuffled or changed before it is
written (retell.py). What it aims at: ties at a rounding place, floors and steps that are just
reached or just missed, evidence that expires around the as-of date, answers above other answers,
answers by several respondents, sets without a score.

Run by itself it writes the case of a seed into a folder:
    generate.py SEED SIZE FOLDER
"""
import calendar
import datetime
import json
import pathlib
import random
import re
import string
import sys
from dataclasses import dataclass, field
from fractions import Fraction

RUBRIC_ID = "acak"
INSTITUTION, PERIOD = "Kota Contoh", "2026-1"
PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./_-]*[A-Za-z0-9])?")
RESPONDENTS = ["1", "2", "R-03", "Ibu Siti; RT 2", "Pak \"Budi\", lansia"]
STATUSES = ["submitted", "verified", "verified", "verified", "secondary", "rejected", "missing"]
AS_OF = ["2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01", "2026-01-31",
         "2026-04-30", "2026-06-30", "2026-12-31", "2027-01-01"]


@dataclass
class Case:
    """A rubric, the evidence files (relative path -> document, or text) and the as-of date."""
    rubric: dict
    files: dict
    as_of: str
    tabular: bool = False  # whether the evidence can be said in CSV
    bases: dict = field(default_factory=dict)  # id -> rubric that the rubric extends
    options: list = field(default_factory=list)  # for the command line

    def units(self):
        """The units of all files that are for the rubric; each has its own `entries` list."""
        for document in self.files.values():
            if document["rubric"] == RUBRIC_ID:
                yield from document.get("units", [document])

    def write(self, folder):
        """Write acak.yaml, what it extends, and bukti/ into the folder."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name, rubric in {RUBRIC_ID: self.rubric, **self.bases}.items():
            (folder / f"{name}.yaml").write_text(to_yaml(rubric), encoding="utf-8")
        for path, document in self.files.items():
            target = folder / "bukti" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            text = document if isinstance(document, str) else to_yaml(document)
            target.write_text(text, encoding="utf-8", newline="")


# --- YAML ------------------------------------------------------------------------------------

def scalar(text):
    """A scalar as YAML: plain where that is safe, else in double quotes."""
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def flow(value):
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def is_flat(value):
    """Whether a value is short enough to stand on one line."""
    if isinstance(value, str):
        return True
    parts = value.values() if isinstance(value, dict) else value
    return len(parts) < 6 and all(isinstance(part, str) for part in parts)


def lines_of(value, indent):
    """The lines of a mapping or list in block style."""
    if isinstance(value, dict):
        for key, one in value.items():
            if is_flat(one):
                yield f"{indent}{key}: {flow(one)}"
            else:
                yield f"{indent}{key}:"
                yield from lines_of(one, indent + "  ")
    else:
        for one in value:
            if is_flat(one):
                yield f"{indent}- {flow(one)}"
            else:
                first, *rest = lines_of(one, indent + "  ")
                yield f"{indent}- {first[len(indent) + 2:]}"
                yield from rest


def to_yaml(document):
    """A document as YAML text."""
    return "\n".join(lines_of(document, "")) + "\n"


# --- numbers ---------------------------------------------------------------------------------

def decimal(value):
    """A Fraction with at most 4 places as text, without needless zeros."""
    units = value * 10000
    assert units.denominator == 1, value
    whole, rest = divmod(int(units), 10000)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".")


def between(rng, low, high, places=None):
    """A decimal number in low..high, as a Fraction with at most 4 places."""
    scale = 10 ** (rng.randrange(5) if places is None else places)
    first, last = -(-low * scale // 1), high * scale // 1
    if first > last:
        return Fraction(low)
    return Fraction(rng.randint(int(first), int(last)), scale)


def is_decimal(value):
    return (Fraction(value) * 10000).denominator == 1


# --- the rubric ------------------------------------------------------------------------------

def weights_for(rng, count):
    """`count` weights as text; None stands for a weight that is left out."""
    style = rng.choice(["absent", "whole", "decimal", "fraction", "split", "same", "mixed"])
    if style == "absent":
        return [None] * count
    if style == "same":
        return [rng.choice([f"1/{count}", "0.111", "2.5", "1/3"])] * count
    if style == "split":  # four places that add up to 1: ties in the score are common
        cuts = sorted(rng.randint(0, 10000) for _ in range(count - 1))
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, 10000])]
        return [decimal(Fraction(part, 10000)) for part in parts]

    def one(kind):
        if kind == "mixed":
            kind = rng.choice(["whole", "decimal", "fraction", "zero", "absent"])
        if kind == "zero" or rng.random() < 0.05:
            return "0"
        if kind == "absent":
            return None
        if kind == "whole":
            return str(rng.randint(1, 30))
        if kind == "decimal":
            return decimal(between(rng, Fraction(1, 10000), 12))
        return f"{rng.randint(1, 20)}/{rng.randint(1, 20)}"
    return [one(style) for _ in range(count)]


def new_steps(rng):
    """A scale of steps, its least value and its largest."""
    of = rng.choice(["count", "count", "percent", "number"])
    count, scale = rng.randint(1, 5), {}
    if of == "count":
        largest = rng.randint(count, 8)
        if rng.random() < 0.6:
            scale["options"] = [{"id": f"o{n}", "label": f"Pilihan {n}"} for n in range(largest)]
        floors = rng.sample(range(1, largest + 1), count - 1)
    else:
        limit = 100 if of == "percent" else rng.choice([1, 30, 365, 5000])
        floors = {between(rng, Fraction(1, 10000), limit) for _ in range(count - 1)}
    floors = [Fraction(0), *sorted(floors)]
    values = sorted(rng.sample(range(0, 20), len(floors)))
    if rng.random() < 0.6:
        values = range(len(floors))
    if len(values) == 1:
        values = [1]
    unit = rng.choice([1, 1, 2, 10])
    values = [Fraction(value, unit) for value in values]
    scale["of"] = of
    scale["steps"] = [{"from": decimal(floor), "value": decimal(value)}
                      for floor, value in zip(floors, values)]
    for number, step in enumerate(scale["steps"]):
        if rng.random() < 0.3:
            step["label"] = f"Anak tangga {number}"
    return scale, values[0], values[-1]


def new_scale(rng):
    """A scale: levels, steps or a range, with or without `base` and `best`."""
    kind = rng.choice(["levels", "levels", "steps", "range"])
    if kind == "steps":
        scale, low, high = new_steps(rng)
    elif kind == "levels":
        count = rng.randint(2, 5)
        values = sorted(rng.sample(range(0, 50), count))
        if rng.random() < 0.5:
            values = range(count)
        unit = rng.choice([1, 1, 2, 4, 10])
        values = [Fraction(value, unit) for value in values]
        names = rng.sample(["tidak", "kurang", "cukup", "baik", "Sangat Baik", "ada", "L.4"], count)
        scale = {"levels": [
            {"id": name.lower().replace(" ", "-"), "label": f"Tingkat {name}",
             "value": decimal(value)} for name, value in zip(names, values)]}
        low, high = values[0], values[-1]
    else:
        low = rng.choice([Fraction(0), Fraction(1), between(rng, 0, 3)])
        step = rng.choice([None, Fraction(1), Fraction(1, 2), Fraction(1, 100), Fraction(1, 1000)])
        if step is None:
            high = low + between(rng, 1, 100)
        else:
            high = low + step * rng.randint(1, 400)
        scale = {"range": {"min": decimal(low), "max": decimal(high)}}
        if step is not None:
            scale["range"]["step"] = decimal(step)
    if rng.random() < 0.4:
        base = rng.choice([low, Fraction(0), between(rng, 0, high)])
        if base < high:
            scale["base"] = decimal(base)
    base = Fraction(scale.get("base", "0"))
    if rng.random() < 0.3:
        best = rng.choice([high, high + 1, between(rng, base, high)])
        if best > base:
            scale["best"] = decimal(best)
    if rng.random() < 0.2:
        scale["assumed"] = "Skala dikira-kira."
    return scale


def answers_on(scale):
    """(count, n -> the text of the n-th answer), from the worst to the best."""
    if "levels" in scale:
        return len(scale["levels"]), lambda n: scale["levels"][n]["id"]
    if "steps" in scale:
        last = Fraction(scale["steps"][-1]["from"])
        if scale["of"] == "count":
            return len(scale["options"]) + 1 if "options" in scale else int(last) + 3, str
        highest = 100 if scale["of"] == "percent" else last + 2
        return int(highest * 10000) + 1, lambda n: decimal(Fraction(n, 10000))
    low, high = (Fraction(scale["range"][key]) for key in ("min", "max"))
    step = Fraction(scale["range"].get("step", "0.0001"))
    return int((high - low) / step) + 1, lambda n: decimal(low + n * step)


def origin(rng, must):
    """`source` or `assumed`, or neither where that is allowed."""
    if not must and rng.random() < 0.7:
        return {}
    if rng.random() < 0.6:
        return {"source": "acak"}
    return {"assumed": "Dikira-kira: belum ada sumber."}


def wanted_evidence(rng):
    """The `evidence` rows of an item."""
    rows = []
    for name in rng.sample(["foto", "sk", "ba"], rng.choice([0, 0, 1, 1, 2])):
        row = {"id": name, "kind": rng.choice(["photo", "document", "link", "video", "record"]),
               "label": f"Bukti {name}"}
        if rng.random() < 0.8:
            row["required"] = rng.choice(["true", "true", "true", "false"])
        if rng.random() < 0.5:
            row["valid_for"] = rng.choice(
                ["12 months", "13 months", "6 months", "4 years", "2 years", "30 days",
                 f"{rng.randint(2, 400)} days", f"{rng.randint(2, 40)} months"])
        rows.append(row)
    return rows


def some_answer(rng, scale, best):
    """A random answer: the best with that likelihood, at or just below a step, or any."""
    count, text_of = answers_on(scale)
    number = count - 1 if rng.random() < best else rng.randrange(count)
    if "levels" in scale:
        level = scale["levels"][number]
        return rng.choice([level["id"], level["id"].upper(), level["label"],
                           level["label"].lower()])
    if "steps" in scale and number < count - 1 and rng.random() < 0.6:
        number = int(Fraction(rng.choice(scale["steps"])["from"])
                     * (1 if scale["of"] == "count" else 10000))
        number = max(number - rng.choice([0, 0, 1]), 0)
    if "options" in scale and rng.random() < 0.6:
        return rng.sample([option["id"] for option in scale["options"]], number)
    return text_of(number)


class Rubrics:
    """Builds one random rubric; `size` 0..4 bounds depth and breadth."""

    def __init__(self, rng, size):
        self.rng, self.size = rng, size
        self.object = rng.choice(["product", "unit"])
        self.several = rng.choice([0, 0, 0.3, 1])  # how many items have more than one answer
        self.critical = rng.choice([0, 0, 0, 0.1])
        self.scales, self.items, self.groups, self.made = {}, [], [], 0
        for name in rng.sample(["ada", "tangga", "survei"], rng.randint(0, 3)):
            self.scales[name] = new_scale(rng)

    def item(self, name):
        rng = self.rng
        named = self.scales and rng.random() < 0.6
        scale = rng.choice(sorted(self.scales)) if named else new_scale(rng)
        item = {"id": name, "label": f"Indikator {name}", "scale": scale}
        if rng.random() < 0.4:
            item["optional"] = rng.choice(["true", "true", "false"])
        if rng.random() < self.several:
            item["per"] = rng.choice(["respondent", "respondent", "object"] if
                                     self.object == "product" else ["respondent", "product"])
            if item["per"] != "object" and rng.random() < 0.7:
                item["merge"] = rng.choice(["mean", "mean", "min", "max", "all"])
        if rng.random() < self.critical:
            item["critical"] = rng.choice(["true", "true", "true", "false"])
        rows = wanted_evidence(rng)
        if rows:
            item["evidence"] = rows
        self.items.append(item)
        return item

    def children(self, prefix, depth):
        """The keys of a group that hold its children: items, combine, total, total_note."""
        rng = self.rng
        nodes = []
        count = rng.randint(1, 3 + self.size)
        for weight in weights_for(rng, count):
            self.made += 1
            name = prefix + rng.choice(string.ascii_lowercase) + str(self.made)
            if depth > 1 and self.made < 25 and rng.random() < 0.45:
                node = {"id": name, "label": f"Kelompok {name}"}
                self.groups.append(node)
                node.update(self.children(name + ".", depth - 1))
            else:
                node = self.item(name)
            if weight is not None:
                node["weight"] = weight
            node.update(origin(rng, must=weight is not None))
            nodes.append(node)
        keys = {}
        if rng.random() < 0.35:
            keys["combine"] = rng.choice(["mean", "min", "max", "all"])
        sum_ = sum(Fraction(node.get("weight", "1")) for node in nodes)
        if keys.get("combine", "mean") == "mean" and sum_ > 0 and rng.random() < 0.4:
            keys.update(self.total_for(sum_))
        return {**keys, "items": nodes}

    def total_for(self, sum_):
        """A declared total: the sum itself, or a bit more with a note why."""
        rng = self.rng
        if is_decimal(sum_) and rng.random() < 0.5:
            return {"total": decimal(sum_)}
        total = Fraction(sum_.__ceil__())
        if rng.random() < 0.5:
            total += between(rng, 0, 3)
        keys = {"total": decimal(total)}
        if total > sum_ and rng.random() < 0.8:
            keys["total_note"] = "Bobot tercetak kurang dari jumlahnya."
        return keys

    def zones(self, top):
        """A zone table: 2..6 bands with falling floors that end in 0."""
        rng = self.rng
        count = rng.randint(2, 6)
        places = rng.randrange(5)
        floors = {between(rng, top * Fraction(1, 10), top, places) for _ in range(count - 1)}
        floors = sorted({floor for floor in floors if floor > 0}, reverse=True) + [Fraction(0)]
        if rng.random() < 0.1:
            colours = ["none"] * len(floors)
        else:
            colours = sorted((rng.choice(["green", "yellow", "red"]) for _ in floors),
                             key=["green", "yellow", "red"].index)
        rows = []
        for number, (floor, colour) in enumerate(zip(floors, colours)):
            row = {"zone": colour, "floor": decimal(floor), "label": f"Zona {number + 1}"}
            if rng.random() < 0.7:
                row["predicate"] = f"Kepatuhan {number + 1}"
            if colours.count(colour) > 1 or rng.random() < 0.3:
                row["category"] = "ABCDEF"[number]
            rows.append({**row, **origin(rng, must=True)})
        return rows

    def condition(self, rising, depth=2):
        """A condition on nodes; `rising`: one that better answers can only end."""
        rng = self.rng
        if depth and rng.random() < 0.3:
            kind = rng.choice(["all", "any"] if rising else ["all", "any", "not"])
            if kind == "not":
                return {"not": self.condition(rising, depth - 1)}
            return {kind: [self.condition(rising, depth - 1) for _ in range(rng.randint(1, 3))]}
        nodes = [node["id"] for node in self.items + self.groups]
        node = "total" if rng.random() < 0.05 else rng.choice(nodes)
        percent = rng.choice([Fraction(100), Fraction(100), Fraction(50), Fraction(25),
                              Fraction(rng.randint(1, 100)), between(rng, 1, 100)])
        return {"node": node, "below" if rising or rng.random() < 0.5 else "at_least":
                decimal(percent)}

    def caps(self, zones, top):
        """One to three caps."""
        rng = self.rng
        rising = rng.random() < 0.8
        colours = sorted({row["zone"] for row in zones} - {"none", zones[0]["zone"]})
        rows = []
        for number in range(rng.randint(1, 3)):
            cap = {"when": self.condition(rising)}
            if colours and rng.random() < 0.5:
                cap["zone_at_most"] = rng.choice(colours)
            else:
                cap["score_at_most"] = decimal(between(rng, 0, top))
            cap["reason"] = f"Alasan {number + 1}, karena itu."
            rows.append({**cap, **origin(rng, must=True)})
        return rows

    def opinions(self):
        """One or two opinions, each with an outcome that always holds at its end."""
        rng = self.rng
        return [{"id": f"pendapat-{name}", "label": f"Pendapat {name}", "outcomes": [
            *({"label": f"Putusan {number}", "when": self.condition(rising=False)}
              for number in range(rng.randint(1, 2))), {"label": "Putusan lain"}]}
            for name in "ab"[:rng.randint(1, 2)]]

    def document(self):
        """The rubric as a mapping."""
        rng = self.rng
        top = rng.choice([100, 100, 100, 5, 110, 1000])
        rubric = {"patuh": "rubric/1", "id": RUBRIC_ID, "version": "1.0.0",
                  "title": "Instrumen acak – untuk uji", "object": self.object,
                  "top": str(top)}
        if rng.random() < 0.8:
            rubric["unanswered"] = rng.choice(["zero", "exclude"])
        if rng.random() < 0.9:
            rounding = {level: str(rng.choice([0, 1, 2, 2, 2, 2, 3, 4]))
                        for level in ("object", "unit", "institution") if rng.random() < 0.8}
            if rounding:
                rubric["rounding"] = rounding
        if rng.random() < 0.7:
            rubric["rollup"] = {"unit": "mean", "institution": rng.choice(
                ["mean-of-units", "mean-of-objects"])}
        rubric["sources"] = {"acak": {"title": "Sumber acak"}}
        if self.scales:
            rubric["scales"] = self.scales
        rubric["zones"] = self.zones(top)
        if rng.random() < 0.3:
            rubric["zones_for"] = {level: self.zones(top) for level in
                                   rng.choice([["unit"], ["institution"], ["unit", "institution"]])}
        rubric.update(self.children("", rng.randint(1, min(4, 1 + self.size))))
        if rng.random() < 0.45:
            rubric["caps"] = self.caps(rubric["zones"], top)
        if rng.random() < 0.3:
            rubric["opinions"] = self.opinions()
        return rubric


# --- the evidence ----------------------------------------------------------------------------

def days_before(period, date):
    """A date about `period` before `date`; never earlier than 1990."""
    number, word = int(period.split()[0]), period.split()[1]
    if word == "days":
        return date - datetime.timedelta(days=number)
    months = date.year * 12 + date.month - 1 - number * (12 if word == "years" else 1)
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


class Answers:
    """Builds the entries of one case. Its moods make extreme cases common.

    `form` says what they must be able to become: "" (YAML only), "long" or "wide" CSV.
    """

    def __init__(self, rng, builder, rubric, as_of, form):
        self.rng, self.builder, self.rubric = rng, builder, rubric
        self.as_of = datetime.date.fromisoformat(as_of)
        self.answered = rng.choice([0.1, 0.5, 0.9, 0.9, 1])
        self.verified = rng.choice([0, 0.5, 0.9, 1])
        self.best = rng.choice([0, 0.1, 0.5, 1])
        self.direct = rng.choice([0, 0, 0.1, 0.4])
        self.form = form

    def near(self, days):
        """The as-of date, moved by a few days."""
        return self.as_of + datetime.timedelta(days=self.rng.choice(days))

    def attachment(self, row):
        """An attachment for a row of wanted evidence, or for none."""
        rng = self.rng
        one = {"id": row["id"]} if row else {}
        if rng.random() < 0.5:
            one["url"] = f"https://contoh.go.id/bukti?no={rng.randrange(1000)}"
        else:
            one["file"] = f"foto/{rng.randrange(1000)}.jpg"
        date = None
        if rng.random() < 0.85:
            date = self.near([-400, -40, -1, 0, 0, 1])
            if row and "valid_for" in row and rng.random() < 0.8:
                date = days_before(row["valid_for"], self.near([-1, 0, 0, 1, 2, 60]))
            one["date"] = date.isoformat()
        if rng.random() < 0.3:
            expires = self.near([-30, -1, 0, 0, 1, 300])
            if date is None or expires >= date:
                one["expires"] = expires.isoformat()
        return one

    def attachments(self, rows):
        rng = self.rng
        made = [self.attachment(row) for row in rows
                for _ in range(rng.choice([0, 1, 1, 1, 1, 2]))]
        if rng.random() < 0.1 and not (rows and self.form):
            made.append(self.attachment(None))
        rng.shuffle(made)
        return made[:1] if self.form else made

    def with_status(self, entry, rows):
        """The entry with a status and attachments; its answer may go where that is allowed."""
        rng = self.rng
        if self.form == "wide":
            return entry
        status = "verified" if rng.random() < self.verified else rng.choice(STATUSES)
        if status != "submitted" or rng.random() < 0.5:
            entry["status"] = status
        if status in ("missing", "rejected") and rng.random() < 0.4:
            entry.pop("answer", None)
            entry.pop("na", None)
        if rng.random() < 0.9:
            attachments = self.attachments(rows)
            if attachments:
                entry["evidence"] = attachments
        if status == "verified" and rng.random() < 0.3:
            entry["verified"] = {"by": "Inspektorat", "on": self.as_of.isoformat()}
        if rng.random() < 0.1:
            entry["note"] = "Catatan: \"lihat lampiran\" – 100 %"
        return entry

    def for_item(self, item, place):
        """An entry for an item of a product or respondent, or None."""
        rng = self.rng
        if rng.random() >= self.answered:
            return None
        entry = {"item": item["id"], **place}
        if item.get("optional") == "true" and self.form != "wide" and rng.random() < 0.4:
            entry["na"] = "Layanan hanya daring."
        else:
            scale = item["scale"]
            scale = self.builder.scales[scale] if isinstance(scale, str) else scale
            answer = some_answer(rng, scale, self.best)
            entry["answer"] = "0" if self.form and answer == [] else answer  # no cell can say []
        return self.with_status(entry, item.get("evidence", []))

    def places_for(self, item, object_, products, respondents):
        """Where an item of an object is answered: once, or for each product or respondent."""
        kind = item.get("per", "object")
        if kind == "object":
            return [object_]
        if kind == "product":
            return products
        return [{**object_, "respondent": name} for name in respondents]

    def direct_number(self):
        """A number on 0..top, often a tie or a hair's breadth from a floor."""
        rng, top = self.rng, Fraction(self.rubric["top"])
        if rng.random() < 0.5:
            return between(rng, 0, top)
        floor = Fraction(rng.choice(self.rubric["zones"])["floor"])
        places = int(self.rubric.get("rounding", {}).get("object", "2"))
        half = Fraction(5, 10 ** (places + 1)) if places < 4 else Fraction(0)
        value = floor - half + rng.choice([Fraction(0), Fraction(-1, 10000), Fraction(1, 10000)])
        return min(max(value, Fraction(0)), top)

    def direct_values(self, product, root_too):
        """Entries that answer groups, or the root, with a number."""
        rng = self.rng
        nodes = [group["id"] for group in self.builder.groups]
        nodes += ["total"] if root_too else []
        entries = []
        for node in nodes:
            if rng.random() < self.direct * (0.5 if node == "total" else 1):
                entry = {"item": node, **product, "answer": decimal(self.direct_number())}
                entries.append(self.with_status(entry, []))
        return entries

    def for_unit(self, products):
        """All entries of a unit."""
        rng = self.rng
        objects = products = [{"product": product["id"]} for product in products]
        entries = []
        if self.rubric["object"] == "unit":
            objects = [{}]
        elif not products or rng.random() < 0.5:  # they stand for the whole unit
            sure = not products and rng.random() < 0.7
            entries += self.direct_values({}, root_too=not sure)
            if sure:
                entry = {"item": "total", "answer": decimal(self.direct_number())}
                entries.append(self.with_status(entry, []))
        for product in objects:
            entries += self.direct_values(product, root_too=True)
            respondents = rng.sample(RESPONDENTS, rng.randint(0, 4))
            made = (self.for_item(item, place) for item in self.builder.items
                    for place in self.places_for(item, product, products, respondents))
            entries += [entry for entry in made if entry is not None]
        rng.shuffle(entries)
        return entries


def make_unit(rng, answers, number, bare):
    """(head, products, entries) of a unit; a bare one has nothing but an id and a name."""
    kind = rng.choice(["Dinas", "Puskesmas", "RSUD"])
    head = {"id": f"{kind.lower()}-{number}", "name": f"{kind} {number}"}
    if rng.random() < 0.4 and not bare:
        head["groups"] = rng.sample(["mpp", "kecamatan-timur", "Kota"], rng.randint(1, 3))
    if rng.random() < 0.5 and not bare:
        head["weight"] = rng.choice(["0", "2", "0.75", "1/3", "10/7", "1"])
    products = []
    if rng.random() < (0.85 if answers.rubric["object"] == "product" else 0.6):
        products = [{"id": f"izin-{n}", "name": f"Izin {n}"} for n in range(rng.randint(1, 3))]
    return head, products, answers.for_unit(products)


def make_case(rng, size):
    """A random Case; sizes 0..4 grow from a flat rubric with one unit to deep trees."""
    builder = Rubrics(rng, size)
    rubric = builder.document()
    as_of = rng.choice(AS_OF)
    form = rng.choice(["", "", "", "long", "wide"])
    bare = form and rng.random() < 0.4
    answers = Answers(rng, builder, rubric, as_of, form)
    head = {"patuh": "evidence/1", "rubric": RUBRIC_ID, "institution": INSTITUTION,
            "period": PERIOD, "assessed": as_of}
    files, together = {}, []
    for number in range(rng.randint(1, 1 + size)):
        unit, products, entries = make_unit(rng, answers, number, bare)
        body = {**({"products": products} if products else {}), "entries": entries}
        if rng.random() < 0.3:
            together.append({**unit, **body})
            continue
        path = rng.choice(["", "a/", "a-b/", "a/b/", "Z/"]) + f"{rng.choice('abz')}{number}.yaml"
        files[path] = {**head, "unit": unit, **body}
    if together:
        files["semua.yaml"] = {**head, "units": together}
    if rng.random() < 0.1:
        files["lain.yaml"] = {**head, "rubric": "instrumen-lain",
                              "unit": {"id": "lain", "name": "Lain"}, "entries": []}
    return Case(rubric, files, as_of, tabular=bool(form))


def main():
    """Write one case."""
    seed, size, folder = sys.argv[1:]
    make_case(random.Random(seed), int(size)).write(folder)


if __name__ == "__main__":
    main()
