"""Shares by place as dots with their 95 % intervals, places in the order of the alphabet, and a line for the whole.

Alphabetical because a league table of small numbers ranks chance. A place whose whole interval lies beyond the line is
drawn as a filled square and set in bold; the others are hollow circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.drawing import (
    CHARACTER,
    INK,
    LINE,
    NARROW,
    NAVY,
    PLUM,
    QUIET,
    WIDE,
    Canvas,
    Scale,
    scale,
)
from waypost.doors.pages.charts.shapes import mark


@dataclass(frozen=True, slots=True)
class Dot:
    """One place. `value` is null where nothing may be shown, and `shown` then says why; else `shown` is its number."""

    name: str
    value: float | None
    lower: float | None
    upper: float | None
    shown: str

    def is_beyond(self, whole: float) -> bool:
        """Answer whether the whole interval lies to one side of `whole`."""
        return self.lower is not None and self.upper is not None and (self.lower > whole or self.upper < whole)


def draw_dots(
    dots: Sequence[Dot], *, whole: float, whole_name: str, unit_sign: str, label_id: str, description: str
) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones."""
    largest = max([whole, *(dot.upper or dot.value or 0 for dot in dots)])
    wide = _wide(dots, whole, f"{whole_name} {whole:.1f}{unit_sign}", unit_sign, largest, label_id, description)
    narrow = _narrow(dots, whole, f"{whole_name} {whole:.1f}{unit_sign}", unit_sign, largest, label_id, description)
    return Markup("").join([wide, narrow])


def _wide(
    dots: Sequence[Dot], whole: float, whole_words: str, sign: str, largest: float, label_id: str, description: str
) -> Markup:
    row, top = 25.0, 54.0
    height = top + row * len(dots) + 12
    canvas = Canvas(WIDE, height, "wide", label_id, description)
    names = max((len(dot.name) * (1.22 if dot.is_beyond(whole) else 1) for dot in dots), default=0) * 16 * CHARACTER
    left = max(256.0, names + 4)
    axis = scale(largest, left + 16, 858, most=100)
    _axis(canvas, axis, sign, top)
    for number in range(0, len(dots), 2):
        canvas.box(0, top + row * number, WIDE, row, "#f7f8fa")
    _marks(canvas, axis, top, height - 8)
    _whole(canvas, axis, whole, whole_words, top - 10, height - 8)
    for number, dot in enumerate(dots):
        y = top + row * (number + 0.5)
        is_beyond = dot.is_beyond(whole)
        canvas.text(left, y + 5.5, dot.name, anchor="end", bold=is_beyond)
        canvas.text(876, y + 5.5, dot.shown, bold=is_beyond, colour=INK if dot.value is not None else QUIET)
        _dot(canvas, axis, dot, y, is_beyond)
    return canvas.svg()


def _narrow(
    dots: Sequence[Dot], whole: float, whole_words: str, sign: str, largest: float, label_id: str, description: str
) -> Markup:
    row, top = 46.0, 50.0
    height = top + row * len(dots) + 8
    canvas = Canvas(NARROW, height, "narrow", label_id, description)
    axis = scale(largest, 14, NARROW - 20, most_marks=4, most=100)
    _axis(canvas, axis, sign, top)
    _marks(canvas, axis, top, height)
    _whole(canvas, axis, whole, whole_words, top - 10, height)
    for number, dot in enumerate(dots):
        y = top + row * number
        is_beyond = dot.is_beyond(whole)
        canvas.box(0, y + 2, NARROW, 22, "#fff")
        canvas.text(0, y + 19, dot.name, bold=is_beyond)
        share = dot.shown.split(" (")[0]  # a long name leaves no room for the interval, which is drawn
        canvas.text(NARROW, y + 19, share, anchor="end", bold=is_beyond, colour=INK if dot.value is not None else QUIET)
        _dot(canvas, axis, dot, y + 35, is_beyond)
    return canvas.svg()


def _axis(canvas: Canvas, axis: Scale, sign: str, top: float) -> None:
    for value in axis.marks:
        canvas.text(axis.at(value), top - 34, f"{value:g}{sign}", size=15, anchor="middle", colour=QUIET)


def _marks(canvas: Canvas, axis: Scale, top: float, foot: float) -> None:
    for value in axis.marks:
        canvas.line(axis.at(value), top, axis.at(value), foot, LINE if value else INK, size=1)


def _whole(canvas: Canvas, axis: Scale, whole: float, words: str, y: float, foot: float) -> None:
    x = axis.at(whole)
    anchor = "end" if x > canvas.width * 0.6 else "start" if x < canvas.width * 0.35 else "middle"
    canvas.line(x, y + 6, x, foot, PLUM, size=2, dash="7 4")
    canvas.text(x, y, words, anchor=anchor, bold=True, colour=PLUM)


def _dot(canvas: Canvas, axis: Scale, dot: Dot, y: float, is_beyond: bool) -> None:
    if dot.value is None:
        return
    if dot.lower is not None and dot.upper is not None:
        low, high = axis.at(dot.lower), axis.at(dot.upper)
        canvas.line(low, y, high, y, NAVY, size=2.5)
        canvas.line(low, y - 4, low, y + 4, NAVY, size=1.5)
        canvas.line(high, y - 4, high, y + 4, NAVY, size=1.5)
    mark(canvas, "square" if is_beyond else "circle", axis.at(dot.value), y, NAVY, radius=6, is_filled=is_beyond)
