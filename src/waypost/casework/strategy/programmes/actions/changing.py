"""Proposes a change, answers what it will mean for children, records what young people think of that, and decides."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.models import Change, ChangeDecision, ChildrensAnswer, Programme, YoungPeoplesView
from waypost.casework.strategy.programmes.rules import (
    ChangeState,
    change_state,
    check_can_decide,
    check_view,
)
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_one_of, check_written, terms


@acts("strategy.propose_change", Permission.DO_STRATEGY)
def propose_change(acting: Acting, child_id: str | None, *, programme_id: int, what: str) -> Outcome[int]:
    """Propose a change. It cannot be approved before it is said what it means for children."""
    row = hold(Programme, programme_id)
    check_written(what, "what")
    made = Change.objects.create(programme=row, what=what.strip(), **telling(acting))
    return Outcome(made.pk, {"programme": row.pk, "change": made.pk})


@acts("strategy.answer_for_children", Permission.DO_STRATEGY)
def answer_for_children(acting: Acting, child_id: str | None, *, change_id: int, words: str) -> Outcome[int]:
    """Answer what a change will mean for children. A new answer asks for a new view of the young people."""
    row = hold(Change, change_id)
    check_written(words)
    _check_not_decided(row)
    made = ChildrensAnswer.objects.create(change=row, words=words.strip(), **telling(acting))
    return Outcome(made.pk, {"change": row.pk})


@acts("strategy.record_view", Permission.WRITE_STRATEGY)
def record_view(
    acting: Acting, child_id: str | None, *, change_id: int, view: str, words: str, met_on: date
) -> Outcome[int]:
    """Record what the young people's board thinks of the newest answer, on the day they met."""
    row = hold(Change, change_id)
    check_one_of(terms("programmes", "views")["views"], view, "view")
    check_view(met_on, words, on=acting.on)
    _check_not_decided(row)
    answer = ChildrensAnswer.objects.filter(change=row).order_by("-pk").first()
    if answer is None:
        raise NotPossibleNow("nobody has said what this will mean for children.", do="Answer that first.")
    made = YoungPeoplesView.objects.create(
        answer=answer, view=view, words=words.strip(), met_on=met_on, **telling(acting)
    )
    return Outcome(made.pk, {"change": row.pk, "view": view})


@acts("strategy.decide_change", Permission.APPROVE_CHANGE)
def decide_change(acting: Acting, child_id: str | None, *, change_id: int, decision: str, words: str) -> Outcome[str]:
    """Approve or refuse a change as somebody who did not propose it. The database takes no approval without a view."""
    row = hold(Change, change_id)
    check_one_of(terms("programmes", "views")["decisions"], decision, "decision")
    answer = ChildrensAnswer.objects.filter(change=row).order_by("-pk").first()
    view = YoungPeoplesView.objects.filter(answer=answer).order_by("-pk").first() if answer else None
    made = ChangeDecision.objects.filter(change=row).first()
    state = change_state(
        has_answer=answer is not None, has_view=view is not None, decision=made.decision if made else ""
    )
    check_can_decide(state, decision, words, who=acting.user_id, proposed_by=row.told_by_id)
    ChangeDecision.objects.create(change=row, decision=decision, view=view, words=words.strip(), **telling(acting))
    return Outcome(decision, {"change": row.pk, "decision": decision})


def _check_not_decided(row: Change) -> None:
    made = ChangeDecision.objects.filter(change=row).first()
    if made is not None:
        raise NotPossibleNow(f"this change was {ChangeState(made.decision).value}.", do="Propose it anew.")
