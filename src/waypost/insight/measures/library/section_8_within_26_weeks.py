"""What share of section 8 applications that ended in a quarter took 26 weeks or less.

Source: Cafcass, strategy review, May 2025: 59.2 % in October to December 2024. No statute sets 26 weeks for them.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, in_period
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, DaysBetween, Value
from waypost.journeys.question import Question, Share

WEEKS_26_IN_DAYS = 26 * 7


def _within_26_weeks(table: str, ended: str) -> Question:
    took = DaysBetween(Column("issued_on"), Column(ended))
    counted = AllOf(
        (
            IN_ENGLAND,
            Compare(Column("application"), "=", Value("section_8")),
            in_period(ended),
            Compare(took, ">=", Value(0)),
        )
    )
    return Question(table, Share(Compare(took, "<=", Value(WEEKS_26_IN_DAYS))), counted)


MEASURE = Measure(
    id="section_8_within_26_weeks",
    title="Section 8 cases that ended within 26 weeks",
    why_it_matters="Half a year without knowing where one will live or whom one will see is long for any child.",
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "applications",
            "Applications: 182 days from issue to the last child's final order, or sooner",
            "percent",
            _within_26_weeks("proceedings", "completed_on"),
            percent,
            groups=("all",),
        ),
        Method(
            "children",
            "Children: 182 days from issue to their own final order, or sooner",
            "percent",
            _within_26_weeks("children_in_proceedings", "first_final_order_on"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the applications, or children, that took 182 days or less from issue.",
    denominator="England. Section 8 applications that ended in the quarter, or children whose part in one did.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (59.2 % in October to December 2024)",),
    cautions=(
        "The 26 weeks of the Children Act bind care proceedings alone. Here they are Cafcass's yardstick.",
        "Cafcass does not say whether it counts applications or children, nor the day. Its care durations count "
        "applications from issue, so applications lead here.",
        "Only what ended counts: leaving old cases open makes this figure look better.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
