"""How long is too long, what an audit requires and of whom, and which children can be closed. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.oversight.words import check_word, told

WEEK = 7


class State(StrEnum):
    """Where what an audit requires stands."""

    NOTHING_REQUIRED = "nothing_required"
    REQUIRED = "required"
    DONE = "done"
    CONFIRMED = "confirmed"


class AuditAct(StrEnum):
    """What is done about what an audit requires."""

    DO = "done"
    CONFIRM = "confirmed"
    ASK_AGAIN = "asked_for_again"


TRANSITIONS: Mapping[tuple[State, AuditAct], State] = {
    (State.REQUIRED, AuditAct.DO): State.DONE,
    (State.DONE, AuditAct.CONFIRM): State.CONFIRMED,
    (State.DONE, AuditAct.ASK_AGAIN): State.REQUIRED,
}


def weeks_since(begun_on: date, on: date) -> int:
    """Return whole weeks from a day to a day."""
    return max(0, (on - begun_on).days // WEEK)


def band_of(weeks: int) -> int:
    """Return the highest band, in weeks, that a child's wait has passed: 0, 26, 52 or 100."""
    return max((band for band in told()["bands_weeks"] if weeks >= band), default=0)


def begins_before(weeks: int, on: date) -> date:
    """Return the last day on which what began has lasted so many whole weeks on a day."""
    return on - timedelta(weeks=weeks)


def check_review(kind: str, words: str, *, held_on: date, on: date, works_for_child: bool) -> None:
    """Raise NotAWord or NotPossibleNow unless a review can be: of a kind, held, of somebody else's work."""
    check_word("review_kinds", kind)
    if held_on > on:
        raise NotPossibleNow("this day has not come yet.", where="held_on", do="Record it when it was held.")
    if works_for_child:
        raise NotPossibleNow("you work for this child, so somebody else reviews.", do="Ask another manager.")
    if not words.strip():
        raise NotPossibleNow("it is not said what was decided.", where="words", do="Write it down.")


def check_audit(grade: str, required: str, *, works_for_child: bool) -> None:
    """Raise NotAWord or NotPossibleNow: nobody audits their own work, and inadequate work shows what is to be done."""
    check_word("grades", grade)
    if works_for_child:
        raise NotPossibleNow("you work for this child, so somebody else audits.", do="Ask another auditor.")
    if grade == "inadequate" and not required.strip():
        raise NotPossibleNow(
            "it is not said what makes the child safe now.",
            where="required",
            do="Write what must be done.",
        )


def required_by(grade: str, required: str, on: date) -> date | None:
    """Return the last day for what an audit requires; None where it requires nothing."""
    if not required.strip():
        return None
    limits = told()["required_action"]
    days = limits.get(grade, limits["requires_improvement"])["days"]
    return on + timedelta(days=int(days))


def check_confirm(*, done_by: int | None, confirmer: int) -> None:
    """Raise NotPossibleNow if who did what was required would confirm it."""
    if done_by == confirmer:
        raise NotPossibleNow("you did this, so somebody else confirms it.", do="Ask who audited.")


def check_progress(blocker: str, owner: str, next_action: str, *, due_on: date, on: date) -> None:
    """Raise NotAWord or NotPossibleNow unless it is said what holds a case up, whose move it is, what next, by when."""
    check_word("blockers", blocker)
    check_word("owners", owner)
    if not next_action.strip() or due_on < on:
        raise NotPossibleNow(
            "it is not said what is done next, by a day to come.", where="next_action", do="Write both."
        )
