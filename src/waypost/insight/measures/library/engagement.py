"""What share of the children who count for it a practitioner has engaged with, and met in person, by a month's end.

Source: Cafcass, strategy review, May 2025: engagement recorded for 97 % (24,527) of eligible children at 31 January
2025, at least once in person for 92.7 % (23,447).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS, by
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, Value
from waypost.journeys.question import Question, Share

_ELIGIBLE = AllOf((OPEN_TO_CAFCASS, Compare(Column("is_eligible_for_engagement"), "=", Value(True))))


def _share(column: str) -> Question:
    return Question("children_in_proceedings", Share(by(column, "as_at")), _ELIGIBLE)


MEASURE = Measure(
    id="engagement",
    title="Children whom a practitioner has met",
    why_it_matters="A child about whom a court decides should have met somebody whose task is to listen to them.",
    objective="experience",
    direction="higher_is_better",
    period="month_end",
    methods=(
        Method(
            "recorded",
            "Engagement recorded: seen or spoken with at least once",
            "percent",
            _share("first_engaged_on"),
            percent,
            groups=("all", "law"),
        ),
        Method(
            "in_person",
            "Seen in person at least once",
            "percent",
            _share("first_engaged_in_person_on"),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator="Of those, the children whom a practitioner had seen or spoken with, or met in person, by the end of it.",
    denominator=(
        "England. Children in proceedings open to Cafcass on the day whom Cafcass marks as eligible for engagement."
    ),
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (engagement at 31 January 2025)",),
    cautions=(
        "Who is eligible is Cafcass's own word, child by child, as it stands on the day of the record. Its rule is not "
        "published.",
        "Cafcass counts what was recorded in line with expectations; here a child who came yesterday counts as not met "
        "until somebody meets them.",
        "That somebody met the child says nothing of how, how often, or what came of it.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
