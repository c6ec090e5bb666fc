"""Asks a store for every figure of every measure: by place, by group, now and a year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from waypost.insight.measures.figure import Figure
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.periods import Period, a_year_before, last_complete_quarter, last_month_end
from waypost.journeys.question import Answer
from waypost.journeys.store.contract import RecordStore

ENGLAND, ALL, NOT_KNOWN = "england", "all", "not_known"


def compute(measure: Measure, store: RecordStore, as_of: date) -> list[Figure]:
    """Return the figures of one measure for its last whole period on or before a day, and for the same a year before.

    A place or a group about which there is nothing to say has no figure. A child in no known area counts in the area
    "not_known", so that areas add up to England.
    """
    return [
        figure
        for period in periods_of(measure, as_of)
        for method in measure.methods
        for figure in _figures(measure, method, store, period)
    ]


def compute_measures(measures: Iterable[Measure], store: RecordStore, as_of: date) -> list[Figure]:
    """Return the figures of several measures, in declared order: measure, period, place, group, method."""
    return sorted((figure for measure in measures for figure in compute(measure, store, as_of)), key=_order)


def periods_of(measure: Measure, as_of: date) -> tuple[Period, Period]:
    """Return the measure's last whole period on or before a day, and the same a year before."""
    last = last_month_end(as_of) if measure.period == "month_end" else last_complete_quarter(as_of)
    return last, a_year_before(last)


def _figures(measure: Measure, method: Method, store: RecordStore, period: Period) -> Iterator[Figure]:
    for area_kind in measure.grains:
        for group_kind in method.groups:
            by_area, by_group = area_kind != ENGLAND, group_kind != ALL
            columns = [column for column, is_asked in (("area", by_area), (group_kind, by_group)) if is_asked]
            for answer in store.compute(method.question.by(*columns), **_days(measure, period)):
                area, group = _names(answer, by_area, by_group)
                figure = _figure(measure, method, period, (area_kind, area, group_kind, group), answer)
                if figure is not None:
                    yield figure


def _days(measure: Measure, period: Period) -> dict[str, date]:
    if measure.period == "month_end":
        return {"as_at": period.end}
    return {"period_start": period.start, "period_end": period.end}


def _names(answer: Answer, by_area: bool, by_group: bool) -> tuple[str, str]:
    names = [name if name is not None else NOT_KNOWN for name in answer.group]
    area = names.pop(0) if by_area else ENGLAND
    return area, names.pop() if by_group else ALL


def _figure(
    measure: Measure, method: Method, period: Period, place: tuple[str, str, str, str], answer: Answer
) -> Figure | None:
    reading = method.reads(answer)
    if reading is None:
        return None
    area_kind, area, group_kind, group = place
    return Figure(
        measure_id=measure.id,
        method=method.id,
        area_kind=area_kind,
        area=area,
        period_start=period.start,
        period_end=period.end,
        group_kind=group_kind,
        group=group,
        numerator=reading.numerator,
        denominator=reading.denominator,
        value=reading.value,
        unit=method.unit,
        lower=reading.lower,
        upper=reading.upper,
    )


def _order(figure: Figure) -> tuple[str | date, ...]:
    place = (figure.area_kind != ENGLAND, figure.area, figure.group_kind != ALL, figure.group_kind, figure.group)
    return (figure.measure_id, figure.period_end, *(str(part) for part in place), figure.method)
