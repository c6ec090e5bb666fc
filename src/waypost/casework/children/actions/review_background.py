"""Says how far previous proceedings, criminal history and police information are reviewed."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import BackgroundReview
from waypost.casework.children.rules import check_background


@acts("children.review_background", Permission.WRITE_CHILD)
def review_background(
    acting: Acting, child_id: str | None, *, subject: str, state: str, about: str = ""
) -> Outcome[str]:
    """Say how far a part of the background is reviewed. Raises NotPossibleNow for a part or state that there is not."""
    child = open_child(child_id)
    check_background(subject, state)
    BackgroundReview.objects.update_or_create(
        child=child,
        subject=subject,
        defaults={"state": state, "about": about, "on": acting.on, "by_id": acting.user_id},
    )
    return Outcome(state, {"subject": subject, "state": state})
