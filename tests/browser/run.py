#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Installs what page.js needs, makes the pages that it opens, and runs it. Speaks TAP.

    run.py PATUH FOLDER

FOLDER keeps the packages between runs; they are installed again when the lock file beside this one
changes. Without npm, node or Chromium the test fails: a page that no browser has opened is not known
to work.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import npm  # noqa: E402

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
KOTA = ("ombudsman-2022", PROJECT / "samples" / "kota-contoh")
PRODUCTS = ("ombudsman-2015-pemda", PROJECT / "samples" / "kota-contoh")
SURVEY = ("skm-2017", PROJECT / "samples" / "sekadau")
HOSTILE = ["<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\" onfocus=alert(1) autofocus x=\""]


def bail_out(reason):
    print(f"1..1\nnot ok 1 - the browser test can be run\n# {reason}")
    sys.exit(1)


def audit(patuh, folder, name, rubric, path, *options):
    command = [patuh, "audit", str(PROJECT / "rubrics" / f"{rubric}.yaml"), str(path), "-q", "--as-of",
               "2026-06-30", "-o", str(folder / f"{name}.html"), "-o", str(folder / f"{name}.json"), *options]
    subprocess.run(command, check=True)


def earlier(folder):
    """A result of an earlier period by the same method, and one by another."""
    result = json.loads((folder / "kota.json").read_bytes())
    paths = []
    for period, rubric in (("2025-1", "lain"), ("2025-2", result["rubric"]["id"])):
        result["rubric"]["id"], result["institution"]["period"] = rubric, period
        path = folder / f"{period}.json"
        path.write_text(json.dumps(result), encoding="utf-8")
        paths += ["--previous", str(path)]
    return paths


def make_pages(patuh, folder):
    audit(patuh, folder, "kota", *KOTA)
    audit(patuh, folder, "kota", *KOTA, *earlier(folder))
    audit(patuh, folder, "produk", *PRODUCTS, "--lang", "en", "--count", "verified")
    audit(patuh, folder, "survei", *SURVEY)
    path = folder / "jahat.yaml"
    path.write_text(json.dumps({
        "patuh": "evidence/1", "rubric": "skm-2017", "institution": HOSTILE[0], "period": HOSTILE[1],
        "units": [{"id": f"u{index}", "name": name,
                   "entries": [{"item": "unsur.biaya", "respondent": name, "answer": 3, "note": name}]}
                  for index, name in enumerate(HOSTILE)]}), encoding="utf-8")
    audit(patuh, folder, "jahat", "skm-2017", path)


def main():
    patuh, packages = sys.argv[1], Path(sys.argv[2]).resolve()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        bail_out("no Chromium in PATH")
    problem = npm.install(HERE, packages, seconds=240)
    if problem:
        bail_out(problem)
    with tempfile.TemporaryDirectory() as name:
        make_pages(patuh, Path(name))
        command = ["node", str(HERE / "page.js"), str(packages / "node_modules"), chromium, name]
        try:
            sys.exit(subprocess.run(command).returncode)
        except OSError as problem:
            bail_out(f"node: {problem}")


if __name__ == "__main__":
    main()
