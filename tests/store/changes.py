#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The parts of a change add up to it, to the last digit. Speaks TAP.

    changes.py PATUH [--seed S] [--only NAME]

Random assessments (property/generate.py) and what became of them later (property/alter.py) are saved;
`diff` must begin and end at the printed scores, for the institution and each unit, and its parts must
be the difference. Where the rubric stayed, the parts are held to an independent computation of the
steps that the manual tells.
"""

import json
import random
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

from harness import Broken, filled, main, require, rows

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "property"))
import alter  # noqa: E402
import generate  # noqa: E402
import steps  # noqa: E402

PAIRS = 500


def score_of(result, figure):
    return result["institution"][figure]


def check_line(name, line, before, after):
    require((line["before"], line["after"]) == (before, after),
            f"{name}: from {line['before']} to {line['after']}, not {before} to {after}")
    if before is None or after is None:
        require(line["change"] is None and line["parts"] is None, f"{name}: parts of nothing")
        return
    require(line["change"] == after - before, f"{name}: the change is {line['change']}")
    require(sum(line["parts"].values()) == line["change"],
            f"{name}: {line['parts']} do not add up to {line['change']}")


def check_pair(patuh, folder, rng, size):
    """False where the later rubric is one that is refused."""
    case = generate.make_case(rng, size)
    after, is_same_rubric = alter.later(case, rng)
    store = folder / "jejak.db"
    results = []
    for name, one in (("a", case), ("b", after)):
        one.write(folder / name)
        status, out, err = patuh.run("audit", folder / name / "acak.yaml", folder / name / "bukti",
                                     "--as-of", one.as_of, "--format", "json", "--save", store,
                                     *one.options)
        if status != 0 and name == "b":
            return False
        require(status == 0, f"exit {status}\n{err}")
        results.append(json.loads(out, parse_float=Decimal, parse_int=Decimal))
    last = len(rows(store, "SELECT id FROM assessment"))  # 1 where nothing changed
    for figure in ("claimed", "verified"):
        words = ("diff", store, "1", last, "--count", figure, "--format", "json")
        found = json.loads(patuh.good(*words), parse_float=Decimal, parse_int=Decimal)
        scores = [score_of(result, figure) for result in results]
        check_line("institution", found["institution"], *scores)
        units = [{unit["id"]: unit[figure] for unit in result["units"]} for result in results]
        lines = {unit["id"]: unit for unit in found["units"]}
        for unit, line in lines.items():
            check_line(unit, line, units[0].get(unit), units[1].get(unit))
        for unit in units[0].keys() & units[1].keys() - lines.keys():
            require(units[0][unit] == units[1][unit], f"{unit}: its change is not told")
        require(units[0].keys() ^ units[1].keys() <= lines.keys(), "a unit that came or went")
        parts = found["institution"]["parts"]
        if is_same_rubric:
            expected = steps.parts(folder / "a" / "acak.yaml", [folder / "a/bukti", folder / "b/bukti"],
                                   [case.as_of, after.as_of], figure)
            require(parts == expected, f"--count {figure}: {parts}, not {expected}")
        for same in (1, last):
            words = ("diff", store, same, same, "--count", figure, "--format", "json")
            found = json.loads(patuh.good(*words))
            require(found["units"] == [] and not found["institution"]["change"] and
                    not any((found["institution"]["parts"] or {}).values()),
                    f"a change from {same} to itself")
    patuh.good("history", "verify", store)
    return True


def parts_of_a_change_add_up(patuh, folder, seed):
    def check(number):
        here = folder / str(number)
        here.mkdir()
        try:
            is_sound = check_pair(patuh, here, random.Random(f"{seed}:{number}"), number % 5)
        except Broken as broken:
            raise Broken(f"--seed {seed}, pair {number}, in {here}: {broken}") from broken
        shutil.rmtree(here)
        return is_sound

    with ThreadPoolExecutor(max_workers=2) as pool:
        sound = sum(pool.map(check, range(PAIRS + PAIRS // 4)))
    require(sound >= PAIRS, f"only {sound} pairs")


def equal_inputs_have_no_difference(patuh, folder):
    store = filled(patuh, folder)
    require(b"Tidak ada perubahan." in patuh.good("diff", store, "2", "2"), "text")
    table = patuh.good("diff", store, "2", "2", "--format", "csv")
    require(table.count(b"\r\n") == 1, f"csv: {table!r}")


def tests(seed):
    yield (equal_inputs_have_no_difference,)
    yield (parts_of_a_change_add_up, seed)


if __name__ == "__main__":
    sys.exit(main(__doc__, tests))
