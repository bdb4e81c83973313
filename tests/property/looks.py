#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""`patuh plan --gains`, `--certainty` and `--sample-…` on random rubrics and evidence, held to
enumeration by the reference.

    looks.py PATUH [--count N] [--seed S] [--jobs J] [--case I]

Odds: every sample of products of every unit, and every sample of units with each of their outcomes,
is scored one by one and counted. Certainty: every set of verifications is tried. Gains: each single
step is put into the evidence and all is scored again. A failure names its case; `--seed S --case I`
runs it alone.
"""
import copy
import datetime
import itertools
import json
import math
import random
import sys
from fractions import Fraction

import brute
import generate
import reading
import reference
import runner
from plan import require, run, with_efforts
from runner import Broken

PROPERTIES = {
    "odds": "the_odds_are_those_of_all_samples",
    "danger": "the_danger_is_what_raises_the_odds_most_once_it_is_full",
    "certainty": "no_smaller_set_of_verifications_makes_the_zone_certain",
    "gains": "one_step_alone_adds_what_the_list_says",
}
SAMPLES = 3000   # of an institution that are counted one by one
SUMS = 20000     # of outcomes of objects or units
SUBSETS = 8      # unverified answers of an object of which all sets are tried
STEPS = 5        # of a case that are scored again


# --- odds ------------------------------------------------------------------------------------

def claimed_object(rubric, answers, as_of):
    return reference.verdict_of_object(
        rubric, reference.outcomes_for(rubric, answers, "claimed", as_of))


class Unit:
    """All that a unit can come out as in a sample: [(verdict, scores of the objects drawn)]."""

    def __init__(self, rubric, unit, as_of, most):
        self.rubric, self.as_of, self.most = rubric, as_of, most
        self.id, self.weight = unit["id"], Fraction(unit.get("weight", "1"))
        self.unit = unit
        objects = reference.objects_of(rubric, unit)
        self.is_itself = [name for name, _, _ in objects] == [unit["id"]]
        self.names = [name for name, _, _ in objects]
        self.verdicts = [claimed_object(rubric, answers, as_of) for _, _, answers in objects]
        self.by_answers = rubric.object == "unit" and bool(unit.get("products")) and any(
            node.per == "product" for node in rubric.root.below())
        if self.by_answers:
            self.names = [product["id"] for product in unit["products"]]
        whole = reference.verdict_of_unit(rubric, self.verdicts, self.is_itself) \
            if objects else reference.Verdict(None, None)
        self.has_score = whole.score is not None
        self.outcomes = self.draw(None) if self.has_score else []

    def answers_full(self, product):
        """The unit with the best answers for a product; what does not apply stays so."""
        unit = copy.deepcopy(self.unit)
        for node in self.rubric.root.below():
            if node.per != "product" or node.children:
                continue
            same = [entry for entry in unit["entries"]
                    if entry["item"] == node.id and entry.get("product") == product]
            if same and "na" in same[0] and same[0].get("status") not in ("missing", "rejected"):
                continue
            unit["entries"] = [entry for entry in unit["entries"] if entry not in same]
            best = brute.ladder(node.scale)[-1]
            unit["entries"].append({"item": node.id, "product": product, "answer": best.answer})
        return unit

    def can_be_full(self):
        """Whether the best answers for a product are worth all: else none of them is `full`."""
        return all(brute.ladder(node.scale)[-1].ratio == 1 for node in self.rubric.root.below()
                   if node.per == "product" and not node.children)

    def draw(self, full):
        if self.by_answers:
            return self.draw_answers(full)
        top, scores = self.rubric.top, []
        if self.is_itself:
            verdict = reference.verdict_of_unit(self.rubric, self.verdicts, True)
            return [(verdict, [self.verdicts[0].score])]
        for name, verdict in zip(self.names, self.verdicts):
            if verdict.score is not None:
                scores.append(top if name == full else verdict.score)
        outcomes = []
        for drawn in itertools.combinations(scores, min(self.most, len(scores))):
            things = [reference.Verdict(score, None) for score in drawn]
            outcomes.append((reference.verdict_of_unit(self.rubric, things, False), list(drawn)))
        return outcomes

    def draw_answers(self, full):
        unit, outcomes = self.answers_full(full) if full else self.unit, []
        for drawn in itertools.combinations(self.names, min(self.most, len(self.names))):
            less = {**unit, "products": [one for one in unit["products"] if one["id"] in drawn],
                    "entries": [entry for entry in unit["entries"]
                                if entry.get("product") in (None, *drawn)]}
            (_, _, answers), = reference.objects_of(self.rubric, less)
            one = claimed_object(self.rubric, answers, self.as_of)
            verdict = reference.verdict_of_unit(self.rubric, [one], True)
            if verdict.score is not None:
                outcomes.append((verdict, [one.score]))
        return outcomes


def zones_of(rubric, level, rows):
    """The share of each row of a level's zone table among equally likely ones."""
    total = sum(rows.values())
    return [Fraction(rows.get(row, 0)) / total if total else Fraction(0)
            for row in range(len(rubric.zones[level]))]


def unit_zones(rubric, outcomes):
    rows = {}
    for verdict, _ in outcomes:
        rows[verdict.row] = rows.get(verdict.row, 0) + 1
    return zones_of(rubric, "unit", rows)


def institution_zones(rubric, units, most, full=None):
    units = [unit for unit in units if unit.outcomes]
    rows = {}
    for drawn in itertools.combinations(units, min(most, len(units))):
        share = Fraction(1)
        for unit in drawn:
            share /= len(unit.outcomes)
        for outcomes in itertools.product(*(unit.outcomes for unit in drawn)):
            pairs = []
            for unit, (verdict, scores) in zip(drawn, outcomes):
                things = scores if rubric.by_objects else [verdict.score]
                if unit.id == full:
                    things = [rubric.top] * len(things)
                pairs += [(unit.weight, thing) for thing in things]
            mean = reference.weighted_mean(pairs)
            if mean is None:
                continue
            row = rubric.row_for("institution", rubric.rounded("institution", mean))
            rows[row] = rows.get(row, 0) + share
    return zones_of(rubric, "institution", rows)


def best_of(rubric, level, zones):
    """The odds of the first row's colour; of that row alone where it has none."""
    table = rubric.zones[level]
    if table[0]["zone"] == "none":
        return zones[0]
    return sum((share for share, row in zip(zones, table) if row["zone"] == table[0]["zone"]),
               Fraction(0))


def greatest_danger(rubric, level, now, others):
    """(name, gain) of what raises the odds of the best colour most; (None, 0) if nothing does."""
    best, gain = None, Fraction(0)
    for name, zones in others:
        more = best_of(rubric, level, zones) - best_of(rubric, level, now)
        if more > gain:
            best, gain = name, more
    return best, gain


def percents(part):
    return [Fraction(zone["percent_exact"]) / 100 for zone in part["zones"]]


def require_danger(name, expected, part):
    found = part["danger"], Fraction(part["danger_gain_exact"] or 0) / 100
    require("danger", name, expected, found)


def check_odds(rubric, papers, as_of, rng, ask):
    """True where something was left to chance."""
    most, many = rng.randint(1, 3), rng.randint(1, 3)
    units = [Unit(rubric, unit, as_of, most) for unit in reference.units_in(papers)]
    count = 1
    for unit in units:
        count *= max(1, len(unit.outcomes))
    if count * len(units) > SAMPLES:
        return False
    result = ask("odds", ["--sample-products", most, "--sample-units", many])
    for unit, part in zip(units, result["units"]):
        require("odds", "unit", unit.id, part["id"])
        require("odds", f"{unit.id} has a score", bool(unit.outcomes), part["has_score"])
        if not unit.outcomes:
            continue
        now = unit_zones(rubric, unit.outcomes)
        require("odds", unit.id, now, percents(part))
        if len(unit.names) < 2 or (unit.by_answers and not unit.can_be_full()):
            continue
        others = [(name, unit_zones(rubric, unit.draw(name))) for name in unit.names]
        require_danger(unit.id, greatest_danger(rubric, "unit", now, others), part)
    whole = result["whole"]
    if any(unit.outcomes for unit in units):
        now = institution_zones(rubric, units, many)
        require("odds", "institution", now, percents(whole))
        others = [(unit.id, institution_zones(rubric, units, many, unit.id))
                  for unit in units if unit.outcomes]
        require_danger("institution", greatest_danger(rubric, "institution", now, others), whole)
    return any(0 < zone < 1 for part in (whole, *result["units"]) if part["has_score"]
               for zone in percents(part))


# --- certainty -------------------------------------------------------------------------------

def proven(node, entry, as_of):
    """The entry as it is once it is verified."""
    return {**entry, "status": "verified", "evidence": [
        {"id": wanted["id"], "date": as_of.isoformat()} for wanted in node.evidence]}


def verifiable(rubric, answers, as_of):
    """[(node, number or None)] of the answers of an object that are not verified."""
    found = []

    def look(node):
        if node.children:
            for child in node.children if node.id not in answers else []:
                look(child)
            return
        entries = answers.get(node.id)
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
            if entry is None:
                continue
            outcome = reference.outcome_for_entry(node, entry, "claimed", rubric, as_of)
            if outcome.state == "scored" and outcome.ratio > 0 and \
                    not reference.is_verified(node, entry, as_of):
                found.append((node, number if isinstance(entries, list) else None))
    look(rubric.root)
    return found


def with_proofs(answers, places, as_of):
    changed = dict(answers)
    for node, number in places:
        if number is None:
            changed[node.id] = proven(node, changed[node.id], as_of)
        else:
            changed[node.id] = list(changed[node.id])
            changed[node.id][number] = proven(node, changed[node.id][number], as_of)
    return changed


def proof_outcomes(rubric, answers, as_of):
    """(score, row, lowered) -> the fewest verifications, of an object. None: too many."""
    places = verifiable(rubric, answers, as_of)
    if len(places) > SUBSETS:
        return None
    outcomes = {}
    for count in range(len(places) + 1):
        for some in itertools.combinations(places, count):
            verdict = reference.verdict_of_object(rubric, reference.outcomes_for(
                rubric, with_proofs(answers, some, as_of), "verified", as_of))
            brute.keep(outcomes, (verdict.score, verdict.row, verdict.lowered), Fraction(count))
    return outcomes


def fewest(rows, outcomes, claimed):
    """The fewest verifications after which the zone is at least as good as the claimed one, or the
    score in its band where it has no colour; None if there are none."""
    floor = next(Fraction(row["floor"]) for row in rows if row["label"] == claimed["label"])
    row = brute.floor_row(rows, claimed["zone"])
    good = [cost for key, cost in outcomes.items() if key[0] is not None and
            (key[0] >= floor if claimed["zone"] == "none" else key[1] <= row)]
    return min(good) if good else None


def product_of(parts):
    count = 1
    for part in parts:
        count *= max(1, len(part))
    return count


def require_fewest(name, expected, part):
    require("certainty", f"{name} can be certain", expected is not None, part["can_be_certain"])
    if expected is not None:
        require("certainty", name, expected, len(part["verifications"]))
        require("certainty", f"{name} is proven", True, part["is_proven"])


def is_table_sorted(rows):
    """A row further down may have a better colour only by mistake of the rubric's author."""
    ranks = [brute.GOOD.index(row["zone"]) for row in rows]
    return ranks == sorted(ranks)


def check_certainty(rubric, papers, as_of, ask):
    """True where there was something to verify."""
    result = ask("certainty", ["--certainty"])
    weighed, loose = [], []
    for unit, part in zip(reference.units_in(papers), result["units"]):
        objects = reference.objects_of(rubric, unit)
        found = [proof_outcomes(rubric, answers, as_of) for _, _, answers in objects]
        if None in found or product_of(found) > SUMS:
            return False
        is_itself = [name for name, _, _ in objects] == [unit["id"]]
        weight = Fraction(unit.get("weight", "1"))
        outcomes = brute.unit_outcomes(rubric, found, is_itself)
        weighed.append((weight, outcomes))
        loose += [(weight, one) for one in found]
        claimed = part["claimed"]
        if claimed["zone"] is not None and is_table_sorted(rubric.zones["unit"]):
            require_fewest(unit["id"], fewest(rubric.zones["unit"], outcomes, claimed), part)
    things = loose if rubric.by_objects else weighed
    if product_of(one for _, one in things) > SUMS:
        return False
    claimed = result["whole"]["claimed"]
    if claimed["zone"] is not None and is_table_sorted(rubric.zones["institution"]):
        outcomes = brute.settle(rubric, "institution", brute.sums(things))
        require_fewest("institution", fewest(rubric.zones["institution"], outcomes, claimed),
                       result["whole"])
    return any(part["verifications"] for part in (result["whole"], *result["units"]))


# --- gains -----------------------------------------------------------------------------------

def steps_expected(rubric, document, papers, as_of):
    """[(unit, item, cost, answer)] of the first step of each answer that can be raised."""
    names = [node.id for node in rubric.root.below() if not node.children]
    found = []
    for unit, objects, _ in brute.Case(document, papers, as_of, names).units:
        for _, _, places in objects:
            found += [(unit["id"], place.node.id, *place.options[1]) for place in places]
    return found


def rounded_up(step):
    """The step as it costs where costs have no common measure: to the next ten-thousandth."""
    unit, item, cost, answer = step
    return unit, item, Fraction(max(1, math.ceil(cost * 10000)), 10000), answer


def number_of(verdict):
    return None if verdict["score"] is None else str(verdict["score"])


def check_gains(rubric, document, papers, day, rng, ask):
    gains = ask("gains", ["--gains"])["gains"]
    found = [(one["unit"], one["item"], Fraction(one["cost_exact"]), one["answer"])
             for one in gains]
    expected = steps_expected(rubric, document, papers, day)
    if sorted(found, key=str) != sorted(map(rounded_up, expected), key=str):
        require("gains", "steps", sorted(expected, key=str), sorted(found, key=str))
    for one in rng.sample(gains, min(STEPS, len(gains))):
        after = reference.audit(rubric, brute.with_steps(papers, [one]), day)
        unit = after["units"][one["unit"]]
        objects = unit["objects"]
        name = one["product"] if one["product"] in objects else one["unit"]
        for key, thing in (("object", objects[name]), ("unit", unit),
                           ("institution", after["institution"])):
            where = f"{one['unit']}/{one['product']}/{one['item']}: {key}"
            score = None if thing["score"] is None else str(thing["score"])
            require("gains", where, score, number_of(one["gain"][key]["after"]))
            require("gains", f"{where} zone", thing["zone"], one["gain"][key]["after"]["zone"])


# --- cases -----------------------------------------------------------------------------------

def check_case(patuh, case, rng, folder):
    """Ask one case; Broken where something does not hold. (odds between 0 and 1, verifications)"""
    case = with_efforts(case, rng)
    case.write(folder)
    file, evidence = folder / f"{generate.RUBRIC_ID}.yaml", folder / "bukti"
    document = reading.load(file)
    papers = list(reading.load_evidence(evidence, document))
    rubric = reference.Rubric(document)
    as_of = datetime.date.fromisoformat(case.as_of)

    def ask(name, options):
        status, output, errors = run(patuh, ["plan", file, evidence, "--as-of", case.as_of,
                                             "--format", "json", *options], name)
        if status:
            raise Broken(name, f"exit {status}: {errors[:1000]}")
        return json.loads(output, parse_float=str, parse_int=str)

    has_odds = check_odds(rubric, papers, as_of, rng, ask)
    check_gains(rubric, document, papers, case.as_of, rng, ask)
    return has_odds, check_certainty(rubric, papers, as_of, ask)


def check_number(patuh, seed, number, folder, is_alone):
    """Run the case of a number: whether something was left to chance, and to verify."""
    rng = random.Random(f"looks:{seed}:{number}")
    return check_case(patuh, generate.make_case(rng, number % 4), rng, folder)


if __name__ == "__main__":
    sys.exit(runner.run(__doc__, runner.Suite("looks", PROPERTIES, check_number, "odds"), 4, telling=[
        ("a_twentieth_of_the_cases_leave_something_to_chance_and_to_verify",
         lambda finished, sums: min(sums) * 20 > finished),
    ], counted=["with odds between 0 and 1", "with verifications"]))
