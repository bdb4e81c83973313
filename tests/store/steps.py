# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""The parts of a change under one rubric, computed independently of patuh: the steps of
patuh-diff(1), each scored by property/reference.py.
"""

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "property"))
import reading  # noqa: E402
import reference  # noqa: E402

PROOF = ("status", "evidence", "verified")
# An entry of the earlier assessment is proved on the day of that.
judged_on = reference.is_verified
reference.is_verified = lambda node, entry, as_of: judged_on(
    node, entry, entry.get("proved_on", as_of))


def question(entry):
    return entry["item"], entry.get("product"), entry.get("respondent")


def is_open(entry):
    return entry is None or entry.get("status") == "missing" or not {"answer", "na"} & set(entry)


def is_na(entry):
    return not is_open(entry) and "na" in entry


def products_of(unit):
    return {product["id"] for product in unit.get("products", [])}


class Steps:
    """Two assessments: units by id, and the days."""

    def __init__(self, before, after, days):
        self.before = {unit["id"]: unit for unit in reference.units_in(before)}
        self.after = {unit["id"]: unit for unit in reference.units_in(after)}
        self.days = days

    def earlier(self, entry):
        day = reference.datetime.date.fromisoformat(self.days[0])
        return None if entry is None else {**entry, "proved_on": day}

    def dropped(self):
        for name, unit in self.before.items():
            if name in self.after:
                kept = products_of(unit) & products_of(self.after[name])
                yield {**unit,
                       "products": [one for one in unit.get("products", []) if one["id"] in kept],
                       "entries": [self.earlier(entry) for entry in unit["entries"]
                                   if entry.get("product") in {None, *kept}]}

    def later(self, choose):
        """The later units with what `choose` makes of the earlier and the later entry."""
        for name, unit in self.after.items():
            if name not in self.before:
                yield unit
                continue
            before = self.before[name]
            old = {None, *(products_of(before) & products_of(unit))}
            befores = {question(entry): entry for entry in before["entries"]
                       if entry.get("product") in old}
            afters = {question(entry): entry for entry in unit["entries"]}
            entries = [afters[key] for key in afters if key[1] not in old]
            for key in {**befores, **afters}:
                if key[1] in old:
                    chosen = choose(befores.get(key), afters.get(key))
                    entries += [chosen] if chosen else []
            yield {**unit, "entries": entries}

    def added(self, before, _):
        return self.earlier(before)

    def applied(self, before, after):
        return after if is_na(before) != is_na(after) else self.earlier(before)

    def answered(self, before, after):
        if is_na(before) or is_na(after):
            return self.applied(before, after)
        if is_open(after):
            return after
        proof = {} if is_open(before) else {key: before[key] for key in PROOF if key in before}
        return self.earlier({**{key: after[key] for key in after if key not in PROOF}, **proof})


def parts(rubric_path, folders, days, figure):
    """cause -> part of the institution's change; None where there is no score to begin or end with."""
    document = reading.load_rubric(rubric_path)
    rubric = reference.Rubric(document)
    before, after = (list(reading.load_evidence(folder, document)) for folder in folders)
    steps = Steps(before, after, days)

    def score(units, day):
        whole = {"institution": "", "period": "", "units": list(units)}
        return reference.audit(rubric, [whole], day, figure)["institution"]["score"]

    scores = [
        (None, score(steps.before.values(), days[0])),
        ("coverage", score(steps.dropped(), days[0])),
        ("coverage", score(steps.later(steps.added), days[1])),
        ("not_applicable", score(steps.later(steps.applied), days[1])),
        ("answers", score(steps.later(steps.answered), days[1])),
        ("evidence", score(steps.after.values(), days[1])),
    ]
    if scores[0][1] is None or scores[-1][1] is None:
        return None
    found = dict.fromkeys(("coverage", "rubric", "not_applicable", "answers", "evidence"), Decimal(0))
    last = scores[0][1]
    for cause, value in scores[1:]:
        if value is not None:
            found[cause] += value - last
            last = value
    return found
