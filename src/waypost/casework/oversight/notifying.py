"""The national panel is notified of a child's death or serious harm: by whom, by when, what is left. Pure.

The duty is the authority's. What we owe is to tell the authority, to see that it notified, and to keep the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.oversight.clocks import last_day
from waypost.casework.oversight.words import check_word
from waypost.vocabulary.working_days import working_days_between


class State(StrEnum):
    """Where a notification stands."""

    KNOWN = "known"
    AUTHORITY_TOLD = "authority_told"
    NOTIFIED = "notified"
    REVIEWED = "reviewed"
    NOT_NEEDED = "not_needed"


class NotifyAct(StrEnum):
    """What is done about it."""

    TELL = "told_to_the_authority"
    NOTIFY = "notified_to_the_panel"
    REVIEW = "rapidly_reviewed"
    DECIDE_AGAINST = "found_not_needed"
    THINK_AGAIN = "thought_of_again"


TRANSITIONS: Mapping[tuple[State, NotifyAct], State] = {
    (State.KNOWN, NotifyAct.TELL): State.AUTHORITY_TOLD,
    (State.KNOWN, NotifyAct.DECIDE_AGAINST): State.NOT_NEEDED,
    (State.AUTHORITY_TOLD, NotifyAct.NOTIFY): State.NOTIFIED,
    (State.AUTHORITY_TOLD, NotifyAct.DECIDE_AGAINST): State.NOT_NEEDED,
    (State.NOTIFIED, NotifyAct.REVIEW): State.REVIEWED,
    (State.NOT_NEEDED, NotifyAct.THINK_AGAIN): State.KNOWN,
}


@dataclass(frozen=True, slots=True)
class Ticking:
    """What is waited for: the clock's name, its last day, and working days past it (0: in time)."""

    clock: str
    due_on: date
    working_days_late: int


def ticking(state: State, *, known_on: date, notified_on: date | None, on: date) -> Ticking | None:
    """Return the clock that runs on a day; None where nothing is waited for."""
    name, from_on = {
        State.KNOWN: ("tell_authority", known_on),
        State.AUTHORITY_TOLD: ("notify_panel", known_on),
        State.NOTIFIED: ("rapid_review", notified_on),
    }.get(state, ("", None))
    if from_on is None:
        return None
    due_on = last_day(name, from_on)
    return Ticking(name, due_on, max(0, working_days_between(due_on, on)))


def check_known(because: str, *, happened_on: date, known_on: date, on: date) -> None:
    """Raise NotAWord or NotPossibleNow unless it happened, then we knew, and both are past."""
    check_word("notified_after", because)
    if not happened_on <= known_on <= on:
        raise NotPossibleNow(
            "it happened, then we knew, and both are past.", where="known_on", do="Look at the days again."
        )


def check_move(
    act: NotifyAct, words: str, *, done_on: date, known_on: date, on: date, began_by: int, doer: int
) -> None:
    """Raise NotPossibleNow for a day that cannot be, and where one person alone would find that nobody is notified."""
    if not known_on <= done_on <= on:
        raise NotPossibleNow("this day cannot be.", where="done_on", do="Give a day since we knew, up to today.")
    if act is NotifyAct.DECIDE_AGAINST and not words.strip():
        raise NotPossibleNow("it is not said why nobody is notified.", where="words", do="Write it down.")
    if act is NotifyAct.DECIDE_AGAINST and began_by == doer:
        raise NotPossibleNow("you wrote this down, so somebody else decides.", do="Ask another manager.")
