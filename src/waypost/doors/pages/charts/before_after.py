"""Two moments on one line: a year before (hollow) and now (filled), joined. One scale from nought a set of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.drawing import INK, LINE, NARROW, NAVY, QUIET, WIDE, Canvas, Scale, scale
from waypost.doors.pages.charts.shapes import mark


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: a name, the two numbers (null where none may be shown), and the words that tell both and the change."""

    name: str
    before: float | None
    now: float | None
    words: str


@dataclass(frozen=True, slots=True)
class PairSet:
    """Rows that share a scale, under a heading."""

    heading: str
    pairs: tuple[Pair, ...]


def draw_pairs(sets: Sequence[PairSet], *, label_id: str, description: str) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones."""
    return Markup("").join([_wide(sets, label_id, description), _narrow(sets, label_id, description)])


def _wide(sets: Sequence[PairSet], label_id: str, description: str) -> Markup:
    canvas = Canvas(WIDE, 0, "wide", label_id, description)
    y = 0.0
    for each in sets:
        axis = scale(_largest(each), 172, 636)
        canvas.text(0, y + 20, each.heading, bold=True, size=17)
        y += 32
        for pair in each.pairs:
            canvas.text(0, y + 19, pair.name)
            canvas.text(660, y + 19, pair.words)
            _row(canvas, axis, pair, y + 14)
            y += 32
        y += 16
    canvas.height = y - 8
    return canvas.svg()


def _narrow(sets: Sequence[PairSet], label_id: str, description: str) -> Markup:
    canvas = Canvas(NARROW, 0, "narrow", label_id, description)
    y = 0.0
    for each in sets:
        axis = scale(_largest(each), 4, NARROW - 16)
        canvas.text(0, y + 18, each.heading, bold=True, size=17)
        y += 28
        for pair in each.pairs:
            canvas.text(0, y + 16, pair.name, bold=True, size=15)
            canvas.text(0, y + 36, pair.words, size=15)
            _row(canvas, axis, pair, y + 54)
            y += 74
        y += 10
    canvas.height = y - 8
    return canvas.svg()


def _largest(each: PairSet) -> float:
    return max((max(pair.before or 0, pair.now or 0) for pair in each.pairs), default=1)


def _row(canvas: Canvas, axis: Scale, pair: Pair, y: float) -> None:
    canvas.line(axis.at(0), y, axis.at(axis.end), y, LINE, size=1)
    canvas.line(axis.at(0), y - 8, axis.at(0), y + 8, INK, size=1.5)
    if pair.before is not None and pair.now is not None:
        canvas.line(axis.at(pair.before), y, axis.at(pair.now), y, NAVY, size=4)
    if pair.before is not None:
        mark(canvas, "circle", axis.at(pair.before), y, NAVY, radius=7, is_filled=False)
    if pair.now is not None:
        mark(canvas, "circle", axis.at(pair.now), y, NAVY, radius=6)
    if pair.before is None and pair.now is None:
        canvas.text(axis.at(0) + 10, y + 5, "withheld", size=15, colour=QUIET)
