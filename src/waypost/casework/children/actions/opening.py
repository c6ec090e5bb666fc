"""Takes hold of a child's row for writing: nobody else writes until the transaction ends."""

from __future__ import annotations

from waypost.casework.access.acting import NoSuchChild
from waypost.casework.children.models import Child
from waypost.casework.children.rules import check_can_write


def open_child(child_id: str | None, *, may_be_closed: bool = False) -> Child:
    """Return a child, held until the transaction ends. Raises NoSuchChild; NotPossibleNow where it is closed."""
    child = Child.objects.select_for_update().filter(pk=child_id).first()
    if child is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if not may_be_closed:
        check_can_write(child.is_open)
    return child
