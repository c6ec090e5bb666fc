"""A child's way as a picture: a road with posts, what happened marked on it, and beneath it who was being waited for.

Shapes and words tell the marks apart, not colour. The law's limit is a tall post; an extension is a band laid over the
road, because it is a permission and not a wait. Wide screens and print see the road lie; narrow screens see it stand.
"""

from __future__ import annotations

from markupsafe import Markup

from waypost.doors.pages.charts.way_lying import draw_lying
from waypost.doors.pages.charts.way_marks import Way
from waypost.doors.pages.charts.way_standing import draw_standing

__all__ = ["Way", "draw_way"]


def draw_way(way: Way, *, label_id: str, description: str) -> Markup:
    """Return the picture twice: lying for wide screens and print, standing for narrow ones."""
    return Markup("").join([draw_lying(way, label_id, description), draw_standing(way, label_id, description)])
