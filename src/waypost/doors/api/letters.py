"""Letters: a child's, one before it goes, the wording; written, checked, sent, withdrawn, signed off."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.letters import queries
from waypost.casework.letters.actions import send_letter, write_letter
from waypost.casework.letters.queries import LetterPage, LettersPage, WordingShown
from waypost.doors.api.acting import Code, Done, Made, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL, OF_AN_ACT
from waypost.doors.api.reading import Reference

router = Router(tags=["letters"])


class Letter(Once):
    """A letter: its kind, and what the writer adds to the wording for the child's age."""

    kind: Code
    own: Text
    does_child_agree: bool = False


class LetterRead(Once):
    """The version that was read."""

    version: Number


class Changed(LetterRead):
    """What the writer adds, written anew."""

    own: Text
    does_child_agree: bool = False


class LetterChecked(LetterRead):
    """Why it must be harder to read than its age allows, if it must."""

    harder_because: Text = ""


class WordingSigned(Once):
    """A wording, as it stood on the page."""

    kind: Code
    band: Code
    wording: Annotated[str, Field(min_length=1, max_length=16, pattern=r"^[0-9A-Za-z]+$")]


@router.get("letters/wordings", response={200: list[WordingShown], **OF_ALL}, operation_id="wordings")
def wordings(request: HttpRequest) -> list[WordingShown]:
    """Every wording, with who signed it off."""
    return list(queries.wordings(request.auth, None))


@router.post("letters/wordings", response={200: Done, **OF_AN_ACT}, operation_id="sign_wording")
def sign(request: HttpRequest, sent: WordingSigned) -> Done:
    """Sign a wording off."""
    send_letter.sign_wording(request.auth, None, **sent.told())
    return Done()


@router.get("children/{child_id}/letters", response={200: LettersPage, **OF_A_CHILD}, operation_id="child_letters")
def child_letters(request: HttpRequest, child_id: Reference) -> LettersPage:
    """A child's letters, and which the child should have had by now."""
    return queries.child_letters(request.auth, child_id)


@router.get(
    "children/{child_id}/letters/{letter_id}", response={200: LetterPage, **OF_A_CHILD}, operation_id="a_letter"
)
def a_letter(request: HttpRequest, child_id: Reference, letter_id: Reference) -> LetterPage:
    """A letter as it reads now, how hard it is, and what it withholds from whom."""
    return queries.a_letter(request.auth, child_id, letter_id=letter_id)


@router.post("children/{child_id}/letters", response={200: Made, **OF_AN_ACT}, operation_id="write_letter")
def write(request: HttpRequest, child_id: Reference, sent: Letter) -> Made:
    """Draft a letter; the band follows the child's age."""
    return Made(reference=write_letter.write_letter(request.auth, child_id, **sent.told()))


def _route(path: str, name: str) -> Any:
    return router.post(
        f"children/{{child_id}}/letters/{{letter_id}}/{path}", response={200: Done, **OF_AN_ACT}, operation_id=name
    )


@_route("change", "change_letter")
def change(request: HttpRequest, child_id: Reference, letter_id: Reference, sent: Changed) -> Done:
    """Change what the writer added."""
    write_letter.change_letter(request.auth, child_id, letter_id=letter_id, **sent.told())
    return Done()


@_route("check", "check_letter")
def check(request: HttpRequest, child_id: Reference, letter_id: Reference, sent: LetterChecked) -> Done:
    """Check how a letter reads and that it tells nothing that is kept apart."""
    send_letter.check_letter(request.auth, child_id, letter_id=letter_id, **sent.told())
    return Done()


@_route("send", "send_letter")
def send(request: HttpRequest, child_id: Reference, letter_id: Reference, sent: LetterRead) -> Done:
    """Say that a letter goes out today."""
    send_letter.send_letter(request.auth, child_id, letter_id=letter_id, **sent.told())
    return Done()


@_route("withdraw", "withdraw_letter")
def withdraw(request: HttpRequest, child_id: Reference, letter_id: Reference, sent: LetterRead) -> Done:
    """Withdraw a letter before it goes."""
    send_letter.withdraw_letter(request.auth, child_id, letter_id=letter_id, **sent.told())
    return Done()
