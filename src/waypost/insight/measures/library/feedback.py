"""How much feedback came in from children and adults, and how much of it was positive.

Source: Cafcass, strategy review, May 2025: 788 records in public law, 1,744 in private law in 2023/24; 80.3 % and
66.3 % positive.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import count, percent
from waypost.journeys.expressions import AllOf, Column, OneOf
from waypost.journeys.question import Count, Question

_CAME = AllOf(
    (IN_ENGLAND, equals("pair", "feedback"), OneOf(Column("code"), ("feedback", "compliment")), in_period("first_on"))
)

MEASURE = Measure(
    id="feedback",
    title="Feedback and how it sounds",
    why_it_matters="What children and parents say of the work is the one measure that they own.",
    objective="experience",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "pieces",
            "Feedback and compliments received",
            "pieces_of_feedback",
            Question("paired_events", Count(), _CAME),
            count,
            groups=("all", "law"),
        ),
        Method(
            "positive",
            "Share of them that is positive",
            "percent",
            share("paired_events", equals("reason", "positive"), _CAME, told("reason")),
            percent,
            groups=("all", "law"),
        ),
        Method(
            "by_children",
            "Share of them that came from a child",
            "percent",
            share("paired_events", equals("owner", "child"), _CAME, told("owner")),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(
        "Pieces of feedback and compliments made in the quarter; or, of those whose sound or maker is told, "
        "the positive ones or those of children."
    ),
    denominator="England. Feedback and compliments that name a child in a case. Complaints are told apart.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (feedback 2023/24)",),
    cautions=(
        (
            "Who gives feedback chose to: it is no survey, and positive shares of two years are not two samples "
            "of one thing."
        ),
        "Feedback that names no child is kept and counted in no figure.",
        "More feedback is neither better nor worse: it may be easier to give.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
