"""Writes who the child is and what matters to them, in their own words where we have them."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import WhatMatters
from waypost.casework.children.words import check_matters


@acts("children.write_what_matters", Permission.WRITE_CHILD)
def write_what_matters(
    acting: Acting, child_id: str | None, *, kind: str, words: str, is_own_words: bool, said_on: date
) -> Outcome[int]:
    """Add something that matters to the child. What was written before stays. Raises NotAWord, NotPossibleNow."""
    child = open_child(child_id)
    check_matters(kind)
    row = WhatMatters.objects.create(
        child=child,
        kind=kind,
        words=words,
        is_own_words=is_own_words,
        said_on=said_on,
        written_by_id=acting.user_id,
    )
    return Outcome(row.pk, {"kind": kind, "is_own_words": is_own_words})
