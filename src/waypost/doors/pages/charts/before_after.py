"""Two moments side by side: a year before and now, joined by a line, one row a group. Hollow is before, filled is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.drawing import INK, LINE, NARROW, NAVY, QUIET, WIDE, Canvas, scale
from waypost.doors.pages.charts.shapes import mark


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: a name, the number before and now with their words, null where nothing may be shown."""

    name: str
    before: float | None
    now: float | None
    before_shown: str
    now_shown: str
    change: str


def draw_pairs(pairs: Sequence[Pair], *, label_id: str, description: str) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones. The axis begins at nought."""
    both = [
        _draw(pairs, width, reader, label_id, description) for width, reader in ((WIDE, "wide"), (NARROW, "narrow"))
    ]
    return Markup("").join(both)


def _draw(pairs: Sequence[Pair], width: float, reader: str, label_id: str, description: str) -> Markup:
    row = 84.0 if reader == "wide" else 104.0
    canvas = Canvas(width, row * len(pairs) + 6, reader, label_id, description)
    largest = max((max(pair.before or 0, pair.now or 0) for pair in pairs), default=1)
    axis = scale(largest, 30, width - 60)
    for number, pair in enumerate(pairs):
        top = row * number
        canvas.text(0, top + 20, pair.name, bold=True, size=17)
        if reader == "wide":
            canvas.text(width, top + 20, pair.change, anchor="end")
        else:
            canvas.text(0, top + 40, pair.change, size=15, colour=QUIET)
            top += 20
        y = top + 42
        canvas.line(axis.at(0), y, axis.at(axis.end), y, LINE, size=1)
        canvas.line(axis.at(0), y - 7, axis.at(0), y + 7, INK, size=1.5)
        canvas.text(axis.at(0) - 8, y + 5, "0", size=14, anchor="end", colour=QUIET)
        _row(
            canvas,
            pair,
            None if pair.before is None else axis.at(pair.before),
            None if pair.now is None else axis.at(pair.now),
            y,
        )
    return canvas.svg()


def _row(canvas: Canvas, pair: Pair, before: float | None, now: float | None, y: float) -> None:
    if before is not None and now is not None:
        canvas.line(before, y, now, y, NAVY, size=4)
    # The two labels stand on the outer sides of the two marks, so that they never meet.
    is_up = before is not None and now is not None and now >= before
    if before is not None:
        mark(canvas, "circle", before, y, NAVY, radius=7, is_filled=False)
        canvas.text(
            before + (-4 if is_up else 4),
            y + 27,
            pair.before_shown,
            size=15,
            anchor="end" if is_up else "start",
            colour=QUIET,
        )
    if now is not None:
        mark(canvas, "circle", now, y, NAVY, radius=7)
        canvas.text(
            now + (4 if is_up else -4), y + 27, pair.now_shown, size=15, anchor="start" if is_up else "end", bold=True
        )
