"""What the exchange asks of casework before it takes anything in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.children.queries.visible import visible_children

T = TypeVar("T")


@reads("exchange.children_here", Permission.TAKE_IN)
def children_here(acting: Acting, child_id: str | None) -> frozenset[str]:
    """Return every child whom casework holds now, by identifier alone."""
    return frozenset(Child.objects.values_list("child_id", flat=True))


@reads("exchange.links", Permission.REVIEW_LINKS)
def children_to_review(acting: Acting, child_id: str | None) -> frozenset[str]:
    """Return the children whose links this person may decide: those that they may open, by identifier alone."""
    return frozenset(visible_children(acting).values_list("child_id", flat=True))


@reads("exchange.see_wrong_link", Permission.FREE_CHILD)
def see_wrong_link(acting: Acting, child_id: str | None, *, case_id: str, read: Callable[[], T]) -> Outcome[T]:
    """Open the file of a wrong link, or the list of all (`every`), which the record keeps."""
    return Outcome(read(), {"case": case_id})


@reads("exchange.records_of_child", Permission.FREE_CHILD)
def records_of_child(acting: Acting, child_id: str | None, *, read: Callable[[], T]) -> Outcome[T]:
    """Return the records that were taken for a child's, by their keys in the sources, which the record keeps."""
    return Outcome(read())
