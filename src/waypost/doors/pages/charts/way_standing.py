"""The road standing: weeks from top to bottom, waits in columns on its left, what happened in words on its right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from waypost.doors.pages.charts.drawing import INK, LINE, NARROW, NAVY, ORANGE, PLUM, QUIET, Canvas, wrap
from waypost.doors.pages.charts.way_marks import OWNER_COLOURS, Way, by_day, draw_mark, stack, week_start
from waypost.doors.pages.words import day_in_words

_ROAD, _WORDS = 142.0, 188.0
_TYPE = 15.0
_COLUMN, _GAP = 17.0, 4.0
_FIRST_COLUMN, _LAST_COLUMN = 40.0, 120.0
_SWATCH = 12.0
_A_DAY, _MOST_ROAD = 2.2, 1500.0
"""How far apart days stand, and how long that may make a road: one of years is drawn closer, not longer."""

At = Callable[[date], float]


def draw_standing(way: Way, label_id: str, description: str) -> Markup:
    """Return the picture for narrow screens."""
    canvas = Canvas(NARROW, 0, "narrow", label_id, description)
    lanes = [(number, lane) for number, (_, rows) in enumerate(way.lanes(), start=1) for lane in rows]
    owners = [owner for owner, _ in way.lanes()]
    # However many wait at one time, the columns keep clear of the road: the last of them says whose week it was.
    columns = len(lanes) + bool(way.given)
    pitch = min(_COLUMN, (_LAST_COLUMN - _FIRST_COLUMN) / max(columns, 1))
    names = [*owners, *(["Whose week, by our rule"] if way.given else [])]
    coloured = [owner for owner in owners if owner in OWNER_COLOURS and way.given]
    top = 42.0 + 20 * (len(names) + len(coloured) + 1 if names else 0)
    days = 7 * way.weeks
    per_day = max(min(_A_DAY, _MOST_ROAD / days), 21.0 * len(way.happenings) / days)

    def at(day: date) -> float:
        return top + per_day * (day - way.starts_on).days

    foot = at(week_start(way, way.weeks))
    _owners(canvas, names, coloured, [number for number, _ in lanes], pitch, top)
    _limits(canvas, way, at)
    width = max(pitch - _GAP, 2.5)
    for column, (_, lane) in enumerate(lanes):
        for wait in lane:
            start, end = at(max(wait.since_on, way.starts_on)), at(wait.until_on or way.as_of)
            fill = "#d5e2ee" if wait.until_on is None else NAVY
            canvas.box(_FIRST_COLUMN + pitch * column, start, width, max(end - start, 3), fill, edge=NAVY)
    for given in way.given:
        start, end = at(given.since_on), at(min(given.until_on, way.as_of))
        fill, _ = OWNER_COLOURS.get(given.owner, ("#ffffff", INK))
        x = _FIRST_COLUMN + pitch * len(lanes)
        canvas.box(x, start, width, max(end - start, 2), fill, edge=INK if fill == "#ffffff" else fill)
    canvas.line(_ROAD, top, _ROAD, foot, LINE, size=3, dash="2 7")
    canvas.line(_ROAD, top, _ROAD, at(min(way.as_of, way.ends_on)), NAVY, size=5)
    for number in range(0, way.weeks + 1, way.post_every):
        y = at(week_start(way, number))
        canvas.line(_ROAD - 9, y, _ROAD + 6, y, INK, size=1.5)
        canvas.text(0, y + 5, str(number) if number else "Start", size=14, colour=QUIET)
    canvas.height = max(foot, _happenings(canvas, way, at, top)) + 12
    return canvas.svg()


def _owners(
    canvas: Canvas, names: Sequence[str], coloured: Sequence[str], numbers: Sequence[int], pitch: float, top: float
) -> None:
    """Number the columns, and say above them whose each is; the first lane of an owner bears the number.

    Beneath the last, which says whose week it was, stand its colours.
    """
    if names:
        canvas.text(0, 18, "Waited for, by column", size=_TYPE, bold=True)
    for number, name in enumerate(names, start=1):
        y = 18.0 + 20 * number
        canvas.text(0, y, f"{number}  {name}", size=_TYPE)
    for number, owner in enumerate(coloured, start=len(names) + 1):
        y = 18.0 + 20 * number
        canvas.box(18, y - _SWATCH + 1, _SWATCH, _SWATCH, OWNER_COLOURS[owner][0])
        canvas.text(18 + 2 * _SWATCH, y, owner, size=_TYPE)
    told = [*numbers, *([len(names)] if len(names) > len(set(numbers)) else [])]
    for column, number in enumerate(told):
        if column == 0 or number != told[column - 1]:
            x = _FIRST_COLUMN + pitch * column + max(pitch - _GAP, 2.5) / 2
            canvas.text(x, top - (6 if number % 2 else 18), str(number), size=13, anchor="middle")


def _limits(canvas: Canvas, way: Way, at: At) -> None:
    if way.limit_on and way.extended_to_on and way.extended_to_on > way.limit_on:
        start, end = at(way.limit_on), at(way.extended_to_on)
        canvas.box(_ROAD - 13, start, 26, end - start, "#fde6da", edge=ORANGE)
    if way.limit_on:
        y = at(way.limit_on)
        canvas.line(_ROAD - 16, y, _ROAD + 18, y, PLUM, size=3)


def _happenings(canvas: Canvas, way: Way, at: At, top: float) -> float:
    """Write what happened down the right side, each as near its day as the one before allows; return where it ends."""
    happenings = by_day(way.happenings)
    steps = stack([at(happening.day) for happening in happenings], 16)
    entries = [(h.day, h.words, h.kind, INK, step) for h, step in zip(happenings, steps, strict=True)]
    if way.limit_on:
        entries.append((way.limit_on, f"{way.limit_words}: {day_in_words(way.limit_on)}", "", PLUM, 0))
    if way.extended_to_on:
        entries.append((way.extended_to_on, f"Extended to {day_in_words(way.extended_to_on)}", "", "#9c3a06", 0))
    free = top
    for day, words, kind, colour, step in sorted(entries):
        y = at(day)
        lines = wrap(words, NARROW - _WORDS, _TYPE * (1 if kind else 1.12))
        first = max(y, free + 10)
        canvas.line(_ROAD, y, _WORDS - 5, first, LINE, size=1)
        for number, line in enumerate(lines):
            canvas.text(_WORDS, first + 5 + 17 * number, line, size=_TYPE, colour=colour, bold=not kind)
        free = first + 17 * (len(lines) - 1) + 8
        if kind:
            draw_mark(canvas, kind, _ROAD + 15 * min(step, 2), y, radius=7)
    return free + 10
