"""How long cases usually take, as an honest range: of those still open after so many weeks, eight in ten end within it.

Open cases count as long as they were seen (Kaplan and Meier): a range of ended cases alone is too short while old cases
stay open. For a case that has lasted some weeks the range is of those that lasted as long: it cannot be over before it
began. Where too few cases were watched, or the long end is not in sight, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from waypost.insight.measures.populations import CARE, IN_ENGLAND, equals
from waypost.insight.measures.survival.kaplan_meier import still_open
from waypost.insight.measures.survival.life_table import LifeTable, life_table
from waypost.insight.simulation.rules import rules
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
)
from waypost.journeys.question import LifeTable as AskedLives
from waypost.journeys.question import Question
from waypost.journeys.store.contract import RecordStore

FROM_WEEKS = (0, 4, 8, 13, 20, 26, 39, 52, 78, 104)
"""Weeks so far at which a range is told: in between, that of the last one holds."""
_DAYS = 7
_STARTED, _CLOSED = Column("started_on"), Column("closed_on")
_TOLD = equals("is_told_by_cafcass", True)
KINDS: dict[str, Condition] = {
    "care": AllOf((IN_ENGLAND, _TOLD, CARE)),
    "child_arrangements_programme": AllOf((IN_ENGLAND, _TOLD, equals("track", "child_arrangements_programme"))),
    "child_focused_courts": AllOf((IN_ENGLAND, _TOLD, equals("track", "child_focused_court"))),
}
"""Which cases are like which: the paths of the families' site, by the names that they have there."""


@dataclass(frozen=True, slots=True)
class UsualTime:
    """Of cases of a kind that were open after `from_week` weeks, eight in ten ended from `low_weeks` to `high_weeks`.

    Both are whole weeks from the start; `cases` is how many were watched at that week.
    """

    kind: str
    from_week: int
    low_weeks: int
    high_weeks: int
    cases: int


def usual_times(kind: str, table: LifeTable, from_weeks: Iterable[int] = FROM_WEEKS) -> tuple[UsualTime, ...]:
    """Return the ranges that a life table allows: `share_inside` of the rules inside, as much below as above."""
    known = rules()
    curve = still_open(table)
    tail = (1 - known.share_inside) / 2
    told = []
    for week in from_weeks:
        at_risk = _at_risk(table, week * _DAYS)
        if at_risk < known.fewest_cases_like_mine:
            continue
        before = _share_after(curve.ages, curve.share, week * _DAYS - 1)
        low = _first_at_most(curve.ages, curve.share, before * (1 - tail))
        high = _first_at_most(curve.ages, curve.share, before * tail)
        if low is not None and high is not None:
            told.append(UsualTime(kind, week, low // _DAYS, -(-high // _DAYS), at_risk))
    return tuple(told)


def usual_times_of(store: RecordStore, start: date, end: date) -> tuple[UsualTime, ...]:
    """Return the ranges of every kind, from the cases that were open at some time between two days."""
    told: list[UsualTime] = []
    for kind, where in KINDS.items():
        answers = store.compute(Question("children_in_proceedings", _LIVES, _watched(where)), start=start, end=end)
        table = life_table(answers[0].ages) if answers else None
        told += usual_times(kind, table) if table is not None else ()
    return tuple(told)


_LIVES = AskedLives(
    DaysBetween(_STARTED, Latest((_STARTED, Day("start")))),
    DaysBetween(_STARTED, Earliest((_CLOSED, Day("end")))),
    (Compare(_CLOSED, "<=", Day("end")),),
)


def _watched(where: Condition) -> Condition:
    return AllOf(
        (
            where,
            Compare(_STARTED, "<=", Day("end")),
            AnyOf((IsMissing(_CLOSED), Compare(_CLOSED, ">", Day("start")))),
        )
    )


def _at_risk(table: LifeTable, age: int) -> int:
    """Return how many were under watch at an age in days: at the first age on which anything happened from then on."""
    place = int(np.searchsorted(table.ages, age, side="left"))
    return int(table.at_risk[place]) if place < len(table.ages) else 0


def _share_after(ages: Sequence[int] | np.ndarray, share: np.ndarray, age: int) -> float:
    place = int(np.searchsorted(np.asarray(ages), age, side="right")) - 1
    return float(share[place]) if place >= 0 else 1.0


def _first_at_most(ages: np.ndarray, share: np.ndarray, level: float) -> int | None:
    """Return the first age at which no more than a share is open still; nothing where that is not in sight."""
    found = np.flatnonzero(share <= level)
    return int(ages[found[0]]) if len(found) else None
