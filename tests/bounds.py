# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What one run of the program costs, for the tests of limits and bombs; and the pieces that they build
inputs of.

    bounds.py --serve       runs commands, one JSON line each from standard input, and says what they took

The commands run below a small process of their own: what this one has in memory would count as theirs.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 2.0
MEBIBYTES = 256
TRIES = 3
ADDRESS_SPACE = 1 << 30  # a second belt: the machine belongs to others, too
CODE = re.compile(rb'^\{"code":"PTH-(\d+)","severity":"(\w+)"'
                  rb'(?:,"file":"([^"]*)")?(?:,"line":(\d+),"column":(\d+))?', re.MULTILINE)


def serve():
    for line in sys.stdin:
        task = json.loads(line)

        def confine():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
            if task["confined"]:
                resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))

        with open("stdout", "wb") as out, open("stderr", "wb") as err:
            process = subprocess.Popen(task["words"], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                       preexec_fn=confine)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        print(json.dumps([process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]),
              flush=True)


class Outcome:
    """How a run ended, and what it said."""

    def __init__(self, folder, status, seconds, mebibytes):
        self.status, self.seconds, self.mebibytes = status, seconds, mebibytes
        self.stdout = (folder / "stdout").stat().st_size
        self.said = (folder / "stderr").read_bytes()
        self.findings = [(int(code), severity.decode(), ":".join(
            part.decode() for part in place if part)) for code, severity, *place in CODE.findall(self.said)]

    def codes(self, *severities):
        """How often each code was said."""
        counts = {}
        for code, severity, _ in self.findings:
            if not severities or severity in severities:
                counts[code] = counts.get(code, 0) + 1
        return counts


class Runner:
    """A folder for inputs, and the process that runs the program in it."""

    def __init__(self, patuh):
        self.patuh = str(Path(patuh).resolve())
        self.is_measured = b"__asan_init" not in Path(patuh).read_bytes()
        self.place = tempfile.TemporaryDirectory(prefix="patuh-bounds-")
        self.folder = Path(self.place.name)
        self.server = subprocess.Popen([sys.executable, __file__, "--serve"], cwd=self.folder, text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stdin.close()
        self.server.wait()
        self.place.cleanup()

    def write(self, files):
        """Writes inputs; the content of each is text, bytes, a list of them, or what gives them."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "wb") as file:
                for piece in flat(content):
                    file.write(piece if isinstance(piece, bytes) else piece.encode())

    def clear(self):
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()

    def run(self, words):
        task = {"words": [self.patuh, *words, "--diagnostics", "json"], "confined": self.is_measured}
        print(json.dumps(task), file=self.server.stdin, flush=True)
        return Outcome(self.folder, *json.loads(self.server.stdout.readline()))

    def run_calmly(self, words):
        """The quickest of a few runs, as soon as one is within the bound: a busy machine computes slowly, too."""
        outcome = self.run(words)
        for _ in range(TRIES - 1):
            if not self.is_measured or outcome.seconds <= SECONDS:
                break
            outcome.seconds = min(outcome.seconds, self.run(words).seconds)
        return outcome

    def complaints_of_cost(self, outcome):
        if outcome.status not in (0, 1, 2, 3, 4):
            yield f"exit {outcome.status}: {outcome.said[:300]!r}"
        if self.is_measured and outcome.seconds > SECONDS:
            yield f"took {outcome.seconds:.2f} s"
        if self.is_measured and outcome.mebibytes > MEBIBYTES:
            yield f"took {outcome.mebibytes:.0f} MiB"


def flat(content):
    if isinstance(content, (str, bytes)):
        yield content
    else:
        for piece in content:
            yield from flat(piece)


def repeat(text, count):
    """The text, as often; in pieces, so that no large text is ever in memory."""
    at_once = max(1, 65536 // len(text))
    for _ in range(count // at_once):
        yield text * at_once
    yield text * (count % at_once)


def number(template, count):
    """The template for 0 to count - 1, each in place of @."""
    for start in range(0, count, 4096):
        yield "".join(template.replace("@", str(one)) for one in range(start, min(start + 4096, count)))


def rubric(items="[{id: a, label: A, scale: s}, {id: b, label: B, scale: o}]", more="", object_kind="unit",
           name="r", title="R", scales=""):
    """A small rubric: a is a number from 0 to 1, b a list of p and q."""
    return ["patuh: rubric/1\nid: ", name, "\nversion: '1'\ntitle: ", title, "\nobject: ", object_kind,
            "\ntop: 100\nzones: [{zone: green, floor: 81, label: Hijau, assumed: x},"
            " {zone: red, floor: 0, label: Merah, assumed: x}]\n"
            "scales:\n  s: {range: {min: 0, max: 1}}\n"
            "  o: {steps: [{from: 0, value: 0}, {from: 1, value: 1}], of: count,"
            " options: [{id: p, label: P}, {id: q, label: Q}]}\n", scales, more, "items: ", items, "\n"]


ABOUT = "rubric: r\ninstitution: I\nperiod: P\n"
EVIDENCE = "patuh: evidence/1\n" + ABOUT
FOLDER = "patuh: folder/1\n" + ABOUT
UNIT = "unit: {id: u, name: U}\n"


def report(results):
    """Prints what was found of each (name, complaints) as TAP. The exit status."""
    failed = count = 0
    for name, complaints in results:
        count += 1
        complaints = list(complaints)
        failed += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {count} - {name}", flush=True)
        for line in [f"not ok: {name}", *complaints] if complaints else []:
            print(f"#   {line}", file=sys.stderr, flush=True)
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    serve()
