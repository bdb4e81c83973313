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
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from reading import ROOT, load_evidence, load_rubric

FIGURES = ("claimed", "verified", "potential")
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
    per: str
    merge: str
    critical: bool
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
        evidence=source.get("evidence", []), per=source.get("per", "object"),
        merge=source.get("merge", "mean"), critical=source.get("critical") == "true",
        children=[node_for(child, scales) for child in source.get("items", [])])
    weights = sum(child.weight for child in node.children)
    node.total = Fraction(source["total"]) if "total" in source else weights
    return node


@dataclass
class Cap:
    """Where the condition holds, the band is at best the one of a row, or the score a number."""
    when: dict
    reason: str
    row: int = None
    score: Fraction = None


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
        self.caps = [Cap(cap["when"], cap["reason"],
                         self.first_row("object", cap.get("zone_at_most")),
                         Fraction(cap["score_at_most"]) if "score_at_most" in cap else None)
                     for cap in document.get("caps", [])]
        second = self.second_row()
        self.caps += [Cap({"node": node.id, "below": "100"}, f"indikator kritis: {node.id}", second)
                      for node in self.root.below() if node.critical and second is not None]
        self.opinions = document.get("opinions", [])

    def first_row(self, level, colour):
        """The number of the best band of a colour, or None where the table has none."""
        colours = [row["zone"] for row in self.zones[level]]
        return colours.index(colour) if colour in colours else None

    def second_row(self):
        """The best band that an object can have without one of its critical items."""
        colours = [row["zone"] for row in self.zones["object"]]
        others = [number for number, colour in enumerate(colours) if colour != colours[0]]
        return (others or [1])[0] if len(colours) > 1 else None

    def rounded(self, level, value):
        """`value` as that level keeps it: rounded where `rounding` names the level, else exact."""
        if value is None or level not in self.places:
            return value
        return Fraction(round_half_up(value, self.places[level]))

    def row_for(self, level, score):
        """The number of the first band whose floor the score reaches; None if there is no score."""
        if score is None:
            return None
        return next(number for number, row in enumerate(self.zones[level])
                    if score >= Fraction(row["floor"]))

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
    if "steps" in scale:
        reached = Fraction(len(answer) if isinstance(answer, list) else answer)
        value = [step["value"] for step in scale["steps"] if Fraction(step["from"]) <= reached][-1]
        largest = scale["steps"][-1]["value"]
    elif "levels" in scale:
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
    instances: int = None  # that count, of an item that is answered several times


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


def combined(how, ratios):
    """One ratio out of several: `min`, `max` or `all` of them."""
    if how == "all":
        return Fraction(all(ratio == 1 for ratio in ratios))
    return min(ratios) if how == "min" else max(ratios)


def outcome_for_instances(node, entries, figure, rubric, as_of):
    """The outcome of an item that is answered several times; None stands for a lacking answer.
    Where there is nobody to answer, one answer lacks."""
    outcomes = [outcome_for_entry(node, entry, figure, rubric, as_of)
                for entry in entries or [None]]
    ratios = [outcome.ratio for outcome in outcomes if outcome.ratio is not None]
    count = len(ratios)
    states = {outcome.state for outcome in outcomes}
    if not ratios:
        state = "not-applicable" if states == {"not-applicable"} else "excluded"
        return Outcome(state, instances=count)
    if node.merge == "mean":
        ratio = sum(ratios) / len(ratios)
    else:
        ratio = combined(node.merge, ratios)
    return Outcome("scored" if "scored" in states else "unanswered", ratio, instances=count)


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
    if group.combine != "mean":
        return Outcome("scored", combined(group.combine, ratios))
    points = sum(child.weight * ratio for child, ratio in zip(counting, ratios))
    return Outcome("scored", points / divisor(group, outcomes))


def outcomes_for(rubric, entries, figure, as_of):
    """node id -> Outcome of one object, whose entries come as node id -> entry, or -> the list of
    its instances where the item is answered several times."""
    outcomes = {}

    def settle(node):
        if node.children and node.id not in entries:
            for child in node.children:
                settle(child)
            outcomes[node.id] = outcome_for_group(node, outcomes)
            return
        for covered in node.below():
            outcomes[covered.id] = Outcome("covered")
        outcome = outcome_for_entry if node.per == "object" else outcome_for_instances
        outcomes[node.id] = outcome(node, entries.get(node.id), figure, rubric, as_of)

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


# --- caps and opinions -----------------------------------------------------------------------

def holds(condition, percent_of):
    """Whether a condition holds, given node id -> percent, or -> None where it does not count."""
    if "all" in condition:
        return all(holds(one, percent_of) for one in condition["all"])
    if "any" in condition:
        return any(holds(one, percent_of) for one in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], percent_of)
    percent = percent_of(condition["node"])
    if percent is None:
        return False
    if "below" in condition:
        return percent < Fraction(condition["below"])
    return percent >= Fraction(condition["at_least"])


@dataclass
class Verdict:
    """A score as its level keeps it, and the number of its band; both None without a score."""
    score: Fraction
    row: int
    lowered: bool = False  # to a worse band than that of the score
    reasons: list = field(default_factory=list)  # of the caps that each would change it


def verdict_of_object(rubric, outcomes):
    """The verdict on an object in a figure: rounded, capped, zoned."""
    ratio = outcomes[ROOT].ratio
    score = rubric.rounded("object", None if ratio is None else ratio * rubric.top)
    if score is None:
        return Verdict(None, None)

    def percent_of(name):
        ratio = outcomes[name].ratio
        return None if ratio is None else ratio * 100

    row = rubric.row_for("object", score)
    caps = [cap for cap in rubric.caps if holds(cap.when, percent_of)]
    caps = [cap for cap in caps if (score > cap.score if cap.row is None else row < cap.row)]
    capped = min([score, *(cap.score for cap in caps if cap.row is None)])
    row = rubric.row_for("object", capped)
    worst = max([row, *(cap.row for cap in caps if cap.row is not None)])
    return Verdict(capped, worst, worst > row, [cap.reason for cap in caps])


def verdict_of_unit(rubric, objects, is_object):
    """The verdict on a unit in a figure, out of its objects'; the unit may be one itself."""
    score = rubric.rounded("unit", weighted_mean((1, thing.score) for thing in objects))
    row = rubric.row_for("unit", score)
    if is_object and objects[0].lowered:
        colour = rubric.zones["object"][objects[0].row]["zone"]
        row = max(row, rubric.first_row("unit", colour) or 0)
        return Verdict(score, row, True)
    return Verdict(score, row)


def raise_potential(verdicts):
    """What could still come is never less than what is there. Where unanswered items are left out
    and a group's weights fall short of its `total`, answering them can lower a mean."""
    claimed, potential = verdicts["claimed"], verdicts["potential"]
    if claimed.score is not None and potential.score < claimed.score:
        verdicts["potential"] = claimed


def opinions_on(rubric, percents):
    """opinion id -> {id, label}: of each opinion the first outcome that holds."""
    return {opinion["id"]: {"id": opinion["id"], "label": next(
        outcome["label"] for outcome in opinion["outcomes"]
        if "when" not in outcome or holds(outcome["when"], percents.get))}
        for opinion in rubric.opinions}


def mean_percents(rubric, pairs):
    """node id -> percent (or None) out of (weight, node id -> percent) pairs."""
    pairs = list(pairs)
    return {node.id: weighted_mean((weight, percents[node.id]) for weight, percents in pairs)
            for node in (rubric.root, *rubric.root.below())}


# --- from evidence to the result -------------------------------------------------------------

def units_in(documents):
    """The units of evidence documents, in input order, each with its products and entries."""
    for document in documents:
        if "units" in document:
            yield from document["units"]
        else:
            yield {**document["unit"], "products": document.get("products", []),
                   "entries": document.get("entries", [])}


def answers_in(rubric, entries, products):
    """node id -> entry, or -> the list of its instances where an item may have several."""
    per = {node.id: node.per for node in rubric.root.below()}
    answers = {}
    for entry in entries:
        if per.get(entry["item"], "object") == "object":
            answers[entry["item"]] = entry
        else:
            answers.setdefault(entry["item"], []).append(entry)
    for name in (name for name, kind in per.items() if kind == "product"):
        of_product = {entry["product"]: entry for entry in answers.get(name, [])}
        answers[name] = [of_product.get(product["id"]) for product in products]
    return answers


def objects_of(rubric, unit):
    """[(id, name, answers)] of the objects of a unit."""
    entries, products = unit.get("entries", []), unit.get("products", [])
    itself = (unit["id"], unit["name"])
    if rubric.object == "unit":
        return [(*itself, answers_in(rubric, entries, products))]
    whole = answers_in(rubric, [entry for entry in entries if "product" not in entry], [])
    if ROOT in whole:
        return [(*itself, {ROOT: whole[ROOT]})]
    if not products:
        return [(*itself, whole)] if whole else []
    return [(product["id"], product["name"], {**whole, **answers_in(
        rubric, [entry for entry in entries if entry.get("product") == product["id"]], [])})
        for product in products]


def described(rubric, level, verdicts, count):
    """The keys a scored thing has in the JSON, out of figure -> verdict."""
    places, rows = rubric.places.get(level), rubric.zones[level]
    bands = {figure: {} if verdict.row is None else rows[verdict.row]
             for figure, verdict in verdicts.items()}
    return {
        "score": printed(verdicts[count].score, places),
        "verified": printed(verdicts["verified"].score, places),
        "potential": printed(verdicts["potential"].score, places),
        "zone": bands[count].get("zone"),
        "verified_zone": bands["verified"].get("zone"),
        "potential_zone": bands["potential"].get("zone"),
        "category": bands[count].get("category"),
        "label": bands[count].get("label"),
        "predicate": bands[count].get("predicate"),
    }


def node_results(rubric, outcomes, claimed):
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
            "instances": claimed[node.id].instances,
        }
    return results


@dataclass
class Scored:
    """What is handed up from an object or unit: its weight, verdicts, nodes' percents."""
    weight: Fraction
    verdicts: dict
    percents: dict


def scored_object(rubric, answers, weight, as_of, count):
    """(Scored, the keys of the JSON) of an object."""
    outcomes = {figure: outcomes_for(rubric, answers, figure, as_of) for figure in FIGURES}
    verdicts = {figure: verdict_of_object(rubric, outcomes[figure]) for figure in FIGURES}
    raise_potential(verdicts)
    percents = {name: None if outcome.ratio is None else outcome.ratio * 100
                for name, outcome in outcomes[count].items()}
    return Scored(weight, verdicts, percents), {
        "nodes": node_results(rubric, outcomes[count], outcomes["claimed"]),
        **described(rubric, "object", verdicts, count),
        "capped_by": "; ".join(verdicts[count].reasons) or None,
        "opinions": opinions_on(rubric, percents)}


def scored_institution(rubric, things, count):
    """The keys of the JSON of the institution, or of a group of units."""
    verdicts = {}
    for figure in FIGURES:
        mean = weighted_mean((thing.weight, thing.verdicts[figure].score) for thing in things)
        score = rubric.rounded("institution", mean)
        verdicts[figure] = Verdict(score, rubric.row_for("institution", score))
    raise_potential(verdicts)
    return described(rubric, "institution", verdicts, count)


def audit(rubric, documents, as_of, count="claimed"):
    """The whole expected result: the JSON with its lists of units, objects, nodes as id -> …

    The parts come before what is made of them, so that a difference shows first at its cause.
    """
    as_of = datetime.date.fromisoformat(as_of)
    documents = list(documents)
    units, of_units, of_objects, groups = {}, [], [], {}
    for unit in units_in(documents):
        weight = Fraction(unit.get("weight", "1"))
        objects, scored = {}, []
        for name, label, answers in objects_of(rubric, unit):
            one, keys = scored_object(rubric, answers, weight, as_of, count)
            scored.append(one)
            objects[name] = {**keys, "name": label}
        is_object = list(objects) == [unit["id"]]
        verdicts = {figure: verdict_of_unit(
            rubric, [one.verdicts[figure] for one in scored], is_object) for figure in FIGURES}
        raise_potential(verdicts)
        percents = mean_percents(rubric, ((1, one.percents) for one in scored))
        of_objects += scored
        of_units.append(Scored(weight, verdicts, percents))
        units[unit["id"]] = {"objects": objects, "name": unit["name"],
                             **described(rubric, "unit", verdicts, count),
                             "opinions": opinions_on(rubric, percents)}
        for group in unit.get("groups", []):
            groups.setdefault(group, []).append((unit["id"], of_units[-1]))

    things = of_objects if rubric.by_objects else of_units
    percents = mean_percents(rubric, ((thing.weight, thing.percents) for thing in things))
    return {
        "rubric": {"id": rubric.id, "version": rubric.version,
                   "assumed_weight": round_half_up(rubric.assumed_weight(), 2)},
        "as_of": as_of.isoformat(),
        "count": count,
        "units": units,
        "groups": {group: {**scored_institution(rubric, [one for _, one in groups[group]], count),
                           "units": [name for name, _ in groups[group]]}
                   for group in sorted(groups, key=str.encode)},
        "institution": {"name": documents[0]["institution"], "period": documents[0]["period"],
                        **scored_institution(rubric, things, count),
                        "opinions": opinions_on(rubric, percents)},
    }


def main():
    """Print the expected result of a rubric and a folder of evidence."""
    document = load_rubric(sys.argv[1])
    result = audit(Rubric(document), load_evidence(sys.argv[2], document), *sys.argv[3:])
    print(json.dumps(result, indent=1, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
