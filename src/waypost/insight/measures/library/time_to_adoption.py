"""How long children waited to live with adopters, and to be adopted.

Source: Department for Education, children looked after: days from entering care to moving in with adopters (indicator
A10) and to the adoption order.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import between, equals, in_period
from waypost.insight.measures.readings import median_days
from waypost.journeys.expressions import AllOf, Column, OneOf
from waypost.journeys.question import Median, Question
from waypost.vocabulary.care import PLACEMENTS, REASONS_CEASED_HELD

FOR_ADOPTION = tuple(code for code in PLACEMENTS.codes if PLACEMENTS.attribute(code, "group") == "adoption")
ADOPTED = tuple(
    code for code in REASONS_CEASED_HELD.codes if REASONS_CEASED_HELD.attribute(code, "outcome") == "adopted"
)
_MOVED_IN = AllOf((OneOf(Column("placement"), FOR_ADOPTION), in_period("started_on")))
_ADOPTED = AllOf((equals("is_last", True), OneOf(Column("ended_with"), ADOPTED), in_period("care_ended_on")))

MEASURE = Measure(
    id="time_to_adoption",
    title="Entering care to adoption",
    why_it_matters="A small child counts in months. Every month without parents is a large part of a life.",
    objective="outcomes",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "moved_in",
            "Median days from entering care to moving in with adopters",
            "days",
            Question("placements", Median(between("care_started_on", "started_on")), _MOVED_IN),
            median_days,
            groups=("all",),
        ),
        Method(
            "adopted",
            "Median days from entering care to the adoption order",
            "days",
            Question("placements", Median(between("care_started_on", "care_ended_on")), _ADOPTED),
            median_days,
            groups=("all",),
        ),
    ),
    numerator=("Days from the start of the period of care to the placement with adopters, or to its end by adoption."),
    denominator="England. Children who moved in with adopters, or were adopted, in the quarter.",
    sources=(
        "Department for Education, SSDA903 guide to children looked after",
        "Department for Education, adoption scorecards: A10",
    ),
    cautions=(
        (
            "The department stops the clock at moving in where foster carers adopt; here their placement begins "
            "when it is told as one for adoption."
        ),
        "Only children for whom adopters were found: nothing is said of those who wait for them.",
        "The scorecards average three years; here it is one quarter.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
