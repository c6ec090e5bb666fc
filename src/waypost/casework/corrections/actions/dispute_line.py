"""Disputes a line of the chronology, sends it to the owner of its source, records the answer, and settles it."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child, ChronologyLine
from waypost.casework.children.queries.sources import sources_open_to
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.corrections.actions.freezing import shut
from waypost.casework.corrections.models import Dispute, SentHome
from waypost.casework.corrections.rules import (
    TRANSITIONS,
    DisputeAct,
    State,
    check_answer,
    check_dispute,
    check_settlement,
    freezes,
)


@acts("corrections.dispute", Permission.DISPUTE_LINE)
def dispute_line(
    acting: Acting, child_id: str | None, *, line_id: str, wrong: str, says_instead: str, said_by: str
) -> Outcome[int]:
    """Say that a line is wrong, and what is so instead. A line may be another child's: then the pages are shut.

    A closed record's lines may be disputed too. Raises NotAWord, NotPossibleNow; NoSuchChild for another child's line,
    or one of a source that this person may not see.
    """
    child = open_child(child_id, may_be_closed=True)
    check_dispute(wrong, says_instead, said_by)
    seen = ChronologyLine.objects.filter(agency__in=sources_open_to(acting, child.pk))
    line = seen.filter(child=child, line_id=line_id).first()
    if line is None:
        raise _no_such()
    row = Dispute.objects.create(
        child=child,
        line=line,
        state=State.RAISED,
        wrong=wrong,
        says_instead=says_instead,
        said_by=said_by,
        raised_by_id=acting.user_id,
        raised_on=acting.on,
    )
    if freezes(wrong):
        shut(acting, child.pk, wrong)
    return Outcome(row.pk, {"line": line_id, "wrong": wrong, "dispute": row.pk})


@acts("corrections.send", Permission.DISPUTE_LINE)
def send_home(acting: Acting, child_id: str | None, *, dispute_id: int, version: int, owner: str = "") -> Outcome[str]:
    """Send a dispute to the owner of the line's source, or to another who is named. Returns its correction_id."""
    child = open_child(child_id, may_be_closed=True)
    dispute = _hold(acting, child, dispute_id, version)
    _move_on(dispute, DisputeAct.SEND)
    number = dispute.sendings.count() + 1
    row = SentHome.objects.create(
        child=child,
        dispute=dispute,
        correction_id=f"{child.pk}-D{dispute.pk}-{number}",
        owner=owner or dispute.line.agency,
        sent_on=acting.on,
    )
    return Outcome(row.correction_id, {"correction": row.correction_id})


@acts("corrections.answer", Permission.DISPUTE_LINE)
def record_answer(
    acting: Acting,
    child_id: str | None,
    *,
    dispute_id: int,
    version: int,
    answer: str,
    answered_on: date,
    answered_by_role: str,
    corrected_value: str = "",
) -> Outcome[str]:
    """Record the owner's answer, in the columns and words of the lists that go home. Raises NotAWord."""
    dispute = _hold(acting, open_child(child_id, may_be_closed=True), dispute_id, version)
    _move_on(dispute, DisputeAct.ANSWER)
    sent = dispute.sendings.get(answered_on=None)
    check_answer(answer, corrected_value, sent_on=sent.sent_on, answered_on=answered_on, on=acting.on)
    sent.answer, sent.corrected_value = answer, corrected_value
    sent.answered_on, sent.answered_by_role = answered_on, answered_by_role
    sent.save()
    return Outcome(answer, {"correction": sent.correction_id, "answer": answer, "answered_on": answered_on})


@acts("corrections.settle", Permission.SETTLE_DISPUTE)
def settle(
    acting: Acting, child_id: str | None, *, dispute_id: int, version: int, settled_as: str, because: str
) -> Outcome[str]:
    """Settle a dispute by the owner's last answer, with the reason. Never by whoever raised it."""
    dispute = _hold(acting, open_child(child_id, may_be_closed=True), dispute_id, version)
    if dispute.raised_by_id == acting.user_id or not because.strip():
        raise NotPossibleNow("somebody else settles what you raised, with a reason.", do="Ask your manager.")
    _move_on(dispute, DisputeAct.SETTLE)
    last = dispute.sendings.latest("pk")
    check_settlement(settled_as, last.answer)
    dispute.settled_as, dispute.settled_because, dispute.settled_on = settled_as, because, acting.on
    dispute.save()
    return Outcome(settled_as, {"dispute": dispute_id, "settled_as": settled_as})


@acts("corrections.withdraw", Permission.DISPUTE_LINE)
def withdraw_dispute(acting: Acting, child_id: str | None, *, dispute_id: int, version: int) -> Outcome[None]:
    """Withdraw a dispute before it was sent. It stays readable."""
    dispute = _hold(acting, open_child(child_id, may_be_closed=True), dispute_id, version)
    _move_on(dispute, DisputeAct.WITHDRAW)
    return Outcome(None, {"dispute": dispute_id})


def _hold(acting: Acting, child: Child, dispute_id: int, version: int) -> Dispute:
    """Return a dispute of this child over a line that this person may see, held until the transaction ends."""
    seen = Dispute.objects.filter(line__agency__in=sources_open_to(acting, child.pk))
    dispute = seen.select_for_update(of=("self",)).filter(pk=dispute_id, child=child).first()
    if dispute is None:
        raise _no_such()
    check_fresh(version, dispute.version)
    return dispute


def _move_on(dispute: Dispute, act: DisputeAct) -> None:
    dispute.state = next_state(TRANSITIONS, State(dispute.state), act)
    dispute.version += 1
    dispute.save()


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
