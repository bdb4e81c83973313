#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Every set of repairs there is, one by one, scored by the reference: what `patuh plan` is held to.

Nothing is left out but what is said twice: of outcomes that are the same in everything that counts
further up, the cheapest stays. Costs and ladders are computed from the manual, not from the C code.

Run by itself it prints the trade-off of a rubric and a folder of evidence:
    brute.py rubric.yaml folder 2026-06-30 item,item,… [effort|items]
"""
import copy
import datetime
import itertools
import sys
from dataclasses import dataclass
from fractions import Fraction

import reading
import reference
from generate import decimal
from reference import ROOT, outcome_for_entry, scale_ratio

HUNDREDTHS = 100
DAYS_UNSTATED = Fraction(1)
GOOD = ["green", "yellow", "red", "none"]


# --- ladders ---------------------------------------------------------------------------------

def answers_of(scale):
    """Every answer a plan may ask for, from the worst to the best."""
    if "levels" in scale:
        return [level["id"] for level in scale["levels"]]
    if "steps" in scale:
        return [step["from"] for step in scale["steps"]]
    low, high = (Fraction(scale["range"][key]) for key in ("min", "max"))
    unit = Fraction(1, 10000)
    step = Fraction(scale["range"]["step"]) if "step" in scale["range"] else unit
    own = (high - low) // step
    if "step" in scale["range"] and own <= HUNDREDTHS:
        return [decimal(low + n * step) for n in range(own + 1)]
    hundredths = [(high - low) * n / HUNDREDTHS // unit * unit for n in range(HUNDREDTHS + 1)]
    return [decimal(low + above // step * step) for above in hundredths]


@dataclass
class Rung:
    ratio: Fraction
    height: Fraction
    answer: str  # None: the ground


def ladder(scale):
    """The rungs of a scale: each ratio once, with the first answer that has it."""
    rungs = []
    for answer in answers_of(scale):
        ratio = scale_ratio(scale, answer)
        if not rungs and ratio > 0:
            rungs.append(Rung(Fraction(0), None, None))
        if not rungs or ratio > rungs[-1].ratio:
            rungs.append(Rung(ratio, None, answer))
    for number, rung in enumerate(rungs):
        even = Fraction(number, len(rungs) - 1) if len(rungs) > 1 else rung.ratio
        rung.height = rung.ratio if "range" in scale else even
    return rungs


def height_of(scale, rungs, ratio):
    if "range" in scale:
        return ratio
    return max((rung.height for rung in rungs if rung.ratio <= ratio), default=Fraction(0))


# --- what can be repaired --------------------------------------------------------------------

@dataclass
class Place:
    """One answer of an object: the node, which of its answers, and what it can become."""
    node: reference.Node
    number: int  # of an item with several answers, else None
    entry: dict
    options: list  # (cost, answer); the first one is (0, None): it stays

    def put(self, answers, answer):
        """The answers of the object with this one changed."""
        if answer is None:
            return
        old = self.entry or {"item": self.node.id}
        fresh = {key: value for key, value in old.items() if key != "na"}
        fresh["answer"] = answer
        if fresh.get("status") in ("missing", "rejected"):
            fresh["status"] = "submitted"
        if self.number is None:
            answers[self.node.id] = fresh
        else:
            answers[self.node.id] = list(answers.get(self.node.id) or [None])
            answers[self.node.id][self.number] = fresh


class Efforts:
    """What the rubric document says of items beside what the scorer needs."""

    def __init__(self, document):
        self.days = {}

        def look(group):
            for node in group.get("items", []):
                if "effort" in node and Fraction(node["effort"]) > 0:
                    self.days[node["id"]] = Fraction(node["effort"])
                look(node)
        look(document)

    def of(self, node):
        return self.days.get(node.id, DAYS_UNSTATED)


def places_of(rubric, answers, efforts, only, as_of, costs="effort"):
    """The places of an object that may be repaired, in the order of the rubric."""
    places = []

    def options_for(node, entry, sharers):
        outcome = outcome_for_entry(node, entry, "claimed", rubric, as_of)
        if outcome.state == "not-applicable":
            return [(Fraction(0), None)]
        rungs = ladder(node.scale)
        ratio = outcome.ratio if outcome.ratio is not None else Fraction(0)
        counts = outcome.ratio is not None
        height = height_of(node.scale, rungs, ratio) if counts else Fraction(0)
        return [(Fraction(0), None)] + [
            (efforts.of(node) * (rung.height - height) / sharers if costs == "effort" else
             Fraction(1), rung.answer) for rung in rungs if rung.ratio > ratio]

    def look(node):
        if node.id in answers and node.children:
            return  # a direct value stands for all below
        for child in node.children:
            look(child)
        if node.children or node.id not in only:
            return
        if node.per == "object":
            entry = answers.get(node.id)
            places.append(Place(node, None, entry, options_for(node, entry, 1)))
            return
        if node.per == "product" and not answers.get(node.id):
            return  # the unit declares no products: there is nothing to answer for
        entries = answers.get(node.id) or [None]
        sharers = 1
        if node.per == "respondent":
            sharers = max(1, sum(outcome_for_entry(node, entry, "claimed", rubric, as_of).state
                                 != "not-applicable" for entry in entries))
        for number, entry in enumerate(entries):
            places.append(Place(node, number, entry, options_for(node, entry, sharers)))

    look(rubric.root)
    return [place for place in places if len(place.options) > 1]


# --- outcomes --------------------------------------------------------------------------------

def keep(outcomes, key, cost):
    if key not in outcomes or cost < outcomes[key]:
        outcomes[key] = cost


def object_outcomes(rubric, answers, places, as_of):
    """(score, row, lowered) -> least cost, over all that can be done to an object."""
    outcomes = {}
    for choice in itertools.product(*(place.options for place in places)):
        changed = dict(answers)
        for place, (_, answer) in zip(places, choice):
            place.put(changed, answer)
        verdict = reference.verdict_of_object(
            rubric, reference.outcomes_for(rubric, changed, "claimed", as_of))
        keep(outcomes, (verdict.score, verdict.row, verdict.lowered),
             sum((cost for cost, _ in choice), Fraction(0)))
    return outcomes


def sums(parts):
    """(sum, weights) -> least cost, of (weight, outcomes) pairs whose key begins with a score."""
    totals = {(Fraction(0), Fraction(0)): Fraction(0)}
    for weight, outcomes in parts:
        more = {}
        for (total, weights), cost in totals.items():
            for key, price in outcomes.items():
                score = key[0]
                if score is None:
                    keep(more, (total, weights), cost + price)
                else:
                    keep(more, (total + weight * score, weights + weight), cost + price)
        totals = more
    return totals


def settle(rubric, level, totals):
    """(score, row) -> least cost, of means."""
    outcomes = {}
    for (total, weights), cost in totals.items():
        score = rubric.rounded(level, total / weights if weights else None)
        keep(outcomes, (score, rubric.row_for(level, score)), cost)
    return outcomes


def unit_outcomes(rubric, objects, is_object):
    """(score, row) -> least cost, of a unit with the outcomes of its objects."""
    if not is_object:
        return settle(rubric, "unit", sums((Fraction(1), one) for one in objects))
    outcomes = {}
    for (score, row, lowered), cost in objects[0].items():
        one = reference.Verdict(score, row, lowered)
        verdict = reference.verdict_of_unit(rubric, [one], True)
        keep(outcomes, (verdict.score, verdict.row), cost)
    return outcomes


class Case:
    """A rubric with evidence, and all that repairs can make of it."""

    def __init__(self, document, evidence, as_of, only, costs="effort"):
        self.rubric = reference.Rubric(document)
        self.as_of = datetime.date.fromisoformat(as_of)
        self.units = []
        efforts = Efforts(document)
        for unit in reference.units_in(evidence):
            objects = []
            found = reference.objects_of(self.rubric, unit)
            for name, _, answers in found:
                places = places_of(self.rubric, answers, efforts, only, self.as_of, costs)
                if self.rubric.object == "product" and name == unit["id"]:
                    places = []  # a unit without products cannot answer for one
                objects.append((name, answers, places))
            is_object = [name for name, _, _ in objects] == [unit["id"]]
            self.units.append((unit, objects, is_object))

    def combinations(self):
        """The largest number of repairs of an object."""
        counts = [1]
        for _, objects, _ in self.units:
            for _, _, places in objects:
                count = 1
                for place in places:
                    count *= len(place.options)
                counts.append(count)
        return max(counts)

    def outcomes(self, unit_id=None, object_id=None):
        """(score, row) -> least cost, of the institution, a unit or an object."""
        units, loose = [], []
        for unit, objects, is_object in self.units:
            if unit_id is not None and unit["id"] != unit_id:
                continue
            weight = Fraction(unit.get("weight", "1"))
            found = [object_outcomes(self.rubric, answers, places, self.as_of)
                     for name, answers, places in objects if object_id in (None, name)]
            if object_id is not None:
                outcomes = {}
                for (score, row, _), cost in found[0].items():
                    keep(outcomes, (score, row), cost)
                return outcomes
            units.append((weight, unit_outcomes(self.rubric, found, is_object)))
            loose += [(weight, one) for one in found]
        if unit_id is not None:
            return units[0][1]
        return settle(self.rubric, "institution", sums(loose if self.rubric.by_objects else units))


# --- answers to what a plan is asked ---------------------------------------------------------

def floor_row(rows, colour):
    """The last row such that it and all above it are at least that good; None if there is none."""
    last = None
    for number, row in enumerate(rows):
        if GOOD.index(row["zone"]) > GOOD.index(colour):
            break
        last = number
    return last


@dataclass
class Answer:
    state: str
    cost: Fraction
    score: Fraction


def solve(outcomes, is_good):
    """The cheapest good outcome, and of those that cost the same the best score; else the best."""
    now = min(((cost, -key[0]) for key, cost in outcomes.items() if key[0] is not None),
              default=None)
    if now is None:
        return None
    good = [(cost, -key[0]) for key, cost in outcomes.items() if key[0] is not None and
            is_good(*key)]
    if good:
        cost, score = min(good)
        return Answer("found", cost, -score)
    score, cost = min((-key[0], cost) for key, cost in outcomes.items() if key[0] is not None)
    return Answer("beyond", cost, -score)


def spend(outcomes, budget):
    """The best score for a budget, at its least cost; None if nothing is scored for it."""
    found = [(-key[0], cost) for key, cost in outcomes.items()
             if key[0] is not None and cost <= budget]
    return Answer("found", min(found)[1], -min(found)[0]) if found else None


def curve(outcomes):
    """[(cost, best score)] with both rising."""
    best, prices = None, []
    for cost, score in sorted((cost, -key[0]) for key, cost in outcomes.items()
                              if key[0] is not None):
        if best is None or -score > best:
            best = -score
            prices.append((cost, best))
    return prices


def with_steps(evidence, steps):
    """The evidence documents with the answers of a plan's steps."""
    evidence = copy.deepcopy(list(evidence))
    units = {}
    for document in evidence:
        holders = document["units"] if "units" in document else [document]
        for holder in holders:
            units[holder["id"] if "units" in document else document["unit"]["id"]] = holder
    for step in steps:
        entries = units[step["unit"]].setdefault("entries", [])
        same = [entry for entry in entries if entry["item"] == step["item"]
                and entry.get("product") == step["product"]
                and entry.get("respondent") == step["respondent"]]
        if not same:
            entry = {"item": step["item"]}
            for key in ("product", "respondent"):
                if step[key] is not None:
                    entry[key] = step[key]
            entries.append(entry)
            same = [entry]
        same[0].pop("na", None)
        same[0]["answer"] = step["answer"]
        if same[0].get("status") in ("missing", "rejected"):
            same[0]["status"] = "submitted"
    return evidence


def main():
    """Print the trade-off."""
    path, folder, as_of, only, *costs = sys.argv[1:]
    document = reading.load_rubric(path)
    case = Case(document, reading.load_evidence(folder, document), as_of, only.split(","), *costs)
    for cost, score in curve(case.outcomes()):
        print(f"{float(cost):10.4f} {float(score):10.4f}")


if __name__ == "__main__":
    main()
