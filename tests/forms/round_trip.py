#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""What is filled in is what is audited, whatever program saved the form. Speaks TAP.

    round_trip.py PATUH [SEED]

For each shipped rubric: a form is made, filled in by openpyxl with answers drawn by lot, and imported;
the audit of the folder must be the same, byte for byte, as that of the same answers written as YAML
here. So must be that of the form itself, of the form saved anew by LibreOffice, of one whose rows,
columns and sheets were moved about, and of one written by hand. A second import changes nothing.
"""

import datetime
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import yaml

PROJECT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path[:0] = [str(PROJECT / "tests" / "property"), str(PROJECT / "tests" / "forms")]
import book  # noqa: E402
import edit  # noqa: E402
import reading  # noqa: E402

ROSTER = """unit;nama;kelompok;bobot;produk;nama_produk
loket;Loket "Satu" & Dua;mpp, kecamatan;2;akta;Akta: Kelahiran
loket;;;;ktp;KTP Elektronik
"""
DAY = "2026-06-30"
TEXTS = ["Terpasang di lobi.", "baris satu\nbaris dua", "a: b # c", "'kutip' \"ganda\"", "= bukan rumus",
         "2026-06-30", "007", "ya", "é ü 漢 😀", "_x41_", "- butir", "[x]", "null"]


def run(patuh, folder, *words):
    done = subprocess.run([patuh, *map(str, words)], cwd=folder, capture_output=True, check=False,
                          env={"PATUH_RUBRICS": str(PROJECT / "rubrics"), "PATH": "/usr/bin:/bin"})
    if done.returncode:
        raise ValueError(f"patuh {' '.join(map(str, words))}: exit {done.returncode}\n"
                         f"{done.stderr.decode()}")
    return done.stdout


def audit(patuh, folder, rubric, *paths):
    return run(patuh, folder, "audit", rubric, *paths, "--as-of", DAY, "--format", "json")


class Form:
    """A form as openpyxl sees it: where each key is."""

    def __init__(self, path):
        self.path = path
        self.workbook = openpyxl.load_workbook(path)

    def table(self, key):
        """The sheet with that key in its first row, and its columns; None where there is none."""
        for sheet in self.workbook:
            columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
            if key in columns and "patuh." in str(sheet.cell(1, 1).value):
                return sheet, columns
        return None, {}


def scale_of(rubric, item):
    scale = item["scale"]
    return rubric["scales"][scale] if isinstance(scale, str) else scale


def draw_answer(rng, scale):
    """An answer: as YAML has it, and as people write it into the form."""
    if "levels" in scale:
        level = rng.choice(scale["levels"])
        return level["id"], rng.choice([level["label"], level["id"], f" {level['label'].upper()}\u00a0"])
    if "options" in scale:
        ids = [option["id"] for option in scale["options"]]
        chosen = [one for one in ids if rng.random() < 0.4] or ids[:1]
        return chosen, rng.choice(["; ", ", ", "\n"]).join(rng.sample(chosen, len(chosen)))
    if "range" in scale:
        low, high = float(scale["range"]["min"]), float(scale["range"]["max"])
        step = float(scale["range"].get("step", 0.25))
        value = low + step * rng.randint(0, int((high - low) / step))
    else:
        value = float(rng.randint(0, 100 if scale.get("of") == "percent" else 12))
    shown = f"{value:g}"
    return float(value) if value % 1 else int(value), rng.choice(
        [value, int(value) if value % 1 == 0 else value, shown, shown.replace(".", ",")])


def draw_date(rng):
    day = datetime.date(2025, 1, 1) + datetime.timedelta(rng.randint(0, 500))
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    written = [day, datetime.datetime(day.year, day.month, day.day), day.isoformat(),
               day.strftime("%d/%m/%Y"), f"{day.day}-{day.month}-{day.year}",
               f"{day.day} {months.split()[day.month - 1]} {day.year}", book.serial(day.isoformat())]
    return day, rng.choice(written)


def write_text(cell, text):
    cell.value = text
    cell.data_type = "s"  # not a formula, whatever it begins with


def fill_evidence(rng, sheet, columns, row, wanted):
    """One attachment, or none: as YAML has it."""
    if rng.random() < 0.3:
        return None
    attachment = {"id": wanted} if wanted else {}
    if rng.random() < 0.3:
        attachment["url"] = f"https://contoh.example/{row}?a=1&b=2"
    else:
        attachment["file"] = f"dok/bukti {row}.pdf"
    sheet.cell(row, columns["patuh.file"]).value = attachment.get("url") or attachment["file"]
    if rng.random() < 0.8:
        attachment["date"], written = draw_date(rng)
        sheet.cell(row, columns["patuh.date"]).value = written
        if rng.random() < 0.4:
            attachment["expires"] = attachment["date"] + datetime.timedelta(400)
            sheet.cell(row, columns["patuh.expires"]).value = attachment["expires"]
    return attachment


def fill_items(rng, form, rubric, items):
    """Fills in the sheet of items; the entries as YAML has them."""
    sheet, columns = form.table("patuh.item")
    entries = {}
    for row in range(2, sheet.max_row + 1) if sheet else ():
        name = sheet.cell(row, columns["patuh.item"]).value
        if name not in items:
            continue
        item = items[name]
        product = sheet.cell(row, columns["patuh.product"]).value
        wanted = sheet.cell(row, columns["patuh.evidence"]).value
        first = item["evidence"][0]["id"] if item.get("evidence") else None
        entry = entries.get((name, product))
        if wanted == first:
            if rng.random() < 0.15:
                continue
            entry = entries[name, product] = {"item": name, **({"product": product} if product else {})}
            if item.get("optional") == "true" and rng.random() < 0.3:
                entry["na"] = rng.choice(TEXTS)
                write_text(sheet.cell(row, columns["patuh.na"]), entry["na"])
            else:
                scale = scale_of(rubric, item)
                entry["answer"], written = draw_answer(rng, scale)
                column = columns["patuh.answer"]
                if "levels" not in scale:
                    column = columns.get("patuh.number", column)
                sheet.cell(row, column).value = written
            if rng.random() < 0.3:
                entry["note"] = rng.choice(TEXTS)
                write_text(sheet.cell(row, columns["patuh.note"]), entry["note"])
        if entry:
            attachment = fill_evidence(rng, sheet, columns, row, wanted)
            if attachment:
                entry.setdefault("evidence", []).append(attachment)
    return list(entries.values())


def fill_people(rng, form, rubric, items):
    sheet, columns = form.table("patuh.respondent")
    entries = []
    for number in range(12 if sheet else 0):
        row = 5 + number
        respondent = str(number + 1) if number % 2 else f"pengguna-{number:02}"
        sheet.cell(row, 1).value = number + 1 if number % 2 else respondent
        for key, column in columns.items():
            name = key.removeprefix("patuh.answer:")
            if name == key or rng.random() < 0.1:
                continue
            answer, written = draw_answer(rng, scale_of(rubric, items[name]))
            sheet.cell(row, column).value = written
            entries.append({"item": name, "respondent": respondent, "answer": answer})
    return entries


def document(rubric, entries):
    return {"patuh": "evidence/1", "rubric": rubric["id"], "institution": "Kota Contoh", "period": "2026-1",
            "unit": {"id": "loket", "name": 'Loket "Satu" & Dua', "groups": ["mpp", "kecamatan"],
                     "weight": 2},
            "products": [{"id": "akta", "name": "Akta: Kelahiran"},
                         {"id": "ktp", "name": "KTP Elektronik"}],
            "entries": entries}


def scramble(source, target, rng):
    """Rows, columns and sheets moved about, as people may do."""
    sheets = book.load(source)
    editor = edit.Editor(sheets)
    for sheet in list(sheets):
        if sheet.name == "Isian":
            editor.reverse("Isian", 5)
            editor.insert_row("Isian", 8)
            editor.insert_column("Isian", "C")
            editor.rename("Isian", "Lembar kerja")
        if sheet.name == "Responden":
            editor.insert_row("Responden", 3)
            editor.insert_column("Responden", "B")
            editor.first("Responden")
    rng.shuffle(editor.sheets)
    book.save(target, editor.sheets)


def without_keys(source, target):
    """The hidden rows of keys are gone: the heads must do."""
    sheets = book.load(source)
    for sheet in sheets:
        if any(row == 1 and str(cell.value).startswith("patuh.") for (row, _), cell in sheet.cells.items()):
            sheet.move(lambda row, column: None if row == 1 else (row - 1, column))
    book.save(target, sheets)


def resave(folder, names):
    """The forms as LibreOffice saves them, all in one go; into folder/lo."""
    profile = folder / "profil"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to",
                    "xlsx", "--outdir", str(folder / "lo"), *map(str, names)], check=True, timeout=300,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make(patuh, folder, rubric_id, seed):
    """The form of a rubric, filled in, and the folder with the YAML that says the same."""
    rng = random.Random(f"{seed} {rubric_id}")
    rubric = reading.load_rubric(PROJECT / "rubrics" / f"{rubric_id}.yaml")
    items = {name: node for name, node in reading.items_of(rubric).items() if "items" not in node}
    here = folder / rubric_id
    (here / "yaml" / "bukti").mkdir(parents=True)
    (here / "daftar.csv").write_text(ROSTER, encoding="utf-8")
    run(patuh, here, "form", rubric_id, "--units", "daftar.csv", "--institution", "Kota Contoh",
        "--period", "2026-1", "--as-of", DAY, "-q", "-o", "formulir.xlsx")
    form = Form(here / "formulir.xlsx")
    entries = fill_items(rng, form, rubric, items) + fill_people(rng, form, rubric, items)
    form.workbook.save(folder / f"{rubric_id}.xlsx")
    (here / "yaml" / "bukti" / "loket.yaml").write_text(
        yaml.safe_dump(document(rubric, entries), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return len(entries)


def plain(answer):
    """An answer as text: the id of a level may look like a number."""
    if isinstance(answer, list):
        return sorted(answer)
    return f"{answer:g}" if isinstance(answer, (int, float)) else answer


def in_order(evidence):
    """The document with its entries in one order; options of an answer too."""
    entries = [{**entry, "answer": plain(entry.get("answer"))} for entry in evidence["entries"]]
    return {**evidence, "entries": sorted(entries, key=lambda entry: (
        entry["item"], entry.get("product", ""), str(entry.get("respondent", ""))))}


def imported(patuh, here, form, rubric_id):
    """What an audit says after an import of the form; an import again must change nothing."""
    into = here / form.parent.name / form.stem / "bukti"
    into.mkdir(parents=True)
    run(patuh, into.parent, "import", form, "--into", "bukti")
    result = audit(patuh, into.parent, rubric_id, "bukti")
    before = (into / "loket.yaml").read_bytes()
    said = run(patuh, into.parent, "import", form, "--into", "bukti").decode()
    if (into / "loket.yaml").read_bytes() != before or "tidak berubah" not in said:
        raise ValueError("a second import changed the file")
    meant = yaml.safe_load((here / "yaml" / "bukti" / "loket.yaml").read_bytes())
    if in_order(yaml.safe_load(before)) != in_order(meant):
        raise ValueError("the file says something else:\n" + before.decode())
    if sorted(path.name for path in into.iterdir()) != ["loket.yaml"]:
        raise ValueError(f"left behind: {sorted(path.name for path in into.iterdir())}")
    return result


def cases(patuh, folder, seed):
    ids = sorted(path.stem for path in (PROJECT / "rubrics").glob("*.yaml"))
    for rubric_id in ids:
        count = make(patuh, folder, rubric_id, seed)
        yield f"{rubric_id}: answers were drawn", [] if count > 5 else [f"{count} entries"]
    has_office = shutil.which("soffice") is not None
    if has_office:
        resave(folder, [folder / f"{rubric_id}.xlsx" for rubric_id in ids])
    for rubric_id in ids:
        rng = random.Random(rubric_id)
        here, filled = folder / rubric_id, folder / f"{rubric_id}.xlsx"
        expected = audit(patuh, here / "yaml", rubric_id, "bukti")
        book.save(here / "tangan.xlsx", book.load(filled))
        scramble(filled, here / "acak.xlsx", rng)
        without_keys(filled, here / "tanpa-kunci.xlsx")
        forms = {"as openpyxl saves it": filled, "written by hand": here / "tangan.xlsx",
                 "moved about": here / "acak.xlsx", "without its keys": here / "tanpa-kunci.xlsx"}
        if has_office:
            forms["as LibreOffice saves it"] = folder / "lo" / f"{rubric_id}.xlsx"
        for title, form in forms.items():
            for way, result in (("imported", lambda one: imported(patuh, here, one, rubric_id)),
                                ("audited itself", lambda one: audit(patuh, here, rubric_id, one))):
                try:
                    wrong = [] if result(form) == expected else ["another result"]
                except (OSError, ValueError) as problem:
                    wrong = str(problem).splitlines()
                yield f"{rubric_id}: {title}, {way}", wrong


def main():
    patuh = str(Path(sys.argv[1]).resolve())
    seed = sys.argv[2] if len(sys.argv) > 2 else "1"
    failed = number = 0
    with tempfile.TemporaryDirectory(prefix="patuh-forms-") as name:
        for title, wrong in cases(patuh, Path(name).resolve(), seed):
            number += 1
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {title}", flush=True)
            for line in [f"not ok: {title}", *wrong] if wrong else []:
                print(f"#   {line}", file=sys.stderr)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
