#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What `patuh evidence` promises and no single golden case can show.

    attachments.py PATUH

- Inspecting files changes no score.
- Each row of the calendar agrees with audits of its day and of the day after.
- A lock that is written again is the same; it survives a full disk whole.
- The sample's photographs and its lock are what the script and the program make of them.
- Thousands of files, and a folder of thousands to scan, are done in bounded time.

Speaks TAP.
"""

import datetime
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SAMPLE = PROJECT / "samples" / "kota-contoh-bukti"
SECONDS = 120
MANY = 3000

RUBRIC = """patuh: rubric/1
id: rubrik
version: 1
title: Rubrik uji
object: unit
top: 100
sources: {uu: {title: UU 25/2009}}
scales: {ada: {levels: [{id: tidak, label: Tidak, value: 0}, {id: ada, label: Ada, value: 1}]}}
zones: [{zone: red, floor: 0, label: Merah, source: uu}]
items:
"""
ITEM = ("  - {{id: i{0}, label: Nomor {0}, scale: ada, evidence: "
        "[{{id: dok, kind: document, label: Dokumen, required: true}}]}}\n")
HEAD = """patuh: evidence/1
rubric: rubrik
institution: Kota Uji
period: 2026-1
assessed: 2026-06-30
unit: {id: dinkes, name: Dinas Kesehatan}
entries:
"""


def run(patuh, *words, cwd=None, before=None):
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "dumb",
           "PATUH_RUBRICS": str(PROJECT / "rubrics"),
           **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}
    return subprocess.run([patuh, *map(str, words)], cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS,
                          encoding="utf-8", check=False, preexec_fn=before)


def result(patuh, *words):
    done = run(patuh, *words, "-q", "--format", "json")
    return json.loads(done.stdout), done.returncode


def check_scores(patuh):
    """The same result, findings aside, with and without inspection."""
    audits = [["ombudsman-2022", PROJECT / "samples/kota-contoh"],
              ["ombudsman-2025", PROJECT / "samples/kota-contoh", "--map", "ombudsman-2022"],
              ["pekppp-2022", PROJECT / "samples/kota-contoh"]]
    for words in audits:
        plain, status = result(patuh, "audit", *words)
        inspected, again = result(patuh, "audit", *words, "--attachments", SAMPLE)
        said = len(inspected.pop("findings")), len(plain.pop("findings"))
        complaints = [] if status == again == 0 else [f"exit {status} and {again}"]
        complaints += [f"{key} differs" for key in plain if plain[key] != inspected[key]]
        # There must be something to say, or nothing was inspected.
        if said[0] <= said[1]:
            complaints.append(f"{said[0]} findings with inspection, {said[1]} without")
        yield f"inspection changes no score: {words[0]}", complaints


def verdicts_on(patuh, rubric, path, day):
    audit, status = result(patuh, "audit", rubric, path, "--as-of", day)
    assert status == 0, day
    return {unit["id"]: (unit["verified"], unit["verified_zone"]) for unit in audit["units"]}


def check_calendar(patuh):
    for rubric, path in (("ombudsman-2015-pemda", SAMPLE),
                         ("ombudsman-2022", PROJECT / "samples/kota-contoh/ombudsman-2022"),
                         ("pekppp-2022", PROJECT / "samples/kota-contoh/pekppp-2022")):
        calendar, status = result(patuh, "evidence", rubric, path, "--calendar")
        rows, known = calendar["calendar"], {}
        complaints = [] if status == 0 and rows else [f"exit {status}, {len(rows)} rows"]
        complaints += ["not in order"] if rows != sorted(
            rows, key=lambda row: row["last_day"]) else []
        changed = 0
        for row in rows:
            last = datetime.date.fromisoformat(row["last_day"])
            days = [str(last), str(last + datetime.timedelta(days=1))]
            for day in days:
                if day not in known:
                    known[day] = verdicts_on(patuh, rubric, path, day)
            before, after = (known[day][row["unit"]] for day in days)
            changed += before != after
            if (row["before"], row["before_zone"]) != before or \
                    (row["after"], row["after_zone"]) != after:
                complaints.append(f"{row}: the audits say {before}, {after}")
        if not changed:
            complaints.append("no row changes a score")
        yield f"the calendar agrees with audits of its days: {rubric}", complaints[:5]


def check_sample(patuh, folder):
    copy = folder / "contoh"
    shutil.copytree(SAMPLE, copy)
    done = run(patuh, "evidence", "ombudsman-2015-pemda", copy, "--lock")
    lock = (copy / "evidence.lock").read_bytes()
    yield "the sample's lock is up to date", [done.stderr] if done.returncode else \
        [] if lock == (SAMPLE / "evidence.lock").read_bytes() else ["it was changed"]
    (copy / "evidence.lock").unlink()
    run(patuh, "evidence", "ombudsman-2015-pemda", copy, "--lock")
    yield "the sample's lock is what the program writes", \
        [] if (copy / "evidence.lock").read_bytes() == lock else ["it differs"]
    drawn = folder / "foto"
    subprocess.run([sys.executable, PROJECT / "scripts" / "sample-photos", drawn], check=True)
    photos = sorted(path.relative_to(drawn) for path in drawn.rglob("*.jpg"))
    yield "the sample's photographs are what the script draws", \
        [f"{path}: differs" for path in photos
         if (SAMPLE / path).read_bytes() != (drawn / path).read_bytes()] or \
        ([] if photos else ["none drawn"])


def limit_files():
    """As on a full disk: a file may grow to a few bytes only."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


def check_full_disk(patuh, folder):
    copy = folder / "penuh"
    shutil.copytree(SAMPLE, copy)
    (copy / "foto" / "akta-alur.jpg").write_bytes(b"lain")
    lock = (copy / "evidence.lock").read_bytes()
    done = run(patuh, "evidence", "ombudsman-2015-pemda", copy, "--lock", "--accept",
               before=limit_files)
    left = sorted(path.name for path in copy.iterdir())
    yield "a full disk leaves the old lock whole", [
        text for text, is_so in {
            f"exit {done.returncode}": done.returncode != 4, "no PTH-503": "PTH-503" not in done.stderr,
            "printed a list": done.stdout, "a file is left": left != sorted(
                path.name for path in SAMPLE.iterdir()),
            "the lock was changed": (copy / "evidence.lock").read_bytes() != lock}.items() if is_so]
    bukti = (copy / "puskesmas-melati.yaml").read_bytes()
    done = run(patuh, "evidence", "ombudsman-2015-pemda", copy, "--scan", copy / "masuk", "--write",
               before=limit_files)
    yield "a full disk leaves the evidence whole", [
        text for text, is_so in {
            f"exit {done.returncode}": done.returncode != 4, "no PTH-503": "PTH-503" not in done.stderr,
            "the evidence was changed": (copy / "puskesmas-melati.yaml").read_bytes() != bukti,
        }.items() if is_so]


def check_many(patuh, folder):
    place = folder / "banyak"
    (place / "dok").mkdir(parents=True)
    (place / "rubrik.yaml").write_text(RUBRIC + "".join(map(ITEM.format, range(MANY))), "utf-8")
    entries = "".join(
        f"  - {{item: i{i}, answer: ada, status: verified, evidence: "
        f"[{{id: dok, file: dok/nomor {i}.txt}}]}}\n" for i in range(MANY))
    (place / "bukti.yaml").write_text(HEAD + entries, "utf-8")
    for i in range(MANY):
        (place / "dok" / f"nomor {i}.txt").write_text(f"isi {i}\n", "utf-8")
    words = ("evidence", "rubrik.yaml", "bukti.yaml")
    first = run(patuh, *words, "--lock", "--format", "json", cwd=place)
    lock = (place / "evidence.lock").read_bytes()
    again = run(patuh, *words, "--lock", "--format", "json", cwd=place)
    rows = [json.loads(one.stdout) for one in (first, again)]
    yield "thousands of files are locked, once", [
        text for text, is_so in {
            first.stderr: first.returncode or first.stderr,
            f"{len(rows[0]['lock'])} new": len(rows[0]["lock"]) != MANY,
            f"{rows[0]['sound_files']} sound": rows[0]["sound_files"] != MANY,
            "the second run has news": rows[1]["lock"],
            "the lock was changed": (place / "evidence.lock").read_bytes() != lock}.items() if is_so]
    (place / "dok" / "nomor 7.txt").write_text("lain\n", "utf-8")
    done = run(patuh, *words, "-q", "--files", "--format", "json", cwd=place)
    changed = [row for row in json.loads(done.stdout)["files"] if row["state"] != "sound"]
    yield "one changed file among thousands is found", \
        [] if [(row["item"], row["state"]) for row in changed] == [("i7", "changed")] else [str(changed)]
    (place / "bukti.yaml").write_text(
        HEAD + "".join(f"  - {{item: i{i}, answer: ada}}\n" for i in range(MANY)), "utf-8")
    done = run(patuh, *words, "-q", "--scan", "dok", "--write", "--format", "json", cwd=place)
    rows = json.loads(done.stdout)["scan"]
    wrong = [row for row in rows if row["action"] != "written"
             or row["path"] != f"dok/nomor {row['item'][1:]}.txt"]
    cited = (place / "bukti.yaml").read_text("utf-8").count("evidence: [")
    yield "thousands of files are scanned and written", [
        *map(str, wrong[:3]), *([] if len(rows) == cited == MANY else [f"{len(rows)}, {cited}"])]


def tests(patuh):
    with tempfile.TemporaryDirectory(prefix="patuh-attachments-") as name:
        folder = Path(name)
        yield from check_scores(patuh)
        yield from check_calendar(patuh)
        yield from check_sample(patuh, folder)
        yield from check_full_disk(patuh, folder)
        yield from check_many(patuh, folder)


def main():
    results = list(tests(str(Path(sys.argv[1]).resolve())))
    print(f"1..{len(results)}")
    for number, (name, complaints) in enumerate(results, start=1):
        print(f"{'not ok' if complaints else 'ok'} {number} - {name}")
        # On stderr, which is what meson shows of a test that failed.
        for line in [f"not ok: {name}", *complaints] if complaints else []:
            print(f"#   {line}", file=sys.stderr)
    return 1 if any(complaints for _, complaints in results) else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
