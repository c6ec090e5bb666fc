"""Writes the child's plan: each version is kept, and a manager reviews what they did not write."""

from __future__ import annotations

from collections.abc import Mapping

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Plan
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst, check_fresh, check_own_review


@acts("children.write_plan", Permission.WRITE_CHILD)
def write_plan(acting: Acting, child_id: str | None, *, words: Mapping[str, str], after: int) -> Outcome[int]:
    """Write the next version of the plan. `after` is the number of the one on the page: 0 where there was none.

    Raises SomebodySavedFirst where there is a later one already; nothing is lost, for the page keeps what was written.
    """
    child = open_child(child_id)
    last = Plan.objects.filter(child=child).order_by("-number").values_list("number", flat=True).first() or 0
    check_fresh(after, last)
    Plan.objects.create(
        child=child, number=last + 1, words=dict(words), written_by_id=acting.user_id, written_on=acting.on
    )
    return Outcome(last + 1, {"number": last + 1})


@acts("children.review_plan", Permission.REVIEW_PLAN)
def review_plan(acting: Acting, child_id: str | None, *, number: int) -> Outcome[int]:
    """Say that the plan that stands, the one that was looked at, was reviewed.

    Raises NotPossibleNow for one's own, SomebodySavedFirst for an earlier one and for one that was reviewed already.
    """
    child = open_child(child_id)
    plan = Plan.objects.filter(child=child).order_by("-number").first()
    if plan is None:
        raise NotPossibleNow("there is no plan yet.", do="Ask for one to be written.")
    if plan.number != number:
        raise SomebodySavedFirst("somebody wrote the plan anew while you were reading.", do="Read it again first.")
    check_own_review(plan.written_by_id, acting.user_id)
    if plan.reviewed_by_id is not None:
        raise SomebodySavedFirst("somebody reviewed this plan before you.", do="Nothing more is needed.")
    plan.reviewed_by_id, plan.reviewed_on = acting.user_id, acting.on
    plan.save(update_fields=["reviewed_by", "reviewed_on"])
    return Outcome(number, {"number": number})
