#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What may happen to a store while it is used. Speaks TAP.

    mishaps.py PATUH [--disk FULL_DISK.so] [--seed S] [--only NAME]

A save that is killed at any moment, meets a full disk at any write, or runs beside seven others leaves
the store whole, and nothing is lost that was reported saved. What is no store, is of a newer program,
is in use, or may only be read is told, and stays as it is.
"""

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import (EVIDENCE, Patuh, audit_words, filled, main, opened, put, require, require_whole,
                     rows, saved_ids, write_inputs)

NOBODY = 65534
KILLS, WRITERS, SAVES_EACH = 200, 8, 6


# --- what may happen while saving ------------------------------------------------------------

def big_inputs(folder):
    """Evidence whose saving takes a while."""
    head, _, rest = EVIDENCE.partition("units:\n")
    unit = rest.partition("  - id: dindik")[0]
    units = "".join(unit.replace("dinkes", f"unit-{number}") for number in range(60))
    write_inputs(folder, evidence=f"{head}units:\n{units}")


def day_number(number):
    return f"{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"


def killed_at_any_moment_it_stays_whole(patuh, folder, rng):
    big_inputs(folder)
    lengths = []
    for number in range(5):
        started = time.perf_counter()
        patuh.good(*audit_words(folder, folder / f"probe-{number}.db", "-q"))
        lengths.append(time.perf_counter() - started)
    killed, number, reported = 0, 0, {}
    while killed < KILLS:
        store = folder / f"jejak-{number // 25}.db"  # so that making a store is hit as well
        process = patuh.start(*audit_words(folder, store, "--as-of", day_number(number)))
        try:
            _, err = process.communicate(timeout=rng.uniform(0, min(lengths) * 1.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            _, err = process.communicate()
            killed += process.returncode == -signal.SIGKILL
        for found in saved_ids(err.decode(errors="replace")):
            reported.setdefault(store, set()).add((found, day_number(number)))
        if store.exists() and number % 5 == 4:
            require(rows(store, "PRAGMA integrity_check") == [("ok",)], f"kill {number}")
        number += 1
        require(number < KILLS * 10, f"only {killed} of {number} were killed")
    require(reported, "nothing was ever saved")
    for store in sorted(folder.glob("jejak-*.db")):
        # Whatever state it was left in, the next save works.
        patuh.good(*audit_words(folder, store, "-q"))
        require_whole(patuh, store)
        there = set(rows(store, "SELECT assessment, as_of FROM head"))
        require(reported.get(store, set()) <= there, f"{store.name}: lost what was reported saved")


def many_save_at_once(patuh, folder):
    write_inputs(folder)
    store = folder / "jejak.db"

    def save(writer):
        found = []
        for number in range(SAVES_EACH):
            day = day_number(writer * SAVES_EACH + number)
            status, _, err = patuh.run(*audit_words(folder, store, "--as-of", day))
            require(status == 0, f"writer {writer}: exit {status}\n{err}")
            found += [(one, day) for one in saved_ids(err)]
        return found

    with ThreadPoolExecutor(max_workers=WRITERS) as pool:
        reported = [one for found in pool.map(save, range(WRITERS)) for one in found]
    there = rows(store, "SELECT assessment, as_of FROM head ORDER BY assessment")
    require(sorted(reported) == there, "the records are not those that were reported")
    require([number for number, _ in there] == list(range(1, WRITERS * SAVES_EACH + 1)), "numbers")
    require_whole(patuh, store)


def a_full_disk_leaves_it_whole(patuh, folder):
    if not patuh.disk:
        return "no library that fills the disk"
    store = filled(patuh, folder)
    good = store.read_bytes()
    codes, number, step = set(), 0, 1
    while True:
        put(store, good)
        env = {**os.environ, "LD_PRELOAD": str(patuh.disk), "PATUH_TEST_FULL": "jejak.db",
               "PATUH_TEST_WRITES": str(number)}
        status, _, err = patuh.run(*audit_words(folder, store, "--as-of", "2027-01-31"), env=env)
        if status == 0:
            break
        codes |= set(re.findall(r"PTH-86\d", err))
        require(status == 4 and not saved_ids(err), f"write {number}: exit {status}\n{err}")
        require_whole(patuh, store)
        require(len(rows(store, "SELECT id FROM assessment")) == 3, f"write {number}: half saved")
        number += step
        step = 1 if number < 40 else number // 10
    require(number > 5 and "PTH-864" in codes, f"{number} writes, {codes}")
    require(codes <= {"PTH-864", "PTH-866"}, f"{codes}")
    return None


# --- what is no store, or may not be written -------------------------------------------------

def what_is_no_store_is_told(patuh, folder):
    write_inputs(folder)
    text, foreign, empty = folder / "teks.db", folder / "asing.db", folder / "kosong.db"
    text.write_text("Ini bukan basis data.\n" * 100, encoding="utf-8")
    with opened(foreign) as database:
        database.execute("CREATE TABLE assessment(id)")
    empty.write_bytes(b"")
    for path in (text, foreign):
        before = path.read_bytes()
        patuh.bad(860, 3, "history", "list", path)
        patuh.bad(860, 3, "trend", path)
        patuh.bad(860, 3, "diff", path, "1", "2")
        patuh.bad(860, 3, *audit_words(folder, path, "-o", folder / "laporan.txt"))
        require(not (folder / "laporan.txt").exists(), "a report of what was not saved")
        require(path.read_bytes() == before, f"{path.name}: was changed")
    patuh.bad(861, 3, "history", "verify", empty)
    patuh.bad(101, 4, "history", "list", folder / "tidak-ada.db")
    require(not (folder / "tidak-ada.db").exists(), "reading made a file")
    patuh.good(*audit_words(folder, empty, "-q"))
    require_whole(patuh, empty)
    newer = filled(patuh, folder)
    with opened(newer) as database:
        database.execute("PRAGMA user_version = 2")
    before = newer.read_bytes()
    patuh.bad(862, 3, "history", "list", newer)
    patuh.bad(862, 3, *audit_words(folder, newer))
    require(newer.read_bytes() == before, "a newer store was changed")


def what_is_locked_is_told(patuh, folder):
    store = filled(patuh, folder)
    database = sqlite3.connect(store, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    patuh.good("history", "verify", store)  # who writes keeps nobody from reading
    patuh.bad(863, 4, *audit_words(folder, store, "--as-of", "2027-01-31"))
    database.execute("ROLLBACK")
    database.close()
    patuh.good(*audit_words(folder, store, "--as-of", "2027-01-31", "-q"))
    require_whole(patuh, store)


def what_may_only_be_read_is_told(patuh, folder):
    """As somebody who may not write, which root is not."""
    store = filled(patuh, folder)
    reader, options = patuh, {}
    # Where nobody in particular reaches them.
    program = Path(tempfile.mkdtemp(prefix="patuh-program-")) / "patuh"
    if os.getuid() == 0:
        shutil.copy(patuh.path, program)
        os.chmod(program.parent, 0o755)
        reader, options = Patuh(str(program), None), {"user": NOBODY}
    os.chmod(store, 0o444)
    os.chmod(folder, 0o555)
    try:
        reader.good("history", "verify", store, **options)
        require(b"Kota Uji" in reader.good("history", "list", store, **options), "list")
        reader.bad(865, 4, *audit_words(folder, store, "--as-of", "2027-01-31"), **options)
        reader.bad(502, 4, *audit_words(folder, folder / "baru.db"), **options)
    finally:
        os.chmod(folder, 0o755)
        shutil.rmtree(program.parent)
    require_whole(patuh, store)


def tests(seed):
    yield (killed_at_any_moment_it_stays_whole, random.Random(seed))
    yield (many_save_at_once,)
    yield (a_full_disk_leaves_it_whole,)
    yield (what_is_no_store_is_told,)
    yield (what_is_locked_is_told,)
    yield (what_may_only_be_read_is_told,)


if __name__ == "__main__":
    sys.exit(main(__doc__, tests))
