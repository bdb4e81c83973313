#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The plans of the sample city, carried out: `patuh audit --set-file` gives what they promise.

    plan_samples.py PATUH

For each of the city's rubrics, the institution and each unit: the plan to the best zone that the rubric
knows, as JSON, is handed to `audit --set-file`; score, zone and number of changed answers must be those of the
plan, and what the audit says of before must be the plan's before. Speaks TAP.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RUBRICS = ["ombudsman-2015-pemda", "ombudsman-2022", "ombudsman-2025", "pekppp-2022"]
EVIDENCE = PROJECT / "samples" / "kota-contoh"


def run(patuh, command, rubric, *words):
    """The JSON that a command prints; plans that fall short exit with 1."""
    done = subprocess.run(
        [patuh, command, str(PROJECT / "rubrics" / f"{rubric}.yaml"), str(EVIDENCE), "--format",
         "json", "--as-of", "2026-06-30", "--quiet", *words], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode()[:500]}")
    return json.loads(done.stdout, parse_float=str, parse_int=str)


def complaints(patuh, rubric, unit, folder):
    """What is not as promised; empty where all is."""
    scope = [] if unit is None else ["--unit", unit]
    plan = run(patuh, "plan", rubric, "--target", "green", *scope)
    if plan["state"] == "met":
        if plan["steps"]:
            yield "steps where none are needed"
        return
    path = folder / "jalan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    result = run(patuh, "audit", rubric, "--set-file", str(path))
    thing = result["institution"]
    if unit is not None:
        thing = next(one for one in result["units"] if one["id"] == unit)
    for key in ("score", "zone"):
        if thing[key] != plan["after"][key]:
            yield f"{key}: promised {plan['after'][key]}, is {thing[key]}"
    if len(result["set"]) != len(plan["steps"]):
        yield f"{len(plan['steps'])} steps, {len(result['set'])} answers replaced"
    if plan["state"] == "found" and (thing["zone"] != "green" or not plan["proof"]["is_proven"]):
        yield f"{plan['state']}, {thing['zone']}, proven: {plan['proof']['is_proven']}"


def main():
    patuh = str(Path(sys.argv[1]).resolve())
    cases = []
    for rubric in RUBRICS:
        units = [unit["id"] for unit in run(patuh, "audit", rubric)["units"]]
        cases += [(rubric, unit) for unit in [None, *units]]
    print(f"1..{len(cases)}")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="patuh-plans-") as name:
        for number, (rubric, unit) in enumerate(cases, start=1):
            wrong = list(complaints(patuh, rubric, unit, Path(name)))
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {rubric}, {unit or 'the institution'}")
            for line in wrong:
                print(f"#   {line}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
