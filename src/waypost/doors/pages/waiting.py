"""The page of who has waited longest: for a practice supervisor to walk down with the people whose move it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import listing
from waypost.vocabulary.waits import owner_title, owner_within


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
        rows=[{**row, "whose_move": _whose(row["whose_move"]), "waits": _told_once(row["waits"])} for row in rows],
        owners=[(owner_title(owner), moves.count(owner)) for owner in dict.fromkeys(sorted(moves))],
        is_of_several=any(len(row["whose_move"]) > 1 for row in rows),
        freshness=freshness,
    )


def _whose(owners: Sequence[str]) -> str:
    """Return whose move it is in words: The court and the local authority."""
    return listing([owner_within(owner) if place else owner_title(owner) for place, owner in enumerate(owners)])


def _told_once(waits: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return waits in words; those that say the same of the same day are one line that says how many they are."""
    said = [(wait["what"], wait["since_on"], owner_within(wait["owner"])) for wait in waits]
    return [
        {"what": what, "since_on": since_on, "owner": owner, "times": said.count((what, since_on, owner))}
        for what, since_on, owner in dict.fromkeys(said)
    ]
