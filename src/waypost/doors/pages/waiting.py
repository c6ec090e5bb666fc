"""The page of who has waited longest: for a practice supervisor to walk down with the people whose move it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import listing
from waypost.vocabulary.waits import owner_title


def render_waiting(
    rows: Sequence[Mapping[str, Any]], *, place: str, as_of: str, invented: bool, freshness: Sequence[str] = ()
) -> str:
    """Return the page as HTML. `rows` are those of `waiting_longest`; `place` is its name in words."""
    moves = [owner for row in rows for owner in row["whose_move"]]
    return render_page(
        "waiting.html",
        title=f"Waiting longest: {place}",
        invented=invented,
        place=place,
        as_of=as_of,
        rows=[{**row, "whose_move": listing([owner_title(owner) for owner in row["whose_move"]])} for row in rows],
        owners=[(owner_title(owner), moves.count(owner)) for owner in dict.fromkeys(sorted(moves))],
        owner_title=owner_title,
        freshness=freshness,
    )
