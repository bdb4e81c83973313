#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""An exact scorer, written from the documents of the rubric language and not from the C code.

It promises the same figures as `patuh audit --format json` for every valid rubric and evidence
set, computed with fractions.Fraction and rounded only where the rubric's `rounding` says. It
refuses nothing: bad input gives an exception or nonsense, never a diagnostic.

Run by itself it prints the expected result, keyed by id:
    reference.py rubric.yaml folder 2026-06-30 [claimed|verified]
"""
import calendar
import datetime
import json
import pathlib
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import yaml

# Scalars stay text: 6 and "6" and 2026-05-02 are read by us, not by YAML.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FIGURES = ("claimed", "verified", "potential")
ROOT = "total"
PRINTED_PLACES = 4  # of a ratio, and of a score whose level `rounding` does not name


# --- numbers ---------------------------------------------------------------------------------

def round_half_up(value, places):
    """`value` (a Fraction >= 0) as a Decimal with exactly that many places; ties go up."""
    return Decimal((value * 10**places + Fraction(1, 2)).__floor__()).scaleb(-places)


def printed(value, places):
    """The Decimal that stands in the JSON, or None where there is no score."""
    if value is None:
        return None
    return round_half_up(value, PRINTED_PLACES if places is None else places)


def weighted_mean(pairs):
    """The mean of (weight, value) pairs without the None values; None if nothing has weight."""
    pairs = [(weight, value) for weight, value in pairs if value is not None]
    weights = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / weights if weights else None


def add_period(date, period):
    """`date` plus "N days|months|years"; the day is clipped to the end of its month."""
    number, word = period.split()
    if word.startswith("day"):
        return date + datetime.timedelta(days=int(number))
    months = date.year * 12 + date.month - 1 + int(number) * (12 if word[0] == "y" else 1)
    year, month = months // 12, months % 12 + 1
    day = min(date.day, calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day)


# --- the rubric ------------------------------------------------------------------------------

@dataclass
class Node:
    """A group (with children) or an item (with a scale and the evidence it asks for)."""
    id: str
    weight: Fraction
    combine: str
    total: Fraction
    assumed: bool
    scale: dict
    evidence: list
    children: list = field(default_factory=list)

    def below(self):
        """Every node under this one, parents first."""
        for child in self.children:
            yield child
            yield from child.below()

    def asks_for_evidence(self):
        return bool(self.evidence) or any(node.evidence for node in self.below())


def node_for(source, scales):
    """The Node of a mapping under `items`, or of the whole rubric (its root)."""
    scale = source.get("scale")
    node = Node(
        id=source["id"], weight=Fraction(source.get("weight", "1")),
        combine=source.get("combine", "mean"), total=None, assumed="assumed" in source,
        scale=scales[scale] if isinstance(scale, str) else scale,
        evidence=source.get("evidence", []),
        children=[node_for(child, scales) for child in source.get("items", [])])
    weights = sum(child.weight for child in node.children)
    node.total = Fraction(source["total"]) if "total" in source else weights
    return node


class Rubric:
    """A rubric document, ready to score with."""

    def __init__(self, document):
        self.id, self.version = document["id"], document["version"]
        self.object = document["object"]
        self.top = Fraction(document["top"])
        self.unanswered = document.get("unanswered", "zero")
        self.places = {level: int(n) for level, n in document.get("rounding", {}).items()}
        self.by_objects = (document.get("rollup", {}).get("institution") == "mean-of-objects")
        self.zones = {level: document.get("zones_for", {}).get(level, document["zones"])
                      for level in ("object", "unit", "institution")}
        self.root = node_for({**document, "id": ROOT}, document.get("scales", {}))

    def rounded(self, level, value):
        """`value` as that level keeps it: rounded where `rounding` names the level, else exact."""
        if value is None or level not in self.places:
            return value
        return Fraction(round_half_up(value, self.places[level]))

    def zone_for(self, level, score):
        """The first band whose floor the score reaches; an empty band if there is no score."""
        if score is None:
            return {}
        return next(row for row in self.zones[level] if score >= Fraction(row["floor"]))

    def assumed_weight(self):
        """How much of the whole, in percent, rests on assumed weights."""
        def share_of(node, share, assumed):
            assumed = assumed or node.assumed
            if not node.children:
                return share if assumed else Fraction(0)
            weights = [child.weight for child in node.children]
            if node.combine != "mean" or sum(weights) == 0:
                weights = [Fraction(1)] * len(weights)
            return sum(share_of(child, share * weight / sum(weights), assumed)
                       for child, weight in zip(node.children, weights))
        return share_of(self.root, Fraction(100), False)


def scale_ratio(scale, answer):
    """The ratio, within 0..1, of an answer on a scale."""
    if "levels" in scale:
        wanted = answer.lower()
        level = next(level for level in scale["levels"]
                     if wanted in (level["id"].lower(), level["label"].lower()))
        value, largest = level["value"], max(Fraction(lv["value"]) for lv in scale["levels"])
    else:
        value, largest = answer, Fraction(scale["range"]["max"])
    base, best = Fraction(scale.get("base", "0")), Fraction(scale.get("best", largest))
    return min(max((Fraction(value) - base) / (best - base), Fraction(0)), Fraction(1))


# --- one object ------------------------------------------------------------------------------

@dataclass
class Outcome:
    """What became of a node. A ratio of None: it does not count."""
    state: str
    ratio: Fraction = None
    share: Fraction = None  # of the object's score; None where the node does not count


def is_valid(attachment, wanted, as_of):
    """Whether an attachment is good on the as-of date for the evidence the rubric wants."""
    date, expires = (datetime.date.fromisoformat(attachment[key]) if key in attachment else None
                     for key in ("date", "expires"))
    if date is not None and date > as_of:
        return False
    if expires is not None:
        return expires >= as_of
    if "valid_for" in wanted:
        return date is not None and add_period(date, wanted["valid_for"]) >= as_of
    return True


def is_verified(node, entry, as_of):
    """Whether an answer may count in the verified figure."""
    if not node.asks_for_evidence():
        return True
    attachments = entry.get("evidence", [])
    return entry.get("status") in ("verified", "secondary") and all(
        any(is_valid(one, wanted, as_of) for one in attachments if one.get("id") == wanted["id"])
        for wanted in node.evidence if wanted.get("required") == "true")


def outcome_for_entry(node, entry, figure, rubric, as_of):
    """The outcome of an item, or of a group that was answered directly."""
    if entry is None or entry.get("status") in ("missing", "rejected"):
        if figure == "potential":
            return Outcome("unanswered", Fraction(1))
        if rubric.unanswered == "exclude":
            return Outcome("excluded")
        return Outcome("unanswered", Fraction(0))
    if "na" in entry:
        return Outcome("not-applicable")
    if node.scale:
        ratio = scale_ratio(node.scale, entry["answer"])
    else:
        ratio = Fraction(entry["answer"]) / rubric.top
    if ratio > 0 and figure != "claimed" and not is_verified(node, entry, as_of):
        ratio = Fraction(0 if figure == "verified" else 1)
    return Outcome("scored", ratio)


def divisor(group, outcomes):
    """T: the total minus the weights of the children that do not count."""
    return group.total - sum(child.weight for child in group.children
                             if outcomes[child.id].ratio is None)


def outcome_for_group(group, outcomes):
    """The outcome of a group out of its children's."""
    counting = [child for child in group.children if outcomes[child.id].ratio is not None]
    ratios = [outcomes[child.id].ratio for child in counting]
    weight = sum(child.weight for child in counting)
    if not counting or (group.combine == "mean" and weight == 0):
        idle = all(outcomes[child.id].state == "not-applicable" for child in group.children)
        return Outcome("not-applicable" if idle else "excluded")
    if group.combine == "min":
        return Outcome("scored", min(ratios))
    if group.combine == "max":
        return Outcome("scored", max(ratios))
    if group.combine == "all":
        return Outcome("scored", Fraction(all(ratio == 1 for ratio in ratios)))
    points = sum(child.weight * ratio for child, ratio in zip(counting, ratios))
    return Outcome("scored", points / divisor(group, outcomes))


def outcomes_for(rubric, entries, figure, as_of):
    """node id -> Outcome of one object, whose entries come as node id -> entry."""
    outcomes = {}

    def settle(node):
        if node.children and node.id not in entries:
            for child in node.children:
                settle(child)
            outcomes[node.id] = outcome_for_group(node, outcomes)
            return
        for covered in node.below():
            outcomes[covered.id] = Outcome("covered")
        outcomes[node.id] = outcome_for_entry(node, entries.get(node.id), figure, rubric, as_of)

    def spread(node, share):
        outcome = outcomes[node.id]
        if outcome.ratio is not None:
            outcome.share = share
        for child in node.children:
            if outcome.ratio is None or outcomes[child.id].ratio is None:
                spread(child, Fraction(0))
            elif node.combine == "mean":
                spread(child, share * child.weight / divisor(node, outcomes))
            else:
                spread(child, share)

    settle(rubric.root)
    spread(rubric.root, rubric.top)
    return outcomes


# --- from evidence to the result -------------------------------------------------------------

def units_in(documents):
    """The units of evidence documents, in input order, each with its products and entries."""
    for document in documents:
        if "units" in document:
            yield from document["units"]
        else:
            yield {**document["unit"], "products": document.get("products", []),
                   "entries": document.get("entries", [])}


def objects_of(rubric, unit):
    """[(id, name, node id -> entry)] of the objects of a unit."""
    whole = {entry["item"]: entry for entry in unit.get("entries", []) if "product" not in entry}
    itself = (unit["id"], unit["name"])
    if rubric.object == "unit":
        return [(*itself, whole)]
    if ROOT in whole:
        return [(*itself, {ROOT: whole[ROOT]})]
    products = unit.get("products", [])
    if not products:
        return [(*itself, whole)] if whole else []
    own = {product["id"]: {} for product in products}
    for entry in unit["entries"]:
        if "product" in entry:
            own[entry["product"]][entry["item"]] = entry
    return [(product["id"], product["name"], {**whole, **own[product["id"]]})
            for product in products]


def raise_potential(values):
    """What could still come is never less than what is there. Where unanswered items are left out
    and a group's weights fall short of its `total`, answering them can lower a mean."""
    if values["claimed"] is not None:
        values["potential"] = max(values["potential"], values["claimed"])


def verdict(rubric, level, values, count):
    """The keys a scored thing has in the JSON, out of figure -> score as the level keeps it."""
    places = rubric.places.get(level)
    band = rubric.zone_for(level, values[count])
    return {
        "score": printed(values[count], places),
        "verified": printed(values["verified"], places),
        "potential": printed(values["potential"], places),
        "zone": band.get("zone"),
        "verified_zone": rubric.zone_for(level, values["verified"]).get("zone"),
        "potential_zone": rubric.zone_for(level, values["potential"]).get("zone"),
        "category": band.get("category"),
        "label": band.get("label"),
        "predicate": band.get("predicate"),
    }


def node_results(rubric, outcomes):
    """node id -> what the JSON says of the node."""
    places = rubric.places.get("object")
    results = {}
    for node in (rubric.root, *rubric.root.below()):
        out = outcomes[node.id]
        counts = out.ratio is not None
        results[node.id] = {
            "state": out.state,
            "ratio": printed(out.ratio, PRINTED_PLACES),
            "points": printed(out.share * out.ratio, places) if counts else None,
            "lost": printed(out.share * (1 - out.ratio), places) if counts else None,
        }
    return results


def audit(rubric, documents, as_of, count="claimed"):
    """The whole expected result: the JSON with its lists of units, objects, nodes as id -> …

    The parts come before what is made of them, so that a difference shows first at its cause.
    """
    as_of = datetime.date.fromisoformat(as_of)
    documents = list(documents)
    units, of_units, of_objects, groups = {}, [], [], {}
    for unit in units_in(documents):
        weight = Fraction(unit.get("weight", "1"))
        objects, scores = {}, []
        for name, label, entries in objects_of(rubric, unit):
            outcomes = {figure: outcomes_for(rubric, entries, figure, as_of)
                        for figure in FIGURES}
            values = {}
            for figure in FIGURES:
                ratio = outcomes[figure][ROOT].ratio
                exact = None if ratio is None else ratio * rubric.top
                values[figure] = rubric.rounded("object", exact)
            raise_potential(values)
            scores.append(values)
            of_objects.append((weight, values))
            objects[name] = {"nodes": node_results(rubric, outcomes[count]), "name": label,
                             **verdict(rubric, "object", values, count)}
        means = {figure: rubric.rounded("unit", weighted_mean((1, s[figure]) for s in scores))
                 for figure in FIGURES}
        raise_potential(means)
        of_units.append((weight, means))
        units[unit["id"]] = {"objects": objects, "name": unit["name"],
                             **verdict(rubric, "unit", means, count)}
        for group in unit.get("groups", []):
            groups.setdefault(group, []).append((unit["id"], weight, means))

    def institution(pairs):
        means = {figure: weighted_mean((weight, score[figure]) for weight, score in pairs)
                 for figure in FIGURES}
        means = {figure: rubric.rounded("institution", mean) for figure, mean in means.items()}
        raise_potential(means)
        return verdict(rubric, "institution", means, count)

    return {
        "rubric": {"id": rubric.id, "version": rubric.version,
                   "assumed_weight": round_half_up(rubric.assumed_weight(), 2)},
        "as_of": as_of.isoformat(),
        "count": count,
        "units": units,
        "groups": {group: {**institution([member[1:] for member in groups[group]]),
                           "units": [member[0] for member in groups[group]]}
                   for group in sorted(groups, key=str.encode)},
        "institution": {"name": documents[0]["institution"], "period": documents[0]["period"],
                        **institution(of_objects if rubric.by_objects else of_units)},
    }


def load(path):
    """The YAML document of a file, every scalar as text."""
    return yaml.load(pathlib.Path(path).read_bytes(), Loader=LOADER)


def load_evidence(folder, rubric_id):
    """The evidence documents for that rubric in a folder, in the order of their paths' bytes."""
    folder = pathlib.Path(folder)
    paths = sorted(folder.rglob("*.yaml"), key=lambda path: bytes(path.relative_to(folder)))
    for document in map(load, paths):
        if document["patuh"] == "evidence/1" and document["rubric"] == rubric_id:
            yield document


def main():
    """Print the expected result of a rubric and a folder of evidence."""
    rubric = Rubric(load(sys.argv[1]))
    result = audit(rubric, load_evidence(sys.argv[2], rubric.id), *sys.argv[3:])
    print(json.dumps(result, indent=1, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
