"""A road with stops: at which week something is typically reached. Lying on wide screens, standing on narrow ones."""

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
    wrap,
)

_TYPE, _LEVEL, _LEAST_APART = 15.0, 42.0, 52.0


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: its name, the week it is reached, and that week in words."""

    name: str
    week: float
    shown: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A named week that the law sets."""

    week: float
    words: str


def draw_stops(stops: Sequence[Stop], *, label_id: str, description: str, limit: Limit | None = None) -> Markup:
    """Return the picture twice. `stops` in the order in which they are to be told."""
    last = max([stop.week for stop in stops] + ([limit.week] if limit else []))
    lying = _lying(stops, last, limit, Canvas(WIDE, 0, "wide", label_id, description))
    standing = _standing(stops, last, limit, Canvas(NARROW, 0, "narrow", label_id, description))
    return lying + standing


def _lying(stops: Sequence[Stop], last: float, limit: Limit | None, canvas: Canvas) -> Markup:
    axis = scale(last, 24, WIDE - 40)
    spans = [_span(axis, stop) for stop in stops]
    levels = _levels(spans)
    road = _LEVEL * (max(levels) + 1) + 26
    if limit:
        _post(canvas, axis.at(limit.week), road, limit)
    canvas.box(axis.at(0), road - 5, axis.at(last) - axis.at(0), 10, LINE, round_by=5)
    for stop, level, (start, _) in sorted(zip(stops, levels, spans, strict=True), key=lambda one: -one[1]):
        x, foot = axis.at(stop.week), road - 20 - _LEVEL * level
        canvas.line(x, foot + 3, x, road, QUIET, size=1.5)
        canvas.box(start - 3, foot - 34, len(stop.name) * _TYPE * CHARACTER + 6, 38, "#fff")
        canvas.text(start, foot - 19, stop.name, size=_TYPE, bold=True)
        canvas.text(start, foot - 2, stop.shown, size=_TYPE)
    for stop in stops:
        _dot(canvas, axis.at(stop.week), road)
    for week in axis.marks:
        canvas.text(axis.at(week), road + 30, f"{week:.0f}", anchor="middle", size=_TYPE, colour=QUIET)
    canvas.text(axis.at(0), road + 52, "Weeks from the day the application was issued", size=_TYPE, colour=QUIET)
    canvas.height = road + (84 if limit else 60)
    return canvas.svg()


def _span(axis: Scale, stop: Stop) -> tuple[float, float]:
    """Return from where to where a stop's words reach: to the right of it, or to the left near the edge."""
    width = max(len(stop.name) * CHARACTER * 1.08, len(stop.shown) * CHARACTER) * _TYPE + 6
    x = axis.at(stop.week)
    return (x, x + width) if x + width < WIDE else (WIDE - width, WIDE)


def _levels(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return for each stop the lowest level on which its words touch no other's."""
    taken: list[list[tuple[float, float]]] = []
    levels = []
    for start, end in spans:
        free = [all(end + 10 < begun or start > ended + 10 for begun, ended in level) for level in taken]
        level = free.index(True) if True in free else len(taken)
        if level == len(taken):
            taken.append([])
        taken[level].append((start, end))
        levels.append(level)
    return levels


def _post(canvas: Canvas, x: float, road: float, limit: Limit) -> None:
    canvas.line(x, road - 14, x, road + 60, PLUM, size=3)
    is_right = x > WIDE / 2
    canvas.text(x - 8 if is_right else x + 8, road + 74, limit.words, size=_TYPE, colour=PLUM, bold=True,
                anchor="end" if is_right else "start")  # fmt: skip


def _standing(stops: Sequence[Stop], last: float, limit: Limit | None, canvas: Canvas) -> Markup:
    """Draw the road from above to below; stops too near each other are set apart, and their words say the week."""
    axis, y, places = scale(last, 20, 480), 0.0, []
    marked = [*stops, *([Stop(limit.words, limit.week, "")] if limit else [])]
    for stop in sorted(marked, key=lambda one: one.week):
        y = max(axis.at(stop.week), y + _LEAST_APART if places else 20)
        places.append((y, stop))
    canvas.box(17, 20, 10, places[-1][0] - 20, LINE, round_by=5)
    for place, stop in places:
        is_limit = limit is not None and not stop.shown
        if is_limit:
            canvas.line(8, place, 38, place, PLUM, size=3)
        else:
            _dot(canvas, 22, place)
        lines = wrap(stop.name, NARROW - 56, _TYPE * 1.08)
        for number, words in enumerate(lines):
            canvas.text(46, place + 5 + 18 * number, words, size=_TYPE, bold=True, colour=PLUM if is_limit else INK)
        if stop.shown:
            canvas.text(46, place + 5 + 18 * len(lines), stop.shown, size=_TYPE)
    canvas.height = places[-1][0] + 50
    return canvas.svg()


def _dot(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 9, y - 9, 18, 18, "#fff", edge=NAVY, round_by=9)
    canvas.box(x - 5, y - 5, 10, 10, NAVY, round_by=5)
