"""How long it takes to fill a post, from its advertisement to the first day of who fills it.

Source: Cafcass, strategic plan 2026-2029: posts filled sooner. No figure is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import (
    ENGLAND,
    GRAINS,
    NEXT_REVIEW,
    OWNER,
    SERVICE_AREA,
    SMALL,
    SOCIAL_WORK_ROLES,
    TEAM,
    Staff,
    placed,
    year_to,
)

ANALYSIS = Analysis(
    id="time_to_recruit",
    title="Time to fill a post",
    why_it_matters="While a post stands empty its children are shared out among those who stay.",
    objective="people",
    direction="lower_is_better",
    period="month_end",
    told=(Told("days_to_fill", "Median days from the advertisement to the first day", "days"),),
    numerator="Days from the day on which a post was first advertised to the first day of who fills it.",
    denominator="England. Social work posts filled in the twelve months to the month's end, and advertised before.",
    method_in_words="The median of all posts filled: half took longer. Posts of no known advertisement are out.",
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (quicker recruiting)",),
    cautions=(
        "Posts that are still empty are not in it: where only the easy ones are filled, it falls.",
        "The notice that somebody has to give elsewhere is in it.",
        SMALL,
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the median of the twelve months to the last month's end on or before a day."""
    period = year_to(last_month_end(as_of).end)
    filled = staff.vacancies.filter(
        pl.col("role").is_in(SOCIAL_WORK_ROLES),
        pl.col("filled_on") > period.start,
        pl.col("filled_on") <= period.end,
        pl.col("advertised_on") <= pl.col("filled_on"),
    ).with_columns(days=(pl.col("filled_on") - pl.col("advertised_on")).dt.total_days())
    england = filled.with_columns(pl.lit(ENGLAND).alias(ENGLAND))
    for kind, rows in ((ENGLAND, england), *((one, placed(filled, one)) for one in (SERVICE_AREA, TEAM))):
        of_each = rows.group_by(kind).agg(pl.len().alias("posts"), pl.col("days").median()).sort(kind)
        for area, posts, days in of_each.iter_rows():
            yield Figure(
                ANALYSIS.id, ANALYSIS.told[0].id, kind, area, period.start, period.end, "all", "all", None, int(posts),
                float(days), "days",
            )  # fmt: skip
