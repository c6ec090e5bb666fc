"""What is done for the rights of a child and a family: holds, copies of data, erasures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries.shown import Head
from waypost.casework.rights.actions import answer, erase, hold
from waypost.casework.rights.queries.copies import RequestShown, copy_to_check, copy_to_prepare
from waypost.casework.rights.queries.keeping import HoldShown, RightsPage, child_rights, would_erase
from waypost.doors.staff.forms import of_rights
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

_BACK = "child_rights"
_ANSWER = Permission.ANSWER_SUBJECT_ACCESS


@dataclass(frozen=True, slots=True)
class OneRequest:
    """A request for a copy, with the head of the child's pages."""

    head: Head
    request: RequestShown


def _held(acting: Acting, child_id: str, *, hold_id: int) -> RightsPage:
    """Return a record that has a hold of this number standing; another's is nobody's."""
    told = child_rights(acting, child_id)
    if not any(_stands(one, hold_id) for one in told.holds):
        raise _no_such()
    return told


def _stands(one: HoldShown, number: int) -> bool:
    return one.hold == number and one.ended_on is None


def _asked(acting: Acting, child_id: str, *, answer_id: str) -> OneRequest:
    """Return a record with one of its requests; another's is nobody's."""
    told = child_rights(acting, child_id)
    found = next((one for one in told.requests if one.answer_id == answer_id), None)
    if found is None:
        raise _no_such()
    return OneRequest(told.head, found)


def _version(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.request.version}


def _prepared_before(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    boxes = {"given": told.given, "harmful": told.harmful}
    initial = {name: sorted(map(of_rights.as_box, places)) for name, places in boxes.items()}
    return {"version": told.request.version, "initial": initial}


def _reason_asked(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"initial": {"reason": told.asked.reason if told.asked else ""}}


def _erase(who: Acting, child: str, form: Any, asked: Asked) -> int:
    return erase.erase(who, child, once=form.token, reason=form.cleaned_data["reason"])


def _simply(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, **asked, **form.taken)


def _over(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")


DOINGS = (
    Doing("hold_record", "rights/hold/", "Hold this record", "Hold it", "The record is held: nobody can erase it.",
          of_rights.HoldForm, Permission.HOLD_RECORD, _BACK, child_rights, _simply(hold.hold),
          about="While a hold stands, nobody can erase the record, whatever the schedule says."),
    Doing("end_hold", "rights/hold/<int:hold_id>/end/", "End the hold", "End it", "The hold is ended.",
          of_rights.NothingMoreForm, Permission.HOLD_RECORD, _BACK, _held, _simply(hold.end_hold), is_grave=True,
          about="Other holds of this record, if there are any, stand."),
    Doing("ask_copy", "rights/copy/", "Somebody asks for a copy of their data", "Write it down",
          "It is written down. Prepare the copy next.", of_rights.AskCopyForm, _ANSWER, _BACK, child_rights,
          _simply(answer.ask_copy), lambda told, acting, _: {"initial": {"asked_on": acting.on}}),
    Doing("prepare_copy", "rights/copy/<str:answer_id>/prepare/", "Prepare the copy", "It can be checked",
          "It waits for somebody else to check it.", of_rights.PrepareForm, _ANSWER, _BACK, copy_to_prepare,
          lambda who, child, form, asked: answer.prepare_copy(
              who, child, once=form.token, version=form.seen, **asked, **form.decided),
          _prepared_before, template="rights/prepare.html"),
    Doing("check_copy", "rights/copy/<str:answer_id>/check/", "Check the copy", "Save the check",
          "The check is written down.", of_rights.CheckCopyForm, Permission.CHECK_SUBJECT_ACCESS, _BACK, copy_to_check,
          _over(answer.check_copy), _version, template="rights/check.html",
          about="This is all that would be given. Nobody checks what they prepared."),
    Doing("release_copy", "rights/copy/<str:answer_id>/release/", "Release the copy", "It is given today",
          "It is written down that the copy was given.", of_rights.ReleaseForm, _ANSWER, _BACK, _asked,
          _over(answer.release_copy), _version, template="rights/release.html"),
    Doing("withdraw_copy", "rights/copy/<str:answer_id>/withdraw/", "Whoever asked took it back", "Write it down",
          "It is written down.", of_rights.NothingMoreForm, _ANSWER, _BACK, _asked, _over(answer.withdraw_copy),
          _version),
    Doing("ask_erasure", "rights/erase/ask/", "Ask for this record to be erased", "Ask for it",
          "It is asked for. A head of service erases it.", of_rights.AskErasureForm, Permission.ASK_ERASURE, _BACK,
          would_erase, _simply(erase.ask_erasure), template="rights/erase.html", is_grave=True),
    Doing("withdraw_erasure", "rights/erase/withdraw/", "Do not erase this record", "Take it back",
          "Nobody asks for this record to be erased any more.", of_rights.NothingMoreForm, Permission.ASK_ERASURE,
          _BACK, child_rights, _simply(erase.withdraw_erasure)),
    Doing("erase_record", "rights/erase/", "Erase this record", "Erase it for good", "The record is erased.",
          of_rights.EraseForm, Permission.ERASE_RECORD, _BACK, would_erase, _erase, _reason_asked,
          goes=lambda child_id, asked, done: reverse("rights"), template="rights/erase.html",
          is_grave=True),
)  # fmt: skip
urls = pages_of(DOINGS)
