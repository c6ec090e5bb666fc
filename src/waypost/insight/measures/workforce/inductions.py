"""New practitioners whose induction is complete when it should be.

Source: Cafcass, strategic plan 2026-2029: a good induction for everybody who joins.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import GRAINS, NEXT_REVIEW, OWNER, SMALL, Staff, shares, year_to

ANALYSIS = Analysis(
    id="inductions",
    title="Inductions complete in time",
    why_it_matters="Whoever has been shown the work well stays longer, and children keep them.",
    objective="people",
    direction="higher_is_better",
    period="month_end",
    told=(Told("in_time", "Inductions complete by the day on which they were due", "percent"),),
    numerator="Of those, inductions that were complete by their day.",
    denominator="England. Inductions that were due in the twelve months to the month's end.",
    method_in_words="An induction that ended because the practitioner left is counted as not complete.",
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (induction)",),
    cautions=("How long an induction lasts is Cafcass's own: the extract tells the day.", SMALL),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the share of the twelve months to the last month's end on or before a day."""
    period = year_to(last_month_end(as_of).end)
    due = staff.inductions.filter(pl.col("due_on") > period.start, pl.col("due_on") <= period.end)
    rows = staff.area_of(due)
    yield from shares(ANALYSIS, "in_time", period, rows, of=pl.col("completed_on") <= pl.col("due_on"))
