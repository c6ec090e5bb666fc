"""Records a management review, and what holds a case up."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.actions.opening import open_child
from waypost.casework.oversight.models import ManagementReview, Progress
from waypost.casework.oversight.rules import check_progress, check_review

DOES_THE_WORK = ("adviser", "guardian")


@acts("oversight.review", Permission.REVIEW_WORK)
def record_review(acting: Acting, child_id: str | None, *, kind: str, held_on: date, words: str) -> Outcome[str]:
    """Record a review of the work for a child. Raises NotAWord; NotPossibleNow for one's own work."""
    child = open_child(child_id, may_be_closed=True)
    check_review(kind, words, held_on=held_on, on=acting.on, works_for_child=works_for(acting, child.pk))
    row = ManagementReview.objects.create(
        child=child,
        review_id=f"{child.pk}-V{ManagementReview.objects.filter(child=child).count() + 1}",
        kind=kind,
        held_on=held_on,
        held_by_id=acting.user_id,
        words=words,
        written_at=acting.at,
    )
    return Outcome(row.review_id, {"review": row.review_id, "kind": kind, "held_on": held_on})


@acts("oversight.progress", Permission.WRITE_PROGRESS)
def write_progress(
    acting: Acting, child_id: str | None, *, blocker: str, owner: str, next_action: str, due_on: date
) -> Outcome[int]:
    """Say what holds a case up, whose move it is, and what is done next by when. What was said before stays."""
    child = open_child(child_id)
    check_progress(blocker, owner, next_action, due_on=due_on, on=acting.on)
    Progress.objects.filter(child=child, is_latest=True).update(is_latest=False)
    row = Progress.objects.create(
        child=child,
        blocker=blocker,
        owner=owner,
        next_action=next_action,
        due_on=due_on,
        written_on=acting.on,
        written_by_id=acting.user_id,
    )
    return Outcome(row.pk, {"blocker": blocker, "owner": owner, "due_on": due_on})


def works_for(acting: Acting, child_id: str) -> bool:
    """Answer whether the acting person does, today, the work that they would look at."""
    mine = Assignment.objects.filter(holds_on(acting.on), child_id=child_id, user_id=acting.user_id)
    return mine.filter(capacity__in=DOES_THE_WORK).exists()
