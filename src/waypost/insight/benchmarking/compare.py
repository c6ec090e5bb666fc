"""Makes the figures of fair comparison: areas beside England, month beside month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from waypost.insight.benchmarking.areas import AreasCompared, compare_areas
from waypost.insight.benchmarking.cohort import Cohort, total_of
from waypost.insight.benchmarking.comparisons import compared_id, run_id
from waypost.insight.benchmarking.months import Month, monthly
from waypost.insight.benchmarking.outcome import YEAR, Outcome
from waypost.insight.benchmarking.run_chart import RunChart, run_chart
from waypost.insight.measures.computing import ALL, ENGLAND
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period
from waypost.journeys.store.contract import RecordStore


def comparison_figures(store: RecordStore, as_of: date, cohorts: Iterable[Cohort]) -> list[Figure]:
    """Return the figures of cohorts by area, and of flows by month. Areas stand in the order of their names."""
    figures: list[Figure] = []
    for own in cohorts:
        figures += area_figures(own)
        if own.outcome.over == YEAR:
            figures += month_figures(own.outcome, monthly(store, own.outcome, as_of))
    return figures


def area_figures(own: Cohort) -> Iterator[Figure]:
    """Yield the figures of a cohort by area; none where areas cannot be compared."""
    compared = compare_areas(own)
    if compared is not None:
        yield from _of_areas(own, compared)


def _of_areas(own: Cohort, compared: AreasCompared) -> Iterator[Figure]:
    outcome, measure_id = own.outcome, compared_id(own.outcome)
    whole = _place(measure_id, own.period, ENGLAND)
    yield _figure(whole, "as_counted", outcome.unit, compared.children, _held(own), compared.whole)
    for one in compared.areas:
        place = _place(measure_id, own.period, one.area)
        yield _figure(place, "as_counted", outcome.unit, one.children, one.holding, one.value)
        bounds = (one.lower, one.upper)
        yield _figure(place, "standardised", outcome.unit, one.children, one.holding, one.standardised, bounds)
        yield _figure(place, "limits_95", outcome.unit, one.children, None, compared.whole, one.limits_95)
        yield _figure(place, "limits_998", outcome.unit, one.children, None, compared.whole, one.limits_998)
    if compared.variation is not None:
        spread, told = "percentage_points" if outcome.is_share else outcome.unit, compared.variation
        bounds = (told.spread_lower, told.spread_upper)
        yield _figure(whole, "spread", spread, compared.children, None, told.spread, bounds)
        bounds = (100 * told.beyond_chance_lower, 100 * told.beyond_chance_upper)
        yield _figure(whole, "beyond_chance", "percent", compared.children, None, 100 * told.beyond_chance, bounds)


def month_figures(outcome: Outcome, months: list[Month]) -> Iterator[Figure]:
    """Yield the figures of months in a row; of too few, without limits."""
    chart: RunChart | None = run_chart([month.value for month in months])
    for at, month in enumerate(months):
        place = _place(run_id(outcome), month.period, ENGLAND)
        yield _figure(place, "month", outcome.unit, month.children, month.holding, month.value)
        if chart is None:
            continue
        bounds = max(0.0, chart.lower), min(100.0, chart.upper) if outcome.is_share else chart.upper
        yield _figure(place, "limits", outcome.unit, month.children, None, chart.mean, bounds)
        for rule in chart.signals[at]:
            yield _figure(place, rule, outcome.unit, month.children, month.holding, month.value)


def _held(own: Cohort) -> int | None:
    from_areas = own.rows.filter(own.rows["area"] != "not_known")
    return round(total_of(from_areas) / own.outcome.per) if own.outcome.is_share else None


def _place(measure_id: str, period: Period, area: str) -> tuple[str, Period, str, str]:
    return measure_id, period, ENGLAND if area == ENGLAND else "dfj_area", area


def _figure(
    place: tuple[str, Period, str, str],
    method: str,
    unit: str,
    children: int,
    holding: int | None,
    value: float,
    bounds: tuple[float, float] | tuple[None, None] = (None, None),
) -> Figure:
    measure_id, period, area_kind, area = place
    return Figure(
        measure_id=measure_id,
        method=method,
        area_kind=area_kind,
        area=area,
        period_start=period.start,
        period_end=period.end,
        group_kind=ALL,
        group=ALL,
        numerator=holding,
        denominator=children,
        value=value,
        unit=unit,
        lower=bounds[0],
        upper=bounds[1],
        is_modelled=method not in ("as_counted", "month"),
    )
