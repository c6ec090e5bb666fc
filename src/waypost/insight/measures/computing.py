"""Asks a store for every figure of every measure: by place, by group, now and a year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeAlias

from waypost.insight.measures.asking import AskedBeforehand, Asker
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.periods import (
    Period,
    a_year_before,
    last_complete_quarter,
    last_month_end,
    quarter_of,
)
from waypost.journeys.question import Answer, Count, LifeTable, Mean, MeanOfEach, Question, Share, ShareOfEach
from waypost.journeys.store.contract import RecordStore

_OF_THE_CASE = {"area", "law", "application"}
"""Columns that are the same on every row of one set of proceedings."""

ENGLAND, ALL, NOT_KNOWN = "england", "all", "not_known"
_Placed: TypeAlias = tuple[str, str, Answer]
Ages: TypeAlias = tuple[tuple[int, ...], ...]


def compute(measure: Measure, store: Asker, as_of: date) -> list[Figure]:
    """Return the figures of one measure for its last whole period on or before a day, and for the same a year before.

    A place or a group about which there is nothing to say has no figure. A child in no known area counts in the area
    "not_known", so that areas add up to England.
    """
    return [figure for period in periods_of(measure, as_of) for figure in _figures(measure, store, period)]


def compute_measures(measures: Iterable[Measure], store: RecordStore, as_of: date) -> list[Figure]:
    """Return the figures of several measures, in declared order: measure, period, place, group, method."""
    known = list(measures)
    asker = AskedBeforehand(store, _questions(known, as_of))
    return sorted((figure for measure in known for figure in compute(measure, asker, as_of)), key=_order)


def _questions(measures: Iterable[Measure], as_of: date) -> Iterator[tuple[Question, dict[str, date]]]:
    """Yield what is asked of each measure at its finest breakdown, with the days of each period."""
    for measure in measures:
        for period in periods_of(measure, as_of):
            for method in measure.methods:
                finest = _finest(measure, method)
                if _adds_up(method.question, finest):
                    yield method.question.by(*finest), _days(measure, period)


def periods_of(measure: Measure, as_of: date) -> tuple[Period, ...]:
    """Return the measure's last whole period on or before a day, and the same a year before; or its last quarters."""
    last = last_month_end(as_of) if measure.period == "month_end" else last_complete_quarter(as_of)
    if not measure.quarters:
        return last, a_year_before(last)
    quarters = [last]
    while len(quarters) < measure.quarters:
        quarters.append(quarter_of(quarters[-1].start - timedelta(days=1)))
    return tuple(quarters)


def _figures(measure: Measure, store: Asker, period: Period) -> Iterator[Figure]:
    """Yield the figures of a period. Methods that read one question differently ask it once."""
    asked: dict[tuple[Question, tuple[str, ...]], list[_Placed]] = {}
    for method in measure.methods:
        question = (method.question, method.groups)
        if question not in asked:
            asked[question] = list(_answers(measure, method, store, _days(measure, period)))
        for area_kind, group_kind, answer in asked[question]:
            area, group = _names(answer, area_kind != ENGLAND, group_kind != ALL)
            figure = _figure(measure, method, period, (area_kind, area, group_kind, group), answer)
            if figure is not None:
                yield figure


def _answers(measure: Measure, method: Method, store: Asker, days: dict[str, date]) -> Iterator[_Placed]:
    """Yield every answer with its kinds of area and group. What adds up is asked once, at the finest, and added up."""
    breakdowns, finest = _breakdowns(measure, method), _finest(measure, method)
    parts = store.compute(method.question.by(*finest), **days) if _adds_up(method.question, finest) else None
    for area_kind, group_kind in breakdowns:
        columns = _columns(area_kind, group_kind)
        question = method.question.by(*columns)
        for answer in store.compute(question, **days) if parts is None else add_up(parts, finest, columns):
            yield area_kind, group_kind, answer


def _breakdowns(measure: Measure, method: Method) -> list[tuple[str, str]]:
    return [(area_kind, group_kind) for area_kind in measure.grains for group_kind in method.groups]


def _finest(measure: Measure, method: Method) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for kinds in _breakdowns(measure, method) for column in _columns(*kinds)))


def _columns(area_kind: str, group_kind: str) -> tuple[str, ...]:
    by_area = () if area_kind == ENGLAND else ("area",)
    return by_area if group_kind == ALL else (*by_area, group_kind)


def _adds_up(question: Question, columns: tuple[str, ...]) -> bool:
    """Answer whether a question's parts by these columns add up: of each case, where the columns are of the case."""
    match question.aggregate:
        case Count() | Share() | Mean() | LifeTable():
            return True
        case MeanOfEach(each, _) | ShareOfEach(each, _, _):
            return each == "proceedings_id" and _OF_THE_CASE.issuperset(columns)
        case _:
            return False


def add_up(parts: Iterable[Answer], columns: tuple[str, ...], by: tuple[str, ...]) -> list[Answer]:
    """Return answers by fewer columns, as the store would give them: counts and sums of the parts, in group order.

    `columns` are those of the parts. Only counts, shares and means add up, and the same of each case by what is the
    case's own: their answers are whole-number sums.
    """
    places = [columns.index(column) for column in by]
    sums: dict[tuple[str | None, ...], Answer] = {} if by else {(): Answer((), 0, 0, 0, 0)}
    for part in parts:
        group = tuple(part.group[place] for place in places)
        sums[group] = _sum(group, sums.get(group), part)
    return [sums[group] for group in sorted(sums, key=lambda names: [(name is not None, name or "") for name in names])]


def _sum(group: tuple[str | None, ...], one: Answer | None, other: Answer) -> Answer:
    if one is None:
        return replace(other, group=group)
    return Answer(
        group,
        one.counted + other.counted,
        (one.numerator or 0) + (other.numerator or 0),
        (one.total or 0) + (other.total or 0),
        (one.total_of_squares or 0) + (other.total_of_squares or 0),
        ages=_ages_together(one.ages, other.ages),
    )


def _ages_together(one: Ages, other: Ages) -> Ages:
    """Return two life tables as one: what happened at an age in either happened at it."""
    together: dict[int, tuple[int, ...]] = {}
    for age, *counts in (*one, *other):
        known = together.get(age, (0,) * len(counts))
        together[age] = tuple(a + b for a, b in zip(known, counts, strict=True))
    return tuple((age, *together[age]) for age in sorted(together))


def _days(measure: Measure, period: Period) -> dict[str, date]:
    """Return the days of a period by name; `year_start` begins the year that ends with the quarter."""
    if measure.period == "month_end":
        return {"as_at": period.end}
    before, year = period.start - timedelta(days=1), a_year_before(period)
    return {
        "period_start": period.start,
        "period_end": period.end,
        "day_before": before,
        "year_start": year.end + timedelta(days=1),
    }


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


def _order(figure: Figure) -> tuple[Any, ...]:
    place = (figure.area_kind != ENGLAND, figure.area_kind, figure.area)
    group = (figure.group_kind != ALL, figure.group_kind, figure.group)
    return (figure.measure_id, figure.period_end, *place, *group, figure.method)
