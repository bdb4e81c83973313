#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Every diagnostic has a golden case that produces it, and an explanation. Speaks TAP.

    codes.py PATUH

Reads the numbers from src/diag/codes.def and looks for each in the `stderr` of the cases beside
this file. Then asks `patuh explain` for each, in both languages.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CODES = HERE.parents[1] / "src" / "diag" / "codes.def"
ROW = re.compile(r'^DIAG\((?P<number>\d+), \w+, (?P<severity>\w+), "(?P<slug>[a-z0-9-]+)"', re.MULTILINE)
# What `patuh explain` calls a severity.
SEVERITIES = {"id": {"NOTE": "catatan", "WARNING": "peringatan", "ERROR": "kesalahan", "FAILURE": "kesalahan"},
              "en": {"NOTE": "note", "WARNING": "warning", "ERROR": "error", "FAILURE": "error"}}
HEADINGS = {"id": ("\n\nMengapa: ", "\nPerbaikan: "), "en": ("\n\nWhy: ", "\nTo mend: ")}
# Codes that no case can produce on every machine, each with its reason.
UNPROVOKED = {
    123: "it needs 50,001 findings: tests/limits.py",
    239: "it needs 20,001 items: tests/limits.py",
    329: "it needs 10,000 products: tests/limits.py",
    863: "somebody must hold the lock: tests/store/mishaps.py",
    864: "the disk must be full: tests/store/mishaps.py",
    866: "the system must fail: tests/store/mishaps.py",
}


def codes_in_cases():
    found = {}
    for path in sorted(HERE.glob("*/*/stderr")):
        text = path.read_text(encoding="utf-8")
        for code in re.findall(r"\[PTH-(\d+)\]: |^\{\"code\":\"PTH-(\d+)\"", text, re.MULTILINE):
            found.setdefault(int(code[0] or code[1]), path.parent.relative_to(HERE))
    return found


def explain(patuh, number, lang):
    done = subprocess.run([patuh, "explain", f"PTH-{number}", "--lang", lang], text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout, done.stderr


def complaint_about_case(number, cases):
    if number in cases and number in UNPROVOKED:
        return f"{cases[number]} produces it: take it off the list UNPROVOKED"
    if number not in cases and number not in UNPROVOKED:
        return "no case under tests/golden produces it"
    return None


def complaint_about_explanation(patuh, row):
    number = int(row["number"])
    texts = {}
    for lang, headings in HEADINGS.items():
        status, text, stderr = explain(patuh, number, lang)
        title = f"PTH-{number} ({SEVERITIES[lang][row['severity']]}, {row['slug']})\n\n"
        if status != 0 or stderr:
            return f"--lang {lang}: exit {status}: {stderr}"
        if not text.startswith(title):
            return f"--lang {lang}: does not begin with {title.strip()!r}"
        if not all(re.search(re.escape(heading) + r"\S", text) for heading in headings):
            return f"--lang {lang}: lacks one of {headings}"
        texts[lang] = text
    return "both languages say the same" if texts["id"] == texts["en"] else None


def main():
    patuh = Path(sys.argv[1]).resolve()
    rows = [match.groupdict() for match in ROW.finditer(CODES.read_text(encoding="utf-8"))]
    cases = codes_in_cases()
    known = {int(row["number"]) for row in rows}
    results = []
    for row in rows:
        number = int(row["number"])
        name = f"PTH-{number} {row['slug']}"
        results.append((f"{name} has a case", complaint_about_case(number, cases)))
        results.append((f"{name} is explained", complaint_about_explanation(patuh, row)))
    strays = sorted((set(cases) | set(UNPROVOKED)) - known)
    results.append(("cases name known codes only", f"unknown: {strays}" if strays else None))
    results.append(("codes.def was read", None if len(rows) > 100 else f"{len(rows)} rows found"))

    print(f"1..{len(results)}")
    for index, (name, complaint) in enumerate(results, start=1):
        print(f"{'not ok' if complaint else 'ok'} {index} - {name}")
        if complaint:  # on stderr, which is what meson shows of a test that failed
            print(f"#   not ok: {name}: {complaint}", file=sys.stderr)
    return 1 if any(complaint for _, complaint in results) else 0


if __name__ == "__main__":
    sys.exit(main())
