"""Makes the figures of who it happens to: each group of children, and how it differs from all others who are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from waypost.insight.benchmarking.bounds import bounds
from waypost.insight.benchmarking.case_mix import GROUPS, allowed_for
from waypost.insight.benchmarking.cohort import Cohort, children_of, mean_over, total_of
from waypost.insight.benchmarking.contrast import (
    FEWEST_CASES,
    Estimate,
    adjusted_difference,
    difference,
    expected_of_each,
    mean_of,
)
from waypost.insight.benchmarking.groups import GROUP_KINDS, MISSING, GroupKind
from waypost.insight.benchmarking.regression import Fit, fit, levels_of
from waypost.insight.benchmarking.whose import who_id
from waypost.insight.measures.computing import ALL, ENGLAND
from waypost.insight.measures.figure import Figure


def who_figures(own: Cohort) -> Iterator[Figure]:
    """Yield every figure of an outcome by group, of England: as counted, beside all others, and all else alike."""
    whole = mean_of(own, pl.lit(True))
    if whole is None:
        return
    yield _figure(own, ALL, ALL, "as_counted", whole, own.rows)
    for kind in GROUP_KINDS:
        yield from figures_of_kind(own, kind)


def figures_of_kind(own: Cohort, kind: GroupKind) -> Iterator[Figure]:
    """Yield the figures of an outcome by one kind of group; none where a kind of few could tell nothing."""
    among = replace(own, rows=kind.rows_of(own.rows))
    if kind.is_of_alleged and _is_too_small(among, kind):
        return
    # What tells the same fact, as the five ethnic groups and the nineteen do, gives way to what is compared.
    factors = dict.fromkeys((*allowed_for(GROUPS, but=kind.instead_of), kind.id))
    # A group that is too small to be told apart would stand with the commonest, and make it look like the others.
    apart = among.rows.filter(pl.col(kind.id).is_in(levels_of(among, kind.id)))
    told_apart = replace(own, rows=apart)
    yield from _of_kind(among, kind)
    yield from _adjusted(among, told_apart, kind, fit(told_apart, tuple(factors)) if apart.height else None)


def _is_too_small(own: Cohort, kind: GroupKind) -> bool:
    """Answer whether no group of a kind could differ from others: small counts alone would cost others their place."""
    known = own.rows.filter(~pl.col(kind.id).is_in(list(MISSING)))
    return known["case"].n_unique() < 2 * FEWEST_CASES


def _of_kind(own: Cohort, kind: GroupKind) -> Iterator[Figure]:
    column = pl.col(kind.id)
    known = tuple(group for group in kind.groups if (own.rows[kind.id] == group).any())
    missing = column.is_in(list(MISSING))
    own = replace(own, rows=own.rows.select("case", kind.id, "children", "total"))
    for group in (*known, *MISSING):
        rows = own.rows.filter(column == group)
        counted = mean_of(own, column == group)
        if counted is not None:
            yield _figure(own, kind.id, group, "as_counted", counted, rows)
        elif rows.height:
            yield _figure(own, kind.id, group, "as_counted", _of_one_case(rows), rows)
    for group in known:
        others = tuple(other for other in known if other != group)
        if not others:
            continue
        rows, is_other = own.rows.filter(column == group), column.is_in(list(others))
        crude = difference(own, column == group, is_other)
        if crude is None:
            continue
        yield _figure(own, kind.id, group, "difference", crude, rows)
        hidden = bounds(own, column == group, is_other, missing)
        if hidden is not None and own.rows.filter(missing).height:
            yield _figure(own, kind.id, group, "if_missing_were_known", Estimate(crude.value, *hidden), rows)


def _adjusted(own: Cohort, apart: Cohort, kind: GroupKind, fitted: Fit | None) -> Iterator[Figure]:
    known = [group for group in kind.groups if (apart.rows[kind.id] == group).any()]
    if fitted is None or len(known) < 2:
        return
    expected = expected_of_each(apart, fitted, kind.id, tuple(known))
    for group in known:
        others = tuple(other for other in known if other != group)
        alike = adjusted_difference(apart, fitted, kind.id, group, others, expected)
        if alike is not None:
            yield _figure(own, kind.id, group, "adjusted_difference", alike, own.rows.filter(pl.col(kind.id) == group))


def _of_one_case(rows: pl.DataFrame) -> Estimate:
    mean = mean_over(rows)
    return Estimate(mean, mean, mean)


def _figure(own: Cohort, kind: str, group: str, method: str, told: Estimate, rows: pl.DataFrame) -> Figure:
    outcome, is_gap = own.outcome, method != "as_counted"
    has_interval = is_gap or told.lower < told.upper
    return Figure(
        measure_id=who_id(outcome),
        method=method,
        area_kind=ENGLAND,
        area=ENGLAND,
        period_start=own.period.start,
        period_end=own.period.end,
        group_kind=kind,
        group=group,
        numerator=round(total_of(rows) / outcome.per) if outcome.is_share else None,
        denominator=children_of(rows),
        value=told.value,
        unit="percentage_points" if is_gap and outcome.is_share else outcome.unit,
        lower=told.lower if has_interval else None,
        upper=told.upper if has_interval else None,
        is_modelled=is_gap,
    )
