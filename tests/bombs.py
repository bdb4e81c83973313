#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Small files that ask for much: each is done or refused within two seconds of computing and 256 MiB. Speaks TAP.

    bombs.py PATUH [--only WORD] [--show]

--only runs those whose name has the word; --show prints what each took.
"""

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
from bounds import EVIDENCE, FOLDER, UNIT, Runner, number, repeat, report, rubric  # noqa: E402

MEBIBYTE = 1 << 20
FULL = 16 * MEBIBYTE - 2000  # what a file may hold beside the rest
ENTRY = "entries: [{item: a, answer: 1}]\n"
CHECK = ["check", "r.yaml"]
AUDIT = ["audit", "r.yaml", "e.yaml"]
TABLE = ["audit", "r.yaml", "e.csv"]
DERIVED = ["check", "d.yaml"]


def laughs(first, each):
    """Nine levels, each ten times the one below."""
    return [f"a: &a {first}\n"] + [
        f"{name}: &{name} {each(below)}\n" for below, name in zip("abcdefgh", "bcdefghi")]


LISTS = laughs("[x, x]", lambda below: "[" + ", ".join([f"*{below}"] * 10) + "]")
MAPS = laughs("{x: x}", lambda below: "{" + ", ".join(f"k{i}: *{below}" for i in range(10)) + "}")


def plain(*pieces):
    """Only these, as a rubric."""
    return CHECK, {"r.yaml": pieces}


def in_rubric(**keywords):
    return CHECK, {"r.yaml": rubric(**keywords)}


def in_evidence(*pieces, about=None):
    return AUDIT, {"r.yaml": about or rubric(), "e.yaml": [EVIDENCE, *pieces]}


def in_unit(*pieces, about=None):
    return in_evidence(UNIT, *pieces, about=about)


def in_table(*pieces, about=None, folder=FOLDER):
    return TABLE, {"r.yaml": about or rubric(), "patuh.yaml": folder, "e.csv": pieces}


def in_set_file(*pieces):
    words, files = in_unit(ENTRY)
    return [*words, "--set-file", "s.txt"], {**files, "s.txt": pieces}


def derived(*pieces, items):
    return DERIVED, {"r.yaml": rubric(["\n", items]),
                     "d.yaml": ["patuh: rubric/1\nid: d\nversion: '1'\ntitle: D\nextends: r\n", pieces]}


def sparse(words, name):
    return words, {"r.yaml": rubric(), "patuh.yaml": FOLDER, name: [], "sparse": name}


def items(count, template="  - {id: item@, label: A, scale: s}\n"):
    return number(template, count)


def title(*pieces):
    return in_rubric(title=pieces)


def scale(kind, element, count, more=""):
    return in_rubric(scales=["  big: {", more, kind, ": [", number(element, count), "]}\n"])


# name -> (what makes it, the exit status, the codes of errors, each of which must be said)
BOMBS = {
    # Aliases.
    "billion laughs, lists": (lambda: in_rubric(more=LISTS), 3, {112}),
    "billion laughs, maps": (lambda: in_rubric(more=MAPS), 3, {112}),
    "billion laughs, evidence": (lambda: in_unit(LISTS, ENTRY), 3, {112}),
    "one faulty entry, 390,000 times": (lambda: in_unit(
        "entries: [&a {item: zz, answer: 1}", repeat(",*a", 390000), "]\n"), 3, {306}),
    "a long answer, 250 times": (lambda: in_unit(
        "entries: [{item: b, answer: [&a '", repeat("x", 8 * MEBIBYTE), "'", repeat(",*a", 250), "]}]\n"), 3, {326}),
    "a long item, 20,000 times": (lambda: in_unit(
        "entries: [{item: &a ", repeat("x", 15 * MEBIBYTE), ", answer: 1}",
        repeat(",{item: *a, answer: 1}", 20000), "]\n"), 3, {306}),
    # A gigabyte, of which the disk holds nothing.
    "1 GiB of rubric": (lambda: sparse(CHECK, "r.yaml"), 3, {104}),
    "1 GiB of evidence": (lambda: sparse(AUDIT, "e.yaml"), 3, {104}),
    "1 GiB of table": (lambda: sparse(TABLE, "e.csv"), 3, {104}),
    "1 GiB of workbook": (lambda: sparse(["audit", "r.yaml", "e.xlsx"], "e.xlsx"), 3, {104}),
    # Long scalars.
    "a title of 16 MiB": (lambda: title(repeat("x", FULL)), 0, set()),
    "a title of 16 MiB in words": (lambda: title('"', repeat("x ", FULL // 2), '"'), 0, set()),
    "a title of 4 million lines": (lambda: title("x\n", repeat("  x\n", FULL // 4)), 0, set()),
    "a title of 16 million empty lines": (lambda: title("x\n", repeat("\n", FULL), "  y"), 0, set()),
    "a title of 4 million lines, block": (lambda: title("|\n", repeat("  x\n", FULL // 4)), 0, set()),
    "a title of 16 MiB, folded": (lambda: title(">\n  ", repeat("x ", FULL // 2)), 0, set()),
    "a title of escapes": (lambda: title('"', repeat("\\x41", FULL // 4), '"'), 0, set()),
    "quotes that never close": (lambda: title('"', repeat("x ", FULL // 2)), 3, {108}),
    "an id of 16 MiB": (lambda: in_rubric(name=repeat("x", FULL)), 3, {144, 201}),
    "a number of 16 MiB": (lambda: in_rubric(more=["total: ", repeat("9", FULL), "\n"]), 3, {139}),
    "a note of 16 MiB": (lambda: in_unit(
        "entries: [{item: a, answer: 1, note: '", repeat("x", FULL), "'}]\n"), 0, set()),
    "a note of 16 MiB in every report": (lambda: (
        AUDIT + ["-o", "l.xlsx", "-o", "l.html", "-o", "l.json", "-o", "l.csv"], in_unit(
            "entries: [{item: a, answer: 1, note: '", repeat("x", FULL), "'}]\n")[1]), 0, set()),
    "a key of 2,000 letters": (lambda: in_rubric(more=["k" * 2000, ": x\n"]), 3, {108}),
    "a key of 15 MiB": (lambda: in_rubric(more=["? ", repeat("k", 15 * MEBIBYTE), "\n: x\n"]), 3, {130}),
    "a tag of 16 MiB": (lambda: plain("a: !", repeat("a", FULL), " x\n"), 3, {114, 119}),
    "an anchor of 16 MiB": (lambda: plain("a: &", repeat("a", FULL), " x\n"), 3, {119}),
    "a comment of 16 MiB": (lambda: plain("#", repeat("x", FULL), "\n", rubric()), 0, set()),
    "5 million comments": (lambda: plain(repeat("#x\n", 5000000), rubric()), 0, set()),
    "16 MiB of spaces": (lambda: plain(repeat(" ", FULL), "\n", rubric()), 0, set()),
    "16 MiB of tabs": (lambda: plain("a:", repeat("\t", FULL)), 3, {119}),
    # Many of one kind.
    "a million keys": (lambda: in_rubric(more=number("k@: x\n", 1000000)), 3, {118}),
    "a million times one key": (lambda: in_rubric(more=repeat("k: x\n", 1000000)), 3, {118}),
    "a million keys on a line": (lambda: in_rubric(more=["x: {", number("k@,", 1000000), "}\n"]), 3, {118}),
    "a million keys of a unit": (lambda: in_evidence(
        "unit: {id: u, name: U, ", number("k@: x,", 1000000), "}\nentries: []\n"), 3, {118}),
    "a million empty keys": (lambda: in_rubric(more=["x: {", repeat("? ,", 1000000), "}\n"]), 3, {115, 118}),
    "5 million lists": (lambda: in_rubric(more=["x: [", repeat("[],", 5000000), "]\n"]), 3, {112}),
    "7 million texts": (lambda: in_rubric(more=["x: [", repeat("a,", 7000000), "]\n"]), 3, {112}),
    "a million maps of one": (lambda: in_rubric(more=["x: [", repeat("a: b,", 1000000), "]\n"]), 3, {112}),
    "8 million empty entries": (lambda: in_unit("entries:\n", repeat("-\n", FULL // 2)), 3, {112}),
    "10 million commas": (lambda: in_rubric(more=["x: [", repeat(",", 10000000), "]\n"]), 3, {108}),
    "16 million colons": (lambda: plain(repeat(":", FULL)), 3, {108}),
    "5 million keys without value": (lambda: plain(repeat("a:\n", FULL // 3)), 3, {118}),
    "a million documents": (lambda: plain(rubric(), repeat("--- a\n", 1000000)), 3, {113}),
    "4 million ends of documents": (lambda: plain(rubric(), repeat("...\n", 4000000)), 0, set()),
    "a million anchors": (lambda: in_rubric(more=["x: [", number("&a@ x,", 1000000), "]\n"]), 3, {117}),
    "a million unknown aliases": (lambda: in_rubric(more=["x: [", number("*a@,", 1000000), "]\n"]), 3, {116}),
    "a million tags": (lambda: in_rubric(more=["x: [", repeat("!a x,", 1000000), "]\n"]), 3, {114}),
    "half a million lines of %TAG": (lambda: plain(number("%TAG !a@! x\n", 500000), "---\n", rubric()), 3, {124}),
    # Nesting.
    "[[[[": (lambda: plain(repeat("[", FULL)), 3, {110}),
    "{{{{": (lambda: plain(repeat("{", FULL)), 3, {110}),
    "{a: {a: ": (lambda: plain(repeat("{a: ", FULL // 4)), 3, {110}),
    "[a, [a, ": (lambda: in_rubric(more=["x: ", repeat("[a, ", FULL // 4)]), 3, {110}),
    "- - - -": (lambda: plain(repeat("- ", FULL // 2)), 3, {110}),
    "? ? ? ?": (lambda: plain(repeat("? ", FULL // 2)), 3, {110}),
    "5,000 steps of indentation": (lambda: plain(" " * one + "k:\n" for one in range(5000)), 3, {110}),
    # Rubrics.
    "250,000 items": (lambda: in_rubric(items=["\n", items(250000)]), 3, {239}),
    "20,000 items": (lambda: in_rubric(items=["\n", items(20000)]), 0, set()),
    "500,000 items of no use": (lambda: in_rubric(
        items=["\n", repeat("- {id: a}\n", 500000)]), 3, {131, 204, 239}),
    "1,000 scales, 20,000 unknown ones": (lambda: in_rubric(
        scales=number("  scale@: {range: {min: 0, max: 1}}\n", 990),
        items=["\n", items(20000, "  - {id: a@, label: A, scale: scalf@}\n")]), 3, {209}),
    "50,000 levels": (lambda: scale("levels", "{id: l@, label: L@, value: @}, ", 50000), 3, {140}),
    "100,000 steps": (lambda: scale("steps", "{from: @, value: @}, ", 100000, "of: number, "), 3, {140}),
    "50,000 caps": (lambda: in_rubric(more=["caps: [", number(
        "{when: {node: zz@, below: 9}, score_at_most: 5, reason: R, assumed: x}, ", 50000), "]\n"]), 3, {140}),
    "200,000 parts of a condition": (lambda: in_rubric(more=[
        "caps: [{when: {all: [", repeat("{node: a, below: 5}, ", 200000),
        "]}, score_at_most: 50, reason: R, assumed: x}]\n"]), 3, {140}),
    "10,000 changes": (lambda: derived("items:\n", items(10000, "- {id: item@, label: B}\n"),
                                       items=items(10000)), 0, set()),
    "50,000 changes": (lambda: derived("items:\n", items(50000, "- {id: item@, label: B}\n"),
                                       items=items(50000)), 3, {239}),
    "20,000 moves": (lambda: derived(
        "items:\n", items(19000, "- {id: item@, under: g}\n"), items=[
            "  - {id: g, label: G, items: [{id: h, label: H, scale: s}]}\n", items(19000)]), 0, set()),
    "50,000 removals": (lambda: derived("remove: [", items(49990, "item@,"), "]\n", items=items(50000)), 0, set()),
    "50,000 unknown removals": (lambda: derived(
        "remove: [", items(50000, "itex@,"), "]\n", items=items(20000)), 3, {230}),
    "a chain of 200 rubrics": (lambda: (["check", "d199.yaml"], {
        "d0.yaml": rubric(name="d0"), **{
            f"d{one}.yaml": f"patuh: rubric/1\nid: d{one}\nversion: '1'\ntitle: D\nextends: d{one - 1}\n"
            for one in range(1, 200)}}), 3, {240}),
    "a chain of rubrics of 15 MiB": (lambda: (["check", "d5.yaml"], {
        "d0.yaml": [rubric(name="d0"), "#", repeat("x", 15 * MEBIBYTE)], **{
            f"d{one}.yaml": [f"patuh: rubric/1\nid: d{one}\nversion: '1'\ntitle: D\nextends: d{one - 1}\n",
                             "#", repeat("x", 15 * MEBIBYTE)] for one in range(1, 6)}}), 3, {104}),
    # Evidence.
    "100,000 unknown ids": (lambda: in_unit(
        "entries:\n", number("- {item: itex@, answer: 1}\n", 100000), about=rubric(["\n", items(20000)])), 3, {306}),
    "100,000 unknown options": (lambda: in_unit(
        "entries: [{item: b, answer: [", number("o@,", 100000), "]}]\n"), 3, {140}),
    "100,000 products": (lambda: in_unit(
        "products:\n", number("- {id: p@, name: P}\n", 100000), ENTRY), 3, {140}),
    "100,000 times one product": (lambda: in_unit(
        "products:\n", repeat("- {id: p, name: P}\n", 100000), ENTRY), 3, {140}),
    "10,000 products, 10,000 entries": (lambda: in_unit(
        "products:\n", number("- {id: p@, name: P}\n", 10000), "entries:\n",
        number("- {item: a, answer: 1, product: p@}\n", 10000), about=rubric(object_kind="product")), 0, set()),
    "10,000 products of 20,000 items": (lambda: in_unit(
        "products:\n", number("- {id: p@, name: P}\n", 10000), "entries: []\n",
        about=rubric(["\n", items(20000)], object_kind="product")), 3, {329}),
    "40,000 units": (lambda: in_evidence("units:\n", number(
        "- {id: u@, name: U, entries: [{item: a, answer: 1}]}\n", 40000)), 0, set()),
    "10,000 units of 5,000 items": (lambda: in_evidence(
        "units:\n", number("- {id: u@, name: U, entries: []}\n", 10000), about=rubric(["\n", items(5000)])), 3, {329}),
    "10,000 groups of units": (lambda: in_evidence("units:\n", number(
        "- {id: u@, name: U, groups: [g@, h@], entries: [{item: a, answer: 1}]}\n", 10000)), 0, set()),
    "100,000 attachments": (lambda: in_unit(
        "entries: [{item: a, answer: 1, evidence: [", number("{file: f@.jpg}, ", 100000), "]}]\n"), 3, {140}),
    "3,000 files": (lambda: (["audit", "r.yaml", "f"], {"r.yaml": rubric(), **{
        f"f/e{one}.yaml": EVIDENCE + f"unit: {{id: u{one}, name: U}}\nentries: []\n" for one in range(3000)}}),
                    0, set()),
    # Tables.
    "40,000 units in a table": (lambda: in_table("unit,item,answer\n", number("u@,a,1\n", 40000)), 0, set()),
    "40,000 declared units in a table": (lambda: in_table(
        "unit,item,answer\n", number("u@,a,1\n", 40000),
        folder=[FOLDER, "units:\n", number("- {id: u@, name: U@}\n", 40000)]), 0, set()),
    "40,000 products in a table": (lambda: in_table(
        "unit,product,item,answer\n", number("u,p@,a,1\n", 40000), about=rubric(object_kind="product")), 3, {140}),
    "200,000 respondents": (lambda: in_table(
        "unit,respondent,item,answer\n", number("u,r@,a,1\n", 200000),
        about=rubric("[{id: a, label: A, scale: s, per: respondent}]")), 0, set()),
    "a cell of 16 MiB": (lambda: in_table("unit,item,answer,note\nu,a,1,", repeat("x", FULL), "\n"), 0, set()),
    "a quote that never closes": (lambda: in_table(
        'unit,item,answer,note\nu,a,1,"', repeat("x,\n", FULL // 3)), 3, {151}),
    "16 MiB of quotes": (lambda: in_table('unit,item,answer,note\nu,a,1,"', repeat('""', FULL // 2)), 3, {151}),
    "a million empty columns": (lambda: in_table(
        "unit,item,answer", repeat(",", 1000000), "\n", repeat("u,a,1\n", 1000)), 3, {159}),
    "16,000 empty columns, 100,000 rows": (lambda: in_table(
        "unit,item,answer", repeat(",", 16000), "\n", number("u@,a,1\n", 40000)), 0, set()),
    "3,000 empty columns, 4,000 rows": (lambda: in_table(
        "unit,item,answer", repeat(",", 3000), "\n", number("u@,a,1" + "," * 3000 + "\n", 4000)), 3, {159}),
    "16 million commas": (lambda: in_table("unit,item,answer\n", repeat(",", FULL), "\n"), 3, {159}),
    "5 million empty rows": (lambda: in_table("unit,item,answer\n", repeat(",,\n", 5000000)), 3, {158}),
    "16 million blank lines": (lambda: in_table("unit,item,answer\n", repeat("\n", FULL)), 3, {158}),
    "a million rows": (lambda: in_table("unit,item,answer\n", repeat("u,a,1\n", 1000000)), 3, {159}),
    "8 million short rows": (lambda: in_table("unit,item,answer\n", repeat("u\n", FULL // 2)), 3, {159}),
    "16,000 unknown columns, 20,000 items": (lambda: in_table(
        "unit,", number("itex@,", 16000), "\nu,1\n", about=rubric(["\n", items(20000)])), 3, {153}),
    "16,000 times one column": (lambda: in_table("unit,", repeat("a,", 16000), "\nu,1\n"), 3, {154}),
    "200,000 rows with a cell too many": (lambda: in_table(
        "unit,item,answer\n", repeat("u,a,1,x\n", 200000)), 3, {152}),
    "200,000 rows with unknown items": (lambda: in_table(
        "unit,item,answer\n", number("u,it@,1\n", 200000)), 3, {306}),
    "200,000 rows with wrong numbers": (lambda: in_table(
        "unit,respondent,item,answer\n", number("u,r@,a,xx\n", 200000),
        about=rubric("[{id: a, label: A, scale: s, per: respondent}]")), 3, {136}),
    "a million lines of --set-file that say nothing": (lambda: in_set_file(repeat("x\n", 1000000)), 3, {920}),
    "200,000 lines of --set-file for units that there are not": (lambda: in_set_file(
        number("u@/a=1\n", 200000)), 3, {921}),
    "a million lines of --set-file for one answer": (lambda: in_set_file(repeat("u/a=1\n", 1000000)), 3, {922}),
    "200,000 units in a table": (lambda: in_table("unit,item,answer\n", number("u@,a,1\n", 200000)), 3, {140}),
}


def complaints_of(runner, name, is_shown):
    make, status, codes = BOMBS[name]
    words, files = make()
    hole = files.pop("sparse", None)
    runner.clear()
    runner.write(files)
    if hole:
        os.truncate(runner.folder / hole, 1 << 30)
    outcome = runner.run_calmly(words)
    if is_shown:
        print(f"# {name}: exit {outcome.status}, {outcome.seconds:.2f} s, {outcome.mebibytes:.0f} MiB, "
              f"{outcome.codes()}", flush=True)
    yield from runner.complaints_of_cost(outcome)
    if outcome.status != status:
        yield f"exit {outcome.status}, not {status}: {outcome.codes()}"
    missing = codes - outcome.codes("error").keys()
    if missing:
        yield f"not said: {sorted(missing)}, but {outcome.codes()}"
    if status and outcome.stdout:
        yield f"{outcome.stdout} bytes on standard output"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patuh")
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    with Runner(arguments.patuh) as runner:
        return report((name, complaints_of(runner, name, arguments.show))
                      for name in BOMBS if arguments.only in name)


if __name__ == "__main__":
    sys.exit(main())
