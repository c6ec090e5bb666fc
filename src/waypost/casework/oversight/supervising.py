"""Whose supervision it is, who may read it, and what is agreed. Pure."""

from __future__ import annotations

from datetime import date

from waypost.casework.children.rules import NotPossibleNow

_READS_A_WHOLE_AREA = frozenset({"senior_service_manager", "head_of_service"})
"""Who may read the supervision of everybody in their area, beside the two who held it. An assumption, to be signed."""


_PRACTICE = ("family_court_adviser", "childrens_guardian", "assistant", "screening_officer")
_LADDER = ("practice_supervisor", "service_manager", "senior_service_manager", "head_of_service")


def supervised_by(role: str) -> tuple[str, ...]:
    """Return the roles that a role supervises: practice, and every step of the ladder beneath. An assumption."""
    return (*_PRACTICE, *_LADDER[: _LADDER.index(role)]) if role in _LADDER else ()


def may_read(role: str, reader: int, *, practitioner: int, supervisor: int, is_of_area: bool) -> bool:
    """Answer whether somebody may read a supervision: the two who held it, and seniors of the practitioner's area."""
    return reader in (practitioner, supervisor) or (role in _READS_A_WHOLE_AREA and is_of_area)


def check_supervision(
    words: str, *, held_on: date, next_on: date | None, on: date, supervisor: int, practitioner: int, is_theirs: bool
) -> None:
    """Raise NotPossibleNow unless it was held, with somebody of one's own team, and says what was talked about."""
    if held_on > on:
        raise NotPossibleNow("this day has not come yet.", where="held_on", do="Record it when it was held.")
    if supervisor == practitioner or not is_theirs:
        raise NotPossibleNow(
            "you do not supervise this person.", where="practitioner_id", do="Choose somebody of your team."
        )
    if not words.strip():
        raise NotPossibleNow("it is not said what you talked about.", where="words", do="Write it down.")
    if next_on is not None and next_on <= held_on:
        raise NotPossibleNow("the next one is after this one.", where="next_on", do="Give a later day.")


def check_discussed(words: str, action: str, *, due_on: date | None, held_on: date) -> None:
    """Raise NotPossibleNow unless it is said what was talked about, and an agreed action has its last day."""
    if not words.strip():
        raise NotPossibleNow("it is not said what you talked about.", where="words", do="Write it down.")
    if bool(action.strip()) != (due_on is not None):
        raise NotPossibleNow(
            "an agreed action has a day by which it is done.", where="due_on", do="Write both, or neither."
        )
    if due_on is not None and due_on < held_on:
        raise NotPossibleNow("this day was before you met.", where="due_on", do="Give a later day.")


def check_done(words: str, *, done_on: date | None, owner: int, doer: int) -> None:
    """Raise NotPossibleNow unless who agreed to an action says, once, what was done."""
    if done_on is not None:
        raise NotPossibleNow("this is done.", do="Nothing more is needed.")
    if owner != doer:
        raise NotPossibleNow("somebody else agreed to do this.", do="Ask them to say that it is done.")
    if not words.strip():
        raise NotPossibleNow("it is not said what was done.", where="words", do="Write it down.")
