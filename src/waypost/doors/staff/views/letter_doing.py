"""What is done with a letter: written, changed, checked, sent, withdrawn. What it withholds is shown before it goes."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.letters.actions import send_letter, write_letter
from waypost.casework.letters.queries import a_letter, child_letters
from waypost.casework.letters.wording import bands, kinds
from waypost.doors.staff.forms import of_letters, of_reports
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

WRITE = Permission.WRITE_LETTER
CODED = {"bands": bands(), "kinds": kinds()}


def _version(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.letter.version}


def _as_written(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    one = told.letter
    return {"version": one.version, "initial": {"own": one.own, "does_child_agree": one.does_child_agree}}


def _reason_so_far(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.letter.version, "initial": {"harder_because": told.letter.harder_because}}


def _to_it(child_id: str, asked: Asked, done: Any) -> str:
    return reverse("letter", args=[child_id, done])


def _of(name: str, title: str, button: str, done: str, form: Any, act: Any, **more: Any) -> Doing:
    """Return something that is done with a letter that is there."""
    told: dict[str, Any] = {"back": "letter", "keeps": ("letter_id",), "ask": a_letter, "begin": _version, **more}
    where = f"letter/<str:letter_id>/{name.removesuffix('_letter')}/"
    return Doing(name, where, title, button, done, form, WRITE, act=act, more={"coded": CODED}, **told)


def _simply(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


DOINGS = (
    Doing("new_letter", "letter/", "Write a letter", "Save the draft", "The draft is saved. Read it as the child will.",
          of_letters.LetterForm, WRITE, "child_documents", child_letters,
          lambda who, child, form, _: write_letter.write_letter(who, child, once=form.token, **form.taken),
          goes=_to_it, about="The words around yours are written for the child’s age. You see the whole letter next."),
    _of("change_letter", "Change the letter", "Save the draft", "The draft is saved.", of_letters.ChangeLetterForm,
        _simply(write_letter.change_letter), begin=_as_written),
    _of("check_letter", "Check the letter", "It is right", "The letter is checked.", of_letters.CheckLetterForm,
        _simply(send_letter.check_letter), begin=_reason_so_far, template="child/letter_do.html"),
    _of("send_letter", "Send the letter", "It goes today", "The letter is sent. Print it, or save it as a PDF.",
        of_reports.NothingMoreForm, _simply(send_letter.send_letter), template="child/letter_do.html"),
    _of("withdraw_letter", "Withdraw the letter", "Withdraw it", "The letter is withdrawn.",
        of_reports.NothingMoreForm, _simply(send_letter.withdraw_letter), is_grave=True,
        about="It does not go. It stays readable."),
)  # fmt: skip
urls = pages_of(DOINGS)
