"""What share of care applications that ended in a quarter took 26 weeks or less.

Source: Children Act 1989 section 32(1)(a)(ii); Cafcass, strategy review, May 2025: 35.1 % in October to December 2024.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, in_period
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, DaysBetween, Value
from waypost.journeys.question import Question, Share
from waypost.vocabulary.timetable import TIMETABLES


def _days_allowed(convention: str) -> int:
    """Return how many days after its start the limit of the care timetable ends, under a convention."""
    steps = TIMETABLES["care_proceedings"].steps_of(convention)
    limit = next(step.limit for step in steps if step.step == "proceedings_resolved" and step.limit)
    return (limit.last_day(date.min) - date.min).days


def _share_in_time(started: str, convention: str) -> Question:
    """Return the share of care applications completed in the period that took no longer than the convention allows."""
    took = DaysBetween(Column(started), Column("completed_on"))
    ended = AllOf(
        (
            IN_ENGLAND,
            Compare(Column("application"), "=", Value("section_31")),
            in_period("completed_on"),
            Compare(took, ">=", Value(0)),
        )
    )
    return Question("proceedings", Share(Compare(took, "<=", Value(_days_allowed(convention)))), ended)


MEASURE = Measure(
    id="closed_within_26_weeks",
    title="Care cases that ended within 26 weeks",
    why_it_matters="Parliament set 26 weeks so that children soon know where they will live. It has never been met.",
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "statute",
            "From issue, the day of issue being day one: 181 days after issue or sooner",
            "percent",
            _share_in_time("issued_on", "statute"),
            percent,
            groups=("all",),
        ),
        Method(
            "court_service_code",
            "From submission, as the court service's program counts: 182 days after submission or sooner",
            "percent",
            _share_in_time("submitted_on", "court_service_code"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Care and supervision applications that ended in the quarter, in 26 weeks or less by the method's count.",
    denominator=(
        "England. Section 31 applications that ended in the quarter: the last of their children had a final order. "
        "An application counts once, whether for one child or several."
    ),
    sources=(
        "Children Act 1989 section 32(1)(a)(ii): 26 weeks beginning with the day on which the application was issued",
        "Court service, public-law case management program: default completion date, 26 weeks after submission",
        "Cafcass, Listening to them - lighting the way, May 2025 (35.1 % in October to December 2024)",
    ),
    cautions=(
        "The two methods differ in start and by a day. Neither is compared with the other.",
        "October to December is Q3 in Cafcass's financial year and Q4 in the Ministry of Justice's calendar year.",
        "An extension makes the time longer; it does not make it 26 weeks.",
        "Only applications that ended count: leaving old cases open makes this figure look better.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
