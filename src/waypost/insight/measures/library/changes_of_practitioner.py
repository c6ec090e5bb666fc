"""How many practitioners a case had in long-term work by the time it closed.

Source: Cafcass, strategic plan 2026-2029: one practitioner, and fewer reallocations; children ask for the same
worker.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, in_period
from waypost.insight.measures.readings import mean_of_each, percent
from waypost.journeys.expressions import AllOf, Column, Condition, OneOf
from waypost.journeys.question import MeanOfEach, Question, ShareOfEach

LONG_TERM_ROLES = ("family_court_adviser", "childrens_guardian")
_CASE, _PRACTITIONER = "proceedings_id", "practitioner"
_CLOSED = AllOf((IN_ENGLAND, OneOf(Column("role"), LONG_TERM_ROLES), in_period("case_closed_on")))


def _more_than_one(*where: Condition) -> Question:
    return Question("allocations", ShareOfEach(_CASE, _PRACTITIONER, 2), AllOf((_CLOSED, *where)))


MEASURE = Measure(
    id="changes_of_practitioner",
    title="Cases with more than one practitioner",
    why_it_matters="Every new practitioner is a stranger to whom a child tells their story again.",
    objective="experience",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "more_than_one",
            "Share of closed cases that had more than one practitioner",
            "percent",
            _more_than_one(),
            percent,
            groups=("all",),
        ),
        Method(
            "more_than_one_in_child_focused_courts",
            "The same, of cases of Child Focused Courts",
            "percent",
            _more_than_one(CHILD_FOCUSED_COURT),
            percent,
            groups=("all",),
        ),
        Method(
            "practitioners",
            "Practitioners for each closed case that had any",
            "practitioners_per_case",
            Question("allocations", MeanOfEach(_CASE, _PRACTITIONER), _CLOSED),
            mean_of_each,
            groups=("all",),
        ),
    ),
    numerator=(
        "Of those, the cases to which two or more different practitioners were allocated; or the practitioners of each."
    ),
    denominator=(
        "England. Cases that Cafcass closed in the quarter and to which a guardian or family court adviser "
        "had been allocated."
    ),
    sources=(
        (
            "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (measures of Child Focused "
            "Courts: one practitioner; fewer reallocations)"
        ),
    ),
    cautions=(
        "Duty work up to the first hearing is not counted: there, a change is how the work is organised.",
        "A guardian beside an adviser makes two, as when a rule 16.4 guardian is appointed.",
        "A practitioner who leaves is a reason that no child can see. Practitioners are counted, never named.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
