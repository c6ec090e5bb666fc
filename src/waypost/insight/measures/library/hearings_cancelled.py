"""In what share of public-law cases that ended a hearing had been cancelled.

Source: Public Accounts Committee, 45th report, 12 September 2025: about 32 % of public-law cases.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, in_period
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, IsMissing, Not, Value
from waypost.journeys.question import Question, Share

_ENDED = AllOf(
    (
        IN_ENGLAND,
        Compare(Column("law"), "=", Value("public")),
        Compare(Column("is_told_by_court"), "=", Value(True)),
        in_period("completed_on"),
    )
)


def _has(column: str) -> Question:
    return Question("proceedings", Share(Not(IsMissing(Column(column)))), _ENDED)


MEASURE = Measure(
    id="hearings_cancelled",
    title="Public-law cases that had a hearing cancelled",
    why_it_matters="A hearing that does not happen is weeks more for a child to wait, and a day lost for all who came.",
    objective="efficiency",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "any_reason",
            "At least one hearing vacated or adjourned, for whatever reason",
            "percent",
            _has("first_cancelled_hearing_on"),
            percent,
            groups=("all",),
        ),
        Method(
            "lost",
            "At least one hearing lost: those apart that were no longer needed",
            "percent",
            _has("first_lost_hearing_on"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases in which a hearing was vacated before its day or adjourned on it.",
    denominator=(
        "England. Public-law cases that ended in the quarter, the last of their children having a final order, and of "
        "which the court tells."
    ),
    sources=(
        "Public Accounts Committee, Improving family court services for children, 45th report, 12 September 2025",
        "Court service, public-law case management program: hearing cancellation reasons OT11 to OT14",
    ),
    cautions=(
        "The committee says neither which cases it counts nor over what time. That these are cases which ended is our "
        "reading.",
        "A hearing is no longer needed where the party complied, the case settled or concluded, or a consent order was "
        "filed. Where no reason was given the hearing counts as lost.",
        "A hearing cancelled twice is two hearings; a case counts once.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
