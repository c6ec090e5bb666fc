"""Checks a letter, sends it, or withdraws it before it goes."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.letters.actions.holding import check_letter_tells_nothing, hold_letter
from waypost.casework.letters.filling import slots_for
from waypost.casework.letters.models import Letter, WordingSignedOff
from waypost.casework.letters.rules import (
    TRANSITIONS,
    LetterAct,
    State,
    check_can_send,
    check_readable,
    compose,
    grade_of,
)
from waypost.casework.letters.wording import check_kind, paragraphs, wording_id


@acts("letters.check", Permission.WRITE_LETTER)
def check_letter(
    acting: Acting, child_id: str | None, *, letter_id: str, version: int, harder_because: str = ""
) -> Outcome[float]:
    """Fill the letter and check how it reads and that it tells nothing kept apart. Returns its reading grade.

    Raises TooHard, WouldTell, SomebodySavedFirst, NotPossibleNow.
    """
    child = open_child(child_id)
    letter = hold_letter(child, letter_id)
    check_fresh(version, letter.version)
    letter.state = next_state(TRANSITIONS, State(letter.state), LetterAct.CHECK)
    slots = slots_for(acting, child)
    letter.paragraphs = list(compose(letter.kind, letter.band, slots, letter.own))
    check_letter_tells_nothing(letter, letter.paragraphs)
    letter.grade = grade_of(letter.kind, letter.band, letter.own, (slots.child, slots.writer))
    check_readable(letter.grade, letter.band, harder_because)
    letter.harder_because, letter.wording = harder_because, wording_id(letter.kind, letter.band)
    letter.version += 1
    letter.save()
    return Outcome(letter.grade, {"letter": letter_id, "has_reason_for_harder": bool(harder_because.strip())})


@acts("letters.send", Permission.WRITE_LETTER)
def send_letter(acting: Acting, child_id: str | None, *, letter_id: str, version: int) -> Outcome[None]:
    """Say that the letter goes out today. What it tells is checked again: an address may have been shut since."""
    child = open_child(child_id)
    letter = hold_letter(child, letter_id)
    check_fresh(version, letter.version)
    letter.state = next_state(TRANSITIONS, State(letter.state), LetterAct.SEND)
    check_letter_tells_nothing(letter, letter.paragraphs)
    is_signed = WordingSignedOff.objects.filter(wording=letter.wording).exists()
    check_can_send(is_wording_signed=is_signed, is_invented=child.is_invented)
    letter.sent_on, letter.sent_at, letter.sent_by_id = acting.on, acting.at, acting.user_id
    letter.version += 1
    letter.save()
    return Outcome(None, {"letter": letter_id, "kind": letter.kind, "is_wording_signed": is_signed})


@acts("letters.withdraw", Permission.WRITE_LETTER)
def withdraw_letter(acting: Acting, child_id: str | None, *, letter_id: str, version: int) -> Outcome[None]:
    """Withdraw a letter before it goes. It stays readable."""
    letter: Letter = hold_letter(open_child(child_id), letter_id)
    check_fresh(version, letter.version)
    letter.state = next_state(TRANSITIONS, State(letter.state), LetterAct.WITHDRAW)
    letter.version += 1
    letter.save()
    return Outcome(None, {"letter": letter_id, "kind": letter.kind})


@acts("letters.sign_wording", Permission.SIGN_WORDING)
def sign_wording(acting: Acting, child_id: str | None, *, kind: str, band: str, wording: str) -> Outcome[None]:
    """Sign a wording off. `wording` is its digest on the page: what changed since is not signed by mistake."""
    check_kind(kind)
    paragraphs(kind, band)
    now = wording_id(kind, band)
    check_fresh(int(wording == now), 1)
    WordingSignedOff.objects.get_or_create(
        wording=now, defaults={"kind": kind, "band": band, "signed_by_id": acting.user_id, "signed_on": acting.on}
    )
    return Outcome(None, {"kind": kind, "band": band, "wording": now})
