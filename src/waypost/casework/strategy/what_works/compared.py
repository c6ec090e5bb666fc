"""What changed where something was tried, beside areas where it was not: from released figures alone. Pure.

A released figure of an area and a period is one number. For each area, the mean of its figures after the beginning less
the mean of those before it is its change. The difference is the change here less the mean change of those compared. How
far one area's change may lie from another's by chance is told by how far those compared lie apart (Student's t, with as
many degrees of freedom as areas compared less one). Few areas give a wide interval: that is the truth about few areas.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean, stdev

from scipy.stats import t as student

from waypost.casework.strategy.what_works.rules import Verdict, direction
from waypost.casework.strategy.what_works.words import told
from waypost.disclosure.released import ReleasedFigure


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed. Means of released figures; None: not known. `how` says how it was reached, or why it was not."""

    design: str
    verdict: Verdict
    unit: str
    first_on: date | None
    last_on: date | None
    here_before: float | None
    here_after: float | None
    others_before: float | None
    others_after: float | None
    difference: float | None
    lower: float | None
    upper: float | None
    areas_compared: int
    how: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class _Change:
    before: float
    after: float

    @property
    def change(self) -> float:
        return self.after - self.before


def compare(
    figures: Iterable[ReleasedFigure], *, here: Collection[str], others: Collection[str], began_on: date, wanted: str
) -> Compared:
    """Return what changed since a day. `figures`: of one measure and method, of court areas, each period once.

    Where several areas are `here`, their mean is taken. An area without a figure on both sides of the day is left out.
    """
    rows = [one for one in figures if one.value is not None and one.group_kind == "all"]
    mine, theirs = _changes(rows, here, began_on), _changes(rows, others, began_on)
    days = [day for one in rows for day in (one.period_start, one.period_end)]
    unit = rows[0].unit if rows else ""
    is_invented = any(one.invented for one in rows)
    if not mine:
        how = "No figure was released of it both before and after it began: withheld, or not there."
        return _made(Verdict.NOT_KNOWN, unit, days, (None, None), (None, None), None, None, 0, how, is_invented)
    here_now = _mean(list(mine.values()))
    if not theirs:
        change = here_now.change
        verdict = Verdict.NO_DIFFERENCE
        if change:
            verdict = Verdict.BETTER if (change < 0) == (wanted == "less") else Verdict.WORSE
        how = f"The mean of what was released after {began_on} less that before. No area was compared."
        pair = (here_now.before, here_now.after)
        return _made(verdict, unit, days, pair, (None, None), change, None, 0, how, is_invented, "before_and_after")
    return _against(here_now, list(theirs.values()), len(mine), wanted, unit, days, is_invented)


def _against(
    mine: _Change, theirs: list[_Change], places: int, wanted: str, unit: str, days: list[date], is_invented: bool
) -> Compared:
    rest = _mean(theirs)
    difference = mine.change - rest.change
    half = _half_width([one.change for one in theirs], places)
    bounds = (difference - half, difference + half) if half is not None else None
    lower, upper = bounds or (None, None)
    verdict = direction(difference, lower, upper, wanted)
    how = f"The change here less the mean change of {len(theirs)} compared. "
    how += (
        f"The interval holds the true difference {told('standard')['comparison']['confidence_percent']} times in 100, "
        "if areas differ here as they do among those compared."
        if bounds
        else f"Fewer than {told('standard')['comparison']['fewest_areas']} areas: no interval can be given."
    )
    here, there = (mine.before, mine.after), (rest.before, rest.after)
    return _made(verdict, unit, days, here, there, difference, bounds, len(theirs), how, is_invented)


def _half_width(changes: list[float], places: int) -> float | None:
    limits = told("standard")["comparison"]
    count = len(changes)
    if count < limits["fewest_areas"]:
        return None
    quantile = 1 - (1 - limits["confidence_percent"] / 100) / 2
    spread = stdev(changes) * (1 / places + 1 / count) ** 0.5
    half: float = student.ppf(quantile, count - 1) * spread
    return half


def _changes(rows: list[ReleasedFigure], areas: Collection[str], began_on: date) -> dict[str, _Change]:
    found = {}
    for area in areas:
        own = [(one, one.value) for one in rows if one.area == area and one.value is not None]
        before = [value for one, value in own if one.period_end < began_on]
        after = [value for one, value in own if one.period_start >= began_on]
        if before and after:
            found[area] = _Change(fmean(before), fmean(after))
    return found


def _mean(changes: list[_Change]) -> _Change:
    return _Change(fmean(one.before for one in changes), fmean(one.after for one in changes))


def _made(
    verdict: Verdict, unit: str, days: list[date], here: tuple[float | None, float | None],
    others: tuple[float | None, float | None], difference: float | None, bounds: tuple[float, float] | None,
    areas_compared: int, how: str, is_invented: bool, design: str = "comparison",
) -> Compared:  # fmt: skip
    lower, upper = bounds or (None, None)
    return Compared(
        design, verdict, unit, min(days, default=None), max(days, default=None), *here, *others, difference,
        lower, upper, areas_compared, how, is_invented,
    )  # fmt: skip
