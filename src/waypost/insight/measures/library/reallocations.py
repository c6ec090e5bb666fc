"""Why practitioners' work with children ended, other than that the case was closed.

Source: Cafcass, strategic plan 2026-2029: fewer reallocations, manageable caseloads, turnover.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, equals, in_period, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, Condition, Value
from waypost.journeys.question import Question, Share

_ENDED = AllOf((IN_ENGLAND, equals("kind", "practitioner_ended"), in_period("happened_on"), told("reason")))


def _ended_for(reason: str = "", *where: Condition) -> Question:
    """Return the share of endings for a reason; for any but the closing of the case, where none is named."""
    of = equals("reason", reason) if reason else Compare(Column("reason"), "!=", Value("case_closed"))
    return Question("said_events", Share(of), AllOf((_ENDED, *where)))


MEASURE = Measure(
    id="reallocations",
    title="Work handed on before the case closed",
    why_it_matters="Each one is a child who has to get to know somebody new.",
    objective="people",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "any_reason",
            "Share of endings that were not a closing of the case",
            "percent",
            _ended_for(),
            percent,
            groups=("all",),
        ),
        Method(
            "any_reason_in_child_focused_courts",
            "The same, of cases of Child Focused Courts",
            "percent",
            _ended_for("", CHILD_FOCUSED_COURT),
            percent,
            groups=("all",),
        ),
        Method(
            "practitioner_left",
            "Share in which the practitioner left",
            "percent",
            _ended_for("practitioner_left"),
            percent,
            groups=("all",),
        ),
        Method(
            "caseload",
            "Share in which the practitioner had too many cases",
            "percent",
            _ended_for("caseload"),
            percent,
            groups=("all",),
        ),
    ),
    numerator=("Of those, the endings of which the reason is another than that the case was closed, or this one."),
    denominator=(
        "England. Endings in the quarter of a practitioner's work with a child, of any role, whose reason "
        "is told. A practitioner of three children counts three times."
    ),
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (fewer reallocations)",),
    cautions=("The hand-over from duty work to long-term work is among them: not every change is one too many.",),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
