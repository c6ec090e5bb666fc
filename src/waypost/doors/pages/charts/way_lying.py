"""The road lying: weeks from left to right. Labels climb in levels above the road until none covers another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup

from waypost.doors.pages.charts.drawing import CHARACTER, INK, LINE, NAVY, ORANGE, PLUM, QUIET, WIDE, Canvas
from waypost.doors.pages.charts.way_marks import (
    OWNER_COLOURS,
    Waiting,
    Way,
    by_day,
    draw_mark,
    stack,
    week_start,
    weeks_words,
)
from waypost.doors.pages.words import day_in_words

_LEFT, _RIGHT = 158.0, WIDE - 26.0
_LEVEL, _STEP, _TYPE = 22.0, 17.0, 14.0
_LANE = 28.0
_SHORT = {
    "The court": "Court",
    "The local authority": "Local authority",
    "The lawyers": "Lawyers",
    "The Legal Aid Agency": "Legal Aid Agency",
    "The experts": "Experts",
    "Somebody else": "Other",
    "Nobody that is told": "Nobody",
}

At = Callable[[date], float]


def draw_lying(way: Way, label_id: str, description: str) -> Markup:
    """Return the picture for wide screens and print."""
    canvas = Canvas(WIDE, 0, "wide", label_id, description)
    per_day = (_RIGHT - _LEFT) / (7 * way.weeks)

    def at(day: date) -> float:
        return _LEFT + per_day * (day - way.starts_on).days

    levels = _levels(way, at)
    steps = stack([at(happening.day) for happening in by_day(way.happenings)], 17)
    # Above the road: marks set one over another, then the limit's words, then the labels.
    clear = _STEP * max(steps, default=0) + (52 if way.limit_on or way.extended_to_on else 30)
    road = 16 + _LEVEL * (max(levels, default=-1) + 1) + clear
    _limits(canvas, way, at, road, clear)
    _road(canvas, way, at, road)
    _happenings(canvas, way, at, road, clear, levels, steps)
    _limit_words(canvas, way, at, road - clear)
    canvas.height = _waits(canvas, way, at, road + 62)
    return canvas.svg()


def _levels(way: Way, at: At) -> list[int]:
    """Return a level for each label, by day: the lowest on which it touches no earlier one."""
    ends: list[float] = []
    levels = []
    for happening in by_day(way.happenings):
        start, end = _label_span(at(happening.day), happening.words)
        level = next((number for number, taken in enumerate(ends) if taken + 12 < start), len(ends))
        if level == len(ends):
            ends.append(end)
        ends[level] = end
        levels.append(level)
    return levels


def _label_span(x: float, words: str) -> tuple[float, float]:
    width = len(words) * _TYPE * CHARACTER + 12
    return (x, x + width) if x + width < WIDE else (x - width, x)


def _limits(canvas: Canvas, way: Way, at: At, road: float, clear: float) -> None:
    """Draw the law's limit as a tall post, and an extension as a band over the road, each with its words."""
    if way.extended_to_on and way.limit_on and way.extended_to_on > way.limit_on:
        start, end = at(way.limit_on), at(way.extended_to_on)
        canvas.box(start, road - 15, end - start, 30, "#fde6da", edge=ORANGE)
        words = f"Extended to {day_in_words(way.extended_to_on)}"
        _foot_words(canvas, (start + end) / 2, road + 54, words, ORANGE)
    if way.limit_on:
        x = at(way.limit_on)
        canvas.line(x, road - clear + 6, x, road + 20, PLUM, size=3)
        canvas.path(f"M{x:.1f} {road - clear + 6:.1f}h14l6 8l-6 8h-14z", PLUM)


def _limit_words(canvas: Canvas, way: Way, at: At, top: float) -> None:
    """Name the tall post, over what runs up from the road behind it."""
    if way.limit_on:
        words = f"{way.limit_words}: {day_in_words(way.limit_on)}"
        width, x = len(words) * _TYPE * CHARACTER * 1.08, at(way.limit_on)
        is_left = x - width > 0
        canvas.box(x - width - 12 if is_left else x + 20, top + 5, width + 8, 20, "#fff")
        start, anchor = (x - 8, "end") if is_left else (x + 24, "start")
        canvas.text(start, top + 20, words, size=_TYPE, anchor=anchor, bold=True, colour=PLUM)


def _foot_words(canvas: Canvas, x: float, y: float, words: str, colour: str) -> None:
    half = len(words) * _TYPE * CHARACTER * 1.1 / 2
    canvas.text(
        min(max(x, half), WIDE - half),
        y,
        words,
        size=_TYPE,
        anchor="middle",
        bold=True,
        colour="#9c3a06" if colour == ORANGE else colour,
    )


def _road(canvas: Canvas, way: Way, at: At, road: float) -> None:
    told_to = at(min(way.as_of, way.ends_on))
    canvas.line(_LEFT, road, _RIGHT, road, LINE, size=3, dash="2 7")
    canvas.line(_LEFT, road, told_to, road, NAVY, size=5)
    for number in range(0, way.weeks + 1, way.post_every):
        x = at(week_start(way, number))
        canvas.line(x, road - 6, x, road + 12, INK, size=1.5)
        canvas.text(x, road + 29, str(number) if number else "Start", size=_TYPE, anchor="middle", colour=QUIET)
    canvas.text(_LEFT - 30, road + 29, "Weeks", size=_TYPE, anchor="end", colour=QUIET)


def _happenings(
    canvas: Canvas, way: Way, at: At, road: float, clear: float, levels: list[int], steps: list[int]
) -> None:
    base = road - clear
    happenings = by_day(way.happenings)
    for happening, level in zip(happenings, levels, strict=True):
        x = at(happening.day)
        canvas.line(x, base - _LEVEL * level - 4, x, road, LINE, size=1)
    for happening, level, step in zip(happenings, levels, steps, strict=True):
        x, y = at(happening.day), base - _LEVEL * level
        start, _ = _label_span(x, happening.words)
        is_left = start < x
        width = len(happening.words) * _TYPE * CHARACTER + 8
        canvas.box(x - width if is_left else x - 2, y - 14, width, 18, "#fff")
        canvas.text(x - 4 if is_left else x, y, happening.words, size=_TYPE, anchor="end" if is_left else "start")
        draw_mark(canvas, happening.kind, x, road - _STEP * step)


def _waits(canvas: Canvas, way: Way, at: At, top: float) -> float:
    """Draw whose move it was: a row an owner, a lane for each wait at the same time. Return the picture's height."""
    lanes = way.lanes()
    if not lanes:
        return top - 4
    y = top + 14
    canvas.text(0, y, "Waited for", size=16, bold=True)
    y += 12
    for owner, rows in lanes:
        canvas.line(0, y, WIDE, y, LINE, size=1)
        canvas.text(0, y + 21, owner, size=15)
        for row in rows:
            for wait in row:
                _wait(canvas, way, at, wait, y + 4)
            y += _LANE
        y += 3
    return _given(canvas, way, at, y + 4)


def _given(canvas: Canvas, way: Way, at: At, y: float) -> float:
    """Draw whose week each was, by the rule that adds them up: one lane, a block for each run of one owner's weeks."""
    if not way.given:
        return y
    canvas.line(0, y, WIDE, y, INK, size=1.5)
    canvas.text(0, y + 24, "Whose week, by our rule", size=16, bold=True)
    y += 34
    told_to = way.as_of + timedelta(days=1)
    ends: list[float] = []
    for given in way.given:
        start, end = at(given.since_on), at(min(given.until_on, told_to))
        fill, ink = OWNER_COLOURS.get(given.owner, ("#ffffff", INK))
        canvas.box(start, y, max(end - start - 1.5, 2), 26, fill, edge=INK if fill == "#ffffff" else "")
        weeks = -(-(min(given.until_on, told_to) - given.since_on).days // 7)
        words = f"{_SHORT.get(given.owner, given.owner)} {weeks}"
        width = len(words) * 13 * CHARACTER + 8
        if width <= end - start:
            canvas.text(start + 5, y + 18, words, size=13, colour=ink)
            continue
        left = min(start, WIDE - width)
        level = next((number for number, taken in enumerate(ends) if taken < left), len(ends))
        ends[level : level + 1] = [left + width]
        canvas.line(start + 2, y + 26, start + 2, y + 30 + 17 * level, LINE, size=1)
        canvas.text(left, y + 42 + 17 * level, words, size=13)
    return y + 34 + 17 * len(ends)


def _wait(canvas: Canvas, way: Way, at: At, wait: Waiting, y: float) -> None:
    start, end = at(max(wait.since_on, way.starts_on)), at(wait.until_on or way.as_of)
    width = max(end - start - 3, 3)
    is_open = wait.until_on is None
    canvas.box(start, y, width, 22, "#d5e2ee" if is_open else NAVY, edge=NAVY)
    length = f"{weeks_words(wait.weeks)}{' so far' if is_open else ''}"
    colour = INK if is_open else "#ffffff"
    what = wait.what.split(" (")[0]
    shorter = what.split(", ")[0].split(": ")[0].split(" to be held")[0]
    for words in (f"{what}: {length}", f"{shorter}: {length}", shorter, length, str(wait.weeks) if wait.weeks else ""):
        if len(words) * 13 * CHARACTER + 12 <= width:
            canvas.text(start + 6, y + 15.5, words, size=13, colour=colour)
            return
