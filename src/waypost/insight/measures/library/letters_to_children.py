"""What share of children whose case closed had been written to: a letter of introduction, a letter to say goodbye.

Source: Cafcass, strategy review, May 2025: personalised letters. The audited share is another measure.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CLOSED_BY_CAFCASS_IN_PERIOD, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import Column, Compare, Condition


def by_closing(column: str) -> Condition:
    """Return the condition that a day had come by the day on which the case was closed."""
    return Compare(Column(column), "<=", Column("closed_on"))


MEASURE = Measure(
    id="letters_to_children",
    title="Letters sent to children",
    why_it_matters="A letter says who is coming and why, and at the end, what was decided and goodbye.",
    objective="experience",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "introduction",
            "A letter of introduction was sent",
            "percent",
            share("children_in_proceedings", by_closing("introduction_letter_on"), CLOSED_BY_CAFCASS_IN_PERIOD),
            percent,
            groups=("all", "law"),
        ),
        Method(
            "goodbye",
            "A letter to say goodbye was sent",
            "percent",
            share("children_in_proceedings", told("goodbye_letter_on"), CLOSED_BY_CAFCASS_IN_PERIOD),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator=(
        "Of those, the children to whom such a letter is recorded; a letter of introduction by the day of closing."
    ),
    denominator="England. Children whose case Cafcass closed in the quarter and has not opened again.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (letters and explanatory notes)",),
    cautions=(
        (
            "That a letter was sent says nothing of what was in it. Whether all letters are present and "
            "appropriate is known from audits alone, which are a sample: never set the two side by side as one."
        ),
        "For a baby there may be no letter: age is not taken into account.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
