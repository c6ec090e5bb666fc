"""Words on who is who, and on wrong links. The record keeps them and writes none over; the audit keeps that it was.

What is written into the record is handed in as `write(by, role)`: `by` is the user name, so that two words of one
person are one. Whatever it raises undoes the event too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import User
from waypost.casework.access.permissions import Permission

T = TypeVar("T")
Write = Callable[[str, str], T]


@acts("exchange.decide_link", Permission.REVIEW_LINKS)
def decide_link(
    acting: Acting, child_id: str | None, *, pair_id: str, says: str, reason: str, write: Write[T]
) -> Outcome[T]:
    """Say whether two records are of one child. Two people decide, neither knowing what the other said."""
    return Outcome(_written(acting, write), {"pair": pair_id, "says": says, "reason": reason})


@acts("exchange.open_wrong_link", Permission.FREE_CHILD)
def open_wrong_link(acting: Acting, child_id: str | None, *, reason: str, records: int, write: Write[T]) -> Outcome[T]:
    """Say that records of a child are another's: from now on the child is shown to nobody but those who decide."""
    return Outcome(_written(acting, write), {"reason": reason, "records": records})


@acts("exchange.go_on_with_wrong_link", Permission.FREE_CHILD)
def go_on_with_wrong_link(
    acting: Acting, child_id: str | None, *, case_id: str, step: str, write: Write[T]
) -> Outcome[T]:
    """Take a step of a wrong link: a second person's word, a duty done, or the end of the freeze."""
    return Outcome(_written(acting, write), {"case": case_id, "step": step})


def _written(acting: Acting, write: Write[T]) -> T:
    return write(str(User.objects.get(pk=acting.user_id).username), acting.role.value)
