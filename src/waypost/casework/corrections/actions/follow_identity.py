"""Follows what was found of who is who: freezes children of wrong links, merges and splits, and frees them again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.corrections.actions.freezing import WRONG_LINK, open_again, shut
from waypost.casework.corrections.models import Frozen
from waypost.casework.corrections.rules import frozen_now


@acts("corrections.follow_identity", Permission.TAKE_IN)
def follow_identity(
    acting: Acting,
    child_id: str | None,
    *,
    frozen: Collection[str],
    merged: Mapping[str, str] | None = None,
    split: Mapping[str, str] | None = None,
) -> Outcome[int]:
    """Make what is frozen here what the record says is frozen. Returns how many children are newly shut.

    `frozen`: children of open wrong links. `merged` and `split`: from one child to the other; both are shut until
    somebody frees them. Children who are not here are left.
    """
    open_before = Frozen.objects.filter(reason=WRONG_LINK, freed_at=None)
    to_shut, to_free = frozen_now(set(open_before.values_list("child_id", flat=True)), frozen)
    pairs = [(one, reason, other) for reason, told in (("merged", merged), ("split", split)) for pair in
             (told or {}).items() for one, other in (pair, pair[::-1])]  # fmt: skip
    here = set(Child.objects.filter(pk__in=[*to_shut, *(one for one, _, _ in pairs)]).values_list("pk", flat=True))
    before = Frozen.objects.filter(freed_at=None).count()
    for one in sorted(to_shut & here):
        shut(acting, one, WRONG_LINK)
    for one, reason, other in pairs:
        known = Frozen.objects.filter(child_id=one, reason=reason, other_child_id=other).exists()
        if one in here and not known:
            shut(acting, one, reason, other)
    shut_now = Frozen.objects.filter(freed_at=None).count() - before
    for row in open_before.filter(child_id__in=to_free):
        open_again(acting, row)
    return Outcome(shut_now, {"shut": shut_now, "freed": len(to_free)})


@acts("corrections.free_child", Permission.FREE_CHILD)
def free_child(acting: Acting, child_id: str | None, *, frozen_id: int, because: str) -> Outcome[None]:
    """Open a child's pages again after a merge, a split or a line of another child. A wrong link opens by itself."""
    row = Frozen.objects.filter(pk=frozen_id, child_id=child_id, freed_at=None).select_related("restriction").first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if row.reason == WRONG_LINK:
        raise NotPossibleNow("a wrong link is open.", do="Two people decide it in the review of links.")
    if not because.strip():
        raise NotPossibleNow("it is not said why.", where="because", do="Say how it was decided.")
    open_again(acting, row)
    return Outcome(None, {"reason": row.reason})
