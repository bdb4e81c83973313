#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Gives every case of the YAML test suite to the program and to its YAML reader. Speaks TAP.

    run.py PATUH READS FOLDER [--show]

No case is a rubric, so `patuh check` must refuse each: at once, with a place, and a text that is YAML without
calling it none. READS (reads.c) tells what the reader itself says. FOLDER keeps the package between runs.
Where the suite and the reader differ, the case stands below with the reason; a difference that is not there,
and one that is there no more, fails. Without npm, node or the network the test is skipped.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import npm  # noqa: E402

HERE = Path(__file__).resolve().parent
SECONDS = 2
SYNTAX = 108
LEAST = 400  # cases; the package has 402


def cases_of(groups):
    return {name: reason for reason, names in groups.items() for name in names.split()}


# No YAML by the suite, which the reader takes, since libyaml does. In none of them does a text become another
# one than who wrote it would expect.
LENIENT = cases_of({
    "a comment without a blank before it": "9JBA CVW2 MUS6:0 SU5Z X4QW",
    "brackets or quotes that go on at the first column": "9C9N QB6E",
    "a tab before the rest of brackets or quotes": "DK95:1 Y79Y:3",
    "a lone hyphen within brackets, which is taken for text": "G5U8 YJV2",
    "a block that is empty, with blank lines longer than its indentation": "S98Z",
})

# YAML by the suite, which libyaml 0.2.5 does not take. Refusing is safe: nothing is read otherwise than it was
# written.
STRICT = cases_of({
    "a key that is empty": "2JQS 6M2F CFD4 FRK4 M2N8:0 NHX8 NKF9 S3PD SM9W:1 UKK6:0",
    "an alias or an anchor with other characters than letters and digits": "2SXE 8XYN W5VH",
    "a directive that is not known, or another version": "2LFX 6LVF BEC7 MUS6:5 MUS6:6",
    "a colon behind which a text begins at once, within brackets": "4ABK 58MP 5MUD 5T43 DBG4 HM87:0 K3WX",
    "a key and its colon on two lines, within brackets": "4MUZ:0 4MUZ:1 4MUZ:2 9SA2 NJ66 VJP3:1",
    "a tab where indentation ends": "6BCT 6CA3 96NN:0 96NN:1 A2M4 DK95:0 DK95:3 DK95:4 Q5MG R4YG Y79Y:1 Y79Y:10",
    "a document that begins without a mark behind the end of another": "7Z25 M7A3",
    "a block or a text at the first column": "DK3J FP8R",
    "a document with nothing in it": "HWV9 QT73",
    "a percent sign at the first column of a text": "UT92 W4TN",
})


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def load_cases(packages):
    command = ["node", str(HERE / "cases.mjs"), str(packages / "node_modules")]
    try:
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60)
    except (OSError, subprocess.SubprocessError) as problem:
        skip(f"node: {problem}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def read_all(reads, paths):
    """What the reader says of each: the codes of its findings."""
    done = subprocess.run([reads, *map(str, paths)], check=True, capture_output=True, text=True, timeout=60)
    return [set(map(int, line.split())) if line != "accepted" else set() for line in done.stdout.splitlines()]


def complaints_of_program(patuh, case, path):
    try:
        done = subprocess.run([patuh, "check", str(path), "--diagnostics", "json"], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=SECONDS * 5)
    except subprocess.TimeoutExpired:
        yield "hangs"
        return
    findings = [json.loads(line) for line in done.stderr.decode().splitlines() if line.startswith("{")]
    errors = [one for one in findings if one["severity"] == "error"]
    if done.returncode != 3 or not errors or done.stdout:
        yield f"exit {done.returncode}, {len(errors)} errors: {done.stderr[:300]!r}"
    placeless = [one["code"] for one in errors if "line" not in one and one["code"] != "PTH-107"]
    if placeless:
        yield f"no place: {placeless}"
    is_syntax = any(one["code"] == f"PTH-{SYNTAX}" for one in errors)
    if is_syntax and not case["isInvalid"] and case["name"] not in STRICT:
        yield f"is YAML, but: {[one['text'] for one in errors]}"


def complaints_of_reader(case, codes):
    name = case["name"]
    is_lenient = case["isInvalid"] and not codes
    is_strict = not case["isInvalid"] and SYNTAX in codes
    if is_lenient and name not in LENIENT:
        yield "is no YAML, but the reader takes it"
    if not is_lenient and name in LENIENT:
        yield f"is refused now ({sorted(codes)}): take it off the list LENIENT"
    if is_strict and name not in STRICT:
        yield "is YAML, but the reader calls it none"
    if not is_strict and name in STRICT:
        yield "is read now: take it off the list STRICT"


def main():
    patuh, reads, packages = sys.argv[1], sys.argv[2], Path(sys.argv[3]).resolve()
    problem = npm.install(HERE, packages, seconds=120)
    if problem:
        skip(problem)
    cases = load_cases(packages)
    failed = 0
    print(f"1..{len(cases) + 1}")
    with tempfile.TemporaryDirectory(prefix="patuh-yaml-") as name:
        paths = [Path(name) / f"{number}.yaml" for number in range(len(cases))]
        for case, path in zip(cases, paths):
            path.write_text(case["text"], encoding="utf-8", newline="")
        said = read_all(reads, paths)
        for number, (case, path, codes) in enumerate(zip(cases, paths, said), 1):
            wrong = [*complaints_of_program(patuh, case, path), *complaints_of_reader(case, codes)]
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {case['name']}")
            for line in [f"not ok: {case['name']}", *wrong] if wrong else []:
                print(f"#   {line}", file=sys.stderr)
    names = {case["name"] for case in cases}
    strays = sorted((LENIENT.keys() | STRICT.keys()) - names)
    is_whole = len(cases) >= LEAST and not strays
    failed += not is_whole
    print(f"{'ok' if is_whole else 'not ok'} {len(cases) + 1} - the suite is whole, the lists name its cases")
    if not is_whole:
        print(f"#   {len(cases)} cases; no cases: {strays}", file=sys.stderr)
    if "--show" in sys.argv:
        invalid = sum(case["isInvalid"] for case in cases)
        print(f"# {len(cases)} cases, {invalid} of them no YAML; {len(LENIENT)} taken all the same, "
              f"{len(STRICT)} of the others refused")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
