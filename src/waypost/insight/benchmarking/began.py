"""Cases by the month in which they began: their weeks in the first year, beside what their own families lead to expect.

A case that goes on for longer than it is followed counts as so many weeks. So each case that began long enough ago is
known whole, closed or not: a mean of closed cases would rise and fall with what happens to be closed. The store adds up
and a case is a row; months, areas and weeks are asked of it, and no child is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.insight.benchmarking.case_mix import age_bands
from waypost.insight.benchmarking.cohort import MOST_CHILDREN_TOLD, bands_of
from waypost.insight.benchmarking.outcome import DAYS_IN_A_WEEK, YEAR, Outcome
from waypost.insight.measures.periods import Period
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, told
from waypost.journeys.expressions import AllOf, Column, Compare, Condition, DaysBetween, Earliest, Value
from waypost.journeys.question import Count, Mean, Question, Share
from waypost.journeys.store.contract import RecordStore

_BEGAN = "issued_on"
_ENDED = Earliest((Column("first_final_order_on"), Column("closed_on")))
_TOOK = DaysBetween(Column(_BEGAN), _ENDED)
_TABLE, _CASE = "children_in_proceedings", "proceedings_id"
_BY = (_CASE, "area", "sex")
MIX = (*(band.id for band in age_bands()), "is_alleged", "is_female", "of_two", "of_three")
"""What an area cannot change (case_mix.yaml), of a case: shares of its children by age and sex, abuse alleged, size.
The kind of application is the same for all that are compared."""


@dataclass(frozen=True, slots=True)
class Began:
    """Cases that began in months in a row. `cases`: area, month (0 is the first), weeks, and MIX; a row each.

    `weeks` is the mean of a case's children, none above the weeks that are followed.
    """

    application: str
    months: tuple[Period, ...]
    cases: pl.DataFrame

    def between(self, first: int, last: int) -> Began:
        """Return the same of the months from place `first` up to and without `last`; the first is 0 again."""
        rows = self.cases.filter((pl.col("month") >= first) & (pl.col("month") < last))
        return Began(self.application, self.months[first:last], rows.with_columns(month=pl.col("month") - first))


def began(store: RecordStore, application: str, months: Sequence[Period], *, weeks_followed: int) -> Began | None:
    """Return the cases of an application that began in these months; nothing where none did.

    The months are whole, and the last ended so many weeks before the record does.
    """
    by_child = _children(store, application, Period(months[0].start, months[-1].end), weeks_followed * DAYS_IN_A_WEEK)
    if by_child.is_empty():
        return None
    cases = _by_case(by_child, weeks_followed).join(_months_of(store, application, months), on=_CASE)
    return Began(application, tuple(months), cases.sort("area", "month", _CASE).drop(_CASE))


def with_expected(cases: pl.DataFrame, starts: int) -> pl.DataFrame:
    """Add `expected`: the weeks that cases of the months before lead to expect of each, by least squares on MIX.

    Nothing of the months from `starts` on is learnt from.
    """
    mix = cases.select(pl.lit(1.0).alias("one"), *MIX).to_numpy()
    is_before = (cases["month"] < starts).to_numpy()
    learnt, *_ = np.linalg.lstsq(mix[is_before], cases["weeks"].to_numpy()[is_before], rcond=None)
    return cases.with_columns(expected=pl.Series(mix @ learnt))


def _among(application: str, *where: Condition) -> Condition:
    return AllOf((IN_ENGLAND, told("area"), equals("application", application), in_period(_BEGAN), *where))


def _children(store: RecordStore, application: str, whole: Period, days: int) -> pl.DataFrame:
    """Return children of a case by age, sex and alleged abuse: how many, how many ended in time, and their weeks."""
    in_time = AllOf((Compare(_TOOK, ">=", Value(0)), Compare(_TOOK, "<", Value(days))))
    outcome = Outcome("began", "", "", _among(application), Mean(_TOOK), _BEGAN, YEAR, "weeks", "none")
    asked = {"period_start": whole.start, "period_end": whole.end, "as_at": whole.end}
    rows = []
    for band, abuse, where in bands_of(outcome):
        among = AllOf((outcome.where, where))
        counted = store.tabulate(Question(_TABLE, Share(in_time), among, _BY), **asked)
        weeks = store.tabulate(Question(_TABLE, Mean(_TOOK), AllOf((among, in_time)), _BY), **asked)
        rows.append(
            counted.filter(pl.col("counted") > 0)
            .join(weeks.select(*_BY, "total"), on=list(_BY), how="left", nulls_equal=True)
            .select(
                *_BY,
                "numerator",
                children="counted",
                band=pl.lit(band),
                abuse=pl.lit(abuse),
                weeks=pl.col("total").fill_null(0) / DAYS_IN_A_WEEK,
            )
        )
    return pl.concat(rows)


def _by_case(rows: pl.DataFrame, weeks_followed: int) -> pl.DataFrame:
    """Return a row a case with its weeks and what is in MIX."""
    children = pl.col("children").sum()

    def share(of: pl.Expr) -> pl.Expr:
        return (of.fill_null(value=False) * pl.col("children")).sum() / children

    size = children.clip(upper_bound=MOST_CHILDREN_TOLD)
    return rows.group_by(_CASE, maintain_order=True).agg(
        pl.col("area").first(),
        weeks=(pl.col("weeks").sum() + (children - pl.col("numerator").sum()) * weeks_followed) / children,
        is_alleged=share(pl.col("abuse") == "alleged"),
        is_female=share(pl.col("sex") == "female"),
        of_two=(size == MOST_CHILDREN_TOLD - 1).cast(pl.Float64),
        of_three=(size == MOST_CHILDREN_TOLD).cast(pl.Float64),
        **{band.id: share(pl.col("band") == band.id) for band in age_bands()},
    )


def _months_of(store: RecordStore, application: str, months: Sequence[Period]) -> pl.DataFrame:
    """Return the place of the month in which each case began: of its first child, where they differ."""
    question = Question(_TABLE, Count(), _among(application), (_CASE,))
    of_months = [
        store.tabulate(question, period_start=month.start, period_end=month.end)
        .filter(pl.col("counted") > 0)
        .select(_CASE, month=pl.lit(place))
        for place, month in enumerate(months)
    ]
    return pl.concat(of_months).group_by(_CASE).agg(pl.col("month").min())
