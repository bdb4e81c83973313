#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Holds the schemas for editors to the program: both take and refuse the same files.

    schema.py

- Every map of the languages has the same keys in schema/ as in the tables of src/model/: the same
  ones required, of the same kinds; every choice has the same names. A table that no schema knows of
  is a failure.
- The schemas take every file under rubrics/ and samples/, and their first lines name the schema.
- They take every input of a golden case that ends well, and every one in which the program finds
  only what no schema can say (a reference, a sum, an order).
- They refuse every input in which the program finds a fault of structure: see STRUCTURAL; and take
  and refuse the single values and maps under VALUES.

Values are read as an editor's YAML language server reads them: YAML 1.2, where a date is a text and
9.5 a number. Speaks TAP.
"""

import json
import re
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)
import yaml

PROJECT = Path(__file__).resolve().parents[1]
GOLDEN = PROJECT / "tests" / "golden"
MODEL = PROJECT / "src" / "model"
LANGUAGES = (MODEL, PROJECT / "src" / "inspect")  # where the files of the languages are read
NAMES = ("rubric", "evidence", "folder", "lock")
SCHEMAS = {name: json.loads((PROJECT / "schema" / f"{name}.schema.json").read_text("utf-8"))
           for name in NAMES}

# A table of fields in C: the file and the function or table that holds it -> the schema and the
# definition that stands for it ("" is the document itself).
TABLES = {
    "rubric.c top_fields": ("rubric", ""),
    "rubric.c sources_read": ("rubric", "source_entry"),
    "rubric.c valid_read": ("rubric", "/properties/valid"),
    "rubric.c rounding_read": ("rubric", "/properties/rounding"),
    "rubric.c rollup_read": ("rubric", "/properties/rollup"),
    "rubric.c zones_for_read": ("rubric", "/properties/zones_for"),
    "zone.c zone_read": ("rubric", "zone"),
    "tree.c node_fields": ("rubric", "node"),
    "tree.c cites_read": ("rubric", "citation"),
    "tree.c wanted_read": ("rubric", "wanted"),
    "scale.c scale_fields": ("rubric", "scale"),
    "scale.c level_read": ("rubric", "level"),
    "scale.c range_read": ("rubric", "/definitions/scale/properties/range"),
    "scale.c step_read": ("rubric", "step"),
    "scale.c options_read": ("rubric", "option"),
    "condition.c condition_fields": ("rubric", "condition"),
    "condition.c cap_fields": ("rubric", "cap"),
    "condition.c outcome_read": ("rubric", "outcome"),
    "condition.c opinion_read": ("rubric", "opinion"),
    "evidence.c head_fields": ("evidence", ""),
    "evidence.c single_unit_read": ("evidence", "unit"),
    "evidence.c units_read": ("evidence", "unit_of_many"),
    "evidence.c products_read": ("evidence", "product"),
    "entry.c entry_fields": ("evidence", "entry"),
    "entry.c verified_read": ("evidence", "/definitions/entry/properties/verified"),
    "entry_attachment.c attachment_fields": ("evidence", "attachment"),
    "lock.c lock_load": ("lock", ""),
    "lock.c entry_read": ("lock", "file"),
    "table.c table_head_read": ("folder", ""),
    "table.c declared_check": ("folder", "unit"),
}
# Keys of derived rubrics, which src/model/extend.c and rubric_load.c take out before the tables.
OF_DERIVED = {"rubric.c top_fields": {"extends", "remove"}}
OF_CHANGES = {"under"}

# A list of names in C -> where the schemas have the same.
CHOICES = {
    "object_kind_names": [("rubric", "/properties/object")],
    "unanswered_names": [("rubric", "/properties/unanswered")],
    "combine_names": [("rubric", "/properties/combine"),
                      ("rubric", "/definitions/node/properties/combine"),
                      ("rubric", "/definitions/node/properties/merge")],
    "per_names": [("rubric", "/definitions/node/properties/per")],
    "measure_names": [("rubric", "/definitions/scale/properties/of")],
    "colour_names": [("rubric", "/definitions/zone/properties/zone"),
                     ("rubric", "/definitions/cap/properties/zone_at_most")],
    "evidence_kind_names": [("rubric", "/definitions/wanted/properties/kind")],
    "status_names": [("evidence", "/definitions/entry/properties/status")],
    "of_unit": [("rubric", "/properties/rollup/properties/unit")],
    "of_institution": [("rubric", "/properties/rollup/properties/institution")],
}
# tier_names are keys, which TABLES compares; the states of cited files, and of actions, stand in no file of the
# languages.
NO_CHOICES = {"tier_names", "citing_state_names", "progress_names"}

TYPES = {
    "FIELD_TEXT": ({"string", "number", "boolean"}, 1),
    "FIELD_LIST": ({"array"}, 1),
    "FIELD_LONG_LIST": ({"array"}, 1),
    "FIELD_MAP": ({"object"}, 1),
    "FIELD_TEXT_OR_MAP": ({"string", "number", "boolean", "object"}, 2),
    "FIELD_TEXT_OR_LIST": ({"string", "number", "boolean", "array"}, 2),
}

# Codes of faults that the shape of a file shows, wherever they are found.
STRUCTURAL = {
    119: "no kind", 130: "unknown key", 131: "missing key", 132: "not a text", 133: "not a list",
    134: "not a map", 135: "no value", 141: "no date", 142: "no choice", 144: "no id",
    146: "no weight", 147: "no duration", 148: "out of its range", 149: "empty list",
    150: "not whole", 203: "reserved id", 204: "neither item nor group", 205: "misplaced key",
    207: "no basis", 208: "two bases", 210: "scale shape", 218: "no floor 0", 225: "zero",
    229: "condition shape", 231: "cap shape", 313: "no answer", 314: "answer and na",
    318: "attachment shape", 321: "unit shape", 721: "no digest",
}
# In a rubric a number is a number; in evidence it may be the answer, which the scale judges. More
# than four places (138) is no fault of structure: 0.00001 is a number to an editor.
STRUCTURAL_IN_RUBRICS = {136: "no number", 137: "decimal comma", 139: "too large"}
# What the program says of texts that are no YAML, or not one document: they are not even loaded,
# since some would fill the memory.
UNREADABLE = set(range(101, 119))

# Values, and where they stand in a schema: those that it takes, and those that it refuses.
SCALE = {"range": {"min": 0, "max": 4}}
STEPS = {"steps": [{"from": 0, "value": 0}], "of": "count"}
ZONES = [{"zone": "red", "floor": 0, "label": "Merah", "source": "s"}]
ENDS = [{"label": "Ya", "when": {"node": "a", "below": 1}}, {"label": "Tidak"}]
DERIVED = {"patuh": "rubric/1", "id": "b", "version": 1, "title": "B", "extends": "a"}
WHOLE = {"patuh": "rubric/1", "id": "b", "version": 1, "title": "B", "object": "unit", "top": 100,
         "zones": ZONES, "items": [{"id": "a", "label": "A", "scale": "ada"}]}
EVIDENCE = {"patuh": "evidence/1", "rubric": "b", "institution": "Kota", "period": 2026}
VALUES = [
    ("rubric", "text", ["a", 1, 1.5, True], ["", "  ", None, [], {}]),
    ("rubric", "id", ["a.b-1", 2015, "a" * 128], ["A", "a_b", "a b", "", "a" * 129, None]),
    ("rubric", "number", [0, 9.5, "100", "0.1250"], [-1, 1e9, "-1", "1,5", "1.", "0.12345", "1e3"]),
    ("rubric", "weight", [0, 0.111, "1/9", "12.5", "0/1"], [-1, "1/0", "1/", "/9", "1/-9", "1,5"]),
    ("rubric", "/properties/top", [5, "100", 0.5], [0, "0", "0.0", -1, "a"]),
    ("rubric", "/properties/total", [1, 99.5, "1/3", "0.111"], [0, "0", "0/9", "0.00"]),
    ("rubric", "date", ["2026-06-30", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31"],
     ["2026-6-30", "30-06-2026", "2026-02-30", "2023-02-29", "1900-02-29", "2100-02-29",
      "2026-04-31", "2026-13-01", "2026-00-10", "1899-12-31", "3000-01-01", 2026]),
    ("rubric", "duration", ["12 months", "1 day", "1200 years"],
     ["12", "0 days", "1201 days", "12  months", "12 bulan", "-1 day", 12]),
    ("rubric", "percent", [0, 100, 89.9, "50"], [-1, 100.5, "a"]),
    ("rubric", "scale", [SCALE, {**SCALE, "base": 0, "source": "s"}, STEPS,
                         {**STEPS, "options": []}],
     [[], {"base": 0}, {**SCALE, **STEPS}, {**SCALE, "of": "count"}, {**SCALE, "options": []},
      {**STEPS, "of": "percent", "options": []}, {**SCALE, "source": "s", "assumed": "a"},
      {"range": {"min": 0, "max": 4, "step": 0}}, {"range": {"min": 0, "max": 4, "step": "0"}},
      {"levels": ["ada"]}, {"steps": ["ada"], "of": "count"}, {**STEPS, "options": ["ada"]}]),
    ("rubric", "zones", [ZONES, [{**ZONES[0], "floor": 50}, {**ZONES[0], "floor": "0.00"}]],
     [[], [{**ZONES[0], "floor": 50}], [{**ZONES[0], "floor": "50"}], ["merah", ZONES[0]],
      [{**ZONES[0], "assumed": "a"}]]),
    ("rubric", "node", WHOLE["items"] + [{"id": "a", "label": "A", "items": WHOLE["items"]}],
     ["a", {"id": "a", "label": "A", "items": []}, {**WHOLE["items"][0], "cites": ["s"]},
      {**WHOLE["items"][0], "evidence": ["foto"]}, {**WHOLE["items"][0], "weight": 1},
      {**WHOLE["items"][0], "source": "s", "assumed": "a"}, {**WHOLE["items"][0], "under": "b"}]),
    ("rubric", "change", [{"id": "a"}, {"id": "a", "weight": 1}, {"id": "a", "under": "b"},
                          {"id": "a", "items": [{"id": "b"}]}],
     ["a", {}, {"label": "A"}, {"id": "a", "items": "b"}, {"id": "total"},
      {"id": "a", "source": "s", "assumed": "a"}]),
    ("rubric", "condition", [{"node": "a", "at_least": 5},
                             {"not": {"any": [{"node": 1, "below": 5}]}}],
     [[], {}, {"all": []}, {"any": []}, {"node": "a"}, {"below": 5},
      {"not": {"node": "a", "below": 5}, "all": [{"node": "a", "below": 5}]},
      {"not": {"node": "a", "below": 5}, "node": "a"}]),
    ("rubric", "cap", [], ["a"]),
    ("rubric", "opinion", [{"id": "a", "label": "A", "outcomes": ENDS}],
     ["a", {"id": "a", "label": "A", "outcomes": []},
      {"id": "a", "label": "A", "outcomes": ["a"]}]),
    ("rubric", "", [DERIVED, WHOLE, {**WHOLE, "renames": {"a": "b"}},
                    {**DERIVED, "remove": ["a"], "items": [{"id": "a", "weight": 1}]}],
     [{**WHOLE, "remove": ["a"]}, {**WHOLE, "items": []}, {"extends": "a"},
      {**DERIVED, "items": [{"weight": 1}]}, {**DERIVED, "remove": "a"},
      {**WHOLE, "renames": {"a": ["b"]}}, {**WHOLE, "sources": {"s": "Sumber"}}]),
    ("evidence", "entry", [{"item": "a", "answer": ["x", 1]}, {"item": "a", "na": "x"},
                           {"item": "a", "status": "missing"}, {"item": "a", "status": "rejected"}],
     ["a", {"item": "a"}, {"item": "a", "status": "verified"}, {"item": "a", "status": "submitted"},
      {"item": "a", "answer": 1, "na": "x"}, {"item": "a", "answer": 1, "evidence": ["x"]}]),
    ("evidence", "", [{**EVIDENCE, "unit": {"id": "u", "name": "U"}, "entries": []},
                      {**EVIDENCE, "units": [{"id": "u", "name": "U", "entries": []}]}],
     [EVIDENCE, [], {**EVIDENCE, "units": []}, {**EVIDENCE, "unit": {"id": "u", "name": "U"}},
      {**EVIDENCE, "units": ["u"]},
      {**EVIDENCE, "units": [{"id": "u", "name": "U", "entries": []}], "products": []}]),
    ("lock", "digest", ["0" * 64, "0123456789abcdef" * 4], ["0" * 63, "A" * 64, "g" * 64, 1, ""]),
    ("lock", "/definitions/file/properties/size", [0, 536870912], [-1, 536870913, 1.5, "1"]),
    ("lock", "", [{"patuh": "lock/1", "files": []}], [[], {"patuh": "lock/1"}]),
    ("folder", "", [{"patuh": "folder/1", "institution": "Kota", "period": 2026, "units": []}],
     [[], {"patuh": "folder/1", "institution": "Kota", "period": 2026, "units": ["u"]}]),
]


class Loader(yaml.SafeLoader):
    """YAML 1.2 (core schema), as editors read it."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", r"[-+]?[0-9]+", list("-+0123456789")),
        ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
         list("-+.0123456789"))):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)
Loader.add_constructor("tag:yaml.org,2002:int",
                       lambda loader, node: int(loader.construct_scalar(node)))
Loader.add_constructor("tag:yaml.org,2002:float",
                       lambda loader, node: float(loader.construct_scalar(node)))


def as_json(value):
    """The same with the texts of keys, as JSON has them."""
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): as_json(one)
                for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, list) else value


def load(path):
    """The documents in a file; None where it cannot be read."""
    try:
        return as_json(yaml.load(path.read_text("utf-8-sig"), Loader))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, TypeError, RecursionError):
        return None


def kind_of(document):
    kind = document.get("patuh") if isinstance(document, dict) else None
    name = kind.partition("/")[0] if isinstance(kind, str) else None
    return name if name in NAMES else None


def faults(document):
    """What the schema of its kind says against a document; all schemas, where it has none."""
    name = kind_of(document)
    found = []
    for schema in [SCHEMAS[name]] if name else SCHEMAS.values():
        errors = jsonschema.Draft7Validator(schema).iter_errors(document)
        said = [f"/{'/'.join(str(part) for part in error.absolute_path)}: {error.message[:200]}"
                for error in errors]
        if not said and not name:
            return []
        found += said
    return found


# The schemas themselves.

def part(name, pointer):
    schema = SCHEMAS[name]
    if pointer and not pointer.startswith("/"):
        pointer = f"/definitions/{pointer}"
    for key in pointer.split("/")[1:]:
        schema = schema[key]
    return schema


def resolve(name, schema):
    while "$ref" in schema:
        schema = part(name, schema["$ref"].lstrip("#"))
    return schema


def types_of(name, schema):
    """The kinds of values that a schema takes."""
    schema = resolve(name, schema)
    python = {str: "string", bool: "boolean", int: "number", float: "number"}
    if "const" in schema:
        return {python[type(schema["const"])]}
    if "enum" in schema:
        return {python[type(one)] for one in schema["enum"]}
    if "type" in schema:
        found = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {"number" if one == "integer" else one for one in found}
    if "anyOf" in schema:
        return set().union(*(types_of(name, one) for one in schema["anyOf"]))
    found = [types_of(name, one) for one in schema.get("allOf", [])]
    return set.intersection(*[one for one in found if one]) if any(found) else set()


def maps_of(schema):
    """Every map with keys of its own in a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for one in schema.values():
            yield from maps_of(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from maps_of(one)


def check_schemas():
    for name, schema in SCHEMAS.items():
        try:
            jsonschema.Draft7Validator.check_schema(schema)
            wrong = []
        except jsonschema.SchemaError as error:
            wrong = [error.message]
        yield f"{name}: is a schema", wrong
        complaints, seen = [], 0
        for one in maps_of(schema):
            seen += len(one["properties"])
            if one.get("additionalProperties") is not False:
                complaints.append(f"takes other keys: {sorted(one['properties'])}")
            for key, value in one["properties"].items():
                text = value.get("description") or \
                    resolve(name, value.get("items", value)).get("description", "")
                if len(text.split("\n\n")) != 2:
                    complaints.append(f"{key}: help in two languages expected, not {text!r}")
        yield f"{name}: every key has help in two languages", complaints or (
            [] if seen else ["no keys found"])
    for key in sorted(set().union(*(schema["definitions"] for schema in SCHEMAS.values()))):
        found = [schema["definitions"][key] for schema in SCHEMAS.values()
                 if key in schema["definitions"] and key != "unit"]
        if len(found) > 1:
            yield f"{key}: the same in all schemas", [] if all(
                one == found[0] for one in found) else ["they differ"]


# The tables in C.

def sources():
    return sorted(path for folder in LANGUAGES for path in folder.glob("*.c"))


def tables_of(path):
    """The tables of fields in a source file: the name of each, and its rows."""
    text = path.read_text("utf-8")
    for found in re.finditer(r"^(\t?)(?:static )?const struct field (\w+)\[\w*\] = \{(.*?)^\1\};",
                             text, re.MULTILINE | re.DOTALL):
        name = found.group(2)
        if found.group(1):
            name = re.findall(r"^(\w+)\(", text[:found.start()], re.MULTILINE)[-1]
        rows = re.findall(
            r'\{(?:"(\w+)"|tier_names\[TIER_(\w+)\]),\s*(FIELD_\w+),\s*(true|false)\}',
            found.group(3))
        assert len(rows) == len(re.findall("FIELD_(?:TEXT|LIST|LONG_LIST|MAP)\\w*,", found.group(3))), name
        yield f"{path.name} {name}", {
            key or tier.lower(): (kind, required == "true") for key, tier, kind, required in rows}


def compare_table(table, fields):
    name, pointer = TABLES[table]
    schema = resolve(name, part(name, pointer))
    keys = schema["properties"]
    required = set(schema.get("required", [])) | set(schema.get("else", {}).get("required", []))
    complaints = [f"only in C: {key}" for key in sorted(fields.keys() - keys.keys())]
    complaints += [f"only in the schema: {key}" for key in
                   sorted(keys.keys() - fields.keys() - OF_DERIVED.get(table, set()))]
    wanted = {key for key, (_, is_required) in fields.items() if is_required}
    complaints += [f"required only in one: {key}" for key in sorted(wanted ^ required)]
    for key in sorted(fields.keys() & keys.keys()):
        most, least = TYPES[fields[key][0]]
        types = types_of(name, keys[key])
        if not types <= most or len(types) < least:
            complaints.append(f"{key}: {fields[key][0]} in C, {sorted(types)} in the schema")
        if least == 2 and not types & {"array", "object"}:
            complaints.append(f"{key}: {fields[key][0]} in C, only {sorted(types)} in the schema")
    return complaints


def check_tables():
    found = {}
    for path in sources():
        found.update(tables_of(path))
    for table in sorted(found.keys() | TABLES.keys()):
        if table not in TABLES:
            complaints = [f"no schema for it in TABLES: {sorted(found[table])}"]
        elif table not in found:
            complaints = ["not found in src/"]
        else:
            complaints = compare_table(table, found[table])
        yield f"keys: {table}", complaints
    derived = "".join((MODEL / name).read_text("utf-8") for name in ("extend.c", "rubric_load.c"))
    keys = set(re.findall(r'"(\w+)"', derived))
    yield "keys: derived rubrics", [f"not in src/model/: {key}" for key in sorted(
        set().union(OF_CHANGES, *OF_DERIVED.values()) - keys)]
    changes, nodes = (part("rubric", one)["properties"] for one in ("change", "node"))
    yield "keys: what may change in a derived rubric", [
        f"differs: {key}" for key in sorted(changes.keys() | nodes.keys())
        if (key in OF_CHANGES) == (key in nodes) or
        (key in nodes and key != "items" and changes.get(key) != nodes[key])]


def check_choices():
    found = {}
    for path in sources():
        for name, names in re.findall(
                r"const char \*const (\w+)\[\w*\] = \{(.*?)\};", path.read_text("utf-8"),
                re.DOTALL):
            found[name] = re.findall(r'"([\w-]+)"', names)
    for name in sorted(CHOICES):
        complaints = [] if name in found else ["not found in src/model/"]
        for schema, pointer in CHOICES[name]:
            names = part(schema, pointer)["enum"]
            if names != found.get(name):
                complaints.append(f"{found.get(name)} in C, {names} in {pointer}")
        yield f"choices: {name}", complaints
    named = {name for name in found if name.endswith("_names")} - NO_CHOICES
    yield "choices: each is in a schema", sorted(named - CHOICES.keys())


def check_values():
    for name, pointer, taken, refused in VALUES:
        at = pointer if pointer[:1] in ("", "/") else f"/definitions/{pointer}"
        schema = {"$ref": f"#{at}", "definitions": SCHEMAS[name]["definitions"],
                  "properties": SCHEMAS[name]["properties"]}
        check = jsonschema.Draft7Validator(schema if at else SCHEMAS[name])
        yield f"values: {name} {pointer}", \
            [f"refused: {one!r}" for one in taken if not check.is_valid(one)] + \
            [f"taken: {one!r}" for one in refused if check.is_valid(one)]


# Files.

def shipped():
    return sorted(path for folder in ("rubrics", "samples")
                  for pattern in ("*.y*ml", "*.lock")
                  for path in (PROJECT / folder).rglob(pattern))


def check_shipped():
    paths = shipped()
    yield "there are rubrics and samples", [] if len(paths) > 10 else ["not found"]
    for path in paths:
        document = load(path)
        kind = kind_of(document)
        complaints = faults(document) if kind else ["is none of " + ", ".join(NAMES)]
        up = "../" * (len(path.relative_to(PROJECT).parts) - 1)
        wanted = f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"
        first = path.read_text("utf-8").split("\n", 1)[0]
        if first != wanted and path.suffix != ".lock":  # which the program writes
            complaints.append(f"first line: {wanted!r} expected, not {first!r}")
        yield str(path.relative_to(PROJECT)), complaints


def inputs_of(case):
    for path in sorted([*case.rglob("*.y*ml"), *case.rglob("*.lock")]):
        if path.relative_to(case).parts[0] != "out" and not path.name.startswith("."):
            yield str(path.relative_to(case)), path


def expected_of(case):
    """The codes that the program must report for each file of a case."""
    found = {}
    for code, place in re.findall(r"^PTH-(\d+)(?: (.*))?$", (case / "expect").read_text("utf-8"),
                                  re.MULTILINE):
        name = re.sub(r"(:\d+)*$", "", place).replace("./", "", 1 if place[:2] == "./" else 0)
        found.setdefault(name, set()).add(int(code))
    return found


def check_good_cases():
    seen = 0
    for case in sorted(GOLDEN.glob("*/*/")):
        if case.parent.name in ("errors", "usage", "world") or (case / "exit").is_file():
            continue
        for name, path in inputs_of(case):
            seen += 1
            yield f"taken: {case.relative_to(GOLDEN)}/{name}", faults(load(path))
    yield "there are cases that end well", [] if seen > 20 else ["not found"]


def check_errors():
    seen = set()
    for case in sorted(GOLDEN.glob("errors/*/")):
        expected = expected_of(case)
        for name, path in inputs_of(case):
            codes = expected.get(name, set())
            # 120: another kind than the one wanted here, or than there is.
            document = None if codes & UNREADABLE or codes == {120} else load(path)
            if document is None:
                continue
            structural = STRUCTURAL.keys() | (
                STRUCTURAL_IN_RUBRICS.keys() if kind_of(document) == "rubric" else set())
            said = faults(document)
            if (STRUCTURAL_IN_RUBRICS.keys() - structural) & codes:
                continue  # may show in the shape, as {answer: 4,5} does
            if codes & structural:
                seen |= codes & structural
                yield f"refused: {case.name}/{name}", [] if said else [
                    f"PTH-{code} {STRUCTURAL.get(code, '')}" for code in sorted(codes)]
            else:
                yield f"taken: {case.name}/{name}", said
    yield "a case for each code", [f"none: PTH-{code}" for code in sorted(
        (STRUCTURAL.keys() | STRUCTURAL_IN_RUBRICS.keys()) - seen)]


def tests():
    yield from check_schemas()
    yield from check_tables()
    yield from check_choices()
    yield from check_values()
    yield from check_shipped()
    yield from check_good_cases()
    yield from check_errors()


def main():
    results = list(tests())
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
