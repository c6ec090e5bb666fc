"""A run chart: months in a row, their mean, and the limits of their to and fro. An odd month is a filled square."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.axis import Axis, axis
from waypost.doors.pages.charts.drawing import INK, LINE, NARROW, NAVY, PLUM, QUIET, WIDE, Canvas
from waypost.doors.pages.charts.shapes import mark


@dataclass(frozen=True, slots=True)
class Point:
    """One month: its name, a short one for the axis, its value (null: withheld) and whether a rule calls it odd."""

    name: str
    short_name: str
    value: float | None
    is_odd: bool = False


@dataclass(frozen=True, slots=True)
class Usual:
    """The mean of the months and the limits about it."""

    mean: float
    lower: float
    upper: float


def draw_run(points: Sequence[Point], usual: Usual | None, *, sign: str, label_id: str, description: str) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones."""
    wide = Canvas(WIDE, 420, "wide", label_id, description)
    narrow = Canvas(NARROW, 330, "narrow", label_id, description)
    _draw(wide, points, usual, sign, (64, 926, 366, 22), 2)
    _draw(narrow, points, usual, sign, (44, NARROW - 14, 284, 36), 6)
    return Markup("").join([wide.svg(), narrow.svg()])


def _draw(
    canvas: Canvas, points: Sequence[Point], usual: Usual | None, sign: str, box: tuple[float, ...], every: int
) -> None:
    left, right, foot, top = box
    told = [point.value for point in points if point.value is not None]
    ends = [*told, *((usual.lower, usual.upper) if usual else ())]
    up = axis(max(0.0, min(ends)), max(ends), foot, top)
    across = axis(0, max(len(points) - 1, 1), left + 10, right - 10, most_marks=max(len(points), 2))
    step = (right - left - 20) / max(len(points) - 1, 1)
    size = 15 if canvas.reader == "wide" else 14
    for value in up.marks:
        canvas.line(left, up.at(value), right, up.at(value), LINE)
        canvas.text(left - 8, up.at(value) + 5, f"{value:g}{sign}", size=size, anchor="end", colour=QUIET)
    places = [(across.from_at + step * number, point) for number, point in enumerate(points)]
    for number, (x, point) in enumerate(places):
        if number % every == 0:
            canvas.text(x, foot + 22, point.short_name, size=size, anchor="middle", colour=QUIET)
    if usual is not None:
        _usual(canvas, usual, up, (left, right), sign, size)
    for (x1, one), (x2, other) in itertools.pairwise(places):
        if one.value is not None and other.value is not None:
            canvas.line(x1, up.at(one.value), x2, up.at(other.value), NAVY, size=2)
    for x, point in places:
        if point.value is not None:
            shape = "square" if point.is_odd else "circle"
            mark(canvas, shape, x, up.at(point.value), NAVY, radius=6 if point.is_odd else 4, is_filled=point.is_odd)


def _usual(canvas: Canvas, usual: Usual, up: Axis, ends: tuple[float, float], sign: str, size: float) -> None:
    """Draw the mean and the limits, each with its name beside it; a narrow picture names them in a line above."""
    for value, dash, words in ((usual.upper, "7 4", "limit"), (usual.mean, "", "mean"), (usual.lower, "7 4", "limit")):
        colour = INK if dash else PLUM
        canvas.line(ends[0], up.at(value), ends[1], up.at(value), colour, size=1.5, dash=dash)
        if canvas.reader == "wide":
            canvas.text(ends[1] + 8, up.at(value) + 5, f"{words} {value:.1f}{sign}", size=size, colour=colour)
    if canvas.reader == "narrow":
        limits = f"limits (dashed) {usual.lower:.1f}{sign} to {usual.upper:.1f}{sign}"
        canvas.text(0, 14, f"Mean {usual.mean:.1f}{sign}, {limits}", size=13)
