"""The safeguarding letter: drafted, sent for approval, approved by somebody else, filed on time."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.screening.actions.holding import hold, risks_of
from waypost.casework.screening.clocks import first_hearing_on, letter_clock
from waypost.casework.screening.models import SafeguardingLetter, Screening
from waypost.casework.screening.rules import (
    LETTER,
    Letter,
    LetterAct,
    check_can_approve,
    check_can_file,
    check_can_submit,
    check_has_letter,
    check_tells_nothing,
)
from waypost.casework.screening.rules import Screening as State


@acts("screening.draft_letter", Permission.WRITE_SAFEGUARDING_LETTER)
def draft_letter(acting: Acting, child_id: str | None, *, screening_id: int, text: str = "") -> Outcome[int]:
    """Begin a safeguarding letter. Raises NoLetterHere in a Child Focused Court. Returns its number."""
    child = open_child(child_id)
    screening = hold(Screening, child, screening_id)
    check_has_letter(screening.programme)
    if screening.letters.exclude(state=Letter.WITHDRAWN.value).exists():
        raise NotPossibleNow("there is a letter already.", do="Open it, or withdraw it first.")
    row = SafeguardingLetter.objects.create(child=child, screening=screening, text=text, written_by_id=acting.user_id)
    return Outcome(row.pk, {"screening": screening_id, "letter": row.pk})


def _moved(acting: Acting, child_id: str | None, letter_id: int, version: int, act: LetterAct) -> SafeguardingLetter:
    """Return a letter of an open child, moved on and not yet saved."""
    row = hold(SafeguardingLetter, open_child(child_id), letter_id)
    check_fresh(version, row.version)
    row.state = next_state(LETTER, Letter(row.state), act)
    row.version += 1
    return row


@acts("screening.change_letter", Permission.WRITE_SAFEGUARDING_LETTER)
def change_letter(acting: Acting, child_id: str | None, *, letter_id: int, version: int, text: str) -> Outcome[None]:
    """Write a draft anew. Whoever wrote last is its writer, and cannot approve it."""
    row = _moved(acting, child_id, letter_id, version, LetterAct.CHANGE)
    row.text, row.written_by_id = text, acting.user_id
    row.save()
    return Outcome(None, {"letter": letter_id})


@acts("screening.submit_letter", Permission.WRITE_SAFEGUARDING_LETTER)
def submit_letter(acting: Acting, child_id: str | None, *, letter_id: int, version: int) -> Outcome[None]:
    """Send a letter to be approved. Raises WouldTell where it tells what is kept apart."""
    row = _moved(acting, child_id, letter_id, version, LetterAct.SUBMIT)
    check_can_submit(row.text)
    check_tells_nothing(told_in(row.text, kept_apart(row.child_id)))
    row.save()
    return Outcome(None, {"letter": letter_id})


@acts("screening.return_letter", Permission.APPROVE_SAFEGUARDING_LETTER)
def return_letter(acting: Acting, child_id: str | None, *, letter_id: int, version: int) -> Outcome[None]:
    """Send a letter back to be written again."""
    row = _moved(acting, child_id, letter_id, version, LetterAct.RETURN)
    row.approved_by_id = None
    row.save()
    return Outcome(None, {"letter": letter_id})


@acts("screening.approve_letter", Permission.APPROVE_SAFEGUARDING_LETTER)
def approve_letter(acting: Acting, child_id: str | None, *, letter_id: int, version: int) -> Outcome[None]:
    """Approve a letter that somebody else wrote."""
    row = _moved(acting, child_id, letter_id, version, LetterAct.APPROVE)
    check_can_approve(written_by=row.written_by_id, decided_by=acting.user_id)
    row.approved_by_id = acting.user_id
    row.save()
    return Outcome(None, {"letter": letter_id})


@acts("screening.file_letter", Permission.WRITE_SAFEGUARDING_LETTER)
def file_letter(acting: Acting, child_id: str | None, *, letter_id: int, version: int) -> Outcome[int]:
    """File an approved letter with the court, today. Returns how many working days late: 0 in time or early.

    Raises StillToDo where a check is open or a risk untold, WouldTell where an address was shut since.
    """
    row = _moved(acting, child_id, letter_id, version, LetterAct.FILE)
    screening = row.screening
    check_can_file(screening=State(screening.state), risks=risks_of(screening))
    check_tells_nothing(told_in(row.text, kept_apart(row.child_id)))
    row.filed_on, row.filed_at = acting.on, acting.at
    row.save()
    hearing_on = first_hearing_on(screening.proceedings.next_hearing_on, screening.proceedings.next_hearing_kind)
    told = letter_clock(
        screening.programme, screening.received_on, acting.on, hearing_on=hearing_on, filed_on=acting.on
    )
    late = max(0, told.days_late or 0)
    return Outcome(late, {"letter": letter_id, "due_on": told.due_on, "days_late": late})


@acts("screening.withdraw_letter", Permission.WRITE_SAFEGUARDING_LETTER)
def withdraw_letter(acting: Acting, child_id: str | None, *, letter_id: int, version: int) -> Outcome[None]:
    """Withdraw a letter before it is filed. It stays readable."""
    _moved(acting, child_id, letter_id, version, LetterAct.WITHDRAW).save()
    return Outcome(None, {"letter": letter_id})
