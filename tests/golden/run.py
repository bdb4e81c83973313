#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Runs patuh on every case folder and compares what it says, byte for byte. Speaks TAP.

    run.py PATUH [--update] [--filter TEXT] [area ...]

A case is a folder tests/golden/<area>/<case>/ holding the inputs and

    cmd      the words after `patuh`, on one line, quoted as in a shell; # starts a comment line.
             NAME=value before them sets the environment, `> FILE` after them sends standard
             output there, `> @TERMINAL@` to a terminal
    edits    what is done to the form that stands in the folder as formulir.xlsx, with formulir-uji.yaml
             and an empty folder bukti/: lines for tests/forms/edit.py
    hostile  in place of it: the kind of file that only looks like one (tests/forms/hostile.py)
    prepare  a shell script that makes what no folder can hold (a large file, a link in a circle, a
             form); exit 77 skips the case, its last line saying why. $PATUH is the program, and
             $GOLDEN this folder, with scripts for what several cases need
    exit     the exit status (absent: 0, in the areas `errors` and `forms` 3, `usage` 2, `world` 4)
    stdout   what is printed (absent: nothing)
    stderr   what is reported (absent: nothing)
    expect   findings that must be reported, a line each: PTH-214 file.yaml:14:11
             (or what there is of the place, down to the code alone). No other
             error may be reported. Written by hand, never by --update.
    out/...  files that the run must leave behind, with their bytes

The program runs in a fresh copy of the folder, without the files named above, in a bare
environment, twice; both runs must give the same bytes. (Where PATUH_GOLDEN_ONCE is set, once: for
builds with sanitizers, which take their time. That two runs are alike is not theirs to show.) In `cmd`, @RUBRICS@ and @SAMPLES@ stand
for the project's folders. In all output these two and the folder of the run, @WORK@, are
written back, so that no expected file depends on the machine; so is today's date, as @TODAY@,
where a comment in `cmd` says @TODAY@.

A case in area `errors`, `forms`, `usage` or `world` needs `expect`, must exit 3, 2 or 4 with nothing on
stdout, and must leave its folder as it was. In `errors` an `audit` is told to write to a file that
exists already, and may not touch it. A case in `warnings` needs `expect` too, which there names
every finding, and must exit 0.
"""

import argparse
import datetime
import difflib
import functools
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "forms"))
sys.dont_write_bytecode = True
import book  # noqa: E402
import edit  # noqa: E402
import hostile  # noqa: E402

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
FOLDERS = {"@RUBRICS@": PROJECT / "rubrics", "@SAMPLES@": PROJECT / "samples"}
OWN_NAMES = ("cmd", "prepare", "exit", "stdout", "stderr", "expect", "out", "edits", "hostile")
FORMS = HERE / "forms"
RUBRIC_OF_FORMS, FORM = "formulir-uji.yaml", "formulir.xlsx"
ONCE = "PATUH_GOLDEN_ONCE" in os.environ
TERMINAL = "@TERMINAL@"
TODAY = "@TODAY@"
MONTHS = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
          "January February March April May June July August September October November December")
OLD_OUTPUT = "lama.json"
OLD_BYTES = b'{"hasil": "lama"}\n'
SECONDS = 120
SKIPPED = 77
LARGE = 2 ** 28
# Areas whose cases all end alike, and how.
FAILING_AREAS = {"errors": 3, "forms": 3, "usage": 2, "world": 4}

# file:line:column: severity[PTH-nnn]: text; `patuh` stands where there is no file
FINDING = re.compile(r"^(?P<place>\S.*?): (?P<severity>[a-z]+)\[(?P<code>PTH-\d+)\]: ")
MILD = {"peringatan", "catatan", "warning", "note"}


class Run:
    """What one run printed and left behind, free of machine paths."""

    def __init__(self, status, stdout, stderr, before, after):
        self.status, self.stdout, self.stderr = status, stdout, stderr
        self.before, self.after = before, after

    def results(self):
        return self.status, self.stdout, self.stderr, self.after


class Skip(Exception):
    """This machine cannot run the case."""


class Command:
    """What the line in `cmd` says."""

    def __init__(self, case):
        text = (case / "cmd").read_text(encoding="utf-8")
        lines = [line.strip() for line in text.splitlines()]
        lines = [line for line in lines if line and not line.startswith("#")]
        if len(lines) != 1:
            raise ValueError(f"cmd: one command line expected, {len(lines)} found")
        self.words = shlex.split(lines[0])
        for mark, folder in FOLDERS.items():
            self.words = [word.replace(mark, str(folder)) for word in self.words]
        self.settings, self.target = {}, None
        while self.words and re.match("[A-Z_]+=", self.words[0]):
            name, value = self.words.pop(0).split("=", 1)
            self.settings[name] = value
        if ">" in self.words:
            at = self.words.index(">")
            self.target = self.words[at + 1]
            del self.words[at:]
        self.has_today = TODAY in text


def read(path, default=None):
    return path.read_bytes() if path.is_file() else default


def content(path):
    """The bytes; of a file as large as a case only pretends to have: its size, and what it takes."""
    if not os.access(path, os.R_OK):
        return b""
    status = path.stat()
    if status.st_size > LARGE:
        return f"{status.st_size} bytes in {status.st_blocks} blocks".encode()
    return path.read_bytes()


def files_under(folder):
    return {str(path.relative_to(folder)): content(path)
            for path in sorted(folder.rglob("*")) if path.is_file()}


def environment():
    """Nothing of the caller's but where programs are, and how sanitizers and valgrind behave."""
    kept = {name: value for name, value in os.environ.items()
            if name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "LD_LIBRARY_PATH")
            or re.fullmatch(r"[A-Z]+SAN_OPTIONS", name)}
    return {**kept, "LANG": "C.UTF-8", "TERM": "dumb"}


@functools.lru_cache
def blank_form(patuh):
    """The form that the cases change, as bytes. All change the same one."""
    with tempfile.TemporaryDirectory(prefix="patuh-golden-") as folder:
        shutil.copy(FORMS / RUBRIC_OF_FORMS, folder)
        words = [patuh, "form", RUBRIC_OF_FORMS, FORMS / "bukti.yaml", "-q", "--as-of", "2026-06-01", "-o", FORM]
        subprocess.run(words, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, check=True)
        return Path(folder, FORM).read_bytes()


def form_of(patuh, case):
    """The form of a case, as bytes; None where it has none. Here and not in `prepare`, and once for both
    runs, since making it takes longer than they do."""
    if (case / "hostile").is_file():
        return hostile.KINDS[(case / "hostile").read_text().strip()][1]()
    if not (case / "edits").is_file():
        return None
    edits = (case / "edits").read_text(encoding="utf-8").splitlines()
    changed = io.BytesIO()
    book.save(changed, edit.apply(book.load(io.BytesIO(blank_form(patuh))), edits))
    return changed.getvalue()


def prepare(patuh, case, form, work):
    if form is not None:
        shutil.copy(FORMS / RUBRIC_OF_FORMS, work)
        (work / "bukti").mkdir(exist_ok=True)
        (work / FORM).write_bytes(form)
    if not (case / "prepare").is_file():
        return
    env = {**environment(), "PATUH": str(patuh), "GOLDEN": str(HERE)}
    done = subprocess.run(["sh", case / "prepare"], cwd=work, env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode == SKIPPED:
        raise Skip((said or "prepare").splitlines()[-1])
    if done.returncode:
        raise ValueError(f"prepare: exit {done.returncode}: {said}")


def execute(patuh, command, work):
    """Exit status, stdout and stderr of one run in the folder `work`."""
    options = {"cwd": work, "env": {**environment(), **command.settings}, "timeout": SECONDS,
               "stdin": subprocess.DEVNULL, "stderr": subprocess.PIPE, "check": False}
    words = [patuh, *command.words]
    if command.target is None:
        done = subprocess.run(words, stdout=subprocess.PIPE, **options)
        return done.returncode, done.stdout, done.stderr
    if command.target != TERMINAL:
        with open(work / command.target, "wb") as target:
            done = subprocess.run(words, stdout=target, **options)
        return done.returncode, b"", done.stderr
    try:
        ours, theirs = os.openpty()
    except OSError as problem:  # a bare container may have none
        raise Skip(f"no terminal to be had: {problem}") from problem
    with open(ours, "rb", buffering=0) as screen:
        done = subprocess.run(words, stdout=theirs, **options)
        os.write(theirs, b"\n")  # so that there is something to read
        shown = screen.read(65536).replace(b"\r\n", b"\n")
        os.close(theirs)
    return done.returncode, shown[:-1], done.stderr


def dates_of(day):
    longs = [f"{day.day} {months.split()[day.month - 1]} {day.year}" for months in MONTHS]
    return [day.isoformat(), *longs]


def run(patuh, case, form):
    is_error_case = case.parent.name == "errors"
    command = Command(case)
    with tempfile.TemporaryDirectory(prefix="patuh-golden-") as folder:
        work = Path(folder).resolve() / "case"
        shutil.copytree(case, work, ignore=lambda where, names: [
            name for name in names if Path(where) == case and name in OWN_NAMES])
        prepare(patuh, case, form, work)
        if is_error_case and command.words[:1] == ["audit"]:
            (work / OLD_OUTPUT).write_bytes(OLD_BYTES)
            command.words += ["-o", OLD_OUTPUT]
        before = files_under(work)
        days = [datetime.date.today()]
        status, stdout, stderr = execute(patuh, command, work)
        days.append(datetime.date.today())  # in case the run went past midnight
        marks = [(str(path), mark) for mark, path in {**FOLDERS, "@WORK@": work}.items()]
        if command.has_today:
            marks += [(date, TODAY) for day in days for date in dates_of(day)]

        def portable(data):
            for text, mark in marks:
                data = data.replace(text.encode(), mark.encode())
            return data

        after = {name: portable(data) for name, data in files_under(work).items()}
        before = {name: portable(data) for name, data in before.items()}
        return Run(status, portable(stdout), portable(stderr), before, after)


def difference(name, expected, actual):
    def lines(data):
        return data.decode("utf-8", "backslashreplace").splitlines()
    if expected == actual:
        return []
    shown = list(difflib.unified_diff(lines(expected), lines(actual), f"{name} (expected)",
                                      f"{name} (now)", lineterm=""))
    return shown or [f"{name}: same lines, other line ends"]


def findings_in(stderr):
    """Each finding as a line of `expect`, and whether it is an error; from text or JSON lines."""
    for line in stderr.decode("utf-8", "replace").splitlines():
        if line.startswith('{"code"'):
            found = json.loads(line)
            place = [str(found[key]) for key in ("file", "line", "column") if key in found]
            found["place"] = ":".join(place) or "patuh"
        else:
            found = FINDING.match(line)
        if found:
            place = "" if found["place"] == "patuh" else " " + found["place"]
            yield found["code"] + place, found["severity"] not in MILD


def check_expectations(case, stderr):
    area = case.parent.name
    expected = read(case / "expect")
    if expected is None:
        needed = area in FAILING_AREAS or area == "warnings"
        return ["a case of this area needs `expect`: code and place of each finding"] if needed else []
    wanted = {" ".join(line.split()) for line in expected.decode("utf-8").splitlines()
              if line.strip() and not line.lstrip().startswith("#")}
    if not wanted:
        return ["expect: names no finding"]
    found = dict(findings_in(stderr))
    return ([f"expect: not reported: {line}" for line in sorted(wanted - found.keys())] +
            [f"expect: reported but not listed: {line}"
             for line, is_error in found.items()
             if (is_error or area == "warnings") and line not in wanted])


def check_failing_case(case, result):
    complaints = []
    wanted = FAILING_AREAS[case.parent.name]
    if result.status != wanted:
        complaints.append(f"exit {result.status}, a case of this area must exit {wanted}")
    if result.stdout:
        complaints.append("stdout is not empty")
    for name in sorted(result.before.keys() | result.after.keys()):
        if name not in result.after:
            complaints.append(f"{name} is gone")
        elif name not in result.before:
            complaints.append(f"{name} was left behind")
        elif result.before[name] != result.after[name]:
            complaints.append(f"{name} was changed")
    return complaints


def check_outputs(case, result):
    complaints = []
    for name, expected in files_under(case / "out").items():
        if name in result.after:
            complaints += difference(f"out/{name}", expected, result.after[name])
        else:
            complaints.append(f"out/{name} was not written")
    return complaints


def update(case, result, default_exit):
    def write(name, data):
        if data:
            (case / name).write_bytes(data)
        else:
            (case / name).unlink(missing_ok=True)
    write("stdout", result.stdout)
    write("stderr", result.stderr)
    write("exit", b"" if result.status == default_exit else f"{result.status}\n".encode())
    for name in files_under(case / "out"):
        if name in result.after:
            (case / "out" / name).write_bytes(result.after[name])


def test(patuh, case, is_update):
    """The complaints about one case; none means it passed. Raises Skip."""
    area = case.parent.name
    default_exit = FAILING_AREAS.get(area, 0)
    try:
        form = form_of(patuh, case)
        result = run(patuh, case, form)
        again = result if ONCE else run(patuh, case, form)
        if result.status < 0:
            return [f"killed by signal {-result.status}", *difference("stderr", b"", result.stderr)]
        if is_update:
            update(case, result, default_exit)
        status = int(read(case / "exit", str(default_exit).encode()))
    except (OSError, ValueError, subprocess.SubprocessError) as problem:
        return [str(problem)]
    complaints = []
    if result.status != status:
        complaints.append(f"exit {result.status}, expected {status}")
    complaints += difference("stdout", read(case / "stdout", b""), result.stdout)
    complaints += difference("stderr", read(case / "stderr", b""), result.stderr)
    complaints += check_expectations(case, result.stderr)
    complaints += check_outputs(case, result)
    if area in FAILING_AREAS:
        complaints += check_failing_case(case, result)
    if area == "warnings" and result.status != 0:
        complaints.append(f"exit {result.status}, a warning must exit 0")
    if result.results() != again.results():
        complaints.append("a second run gave other bytes")
        complaints += difference("stdout of the two runs", result.stdout, again.stdout)
        complaints += difference("stderr of the two runs", result.stderr, again.stderr)
    return complaints


def cases_under(root, areas, wanted):
    for area in areas:
        if not (root / area).is_dir():
            sys.exit(f"run.py: no such area: {area}")
    names = areas or [path.name for path in root.iterdir()
                      if path.is_dir() and path.name != "__pycache__"]
    for area in sorted(names):
        for case in sorted(path for path in (root / area).iterdir() if path.is_dir()):
            if wanted in f"{area}/{case.name}":
                yield case


def main():
    parser = argparse.ArgumentParser(description="Golden tests of patuh.")
    parser.add_argument("patuh", type=Path)
    parser.add_argument("areas", nargs="*", metavar="area")
    parser.add_argument("--update", action="store_true", help="write stdout, stderr, exit, out/")
    parser.add_argument("--filter", default="", metavar="TEXT", help="only area/case with TEXT")
    parser.add_argument("--cases", type=Path, default=HERE, metavar="DIR",
                        help="where the areas are (default: beside this file)")
    options = parser.parse_intermixed_args()

    patuh = options.patuh.resolve()
    cases = list(cases_under(options.cases.resolve(), options.areas, options.filter))
    print(f"1..{len(cases)}" if cases else "1..0 # SKIP no such case", flush=True)
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = [pool.submit(test, patuh, case, options.update) for case in cases]
        for number, (case, outcome) in enumerate(zip(cases, outcomes), start=1):
            name = f"{case.parent.name}/{case.name}"
            try:
                complaints = outcome.result()
            except Skip as reason:
                print(f"ok {number} - {name} # SKIP {reason}", flush=True)
                continue
            failed += bool(complaints)
            print(f"{'not ok' if complaints else 'ok'} {number} - {name}", flush=True)
            # On stderr, which is what meson shows of a test that failed.
            for line in [f"not ok: {name}", *complaints] if complaints else []:
                print(f"#   {line}", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
