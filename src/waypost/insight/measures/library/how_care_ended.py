"""How periods of care ended that ended in a quarter.

Source: Department for Education, SSDA903: reason episode ceased (REC).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import equals, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import Column, OneOf
from waypost.journeys.question import Question
from waypost.vocabulary.care import REASONS_CEASED_HELD


def _ended_with(outcome: str) -> Question:
    """Return the share of endings with an outcome."""
    reasons = tuple(
        code for code in REASONS_CEASED_HELD.codes if REASONS_CEASED_HELD.attribute(code, "outcome") == outcome
    )
    ended = (equals("is_last", True), in_period("care_ended_on"), told("ended_with"))
    return share("placements", OneOf(Column("ended_with"), reasons), *ended)


MEASURE = Measure(
    id="how_care_ended",
    title="How care ended",
    why_it_matters="Home, adoption, a guardian: what a child's time in care was for.",
    objective="outcomes",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "home",
            "Returned home",
            "percent",
            _ended_with("home"),
            percent,
            groups=("all",),
        ),
        Method(
            "adopted",
            "Adopted",
            "percent",
            _ended_with("adopted"),
            percent,
            groups=("all",),
        ),
        Method(
            "special_guardianship_order",
            "Special guardianship",
            "percent",
            _ended_with("special_guardianship_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "child_arrangements_order",
            "Child arrangements order",
            "percent",
            _ended_with("child_arrangements_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "independent",
            "Independent living",
            "percent",
            _ended_with("independent"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children whose period of care ended with that outcome.",
    denominator="England. Children whose period of care ended in the quarter with a reason that is told.",
    sources=("Department for Education, SSDA903 guide to children looked after: reasons an episode ceased",),
    cautions=(
        "No ending is better than another: each may be right.",
        "Reasons are the department's, put together as in vocabulary.care.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
