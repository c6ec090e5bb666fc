"""The key to a picture's marks: each shape with its words, as a list of the page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from waypost.doors.pages.charts.drawing import Canvas
from waypost.doors.pages.charts.way_marks import MARKS, draw_mark


def draw_key(kinds: Sequence[str]) -> Markup:
    """Return list items, one a kind of mark; nothing for no kinds."""
    items = []
    for kind in kinds:
        canvas = Canvas(24, 24, "", "", "")
        draw_mark(canvas, kind, 12, 12)
        items.append(
            '<li><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
            f"{''.join(canvas.parts)}</svg>{escape(MARKS[kind][3])}</li>"
        )
    return Markup("".join(items))  # noqa: S704  shapes of ours and words of ours
