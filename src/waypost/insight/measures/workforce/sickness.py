"""Days that practitioners are away sick, of those on which they are in post, in twelve months.

Source: Cafcass annual report 2024-25: 5.4 %, 5.8 % a year before; authorities 3.4 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period, last_month_end
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
    figures,
    placed,
    year_to,
)

ANALYSIS = Analysis(
    id="sickness",
    title="Sickness absence",
    why_it_matters="Sickness takes capacity at short notice, and it tells of strain.",
    objective="people",
    direction="lower_is_better",
    period="month_end",
    told=(Told("sickness_rate", "Days away sick, of days in post", "percent"),),
    numerator="Practitioners with at least one day away sick in the twelve months; their days make the rate.",
    denominator="England. Practitioners in a social work post on any day of the twelve months.",
    method_in_words=(
        "Days from the first to the last of each absence, within the twelve months and within the post, over all days "
        "in post. The rate is one of days; the counts beside it are of people, and hide it where they are few."
    ),
    sources=("Cafcass annual report 2024-25: 5.4 % at 31 March 2025, 5.8 % a year before; authorities 3.4 %",),
    cautions=(
        "Calendar days are counted, and every day of somebody part-time: the published rate may count working days.",
        "Of an absence nothing is kept but that it was sickness.",
        SMALL,
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the rate of the twelve months to the last month's end on or before a day."""
    period = year_to(last_month_end(as_of).end)
    posts = _within(staff.workforce.filter(pl.col("role").is_in(SOCIAL_WORK_ROLES)), period)
    sick = staff.absences.filter(reason="sickness").select("practitioner_id", "started_on", "ended_on")
    both = posts.join(sick, on="practitioner_id", suffix="_sick").with_columns(
        from_on=pl.max_horizontal("from_on", "started_on_sick"), to_on=pl.min_horizontal("to_on", "ended_on_sick")
    )
    away = both.filter(pl.col("to_on") >= pl.col("from_on"))
    people, days = {}, {}
    for column in (SERVICE_AREA, TEAM):
        lost, there = _days(away, column), _days(posts, column)
        people[column] = {area: (lost.get(area, (0, 0))[1], of) for area, (_, of) in sorted(there.items())}
        days[column] = {area: (lost.get(area, (0, 0))[0], of) for area, (of, _) in there.items()}
    whole = days[SERVICE_AREA].values()
    days[ENGLAND] = {ENGLAND: (sum(part for part, _ in whole), sum(of for _, of in whole))}
    for figure in figures(ANALYSIS, "sickness_rate", period, people[SERVICE_AREA], people[TEAM]):
        part, of = days[figure.area_kind][figure.area]
        yield replace(figure, value=100 * part / of, is_modelled=True)


def _within(rows: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Return rows with the days of them that lie in a period, from_on to to_on; those with none are left out."""
    cut = rows.with_columns(
        from_on=pl.max_horizontal("started_on", pl.lit(period.start)),
        to_on=pl.min_horizontal(pl.col("ended_on").fill_null(period.end), pl.lit(period.end)),
    )
    return cut.filter(pl.col("to_on") >= pl.col("from_on"))


def _days(rows: pl.DataFrame, column: str) -> dict[str, tuple[int, int]]:
    """Return by place the days, and how many practitioners they are of."""
    counted = (
        placed(rows, column)
        .group_by(column)
        .agg(
            ((pl.col("to_on") - pl.col("from_on")).dt.total_days() + 1).sum().alias("days"),
            pl.col("practitioner_id").n_unique().alias("people"),
        )
    )
    return {area: (int(days), int(people)) for area, days, people in counted.iter_rows()}
