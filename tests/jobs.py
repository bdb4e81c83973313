#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Holds `patuh audit` to its word that --jobs changes nothing but the time.

    jobs.py PATUH

Made-up units, some of them faulty, and the samples are audited with 1, 2, 3 and 64 jobs: exit status, what
is printed, findings and every report must be the same bytes. Speaks TAP.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "bench"))
import national  # noqa: E402

PROJECT = Path(__file__).resolve().parents[1]
JOBS = ["1", "2", "3", "64"]
REPORTS = ["r.txt", "r.json", "r.csv", "r.xlsx", "r.html", "r.rapor.html"]


def spoil(folder):
    """Faults of every kind, in files far apart; notes and warnings too."""
    files = sorted(folder.rglob("*.yaml"))
    for number, (old, new) in enumerate([
            ("answer: ada", "answer: adaa"), ("entries:", "entries: [\n"), ("period: '2019'", "period: '2018'"),
            ("status: verified", "status: verifed"), ("unit: {id: unit-", "unit: {id: UNIT-"),
            ("date: 2019-0", "date: 2019-1"), ("item: bagian-1.butir-1", "item: bagian-1.butir-2")]):
        path = files[number * 9 + 4]
        path.write_text(path.read_text().replace(old, new, 3))
    files[2].write_text(files[1].read_text())
    files[50].write_bytes(b"\xff\xfe")


def answer(patuh, words, jobs, reports):
    """All that a run says and leaves behind."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [word for name in reports for word in ("-o", f"{folder}/{name}")]
        run = subprocess.run([patuh, "audit", *words, *asked, "--jobs", jobs], capture_output=True, check=False,
                             timeout=300)
        made = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        hide = folder.encode()
        return run.returncode, run.stdout.replace(hide, b""), run.stderr.replace(hide, b""), made


def main():
    patuh = str(Path(sys.argv[1]).resolve())
    samples = PROJECT / "samples"
    with tempfile.TemporaryDirectory(prefix="patuh-jobs-") as folder:
        whole, faulty = Path(folder) / "whole", Path(folder) / "faulty"
        national.write(whole, count=100, products=300)
        national.write(faulty, count=100, products=150)
        spoil(faulty / "yaml")
        rubric = str(whole / "nasional.yaml")
        cases = [
            ("units without faults", [rubric, str(whole / "yaml")], REPORTS, 0),
            ("tables of provinces", [rubric, str(whole / "csv")], REPORTS, 0),
            ("units with faults", [rubric, str(faulty / "yaml")], REPORTS, 3),
            ("findings as JSON", [rubric, str(faulty / "yaml"), "--diagnostics", "json"], [], 3),
            ("a live workbook", ["ombudsman-2022", str(samples / "kota-contoh")], REPORTS, 0),
            ("attachments", ["ombudsman-2022", str(samples / "kota-contoh-bukti"), "--attachments",
                             str(samples / "kota-contoh-bukti")], REPORTS, None),
            ("what if", [rubric, str(whole / "yaml"), "--set", "unit-00007/produk-1/bagian-1.butir-1=tidak"],
             REPORTS, 0),
            ("evidence of another rubric", ["ombudsman-2022", str(samples / "kota-contoh"), "--map",
                                            "ombudsman-2015-pemda"], REPORTS, None),
            ("no such folder", [rubric, str(whole / "nowhere")], ["r.txt"], 4),
        ]
        print(f"1..{len(cases) * len(JOBS)}")
        number, is_sound = 0, True
        for name, words, reports, status in cases:
            first = answer(patuh, words, JOBS[0], reports)
            for jobs in JOBS:
                number += 1
                now = answer(patuh, words, jobs, reports)
                differing = [what for what, a, b in zip(("status", "stdout", "stderr", "reports"), first, now)
                             if a != b]
                if status is not None and now[0] != status:
                    differing.append(f"exit {now[0]}, not {status}")
                is_sound &= not differing
                print(f"{'not ok' if differing else 'ok'} {number} - {name}, {jobs} jobs"
                      + "".join(f"\n# {what}" for what in differing))
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
