"""Access: a record opened for hours and reviewed, who it is shut to, a restriction, a conflict of interest."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.access import glasses, shutting
from waypost.casework.access.actions import break_glass, shut
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_AN_ACT
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives, gives_list, takes, takes_nobody

router = Router(tags=["access"])


class GlassBroken(Once):
    """Which record, and why it must be opened now."""

    reference: Reference
    reason: Text


class GlassReviewed(Once):
    """Whether it was right to open a record."""

    glass_id: Number
    was_right: bool


class ChildRestricted(Once):
    """Why a record is shut to all but those named, and who they are."""

    reason: Code
    allowed: Annotated[list[Number], Field(max_length=200)]


class WhichRestriction(Once):
    """A restriction by its number."""

    restriction_id: Number


class ConflictDeclared(Once):
    """One's own conflict of interest with a child, by reference."""

    reference: Reference
    kind: Code


class WhichConflict(Once):
    """A conflict of interest by its number."""

    conflict_id: Number


@router.get("glasses/{glass_id}", response={200: glasses.Glass, **OF_AN_ACT}, operation_id="glass_to_review")
def glass_to_review(request: HttpRequest, glass_id: Number) -> glasses.Glass:
    """Return one opening that waits for a review, or was reviewed."""
    return glasses.glass_to_review(request.auth, None, glass_id=glass_id)


gives_list(router, "glasses", "glasses_to_review", glasses.glasses_to_review, tuple[glasses.Glass, ...])
gives(router, "who-may-open", "who_may_open", shutting.who_may_open, shutting.WhoMayOpen)
takes_nobody(router, "glasses", "break_glass", break_glass.break_glass, GlassBroken)
takes_nobody(router, "glass-reviews", "review_break_glass", break_glass.review_break_glass, GlassReviewed)
takes_nobody(router, "conflicts", "declare_conflict", shut.declare_conflict, ConflictDeclared)
takes(router, "restrictions", "restrict_child", shut.restrict_child, ChildRestricted)
takes(router, "restrictions/end", "end_restriction", shut.end_restriction, WhichRestriction)
takes(router, "conflicts/end", "end_conflict", shut.end_conflict, WhichConflict)
