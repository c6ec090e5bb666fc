"""Writes advice, shares it with the child, files it, or withdraws it before that."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.advice.actions.holding import facts_of, hold_advice, move_on, no_such_child
from waypost.casework.advice.models import Advice
from waypost.casework.advice.rules import AdviceAct, State, check_advice, check_can_file
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import ChildInCase
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.withholding import check_tells_no_party


@acts("advice.write", Permission.WRITE_ADVICE)
def write_advice(
    acting: Acting, child_id: str | None, *, case_id: str, issue: str, recommendation: str, reasons: str
) -> Outcome[str]:
    """Draft advice on one issue. Returns its identifier. A case without this child is no child at all."""
    child = open_child(child_id)
    check_advice(issue, recommendation, reasons)
    if not ChildInCase.objects.filter(child=child, proceedings_id=case_id).exists():
        raise no_such_child()
    row = Advice.objects.create(
        child=child,
        advice_id=f"{child.pk}-A{Advice.objects.filter(child=child).count() + 1}",
        proceedings_id=case_id,
        issue=issue,
        recommendation=recommendation,
        reasons=reasons,
        state=State.DRAFT,
        written_by_id=acting.user_id,
        changed_at=acting.at,
    )
    return Outcome(row.advice_id, facts_of(row))


@acts("advice.change", Permission.WRITE_ADVICE)
def change_advice(
    acting: Acting, child_id: str | None, *, advice_id: str, version: int, recommendation: str, reasons: str
) -> Outcome[int]:
    """Change a draft. What the child was told already is told again: the child's answer was to other advice."""
    advice = hold_advice(open_child(child_id), advice_id, version)
    check_advice(advice.issue, recommendation, reasons)
    advice.recommendation, advice.reasons = recommendation, reasons
    advice.shared_on, advice.childs_response = None, ""
    move_on(acting, advice, AdviceAct.CHANGE)
    return Outcome(advice.version, facts_of(advice))


@acts("advice.share", Permission.WRITE_ADVICE)
def share_advice(
    acting: Acting, child_id: str | None, *, advice_id: str, version: int, shared_on: date, childs_response: str
) -> Outcome[int]:
    """Say that the child was told, on a day, and what the child said to it."""
    advice = hold_advice(open_child(child_id), advice_id, version)
    if shared_on > acting.on:
        raise NotPossibleNow("this day has not come yet.", where="shared_on", do="Say it when it is done.")
    if not childs_response.strip():
        raise NotPossibleNow("it is not said how the child answered.", where="childs_response", do="Write it down.")
    advice.shared_on, advice.childs_response = shared_on, childs_response
    move_on(acting, advice, AdviceAct.SHARE)
    return Outcome(advice.version, {**facts_of(advice), "shared_on": shared_on})


@acts("advice.file", Permission.WRITE_ADVICE)
def file_advice(
    acting: Acting, child_id: str | None, *, advice_id: str, version: int, not_shared_because: str = ""
) -> Outcome[int]:
    """File advice today; what was filed on the same issue before is replaced. Raises WouldTellParties."""
    child = open_child(child_id)
    advice = hold_advice(child, advice_id, version)
    check_can_file(advice.shared_on, not_shared_because)
    check_tells_no_party(child.pk, (advice.reasons, advice.childs_response))
    earlier = Advice.objects.filter(child=child, proceedings=advice.proceedings, issue=advice.issue, state=State.FILED)
    for one in earlier.exclude(pk=advice.pk):
        move_on(acting, one, AdviceAct.REPLACE)
    advice.not_shared_because, advice.filed_on = not_shared_because, acting.on
    move_on(acting, advice, AdviceAct.FILE)
    return Outcome(advice.version, {**facts_of(advice), "was_shared": advice.shared_on is not None})


@acts("advice.withdraw", Permission.WRITE_ADVICE)
def withdraw_advice(acting: Acting, child_id: str | None, *, advice_id: str, version: int) -> Outcome[int]:
    """Withdraw advice before it is filed. It stays readable."""
    advice = hold_advice(open_child(child_id), advice_id, version)
    move_on(acting, advice, AdviceAct.WITHDRAW)
    return Outcome(advice.version, facts_of(advice))
