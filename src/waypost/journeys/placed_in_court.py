"""Where children lived while their proceedings ran: the rows of the table placed_in_court. Pure; the reference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from waypost.journeys.record import ChildInProceedings

Row: TypeAlias = dict[str, Any]
_OF_CASE = ("law", "application", "area", "authority")


def placed_rows(placements: Iterable[Row], rows: Iterable[ChildInProceedings]) -> list[Row]:
    """Return one row a placement within one set of proceedings, cut to the child's part in them.

    The part is from the day on which the child came into the case to the first final order, or to closure without one.
    """
    of_child: dict[str, list[ChildInProceedings]] = {}
    for part in rows:
        of_child.setdefault(part.child_id, []).append(part)
    found = [row for placed in placements for one in of_child.get(placed["child_id"], []) if (row := _cut(placed, one))]
    return sorted(found, key=lambda one: (one["child_id"], one["proceedings_id"], one["started_on"]))


def _cut(placed: Row, part: ChildInProceedings) -> Row | None:
    came_on = part.joined_on or part.started_on
    if came_on is None or placed["started_on"] is None:
        return None
    left_on = part.first_final_order_on or part.closed_on
    started_on = max(placed["started_on"], came_on)
    ended_on: date | None = min((day for day in (placed["ended_on"], left_on) if day is not None), default=None)
    if ended_on is not None and ended_on <= started_on:
        return None
    return {
        "child_id": part.child_id,
        "proceedings_id": part.proceedings_id,
        **{column: getattr(part, column) for column in _OF_CASE},
        "placement": placed["placement"],
        "started_on": started_on,
        "ended_on": ended_on,
    }
