"""How many practitioners leave in twelve months.

Source: Cafcass, Listening to them - lighting the way, May 2025: 15.4 % in 12 months; annual report 2024-25: 15.1 %.
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
    id="turnover",
    title="Practitioners who leave",
    why_it_matters="When a practitioner leaves, children lose the person who knows them.",
    objective="people",
    direction="lower_is_better",
    period="month_end",
    told=(Told("turnover_rate", "Practitioners who left within twelve months", "percent"),),
    numerator="Of those, practitioners who hold no social work post twelve months later.",
    denominator="England. Practitioners who held a social work post twelve months before the month's end.",
    method_in_words=(
        "Whoever held a post a year ago is looked for today. Somebody who moved to another post or area has not left. "
        "A new practitioner who leaves within the twelve months is not counted."
    ),
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025: 15.4 % in 12 months (authorities 17 %)",
        "Cafcass annual report 2024-25: 15.1 %",
    ),
    cautions=(
        "The published rate sets leavers beside the average number in post, and may be higher by a little.",
        SMALL,
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the rate of the twelve months to the last month's end on or before a day."""
    day = last_month_end(as_of).end
    period = year_to(day)
    there = staff.in_post(period.start)
    still = staff.in_post(day)["practitioner_id"]
    yield from shares(ANALYSIS, "turnover_rate", period, there, of=~pl.col("practitioner_id").is_in(still.implode()))
