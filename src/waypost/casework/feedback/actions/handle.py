"""What is done with a complaint: linked to a child, acknowledged, looked into, decided, answered, looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.casework.access.acting import Acting, NothingThere, Outcome, acts
from waypost.casework.access.models import Appointment
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.children.withholding import KeptApart, kept_apart, told_in
from waypost.casework.feedback.models import Complaint, FreeText
from waypost.casework.feedback.queries.readable import handled
from waypost.casework.feedback.rules import (
    COMPLAINT,
    ComplaintAct,
    State,
    check_answer,
    check_can_ask_again,
    check_can_decide,
    check_decision,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, why, what is learnt of it, and what whoever is complained about may read."""

    outcome: str
    reasons: str
    theme: str
    learning: str
    shared: str = ""
    because: str = ""


@acts("feedback.place_complaint", Permission.HANDLE_COMPLAINT)
def place_complaint(acting: Acting, child_id: str | None, *, complaint_id: str, version: int) -> Outcome[None]:
    """Say of which child a complaint is, one whom this person may open. Raises NothingThere, SomebodySavedFirst."""
    row = _held(acting, complaint_id, version)
    row.child_id = child_id
    FreeText.objects.filter(complaint=row).update(child_id=child_id)
    return _saved(row, acting)


@acts("feedback.acknowledge_complaint", Permission.HANDLE_COMPLAINT)
def acknowledge_complaint(acting: Acting, child_id: str | None, *, complaint_id: str, version: int) -> Outcome[None]:
    """Note that its writer was told that it came, and by when it is answered. Raises NotPossibleNow."""
    row = _held(acting, complaint_id, version)
    row.acknowledged_on = row.acknowledged_on or acting.on
    return _moved(row, acting, ComplaintAct.ACKNOWLEDGE)


@acts("feedback.look_into_complaint", Permission.HANDLE_COMPLAINT)
def look_into_complaint(
    acting: Acting, child_id: str | None, *, complaint_id: str, version: int, decider_id: int, about_id: int | None
) -> Outcome[None]:
    """Give it to a person who decides, never to the one complained about. Raises NothingThere, NotPossibleNow."""
    row = _held(acting, complaint_id, version)
    roles = Appointment.objects.filter(holds_on(acting.on), user_id=decider_id).values_list("role", flat=True)
    if not any(may(Role(role), Permission.HANDLE_COMPLAINT) for role in roles):
        raise NothingThere("nobody of that number decides.", where="decider_id", do="Choose of the list.")
    check_can_decide(decider_id, about_id, _decided_before(row))
    row.decider_id, row.about_user_id = decider_id, about_id
    return _moved(row, acting, ComplaintAct.LOOK_INTO)


@acts("feedback.decide_complaint", Permission.HANDLE_COMPLAINT)
def decide_complaint(
    acting: Acting, child_id: str | None, *, complaint_id: str, version: int, decision: Decision
) -> Outcome[None]:
    """Decide it: the person to whom it was given, and nobody else. Raises NotAWord, NotPossibleNow."""
    row = _held(acting, complaint_id, version)
    if row.decider_id != acting.user_id:
        raise NotPossibleNow("it was given to somebody else to decide.", do="Ask them.")
    check_can_decide(acting.user_id, row.about_user_id, _decided_before(row))
    check_decision(
        decision.outcome, decision.reasons, is_childs=row.made_by == "child", because=decision.because,
        learning=decision.learning, theme=decision.theme,
    )  # fmt: skip
    row.outcome, row.reasons, row.because = decision.outcome, decision.reasons.strip(), decision.because.strip()
    row.theme, row.learning, row.shared = decision.theme, decision.learning.strip(), decision.shared.strip()
    row.decided_on = acting.on
    return _moved(row, acting, ComplaintAct.DECIDE)


@acts("feedback.answer_complaint", Permission.HANDLE_COMPLAINT)
def answer_complaint(
    acting: Acting,
    child_id: str | None,
    *,
    complaint_id: str,
    version: int,
    answer: str,
    grade: float | None = None,
    highest: float = 0.0,
    harder_because: str = "",
) -> Outcome[None]:
    """Answer it; a child by a letter in words of their age: `grade` and the `highest` for them. Raises NotPossibleNow.

    An answer tells nothing that is kept apart: not what somebody else wrote, nor where anybody lives.
    """
    row = _held(acting, complaint_id, version)
    check_answer(answer, is_childs=row.made_by == "child", grade=grade, highest=highest, harder_because=harder_because)
    if apart := told_in(answer, _apart_from(row)):
        raise NotPossibleNow(
            f"this tells something that is kept apart: {', '.join(one.replace('_', ' ') for one in apart)}.",
            where="answer", do="Take it out: its writer may not know of it.",
        )  # fmt: skip
    row.answer, row.harder_because = answer.strip(), harder_because.strip()
    row.answered_on, row.last_answered_on = row.answered_on or acting.on, acting.on
    return _moved(row, acting, ComplaintAct.ANSWER)


@acts("feedback.ask_again", Permission.HANDLE_COMPLAINT)
def ask_again(acting: Acting, child_id: str | None, *, complaint_id: str, version: int) -> Outcome[None]:
    """Note that its writer wants it looked at again: by somebody else. Raises NotPossibleNow after the last stage."""
    row = _held(acting, complaint_id, version)
    check_can_ask_again(row.stage)
    row.stage, row.asked_again_on = row.stage + 1, acting.on
    row.first_decider_id, row.decider_id = row.decider_id, None
    return _moved(row, acting, ComplaintAct.ASK_AGAIN)


@acts("feedback.escalate_complaint", Permission.HANDLE_COMPLAINT)
def escalate_complaint(acting: Acting, child_id: str | None, *, complaint_id: str, version: int) -> Outcome[None]:
    """Note that the ombudsman has it. Raises NotPossibleNow."""
    row = _held(acting, complaint_id, version)
    row.ombudsman_on = acting.on
    return _moved(row, acting, ComplaintAct.ESCALATE)


@acts("feedback.close_complaint", Permission.HANDLE_COMPLAINT)
def close_complaint(acting: Acting, child_id: str | None, *, complaint_id: str, version: int) -> Outcome[None]:
    """Close it. Raises NotPossibleNow."""
    return _moved(_held(acting, complaint_id, version), acting, ComplaintAct.CLOSE)


@acts("feedback.withdraw_complaint", Permission.HANDLE_COMPLAINT)
def withdraw_complaint(acting: Acting, child_id: str | None, *, complaint_id: str, version: int) -> Outcome[None]:
    """Note that its writer wants it no more. Raises NotPossibleNow."""
    return _moved(_held(acting, complaint_id, version), acting, ComplaintAct.WITHDRAW)


def _held(acting: Acting, complaint_id: str, version: int) -> Complaint:
    row = handled(acting).select_for_update(of=("self",)).filter(complaint_id=complaint_id).first()
    if row is None:
        raise NothingThere("there is no such complaint here.", do="Look at the list again.")
    check_fresh(version, row.version)
    return row


def _decided_before(row: Complaint) -> tuple[int, ...]:
    return () if row.first_decider_id is None else (row.first_decider_id,)


def _apart_from(row: Complaint) -> list[KeptApart]:
    own = set(FreeText.objects.filter(complaint=row).values_list("words", flat=True))
    return [one for one in kept_apart(row.child_id) if one.text not in own] if row.child_id else []


def _moved(row: Complaint, acting: Acting, act: ComplaintAct) -> Outcome[None]:
    row.state = next_state(COMPLAINT, State(row.state), act)
    return _saved(row, acting)


def _saved(row: Complaint, acting: Acting) -> Outcome[None]:
    row.version, row.changed_at = row.version + 1, acting.at
    row.save()
    return Outcome(None, {"complaint": row.complaint_id, "state": row.state, "about_child": row.child_id or ""})
