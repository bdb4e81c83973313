#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Whatever the machine refuses at whatever moment: no wrong score, no half file. Speaks TAP.

    faults.py PATUH [--memory NO_MEMORY.so] [--places | --all] [--jobs N] [--only TEXT]

Audits of the sample city run again and again. Each time another allocation fails, or another system
call (through strace, where there is one that may trace), or a signal comes at that call. Then the
program either says so (exit 3, 4, or 70 where memory is out) or does all it was asked to, byte for byte; at the
target is the old file or the new one, whole. A sample of the moments is tried, the same each time, and the
first allocation from each place within some functions of a library that tell nobody of a lack of memory. With
--places memory is refused at the first allocation from each place in the program (the functions around
it), which takes some minutes; with --all every call and allocation fails in turn, which takes a night.
"""

import argparse
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "samples" / "kota-contoh"
OLD = b"what was there before\n"
SECONDS = 60
TRIED = 12  # of each kind, unless all are
DAY = {"SOURCE_DATE_EPOCH": "1782864000"}

# So that a call has the same number in every run.
ALONE = ["--jobs", "1"]
# name, words after `patuh`, the file that is written
COMMANDS = {
    "text": (["audit", "ombudsman-2022", SAMPLE, "-o", "laporan.txt"], "laporan.txt"),
    "json": (["audit", "ombudsman-2022", SAMPLE, "-o", "laporan.json"], "laporan.json"),
    "page": (["audit", "pekppp-2022", SAMPLE, "-o", "dasbor.html"], "dasbor.html"),
    "workbook": (["audit", "pekppp-2022", SAMPLE, "-o", "laporan.xlsx"], "laporan.xlsx"),
    "check": (["check", "ombudsman-2022", SAMPLE / "ombudsman-2022"], None),
}
# system call, what it answers
CALLS = {
    "openat": ["error=EACCES", "error=EMFILE", "error=ENOENT"],
    "read": ["error=EIO", "retval=0"],
    "write": ["error=ENOSPC:when=+", "error=EIO:when=+"],  # from then on: a disk that is full stays so
    "fsync": ["error=EIO", "error=ENOSPC"],
    "rename": ["error=EACCES", "error=EIO"],
    "close": ["error=EIO"],
    "newfstatat": ["error=EACCES"],
    "getdents64": ["error=EIO"],
    "lseek": ["error=EINVAL"],
}
SIGNALS = ["openat:signal=SIGINT", "write:signal=SIGINT", "rename:signal=SIGTERM", "fsync:signal=SIGKILL"]
# Where a library says nothing of a lack of memory: the first allocation from each place within these functions.
WITHIN = {"workbook": ["worksheet_write_formula_str"]}

STOPPED = {-signal.SIGINT, -signal.SIGTERM, -signal.SIGKILL, 130, 143, 137}
REFUSED = {3, 4, 70}
# The dynamic linker's own, before the program begins.
UNLOADED = 127


class Site:
    """A folder in which one command runs once."""

    runs = 0

    def __init__(self, patuh, name, more=()):
        self.patuh, self.name = patuh, name
        self.words, self.target = COMMANDS[name]
        if self.target:
            self.words = [*self.words, *more]

    def run(self, before=(), environment=(), is_old=True):
        """Exit status, stdout, stderr, and the target's bytes (None: it is not there)."""
        Site.runs += 1
        with tempfile.TemporaryDirectory(prefix="patuh-fault-") as folder:
            folder = Path(folder)
            if self.target and is_old:
                (folder / self.target).write_bytes(OLD)
            env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "dumb", **DAY, **dict(environment)}
            before = [word.replace("@", str(folder)) for word in before]
            done = subprocess.run([*before, self.patuh, *map(str, self.words)], cwd=folder, env=env,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
            target = folder / self.target if self.target else None
            content = target.read_bytes() if target and target.exists() else None
            left = sorted(path.name for path in folder.iterdir()
                          if path.name not in (self.target, "trace", "count"))
            extra = {path: (folder / path).read_text() for path in ("trace", "count")
                     if (folder / path).exists()}
            return done.returncode, done.stdout, done.stderr, content, left, extra


def values(content):
    """What the cells of a workbook hold, without their looks; None where it is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return {name: re.findall(rb'<c r="(\w+)"[^>]*?(?:/>|>(.*?)</c>)', book.read(name))
                    for name in book.namelist() if name.startswith("xl/worksheets/sheet")}
    except (zipfile.BadZipFile, zlib.error):
        return None


def is_good(content, good):
    """The wanted file. A library that finds no memory for the look of a cell may leave that out."""
    if content == good or content is None or good is None:
        return content == good
    return good.startswith(b"PK") and content.startswith(b"PK") and values(content) == values(good)


def complaint(result, good, stopped=False, is_mute=False):
    """What is wrong with a run that met a fault; empty: nothing."""
    status, stdout, stderr, content, left, _ = result
    if status == good[0] and is_good(content, good[3]) and (stdout == good[1] or good[3] is not None):
        return ""
    if left and status != -signal.SIGKILL:
        return f"left behind: {left} (exit {status})"
    if content != OLD and not is_good(content, good[3]):
        return f"a target that is neither the old nor the new one (exit {status})"
    if stopped and status in STOPPED:
        return ""
    if status == UNLOADED and b"shared" in stderr:
        return ""
    if b"GNU MP" in stderr:
        return "GMP tells of it, not the program"
    if status not in REFUSED:
        return f"exit {status}: {stderr.decode('utf-8', 'replace').strip()[-300:]}"
    if not stderr.strip() and not is_mute:
        return f"exit {status} without a word"
    return ""


def chosen(count, is_all):
    """The moments to try: all, or some from the first to the last."""
    if is_all or count <= TRIED:
        return range(1, count + 1)
    return sorted({1 + number * (count - 1) // (TRIED - 1) for number in range(TRIED)})


def allocations(site, memory, pool, options, within=None):
    asked = {"PATUH_TEST_PLACES": "1"} if options.places or within else {}
    if within:
        asked["PATUH_TEST_WITHIN"] = within
    good = site.run(environment={"LD_PRELOAD": memory, "PATUH_TEST_COUNT": "count", **asked})
    if good[0] != 0:
        yield f"without a fault: exit {good[0]}"
        return
    count, *firsts = map(int, good[5]["count"].split())
    if within and not firsts:
        yield f"nothing is allocated within {within}"
        return
    moments = [(number, more) for number in firsts or chosen(count, options.all)
               for more in ({}, {"PATUH_TEST_FROM_THEN_ON": "1"})]

    def one(moment):
        number, more = moment
        return site.run(environment={"LD_PRELOAD": memory, "PATUH_TEST_ALLOCATION": str(number), **more})
    for (number, more), result in zip(moments, pool.map(one, moments)):
        said = complaint(result, good)
        if said:
            yield f"allocation {number} of {count}{' and all after it' if more else ''}: {said}"


def numbers_of(call, trace):
    """How often a thread makes the call at most, and as its how manieth it touches the staged file."""
    counts, staged = {}, set()
    for line in trace.splitlines():
        # Strace counts by thread, so here too.
        made = re.match(r"(?:(\d+) +)?(\w+)\(", line)
        if made and made.group(2) == call:
            counts[made.group(1)] = counts.get(made.group(1), 0) + 1
            if "/.patuh." in line:
                staged.add(counts[made.group(1)])
    return max(counts.values(), default=0), staged


def trace_words(call, what):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}"]


def calls(site, call, whats, pool, is_all):
    good = site.run(["strace", "-f", "-qq", "-o", "@/trace"])
    count, staged = numbers_of(call, good[5]["trace"])
    moments = [(what, number) for what in whats for number in sorted({*chosen(count, is_all), *staged})]

    def one(moment):
        what, number = moment
        how = what.replace("=+", f"={number}+") if what.endswith("=+") else f"{what}:when={number}"
        return site.run(trace_words(call, how))
    for (what, number), result in zip(moments, pool.map(one, moments)):
        said = complaint(result, good, "signal" in what, what.endswith("+"))
        if said:
            yield f"{call} {number} of {count}, {what}: {said}"


def may_trace():
    if not shutil.which("strace"):
        return False
    done = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return done.returncode == 0


def cases(patuh, options):
    for name in COMMANDS:
        site, alone = Site(patuh, name), Site(patuh, name, ALONE)
        if options.memory:
            yield f"{name}: no memory", lambda pool, site=alone: allocations(
                site, str(options.memory.resolve()), pool, options)
            for within in WITHIN.get(name, ()):
                yield f"{name}: no memory within {within}", lambda pool, site=alone, within=within: allocations(
                    site, str(options.memory.resolve()), pool, options, within)
        if may_trace():
            for call, whats in CALLS.items():
                yield f"{name}: {call} fails", lambda pool, site=site, call=call, whats=whats: calls(
                    site, call, whats, pool, options.all)
            for text in SIGNALS:
                call, _, what = text.partition(":")
                yield f"{name}: {what} at {call}", lambda pool, site=alone, call=call, what=what: calls(
                    site, call, [what], pool, options.all)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("patuh", type=Path)
    parser.add_argument("--memory", type=Path)
    parser.add_argument("--places", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    chosen_cases = [case for case in cases(str(options.patuh.resolve()), options) if options.only in case[0]]
    print(f"1..{len(chosen_cases)}", flush=True)
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for number, (name, check) in enumerate(chosen_cases, start=1):
            said = list(check(pool))
            failed += bool(said)
            print(f"{'not ok' if said else 'ok'} {number} - {name}", flush=True)
            for line in said[:12]:
                print(f"#   {line}", file=sys.stderr, flush=True)
            if len(said) > 12:
                print(f"#   and {len(said) - 12} more", file=sys.stderr, flush=True)
    print(f"# {Site.runs} runs", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
