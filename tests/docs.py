#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Holds the documents to the program: nothing in them is left out, made up, or out of date.

    docs.py PATUH [--update]

- Every option of `patuh COMMAND --help` is in the command's manual page and in the completion for
  bash, and the other way round; both languages list the same ones.
- Every key of the two languages, every column of a table and every code that their files can meet
  is in the manual.
- Every link leads to a file, every page that a manual page names exists.
- README.md and README.id.md show the same commands. So do both tutorials, which also write the
  same files and arrive at the same numbers.
- Both READMEs show docs/picture.png, which is a PNG of a sane size.
- Every example gives what is shown.

An example is a fence marked `console` in Markdown, or a literal block of a manual page whose first
line begins with `$ `. Lines that begin so are commands, the lines after one are what it prints; a
line `…` stands for any lines. A block becomes a file if its first line is `# name.yaml`, or if the
line above it ends with the name, like "save it as `bukti/jawaban.csv`:". The examples of a document
run in their order in one folder, with copies of rubrics/ and samples/; those of a tutorial begin
in an empty one.
--update writes into the documents what the commands print now. Speaks TAP.
"""

import argparse
import difflib
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
MANUAL = PROJECT / "docs" / "man"
COMPLETION = PROJECT / "completion" / "patuh.bash"
ANY = "…"
MARK = "--- end of command, status"
LANGS = ("id", "en")
SECONDS = 120
PNG_HEAD, PNG_END = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"IEND\xaeB`\x82"


def run(words, cwd=None, env=None, text=None):
    return subprocess.run(words, cwd=cwd, env=env, input=text, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8", timeout=SECONDS, check=False)


def read(path):
    return path.read_text(encoding="utf-8")


def differences(left, right, left_name, right_name):
    return [f"only in {left_name}: {one}" for one in sorted(set(left) - set(right))] + \
           [f"only in {right_name}: {one}" for one in sorted(set(right) - set(left))]


# What the program says of itself.

def help_text(patuh, command, lang):
    return run([patuh, *([command] if command else []), "--help", "--lang", lang]).stdout


def options_in_help(text):
    options = set()
    for letter, name in re.findall(r"^  (?:-(\w), )?--([a-z-]+)", text, re.MULTILINE):
        options |= {f"--{name}"} | ({f"-{letter}"} if letter else set())
    return options


def commands_in_help(patuh):
    return re.findall(r"^  ([a-z]+) ", help_text(patuh, None, "en").partition("Options:")[0],
                      re.MULTILINE)


def choices_of(patuh, command, option):
    """The values that an option takes, out of what the program says to a wrong one."""
    found = re.search(r"pakai: (.+)", run([patuh, *command, option, "?"]).stdout)
    return set(found.group(1).split(", ")) if found else set()


# What the documents say.

def section(page, title):
    found = re.search(rf"^# {title}\n(.*?)(?=^# |\Z)", page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def options_in_page(page):
    options = set()
    for line in section(page, "OPTIONS").splitlines():
        if line.startswith("*-"):
            options |= set(re.findall(r"\*(--?[a-z][a-z-]*)\*", line))
    return options


def complete(patuh, *words):
    """What the completion offers for the last word, which may be empty."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
              '_patuh "$1" "${@: -1}" "${@: -2:1}"; printf "%s\\n" "${COMPREPLY[@]}"')
    done = run(["bash", "-c", script, "bash", str(COMPLETION), patuh, *words],
               env={"PATH": os.environ["PATH"], "PATUH_RUBRICS": str(PROJECT / "rubrics")})
    return {line for line in done.stdout.splitlines() if line}


def check_options(patuh):
    commands = commands_in_help(patuh)
    pages = {command: MANUAL / f"patuh-{command}.1.scd" for command in commands}
    pages[None] = MANUAL / "patuh.1.scd"
    for command, path in pages.items():
        name = f"patuh {command}" if command else "patuh"
        helps = [options_in_help(help_text(patuh, command, lang)) for lang in LANGS]
        yield f"{name}: the help lists options, the same in both languages", (
            differences(*helps, *LANGS) if helps[0] else ["no options found in the help"])
        shown = options_in_page(read(path)) if path.exists() else set()
        yield f"{name}: its manual page has its options", differences(
            helps[0], shown, "--help", path.name)
        yield f"{name}: the completion has its options", differences(
            helps[0], complete(patuh, *([command] if command else []), "-"),
            "--help", COMPLETION.name)
    page = read(MANUAL / "patuh.1.scd")
    yield "patuh: its manual page has the commands", differences(
        commands, set(re.findall(r"^\*([a-z]+)\*", section(page, "COMMANDS"), re.MULTILINE)),
        "--help", "patuh.1.scd")
    yield "patuh: the completion has the commands", differences(
        commands, complete(patuh, ""), "--help", COMPLETION.name)


def check_values(patuh):
    for command, option in ((["audit", "x", "x"], "--format"), (["audit", "x", "x"], "--count"),
                            (["rubric", "crosswalk", "x", "x"], "--format"),
                            (["evidence", "x", "x"], "--format"),
                            (["history", "list", "x"], "--format"), (["trend", "x"], "--format"),
                            (["diff", "x", "1", "2"], "--format"), (["diff", "x", "1", "2"], "--count"),
                            ([], "--lang"), ([], "--color"), ([], "--diagnostics")):
        expected = choices_of(patuh, command, option)
        for words in ([option, ""], [option, "=", ""]):
            yield f"completion: values of {' '.join((*command, *words)).rstrip()}", differences(
                expected, complete(patuh, *command, *words), "the program", COMPLETION.name) \
                or ([] if expected else ["the program names none"])
    rubrics = {path.stem for path in (PROJECT / "rubrics").glob("*.yaml")}
    for words in (("audit",), ("audit", "--map"), ("check",), ("evidence",), ("explain",), ("rubric", "show"),
                  ("rubric", "crosswalk"), ("rubric", "crosswalk", "ombudsman-2022")):
        found = complete(patuh, *words, "")
        yield f"completion: ids of rubrics after `{' '.join(words)}`", [
            f"not offered: {one}" for one in sorted(rubrics - found)]
    yield "completion: not twice", sorted(rubrics & complete(patuh, "audit", "ombudsman-2022", ""))


def check_languages():
    manual = read(MANUAL / "patuh-rubric.5.scd") + read(MANUAL / "patuh-evidence.5.scd")
    described = set(re.findall(r"\*(\w+)\*", manual))
    for inside in re.findall(r"_\{(.*?)\}_", manual, re.DOTALL):
        described |= set(re.findall(r"\w+", inside))
    keys = set()
    for source in sorted((PROJECT / "src").glob("*/*.c")):
        keys |= set(re.findall(r'\{"(\w+)", FIELD_', read(source)))
    # Keys of derived rubrics alone, which are gone before the fields are read.
    keys |= {"extends", "remove", "under"} if keys else set()
    yield "manual: has every key of rubrics and evidence", (
        [f"not there: {key}" for key in sorted(keys - described)] if keys else ["no keys found"])
    columns = re.findall(r'\[COLUMN_\w+\] = \{"(\w+)", "(\w+)"\}',
                         read(PROJECT / "src" / "model" / "table_columns.c"))
    shown = re.findall(r"^\|  (\w+)\n:  (\w+)$", section(manual, "TABLES"), re.MULTILINE)
    yield "manual: has every column of a table, in both languages", differences(
        columns, shown, "table_columns.c", "the manual") if columns else ["no columns found"]
    every = re.findall(
        r"^DIAG\((\d+),", read(PROJECT / "src" / "diag" / "codes.def"), re.MULTILINE)
    codes = {number for number in every if number < "500" or "800" <= number < "860"}
    manual += read(MANUAL / "patuh-form.1.scd") + read(MANUAL / "patuh-import.1.scd")
    yield "manual: has every code of rubrics and evidence", differences(
        codes, re.findall(r"^.. +\*PTH-(\d+)\*", manual, re.MULTILINE),
        "codes.def", "the manual") if codes else ["no codes found"]
    codes = {number for number in every if "700" <= number < "740"}
    yield "manual: has every code of the inspection of evidence", differences(
        codes, re.findall(r"^.. +\*PTH-(\d+)\*", read(MANUAL / "patuh-evidence.1.scd"),
                          re.MULTILINE),
        "codes.def", "the manual") if codes else ["no codes found"]


def check_links():
    for path in sorted(PROJECT.rglob("*.md")):
        place = path.relative_to(PROJECT)
        if place.parts[0].startswith("build") or place.parts[0].startswith("."):
            continue
        text = re.sub(r"^```.*?^```", "", read(path), flags=re.MULTILINE | re.DOTALL)
        broken = [link for link in re.findall(r"\]\(([^)\s]+)\)", text)
                  if not re.match(r"[a-z]+:|#", link)
                  and not (path.parent / link.partition("#")[0]).exists()]
        yield f"{place}: links lead somewhere", broken
    for path in sorted(MANUAL.glob("*.scd")):
        named = re.findall(r"\*(patuh[a-z-]*)\*\((\d)\)", read(path))
        yield f"{path.name}: the pages it names exist", [
            f"{name}({number})" for name, number in named
            if not (MANUAL / f"{name}.{number}.scd").exists()]


# Examples.

class Block:
    def __init__(self, kind, start, above):
        self.kind = kind  # what stands behind the opening fence
        self.start = start  # index of the first line inside
        self.above = above  # the last line of text before the fence
        self.lines = []

    def file(self):
        """The name of the file that the block is; None if it is none."""
        inside = re.fullmatch(r"# ([\w.-]+\.ya?ml)", self.lines[0]) if self.lines else None
        outside = re.search(r"`([\w./-]+\.(?:yaml|csv))`:$", self.above)
        found = inside or outside
        return found.group(1) if found else None


def blocks_of(text):
    block, above = None, ""
    for index, line in enumerate(text.splitlines()):
        if line.startswith("```"):
            if block:
                yield block
                block = None
            else:
                block = Block(line[3:].strip(), index + 1, above)
        elif block:
            block.lines.append(line)
        if line.strip():
            above = line.rstrip()


class Example:
    def __init__(self, command, start):
        self.command = command
        self.start = start  # index of the first line shown
        self.shown = []
        self.printed = []
        self.status = 0


def examples_of(block, is_manual):
    if not (block.lines and block.lines[0].startswith("$ ")) or \
            not (is_manual or block.kind == "console"):
        return []
    examples = []
    for index, line in enumerate(block.lines, block.start):
        if line.startswith("$ "):
            examples.append(Example(line[2:], index + 1))
        else:
            examples[-1].shown.append(line.rstrip())
    return examples


def run_examples(examples, folder, env):
    script = "".join(f"{{ {one.command}\n}} 2>&1\nstatus_=$?\n"
                     f"printf '\\n{MARK} %d\\n' $status_\n(exit $status_)\n" for one in examples)
    pieces = re.split(rf"\n{MARK} (\d+)\n", run(["bash", "-s"], folder, env, script).stdout)
    for example, printed, status in zip(examples, pieces[::2], pieces[1::2]):
        example.printed = [line.rstrip() for line in printed.splitlines()]
        example.status = int(status)


def fits(shown, printed):
    pattern = "".join(r"(?:.*\n)*?" if line == ANY else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def complaints_of(example, is_shown_next):
    complaints = []
    if not fits(example.shown, example.printed):
        complaints = list(difflib.unified_diff(example.shown, example.printed, "shown", "printed",
                                               lineterm=""))
    is_silent = not [line for line in example.shown if line != ANY]
    if example.status and is_silent and not is_shown_next:
        complaints.append(f"exit status {example.status}, which the example does not show")
    return complaints


def renewed(example):
    """The lines shown, each run of them replaced by the lines printed that are most like it."""
    runs, lines, at = [[]], [], 0
    for line in example.shown:
        if line == ANY:
            runs.append([])
        else:
            runs[-1].append(line)
    for number, shown in enumerate(runs):
        last = len(example.printed) - len(shown)
        if len(runs) == 1:
            return example.printed
        places = range(at, max(at, last) + 1)
        if number == 0:
            at = 0
        elif number == len(runs) - 1:
            at = max(at, last)
        elif shown:
            at = max(places, key=lambda place: difflib.SequenceMatcher(
                None, "\n".join(shown), "\n".join(example.printed[place:place + len(shown)]),
                False).ratio())
        lines += ([ANY] if number else []) + example.printed[at:at + len(shown)]
        at += len(shown)
    return lines


def update(path, text, examples):
    lines = text.splitlines()
    for example in reversed(examples):
        if not fits(example.shown, example.printed):
            lines[example.start:example.start + len(example.shown)] = renewed(example)
    renewed_text = "\n".join(lines) + "\n"
    if renewed_text != text:
        path.write_text(renewed_text, encoding="utf-8")
        print(f"# written: {path.relative_to(PROJECT)}", file=sys.stderr)


def documents():
    yield from sorted(PROJECT.glob("*.md"))
    yield from sorted((PROJECT / "docs").glob("*.md"))
    yield from sorted(MANUAL.glob("*.scd"))


TUTORIALS = [PROJECT / "docs" / name for name in ("tutorial.md", "tutorial.id.md")]


def run_document(path, folder, patuh):
    """The examples of a document, run, block by block."""
    env = {"PATH": f"{folder}/.bin:{os.environ['PATH']}", "HOME": folder,
           "PATUH_RUBRICS": "rubrics"}
    if path not in TUTORIALS:
        for name in ("rubrics", "samples"):
            shutil.copytree(PROJECT / name, Path(folder, name))
    Path(folder, ".bin").mkdir()
    Path(folder, ".bin", "patuh").symlink_to(patuh)
    for block in blocks_of(read(path)):
        if block.file():
            Path(folder, block.file()).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, block.file()).write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        examples = examples_of(block, path.suffix == ".scd")
        if examples:
            run_examples(examples, folder, env)
            yield examples


def check_examples(patuh, is_update):
    runs = {}
    for path in documents():
        with tempfile.TemporaryDirectory() as folder:
            blocks = list(run_document(path, folder, patuh))
        for examples in blocks:
            for number, example in enumerate(examples):
                following = [one.command for one in examples[number + 1:number + 2]]
                yield f"{path.relative_to(PROJECT)}:{example.start}: {example.command}", \
                    complaints_of(example, following == ["echo $?"])
        runs[path] = [example for examples in blocks for example in examples]
        if is_update:
            update(path, read(path), runs[path])
    yield from check_tutorials(*(runs.get(path, []) for path in TUTORIALS))


def numbers_in(examples):
    """What the examples print, but for the words: numbers, with a point in both languages."""
    return [re.sub(r"(?<=\d),(?=\d)", ".", number)
            for example in examples for line in example.printed
            for number in re.findall(r"\d+(?:[.,]\d+)*", line)]


def check_tutorials(english, indonesian):
    names = [path.name for path in TUTORIALS]
    files = [[f"{block.file()}: {line}" for block in blocks_of(read(path)) if block.file()
              for line in block.lines] for path in TUTORIALS]
    yield "the tutorials write the same files", (
        list(difflib.unified_diff(*files, *names, lineterm="")) if files[0] else ["no files found"])
    commands = [commands_shown(path) for path in TUTORIALS]
    yield "the tutorials show the same commands", (
        list(difflib.unified_diff(*commands, *names, lineterm="")) if commands[0]
        else ["no commands found"])
    both = [numbers_in(english), numbers_in(indonesian)]
    yield "the tutorials arrive at the same numbers", (
        list(difflib.unified_diff(*both, *names, lineterm="")) if both[0] else ["no numbers found"])


def commands_shown(path):
    """The commands of a README, without what differs between languages."""
    shown = []
    for block in blocks_of(read(path)):
        if block.kind == "sh":
            shown += [line.partition("#")[0].strip() for line in block.lines]
        shown += [one.command.replace(" --lang en", "") for one in examples_of(block, False)]
    return shown


def check_readmes():
    both = [commands_shown(PROJECT / name) for name in ("README.md", "README.id.md")]
    yield "README.md and README.id.md show the same commands", (
        list(difflib.unified_diff(*both, "README.md", "README.id.md", lineterm=""))
        if both[0] else ["no commands found"])


def check_picture():
    """The picture that both READMEs show is a PNG, as wide as a page of text and quick to load."""
    for name in ("README.md", "README.id.md"):
        yield f"{name}: shows the picture", [] if re.search(
            r"^!\[[^\]]{10,100}\]\(docs/picture\.png\)$", read(PROJECT / name), re.MULTILINE) else [
                "no line ![…](docs/picture.png)"]
    data = (PROJECT / "docs" / "picture.png").read_bytes()
    head, width, height = struct.unpack_from(">16sII", data)
    yield "docs/picture.png is a PNG", [] if head == PNG_HEAD and data.endswith(PNG_END) else [repr(head)]
    yield "docs/picture.png is of a sane size", [] if (
        1000 <= width <= 1400 and 400 <= height <= 1000 and len(data) <= 150000) else [
            f"{width} × {height} pixels, {len(data)} bytes"]


def tests(patuh, is_update):
    yield from check_options(patuh)
    yield from check_values(patuh)
    yield from check_languages()
    yield from check_links()
    yield from check_readmes()
    yield from check_picture()
    yield from check_examples(patuh, is_update)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patuh", help="the program")
    parser.add_argument("--update", action="store_true", help="write what the examples print")
    options = parser.parse_args()
    patuh = str(Path(options.patuh).resolve())
    results = list(tests(patuh, options.update))
    print(f"1..{len(results)}")
    for number, (name, complaints) in enumerate(results, start=1):
        name = name.replace("#", "\\#")
        print(f"{'not ok' if complaints else 'ok'} {number} - {name}")
        # On stderr, which is what meson shows of a test that failed.
        for line in [f"not ok: {name}", *complaints] if complaints else []:
            print(f"#   {line}", file=sys.stderr)
    return 1 if any(complaints for _, complaints in results) else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
