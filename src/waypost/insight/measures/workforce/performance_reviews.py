"""Performance and learning reviews that were due, and were held.

Source: Cafcass, Listening to them - lighting the way, May 2025: 97 % of those required; two a year are the aim.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import GRAINS, NEXT_REVIEW, OWNER, SMALL, Staff, shares, year_to

DAYS_OF_GRACE = 28
ANALYSIS = Analysis(
    id="performance_reviews",
    title="Performance and learning reviews held",
    why_it_matters="A practitioner who is looked after looks after children.",
    objective="people",
    direction="higher_is_better",
    period="month_end",
    told=(Told("held", "Reviews that were due, and were held", "percent"),),
    numerator="Of those, reviews that were held no later than 28 days after they were due.",
    denominator="England. Reviews of practitioners due in twelve months that end 28 days before the month's end.",
    method_in_words="Each review has a day on which it is due. 28 days of grace are our assumption.",
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025: 97 % completed of those required; twice a year",
    ),
    cautions=("That a review was held says nothing of what it was worth.", SMALL),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the share of the twelve months to the last month's end on or before a day."""
    period = year_to(last_month_end(as_of).end)
    grace = timedelta(days=DAYS_OF_GRACE)
    due = staff.performance_reviews.filter(
        pl.col("due_on") > period.start - grace, pl.col("due_on") <= period.end - grace
    )
    is_held = pl.col("held_on") <= pl.col("due_on") + pl.duration(days=DAYS_OF_GRACE)
    yield from shares(ANALYSIS, "held", period, staff.area_of(due), of=is_held)
