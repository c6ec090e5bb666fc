"""How many cases a practitioner of long-term work holds at a month's end, and how many hold 20 or more.

Source: Community Care, 2025, of Cafcass: 18 on average in December 2024; 34.9 % with 20 or more in January 2025. Twenty
is Cafcass's own maximum in long-term teams.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, by
from waypost.insight.measures.readings import percent, ratio
from waypost.journeys.expressions import AllOf, AnyOf, Column, Compare, Day, IsMissing, OneOf
from waypost.journeys.question import MeanOfEach, Question, ShareOfEach

LONG_TERM_ROLES = ("family_court_adviser", "childrens_guardian")
MOST_IN_LONG_TERM_TEAMS = 20

_HELD = AllOf(
    (
        IN_ENGLAND,
        OneOf(Column("role"), LONG_TERM_ROLES),
        by("started_on", "as_at"),
        AnyOf((IsMissing(Column("ended_on")), Compare(Column("ended_on"), ">", Day("as_at")))),
    )
)
_PRACTITIONER, _CASE = "practitioner", "proceedings_id"

MEASURE = Measure(
    id="caseload",
    title="Cases that a practitioner holds",
    why_it_matters="A practitioner with too many cases has too little time for each child.",
    objective="people",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method(
            "mean",
            "Cases for each practitioner who holds any",
            "cases_per_practitioner",
            Question("allocations", MeanOfEach(_PRACTITIONER, _CASE), _HELD),
            ratio,
            groups=("all",),
        ),
        Method(
            "20_or_more",
            "Share of them who hold 20 or more",
            "percent",
            Question("allocations", ShareOfEach(_PRACTITIONER, _CASE, MOST_IN_LONG_TERM_TEAMS), _HELD),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Cases allocated to them on the day; or those practitioners who hold 20 or more.",
    denominator="England. Practitioners who hold at least one case on the day, other than as duty practitioner.",
    sources=(
        "Community Care, 2025: Cafcass caseloads, December 2024 and January 2025, and the maximum of 20",
        "Cafcass, Listening to them - lighting the way, May 2025 (caseloads reduced)",
    ),
    cautions=(
        "Duty work up to the first hearing in private law is apart: its caseloads are twice as large and mean less.",
        "A part-time practitioner counts as one. No official weight of cases has been published, so a case is a case.",
        "Told for England alone: practitioners are few in one area, and one may work in several.",
        "Practitioners are counted, never named.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
