#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Random rubrics and evidence through patuh, held to an exact computation of the same figures.

    check.py PATUH [--count N] [--seed S] [--jobs J] [--case I]

Promises, one TAP line each: every figure equals the one computed with fractions (reference.py),
for both ways of counting; the order of items, products, units and entries does not matter; a
better answer never lowers a score, and verified <= claimed <= potential, unless a cap asks for
more than `below`; CSV says the same as YAML; a rubric that extends another scores as the plain
one it comes to; two runs give the same bytes. A failure names its case, keeps its folder and
shows the first path that differs;
`--seed S --case I` runs that case alone, with everything that is asked of it.
"""
import json
import random
import subprocess
import sys
from decimal import Decimal

import generate
import reading
import reference
import retell
import runner
from runner import Broken

PROPERTIES = {
    "claimed": "scores_equal_an_exact_computation",
    "verified": "scores_that_count_only_verified_answers_equal_an_exact_computation",
    "order": "order_does_not_matter",
    "raise": "a_better_answer_never_lowers_a_score",
    "figures": "verified_is_at_most_claimed_is_at_most_potential",
    "csv": "csv_and_yaml_of_the_same_answers_give_the_same_result",
    "derived": "a_derived_rubric_scores_as_the_plain_one_it_comes_to",
    "bytes": "two_runs_give_the_same_bytes",
}
# One case in so many is asked that too; the other properties cost no further run.
# Of all cases two in five can be said in CSV.
ONE_IN = {"verified": 4, "order": 5, "raise": 4, "csv": 2, "derived": 4, "bytes": 16}
SCORES = ("score", "verified", "potential")
RUN_SECONDS = 20


# --- running and reading ---------------------------------------------------------------------

def run(patuh, rubric, evidence, case, name, count="claimed"):
    """The bytes of the JSON result; Broken if patuh refuses, crashes, hangs."""
    command = [patuh, "audit", rubric, evidence, "--format", "json", "--as-of", case.as_of,
               *case.options]
    if count != "claimed":
        command += ["--count", count]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=RUN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Broken(name, f"no result after {RUN_SECONDS} s") from None
    if done.returncode != 0:
        text = (done.stderr or done.stdout).decode(errors="replace")[:2000]
        raise Broken(name, f"exit {done.returncode}: {' '.join(map(str, command))}\n{text}")
    return done.stdout


def by_id(result, name="claimed"):
    """The result with its lists of things that have an id turned into id -> thing."""
    if isinstance(result, list) and result and all(isinstance(one, dict) and "id" in one
                                                   for one in result):
        things = {one["id"]: by_id(one, name) for one in result}
        if len(things) != len(result):
            raise Broken(name, f"repeated id among {[one['id'] for one in result]}")
        return things
    if isinstance(result, dict):
        return {key: by_id(value, name) for key, value in result.items()}
    return result


def parsed(output, name):
    """The result as nested id -> thing; numbers are Decimals with their places."""
    try:
        result = json.loads(output, parse_float=Decimal, parse_int=Decimal)
    except ValueError as error:
        raise Broken(name, f"not JSON: {error}") from None
    if result.get("patuh") != "result/1":
        raise Broken(name, f"not a result: {result.get('patuh')}")
    return by_id(result, name)


# --- comparing -------------------------------------------------------------------------------

def difference(expected, actual, path=""):
    """The first path where `actual` is not as expected, as text, or None.

    Keys that only `actual` has are allowed in things, but not ids that are not expected; a key
    that is left out is as good as null. Numbers must agree in value and in places.
    """
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            if expected or actual:
                return f"{path}: expected {list(expected)}, is {actual!r}"
            return None
        is_list = path.endswith(("groups", "units", "objects", "nodes", "opinions"))
        if is_list and list(expected) != list(actual):
            return f"{path}: expected {list(expected)}, is {list(actual)}"
        for key, value in expected.items():
            found = difference(value, actual.get(key), f"{path}/{key}")
            if found:
                return found
        return None
    same = expected == actual
    if same and isinstance(expected, Decimal):
        same = expected.as_tuple() == actual.as_tuple()
    return None if same else f"{path}: expected {shown(expected)}, is {shown(actual)}"


def shown(value):
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, default=str)


def scored_things(result):
    """(path, thing) of everything that has a score."""
    yield "/institution", result["institution"]
    for name, group in by_key(result, "groups"):
        yield f"/groups/{name}", group
    for name, unit in by_key(result, "units"):
        yield f"/units/{name}", unit
        for object_name, thing in by_key(unit, "objects"):
            yield f"/units/{name}/objects/{object_name}", thing


def by_key(thing, key):
    """The (id, thing) pairs under a key; an empty list has none."""
    return (thing.get(key) or {}).items()


def require_same(name, expected, actual):
    found = difference(expected, actual)
    if found:
        raise Broken(name, found)


def without_order(result):
    """What must not change when things come in another order, or are said in another way."""
    result = {key: result[key] for key in ("institution", "units", "groups", "rubric")}
    result["rubric"] = {"assumed_weight": result["rubric"]["assumed_weight"]}
    groups = {group: {**keys, "units": sorted(keys["units"])}
              for group, keys in by_key(result, "groups")}
    return in_order_of_keys({**result, "groups": groups})


def in_order_of_keys(value):
    if isinstance(value, dict):
        return {key: in_order_of_reasons(value[key]) if key == "capped_by" else
                in_order_of_keys(value[key]) for key in sorted(value)}
    return value


def in_order_of_reasons(text):
    """The reasons of caps, which come in the order of the rubric."""
    return text and "; ".join(sorted(text.split("; ")))


def require_not_lower(before, after):
    """No score of any figure at any level fell, or vanished."""
    after = dict(scored_things(after))
    for path, thing in scored_things(before):
        for key in SCORES:
            old, new = thing.get(key), after.get(path, {}).get(key)
            if old is not None and (new is None or new < old):
                raise Broken("raise", f"{path}/{key}: fell from {shown(old)} to {shown(new)}")


def require_ordered_figures(result):
    """verified <= score <= potential, each of them there where the smaller one is."""
    for path, thing in scored_things(result):
        values = [thing.get(key) for key in ("verified", "score", "potential")]
        texts = ", ".join(map(shown, values))
        for small, large in zip(values, values[1:]):
            if small is not None and (large is None or large < small):
                raise Broken("figures", f"{path}: not rising: {texts}")


# --- one case --------------------------------------------------------------------------------

def check_case(patuh, case, rng, folder, asked):
    """Ask all the properties in `asked` of a case; Broken if one does not hold."""
    file, evidence = f"{generate.RUBRIC_ID}.yaml", folder / "bukti"
    case.write(folder)
    document = reading.load(folder / file)
    rubric = reference.Rubric(document)
    documents = list(reading.load_evidence(evidence, document))

    def result_of(rubric_file, evidence, case, name, count="claimed"):
        return parsed(run(patuh, rubric_file, evidence, case, name, count), name)

    output = run(patuh, folder / file, evidence, case, "claimed")
    result = parsed(output, "claimed")
    require_same("claimed", reference.audit(rubric, documents, case.as_of), result)
    rises = retell.rises_with_answers(case.rubric)
    if rises:
        require_ordered_figures(result)
    if "verified" in asked:
        actual = result_of(folder / file, evidence, case, "verified", "verified")
        require_same("verified", reference.audit(rubric, documents, case.as_of, "verified"),
                     actual)
    if "bytes" in asked and run(patuh, folder / file, evidence, case, "bytes") != output:
        raise Broken("bytes", "two runs differ")

    def require_no_change(name, changed, rubric_file, evidence):
        changed.write(folder / name)
        actual = result_of(rubric_file, evidence, changed, name)
        require_same(name, without_order(result), without_order(actual))

    if "order" in asked:
        require_no_change("order", retell.shuffled(case, rng), folder / "order" / file,
                          folder / "order" / "bukti")
    table = retell.as_csv(case, rng) if "csv" in asked and case.tabular else None
    if table is not None:
        require_no_change("csv", table, folder / file, folder / "csv" / "bukti")
    if "derived" in asked:
        changed = retell.derived(case, rng)
        changed.files = {}
        require_no_change("derived", changed, folder / "derived" / file, evidence)
    better = retell.raised(case, rng) if rises and "raise" in asked else None
    if better is not None:
        better.write(folder / "raise")
        require_not_lower(result, result_of(folder / file, folder / "raise" / "bukti", better,
                                            "raise"))


def check_number(patuh, seed, number, folder, is_alone):
    """Run the case of a number; alone, with everything that can be asked of it."""
    rng = random.Random(f"{seed}:{number}")
    case = generate.make_case(rng, number % 5)
    asked = {name for name, many in ONE_IN.items() if rng.randrange(many) == 0 or is_alone}
    check_case(patuh, case, random.Random(f"{seed}:{number}:change"), folder, asked)
    return ()


if __name__ == "__main__":
    sys.exit(runner.run(__doc__, runner.Suite("property", PROPERTIES, check_number, "claimed"), 5))
