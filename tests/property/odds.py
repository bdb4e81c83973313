#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The odds and the certainty of `patuh plan` on random rubrics, held to enumeration by the reference.

    odds.py PATUH [--count N] [--seed S] [--case I]

Every sample of products and units is scored one by one, and every set of verifications that is smaller
than the one that patuh names is tried. A failure names its case; `--seed S --case I` runs it alone.
"""
import argparse
import datetime
import itertools
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import generate
import reading
import reference
from check import RUN_SECONDS, Broken

PROPERTIES = {
    "unit": "the_odds_of_a_unit_are_those_of_all_its_samples",
    "institution": "the_odds_of_the_institution_are_those_of_all_samples",
    "enough": "the_verifications_make_the_claimed_zone_certain",
    "fewest": "no_fewer_verifications_do",
}
SAMPLES_MOST = 6000  # that are scored one by one
UNPROVED_MOST = 9    # answers of a unit whose sets are all tried
MOST_FAILURES = 10


def ask(patuh, folder, case, options):
    """What `patuh plan` says, as JSON; None where it refuses the evidence."""
    words = [patuh, "plan", folder / f"{generate.RUBRIC_ID}.yaml", folder / "bukti", "--as-of",
             case.as_of, "--format", "json", *options]
    done = subprocess.run(list(map(str, words)), stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=RUN_SECONDS, check=False)
    if done.returncode == 3:
        return None
    if done.returncode:
        raise Broken("unit", f"exit {done.returncode}: {done.stderr.decode()[:1000]}")
    return json.loads(done.stdout, parse_float=str, parse_int=str)


# --- odds ------------------------------------------------------------------------------------

def claimed_objects(rubric, unit, as_of):
    """(ids, claimed verdicts) of the objects of a unit."""
    found = [(name, reference.scored_object(rubric, answers, Fraction(1), as_of, "claimed")[0])
             for name, _, answers in reference.objects_of(rubric, unit)]
    return [name for name, _ in found], [one.verdicts["claimed"] for _, one in found]


def unit_draws(rubric, unit, size, as_of):
    """(verdict of the unit, verdicts of the objects drawn) for every sample that has a score."""
    names, verdicts = claimed_objects(rubric, unit, as_of)
    is_object = names == [unit["id"]]
    whole = reference.verdict_of_unit(rubric, verdicts, is_object)
    if whole.score is None:
        return []
    products = unit.get("products", [])
    draws = []
    if is_object and products and any(node.per == "product" for node in rubric.root.below()):
        for drawn in itertools.combinations(products, min(size, len(products))):
            kept = {product["id"] for product in drawn}
            part = {**unit, "products": list(drawn), "entries": [
                entry for entry in unit.get("entries", []) if entry.get("product") in (None, *kept)]}
            found = claimed_objects(rubric, part, as_of)[1]
            draws.append((reference.verdict_of_unit(rubric, found, True), found))
    elif is_object:
        draws.append((whole, verdicts))
    else:
        scored = [verdict for verdict in verdicts if verdict.score is not None]
        for drawn in itertools.combinations(scored, min(size, len(scored))):
            draws.append((reference.verdict_of_unit(rubric, drawn, False), list(drawn)))
    return [draw for draw in draws if draw[0].score is not None]


def unit_odds(rubric, draws):
    odds = [Fraction(0)] * len(rubric.zones["unit"])
    for verdict, _ in draws:
        odds[verdict.row] += Fraction(1, len(draws))
    return odds


def institution_odds(rubric, units, size):
    """The odds of each row; `units` are (weight, draws) of units with a score."""
    odds = [Fraction(0)] * len(rubric.zones["institution"])
    size = min(size, len(units))
    share = Fraction(1, math.comb(len(units), size))
    for drawn in itertools.combinations(units, size):
        each = share / math.prod(len(draws) for _, draws in drawn)
        for outcome in itertools.product(*(draws for _, draws in drawn)):
            pairs = [(weight, verdict.score) for (weight, _), (verdict, _) in zip(drawn, outcome)]
            if rubric.by_objects:
                pairs = [(weight, one.score) for (weight, _), (_, found) in zip(drawn, outcome)
                         for one in found]
            score = rubric.rounded("institution", reference.weighted_mean(pairs)) \
                if any(weight for weight, _ in pairs) else None
            if score is not None:
                odds[rubric.row_for("institution", score)] += each
    return odds


def told(row):
    return [Fraction(zone["percent_exact"]) / 100 for zone in row["zones"]]


def check_odds(patuh, case, folder, rubric, papers, rng):
    """True where there was something to draw from."""
    as_of = datetime.date.fromisoformat(case.as_of)
    products, size = rng.randint(1, 3), rng.randint(1, 3)
    units = [(unit, unit_draws(rubric, unit, products, as_of))
             for unit in reference.units_in(papers)]
    result = ask(patuh, folder, case, ["--sample-products", products, "--sample-units", size])
    if result is None:
        return False
    for (unit, draws), row in zip(units, result["units"]):
        expected = unit_odds(rubric, draws) if draws else []
        if expected != told(row):
            raise Broken("unit", f"{unit['id']}: expected {expected}, is {told(row)}")
    scored = [(Fraction(unit.get("weight", "1")), draws) for unit, draws in units if draws]
    if not scored:
        return False
    count = math.comb(len(scored), min(size, len(scored))) * math.prod(
        sorted(len(draws) for _, draws in scored)[-size:])
    if count > SAMPLES_MOST:
        return False
    expected = institution_odds(rubric, scored, size)
    if expected != told(result["whole"]):
        raise Broken("institution", f"expected {expected}, is {told(result['whole'])}")
    return sum(1 for odd in expected if odd) > 1 or any(len(draws) > 1 for _, draws in units)


# --- certainty -------------------------------------------------------------------------------

def zone_of(rubric, row):
    """What a zone is for certainty: its colour, or the row where it has none."""
    colour = rubric.zones["unit"][row]["zone"]
    return row if colour == "none" else rubric.first_row("unit", colour)


def check_unit(rubric, unit, row, as_of):
    """True where verifications were needed and all smaller sets were tried."""
    real = reference.is_verified
    entries = unit.get("entries", [])
    verified = set()

    def verdict_row():
        names, found = [], []
        for name, _, answers in reference.objects_of(rubric, unit):
            one = reference.scored_object(rubric, answers, Fraction(1), as_of, "verified")[0]
            names.append(name)
            found.append(one.verdicts["verified"])
        return reference.verdict_of_unit(rubric, found, names == [unit["id"]]).row

    def is_good():
        at = verdict_row()
        return at is not None and zone_of(rubric, at) <= goal

    names, claimed = claimed_objects(rubric, unit, as_of)
    whole = reference.verdict_of_unit(rubric, claimed, names == [unit["id"]])
    if whole.row is None or row["can_be_certain"] is not True or not row["verifications"]:
        return False
    goal = zone_of(rubric, whole.row)
    chosen = set()
    for step in row["verifications"]:
        chosen |= {index for index, entry in enumerate(entries)
                   if entry["item"] == step["item"] and entry.get("product") == step["product"]
                   and entry.get("respondent") == step["respondent"]}
    numbers = {id(entry): index for index, entry in enumerate(entries)}
    reference.is_verified = lambda node, entry, day: \
        numbers.get(id(entry)) in verified or real(node, entry, day)
    try:
        verified |= chosen
        if len(chosen) != len(row["verifications"]) or not is_good():
            raise Broken("enough", f"{unit['id']}: {row['verifications']}")
        verified.clear()
        open_ones = [index for index, entry in enumerate(entries) if "answer" in entry]
        if len(open_ones) > UNPROVED_MOST:
            return False
        for size in range(len(chosen)):
            for some in itertools.combinations(open_ones, size):
                verified.clear()
                verified.update(some)
                if is_good():
                    raise Broken("fewest", f"{unit['id']}: {[entries[i]['item'] for i in some]} do")
    finally:
        reference.is_verified = real
    return True


def check_certainty(patuh, case, folder, rubric, papers):
    as_of = datetime.date.fromisoformat(case.as_of)
    result = ask(patuh, folder, case, ["--certainty"])
    if result is None:
        return False
    return any([check_unit(rubric, unit, row, as_of)
                for unit, row in zip(reference.units_in(papers), result["units"])])


def check_number(patuh, base, seed, number):
    """(was there something to draw, were there verifications to try)"""
    rng = random.Random(f"odds:{seed}:{number}")
    case = generate.make_case(rng, number % 3)
    folder = pathlib.Path(base, f"case-{number}")
    case.write(folder)
    document = reading.load(folder / f"{generate.RUBRIC_ID}.yaml")
    papers = list(reading.load_evidence(folder / "bukti", document))
    rubric = reference.Rubric(document)
    return (check_odds(patuh, case, folder, rubric, papers, rng),
            check_certainty(patuh, case, folder, rubric, papers))


def main():
    """Run the cases and print TAP; exit 1 if a property broke."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("patuh", help="the program under test")
    options.add_argument("--count", type=int, default=2000, help="number of cases (2000)")
    options.add_argument("--seed", type=int, default=1, help="seed of the cases (1)")
    options.add_argument("--case", type=int, help="run this case alone")
    args = options.parse_args()
    patuh = os.path.abspath(args.patuh)
    numbers = range(args.count) if args.case is None else [args.case]
    failures, drawn, tried = [], 0, 0
    with tempfile.TemporaryDirectory(prefix="patuh-odds-") as base:
        for number in numbers:
            try:
                was_drawn, was_tried = check_number(patuh, base, args.seed, number)
                drawn += was_drawn
                tried += was_tried
            except Broken as broken:
                failures.append((broken.name, number, str(broken)))
                if len(failures) == MOST_FAILURES:
                    break
    is_telling = args.case is not None or (drawn * 6 > args.count and tried * 50 > args.count)
    print(f"1..{len(PROPERTIES) + 1}")
    for index, (key, name) in enumerate(PROPERTIES.items(), start=1):
        mine = [failure for failure in failures if failure[0] == key]
        print(f"{'not ok' if mine else 'ok'} {index} - {name}")
        for _, number, text in mine[:3]:
            print(f"# --seed {args.seed} --case {number}: {text[:600]}")
    print(f"{'ok' if is_telling else 'not ok'} {len(PROPERTIES) + 1} - enough_of_the_cases_tell")
    print(f"# {args.count} cases of seed {args.seed}: {drawn} with samples that differ, {tried} with "
          f"sets of verifications tried, {len(failures)} failed")
    return 0 if not failures and is_telling else 1


if __name__ == "__main__":
    sys.exit(main())
