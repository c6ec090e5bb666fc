"""Writes down that a copy of data is asked for, prepares it, checks it as another person, and releases it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.rights.answering import (
    TRANSITIONS,
    AnswerAct,
    Place,
    State,
    check_asked,
    check_checker,
    check_places,
    check_release,
)
from waypost.casework.rights.copying import left_to_decide
from waypost.casework.rights.models import SubjectRequest
from waypost.casework.rights.rules import answer_due_on


@acts("rights.ask_copy", Permission.ANSWER_SUBJECT_ACCESS)
def ask_copy(acting: Acting, child_id: str | None, *, asker: str, asked_on: date) -> Outcome[str]:
    """Write down that a copy is asked for. Returns its identifier. Raises NotAReason, NotYet."""
    child = open_child(child_id, may_be_closed=True)
    check_asked(asker, asked_on=asked_on, on=acting.on)
    row = SubjectRequest.objects.create(
        child=child,
        answer_id=f"{child.pk}-S{SubjectRequest.objects.filter(child=child).count() + 1}",
        asker=asker,
        asked_on=asked_on,
        due_on=answer_due_on(asked_on),
        state=State.ASKED,
    )
    return Outcome(row.answer_id, {"request": row.answer_id, "asker": asker, "due_on": row.due_on})


@acts("rights.prepare_copy", Permission.ANSWER_SUBJECT_ACCESS)
def prepare_copy(
    acting: Acting,
    child_id: str | None,
    *,
    answer_id: str,
    version: int,
    given: Collection[Place] = (),
    harmful: Collection[Place] = (),
) -> Outcome[int]:
    """Say which texts, read, tell of nobody else, and which values would do serious harm. Raises NotYet."""
    child = open_child(child_id, may_be_closed=True)
    request = _hold(child, answer_id, version)
    to_read, to_withhold = left_to_decide(child.pk)
    check_places(given, to_read)
    check_places(harmful, {*to_read, *to_withhold})
    request.given, request.harmful = sorted(map(list, given)), sorted(map(list, harmful))
    request.prepared_on, request.prepared_by_id = acting.on, acting.user_id
    return _move_on(request, AnswerAct.PREPARE, given=len(given), harmful=len(harmful))


@acts("rights.check_copy", Permission.CHECK_SUBJECT_ACCESS)
def check_copy(acting: Acting, child_id: str | None, *, answer_id: str, version: int, is_right: bool) -> Outcome[int]:
    """Say, as somebody who did not prepare it, that a copy may be given; or send it back."""
    request = _hold(open_child(child_id, may_be_closed=True), answer_id, version)
    if is_right:
        check_checker(prepared_by=request.prepared_by_id, checker=acting.user_id)
    request.checked_on = acting.on if is_right else None
    request.checked_by_id = acting.user_id if is_right else None
    return _move_on(request, AnswerAct.CHECK if is_right else AnswerAct.SEND_BACK)


@acts("rights.release_copy", Permission.ANSWER_SUBJECT_ACCESS)
def release_copy(
    acting: Acting, child_id: str | None, *, answer_id: str, version: int, how: str, is_identity_shown: bool
) -> Outcome[int]:
    """Say that a checked copy was given, how, and to somebody who had shown who they are."""
    request = _hold(open_child(child_id, may_be_closed=True), answer_id, version)
    check_release(how, is_identity_shown=is_identity_shown)
    request.released_on, request.released_how, request.is_identity_shown = acting.on, how, True
    return _move_on(request, AnswerAct.RELEASE, how=how)


@acts("rights.withdraw_copy", Permission.ANSWER_SUBJECT_ACCESS)
def withdraw_copy(acting: Acting, child_id: str | None, *, answer_id: str, version: int) -> Outcome[int]:
    """Write down that whoever asked took it back."""
    return _move_on(_hold(open_child(child_id, may_be_closed=True), answer_id, version), AnswerAct.WITHDRAW)


def _hold(child: Child, answer_id: str, version: int) -> SubjectRequest:
    request = SubjectRequest.objects.select_for_update().filter(answer_id=answer_id, child=child).first()
    if request is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_fresh(version, request.version)
    return request


def _move_on(request: SubjectRequest, act: AnswerAct, **more: object) -> Outcome[int]:
    request.state = next_state(TRANSITIONS, State(request.state), act)
    request.version += 1
    request.save()
    return Outcome(request.version, {"request": request.answer_id, "state": request.state, **more})
