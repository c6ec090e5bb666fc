"""How those of a child's family want to be spoken and written to: told by the room that asks them, shown to staff.

That room says so once, as its app starts: `tell_spoken_to(of)`. It decides who may see it; whoever makes the head of a
page asks `spoken_to_for`, and need not know which room it is. Nothing of it is ever shown to another of the family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting


@dataclass(frozen=True, slots=True)
class SpokenTo:
    """How one person is spoken and written to. `said_by`: who of staff wrote it down; empty where the person did."""

    whom: str
    how: str
    said_by: str
    said_on: date


Tells = Callable[[Acting, str], Iterable[SpokenTo]]
_TOLD_BY: list[Tells] = []


def tell_spoken_to(of: Tells) -> None:
    """Say who knows how those of a family want to be spoken to, as far as a reader may see it."""
    _TOLD_BY[:] = [of]


def spoken_to_for(acting: Acting, child_id: str) -> tuple[SpokenTo, ...]:
    """Return how each of a child's family who was asked wants to be spoken to, for a reader who may see it."""
    return tuple(one for of in _TOLD_BY for one in of(acting, child_id))
