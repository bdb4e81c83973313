#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The map of the source tree, as a test: who may include what, and who may call what.

    layers.py [SRC]

Reads the sources of src/ and reports every arrow that points up and every word that is used
outside its room. Before that each rule is broken once in memory, to see that it catches.
Speaks TAP.
"""

import posixpath
import re
import sys
from collections import namedtuple
from fnmatch import fnmatchcase
from pathlib import Path

# Bottom up. A folder may include itself and what stands below it; neighbours do not meet.
STOREYS = [["base"], ["diag"], ["read"], ["model"], ["inspect"], ["audit"],
           ["report", "store"], ["cli"]]
HEIGHT = {folder: height for height, storey in enumerate(STOREYS) for folder in storey}

# Stricter than the storeys.
FORBIDDEN = {"audit": {"read", "inspect"}}

# A header or a call, and the files that may use it; * stands for anything.
Room = namedtuple("Room", "word files")
SYSTEM = ("base/*", "cli/*")
HEADERS = [
    Room("stdio.h", (*SYSTEM, "report/*")),
    Room("time.h", SYSTEM),
    Room("yaml.h", ("read/*",)),
    Room("zip.h", ("read/*",)),
    Room("expat.h", ("read/*",)),
    Room("sqlite3.h", ("store/*",)),
    Room("xlsxwriter*", ("report/xlsx/*",)),
    Room("magic.h", ("inspect/kind.c",)),
    Room("libexif/*", ("inspect/photo.c",)),
    Room("gmp.h", ("base/exact.c", "base/exact.h")),
    Room("sys/*", SYSTEM),
    *[Room(name, SYSTEM) for name in (
        "unistd.h", "fcntl.h", "pthread.h", "dirent.h", "signal.h", "strings.h", "poll.h",
        "ftw.h", "glob.h", "fnmatch.h", "regex.h", "pwd.h", "libgen.h", "termios.h")],
]
# These may be seen in one file only.
ONCE = ("yaml.h", "zip.h", "expat.h", "sqlite3.h")

# The words are regular expressions here.
CALLS = [
    # The library never prints, exits, or reads the environment or the clock.
    Room(r"(?:secure_)?getenv\s*\(", ("cli/*",)),
    Room(r"(?:exit|_exit|_Exit|quick_exit)\s*\(", ("cli/*",)),
    Room(r"(?:v?printf|puts|putchar|perror)\s*\(", ("cli/*",)),
    Room(r"v?fprintf\s*\(\s*(?:stderr|stdout)\b", ("cli/*",)),
    Room(r"(?:fputs|fputc|putc|fwrite)\s*\([^;]*\b(?:stderr|stdout)\b", ("cli/*",)),
    Room(r"(?:time|clock|clock_gettime|gettimeofday|timespec_get)\s*\(", ("cli/*",)),
    # No bounds, or a meaning that depends on the locale.
    Room(r"(?:strcpy|strcat|sprintf|vsprintf|strtok|gets)\s*\(", ()),
    Room(r"(?:atoi|atol|atoll|atof|strtod|strtof|strtold|setlocale)\s*\(", ()),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def without_comments(text, keep_strings):
    def blank(match):
        piece = match.group()
        if piece[0] in "\"'":
            return piece if keep_strings else piece[0] * 2
        return " " + "\n" * piece.count("\n")
    return NOT_CODE.sub(blank, text)


def may_use(path, room):
    return any(fnmatchcase(path, pattern) for pattern in room.files)


def folder_of(path):
    return path.partition("/")[0] if "/" in path else ""


def target_of(path, quoted, tree):
    """The file of the tree that an include names; None for a header from elsewhere."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), quoted))
    if beside in tree or quoted.startswith("."):
        return beside
    return quoted if folder_of(quoted) in HEIGHT else None


def check_arrow(path, target):
    here, there = folder_of(path), folder_of(target)
    if here == there:
        return
    if HEIGHT[there] > HEIGHT[here]:
        yield f"{path}: includes {target}, which is above it"
    elif HEIGHT[there] == HEIGHT[here]:
        yield f"{path}: includes {target}, its neighbour"
    elif there in FORBIDDEN.get(here, ()):
        yield f"{path}: includes {target}; {here}/ may not know {there}/"


def check_header(path, header):
    for room in HEADERS:
        if fnmatchcase(header, room.word) and not may_use(path, room):
            yield f"{path}: includes <{header}>, which is for {', '.join(room.files)}"


def check_calls(path, text):
    for room in CALLS:
        if may_use(path, room):
            continue
        # Not a declaration's tail, a member, or the end of a longer name.
        for found in re.finditer(r"(?<![\w.>])" + room.word, text):
            line = text.count("\n", 0, found.start()) + 1
            name = re.sub(r"\s+", " ", found.group())
            where = ", ".join(room.files) or "nowhere"
            yield f"{path}:{line}: {name}… is for {where}"


def violations(tree):
    """tree: path below src/ -> text. All complaints, in order."""
    users = {}
    for path, raw in sorted(tree.items()):
        if folder_of(path) not in HEIGHT:
            yield f"{path}: in no folder of the map"
            continue
        text = without_comments(raw, keep_strings=True)
        for bracket, name in INCLUDE.findall(text):
            target = target_of(path, name, tree) if bracket == '"' else None
            if target is None:
                users.setdefault(name, set()).add(path)
                yield from check_header(path, name)
            elif folder_of(target) in HEIGHT:
                yield from check_arrow(path, target)
        yield from check_calls(path, without_comments(raw, keep_strings=False))
    for header in ONCE:
        if len(users.get(header, ())) > 1:
            yield f"<{header}> is for one file, not for {', '.join(sorted(users[header]))}"


# name -> a tree that must be caught
BROKEN = {
    "base includes diag": {"base/str.c": '#include "diag/diag.h"'},
    "diag includes read": {"diag/diag.c": '#include "read/node.h"'},
    "model includes audit": {"model/rubric.c": '#include "audit/score.h"'},
    "audit includes report": {"audit/score.c": '#include "report/text.h"'},
    "audit includes store": {"audit/score.c": '#include "store/history.h"'},
    "audit includes read": {"audit/score.c": '#include "read/node.h"'},
    "report includes store": {"report/text.c": '#include "store/history.h"'},
    "store includes report": {"store/history.c": '#include "report/text.h"'},
    "report includes cli": {"report/text.c": '#include "cli/options.h"'},
    "relative include": {"base/str.c": '#include "../diag/diag.h"'},
    "spaced include": {"base/str.c": '  #  include "diag/diag.h"'},
    "a folder of its own": {"misc/util.c": ""},
    "a file in no folder": {"main.c": "int main(void);"},
    "stdio in audit": {"audit/score.c": "#include <stdio.h>"},
    "stdio in model": {"model/rubric.c": "#include <stdio.h>"},
    "stdio in read": {"read/yaml.c": "#include <stdio.h>"},
    "time.h in report": {"report/text.c": "#include <time.h>"},
    "yaml.h in model": {"model/rubric.c": "#include <yaml.h>"},
    "yaml.h twice": {"read/yaml.c": "#include <yaml.h>", "read/csv.c": "#include <yaml.h>"},
    "yaml.h in quotes": {"model/rubric.c": '#include "yaml.h"'},
    "xlsxwriter in text writer": {"report/text.c": "#include <xlsxwriter.h>"},
    "xlsxwriter in cli": {"cli/cmd_audit.c": "#include <xlsxwriter/workbook.h>"},
    "audit includes inspect": {"audit/proof.c": '#include "inspect/inspection.h"'},
    "magic outside its file": {"inspect/check.c": "#include <magic.h>"},
    "exif outside its file": {"inspect/attachment.c": "#include <libexif/exif-data.h>"},
    "gmp outside exact": {"audit/score.c": "#include <gmp.h>"},
    "gmp elsewhere in base": {"base/decimal.c": "#include <gmp.h>"},
    "sqlite in audit": {"audit/plan.c": "#include <sqlite3.h>"},
    "unistd in report": {"report/json.c": "#include <unistd.h>"},
    "sys/ in read": {"read/yaml.c": "#include <sys/stat.h>"},
    "fcntl in model": {"model/evidence.c": "#include <fcntl.h>"},
    "pthread in audit": {"audit/score.c": "#include <pthread.h>"},
    "dirent in read": {"read/folder.c": "#include <dirent.h>"},
    "getenv in model": {"model/rubric.c": 'const char *p = getenv("HOME");'},
    "exit in base": {"base/memory.c": "exit(70);"},
    "_Exit in base": {"base/memory.c": "if (!p)\n\t_Exit (70);"},
    "printf in report": {"report/text.c": 'printf("x");'},
    "puts in diag": {"diag/print.c": 'puts("x");'},
    "fprintf stderr in base": {"base/file.c": 'fprintf(\n\tstderr, "x");'},
    "fputs stderr in report": {"report/text.c": "fputs(text, stderr);"},
    "clock in audit": {"audit/score.c": "time_t now = time(NULL);"},
    "sprintf in cli": {"cli/main.c": 'sprintf(name, "%s", x);'},
    "strtod in base": {"base/decimal.c": "return strtod(text, NULL);"},
    "after a comment": {"audit/score.c": "/* a */ exit(1); // b"},
    "after a quote in a char": {"audit/score.c": "char c = '\"'; exit(1); char d = '\"';"},
}

# name -> a tree that must pass
SOUND = {
    "down and same folder": {
        "base/str.h": "", "base/str.c": '#include "base/str.h"\n#include "arena.h"',
        "base/arena.h": "", "report/text.c": '#include "model/rubric.h"\n#include <stdio.h>',
        "cli/main.c": '#include "report/report.h"\n#include "store/history.h"\n#include <time.h>'},
    "our own header of a library's name": {
        "read/yaml.h": "", "read/yaml.c": '#include "read/yaml.h"\n#include <yaml.h>',
        "cli/main.c": '#include "read/yaml.h"', "read/csv.c": '#include "yaml.h"'},
    "made by the build": {"cli/main.c": '#include "config.h"'},
    "comments and strings": {
        "audit/score.c": '// printf(x)\n/* #include <stdio.h>\n exit(1) */\nchar *s = "exit(1)";'},
    "longer names, members": {
        "audit/score.c": "on_exit(1); snprintf(b, n); at->time(x); d.exit(1); date_time(x);"},
    "libraries at home": {
        "read/yaml.c": "#include <yaml.h>", "report/xlsx/book.c": "#include <xlsxwriter.h>",
        "report/xlsx/form.c": "#include <xlsxwriter.h>", "base/exact.c": "#include <gmp.h>",
        "base/file.c": "#include <unistd.h>\n#include <sys/stat.h>\n#include <stdio.h>",
        "cli/main.c": 'exit(2); printf("x"); fprintf(stderr, "x");'},
}


def tests(source):
    for name, tree in BROKEN.items():
        yield f"catches: {name}", [] if list(violations(tree)) else ["not caught"]
    for name, tree in SOUND.items():
        yield f"allows: {name}", list(violations(tree))
    tree = {path.relative_to(source).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(source.rglob("*")) if path.suffix in (".c", ".h", ".def")}
    yield "src/ has files", [] if tree else [f"none in {source}"]
    complaints = list(violations(tree))
    for folder in HEIGHT:
        yield f"src/{folder}/ keeps to the map", [
            line for line in complaints if line.startswith(folder + "/")]
    yield "src/ as a whole", [
        line for line in complaints if not line.startswith(tuple(f"{name}/" for name in HEIGHT))]


def main():
    default = Path(__file__).resolve().parents[1] / "src"
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    results = list(tests(source))
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
