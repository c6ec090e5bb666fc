"""Bars from nought, labelled at their ends, with the interval where there is one. One bar a row, its name above it.

Rows come in the order given, in groups under a heading; each group has the next colour of the palette.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.drawing import CATEGORIES, INK, NARROW, QUIET, WIDE, Canvas, Scale, scale, wrap


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value (null: nothing may be shown), the words at its end, and its interval if any."""

    name: str
    value: float | None
    shown: str
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together under one heading (empty: none)."""

    heading: str
    bars: tuple[Bar, ...]


def draw_bars(
    groups: Sequence[Group],
    *,
    label_id: str,
    description: str,
    wide: float = WIDE,
    mark_at: tuple[float, str] | None = None,
) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones. `mark_at` draws a named line."""
    largest = max((max(bar.value or 0, bar.upper or 0) for group in groups for bar in group.bars), default=1)
    largest = max(largest, mark_at[0] if mark_at else 0)
    both = [
        _draw(groups, width, reader, largest, label_id, description, mark_at)
        for width, reader in ((wide, "wide"), (NARROW, "narrow"))
    ]
    return Markup("").join(both)


def _draw(
    groups: Sequence[Group],
    width: float,
    reader: str,
    largest: float,
    label_id: str,
    description: str,
    mark_at: tuple[float, str] | None,
) -> Markup:
    longest = max((len(bar.shown) for group in groups for bar in group.bars), default=0)
    axis = scale(largest, 2, width - longest * 10 - 14)
    canvas = Canvas(width, 0, reader, label_id, description)
    y = 30.0 if mark_at else 4.0
    for number, group in enumerate(groups):
        if group.heading:
            y += 24
            canvas.text(0, y - 4, group.heading, bold=True, size=17)
            y += 4
        top = y + 4
        for bar in group.bars:
            y = _bar(canvas, axis, bar, y, width, CATEGORIES[number % len(CATEGORIES)])
        canvas.line(axis.at(0), top, axis.at(0), y + 2, INK, size=1.5)
        y += 16
    canvas.height = y
    if mark_at:
        x = axis.at(mark_at[0])
        canvas.line(x, 24, x, y - 8, QUIET, size=1.5, dash="6 4")
        canvas.text(x, 17, mark_at[1], anchor="middle" if x < width * 0.8 else "end", size=15, colour=QUIET)
    return canvas.svg()


def _bar(canvas: Canvas, axis: Scale, bar: Bar, y: float, width: float, colour: str) -> float:
    """Draw one bar with its name above it; return where the next begins."""
    for words in wrap(bar.name, width, 16):
        y += 20
        canvas.text(axis.at(0) + 6, y, words)
    y += 6
    height = 22.0
    end = axis.at(bar.value) if bar.value is not None else axis.at(0)
    if bar.value is not None:
        canvas.box(axis.at(0), y, end - axis.at(0), height, colour)
    if bar.lower is not None and bar.upper is not None:
        low, high, middle = axis.at(bar.lower), axis.at(bar.upper), y + height / 2
        canvas.line(low, middle, high, middle, "#fff", size=5)
        canvas.line(low, middle, high, middle, INK, size=2)
        canvas.line(low, middle - 5, low, middle + 5, INK, size=2)
        canvas.line(high, middle - 5, high, middle + 5, INK, size=2)
        end = max(end, high)
    canvas.text(end + 8, y + 16.5, bar.shown, bold=True, colour=INK if bar.value is not None else QUIET)
    return y + height + 4
