#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The lists of the workbook hold what the evidence and the JSON result imply. Speaks TAP.

    sheets.py PATUH

For a made-up rubric whose register, gaps, actions and trail are written down here row by row, and
for the samples: every gap has an action of the same number with the ids of its answer, a link to its
row, what one step adds as `patuh plan --gains` says it, and, from there, one to the row of the answer; the register and the trail hold no formula; the
trail has the files by their fingerprints and the findings of the JSON result; every link leads to a
cell that is there; what begins with = + - @ is text.
"""

import datetime
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

from workbook import PROJECT, SAMPLES, SPACE, run

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SEVERITIES = {"note": "catatan", "warning": "peringatan"}

RUBRIC = """patuh: rubric/1
id: uji
version: "7"
title: Rubrik uji
issuer: Penerbit
object: unit
top: 100
sources: {uu: {title: "=UU 25/2009"}}
scales:
  ada: {levels: [{id: tidak, label: Tidak ada, value: 0}, {id: ada, label: Ada, value: 1}], assumed: skala dikira}
zones:
  - {zone: green, floor: 81, label: Hijau, source: uu}
  - {zone: red, floor: 0, label: Merah, assumed: batas dikira}
caps:
  - {when: {node: papan, below: 50}, score_at_most: 80, reason: Tanpa papan, assumed: pembatas dikira}
items:
  - id: papan
    label: Papan
    scale: ada
    weight: 2
    assumed: bobot dikira
    evidence: &dua
      - {id: foto, kind: photo, label: Foto, required: true, valid_for: 12 months}
      - {id: sk, kind: document, label: SK}
  - {id: arsip, label: Arsip, scale: ada, evidence: *dua}
  - {id: loket, label: Loket, scale: ada, evidence: *dua}
  - {id: antre, label: Antre, scale: ada, evidence: *dua}
  - {id: toilet, label: Toilet, scale: ada, optional: true, evidence: *dua}
  - {id: parkir, label: "+Parkir", scale: ada, evidence: *dua, remedy: "=Buat parkir", effort: 2.5}
  - {id: alur, label: Alur, scale: ada, per: product, evidence: [{id: foto, kind: video, label: Rekaman, required: true}]}
  - {id: paham, label: Paham, scale: ada, per: respondent, evidence: [{id: foto, kind: record, label: Berita acara, required: true}]}
  - id: lain
    label: Lain
    items:
      - {id: lain.a, label: A, scale: ada, evidence: *dua}
"""
# One of each kind, and texts that a spreadsheet would take for formulas.
EVIDENCE = """patuh: evidence/1
rubric: uji
institution: "@Kota"
period: "-2026"
assessed: 2026-06-30
unit: {id: dinkes, name: "=Dinas"}
products: [{id: izin, name: Izin}, {id: surat, name: Surat}]
entries:
  - item: papan
    answer: ada
    status: verified
    verified: {by: "@Inspektorat", on: 2026-02-01}
    evidence:
      - {id: foto, file: "=papan.jpg", date: 2026-01-10}
      - {file: "+tambahan.pdf", expires: 2026-06-29}
  - {item: arsip, answer: ada, evidence: [{id: foto, file: lama.jpg, date: 2025-06-29}, {id: sk, url: "https://x/sk"}]}
  - {item: loket, answer: ada, evidence: [{id: foto, file: -tanpa.jpg}]}
  - {item: antre, answer: ada, evidence: [{id: foto, file: nanti.jpg, date: 2026-07-01}]}
  - {item: toilet, na: tidak ada gedung}
  - {item: alur, product: izin, answer: ada, evidence: [{id: foto, file: izin.mp4}]}
  - {item: paham, respondent: kepala, answer: ada, evidence: [{id: foto, file: kepala.pdf}]}
  - {item: paham, respondent: petugas, answer: tidak}
  - {item: lain, answer: 40}
"""
DAY = datetime.date
# Units, one more than a live workbook takes.
MANY = 61


def rows_of_register():
    """The register of the made-up evidence: indicator, wanted, must, file, status, by, on, dated, to, state."""
    def row(item, wanted, must, file, status, state, by="", on="", dated="", to=""):
        return ["=Dinas", item, wanted, must, file, status, by, on, dated, to, state]
    photo, paper = "Foto (foto)", "SK (dokumen)"
    extra = "tambahan, tidak diminta"
    checked = {"by": "@Inspektorat", "on": DAY(2026, 2, 1)}
    return [
        row("Papan\npapan", photo, "ya", "=papan.jpg", "terverifikasi", "✓ berlaku", **checked,
            dated=DAY(2026, 1, 10), to=DAY(2027, 1, 10)),
        row("Papan\npapan", paper, "tidak", "", "terverifikasi", "· tidak wajib", **checked),
        row("Papan\npapan", extra, "tidak", "+tambahan.pdf", "terverifikasi", "▲ kedaluwarsa", **checked,
            to=DAY(2026, 6, 29)),
        row("Arsip\narsip", photo, "ya", "lama.jpg", "diajukan", "▲ kedaluwarsa", dated=DAY(2025, 6, 29),
            to=DAY(2026, 6, 29)),
        row("Arsip\narsip", paper, "tidak", "https://x/sk", "diajukan", "✓ berlaku"),
        row("Loket\nloket", photo, "ya", "-tanpa.jpg", "diajukan", "▲ belum bertanggal"),
        row("Loket\nloket", paper, "tidak", "", "diajukan", "· tidak wajib"),
        row("Antre\nantre", photo, "ya", "nanti.jpg", "diajukan", "▲ bertanggal kemudian",
            dated=DAY(2026, 7, 1), to=DAY(2027, 7, 1)),
        row("Antre\nantre", paper, "tidak", "", "diajukan", "· tidak wajib"),
        row("+Parkir\nparkir", photo, "ya", "", "belum dijawab", "○ belum ada"),
        row("+Parkir\nparkir", paper, "tidak", "", "belum dijawab", "· tidak wajib"),
        row("Alur\nalur · Izin", "Rekaman (video)", "ya", "izin.mp4", "diajukan", "✓ berlaku"),
        row("Alur\nalur · Surat", "Rekaman (video)", "ya", "", "belum dijawab", "○ belum ada"),
        row("Paham\npaham · kepala", "Berita acara (catatan)", "ya", "kepala.pdf", "diajukan", "✓ berlaku"),
        row("Paham\npaham · petugas", "Berita acara (catatan)", "ya", "", "diajukan", "○ belum ada"),
    ]


# Number, unit, item, remedy, points, effort; hidden ids. Of 10 by weight the not applicable one falls away:
# 9 remain, of which parkir loses 1, lain 0.6, alur and paham half of 1.
def rows_of_actions():
    def row(number, item, remedy, lost, effort, node):
        return [number, "=Dinas", item, remedy, lost, effort, "", "", "belum", "", "", "dinkes", "", node]
    return [
        row(1, "+Parkir", "=Buat parkir", 100 / 9, 2.5, "parkir"),
        row(2, "Lain", "", 60 / 9, "", "lain"),
        row(3, "Alur", "", 50 / 9, "", "alur"),
        row(4, "Paham", "", 50 / 9, "", "paham"),
    ]


ASSUMPTIONS = [
    ["Bobot", 2.0, "Papan\npapan", "bobot dikira", ""],
    ["Skala jawaban", "", "ada", "skala dikira", ""],
    ["Zona dan batasnya", 0.0, "○ Merah", "batas dikira", ""],
    ["Pembatas", 80.0, "Tanpa papan", "pembatas dikira", ""],
]


class Sheet:
    """A sheet as a grid. Rows and columns count from 1."""

    def __init__(self, root, strings):
        self.root, self.values, self.formulas = root, {}, {}
        self.links = {link.get("ref"): link.get("location") for link in root.iterfind(".//m:hyperlink", SPACE)}
        for cell in root.iterfind(".//m:c", SPACE):
            place, value = cell.get("r"), cell.find("m:v", SPACE)
            formula = cell.find("m:f", SPACE)
            if formula is not None:
                self.formulas[place] = formula.text
            if cell.get("t") == "s":
                self.values[place] = strings[int(value.text)]
            elif cell.get("t") == "inlineStr":
                self.values[place] = "".join(cell.itertext())
            elif cell.get("t") == "str":
                self.values[place] = value.text or ""
            else:
                self.values[place] = float(value.text) if value is not None else ""

    def get(self, column, row):
        return self.values.get(f"{letters(column)}{row}", "")

    def row(self, row, width):
        return [self.get(column, row) for column in range(1, width + 1)]

    def last(self):
        return max(int(re.sub("[A-Z]+", "", place)) for place in self.values)

    def find(self, column, text, start=1):
        """The first row from `start` on with that text in the column."""
        return next(row for row in range(start, self.last() + 1) if self.get(column, row) == text)

    def table(self, head, width):
        """The rows below a head, up to an empty one."""
        rows = []
        for row in range(head + 1, self.last() + 1):
            found = self.row(row, width)
            if not any(value != "" for value in found):
                break
            rows.append(found)
        return rows


def letters(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def date_of(number):
    return DAY(1899, 12, 30) + datetime.timedelta(number) if isinstance(number, float) else number


def read(book):
    """The sheets of a workbook by name."""
    with zipfile.ZipFile(book) as archive:
        strings = []
        if "xl/sharedStrings.xml" in archive.namelist():
            strings = ["".join(item.itertext()) for item in
                       ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iterfind("m:si", SPACE)]
        names = ElementTree.fromstring(archive.read("xl/workbook.xml")).iterfind(".//m:sheet", SPACE)
        return {name.get("name"): Sheet(ElementTree.fromstring(
            archive.read(f"xl/worksheets/sheet{name.get(RELATION)[3:]}.xml")), strings) for name in names}


def differences(name, found, expected):
    if len(found) != len(expected):
        yield f"{name}: {len(found)} rows, not {len(expected)}"
    for number, (left, right) in enumerate(zip(found, expected), 1):
        for a, b in zip(left, right):
            same = abs(a - b) < 1e-9 if isinstance(a, float) and isinstance(b, (int, float)) else a == b
            if not same:
                yield f"{name}, row {number}: {a!r}, not {b!r}"


def target(sheets, location):
    """The sheet and the cell of a link; None where there is no such cell."""
    match = re.fullmatch(r"'((?:[^']|'')+)'!([A-Z]+\d+)", location or "")
    if not match:
        return None
    name = match[1].replace("''", "'")
    if name not in sheets or match[2] not in sheets[name].values:
        return None
    return name, match[2]


def about_links(sheets):
    for name, sheet in sheets.items():
        for place, location in sheet.links.items():
            if not target(sheets, location):
                yield f"{name} {place}: a link to {location!r}, where there is nothing"


def about_formulas(sheets):
    for name in ("Bukti", "Jejak"):
        if sheets[name].formulas:
            yield f"{name} has formulas: {list(sheets[name].formulas)[:3]}"
    for name, where in (("Kesenjangan", ("Hilang kini", "Keadaan kini")), ("Rencana Aksi", ("Keterangan",))):
        columns = columns_of(sheets[name], sheets[name].find(1, "No"))
        allowed = {columns[title] for title in where}
        # The counts above the actions are a formula too.
        strays = [place for place in sheets[name].formulas
                  if re.sub("[0-9]", "", place) not in allowed and (name, place) != ("Rencana Aksi", "A3")]
        if strays:
            yield f"{name}: {strays[:3]} are formulas"
    for name in ("Kesenjangan", "Rencana Aksi", "Bukti", "Jejak"):
        if sheets[name].root.find("m:sheetProtection", SPACE) is not None:
            yield f"{name} is protected"
    for name, sheet in sheets.items():
        for place, formula in sheet.formulas.items():
            if "TODAY" in formula and name != "Rencana Aksi":
                yield f"{name} {place}: {formula}"


def columns_of(sheet, head):
    return {value: letters(column) for column in range(1, 40) if (value := sheet.get(column, head)) != ""}


def about_actions(sheets, result):
    """Every gap has an action, and both lead to the answer. Yields what is wrong."""
    gaps, actions = sheets["Kesenjangan"], sheets["Rencana Aksi"]
    gap_head, head = gaps.find(1, "No"), actions.find(1, "No")
    names, gap_names = columns_of(actions, head), columns_of(gaps, gap_head)
    lost = {(unit["id"], found["id"], node["id"]): node["lost"]
            for unit in result["units"] for found in unit["objects"] for node in found["nodes"]}
    count = sum(1 for row in range(gap_head + 1, gaps.last() + 1) if gaps.get(1, row) != "")
    counts = actions.values["A3"]
    if not counts.startswith(f"{count} belum") or "A3" not in actions.formulas:
        yield f"{count} gaps, but the actions are counted as {counts!r}"
    if count and f":{letters(len(names))}{head + count}" not in actions.root.find("m:autoFilter", SPACE).get("ref"):
        yield "the filter leaves hidden ids behind"
    seen, missing = set(), {}
    for number in range(1, count + 1):
        row, gap_row = head + number, gap_head + number
        found = {name: actions.values.get(f"{column}{row}", "") for name, column in names.items()}
        unit, node = found["Kode unit"], found["Kode indikator"]
        thing = (unit, found["Kode produk"] or unit, node)
        seen.add(thing)
        missing.setdefault(thing[:2], []).append(found["Butir hilang"])
        if found["No"] != number or gaps.get(1, gap_row) != number:
            yield f"action {number} has another number"
        if thing not in lost or lost[thing] is None or abs(lost[thing] - found["Butir hilang"]) > 0.00501:
            yield f"action {number} costs {found['Butir hilang']}, {thing} {lost.get(thing)}"
        for name in ("Hilang", "Hilang kini"):
            if abs(gaps.values[f"{gap_names[name]}{gap_row}"] - found["Butir hilang"]) > 0.00501:
                yield f"{name} of gap {number} is another than that of its action"
        if target(sheets, actions.links.get(f"A{row}")) != ("Kesenjangan", f"A{gap_row}"):
            yield f"action {number} does not lead to its gap"
        place = target(sheets, gaps.links.get(f"A{gap_row}"))
        if not place or node_at(sheets[place[0]], place[1]) != node:
            yield f"gap {number} leads to {place}, not to {node}"
        reference = gaps.formulas.get(f"{gap_names['Hilang kini']}{gap_row}", "")
        if place and not re.fullmatch(r"'.+'!\$[A-Z]+\$" + re.sub("[A-Z]", "", place[1]), reference):
            yield f"gap {number} looks at {reference}, not at the row of {place[1]}"
    if len(seen) != count:
        yield "two actions have the same ids"
    for (unit, thing, node), points in lost.items():
        parts = missing.get((unit, thing), [])
        # Each is rounded to two places.
        if node == "total" and points is not None and abs(sum(parts) - points) > 0.00501 * (len(parts) + 1):
            yield f"{unit}, {thing} lose {points}, its actions {sum(parts)}"


def about_gains(sheets, patuh, rubric, path):
    """What one step adds is the best that `patuh plan --gains` finds among the answers of a gap."""
    done = subprocess.run([patuh, "plan", str(PROJECT / "rubrics" / f"{rubric}.yaml"), str(path), "--gains", "--quiet",
                           "--as-of", "2026-06-30", "--format", "json", "-o", "-"], check=True, capture_output=True)
    best = {}
    for gain in json.loads(done.stdout)["gains"]:
        worth = tuple(Fraction(gain["gain"][tier]["precise"]) for tier in ("institution", "unit"))
        # Where the unit itself is scored, the answers for its products are answers of one item.
        for product in {gain["product"] or "", ""}:
            thing = (gain["unit"], product, gain["item"])
            if thing not in best or worth > best[thing][0]:
                best[thing] = (worth, gain["gain"])
    gaps, actions = sheets["Kesenjangan"], sheets["Rencana Aksi"]
    names, ids = (columns_of(sheet, sheet.find(1, "No")) for sheet in (gaps, actions))
    heads = gaps.find(1, "No"), actions.find(1, "No")
    for number in range(1, gaps.last() - heads[0] + 1):
        row, there = heads[0] + number, heads[1] + number
        thing = tuple(actions.values.get(f"{ids[name]}{there}", "")
                      for name in ("Kode unit", "Kode produk", "Kode indikator"))
        wanted = best.get(thing, (None, None))[1]
        for name, tier in (("Satu langkah: unit", "unit"), ("Satu langkah: instansi", "institution")):
            found = gaps.values.get(f"{names[name]}{row}", "")
            points = wanted[tier]["points"] if wanted else ""
            if found != points and not (wanted and found != "" and abs(found - points) < 1e-9):
                yield f"gap {number}, {thing}: {name} {found!r}, not {points!r}"
        zones = [wanted[tier]["has_other_zone"] for tier in ("unit", "institution")] if wanted else []
        said = gaps.values.get(f"{names['Zona sesudah satu langkah']}{row}", "")
        if [f"{word}: " in said for word in ("Unit layanan", "Instansi")] != (zones or [False, False]):
            yield f"gap {number}, {thing}: zones {said!r}, not {zones}"


def node_at(sheet, place):
    """The id of the node in a row of a unit's sheet."""
    head = next(row for row in range(1, 60) if "Kode indikator" in sheet.row(row, 40))
    return sheet.values.get(columns_of(sheet, head)["Kode indikator"] + re.sub("[A-Z]", "", place))


def about_trail(sheets, result, paths):
    trail = sheets["Jejak"]
    head = trail.find(4, "SHA-256")
    files = trail.table(head, 4)
    expected = []
    for path in paths:
        content = path.read_bytes()
        expected.append((float(len(content)), hashlib.sha256(content).hexdigest()))
    if sorted((size, digest) for _, size, _, digest in files) != sorted(expected):
        yield "the files are others than those that were read"
    # The head of a folder is told of nowhere.
    passed = sum(state == "dilewati" and not name.endswith("patuh.yaml") for state, _, name, _ in files)
    told = sum(int(re.match(r"\d+", finding["text"])[0]) for finding in result["findings"]
               if finding["code"] == "PTH-301")
    if passed != told:
        yield f"{passed} files passed over, but told are {told}"
    expected = []
    for finding in result["findings"]:
        place = finding.get("file", "")
        if "line" in finding:
            place += f":{finding['line']}:{finding['column']}"
        expected.append([SEVERITIES[finding["severity"]], finding["code"], place, finding["text"], finding["mend"]])
    start = trail.find(1, "Temuan")
    found = trail.table(start + 1, 5) if expected else []
    yield from differences("findings", found, expected)
    if not expected and trail.get(1, start + 1) != "Tidak ada.":
        yield "without findings it does not say so"
    texts = list(trail.values.values())
    for text in (result["rubric"]["sha256"], f"patuh {result['tool']['version']}", result["institution"]["name"],
                 result["institution"]["period"], f"Bobot anggapan: {result['rubric']['assumed_weight']:.2f} %"
                 .replace(".", ",")):
        if text not in texts:
            yield f"the trail lacks {text!r}"


def about_register(sheets):
    """The state of each row agrees with its dates."""
    sheet = sheets["Bukti"]
    head = sheet.find(1, "Unit layanan")
    names = columns_of(sheet, head)
    for row in range(head + 1, sheet.last() + 1):
        found = {name: sheet.values.get(f"{column}{row}", "") for name, column in names.items()}
        state, last, dated = found["Keadaan"], found["Berlaku sampai"], found["Tanggal"]
        day = (DAY(2026, 6, 30) - DAY(1899, 12, 30)).days
        if not found["Berkas / tautan"]:
            right = "○ belum ada" if found["Wajib?"] == "ya" else "· tidak wajib"
        elif dated != "" and dated > day:
            right = "▲ bertanggal kemudian"
        elif last != "" and last < day:
            right = "▲ kedaluwarsa"
        else:
            right = "▲ belum bertanggal" if state == "▲ belum bertanggal" and dated == "" else "✓ berlaku"
        if state != right:
            yield f"Bukti, row {row}: {state!r}, not {right!r}"


def about_fixture(sheets, folder):
    """The made-up evidence, row by row."""
    register = sheets["Bukti"]
    found = register.table(register.find(1, "Unit layanan"), 11)
    found = [[*row[:7], *map(date_of, row[7:10]), row[10]] for row in found]
    yield from differences("register", found, rows_of_register())
    counts = "4 ✓ berlaku · 2 ▲ kedaluwarsa · 1 ▲ belum bertanggal · 1 ▲ bertanggal kemudian · 3 ○ belum ada · " \
             "4 · tidak wajib"
    if counts not in re.sub(" +", " ", register.values["A2"]):
        yield f"the register says {register.values['A2']!r}"
    actions = sheets["Rencana Aksi"]
    found = actions.table(actions.find(1, "No"), 14)
    expected = rows_of_actions()
    for row in expected:
        row[4] = round(row[4], 4)
    yield from differences("actions", found, expected)
    offered = {rule.findtext("m:formula1", None, SPACE): rule.get("sqref")
               for rule in actions.root.iterfind(".//m:dataValidation", SPACE)}
    if offered.get('"belum,proses,selesai,batal"') != "I5:I8":
        yield f"offered are {offered}"
    trail = sheets["Jejak"]
    yield from differences("assumptions", trail.table(trail.find(1, "Jenis"), 5), ASSUMPTIONS)
    files = [row[0:1] + row[2:3] for row in trail.table(trail.find(4, "SHA-256"), 4)]
    names = [["dipakai", f"{folder}/bukti.yaml"], ["dilewati", f"{folder}/a-lain.yaml"]]
    yield from differences("files", files, names)
    facts = {trail.get(1, row): trail.get(2, row) for row in range(3, trail.find(1, "Berkas masukan"))}
    expected = {"Rubrik": "uji 7 · Rubrik uji", "Penerbit": "Penerbit", "Berkas rubrik": "uji.yaml",
                "Model penilaian": "1", "Tanggal acuan": "30 Juni 2026", "Angka yang dihitung": "Diklaim",
                "Instansi": "@Kota", "Periode": "-2026"}
    for name, text in expected.items():
        if facts.get(name) != text:
            yield f"{name}: {facts.get(name)!r}, not {text!r}"


def about_many(sheets):
    """So many units that the workbook holds values only: the lists are the same, and lead to the detail."""
    formulas = [name for name, sheet in sheets.items() if sheet.formulas]
    if formulas:
        yield f"formulas on {formulas}"
    register = sheets["Bukti"]
    found = register.table(register.find(1, "Unit layanan"), 11)
    found = [[*row[:7], *map(date_of, row[7:10]), row[10]] for row in found]
    yield from differences("register", found, rows_of_register() * MANY)
    if register.values["A2"] != "Keadaan pada tanggal acuan 30 Juni 2026":
        yield f"the register says {register.values['A2']!r}"
    gaps, actions, detail = sheets["Kesenjangan"], sheets["Rencana Aksi"], sheets["Rincian"]
    gap_head, head = gaps.find(1, "No"), actions.find(1, "No")
    left = {"Hilang kini", "Keadaan kini", "Keterangan"} & {*columns_of(gaps, gap_head), *columns_of(actions, head)}
    if left:
        yield f"{left} cannot follow anything"
        return
    rows = actions.table(head, 13)
    if len(rows) != 4 * MANY:
        yield f"{len(rows)} actions"
    if rows and rows[0][8:] != ["belum", "", "dinkes-0", "", "parkir"]:
        yield f"the first action is {rows[0]}"
    begins = [row for row in range(1, detail.last() + 1) if detail.get(3, row) == "total"]
    for number, (unit, *_) in enumerate(row[10:] for row in rows):
        place = target(sheets, gaps.links.get(f"A{gap_head + 1 + number}"))
        expected = ("Rincian", f"A{begins[int(unit.split('-')[1])]}")
        if place != expected:
            yield f"gap {number + 1} of {unit} leads to {place}, not to {expected}"


def about_nothing(sheets):
    """Where nothing is lost there is no action."""
    actions = sheets["Rencana Aksi"]
    if actions.table(actions.find(1, "No"), 14):
        yield "there are actions"


def complaints(patuh, rubric, path, folder):
    book, result = run(patuh, rubric, path, folder, "lembar")
    (folder / "lembar.xlsx").write_bytes(book)
    sheets = read(folder / "lembar.xlsx")
    paths = sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".csv")) if path.is_dir() else [path]
    yield from about_links(sheets)
    if path.name == "banyak":
        yield from about_trail(sheets, result, paths)
        yield from about_many(sheets)
        return
    yield from about_formulas(sheets)
    yield from about_actions(sheets, result)
    yield from about_gains(sheets, patuh, rubric, path)
    yield from about_register(sheets)
    yield from about_trail(sheets, result, paths)
    if path.name == "sama":
        yield from about_nothing(sheets)
    elif rubric == str(folder / "uji"):
        yield from about_fixture(sheets, path)


def main():
    patuh = sys.argv[1]
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "uji.yaml").write_text(RUBRIC, encoding="utf-8")
        made = folder / "bukti"
        made.mkdir()
        (made / "bukti.yaml").write_text(EVIDENCE, encoding="utf-8")
        (made / "a-lain.yaml").write_text("patuh: evidence/1\nrubric: lain\n", encoding="utf-8")
        full = folder / "sama"
        full.mkdir()
        (full / "penuh.yaml").write_text(EVIDENCE.split("entries:")[0] + "entries: [{item: total, answer: 100}]\n",
                                         encoding="utf-8")
        many = folder / "banyak"
        many.mkdir()
        for number in range(MANY):
            (many / f"{number:02}.yaml").write_text(EVIDENCE.replace("id: dinkes", f"id: dinkes-{number}"),
                                                    encoding="utf-8")
        cases = [("a made-up rubric", str(folder / "uji"), made), ("nothing lost", str(folder / "uji"), full),
                 ("too large for formulas", str(folder / "uji"), many)]
        cases += [(f"{rubric}, {sample}", rubric, PROJECT / "samples" / sample) for rubric, sample in SAMPLES]
        print(f"1..{len(cases)}")
        for number, (title, rubric, path) in enumerate(cases, 1):
            wrong = list(complaints(patuh, rubric, path, folder))
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {title}")
            for text in wrong[:20]:
                print(f"#   {text}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
