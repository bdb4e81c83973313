#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""`patuh plan` on random rubrics and evidence, held to brute force (brute.py).

    plan.py PATUH [--count N] [--seed S] [--jobs J] [--case I]

Promises, one TAP line each: the cost of a plan is the least there is, and its score the best for
that cost; where nothing reaches the target it is the best score there is, for the least; the best
score for a budget; the whole trade-off; the steps lead where the plan says, by the reference and by
`patuh audit --set-file`; without any one of them the target is missed; neither two runs nor another
order of entries change a byte. A failure names its case; `--seed S --case I` runs it alone.
"""
import json
import random
import subprocess
import sys
from fractions import Fraction

import brute
import generate
import reading
import reference
import retell
import runner
from check import RUN_SECONDS
from runner import Broken

PROPERTIES = {
    "target": "the_cheapest_way_is_the_one_of_all_ways",
    "budget": "the_best_score_for_a_budget_is_the_best_of_all_ways",
    "curve": "the_trade_off_is_that_of_all_ways",
    "steps": "the_steps_lead_where_the_plan_says",
    "minimal": "without_any_step_the_target_is_missed",
    "set": "audit_set_file_gives_the_promised_score_and_zone",
    "stable": "neither_another_run_nor_another_order_of_entries_changes_the_plan",
}
WORK = 4000  # combinations of outcomes that a case may take
EFFORTS = ["1", "1", "2", "3", "5", "0.5", "1.25", "10", "0.0001", None]


def run(patuh, words, name):
    """(exit status, output)."""
    try:
        done = subprocess.run([patuh, *map(str, words)], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=RUN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Broken(name, f"no result after {RUN_SECONDS} s: {words}") from None
    if done.returncode not in (0, 1, 3):
        raise Broken(name, f"exit {done.returncode}: {' '.join(map(str, words))}\n"
                           f"{done.stderr.decode(errors='replace')[:2000]}")
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def with_efforts(case, rng):
    """Gives the items of a case efforts."""
    style = rng.choice(["mixed", "mixed", "same", "absent"])
    for node in retell.nodes_of(case.rubric):
        if "scale" in node:
            effort = {"mixed": rng.choice(EFFORTS), "same": "2", "absent": None}[style]
            if effort is not None:
                node["effort"] = effort
    return case


def some_items(rng, document, evidence, as_of, costs):
    """Items to be repaired, so few that brute force ends; and what it found."""
    names = [node["id"] for node in retell.nodes_of(document) if "scale" in node]
    rng.shuffle(names)
    objects = sum(len(reference.objects_of(reference.Rubric(document), unit))
                  for unit in reference.units_in(evidence))
    limit = max(6, min(300, int(WORK ** (1 / max(objects, 1)))))
    only = []
    for name in names:
        tried = brute.Case(document, evidence, as_of, [*only, name], costs)
        if tried.combinations() <= limit:
            only.append(name)
    return only


def exact(text):
    return Fraction(text)


class Asked:
    """One question to the planner."""

    def __init__(self, rng, case, level, unit, thing):
        rows = case.rubric.zones[level]
        self.level, self.unit, self.object = level, unit, thing
        self.kind = rng.choice(["green", "yellow", "score", "score"])
        if self.kind == "score":
            top = case.rubric.top
            self.value = rng.choice([generate.between(rng, 0, top), top * 9 / 10,
                                     Fraction(rng.choice(rows)["floor"])])
            self.word = generate.decimal(self.value)
            self.reach = rng.random()
        else:
            self.row = brute.floor_row(rows, self.kind)
            self.word = self.kind

    def stretch(self, prices):
        """Asks for a score that something reaches, if a score is asked for."""
        if self.kind == "score" and self.reach < 0.8 and len(prices) > 1:
            at = int(self.reach / 0.8 * (len(prices) - 1)) + 1
            self.value = prices[at][1] * 10000 // 1 / Fraction(10000)
            self.word = generate.decimal(self.value)

    def is_good(self, score, row):
        return score >= self.value if self.kind == "score" else row <= self.row

    def is_absent(self):
        return self.kind != "score" and self.row is None

    def words(self):
        words = ["--target", self.word]
        if self.unit is not None:
            words += ["--unit", self.unit]
        if self.object is not None:
            words += ["--object", self.object]
        return words


def pick_level(rng, case):
    """(level, unit, object) that a plan is to be made for."""
    unit, objects, _ = rng.choice(case.units)
    level = rng.choice(["institution", "institution", "unit", "unit", "object"])
    if level == "object" and objects:
        return level, unit["id"], rng.choice(objects)[0]
    if level == "institution":
        return level, None, None
    return "unit", unit["id"], None


def require(name, what, expected, found):
    if expected != found:
        raise Broken(name, f"{what}: expected {expected}, is {found}")


def verdict_at(result, asked):
    """The keys of the thing that a plan is for, in the reference's result."""
    thing = result["institution"]
    if asked.unit is not None:
        thing = result["units"][asked.unit]
    if asked.object is not None:
        thing = thing["objects"][asked.object]
    return thing


def row_at(rubric, asked, thing):
    rows = rubric.zones[asked.level]
    label = [row["label"] for row in rows]
    return label.index(thing["label"])


def check_steps(case, asked, plan, papers, as_of):
    """The steps lead where they say; without one of them the target is missed."""
    def reached(steps):
        result = reference.audit(case.rubric, brute.with_steps(papers, steps), as_of)
        return verdict_at(result, asked)
    after = reached(plan["steps"])
    require("steps", "score", str(after["score"]), str(plan["after"]["score"]))
    require("steps", "zone", after["zone"], plan["after"]["zone"])
    require("steps", "cost", exact(plan["cost_exact"]),
            sum((exact(step["cost_exact"]) for step in plan["steps"]), Fraction(0)))
    if plan["steps"]:
        last = plan["steps"][-1][f"{asked.level}_after"]
        require("steps", "running score", plan["after"], last)
    if plan["state"] != "found":
        return
    for number in range(len(plan["steps"])):
        fewer = reached([step for at, step in enumerate(plan["steps"]) if at != number])
        if fewer["score"] is not None and asked.is_good(
                Fraction(fewer["score"]), row_at(case.rubric, asked, fewer)):
            raise Broken("minimal", f"step {number} is not needed")


def check_set(patuh, words, plan, folder, asked, as_of):
    """`patuh audit --set-file` of the plan gives what it promises."""
    path = folder / "jalan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    status, output, errors = run(patuh, ["audit", *words, "--as-of", as_of, "--format", "json",
                                         "--set-file", path], "set")
    if status:
        raise Broken("set", f"exit {status}: {errors[:1000]}")
    result = json.loads(output, parse_float=str, parse_int=str)
    result["units"] = {unit["id"]: {**unit, "objects": {
        one["id"]: one for one in unit["objects"]}} for unit in result["units"]}
    thing = verdict_at(result, asked)
    require("set", "score", str(plan["after"]["score"]), str(thing["score"]))
    require("set", "zone", plan["after"]["zone"], thing["zone"])
    require("set", "number of answers", len(plan["steps"]), len(result["set"]))


def check_case(patuh, case, rng, folder):
    """Ask one case; Broken where something does not hold. True where there was a plan to check."""
    case = with_efforts(case, rng)
    case.write(folder)
    file, evidence = folder / f"{generate.RUBRIC_ID}.yaml", folder / "bukti"
    document = reading.load(file)
    papers = list(reading.load_evidence(evidence, document))
    costs = rng.choice(["effort", "effort", "effort", "items"])
    only = some_items(rng, document, papers, case.as_of, costs)
    if not only:
        return False
    whole = brute.Case(document, papers, case.as_of, only, costs)
    asked = Asked(rng, whole, *pick_level(rng, whole))
    outcomes = whole.outcomes(asked.unit, asked.object)
    asked.stretch(brute.curve(outcomes))
    words = [file, evidence]
    options = [*asked.words(), "--as-of", case.as_of, "--only", ",".join(only), "--cost", costs,
               "--format", "json"]
    status, output, errors = run(patuh, ["plan", *words, *options], "target")
    expected = brute.solve(outcomes, asked.is_good) if not asked.is_absent() else None
    if expected is None:
        code = "PTH-929" if asked.is_absent() else "PTH-930"
        if status != 3 or code not in errors:
            raise Broken("target", f"expected {code}, is exit {status}: {errors[:500]}")
        return False
    if status == 3:
        raise Broken("target", f"exit 3: {errors[:1000]}")
    plan = json.loads(output, parse_float=str, parse_int=str)
    state = "found" if plan["state"] == "met" else plan["state"]
    require("target", "state", expected.state, state)
    require("target", "exit", 0 if expected.state == "found" else 1, status)
    if plan["state"] == "met":
        require("target", "cost", Fraction(0), expected.cost)
    else:
        require("target", "cost", expected.cost, exact(plan["cost_exact"]))
        require("target", "score", expected.score, exact(plan["proof"]["most_score_exact"]))
        require("target", "proof", True, plan["proof"]["is_proven"])
    require("curve", "prices", brute.curve(outcomes),
            [(exact(one["cost_exact"]), exact(one["score_exact"])) for one in plan["curve"]])
    check_steps(whole, asked, plan, papers, case.as_of)
    if plan["steps"] and rng.random() < 0.5:
        check_set(patuh, words, plan, folder, asked, case.as_of)
    if rng.random() < 0.3:
        check_stable(patuh, case, rng, folder, (["plan", *words, *options], output))
    budget = rng.choice([expected.cost, expected.cost * 2 / 3, Fraction(0)])
    budget = budget * 10000 // 1 / Fraction(10000)
    check_budget(patuh, ["plan", *words, *options[2:], "--budget", generate.decimal(budget)],
                 outcomes, budget)
    return bool(plan["steps"])


def check_budget(patuh, words, outcomes, budget):
    status, output, errors = run(patuh, words, "budget")
    expected = brute.spend(outcomes, budget)
    if expected is None:
        require("budget", "exit", 3, status)
        return
    if status:
        raise Broken("budget", f"exit {status}: {errors[:500]}")
    plan = json.loads(output, parse_float=str, parse_int=str)
    require("budget", "score", expected.score, exact(plan["proof"]["most_score_exact"]))
    require("budget", "cost", expected.cost, exact(plan["cost_exact"]))


def check_stable(patuh, case, rng, folder, before):
    words, output = before
    if run(patuh, words, "stable")[1] != output:
        raise Broken("stable", "two runs differ")
    entries = [entry for unit in case.units() for entry in unit["entries"]]
    if any("respondent" in entry for entry in entries):
        return  # they have an order of their own
    for unit in case.units():
        rng.shuffle(unit["entries"])
    case.write(folder)
    if run(patuh, words, "stable")[1] != output:
        raise Broken("stable", "another order of entries makes another plan")


def check_number(patuh, seed, number, folder, is_alone):
    """Run the case of a number: whether it had a plan."""
    rng = random.Random(f"plan:{seed}:{number}")
    return (check_case(patuh, generate.make_case(rng, number % 4), rng, folder),)


if __name__ == "__main__":
    sys.exit(runner.run(__doc__, runner.Suite("plan", PROPERTIES, check_number, "target"), 4, telling=[
        ("a_third_of_the_cases_has_steps", lambda finished, sums: sums[0] * 3 > finished),
    ], counted=["with steps"]))
