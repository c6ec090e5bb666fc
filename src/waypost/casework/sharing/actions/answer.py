"""Notes that a family's words were read, and tells them what was done with them."""

from __future__ import annotations

from collections.abc import Collection

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.sharing.actions.written_by_others import told_of_others
from waypost.casework.sharing.models import FromFamily
from waypost.casework.sharing.rules import Kind, check_known_to, check_tells_nothing_apart, telling_words_in
from waypost.foundation.clock import LONDON


@acts("sharing.mark_read", Permission.SHARE_WITH_FAMILY)
def mark_read(acting: Acting, child_id: str | None, *, from_id: str) -> Outcome[None]:
    """Note that this person read it now. Reading it again changes nothing."""
    row = _held(child_id, from_id)
    if row.read_at is None:
        row.read_by_id, row.read_at = acting.user_id, acting.at
        row.save(update_fields=["read_by", "read_at"])
    return Outcome(None, {"from_family": row.pk, "is_in_time": row.read_at.astimezone(LONDON).date() <= row.due_on})


@acts("sharing.tell_what_we_did", Permission.SHARE_WITH_FAMILY)
def tell_what_we_did(
    acting: Acting, child_id: str | None, *, from_id: str, did: str, has_read: bool, known_to: Collection[str] = ()
) -> Outcome[None]:
    """Tell its writer what was done with it, and who knows it now. Whoever tells has read both.

    Raises NotPossibleNow, WouldTell.
    """
    row = _held(child_id, from_id)
    if not did.strip():
        raise NotPossibleNow("it is not said what was done.", where="did", do="Say what you did, or why you did not.")
    if not has_read:
        raise NotPossibleNow(
            "somebody reads every word before a family does.", where="has_read", do="Read it as they will, and say so."
        )
    check_known_to(known_to)
    apart = (
        *told_in(did, kept_apart(row.child_id)),
        *told_of_others(row.child_id, did, row.site),
        *(["how_somebody_is_safe"] if telling_words_in(did) else []),
    )
    check_tells_nothing_apart(apart, is_childs_own=row.site.kind == Kind.CHILD)
    if row.read_at is None:
        row.read_by_id, row.read_at = acting.user_id, acting.at
    row.did, row.did_by_id, row.did_on = did.strip(), acting.user_id, acting.on
    row.known_to = sorted(set(known_to))
    row.save()
    return Outcome(None, {"from_family": row.pk})


def _held(child_id: str | None, from_id: str) -> FromFamily:
    found = FromFamily.objects.select_for_update().select_related("site").filter(child_id=child_id, from_id=from_id)
    row = found.first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return row
