"""What whoever opens a child's record must know first: told by the room that keeps warnings, shown on every page.

That room says so once, as its app starts: `tell_warnings(of)`. It decides who may see them; whoever makes the head of a
page asks `warnings_for`, and need not know which room it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting


@dataclass(frozen=True, slots=True)
class Heed:
    """A warning about somebody: what it is in words, about whom, and the day until which it holds."""

    what: str
    about: str
    until_on: date | None


Tells = Callable[[Acting, str], Iterable[Heed]]
_TOLD_BY: list[Tells] = []


def tell_warnings(of: Tells) -> None:
    """Say who knows the warnings of a child that a reader may see."""
    _TOLD_BY[:] = [of]


def warnings_for(acting: Acting, child_id: str) -> tuple[Heed, ...]:
    """Return the warnings of a child that hold and that this reader may see, gravest first."""
    return tuple(one for of in _TOLD_BY for one in of(acting, child_id))
