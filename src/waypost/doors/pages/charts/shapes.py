"""Marks that can be told apart without colour: circle, square, triangle, diamond, filled or hollow."""

from __future__ import annotations

from waypost.doors.pages.charts.drawing import Canvas, short


def mark(
    canvas: Canvas, shape: str, x: float, y: float, colour: str, *, radius: float = 7, is_filled: bool = True
) -> None:
    """Draw a mark with its middle at x, y. `shape` is circle, square, triangle, diamond or cross."""
    r = radius
    fill = colour if is_filled else "#fff"
    paths = {
        "circle": f"M{short(x - r)} {short(y)}a{short(r)} {short(r)} 0 1 0 {short(2 * r)} 0a{short(r)} {short(r)} 0 1 0 {short(-2 * r)} 0z",
        "square": f"M{short(x - r)} {short(y - r)}h{short(2 * r)}v{short(2 * r)}h{short(-2 * r)}z",
        "triangle": f"M{short(x)} {short(y - r)}L{short(x + r)} {short(y + r)}H{short(x - r)}z",
        "diamond": f"M{short(x)} {short(y - 1.3 * r)}L{short(x + 1.3 * r)} {short(y)}L{short(x)} {short(y + 1.3 * r)}L{short(x - 1.3 * r)} {short(y)}z",
    }
    if shape == "cross":
        canvas.path(paths["square"], "#fff", edge=colour)
        canvas.line(x - r, y - r, x + r, y + r, colour, size=2)
        canvas.line(x - r, y + r, x + r, y - r, colour, size=2)
    else:
        canvas.path(paths[shape], fill, edge=colour)
