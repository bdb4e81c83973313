#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The reference scorer and the generator, held to known figures: who tests the test.

Each figure stands in the rubric language's documentation or was published. Run it by itself:
    test_reference.py
"""
import datetime
import random
import unittest
from fractions import Fraction

import yaml

import check
import generate
import reference

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
  persen: {range: {min: 0, max: 100}}
zones:
  - {zone: green,  floor: 81, label: Hijau}
  - {zone: yellow, floor: 51, label: Kuning}
  - {zone: red,    floor: 0,  label: Merah}
"""
BANTUL = "3.31 3.35 3.49 3.93 3.45 3.39 3.39 3.76 3.35".split()
YES, NO, NONE = {"answer": "ada"}, {"answer": "tidak"}, {"na": "Tidak berlaku."}


def document(text):
    """A YAML document, every scalar as text."""
    return yaml.load(text, Loader=reference.LOADER)


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
    rubric = reference.Rubric({**document(RUBRIC), **keys, "items": items})
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
        rubric = reference.Rubric({**document(RUBRIC), "object": "product", "items": self.TREE})
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
        rubric = reference.Rubric({**document(RUBRIC), "items": self.TREE})
        result = reference.audit(rubric, [papers], "2026-06-30")
        self.assertEqual("67.50", str(result["institution"]["score"]))
        self.assertEqual("90.00", str(result["groups"]["mpp"]["score"]))

    def test_assumed_weight_is_a_static_share(self):
        tree = [{"id": "G", "weight": "3", "assumed": "x", "items": [item("a")]},
                {"id": "H", "weight": "5", "combine": "min", "source": "x",
                 "items": [item("b", weight="7", assumed="x"), item("c")]}]
        result = result_of(tree, {"dinas": {}}, total="10")
        self.assertEqual("68.75", str(result["rubric"]["assumed_weight"]))


class Cases(unittest.TestCase):
    """What is promised of patuh holds in the reference too, and the generator repeats itself."""

    def test_properties_hold_in_the_reference(self):
        def result(case):
            rubric = reference.Rubric(document(generate.to_yaml(case.rubric)))
            papers = [document(generate.to_yaml(paper)) for _, paper in sorted(case.files.items())
                      if paper["rubric"] == rubric.id]
            return reference.audit(rubric, papers, case.as_of) if papers else None

        for number in range(60):
            rng = random.Random(number)
            case = generate.make_case(rng, number % 5)
            before = result(case)
            check.require_same("order", check.without_order(before),
                               check.without_order(result(generate.shuffled(case, rng))))
            better = generate.raised(case, rng)
            if better:
                check.require_not_lower(before, result(better))
            check.require_ordered_figures(before)

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
