#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The reference, its readers and the generator, held to known figures: who tests the test.

Each figure stands in the rubric language's documentation or was published. Run it by itself:
    test_reference.py
"""
import datetime
import pathlib
import random
import tempfile
import unittest
from fractions import Fraction

import check
import generate
import reading
import reference
import retell

RUBRIC = """
patuh: rubric/1
id: contoh
version: 1.0.0
title: Contoh
object: unit
top: 100
rounding: {object: 2, unit: 2, institution: 2}
scales:
  ada: {levels: [{id: tidak, label: Tidak ada, value: 0}, {id: ada, label: Ada, value: 1}]}
  survei: {range: {min: 1, max: 4}}
  tangga:
    of: count
    options: [{id: web, label: Laman}, {id: sippn, label: SIPPN}, {id: papan, label: Papan}]
    steps: [{from: 0, value: 0}, {from: 1, value: 1}, {from: 3, value: 5}]
  persen: {range: {min: 0, max: 100}}
zones:
  - {zone: green,  floor: 81, label: Hijau}
  - {zone: yellow, floor: 51, label: Kuning}
  - {zone: red,    floor: 0,  label: Merah}
"""
SEKADAU = pathlib.Path(__file__).resolve().parents[1] / "data" / "skm_raw_sekadau.csv"
BANTUL = "3.31 3.35 3.49 3.93 3.45 3.39 3.39 3.76 3.35".split()
YES, NO, NONE = {"answer": "ada"}, {"answer": "tidak"}, {"na": "Tidak berlaku."}


def item(name, **keys):
    """A yes/no item."""
    return {"id": name, "scale": "ada", **keys}


def evidence(units):
    """An evidence document out of unit id -> {item id: entry}, or -> a list of entries."""
    def entries(given):
        if isinstance(given, dict):
            return [{"item": name, **entry} for name, entry in given.items()]
        return given
    return {"institution": "Kota Contoh", "period": "2026",
            "units": [{"id": name, "name": name, "entries": entries(given)}
                      for name, given in units.items()]}


def result_of(items, units, count="claimed", as_of="2026-06-30", **keys):
    """The audit of a small rubric made of RUBRIC and `items`."""
    rubric = reference.Rubric({**reading.parse(RUBRIC), **keys, "items": items})
    return reference.audit(rubric, [evidence(units)], as_of, count)


def only_object(items, answers, **keys):
    """The one object of the one unit of a small audit."""
    return result_of(items, {"dinas": answers}, **keys)["units"]["dinas"]["objects"]["dinas"]


class WorkedFigures(unittest.TestCase):
    """Each small tree has the score that the documentation prints."""

    def assert_score(self, expected, items, answers, zone=None, **keys):
        thing = only_object(items, answers, **keys)
        score = thing["score"]
        self.assertEqual(expected, None if score is None else f"{score:f}")
        if zone:
            self.assertEqual(zone, thing["zone"])

    def test_groups_carry_their_weight(self):
        tree = [{"id": "G1", "weight": "2", "items": [item("a"), item("b")]},
                {"id": "G2", "weight": "1", "items": [item("c")]}]
        self.assert_score("66.67", tree, {"a": YES, "b": NO, "c": YES})

    def test_a_heavy_item_weighs_more(self):
        tree = [item("a"), item("b"), item("c", weight="10")]
        self.assert_score("8.33", tree, {"a": YES, "b": NO, "c": NO})

    def test_weight_zero_adds_nothing(self):
        tree = [item("a"), item("b"), item("c", weight="0")]
        self.assert_score("50.00", tree, {"a": YES, "b": NO, "c": YES}, zone="red")

    def test_a_group_without_counting_children_does_not_count(self):
        tree = [{"id": "G1", "items": [item("a")]}, {"id": "G2", "items": [item("b")]}]
        self.assert_score("100.00", tree, {"a": YES, "b": NONE}, zone="green")

    def test_nothing_applicable_is_no_score(self):
        thing = only_object([item("a"), item("b")], {"a": NONE, "b": NONE})
        for key in ("score", "verified", "potential", "zone", "label"):
            self.assertIsNone(thing[key], key)

    def test_bantul_2023(self):
        answers = {f"u{n}": {"answer": text} for n, text in enumerate(BANTUL, start=1)}
        for weight, keys, score in (("1/9", {}, "87.28"), ("0.111", {"total": "1"}, "87.19")):
            tree = [{"id": name, "scale": "survei", "weight": weight} for name in answers]
            self.assert_score(score, tree, answers, **keys)

    def test_puskesmas_bareng_2017(self):
        tree = [{"id": "kebijakan", "weight": "30", "items": [item("a")]},
                {"id": "sdm", "weight": "18", "items": [item("b")]},
                {"id": "lain", "weight": "52", "items": [item("c")]}]
        thing = only_object(tree, {"kebijakan": {"answer": "3.39"}, "sdm": {"answer": "2.81"}},
                            top="5")
        self.assertEqual("1.02", str(thing["nodes"]["kebijakan"]["points"]))
        self.assertEqual("0.51", str(thing["nodes"]["sdm"]["points"]))
        self.assertEqual("covered", thing["nodes"]["a"]["state"])

    def test_bali_2023(self):
        units = {f"unit-{n}": {"total": {"answer": text}}
                 for n, text in enumerate(("95.56", "96.39", "97.43"))}
        result = result_of([item("a")], units)
        self.assertEqual("96.46", str(result["institution"]["score"]))
        self.assertEqual("green", result["institution"]["zone"])

    def test_a_tie_rounds_up_into_the_zone(self):
        tree = [item("a", weight="16199/20000"), item("b", weight="3801/20000")]
        self.assert_score("81.00", tree, {"a": YES, "b": NO}, zone="green")
        self.assert_score("81.00", [item("a")], {"total": {"answer": "80.995"}}, zone="green")

    def test_below_a_tie_rounds_down_out_of_the_zone(self):
        tree = [item("a", weight="809949/1000000"), item("b", weight="190051/1000000")]
        self.assert_score("80.99", tree, {"a": YES, "b": NO}, zone="yellow")
        self.assert_score("80.99", [item("a")], {"total": {"answer": "80.9949"}}, zone="yellow")

    def test_a_level_without_rounding_is_zoned_exactly(self):
        self.assert_score("80.9950", [item("a")], {"total": {"answer": "80.995"}}, zone="yellow",
                          rounding={"unit": "2"})

    def test_a_smaller_sum_is_divided_by_the_total(self):
        tree = [item("a", weight="60"), item("b", weight="39.5")]
        self.assert_score("99.50", tree, {"a": YES, "b": YES}, total="100")


class Combining(unittest.TestCase):
    """min, max and all; shares; unanswered items."""

    def test_min_max_all(self):
        tree = [{"id": "a", "scale": "persen"}, {"id": "b", "scale": "persen"}]
        answers = {"a": {"answer": "100"}, "b": {"answer": "40"}}
        for combine, score in (("mean", 70), ("min", 40), ("max", 100), ("all", 0)):
            thing = only_object(tree, answers, combine=combine)
            self.assertEqual(score, thing["score"], combine)
            lost = 30 if combine == "mean" else 60
            self.assertEqual(lost, thing["nodes"]["b"]["lost"], combine)

    def test_unanswered_counts_as_zero_or_not_at_all(self):
        tree, answers = [item("a"), item("b")], {"a": YES, "b": {**YES, "status": "rejected"}}
        for unanswered, score, state in (("zero", 50, "unanswered"), ("exclude", 100, "excluded")):
            thing = only_object(tree, answers, unanswered=unanswered)
            self.assertEqual(score, thing["score"])
            self.assertEqual(state, thing["nodes"]["b"]["state"])
            self.assertEqual(100, thing["potential"])

    def test_base_and_best(self):
        scale = {"range": {"min": "1", "max": "5"}, "base": "1", "best": "4"}
        for answer, ratio in (("1", 0), ("2.5", Fraction(1, 2)), ("4", 1), ("5", 1)):
            self.assertEqual(ratio, reference.scale_ratio(scale, answer), answer)

    def test_steps_give_the_value_of_the_last_one_reached(self):
        ladder = reading.parse(RUBRIC)["scales"]["tangga"]
        percent = {"of": "percent", "steps": [{"from": "0", "value": "1"}, {"from": "30",
                   "value": "3"}, {"from": "80.5", "value": "4"}], "base": "1", "best": "5"}
        for scale, answer, ratio in (
                (ladder, "0", 0), (ladder, "2", Fraction(1, 5)), (ladder, "9", 1),
                (ladder, [], 0), (ladder, ["web"], Fraction(1, 5)),
                (ladder, ["papan", "web", "sippn"], 1), (percent, "29.9999", 0),
                (percent, "30", Fraction(1, 2)), (percent, "80.4999", Fraction(1, 2)),
                (percent, "80.5", Fraction(3, 4))):
            self.assertEqual(ratio, reference.scale_ratio(scale, answer), answer)


class Several(unittest.TestCase):
    """Items that are answered for each product or by each respondent."""

    def surveyed(self, answers, **keys):
        """The object of a survey: item id -> the respondents' answers."""
        entries = [{"item": name, "respondent": str(number), "answer": text}
                   for name, texts in answers.items() for number, text in enumerate(texts)]
        weight = keys.pop("weight", "1/9")
        tree = [{"id": name, "scale": "survei", "weight": weight, "per": "respondent"}
                for name in answers]
        return only_object(tree, entries, **keys)

    def test_bantul_by_respondents(self):
        answers = {}
        for number, mean in enumerate(BANTUL, start=1):
            fours = int(Fraction(mean) * 100) - 300  # of 100 respondents; the others say 3
            answers[f"u{number}"] = ["4"] * fours + ["3"] * (100 - fours)
        for keys, score in (({}, "87.28"), ({"weight": "0.111", "total": "1"}, "87.19")):
            thing = self.surveyed(answers, **keys)
            self.assertEqual(score, str(thing["score"]))
            self.assertEqual(score, str(thing["verified"]))
            self.assertEqual(100, thing["nodes"]["u1"]["instances"])

    def test_sekadau_49_respondents_as_wide_csv(self):
        text = SEKADAU.read_text(encoding="utf-8")
        text = "\n".join(("unit," if not number else "Puskesmas A,") + line
                         for number, line in enumerate(text.split("\n")) if line)
        text = text.replace("unit,resp,", "unit,respondent,")
        for weight, keys, score in (("1/9", {}, "78.74"), ("0.111", {"total": "1"}, "78.66")):
            tree = [{"id": f"u{number}", "scale": "survei", "weight": weight,
                     "per": "respondent"} for number in range(1, 10)]
            rubric = {**reading.parse(RUBRIC), **keys, "items": tree}
            paper = reading.document_of_csv(rubric, {"institution": "x", "period": "y"}, [text])
            self.assertEqual(441, len(paper["units"][0]["entries"]))
            unit = reference.audit(reference.Rubric(rubric), [paper],
                                   "2026-06-30")["units"]["puskesmas-a"]
            self.assertEqual(score, str(unit["score"]))
            self.assertEqual(49, unit["objects"]["puskesmas-a"]["nodes"]["u9"]["instances"])

    def test_pekppp_three_quarters_of_the_form_and_one_of_the_users(self):
        tree = [{"id": "f02", "weight": "0.75", "items": [item("a", scale="tangga"),
                                                         item("b", scale="tangga", weight="3")]},
                {"id": "f03", "weight": "0.25", "items": [
                    {"id": "c", "scale": "survei", "per": "respondent"}]}]
        entries = [{"item": "a", "answer": "1"}, {"item": "b", "answer": "3"},
                   {"item": "c", "respondent": "1", "answer": "4"},
                   {"item": "c", "respondent": "2", "answer": "2"}]
        thing = only_object(tree, entries, top="5", zones=[
            {"zone": "green", "floor": "3.51"}, {"zone": "red", "floor": "0"}])
        # F-02 (1/5 + 3) / 4 = 0.8, F-03 (1 + 0.5) / 2 = 0.75; 5 × (0.75 × 0.8 + 0.25 × 0.75)
        self.assertEqual("3.94", str(thing["score"]))
        self.assertEqual("3.00", str(thing["nodes"]["f02"]["points"]))

    def test_merge(self):
        entries = [{"item": "a", "respondent": name, **entry} for name, entry in (
            ("1", {"answer": "4"}), ("2", {"answer": "1"}), ("3", {"na": "x"}),
            ("4", {"answer": "4", "status": "rejected"}))]
        for merge, unanswered, score, potential in (
                ("mean", "zero", "41.67", "75.00"), ("mean", "exclude", "62.50", "75.00"),
                ("min", "zero", "0.00", "25.00"), ("min", "exclude", "25.00", "25.00"),
                ("max", "zero", "100.00", "100.00"), ("all", "exclude", "0.00", "0.00")):
            tree = [{"id": "a", "scale": "survei", "per": "respondent", "merge": merge}]
            thing = only_object(tree, entries, unanswered=unanswered)
            self.assertEqual([score, potential], [str(thing["score"]), str(thing["potential"])],
                             (merge, unanswered))
            self.assertEqual(3 if unanswered == "zero" else 2, thing["nodes"]["a"]["instances"])

    def test_verification_is_per_instance(self):
        tree = [item("a", per="respondent", evidence=[{"id": "foto"}])]
        entries = [{"item": "a", "respondent": name, **YES, "status": status}
                   for name, status in (("1", "verified"), ("2", "submitted"))]
        thing = only_object(tree, entries)
        self.assertEqual([50, 100, 100],
                         [thing[key] for key in ("verified", "score", "potential")])

    def test_states(self):
        def of(name, entry):
            return {"item": "a", "respondent": name, **entry}
        for unanswered, entries, state in (
                ("zero", [], "unanswered"), ("exclude", [], "excluded"),
                ("zero", [of("1", NONE), of("2", NONE)], "not-applicable"),
                ("exclude", [of("1", NONE), of("2", {"status": "missing"})], "excluded"),
                ("zero", [of("1", NONE), of("2", {"status": "missing"})], "unanswered"),
                ("zero", [of("1", YES), of("2", NONE)], "scored")):
            thing = only_object([item("a", per="respondent")], entries, unanswered=unanswered)
            self.assertEqual(state, thing["nodes"]["a"]["state"], (unanswered, entries))

    def test_each_declared_product_is_an_instance(self):
        rubric = reference.Rubric({**reading.parse(RUBRIC), "items": [
            item("a", per="product"), item("b")]})
        papers = evidence({"dinas": [{"item": "a", "product": "p", **YES}, {"item": "b", **YES}]})
        papers["units"][0]["products"] = [{"id": name, "name": name} for name in "pqrs"]
        unit = reference.audit(rubric, [papers], "2026-06-30")["units"]["dinas"]
        self.assertEqual("62.50", str(unit["score"]))
        self.assertEqual(4, unit["objects"]["dinas"]["nodes"]["a"]["instances"])


class Verdicts(unittest.TestCase):
    """Caps, critical items, opinions."""
    TREE = [item("a"), item("b"), {"id": "c", "scale": "persen", "weight": "8"}]

    def audited(self, answers, tree=None, **keys):
        return result_of(tree or self.TREE, {"dinas": {
            name: {"answer": text} for name, text in answers.items()}}, **keys)["units"]["dinas"]

    def test_caps(self):
        no_a, no_b = {"node": "a", "below": "100"}, {"node": "b", "below": "100"}
        at_yellow = {"when": no_a, "zone_at_most": "yellow", "reason": "y"}
        at_red = {"when": no_b, "zone_at_most": "red", "reason": "r"}
        at_60 = {"when": no_a, "score_at_most": "60", "reason": "60"}
        at_40 = {"when": no_b, "score_at_most": "40.005", "reason": "40"}
        a, b, both = {"b": "ada", "c": "100"}, {"a": "ada", "c": "100"}, {"c": "100"}
        for caps, answers, score, zone, reasons in (
                ([at_yellow], a, "90.00", "yellow", "y"),
                ([at_yellow], b, "90.00", "green", None),
                ([at_yellow], {"b": "ada", "c": "0"}, "10.00", "red", None),
                ([at_red, at_yellow], both, "80.00", "red", "r"),  # 80.00 is yellow
                ([at_60], a, "60.00", "yellow", "60"),
                ([at_60], {"b": "ada", "c": "50"}, "50.00", "red", None),
                ([at_60, at_40], both, "40.01", "red", "60; 40"),
                ([at_60, at_red], both, "60.00", "red", "60; r"),
                ([{**at_60, "when": {"all": [no_a, no_b]}}], a, "90.00", "green", None),
                ([{**at_60, "when": {"any": [no_b, no_a]}}], a, "60.00", "yellow", "60"),
                ([{**at_60, "when": {"not": no_b}}], a, "60.00", "yellow", "60"),
                ([{**at_60, "when": {"node": "c", "at_least": "100"}}], a, "60.00", "yellow",
                 "60")):
            thing = self.audited(answers, caps=caps)["objects"]["dinas"]
            self.assertEqual([score, zone, reasons], [str(thing["score"]), thing["zone"],
                                                      thing["capped_by"]], (caps, answers))

    def test_each_figure_has_its_own_caps(self):
        tree = [item("a", evidence=[{"id": "foto"}]), item("b", weight="9")]
        caps = [{"when": {"node": "a", "below": "50"}, "zone_at_most": "red", "reason": "r"}]
        thing = self.audited({"a": "ada", "b": "ada"}, tree, caps=caps)["objects"]["dinas"]
        self.assertEqual(["90.00", "red", "100.00", "green", None], [
            str(thing["verified"]), thing["verified_zone"], str(thing["score"]), thing["zone"],
            thing["capped_by"]])

    def test_potential_is_not_capped_below_what_is_there(self):
        tree = [item("a", evidence=[{"id": "foto"}]), item("b")]
        caps = [{"when": {"node": "b", "at_least": "100"}, "score_at_most": "10", "reason": "r"}]
        thing = self.audited({"a": "ada"}, tree, caps=caps)["objects"]["dinas"]
        self.assertEqual([50, 50], [thing["score"], thing["potential"]])

    def test_what_does_not_count_brings_no_cap_about(self):
        for condition, score in (({"node": "a", "below": "100"}, 100),
                                 ({"node": "a", "at_least": "0"}, 100),
                                 ({"not": {"node": "a", "at_least": "0"}}, 10)):
            caps = [{"when": condition, "score_at_most": "10", "reason": "r"}]
            thing = only_object(self.TREE, {"a": NONE, "b": YES, "c": {"answer": "100"}},
                                caps=caps)
            self.assertEqual(score, thing["score"], condition)

    def test_a_critical_item_keeps_out_of_the_best_colour(self):
        tree = [item("a", critical="true"), item("b", weight="9")]
        rows = [{"zone": zone, "floor": floor, "label": floor} for zone, floor in (
            ("green", "90"), ("green", "80"), ("yellow", "50"), ("red", "0"))]
        for zones, label in ((rows, "50"), ([{**row, "zone": "none"} for row in rows], "80")):
            unit = self.audited({"b": "ada"}, tree, zones=zones)
            thing = unit["objects"]["dinas"]
            self.assertEqual(["90.00", label, "indikator kritis: a"],
                             [str(thing["score"]), thing["label"], thing["capped_by"]])
        self.assertEqual("90", self.audited({"a": "ada", "b": "ada"}, tree, zones=rows)["label"])

    def test_the_unit_that_is_the_object_keeps_its_cap(self):
        caps = [{"when": {"node": "a", "below": "100"}, "zone_at_most": "red", "reason": "r"}]
        rows = [{"zone": zone, "floor": floor, "label": f"u{floor}"} for zone, floor in (
            ("green", "70"), ("red", "20"), ("red", "0"))]
        unit = self.audited({"b": "ada", "c": "100"}, caps=caps, zones_for={"unit": rows})
        self.assertEqual(["90.00", "u20"], [str(unit["score"]), unit["label"]])
        rows = [{"zone": "green", "floor": "20"}, {"zone": "yellow", "floor": "0"}]
        unit = self.audited({"b": "ada", "c": "100"}, caps=caps, zones_for={"unit": rows})
        self.assertEqual("green", unit["zone"])

    def test_opinions(self):
        opinions = [{"id": "m", "outcomes": [
            {"label": "tanpa", "when": {"node": "c", "at_least": "90"}},
            {"label": "ringan", "when": {"all": [{"node": "c", "at_least": "60"},
                                                 {"not": {"node": "a", "below": "50"}}]}},
            {"label": "berat"}]}]
        units = {"u1": {"a": YES, "c": {"answer": "90"}}, "u2": {"a": NO, "c": {"answer": "70"}},
                 "u3": {"a": YES, "c": NONE}, "u4": {"a": NONE, "c": {"answer": "60"}}}
        result = result_of(self.TREE, units, opinions=opinions)
        self.assertEqual(["tanpa", "berat", "berat", "ringan"], [
            unit["opinions"]["m"]["label"] for unit in result["units"].values()])
        # The institution: c (90 + 70 + 60) / 3 = 73.3, a 200 / 3 = 66.7.
        self.assertEqual("ringan", result["institution"]["opinions"]["m"]["label"])


class Evidence(unittest.TestCase):
    """What counts as verified, and when evidence expires."""

    def test_periods_end_with_their_month(self):
        for start, period, end in (("2024-01-31", "1 months", "2024-02-29"),
                                   ("2024-02-29", "1 years", "2025-02-28"),
                                   ("2024-02-29", "48 months", "2028-02-29"),
                                   ("2025-12-31", "2 months", "2026-02-28"),
                                   ("2024-02-28", "2 days", "2024-03-01")):
            date = datetime.date.fromisoformat(start)
            self.assertEqual(end, reference.add_period(date, period).isoformat())

    def test_verified_needs_status_and_valid_required_evidence(self):
        rows = [{"id": "foto", "required": "true", "valid_for": "12 months"}, {"id": "sk"}]
        for status, attached, good in (
                ("verified", {"id": "foto", "date": "2025-06-30"}, True),
                ("verified", {"id": "foto", "date": "2025-06-29"}, False),
                ("verified", {"id": "foto", "date": "2026-07-01"}, False),
                ("verified", {"id": "foto"}, False),
                ("secondary", {"id": "foto", "expires": "2026-06-30"}, True),
                ("verified", {"id": "foto", "expires": "2026-06-29"}, False),
                ("submitted", {"id": "foto", "date": "2026-06-30"}, False),
                ("verified", {"id": "sk", "date": "2026-06-30"}, False)):
            entry = {**YES, "status": status, "evidence": [{"file": "x.jpg", **attached}]}
            thing = only_object([item("a", evidence=rows)], {"a": entry})
            figures = [thing[key] for key in ("verified", "score", "potential")]
            self.assertEqual([100 if good else 0, 100, 100], figures, (status, attached))

    def test_an_answer_that_needs_no_evidence_is_verified(self):
        self.assertEqual(100, only_object([item("a")], {"a": YES})["verified"])
        self.assertEqual(50, only_object([item("a"), item("b")], {"a": YES})["verified"])

    def test_potential_keeps_what_is_verified(self):
        tree = [item("a"), item("b"), item("c", evidence=[{"id": "foto"}]),
                item("d", evidence=[{"id": "foto"}])]
        thing = only_object(tree, {"a": NO, "c": YES, "d": NO})
        self.assertEqual([0, 25, 50], [thing[key] for key in ("verified", "score", "potential")])


class Levels(unittest.TestCase):
    """Units, institution, groups, direct values of a product instrument."""
    TREE = [{"id": "G", "items": [item("a")]}, item("b")]

    def audit(self, entries, products=("p", "q")):
        """The one unit of an audit by products."""
        rubric = reference.Rubric({**reading.parse(RUBRIC), "object": "product",
                                   "items": self.TREE})
        papers = evidence({"dinas": entries})
        papers["units"][0]["products"] = [{"id": name, "name": name} for name in products]
        return reference.audit(rubric, [papers], "2026-06-30")["units"]["dinas"]

    def test_a_direct_value_without_product_holds_for_each(self):
        unit = self.audit([{"item": "G", "answer": "50"},
                           {"item": "G", "product": "q", "answer": "100"},
                           {"item": "a", "product": "p", "answer": "ada"}])
        self.assertEqual([25, 50], [thing["score"] for thing in unit["objects"].values()])
        self.assertEqual("37.50", str(unit["score"]))

    def test_a_direct_root_makes_one_object(self):
        unit = self.audit([{"item": "total", "answer": "77.7"},
                           {"item": "total", "product": "p", "answer": "1"}])
        self.assertEqual(["dinas"], list(unit["objects"]))
        self.assertEqual("77.70", str(unit["score"]))

    def test_a_unit_without_products(self):
        self.assertEqual({}, self.audit([], products=())["objects"])
        unit = self.audit([{"item": "G", "answer": "60"}], products=())
        self.assertEqual("30.00", str(unit["objects"]["dinas"]["score"]))

    def test_weights_of_units(self):
        papers = evidence({name: {"total": {"answer": answer}} for name, answer in
                           (("u1", "90"), ("u2", "60"), ("u3", "10"))})
        for unit, weight in zip(papers["units"], ("1/3", "1", "0")):
            unit["weight"] = weight
            unit["groups"] = ["mpp"] if weight != "1" else []
        rubric = reference.Rubric({**reading.parse(RUBRIC), "items": self.TREE})
        result = reference.audit(rubric, [papers], "2026-06-30")
        self.assertEqual("67.50", str(result["institution"]["score"]))
        self.assertEqual("90.00", str(result["groups"]["mpp"]["score"]))

    def test_assumed_weight_is_a_static_share(self):
        tree = [{"id": "G", "weight": "3", "assumed": "x", "items": [item("a")]},
                {"id": "H", "weight": "5", "combine": "min", "source": "x",
                 "items": [item("b", weight="7", assumed="x"), item("c")]}]
        result = result_of(tree, {"dinas": {}}, total="10")
        self.assertEqual("68.75", str(result["rubric"]["assumed_weight"]))


class Reading(unittest.TestCase):
    """`extends`, and evidence in CSV."""
    BASE = """
        id: dasar
        top: 100
        zones: [lama]
        sources: {a: {title: A}, b: {title: B}}
        scales: {ada: {best: 1}}
        items:
          - {id: g, weight: 2, assumed: x, items: [{id: p, label: P}, {id: q}]}
          - {id: h, items: [{id: r, source: a, weight: 3}]}
        """

    def derived(self, text):
        bases = {"dasar": reading.parse(self.BASE)}
        return reading.resolved({"id": "baru", "extends": "dasar", **reading.parse(text)},
                                bases.get)

    def test_keys_are_replaced_or_merged(self):
        rubric = self.derived("{zones: [baru], sources: {b: {title: C}}, scales: {x: {}}}")
        self.assertEqual(("baru", "100", ["baru"]), tuple(
            rubric[key] for key in ("id", "top", "zones")))
        self.assertEqual({"a": {"title": "A"}, "b": {"title": "C"}}, rubric["sources"])
        self.assertEqual({"ada": {"best": "1"}, "x": {}}, rubric["scales"])
        self.assertNotIn("extends", rubric)

    def test_items_change_come_and_go(self):
        rubric = self.derived("""
            remove: [q]
            items:
              - {id: r, assumed: y}
              - {id: p, label: PP}
              - {id: s, under: h}
              - {id: t}
              - id: g
                source: b
                items: [{id: u, items: [{id: v}]}, {id: w, under: h}]
            """)
        self.assertEqual([
            {"id": "g", "weight": "2", "source": "b", "items": [
                {"id": "p", "label": "PP"}, {"id": "u", "items": [{"id": "v"}]}]},
            {"id": "h", "items": [{"id": "r", "weight": "3", "assumed": "y"}, {"id": "s"},
                                  {"id": "w"}]},
            {"id": "t"}], rubric["items"])

    def test_a_chain(self):
        middle = {"id": "tengah", "extends": "dasar", "items": [{"id": "p", "label": "tengah"}]}
        bases = {"dasar": reading.parse(self.BASE), "tengah": middle}
        rubric = reading.resolved({"id": "baru", "extends": "tengah", "remove": ["h"]}, bases.get)
        self.assertEqual(["g"], [node["id"] for node in rubric["items"]])
        self.assertEqual("tengah", rubric["items"][0]["items"][0]["label"])

    RUBRIC = """
        {id: r, scales: {n: {range: {min: 0, max: 9}}}, items: [{id: g, items: [
        {id: a, scale: n, evidence: [{id: foto}]}, {id: b, scale: n, evidence: [{id: x}, {id: y}]},
        {id: c, scale: {levels: []}}, {id: d, scale: {options: []}}]}]}
        """

    def units(self, text, folder=""):
        folder = {"institution": "K", "period": "1", **(reading.parse(folder) or {})}
        return reading.document_of_csv(reading.parse(self.RUBRIC), folder, [text])["units"]

    def test_long_csv(self):
        text = ('\ufeffUNIT;Indikator;jawaban;status;note;berkas;bukti;date\r\n'
                'Dinas Satu;a;3,5;verified;"a ""b""\r\n;c";f.jpg;;2026-01-02\r\n'
                'Dinas Satu;b;2;;;f.jpg;y;\r\n'
                'dinas-satu;c;1,5;;;;;\r\n'
                'dinas-satu;d;"web; papan";;;;;\r\n')
        self.assertEqual([{"id": "dinas-satu", "name": "Dinas Satu", "entries": [
            {"item": "a", "answer": "3.5", "status": "verified", "note": 'a "b"\r\n;c',
             "evidence": [{"file": "f.jpg", "date": "2026-01-02", "id": "foto"}]},
            {"item": "b", "answer": "2", "evidence": [{"file": "f.jpg", "id": "y"}]},
            {"item": "c", "answer": "1,5"},
            {"item": "d", "answer": ["web", "papan"]}]}], self.units(text))

    def test_wide_csv_and_a_folder(self):
        text = "unit\tproduk\ta\tg\nD1\tIzin Satu\t1\t\nd1\ti2\t\t99,5\nD 2\t\t\t\n"
        units = self.units(text, """
            units: [{id: d1, name: D1, weight: 2, products: [{id: i2, name: I2}]},
                    {id: d3, name: D3}]
            """)
        self.assertEqual([
            {"id": "d1", "name": "D1", "weight": "2", "products": [
                {"id": "i2", "name": "I2"}, {"id": "izin-satu", "name": "Izin Satu"}],
             "entries": [{"item": "a", "product": "izin-satu", "answer": "1"},
                         {"item": "g", "product": "i2", "answer": "99.5"}]},
            {"id": "d3", "name": "D3", "entries": []},
            {"id": "d-2", "name": "D 2", "entries": []}], units)

    def test_the_generator_uses_every_dialect(self):
        texts = []
        for number in range(300):
            rng = random.Random(number)
            case = generate.make_case(rng, number % 5)
            table = retell.as_csv(case, rng) if case.tabular else None
            if table:
                texts += [text for text in table.files.values() if isinstance(text, str)]
        everything = "\n".join(texts).lower()
        for part in ("\ufeff", "\r\n", "\t", ";", '"', '""', "berlaku_sampai", "expires"):
            self.assertIn(part, everything)
        self.assertRegex(everything, "[0-9],[0-9]")
        kinds = {"item" in reading.rows_of(text)[0] for text in texts}
        self.assertEqual({True, False}, kinds)


class Cases(unittest.TestCase):
    """What is promised of patuh holds in the reference too, and the generator repeats itself."""

    def audit(self, case):
        """The reference's result of a case, by way of files."""
        with tempfile.TemporaryDirectory() as folder:
            case.write(folder)
            rubric = reading.load_rubric(pathlib.Path(folder, "acak.yaml"))
            papers = reading.load_evidence(pathlib.Path(folder, "bukti"), rubric,
                                           {"institution": generate.INSTITUTION,
                                            "period": generate.PERIOD})
            return reference.audit(reference.Rubric(rubric), papers, case.as_of)

    def assert_same(self, one, two):
        self.assertEqual(check.without_order(one), check.without_order(two))

    def test_properties_hold_in_the_reference(self):
        for number in range(150):
            rng = random.Random(number)
            case = generate.make_case(rng, number % 5)
            before = self.audit(case)
            with self.subTest(number):
                self.assert_same(before, self.audit(retell.shuffled(case, rng)))
                self.assert_same(before, self.audit(retell.derived(case, rng)))
                table = retell.as_csv(case, rng) if case.tabular else None
                if table:
                    self.assert_same(before, self.audit(table))
                if retell.rises_with_answers(case.rubric):
                    check.require_ordered_figures(before)
                    better = retell.raised(case, rng)
                    if better:
                        check.require_not_lower(before, self.audit(better))

    def test_a_seed_gives_the_same_case(self):
        for number in range(10):
            one, two = (generate.make_case(random.Random(number), 4) for _ in range(2))
            self.assertEqual(one, two)

    def test_a_difference_in_places_is_seen(self):
        one, two = ({"score": reference.round_half_up(Fraction(1, 2), places)}
                    for places in (1, 2))
        self.assertEqual("/score: expected 0.5, is 0.50", check.difference(one, two))
        self.assertIsNone(check.difference(one, one))


if __name__ == "__main__":
    unittest.main()
