"""What is given back to everybody: no reading of anybody's record, so that nothing of it is written down."""

from __future__ import annotations

from waypost.casework.feedback.models import HeardBack
from waypost.casework.feedback.shown import Heard

_SHOWN = 50


def heard_by_everybody() -> tuple[Heard, ...]:
    """Return what families said and what was done with it, newest first: published for all, and tells of nobody."""
    rows = HeardBack.objects.filter(taken_back_on=None).order_by("-published_on", "-pk")
    return tuple(heard(row) for row in rows[:_SHOWN])


def heard(row: HeardBack) -> Heard:
    """Return a row as it is read."""
    return Heard(row.heard_id, row.theme, row.you_said, row.we_did, row.published_on)
