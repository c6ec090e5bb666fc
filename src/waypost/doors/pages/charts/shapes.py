"""Marks that can be told apart without colour: circle, square, triangle, diamond, filled or hollow."""

from __future__ import annotations

from waypost.doors.pages.charts.drawing import Canvas, short


def mark(
    canvas: Canvas, shape: str, x: float, y: float, colour: str, *, radius: float = 7, is_filled: bool = True
) -> None:
    """Draw a mark with its middle at x, y. `shape` is circle, square, triangle, diamond or cross."""
    fill = colour if is_filled else "#fff"
    r, wide = radius, 1.3 * radius
    left, right, top, foot = short(x - r), short(x + r), short(y - r), short(y + r)
    arc = f"a{short(r)} {short(r)} 0 1 0"
    paths = {
        "circle": f"M{left} {short(y)}{arc} {short(2 * r)} 0{arc} {short(-2 * r)} 0z",
        "square": f"M{left} {top}H{right}V{foot}H{left}z",
        "triangle": f"M{short(x)} {top}L{right} {foot}H{left}z",
        "diamond": f"M{short(x)} {short(y - wide)}L{short(x + wide)} {short(y)}"
        f"L{short(x)} {short(y + wide)}L{short(x - wide)} {short(y)}z",
    }
    if shape == "cross":
        canvas.path(paths["square"], "#fff", edge=colour)
        canvas.line(x - r, y - r, x + r, y + r, colour, size=2)
        canvas.line(x - r, y + r, x + r, y - r, colour, size=2)
    else:
        canvas.path(paths[shape], fill, edge=colour)
