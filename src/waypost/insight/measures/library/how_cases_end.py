"""How cases have ended by 52 weeks: decided, ended without an order, gone on elsewhere, each barring the others.

Source: Aalen and Johansen's estimate, over the year to the quarter's end with delayed entry.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.time_readings import percent_ended_by
from waypost.insight.measures.watched import DECIDED, ENDED_ELSEWHERE, ENDED_WITHOUT_ORDER, cases_watched
from waypost.journeys.question import Question

WEEKS = 52


def _ends(application: str) -> Question:
    """Return the life table of an application's cases by the three ways in which a case can end."""
    return cases_watched(application, DECIDED, ENDED_WITHOUT_ORDER, ENDED_ELSEWHERE)


MEASURE = Measure(
    id="how_cases_end",
    title="How cases have ended by 52 weeks",
    why_it_matters=(
        "A case withdrawn is over and was not decided. Counting it as slow or as quick would both be wrong."
    ),
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "care_decided",
            "Care cases: decided by a final order by 52 weeks",
            "percent",
            _ends("section_31"),
            percent_ended_by(0, WEEKS),
            groups=("all",),
        ),
        Method(
            "care_without_order",
            "Care cases: withdrawn, refused or ended without an order by 52 weeks",
            "percent",
            _ends("section_31"),
            percent_ended_by(1, WEEKS),
            groups=("all",),
        ),
        Method(
            "care_elsewhere",
            "Care cases: consolidated, transferred or closed otherwise by 52 weeks",
            "percent",
            _ends("section_31"),
            percent_ended_by(2, WEEKS),
            groups=("all",),
        ),
        Method(
            "private_decided",
            "Section 8 cases: decided by a final order by 52 weeks",
            "percent",
            _ends("section_8"),
            percent_ended_by(0, WEEKS),
            groups=("all",),
        ),
        Method(
            "private_without_order",
            "Section 8 cases: withdrawn, refused or ended without an order by 52 weeks",
            "percent",
            _ends("section_8"),
            percent_ended_by(1, WEEKS),
            groups=("all",),
        ),
        Method(
            "private_elsewhere",
            "Section 8 cases: consolidated, transferred or closed otherwise by 52 weeks",
            "percent",
            _ends("section_8"),
            percent_ended_by(2, WEEKS),
            groups=("all",),
        ),
    ),
    numerator=("The share that has ended in that way by 52 weeks, open cases counted for as long as they have lasted."),
    denominator=("England. Cases of which Cafcass tells that were open on any day of the year to the quarter's end."),
    sources=("Aalen and Johansen, 1978; Marubini and Valsecchi, Analysing Survival Data, 1995",),
    cautions=(
        "The three shares and the share still open add up to one.",
        "Where the last child has a final order and Cafcass has not closed the case yet, it counts as decided.",
        "Why a case was closed is Cafcass's word.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
