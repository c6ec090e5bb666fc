"""Unit costs: what was truly used in the years of the world, and what it cost by a table of unit costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from waypost.synthetic.planted import COSTS, of_schema
from waypost.synthetic.scenario_parts import UnitCost
from waypost.synthetic.world import World

_DAYS_A_WEEK = 7


def true_costs(world: World, costs: tuple[UnitCost, ...], since: date, until: date) -> pl.DataFrame:
    """Return quantity and pounds by cost, area and law (planted.py COSTS), sorted.

    Only what falls from `since` to `until` counts. The area is that of the case, as it is in the end.
    """
    used = {per: _USED[per](world, since, until) for per in sorted({cost.per for cost in costs})}
    rows = [_priced(used[cost.per], cost) for cost in costs]
    return pl.concat(rows) if rows else pl.DataFrame(schema=dict(COSTS))


def _priced(used: pl.DataFrame, cost: UnitCost) -> pl.DataFrame:
    if cost.only:
        used = used.filter(pl.col("code").is_in(list(cost.only)))
    if cost.law is not None:
        used = used.filter(pl.col("law") == cost.law)
    summed = used.group_by("area", "law").agg(pl.col("days").sum(), pl.col("count").sum()).sort("area", "law")
    quantity = pl.col("days") / _DAYS_A_WEEK if cost.per.endswith("_week") else pl.col("count").cast(pl.Float64)
    told = summed.with_columns(
        name=pl.lit(cost.name), per=pl.lit(cost.per), quantity=quantity, pounds_each=pl.lit(float(cost.pounds))
    )
    return of_schema(told.with_columns(pounds=pl.col("quantity") * pl.col("pounds_each")), COSTS)


def _of_cases(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """Give rows with case_id the area and the law of their case; a missing code, days or count is none."""
    told = rows.join(world.cases.select("case_id", "area", "law"), on="case_id", how="inner")
    usual = {
        "code": pl.lit(None, dtype=pl.String),
        "days": pl.lit(0, dtype=pl.Int64),
        "count": pl.lit(1, dtype=pl.Int64),
    }
    told = told.with_columns(**{name: value for name, value in usual.items() if name not in told.columns})
    return told.select("area", "law", "code", "days", "count")


def _days(first: pl.Expr, after: pl.Expr, since: date, until: date) -> pl.Expr:
    """Return the days from `first` to the day before `after` (null: to the end) that lie in the years of the world."""
    start = pl.max_horizontal(first, pl.lit(since))
    end = pl.min_horizontal(after.fill_null(pl.lit(until).dt.offset_by("1d")), pl.lit(until).dt.offset_by("1d"))
    return (end - start).dt.total_days().clip(0)


def _placement_weeks(world: World, since: date, until: date) -> pl.DataFrame:
    # A case that was joined to another ends for its children when it is closed: their weeks go on in the other.
    left_on = pl.coalesce("final_order_on", "closed_on")
    members = world.children_in_cases.select("case_id", "person_id", "joined_on", left_on=left_on)
    both = world.episodes.join(members, on="person_id", how="inner")
    first = pl.max_horizontal("started_on", "joined_on")
    after = pl.min_horizontal("ended_on", "left_on")
    rows = both.select("case_id", code="placement", days=_days(first, after, since, until)).filter(pl.col("days") > 0)
    return _of_cases(world, rows)


def _proceedings_weeks(world: World, since: date, until: date) -> pl.DataFrame:
    ends = world.children_in_cases.group_by("case_id").agg(
        last=pl.when(pl.col("final_order_on").is_not_null().all()).then(pl.col("final_order_on").max())
    )
    rows = world.cases.join(ends, on="case_id", how="inner")
    return _of_cases(world, rows.select("case_id", days=_days(pl.col("issued_on"), pl.col("last"), since, until)))


def _practitioner_weeks(world: World, since: date, until: date) -> pl.DataFrame:
    days = _days(pl.col("started_on"), pl.col("ended_on"), since, until)
    return _of_cases(world, world.allocations.select("case_id", code="role", days=days))


def _between(rows: pl.DataFrame, on: str, code: str, since: date, until: date) -> pl.DataFrame:
    return rows.filter(pl.col(on).is_between(since, until)).select("case_id", code=code)


def _held(world: World, since: date, until: date) -> pl.DataFrame:
    day = pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date()
    held = world.hearings.filter(pl.col("status") == "held").with_columns(day=day)
    return _of_cases(world, _between(held, "day", "hearing", since, until))


def _cancelled(world: World, since: date, until: date) -> pl.DataFrame:
    return _of_cases(world, _between(world.hearings, "cancelled_on", "hearing", since, until))


def _reports(world: World, since: date, until: date) -> pl.DataFrame:
    return _of_cases(world, _between(world.reports, "filed_on", "report", since, until))


def _applications(world: World, since: date, until: date) -> pl.DataFrame:
    return _of_cases(world, _between(world.cases, "issued_on", "application", since, until))


_USED: Mapping[str, Callable[[World, date, date], pl.DataFrame]] = {
    "placement_week": _placement_weeks,
    "proceedings_week": _proceedings_weeks,
    "practitioner_week": _practitioner_weeks,
    "hearing": _held,
    "cancelled_hearing": _cancelled,
    "report": _reports,
    "application": _applications,
}
