"""The list before closing, closing itself, and opening again."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import ClosingItem
from waypost.casework.children.rules import NotPossibleNow, check_can_close, check_closing_item


@acts("children.settle_closing_item", Permission.CLOSE_CHILD)
def settle_closing_item(
    acting: Acting, child_id: str | None, *, item: str, not_needed_because: str = ""
) -> Outcome[str]:
    """Say that something before closing is done, or is not needed and why."""
    child = open_child(child_id)
    check_closing_item(item)
    ClosingItem.objects.update_or_create(
        child=child,
        item=item,
        defaults={"done_on": acting.on, "done_by_id": acting.user_id, "not_needed_because": not_needed_because},
    )
    return Outcome(item, {"item": item, "is_needed": not not_needed_because})


@acts("children.close", Permission.CLOSE_CHILD)
def close_child(acting: Acting, child_id: str | None) -> Outcome[None]:
    """Close the record. Raises NotPossibleNow while anything of the list is left."""
    child = open_child(child_id)
    settled = ClosingItem.objects.filter(child=child, done_on__isnull=False).values_list("item", flat=True)
    check_can_close(child.is_open, set(settled))
    child.is_open, child.closed_on, child.version = False, acting.on, child.version + 1
    child.save(update_fields=["is_open", "closed_on", "version"])
    return Outcome(None)


@acts("children.open_again", Permission.CLOSE_CHILD)
def open_again(acting: Acting, child_id: str | None, *, reason: str) -> Outcome[None]:
    """Open a closed record again. The closing list begins anew; what was in it stays in the audit."""
    child = open_child(child_id, may_be_closed=True)
    if child.is_open:
        raise NotPossibleNow("this record is open.", do="Nothing more is needed.")
    ClosingItem.objects.filter(child=child).delete()
    child.is_open, child.closed_on, child.version = True, None, child.version + 1
    child.save(update_fields=["is_open", "closed_on", "version"])
    return Outcome(None, {"has_reason": bool(reason)})
