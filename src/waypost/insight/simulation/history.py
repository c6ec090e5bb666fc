"""What is known on a day: arrivals and departures by area and month, who is open at which age, and how ages leave.

Nothing that happened after the day is asked for, so that a forecast of a past day is what it would have been then
(but for what was learnt late). A store answers by area; nobody reads a child's row.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from waypost.insight.measures.computing import NOT_KNOWN
from waypost.insight.simulation.rules import rules
from waypost.insight.simulation.stock import Stock
from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    Earliest,
    IsMissing,
    Latest,
    Value,
)
from waypost.journeys.question import Answer, Count, LifeTable, Question
from waypost.journeys.store.contract import RecordStore

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
DAYS_IN_A_MONTH = 30.4375
_STARTED, _CLOSED = Column("started_on"), Column("closed_on")


@dataclass(frozen=True, slots=True)
class History:
    """What is known at the end of `origin`, by area (rows, in the order of `areas`).

    `arrivals` and `departures` are by month, the earliest first; `open_by_age` by whole months since the start, those
    of the oldest month and more together. `exposure` and `leavers` are by year (the earlier first), area and age in
    months: child-months under watch, and children who left.
    """

    stock: Stock
    origin: date
    areas: tuple[str, ...]
    arrivals: Whole
    departures: Whole
    open_by_age: Whole
    exposure: Real
    leavers: Real

    @property
    def open_now(self) -> Whole:
        """How many children are open, by area."""
        return np.asarray(self.open_by_age.sum(axis=1))


def month_ends(last: date, count: int) -> list[date]:
    """Return so many ends of months and the one before them, the earliest first; `last` is the last of them."""
    ends = [last]
    while len(ends) <= count:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]


def months_after(last: date, count: int) -> list[date]:
    """Return the ends of the months that follow a month's end."""
    ends: list[date] = []
    while len(ends) < count:
        start = (ends[-1] if ends else last) + timedelta(days=1)
        ends.append((start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))
    return ends


def history(store: RecordStore, stock: Stock, origin: date) -> History:
    """Return what is known of a stock at a month's end."""
    known = rules()
    ends = month_ends(origin, known.months_of_history)
    flows = [_monthly(store, stock, column, ends) for column in (_STARTED, _CLOSED)]
    ages = _open_by_age(store, stock, origin)
    years = [ends[-25], ends[-13], ends[-1]]
    lives = [_lives(store, stock, start, end) for start, end in itertools.pairwise(years)]
    found = {area for part in (*flows, ages, *lives) for area in part}
    areas = tuple(sorted(found))
    months, oldest = known.months_of_history, known.oldest_month
    return History(
        stock=stock,
        origin=origin,
        areas=areas,
        arrivals=_rows(flows[0], areas, (months,)).astype(np.int64),
        departures=_rows(flows[1], areas, (months,)).astype(np.int64),
        open_by_age=_rows(ages, areas, (oldest + 1,)).astype(np.int64),
        exposure=np.stack([_rows(part, areas, (2, oldest + 1))[:, 0] for part in lives]),
        leavers=np.stack([_rows(part, areas, (2, oldest + 1))[:, 1] for part in lives]),
    )


def open_at(store: RecordStore, stock: Stock, day: date) -> dict[str, int]:
    """Return how many children of a stock were open at the end of a day, by area."""
    question = Question("children_in_proceedings", Count(), AllOf((stock.where, _open_on("as_at"))), ("area",))
    return {_area(answer): answer.counted for answer in store.compute(question, as_at=day)}


def _monthly(store: RecordStore, stock: Stock, column: Column, ends: list[date]) -> dict[str, Real]:
    days = {f"end_{number}": end for number, end in enumerate(ends)}
    questions = [
        Question(
            "children_in_proceedings",
            Count(),
            AllOf(
                (
                    stock.where,
                    Compare(column, ">", Day(f"end_{number}")),
                    Compare(column, "<=", Day(f"end_{number + 1}")),
                    Compare(_STARTED, "<=", Day(f"end_{number + 1}")),
                )
            ),
            ("area",),
        )
        for number in range(len(ends) - 1)
    ]
    return _together(store, questions, days)


def _open_by_age(store: RecordStore, stock: Stock, origin: date) -> dict[str, Real]:
    oldest = rules().oldest_month
    edges = [round(month * DAYS_IN_A_MONTH) for month in range(oldest + 1)]
    age = DaysBetween(_STARTED, Day("as_at"))
    questions = []
    for number, edge in enumerate(edges):
        below = (Compare(age, "<", Value(edges[number + 1])),) if number < oldest else ()
        where = AllOf((stock.where, _open_on("as_at"), Compare(age, ">=", Value(edge)), *below))
        questions.append(Question("children_in_proceedings", Count(), where, ("area",)))
    return _together(store, questions, {"as_at": origin})


def _open_on(day: str) -> Condition:
    is_open = AnyOf((IsMissing(_CLOSED), Compare(_CLOSED, ">", Day(day))))
    return AllOf((Compare(_STARTED, "<=", Day(day)), is_open))


def _together(store: RecordStore, questions: list[Question], days: dict[str, date]) -> dict[str, Real]:
    """Return the counts of each area, a column a question."""
    told: dict[str, Real] = {}
    most = 40
    for first in range(0, len(questions), most):
        some = questions[first : first + most]
        for number, answers in enumerate(store.compute_together(some, **days)):
            for answer in answers:
                row = told.setdefault(_area(answer), np.zeros(len(questions)))
                row[first + number] = answer.counted
    return told


def _lives(store: RecordStore, stock: Stock, start: date, end: date) -> dict[str, Real]:
    """Return child-months under watch and leavers by age in months, of those open at some time between two days."""
    entered = DaysBetween(_STARTED, Latest((_STARTED, Day("start"))))
    left = DaysBetween(_STARTED, Earliest((_CLOSED, Day("end"))))
    watched = AllOf(
        (
            stock.where,
            Compare(_STARTED, "<=", Day("end")),
            AnyOf((IsMissing(_CLOSED), Compare(_CLOSED, ">", Day("start")))),
        )
    )
    table = LifeTable(entered, left, (Compare(_CLOSED, "<=", Day("end")),))
    answers = store.compute(Question("children_in_proceedings", table, watched, ("area",)), start=start, end=end)
    return {_area(answer): _by_month(answer) for answer in answers}


def _by_month(answer: Answer) -> Real:
    oldest = rules().oldest_month
    told = np.array(answer.ages, dtype=np.int64).reshape(-1, 4)
    last = int(told[:, 0].max(initial=0)) + 1
    entered, left, ended = (np.bincount(told[:, 0], weights=told[:, place], minlength=last) for place in (1, 2, 3))
    at_risk = np.cumsum(entered) - np.concatenate([[0.0], np.cumsum(left)[:-1]])
    month = np.minimum((np.arange(last) / DAYS_IN_A_MONTH).astype(np.int64), oldest)
    exposure = np.bincount(month, weights=at_risk, minlength=oldest + 1) / DAYS_IN_A_MONTH
    return np.stack([exposure, np.bincount(month, weights=ended, minlength=oldest + 1)])


def _rows(told: dict[str, Real], areas: tuple[str, ...], shape: tuple[int, ...]) -> Real:
    nothing = np.zeros(shape)
    return np.array([told.get(area, nothing) for area in areas]).reshape(len(areas), *shape)


def _area(answer: Answer) -> str:
    return answer.group[0] or NOT_KNOWN
