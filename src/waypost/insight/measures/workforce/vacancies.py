"""Social work posts that nobody holds, at a month's end.

Source: Cafcass annual report 2024-25: 11.7 % at 31 March 2025, 8.1 % a year before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import (
    GRAINS,
    NEXT_REVIEW,
    OWNER,
    SERVICE_AREA,
    SMALL,
    SOCIAL_WORK_ROLES,
    TEAM,
    Staff,
    Sums,
    figures,
    placed,
)

ANALYSIS = Analysis(
    id="vacancies",
    title="Posts that nobody holds",
    why_it_matters="A post that stands empty is a practitioner whom no child has.",
    objective="people",
    direction="lower_is_better",
    period="month_end",
    told=(Told("vacancy_rate", "Social work posts that stand empty", "percent"),),
    numerator="Social work posts that stood empty at the end of the day: opened, and neither filled nor given up.",
    denominator="England. Social work posts: those held at the end of the day, and those that stood empty.",
    method_in_words="Posts are counted, whatever their hours: those of advisers, supervisors and managers.",
    sources=("Cafcass annual report 2024-25: vacancies 11.7 % at 31 March 2025, 8.1 % a year before",),
    cautions=(
        "A part-time post counts as one; the published rate may count whole-time equivalents.",
        "Agency workers who fill a post for a time are told by nobody: such a post stands empty here.",
        SMALL,
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the rate at the last month's end on or before a day."""
    period = last_month_end(as_of)
    gone = pl.min_horizontal("filled_on", "withdrawn_on")
    empty = staff.vacancies.filter(
        pl.col("role").is_in(SOCIAL_WORK_ROLES),
        pl.col("opened_on") <= period.end,
        gone.is_null() | (gone > period.end),
    )
    held = staff.in_post(period.end)
    if held.height:
        areas, teams = (_sums(empty, held, column) for column in (SERVICE_AREA, TEAM))
        yield from figures(ANALYSIS, "vacancy_rate", period, areas, teams)


def _sums(empty: pl.DataFrame, held: pl.DataFrame, column: str) -> Sums:
    vacant, filled = (_by(rows, column) for rows in (empty, held))
    return {
        area: (vacant.get(area, 0), vacant.get(area, 0) + filled.get(area, 0)) for area in sorted({*vacant, *filled})
    }


def _by(rows: pl.DataFrame, column: str) -> dict[str, int]:
    return {area: int(count) for area, count in placed(rows, column).group_by(column).len().iter_rows()}
