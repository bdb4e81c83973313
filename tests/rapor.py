#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The report card says what the JSON result says, a page for each unit, and is sound. Speaks TAP.

    rapor.py PATUH

For each rubric with a sample, in both languages and for both figures: two runs give the same bytes;
the HTML is balanced, made of known elements and attributes only, names no other file and has no
script; there is a sheet for each unit in the order read, behind one for the institution; scores,
zones, groups, products and costliest gaps are those of the result. Then names that would be tags, and
as many units as no summary holds.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = [
    ("ombudsman-2015-pemda", "kota-contoh"), ("ombudsman-2021", "magelang-2021"),
    ("ombudsman-2022", "kota-contoh"), ("ombudsman-2022", "terbitan/bali-2023"),
    ("ombudsman-2025", "kota-contoh"), ("ombudsman-2025", "terbitan/yogyakarta-2025-opini"),
    ("pekppp-2022", "kota-contoh"), ("ipp-2017", "puskesmas-bareng"), ("skm-2017", "sekadau"),
]
WAYS = [(), ("--lang", "en"), ("--count", "verified")]
HOSTILE = ["<script>alert(1)</script>", "</style></title><b>", "\" onload=x '", "&lt;b&gt; & co",
           "a\tb\u0085c"]
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# What may stand in the file, and what each may carry.
ELEMENTS = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "http-equiv", "name", "content"},
    "title": set(), "style": set(), "body": set(), "section": {"class", "id"}, "header": set(),
    "footer": set(), "div": {"class"}, "p": {"class"}, "h1": set(), "h2": set(), "small": set(),
    "span": {"class"}, "i": set(), "b": set(), "a": {"href"}, "ul": {"class"}, "li": {"class"},
    "table": {"class"}, "thead": set(), "tbody": set(), "tfoot": set(), "tr": {"class"},
    "th": {"scope", "class", "colspan"}, "td": {"class"}, "svg": {"class", "aria-hidden"},
    "rect": {"class", "x", "width", "height"}, "text": {"x", "y"},
}
EMPTY = {"meta"}


class Unsound(Exception):
    """The card is so wrong that no more can be asked of it."""


class Element:
    """An element with what stands in it: elements and texts."""

    def __init__(self, name, attributes):
        self.name, self.attributes, self.children = name, attributes, []

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def all(self, name, looks=None):
        """Every element of that name below this one, those with a class where one is given."""
        for child in self.children:
            if isinstance(child, str):
                continue
            if child.name == name and (not looks or looks in child.looks()):
                yield child
            yield from child.all(name, looks)

    def one(self, name, looks=None):
        found = list(self.all(name, looks))
        if len(found) != 1:
            raise Unsound(f"{len(found)} <{name} class={looks}>, not one")
        return found[0]

    def looks(self):
        return (self.attributes.get("class") or "").split()


class Reader(HTMLParser):
    """Makes a tree; complains of what is not balanced or not among these elements."""

    def __init__(self, text, elements=ELEMENTS, empty=EMPTY):
        super().__init__(convert_charrefs=True)
        self.elements, self.empty = elements, empty
        self.root = Element("", {})
        self.open, self.complaints = [self.root], []
        self.feed(text)
        self.close()
        if len(self.open) > 1:
            self.complaints.append(f"not closed: <{self.open[-1].name}>")

    def add(self, name, attributes):
        given = dict(attributes)
        if len(given) != len(attributes):
            self.complaints.append(f"an attribute of <{name}> twice")
        strange = set(given) - self.elements.get(name, set())
        if name not in self.elements or strange:
            self.complaints.append(f"strange: <{name} {' '.join(sorted(strange))}>")
        element = Element(name, given)
        self.open[-1].children.append(element)
        return element

    def handle_starttag(self, tag, attrs):
        element = self.add(tag, attrs)
        if tag not in self.empty:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.add(tag, attrs)

    def handle_endtag(self, tag):
        if self.open[-1].name != tag:
            self.complaints.append(f"</{tag}> closes <{self.open[-1].name}>")
        else:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)

    def handle_comment(self, data):
        self.complaints.append(f"a comment: {data}")


def run(patuh, rubric, path, folder, *options):
    """Audits into a report card and a JSON file: the bytes of the one, the other as a value."""
    card, result = folder / "kota.rapor.html", folder / "kota.json"
    subprocess.run([patuh, "audit", str(rubric), str(path), "--quiet", "--as-of", "2026-06-30", "-o",
                    str(card), "-o", str(result), *options], check=True, capture_output=True)
    return card.read_bytes(), json.loads(result.read_bytes(), parse_float=Fraction)


def number(text, mark):
    return Fraction(text.replace(mark, "."))


def figure_complaints(sheet, thing, words, mark):
    """The panel and the three figures of a sheet against the result."""
    rows = list(sheet.one("table", "figures").one("tbody").all("tr"))
    zones = (None, thing["verified_zone"], thing["potential_zone"])
    for row, key, zone in zip(rows, ("claimed", "verified", "potential"), zones):
        score = row.one("td", "n").text()
        if thing[key] is None:
            if score != "–" or "none" not in row.one("span", "zone").looks():
                yield f"{thing['name']}: {key} is {score}, not nothing"
        elif number(score, mark) != thing[key]:
            yield f"{thing['name']}: {key} is {score}, not {thing[key]}"
        elif zone and zone not in row.one("span", "zone").looks():
            yield f"{thing['name']}: zone of {key} is not {zone}"
    counted = [row for row in rows if "counted" in row.looks()]
    panel = sheet.one("div", "score")
    if thing["score"] is None:
        if list(panel.all("p", "number")):
            yield f"{thing['name']}: there is a score"
        return
    score = panel.one("p", "number").text().split()[0]
    if len(counted) != 1 or counted[0].one("td", "n").text() != score:
        yield f"{thing['name']}: the figure that counts is not marked"
    zone = panel.one("span", "zone")
    if number(score, mark) != thing["score"] or thing["zone"] not in zone.looks():
        yield f"{thing['name']}: {score}, {zone.looks()}"
    if words.get(thing["label"], thing["label"]) not in zone.text():
        yield f"{thing['name']}: {zone.text()} for {thing['label']}"
    for key in ("category", "predicate"):
        if thing[key] and thing[key] not in panel.one("p", "band").text():
            yield f"{thing['name']}: lacks its {key}"
    said = [words.get(opinion["label"], opinion["label"]) for opinion in thing["opinions"]]
    if any(text not in sheet.one("ul", "remarks").text() for text in said):
        yield f"{thing['name']}: lacks an opinion"


def group_complaints(sheet, unit, labels, mark):
    """Each group whose mean is shown, to within what the ratios of the result were rounded by."""
    for row in sheet.all("tr"):
        value = list(row.all("td", "n"))
        if not value or not value[0].text().endswith(" %"):
            continue
        label = row.one("th").text()
        percent = number(value[0].text().removesuffix(" %"), mark)
        means = []
        for index, name in enumerate(labels):
            ratios = [node["ratio"] for node in (object["nodes"][index] for object in unit["objects"])
                      if node["ratio"] is not None]
            if name == label and ratios:
                means.append(100 * sum(ratios) / len(ratios))
        if not any(abs(mean - percent) <= Fraction("0.01") for mean in means):
            yield f"{unit['name']}: {label} is {percent}, not {[float(mean) for mean in means]}"
        fill = row.one("rect", "fill").attributes["width"]
        if fill != f"{float(percent):.2f}%":
            yield f"{unit['name']}: the bar of {label} is {fill}"


def product_complaints(sheet, unit, mark):
    """The weakest products of a unit that has several, in order."""
    lists = list(sheet.all("table", "lines"))
    objects = unit["objects"]
    if len(objects) < 2:
        if lists:
            yield f"{unit['name']}: a list of one product"
        return
    expected = sorted(((object["score"] is None, object["score"] or 0) for object in objects))[:6]
    found = [row.one("td", "n").text() for row in lists[0].one("tbody").all("tr")]
    scores = [(text == "–", 0 if text == "–" else number(text, mark)) for text in found]
    if scores != expected:
        yield f"{unit['name']}: products {found}"


def gap_complaints(sheet, unit, parents, mark):
    """The costliest gaps. Of several products the result gives rounded losses: allow for that."""
    objects = [object for object in unit["objects"] if object["score"] is not None]
    lost = {}
    for object in objects:
        for index, node in enumerate(object["nodes"]):
            # A leaf: an item, or a group whose children a direct value covers.
            is_leaf = index not in parents or object["nodes"][index + 1]["state"] == "covered"
            if index and is_leaf and node["lost"]:
                lost[index] = lost.get(index, 0) + node["lost"]
    expected = sorted((value / len(objects) for value in lost.values()), reverse=True)[:5]
    rows = [row for table in sheet.all("table", "gaps") for row in table.one("tbody").all("tr")]
    found = [number(row.one("td", "n").text(), mark) for row in rows]
    allowed = Fraction("0.01") if len(objects) > 1 else 0
    if len(found) != len(expected) or any(abs(a - b) > allowed for a, b in zip(found, expected)):
        yield f"{unit['name']}: gaps {[float(x) for x in found]}, not {[float(x) for x in expected]}"
    names = [row.one("div", "two").text() for row in rows]
    follow_up = list(sheet.one("table", "ruled").one("tbody").all("tr"))
    agreed = [cell.text() for row in follow_up for cell in row.all("th")]
    if agreed != names or len(follow_up) != 5:
        yield f"{unit['name']}: the follow-up has {agreed}"


def sound_complaints(card, root):
    """What must hold of every card."""
    text = card.decode("utf-8")
    if not text.startswith("<!DOCTYPE html>\n<html lang="):
        yield "no doctype, or no language"
    body = text[text.index("<body>"):]
    for word in ("http:", "https:", "://", "url(", "src=", "<script", "@import", "javascript:"):
        if word in (text if word != "://" else body).lower():
            yield f"there is {word}"
    metas = [element.attributes for element in root.all("meta")]
    if {"http-equiv": "Content-Security-Policy", "content": POLICY} not in metas:
        yield "no policy"
    if {"charset": "utf-8"} not in metas or not root.one("title").text():
        yield "no charset or no title"
    ids = {section.attributes["id"] for section in root.all("section") if "id" in section.attributes}
    links = {link.attributes["href"] for link in root.all("a")}
    if not links <= {f"#{name}" for name in ids}:
        yield f"links that lead nowhere: {links}"
    if any(cell.attributes.get("scope") not in ("row", "col") for cell in root.all("th")):
        yield "a head without its scope"


def complaints(patuh, rubric, path, folder, *options):
    """What is wrong with the card of an audit; empty where nothing is."""
    card, result = run(patuh, rubric, path, folder, *options)
    if rubric.stem == SAMPLES[0][0] and not options:
        time.sleep(1.1)  # so that a clock that got into the file would show
    if run(patuh, rubric, path, folder, *options)[0] != card:
        yield "a second run gave other bytes"
    reader = Reader(card.decode("utf-8"))
    yield from reader.complaints
    yield from sound_complaints(card, reader.root)
    mark = "." if "en" in options else ","
    document = yaml.safe_load(rubric.read_text(encoding="utf-8"))
    labels, parents = outline(document, "en" in options)
    words = english(document) if "en" in options else {}
    sheets = list(reader.root.all("section", "sheet"))
    units = result["units"]
    if 1 < len(units) <= 60:
        summary = sheets.pop(0)
        yield from figure_complaints(summary, result["institution"], words, mark)
        if len(list(summary.all("a"))) != len(units):
            yield "the summary lacks a unit"
    if len(sheets) != len(units):
        yield f"{len(sheets)} sheets for {len(units)} units"
    for sheet, unit in zip(sheets, units):
        name = re.sub(r"[\t\n\r]", " ", re.sub("[\x7f-\x9f]", "\ufffd", unit["name"]))
        if sheet.one("h1").text() != name:
            yield f"a page of {sheet.one('h1').text()!r} where {name!r} stands"
        if result["institution"]["name"] not in sheet.one("header").text():
            yield f"{name}: no institution"
        if result["rubric"]["sha256"][:12] not in sheet.one("footer").text():
            yield f"{name}: no digest"
        yield from figure_complaints(sheet, unit, words, mark)
        yield from group_complaints(sheet, unit, labels, mark)
        yield from product_complaints(sheet, unit, mark)
        yield from gap_complaints(sheet, unit, parents, mark)


def english(document):
    """What zones and outcomes of a rubric are called: the label, which the result has -> in English."""
    named = document["zones"] + [outcome for opinion in document.get("opinions", ())
                                 for outcome in opinion["outcomes"]]
    return {thing["label"]: thing["en"] for thing in named if "en" in thing}


def outline(document, is_english):
    """Of each node of a rubric its label, in the order of the result, and which have children."""
    labels, parents = [None], {0}

    def add(nodes):
        for node in nodes:
            labels.append(node.get("en", node["label"]) if is_english else node["label"])
            if "items" in node:
                parents.add(len(labels) - 1)
                add(node["items"])
    add(document["items"])
    return labels, parents


def made_up(folder, names):
    """Evidence of units with these names for the survey: answered, not answered, as published."""
    entries = [[{"item": "unsur.biaya", "respondent": "a", "answer": 3}], [],
               [{"item": "total", "answer": 80}]]
    path = folder / f"{len(names)}.yaml"
    path.write_text(json.dumps({
        "patuh": "evidence/1", "rubric": "skm-2017", "institution": names[0], "period": "<b>2026",
        "assessed": "2026-01-01",
        "units": [{"id": f"u{index}", "name": name, "entries": entries[index % 3]}
                  for index, name in enumerate(names)]}), encoding="utf-8")
    return path


def main():
    patuh = sys.argv[1]
    cases = [(f"{rubric}, {sample} {' '.join(way)}".strip(), rubric, PROJECT / "samples" / sample, way)
             for rubric, sample in SAMPLES for way in WAYS]
    failed = 0
    print(f"1..{len(cases) + 3}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, names in [("names that would be tags", HOSTILE),
                             ("sixty units", [f"Unit {i}" for i in range(60)]),
                             ("more units than a summary holds", [f"Unit {i}" for i in range(61)])]:
            cases.append((title, "skm-2017", made_up(folder, names), ()))
        for index, (title, rubric, path, way) in enumerate(cases, 1):
            wrong = []
            try:
                wrong += complaints(patuh, PROJECT / "rubrics" / f"{rubric}.yaml", path, folder, *way)
            except Unsound as problem:
                wrong.append(str(problem))
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {index} - {title}")
            for text in wrong:
                print(f"#   {text}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
