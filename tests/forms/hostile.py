#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Files that say they are workbooks and are not, or are no honest ones.

    hostile.py KIND OUT.xlsx        writes one
    hostile.py --check PATUH        each is refused for its own reason, quickly and in little memory; TAP
"""

import os
import random
import struct
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import book  # noqa: E402

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 1.0
MEBIBYTES = 64
HEAD = f'<worksheet xmlns="{book.MAIN}"><sheetData>'
TAIL = "</sheetData></worksheet>"


def parts(stamp="<row><c><v>1</v></c></row>"):
    """The parts of a workbook whose only sheet is the stamp's, with these rows."""
    relations = f'<Relationships xmlns="{book.PACKAGE}">%s</Relationships>'
    relation = f'<Relationship Id="%s" Type="{book.OFFICE}/%s" Target="%s"/>'
    return {
        "_rels/.rels": relations % (relation % ("a", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations % (
            relation % ("b", "worksheet", "sheet.xml") + relation % ("c", "sharedStrings", "strings.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{book.MAIN}" xmlns:r="{book.OFFICE}"><sheets>'
                           '<sheet name="patuh" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/sheet.xml": HEAD + stamp + TAIL,
        "xl/strings.xml": f'<sst xmlns="{book.MAIN}"/>',
    }


def packed(content, method=zipfile.ZIP_DEFLATED):
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, text in content.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, text)
    return memory.getvalue()


def changed(data, signature, offset, value):
    """The bytes at an offset behind each signature, replaced."""
    data, at = bytearray(data), 0
    while (at := data.find(signature, at)) >= 0:
        data[at + offset:at + offset + len(value)] = value
        at += 4
    return bytes(data)


def flagged(data):
    return changed(changed(data, b"PK\3\4", 6, b"\1"), b"PK\1\2", 8, b"\1")


def claiming(data, size):
    """The central directory says of every part that it is this large, in the way of zip64."""
    directory, end = data.index(b"PK\1\2"), data.rindex(b"PK\5\6")
    out, at, count = bytearray(data[:directory]), directory, 0
    while at < end:
        name, extra, comment = struct.unpack("<HHH", data[at + 28:at + 34])
        entry = bytearray(data[at:at + 46 + name])
        entry[24:28], entry[30:32] = b"\xff" * 4, struct.pack("<H", 12)
        out += entry + struct.pack("<HHQ", 1, 8, size)
        at += 46 + name + extra + comment
        count += 1
    length = len(out) - directory
    out += struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, length, directory, 0)
    return bytes(out)


def with_part(name, text, method=zipfile.ZIP_DEFLATED):
    return packed({**parts(), name: text}, method)


def noise(count, seed=1):
    return random.Random(seed).randbytes(count)


def numbers(count):
    rng = random.Random(count)
    return "".join(f"<c><v>{rng.random()}</v></c>" for _ in range(count))


def cell_rows(count):
    return "".join(f"<row>{numbers(1000)}</row>" for _ in range(count // 1000)) + \
        "<row><c><v>1</v></c></row>"


def texts(count, length):
    rng = random.Random(length)
    words = ["".join(rng.choices("abcdefghij klmnop", k=length)) for _ in range(count)]
    return "".join(f'<row><c t="str"><v>{word}</v></c></row>' for word in words)


ENTITIES = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\">" + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]><sst>&j;</sst>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'

# kind -> (the code it must be refused with, what makes it)
KINDS = {
    "text": (800, lambda: b"patuh: evidence/1\n"),
    "empty-archive": (808, lambda: packed({})),
    "old": (801, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(4096)),
    "encrypted": (802, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(2048) +
                  "EncryptedPackage".encode("utf-16-le") + noise(2048)),
    "encrypted-parts": (802, lambda: flagged(packed(parts()))),
    "wrong-checksum": (803, lambda: packed(parts(), zipfile.ZIP_STORED).replace(b"<v>1<", b"<v>2<")),
    "broken-deflate": (803, lambda: (lambda data: data[:60] + bytes([data[60] ^ 0xff, data[61] ^ 0xff]) +
                                     data[62:])(packed(parts()))),
    "truncated": (804, lambda: packed(parts())[:700]),
    "only-a-beginning": (804, lambda: b"PK\3\4"),
    "many-parts": (805, lambda: packed({**parts(), **{f"{i:x}": "" for i in range(100000)}})),
    "ten-gigabytes": (806, lambda: claiming(packed(parts()), 10 * 2 ** 30)),
    "large": (806, lambda: with_part("xl/strings.xml", b"<sst>" + noise(8000).hex().encode() * 2500)),
    "bomb": (807, lambda: with_part("xl/sheet.xml", HEAD + " " * (30 << 20) + TAIL)),
    "bomb-over-limit": (806, lambda: with_part("xl/sheet.xml", HEAD + " " * (400 << 20) + TAIL)),
    "document": (808, lambda: packed({"_rels/.rels": parts()["_rels/.rels"],
                                      "xl/workbook.xml": '<w:document xmlns:w="urn:w"/>'})),
    "missing-part": (809, lambda: packed({name: text for name, text in parts().items()
                                          if name != "xl/sheet.xml"})),
    "broken-xml": (810, lambda: with_part("xl/sheet.xml", HEAD + "<row>")),
    "nested-entities": (811, lambda: with_part("xl/strings.xml", ENTITIES)),
    "outside-entity": (811, lambda: with_part("xl/strings.xml", OUTSIDE)),
    "deep": (812, lambda: with_part("xl/sheet.xml", HEAD + "<x>" * 200000)),
    "many-sheets": (813, lambda: with_part("xl/workbook.xml", (
        f'<workbook xmlns="{book.MAIN}" xmlns:r="{book.OFFICE}"><sheets>' + "".join(
            f'<sheet name="{number}" r:id="b"/>' for number in noise(3000)) + "</sheets></workbook>"))),
    "many-cells": (814, lambda: packed(parts(cell_rows(250000)))),
    "many-strings": (814, lambda: with_part("xl/strings.xml", (
        f'<sst xmlns="{book.MAIN}">' + "".join(f"<si><t>{i * 7919 % 1000003}</t></si>"
                                               for i in range(250001)) + "</sst>"))),
    "much-text": (815, lambda: packed(parts(texts(300, 30000)))),
    "long-text": (816, lambda: packed(parts(texts(1, 40000)))),
    "repeated-cell": (817, lambda: packed(parts(
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))),
    "far-cell": (817, lambda: packed(parts('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'))),
    "far-row": (817, lambda: packed(parts('<row r="4294967297"><c><v>1</v></c></row>'))),
    "unknown-string": (818, lambda: packed(parts('<row r="7"><c r="B7" t="s"><v>99</v></c></row>'))),
    "no-number": (819, lambda: packed(parts('<row r="7"><c r="B7"><v>12e</v></c></row>'))),
    "foreign": (825, lambda: with_part("xl/workbook.xml", parts()["xl/workbook.xml"].replace(
        "patuh", "Anggaran"))),
    "bare-stamp": (826, lambda: packed(parts())),
}


def is_sanitized(patuh):
    with open(patuh, "rb") as program:
        return b"__asan_init" in program.read()


def measure(words, log):
    """Exit status, the seconds it computed (a busy machine does not count), and the mebibytes it took
    at most."""
    pid = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, number, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for number in (1, 2)])
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def complaints(patuh, folder, kind, is_measured):
    code, _ = KINDS[kind]
    path, log = folder / f"{kind}.xlsx", folder / "log"
    # By another process: what this one ever took would count as the program's.
    subprocess.run([sys.executable, __file__, kind, str(path)], check=True)
    for words in (["check"], ["audit", str(PROJECT / "rubrics" / "ombudsman-2025.yaml")]):
        status, seconds, memory = measure([patuh, *words, str(path)], str(log))
        said = log.read_text(encoding="utf-8", errors="replace")
        if status != 3:
            yield f"{words[0]}: exit {status}"
        if f"kesalahan[PTH-{code}]" not in said or said.count("kesalahan[") != 1:
            yield f"{words[0]}: not refused with PTH-{code} alone: {said}"
        if is_measured and seconds > SECONDS:
            yield f"{words[0]}: took {seconds:.2f} s"
        if is_measured and memory > MEBIBYTES:
            yield f"{words[0]}: took {memory:.0f} MiB"
    path.unlink()


def check(patuh):
    is_measured = not is_sanitized(patuh)
    failed = 0
    print(f"1..{len(KINDS)}")
    with tempfile.TemporaryDirectory(prefix="patuh-hostile-") as folder:
        for number, kind in enumerate(KINDS, 1):
            wrong = list(complaints(patuh, Path(folder), kind, is_measured))
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {kind}", flush=True)
            for line in [f"not ok: {kind}", *wrong] if wrong else []:
                print(f"#   {line}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        sys.exit(check(str(Path(sys.argv[2]).resolve())))
    Path(sys.argv[2]).write_bytes(KINDS[sys.argv[1]][1]())
