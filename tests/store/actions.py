#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The follow-up of gaps goes out, comes back, and follows the assessments (patuh-action(1)). Speaks TAP.

    actions.py PATUH [--only NAME]
"""

import json
import re
import sys

import openpyxl
from harness import EVIDENCE, PROJECT, RUBRIC, change, main, require, rows, write_inputs

DAY = ("--as-of", "2026-07-01")
DUE = "2026-06-15"


def started(patuh, folder):
    """A store with one assessment and an action for each of its gaps; dindik/b loses points."""
    write_inputs(folder)
    store = folder / "jejak.db"
    patuh.good("audit", folder / "uji.yaml", folder / "bukti", "--save", store, "-q")
    patuh.good("action", "add", store, "--all", "-q", "--as-of", "2026-06-30")
    return store


def listed(patuh, store, *more):
    return json.loads(patuh.good("action", "list", store, *DAY, "--format", "json", *more))


def by_item(patuh, store):
    return {(action["unit"], action["item"]): action for action in listed(patuh, store)["actions"]}


def save(patuh, folder, store, evidence, *more):
    write_inputs(folder, evidence=evidence)
    status, _, err = patuh.run("audit", folder / "uji.yaml", folder / "bukti", "--save", store, *more)
    require(status == 0, err)
    return err


def sheet_of(book):
    return book["Rencana Aksi"]


def heads(sheet):
    """The row of the heads, and the column of each."""
    for row in sheet.iter_rows():
        names = {cell.value: cell.column for cell in row if cell.value}
        if "Kode unit" in names:
            return row[0].row, names
    raise AssertionError("no heads")


def fill(path, unit, item, **values):
    """Fills a row of the plan; the address of each cell that was filled."""
    book = openpyxl.load_workbook(path)
    sheet = sheet_of(book)
    first, names = heads(sheet)
    places = {}
    for row in range(first + 1, sheet.max_row + 1):
        if (sheet.cell(row, names["Kode unit"]).value == unit
                and sheet.cell(row, names["Kode indikator"]).value == item):
            for name, value in values.items():
                cell = sheet.cell(row, names[name.replace("_", " ")])
                cell.value = value
                places[name] = cell.coordinate
    require(places, f"no row for {unit}/{item}")
    book.save(path)
    return places


def a_plan_comes_back_as_a_workbook(patuh, folder):
    store = started(patuh, folder)
    plan = folder / "rencana.xlsx"
    patuh.good("action", "export", store, "-o", plan, *DAY)
    again = folder / "lagi.xlsx"
    patuh.good("action", "export", store, "-o", again, *DAY)
    require(plan.read_bytes() == again.read_bytes(), "two runs give other bytes")
    fill(plan, "dindik", "b", Penanggung_jawab="Kepala Seksi", Tenggat="15/06/2026", Status="proses",
         Catatan="menunggu SK")
    before = by_item(patuh, store)
    patuh.good("action", "import", store, plan, *DAY)
    action = by_item(patuh, store)["dindik", "b"]
    require((action["owner"], action["due"], action["status"], action["note"], action["urgency"])
            == ("Kepala Seksi", DUE, "under-way", "menunggu SK", "overdue"), f"{action}")
    after = by_item(patuh, store)
    for key in before.keys() - {("dindik", "b")}:
        require(before[key] == after[key], f"{key} changed")
    changes = len(listed(patuh, store)["changes"])
    patuh.good("action", "import", store, plan, *DAY)
    require(len(listed(patuh, store)["changes"]) == changes, "the same once more is a change")


def the_workbook_of_an_audit_comes_back(patuh, folder):
    """With gaps that nobody had taken up; rows that say nothing take nothing up."""
    write_inputs(folder)
    store, book = folder / "jejak.db", folder / "kota.xlsx"
    patuh.good("audit", folder / "uji.yaml", folder / "bukti", "--save", store, "-q", "-o", book)
    fill(book, "dindik", "b", Penanggung_jawab="Kasi", Tenggat="2026-06-15")
    patuh.good("action", "import", store, book, *DAY)
    found = by_item(patuh, store)
    require(list(found) == [("dindik", "b")] and found["dindik", "b"]["owner"] == "Kasi", f"{found}")


def faults_of_a_workbook_name_their_cells(patuh, folder):
    store = started(patuh, folder)
    plan = folder / "rencana.xlsx"
    patuh.good("action", "export", store, "-o", plan, *DAY)
    places = fill(plan, "dindik", "b", Status="beres", Tenggat="besok")
    fill(plan, "dindik", "c", Penanggung_jawab="Kasi")
    kept = rows(store, "SELECT * FROM action") + rows(store, "SELECT * FROM action_change")
    err = patuh.bad(888, 3, "action", "import", store, plan, *DAY)
    for name, code in (("Status", 888), ("Tenggat", 839)):
        wanted = f"sel {places[name]}:"
        require(re.search(rf"{wanted} kesalahan\[PTH-{code}\]", err), f"{wanted}: {err}")
    require(kept == rows(store, "SELECT * FROM action") + rows(store, "SELECT * FROM action_change"),
            "a part of it went in")


def the_list_keeps_to_its_schema(patuh, folder):
    try:
        import jsonschema
    except ImportError:
        return
    schema = json.loads((PROJECT / "schema" / "actions.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    store = started(patuh, folder)
    number = by_item(patuh, store)["dindik", "b"]["id"]
    patuh.good("action", "set", store, number, "--owner", "Kasi", "--due", DUE, "--status", "batal",
               "--note", "x", *DAY)
    found = listed(patuh, store)
    jsonschema.validate(found, schema)
    require({action["status"] for action in found["actions"]} == {"open", "cancelled"}, "both kinds")
    found["actions"][0]["status"] = "beres"
    require(not jsonschema.Draft7Validator(schema).is_valid(found), "the schema takes anything")


def reports_show_what_is_kept(patuh, folder):
    store = started(patuh, folder)
    number = str(by_item(patuh, store)["dindik", "b"]["id"])
    patuh.good("action", "set", store, number, "--owner", "<b>Kasi</b>", "--due", DUE, "--status",
               "proses", "--note", "=1+1", *DAY)
    book, page = folder / "kota.xlsx", folder / "kota.html"
    save(patuh, folder, store, EVIDENCE, "-o", book, "-o", page)
    sheet = sheet_of(openpyxl.load_workbook(book))
    first, names = heads(sheet)
    for row in range(first + 1, sheet.max_row + 1):
        if sheet.cell(row, names["Kode unit"]).value == "dindik" \
                and sheet.cell(row, names["Kode indikator"]).value == "b":
            cells = [sheet.cell(row, names[name]) for name in (
                "Penanggung jawab", "Tenggat", "Status", "Catatan")]
            require([cell.value for cell in (cells[0], *cells[2:])]
                    == ["<b>Kasi</b>", "proses", "=1+1"], f"{[cell.value for cell in cells]}")
            require(cells[1].value.date().isoformat() == DUE, f"{cells[1].value}")
            require(cells[3].data_type == "s", "a note became a formula")
    text = page.read_text(encoding="utf-8")
    section = re.search(r'<section id="follow-up".*?</section>', text, re.S)[0]
    actions = listed(patuh, store)["actions"]
    require(section.count("<tr>") == len(actions) + 1, "a row for each, and the head")
    require("<strong>1</strong> ▲ terlambat" in section, "the count of those overdue")
    first_row = section[section.index("<tbody>"):].split("</tr>")[0]
    require("&lt;b&gt;Kasi" in first_row and "▲ terlambat" in first_row, f"first: {first_row}")
    save(patuh, folder, folder / "lain.db", EVIDENCE, "-o", page)
    require("follow-up" not in page.read_text(encoding="utf-8"), "a section without actions")


def a_saved_audit_closes_and_reopens(patuh, folder):
    store = started(patuh, folder)
    key = ("dindik", "b")
    better = EVIDENCE.replace("item: b, answer: tidak", "item: b, answer: ada")
    later = better.replace('"2026"', '"2027"').replace("assessed: 2026-06-30", "assessed: 2027-06-30")
    err = save(patuh, folder, store, later)
    require("[PTH-881]" in err, err)
    require((by_item(patuh, store)[key]["status"], by_item(patuh, store)[key]["closed"])
            == ("done", "2027-06-30"), "it is not closed")
    # A period that comes before what is known changes nothing.
    err = save(patuh, folder, store, EVIDENCE.replace('"2026"', '"2025"'))
    require("[PTH-882]" not in err and by_item(patuh, store)[key]["status"] == "done", err)
    worse = EVIDENCE.replace('"2026"', '"2028"').replace("assessed: 2026-06-30",
                                                         "assessed: 2028-06-30")
    err = save(patuh, folder, store, worse)
    require("[PTH-882]" in err, err)
    action = by_item(patuh, store)[key]
    require((action["status"], action["closed"]) == ("open", None), f"{action}")
    told = [(change["as_of"], change["from"], change["to"])
            for change in listed(patuh, store)["changes"]
            if change["action"] == action["id"] and change["field"] == "status"]
    require(told == [("2026-06-30", None, "open"), ("2027-06-30", "open", "done"),
                     ("2028-06-30", "done", "open")], f"{told}")
    patuh.good("history", "verify", store)


def an_action_follows_what_was_renamed(patuh, folder):
    store = started(patuh, folder)
    number = by_item(patuh, store)["dindik", "b"]["id"]
    patuh.good("action", "set", store, number, "--owner", "Kasi", *DAY)
    rubric = RUBRIC.replace("id: uji", "id: baru").replace("{id: b,", "{id: tarif,") \
                   .replace("node: b,", "node: tarif,") \
                   .replace("object: unit", "object: unit\nrenames: {b: tarif}")
    evidence = EVIDENCE.replace("rubric: uji", "rubric: baru").replace("item: b,", "item: tarif,") \
                       .replace('"2026"', '"2027"')
    write_inputs(folder, rubric=rubric, evidence=evidence)
    (folder / "bukti" / "lain.yaml").unlink()
    (folder / "uji.yaml").rename(folder / "baru.yaml")
    patuh.good("audit", folder / "baru.yaml", folder / "bukti", "--save", store, "-q")
    action = by_item(patuh, store)["dindik", "tarif"]
    require((action["id"], action["rubric"], action["owner"], action["status"])
            == (number, "baru", "Kasi", "open"), f"{action}")
    moves = [change for change in listed(patuh, store)["changes"]
             if change["action"] == number and change["field"] == "item"]
    require((moves[-1]["from"], moves[-1]["to"]) == ("uji/b", "baru/tarif"), f"{moves}")
    count = len(listed(patuh, store)["actions"])
    patuh.good("action", "add", store, "--all", "-q", *DAY)
    require(len(listed(patuh, store)["actions"]) == count, "it was taken up twice")


def what_was_tampered_with_is_not_taken_up(patuh, folder):
    store = started(patuh, folder)
    change(store, "UPDATE entry SET note = 'x' WHERE unit = 0 AND position = 0")
    patuh.bad(872, 3, "action", "add", store, "--all", *DAY)


def tests(_seed):
    for check in (a_plan_comes_back_as_a_workbook, the_workbook_of_an_audit_comes_back,
                  faults_of_a_workbook_name_their_cells, the_list_keeps_to_its_schema,
                  reports_show_what_is_kept,
                  a_saved_audit_closes_and_reopens, an_action_follows_what_was_renamed,
                  what_was_tampered_with_is_not_taken_up):
        yield (check,)


if __name__ == "__main__":
    sys.exit(main(__doc__, tests))
