#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Adds up meson's test logs and prints three numbers: passed, failed, skipped.

    count.py DIR        every <name>.junit.xml in DIR, with <name>.json beside it

A row of a Check table and a case of a TAP test count as one test each, as junit lists them.
A program that died or broke its protocol after its last row is only in the json log; each of
those counts as one failure more.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

FINE = {"OK", "SKIP", "EXPECTEDFAIL"}


def count(junit):
    passed = failed = skipped = programs_with_failures = 0
    for suite in ElementTree.parse(junit).getroot().iter("testsuite"):
        before = failed
        for case in suite.iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
        programs_with_failures += failed > before
    rows = junit.with_name(junit.name.removesuffix(".junit.xml") + ".json")
    broken = sum(json.loads(line)["result"] not in FINE
                 for line in rows.read_text(encoding="utf-8").splitlines() if line.strip())
    return passed, failed + max(0, broken - programs_with_failures), skipped


def main():
    totals = [count(junit) for junit in sorted(Path(sys.argv[1]).glob("*.junit.xml"))]
    print(*(sum(column) for column in zip((0, 0, 0), *totals)))


if __name__ == "__main__":
    main()
