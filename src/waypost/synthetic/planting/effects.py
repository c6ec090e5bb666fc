"""Effects: a difference of a stated size in one measure, for some children in cases. Gaps and pilots both have one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.cases import outcome_position
from waypost.synthetic.chance import Real, Truth, rounded
from waypost.synthetic.people import FIRST_PERSON
from waypost.synthetic.planting.ends import move_ends
from waypost.synthetic.planting.ground import Ground, Grown
from waypost.synthetic.planting.orders import change_orders, in_care_proceedings
from waypost.synthetic.planting.practice import of_the_engaged
from waypost.synthetic.population import Population
from waypost.synthetic.scenario_parts import Effect

OF_PRACTICE = ("engagement_in_person", "time_to_first_meeting")
"""The measures whose truth is known only when Cafcass's practice is told."""


def take_effect(
    ground: Ground, grown: Grown, is_in: Truth, effect: Effect, switch: str, entry: int, labels: Mapping[str, str]
) -> Grown:
    """Let an effect come about for the children in cases where `is_in`, and write down what it did."""
    marks = {"switch": switch, "entry": entry, "measure": effect.measure, **labels}
    if effect.measure in OF_PRACTICE:
        return _with_practice(grown, is_in, effect, marks)
    if effect.measure == "final_order":
        return _with_orders(ground.streams(f"planted {switch} {entry} orders"), grown, is_in, effect, marks)
    before = grown.population
    days = np.where(is_in, rounded(np.array([effect.days])), 0)
    after = move_ends(before, days, ground.window).population
    people = _rows(after, is_in, _weeks(before), _weeks(after)).with_columns(unit=pl.lit("weeks"))
    cases = ground.case_rows(before, after, np.unique(after.memberships.case[is_in]), switch, entry)
    return grown.with_population(after, cases=_marked(cases, marks), people=_marked(people, marks))


def _with_orders(
    chance: np.random.Generator, grown: Grown, is_in: Truth, effect: Effect, marks: Mapping[str, Any]
) -> Grown:
    """Change in which order care proceedings end, and write down each child in them."""
    before, order = grown.population, str(effect.order)
    after = change_orders(chance, before, is_in, order, effect.size) if effect.size else before
    wanted = outcome_position(order)
    told = [(given.memberships.outcome == wanted).astype(np.float64) for given in (before, after)]
    people = _rows(after, is_in & in_care_proceedings(after), told[0], told[1]).with_columns(unit=pl.lit("share"))
    return replace(grown, population=after, people=(*grown.people, _marked(people, marks)))


def _with_practice(grown: Grown, is_in: Truth, effect: Effect, marks: Mapping[str, Any]) -> Grown:
    """Change the practice towards these children; what came of it is told with the practice."""
    practice, nothing = grown.practice, np.zeros(len(is_in))
    days = int(rounded(np.array([effect.days]))[0]) if effect.unit != "share" else 0
    share = of_the_engaged(effect.size) if effect.unit == "share" else 0.0
    return replace(
        grown,
        practice=practice.with_columns(
            wait_days=practice.wait_days + np.where(is_in, days, 0),
            in_person=practice.in_person + np.where(is_in, share, 0.0),
        ),
        people=(*grown.people, _marked(_rows(grown.population, is_in, nothing, nothing), marks)),
    )


def _weeks(given: Population) -> Real:
    members = given.memberships
    weeks: Real = (members.closed - given.cases.issued[members.case]) / 7
    return weeks


def _rows(given: Population, is_in: Truth, before: Real, after: Real) -> pl.DataFrame:
    members, row = given.memberships, np.flatnonzero(is_in)
    return pl.DataFrame(
        {
            "person_id": members.child[row] + FIRST_PERSON,
            "case_id": members.case[row] + FIRST_CASE,
            "before": before[row],
            "after": after[row],
        }
    )


def _marked(frame: pl.DataFrame, marks: Mapping[str, Any]) -> pl.DataFrame:
    return frame.with_columns(**{name: pl.lit(value) for name, value in marks.items()})
