"""What was counted as a line, and what is foreseen as a band about a dashed line: a fan from the last count on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.axis import axis
from waypost.doors.pages.charts.drawing import INK, LINE, NARROW, NAVY, QUIET, WIDE, Canvas, short
from waypost.doors.pages.charts.shapes import mark

BAND = "#d0dbe5"


@dataclass(frozen=True, slots=True)
class Moment:
    """One month's end: its short name, and its value; of one that is foreseen, also the ends of its interval."""

    short_name: str
    value: float
    lower: float | None = None
    upper: float | None = None

    @property
    def is_foreseen(self) -> bool:
        """Whether the moment is yet to come."""
        return self.lower is not None


def draw_fan(moments: Sequence[Moment], *, words: tuple[str, str], label_id: str, description: str) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones. `words`: counted, foreseen."""
    wide = Canvas(WIDE, 420, "wide", label_id, description)
    narrow = Canvas(NARROW, 330, "narrow", label_id, description)
    _draw(wide, moments, words, (72, 1010, 366, 40), 3)
    _draw(narrow, moments, words, (52, NARROW - 14, 284, 40), 9)
    return Markup("").join([wide.svg(), narrow.svg()])


def _draw(
    canvas: Canvas, moments: Sequence[Moment], words: tuple[str, str], box: tuple[float, ...], every: int
) -> None:
    left, right, foot, top = box
    size = 15 if canvas.reader == "wide" else 14
    ends = [end for one in moments for end in (one.value, one.lower, one.upper) if end is not None]
    up = axis(0, max(ends), foot, top)
    step = (right - left - 20) / max(len(moments) - 1, 1)
    places = [(left + 10 + step * number, one) for number, one in enumerate(moments)]
    for value in up.marks:
        canvas.line(left, up.at(value), right, up.at(value), LINE if value else INK)
        canvas.text(left - 8, up.at(value) + 5, f"{value:,.0f}", size=size, anchor="end", colour=QUIET)
    for number, (x, one) in enumerate(places):
        if number % every == 0:
            canvas.text(x, foot + 22, one.short_name, size=size, anchor="middle", colour=QUIET)
    last = max((number for number, one in enumerate(moments) if not one.is_foreseen), default=0)
    _band(canvas, [(x, up.at(one.lower or one.value), up.at(one.upper or one.value)) for x, one in places[last:]])
    for number, ((x1, one), (x2, other)) in enumerate(itertools.pairwise(places)):
        dash = "5 4" if number >= last else ""
        canvas.line(x1, up.at(one.value), x2, up.at(other.value), NAVY, size=2.5, dash=dash)
    x, one = places[last]
    canvas.line(x, top - 14, x, foot, INK, size=1, dash="2 3")
    mark(canvas, "circle", x, up.at(one.value), NAVY, radius=5)
    canvas.text(x - 8, top - 18, words[0], size=size, anchor="end", bold=True)
    canvas.text(x + 8, top - 18, words[1], size=size, bold=True)


def _band(canvas: Canvas, edges: Sequence[tuple[float, float, float]]) -> None:
    there = [f"{short(x)} {short(high)}" for x, _, high in edges]
    back = [f"{short(x)} {short(low)}" for x, low, _ in reversed(edges)]
    canvas.path(f"M{'L'.join([*there, *back])}z", BAND)
