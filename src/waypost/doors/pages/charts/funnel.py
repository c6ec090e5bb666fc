"""A funnel plot: each place by its size and its value, and the limits between which places of that size lie.

Places stand by size, never by value. One inside both pairs of limits is a hollow circle without a name; one between
them is a triangle, one beyond both a filled square, and these two are named. Shape tells, not colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waypost.doors.pages.charts.axis import Axis, axis
from waypost.doors.pages.charts.drawing import CHARACTER, INK, LINE, NARROW, NAVY, PLUM, QUIET, WIDE, Canvas, short
from waypost.doors.pages.charts.shapes import mark


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: its size, its value, and the two pairs of limits for its size, the inner one first."""

    name: str
    size: int
    value: float
    inner: tuple[float, float]
    outer: tuple[float, float]

    @property
    def standing(self) -> str:
        """Where the place stands: inside, between the limits, or beyond both."""
        if not self.outer[0] <= self.value <= self.outer[1]:
            return "beyond"
        return "inside" if self.inner[0] <= self.value <= self.inner[1] else "between"


_SHAPES = {"inside": ("circle", 5.0, False), "between": ("triangle", 7.0, False), "beyond": ("square", 7.0, True)}


def draw_funnel(
    spots: Sequence[Spot],
    *,
    whole: float,
    whole_words: str,
    sign: str,
    size_words: str,
    label_id: str,
    description: str,
) -> Markup:
    """Return the picture twice: for wide screens and print, and for narrow ones."""
    words = (whole_words, sign, size_words)
    wide = Canvas(WIDE, 520, "wide", label_id, description)
    narrow = Canvas(NARROW, 400, "narrow", label_id, description)
    _draw(wide, spots, whole, words, (64, 1000, 456, 26))
    _draw(narrow, spots, whole, words, (46, NARROW - 12, 344, 26))
    return Markup("").join([wide.svg(), narrow.svg()])


def _draw(
    canvas: Canvas, spots: Sequence[Spot], whole: float, words: tuple[str, str, str], box: tuple[float, ...]
) -> None:
    left, right, foot, top = box
    is_narrow = canvas.reader == "narrow"
    size = 14 if is_narrow else 15
    across = axis(0, max(spot.size for spot in spots), left, right, most_marks=4 if is_narrow else 8)
    ends = [edge for spot in spots for edge in (*spot.outer, spot.value)]
    up = axis(max(0.0, min(ends)), max(ends), foot, top)
    for value in up.marks:
        canvas.line(left, up.at(value), right, up.at(value), LINE)
        canvas.text(left - 8, up.at(value) + 5, f"{value:g}{words[1]}", size=size, anchor="end", colour=QUIET)
    for value in across.marks:
        canvas.text(across.at(value), foot + 22, f"{value:g}", size=size, anchor="middle", colour=QUIET)
    canvas.text((left + right) / 2, foot + 46, words[2], size=size, anchor="middle", colour=QUIET)
    _lines(canvas, spots, across, up)
    canvas.line(left, up.at(whole), right, up.at(whole), PLUM, size=2)
    canvas.text(right, top - 10, words[0], size=size, anchor="end", bold=True, colour=PLUM)
    taken: list[tuple[float, float, float]] = []
    for spot in sorted(spots, key=lambda one: one.standing != "inside"):
        x, y = across.at(spot.size), up.at(spot.value)
        shape, radius, is_filled = _SHAPES[spot.standing]
        mark(canvas, shape, x, y, NAVY, radius=radius, is_filled=is_filled)
        if spot.standing != "inside":
            _name(canvas, spot.name, x, y, size, taken, (left, right))


def _lines(canvas: Canvas, spots: Sequence[Spot], across: Axis, up: Axis) -> None:
    """Draw the limits through the places in the order of their sizes: dashed within, dotted without."""
    in_order = sorted(spots, key=lambda spot: spot.size)
    for name, dash in (("inner", "7 4"), ("outer", "2 4")):
        for side in (0, 1):
            points = [(across.at(spot.size), up.at(getattr(spot, name)[side])) for spot in in_order]
            way = "L".join(f"{short(x)} {short(y)}" for x, y in points)
            canvas.path(f"M{way}", "none", edge=INK, size=1.5, dash=dash)


def _name(
    canvas: Canvas,
    name: str,
    x: float,
    y: float,
    size: float,
    taken: list[tuple[float, float, float]],
    ends: tuple[float, float],
) -> None:
    """Write a name beside its mark, on the side with room, moved down until it meets no other name."""
    wide = len(name) * size * CHARACTER
    is_left = x + 12 + wide > ends[1]
    start = max(ends[0], x - 12 - wide) if is_left else x + 12
    foot = y + 5
    while any(abs(foot - other) < size and start < stop and begin < start + wide for begin, stop, other in taken):
        foot += size
    taken.append((start, start + wide, foot))
    canvas.text(float(short(start)), foot, name, size=size, bold=True)
