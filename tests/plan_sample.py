#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The plans of the sample city keep their word: put into an audit with --set-file they give the score
and the zone that they promise, for the institution and each unit, under each rubric, to each target.

    plan_sample.py PATUH        speaks TAP; 1 where a promise is broken

Also, that no step can be spared: without any one of them the target is missed.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
CITY = ROOT / "samples" / "kota-contoh"
TARGETS = ["yellow", "green"]
ZONES = ["green", "yellow", "red", "none"]


def run(patuh, *words):
    """(exit status, the JSON or None, what was said)."""
    done = subprocess.run([patuh, *map(str, words), "--rubrics", str(ROOT / "rubrics"), "--format",
                           "json", "-q"], capture_output=True, check=False, timeout=120)
    said = done.stderr.decode(errors="replace")
    return done.returncode, json.loads(done.stdout) if done.stdout else None, said


def reached(patuh, rubric, folder, steps, unit):
    """(score, zone) of the unit, or of the institution, with the steps in place."""
    with tempfile.TemporaryDirectory(prefix="patuh-plan-") as name:
        path = pathlib.Path(name, "jalan.json")
        path.write_text(json.dumps({"patuh": "plan/1", "steps": steps}), encoding="utf-8")
        status, result, said = run(patuh, "audit", rubric, folder, "--set-file", path)
    if status != 0:
        return f"exit {status}: {said}"
    things = [one for one in result["units"] if one["id"] == unit] if unit else \
        [result["institution"]]
    return things[0]["score"], things[0]["zone"]


def broken_promise(patuh, rubric, folder, unit, target):
    """What is wrong with the plan; None: nothing."""
    scope = ["--unit", unit] if unit else []
    status, plan, said = run(patuh, "plan", rubric, folder, "--target", target, *scope)
    if status not in (0, 1):
        return f"exit {status}: {said}"
    if status != (plan["state"] == "beyond"):
        return f"exit {status}, but the plan is {plan['state']}"
    promised = plan["after"]["score"], plan["after"]["zone"]
    found = reached(patuh, rubric, folder, plan["steps"], unit) if plan["steps"] else promised
    if found != promised:
        return f"promised {promised}, with --set-file it is {found}"
    is_good = ZONES.index(promised[1]) <= ZONES.index(target)
    if is_good != (plan["state"] != "beyond"):
        return f"{plan['state']}, but the zone is {promised[1]}"
    if plan["state"] != "beyond" and not plan["proof"]["is_proven"]:
        return "not proven"
    for number in range(len(plan["steps"]) if plan["state"] == "found" else 0):
        fewer = plan["steps"][:number] + plan["steps"][number + 1:]
        if not fewer:
            continue
        left = reached(patuh, rubric, folder, fewer, unit)
        if isinstance(left, str) or ZONES.index(left[1]) <= ZONES.index(target):
            return f"step {number + 1} can be spared: {left}"
    return None


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    patuh = str(pathlib.Path(sys.argv[1]).resolve())
    cases = []
    for folder in sorted(CITY.iterdir()):
        status, result, said = run(patuh, "audit", folder.name, folder)
        if status != 0:
            sys.exit(f"Bail out! {folder.name}: exit {status}: {said}")
        names = [None, *(unit["id"] for unit in result["units"])]
        cases += [(folder.name, folder, name, target) for name in names for target in TARGETS]
    print(f"1..{len(cases)}")
    failed = 0
    for number, (rubric, folder, unit, target) in enumerate(cases, start=1):
        trouble = broken_promise(patuh, rubric, folder, unit, target)
        failed += trouble is not None
        print(f"{'not ok' if trouble else 'ok'} {number} - {rubric}: {unit or 'institution'} to "
              f"{target}", flush=True)
        for line in (trouble or "").splitlines():
            print(f"# {line}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
