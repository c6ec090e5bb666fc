"""What a picture of a way holds: its days, its marks and its waits; and the shapes that the marks are drawn as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waypost.doors.pages.charts.drawing import INK, NAVY, ORANGE, PLUM, TEAL, Canvas
from waypost.doors.pages.charts.shapes import mark

# kind: shape, colour, filled, words for the key
MARKS: dict[str, tuple[str, str, bool, str]] = {
    "application_issued": ("square", NAVY, True, "Application issued"),
    "hearing_held": ("circle", NAVY, True, "Hearing held"),
    "hearing_listed": ("circle", NAVY, False, "Hearing to come"),
    "hearing_vacated": ("cross", PLUM, False, "Hearing called off before its day"),
    "hearing_adjourned": ("triangle", ORANGE, False, "Hearing stopped on its day"),
    "order_made": ("diamond", TEAL, True, "Order made"),
    "case_closed": ("square", NAVY, False, "Case closed"),
}

OWNER_COLOURS = {
    "The court": (NAVY, "#ffffff"),
    "Cafcass": (TEAL, INK),
    "The local authority": (PLUM, "#ffffff"),
    "The experts": (ORANGE, INK),
}
"""Fill and type of an owner's weeks; everybody else's, and nobody's, are white with an edge. Words say whose, too."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A mark on the road: its day, its words, and its kind (one of MARKS)."""

    day: date
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wait: whose move it was, for what, from when to when (null while it goes on), and for how many whole weeks."""

    owner: str
    what: str
    since_on: date
    until_on: date | None
    weeks: int


@dataclass(frozen=True, slots=True)
class Given:
    """Weeks that a rule gives to one owner: from the first day of the first to the day after the last."""

    owner: str
    since_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Way:
    """A child's way from its first week to the day it is told. `limit_on` is the last day the law allows, if any."""

    starts_on: date
    as_of: date
    ends_on: date
    limit_on: date | None
    limit_words: str
    extended_to_on: date | None
    happenings: tuple[Happening, ...]
    waits: tuple[Waiting, ...]
    given: tuple[Given, ...] = ()

    @property
    def weeks(self) -> int:
        """How many weeks the picture covers."""
        last = max(day for day in (self.ends_on, self.limit_on, self.extended_to_on) if day)
        return max(4, -(-((last - self.starts_on).days + 1) // 7))

    @property
    def post_every(self) -> int:
        """After how many weeks a post stands."""
        return next(every for every in (2, 4, 8, 13, 26, 52) if self.weeks <= 14 * every or every == 52)

    def lanes(self) -> list[tuple[str, list[list[Waiting]]]]:
        """Return each owner with their waits in lanes: waits at one time lie side by side, the earliest first."""
        owners: dict[str, list[list[Waiting]]] = {}
        for wait in sorted(
            self.waits, key=lambda wait: (wait.since_on, wait.until_on or self.as_of, wait.owner, wait.what)
        ):
            lanes = owners.setdefault(wait.owner, [])
            free = next((lane for lane in lanes if (lane[-1].until_on or date.max) <= wait.since_on), None)
            if free is None:
                lanes.append([wait])
            else:
                free.append(wait)
        return list(owners.items())


def draw_mark(canvas: Canvas, kind: str, x: float, y: float, radius: float = 7.5) -> None:
    """Draw the mark of a kind of happening."""
    shape, colour, is_filled, _ = MARKS[kind]
    mark(canvas, shape, x, y, colour, radius=radius, is_filled=is_filled)


def stack(positions: Sequence[float], apart: float) -> list[int]:
    """Return how far each mark is set aside, so that marks closer than `apart` do not cover each other. In order."""
    ends: list[float] = []
    out = []
    for position in positions:
        step = next((number for number, end in enumerate(ends) if end + apart <= position), len(ends))
        ends[step : step + 1] = [position]
        out.append(step)
    return out


def week_start(way: Way, number: int) -> date:
    """Return the first day after `number` whole weeks."""
    return way.starts_on + timedelta(days=7 * number)


def weeks_words(weeks: int) -> str:
    """Return whole weeks in words."""
    if not weeks:
        return "less than a week"
    return f"{weeks} week" if weeks == 1 else f"{weeks} weeks"


def by_day(happenings: Sequence[Happening]) -> list[Happening]:
    """Return what happened in the order of days."""
    return sorted(happenings, key=lambda happening: (happening.day, happening.kind, happening.words))
