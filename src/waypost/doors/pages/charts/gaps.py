"""Differences of groups from all others, about nought: as counted (hollow circle) and adjusted (filled square).

Groups stand in the order in which they are given, never by value. A difference whose interval lies to one side of
nought is in bold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.axis import Axis, axis
from waypost.doors.pages.charts.drawing import CHARACTER, INK, LINE, NARROW, NAVY, QUIET, TEAL, WIDE, Canvas, wrap
from waypost.doors.pages.charts.shapes import mark

Interval = tuple[float, float, float]
_TYPE = 16.0


@dataclass(frozen=True, slots=True)
class Gap:
    """One group: its name, its difference as counted and adjusted (value, lower, upper), and the words beside it."""

    name: str
    counted: Interval | None
    adjusted: Interval | None
    shown: str

    @property
    def is_clear(self) -> bool:
        """Whether the adjusted difference's interval lies to one side of nought."""
        return self.adjusted is not None and (self.adjusted[1] > 0 or self.adjusted[2] < 0)


def draw_gaps(gaps: Sequence[Gap], *, less: str, more: str, label_id: str, description: str) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones."""
    reach = max((abs(end) for gap in gaps for told in (gap.counted, gap.adjusted) if told for end in told), default=1.0)
    wide = _wide(gaps, reach, (less, more), label_id, description)
    return Markup("").join([wide, _narrow(gaps, reach, (less, more), label_id, description)])


def _wide(gaps: Sequence[Gap], reach: float, sides: tuple[str, str], label_id: str, description: str) -> Markup:
    row, top = 44.0, 64.0
    canvas = Canvas(WIDE, top + row * len(gaps) + 8, "wide", label_id, description)
    across = axis(-reach, reach, 372, 806)
    _ground(canvas, across, sides, top, top + row * len(gaps))
    for number, gap in enumerate(gaps):
        y = top + row * (number + 0.5)
        canvas.text(352, y + 5.5, gap.name, anchor="end", bold=gap.is_clear)
        canvas.text(828, y + 5.5, gap.shown, bold=gap.is_clear, colour=INK if gap.adjusted or gap.counted else QUIET)
        _pair(canvas, across, gap, y)
    return canvas.svg()


def _narrow(gaps: Sequence[Gap], reach: float, sides: tuple[str, str], label_id: str, description: str) -> Markup:
    names = [wrap(gap.name, NARROW - _beside(gap) - 12, _TYPE) for gap in gaps]
    below = 18.0 * (max(map(len, names), default=1) - 1)
    row, top = 72.0 + below, 64.0
    canvas = Canvas(NARROW, top + row * len(gaps) + 8, "narrow", label_id, description)
    across = axis(-reach, reach, 20, NARROW - 20, most_marks=4)
    _ground(canvas, across, sides, top, top + row * len(gaps))
    for number, gap in enumerate(gaps):
        y = top + row * number
        canvas.box(0, y + 2, NARROW, 24 + below, "#fff")
        for line, words in enumerate(names[number]):
            canvas.text(0, y + 20 + 18 * line, words, bold=gap.is_clear)
        canvas.text(NARROW, y + 20, _short(gap), anchor="end", bold=gap.is_clear)
        _pair(canvas, across, gap, y + 48 + below)
    return canvas.svg()


def _short(gap: Gap) -> str:
    return gap.shown.split(" (")[0]


def _beside(gap: Gap) -> float:
    """Return how wide the words at the end of a narrow row are, by the careful guess of a character's width."""
    return len(_short(gap)) * _TYPE * CHARACTER * (1.08 if gap.is_clear else 1)


def _ground(canvas: Canvas, across: Axis, sides: tuple[str, str], top: float, foot: float) -> None:
    for value in across.marks:
        is_nought = abs(value) < across.step / 2
        canvas.text(
            across.at(value), top - 12, f"{value:+g}" if not is_nought else "0", size=15, anchor="middle", colour=QUIET
        )
        canvas.line(
            across.at(value), top, across.at(value), foot, INK if is_nought else LINE, size=2 if is_nought else 1
        )
    canvas.text(across.at(across.low), 18, f"← {sides[0]}", size=15, colour=QUIET)
    canvas.text(across.at(across.high), 18, f"{sides[1]} →", size=15, anchor="end", colour=QUIET)


def _pair(canvas: Canvas, across: Axis, gap: Gap, y: float) -> None:
    for told, colour, shape, at in ((gap.counted, TEAL, "circle", y - 7), (gap.adjusted, NAVY, "square", y + 7)):
        if told is None:
            continue
        canvas.line(across.at(told[1]), at, across.at(told[2]), at, colour, size=2.5)
        mark(canvas, shape, across.at(told[0]), at, colour, radius=5, is_filled=shape == "square")
