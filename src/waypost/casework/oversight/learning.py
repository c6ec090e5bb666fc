"""A learning review after a child's death or serious harm: its states, and what it lacks before it ends. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.oversight.words import check_word


class State(StrEnum):
    """Where a learning review stands."""

    BEGUN = "begun"
    WRITTEN = "written"
    CLOSED = "closed"


class LearningAct(StrEnum):
    """What is done about it."""

    WRITE = "written"
    AGREE = "given_an_action"
    CLOSE = "closed"


TRANSITIONS: Mapping[tuple[State, LearningAct], State] = {
    (State.BEGUN, LearningAct.WRITE): State.WRITTEN,
    (State.WRITTEN, LearningAct.WRITE): State.WRITTEN,
    (State.WRITTEN, LearningAct.AGREE): State.WRITTEN,
    (State.WRITTEN, LearningAct.CLOSE): State.CLOSED,
}


def check_begin(because: str, *, happened_on: date, known_on: date, on: date, works_for_child: bool) -> None:
    """Raise NotAWord or NotPossibleNow: it follows something that happened, led by who did not do the work."""
    check_word("learning_after", because)
    if not happened_on <= known_on <= on:
        raise NotPossibleNow(
            "it happened, then we knew, and both are past.", where="known_on", do="Look at the days again."
        )
    if works_for_child:
        raise NotPossibleNow("you work for this child, so somebody else leads.", do="Ask another manager.")


def check_action(what: str, *, due_on: date, on: date) -> None:
    """Raise NotPossibleNow unless it is said what changes, by a day to come."""
    if not what.strip() or due_on < on:
        raise NotPossibleNow("it is not said what changes, by a day to come.", where="what", do="Write both.")


def check_shown(words: str, *, doer: int, is_done: bool, done_by: int | None) -> None:
    """Raise NotPossibleNow unless an action is done, once, or shown by another person to have changed practice."""
    if not words.strip():
        raise NotPossibleNow("it is not said what was done.", where="words", do="Write it down.")
    if is_done and done_by == doer:
        raise NotPossibleNow(
            "you did this, so somebody else says what it changed.", do="Ask another manager to look at the practice."
        )


def check_can_close(learning: str, open_actions: int) -> None:
    """Raise NotPossibleNow while what was learnt is not written, or an action is not shown to have changed practice."""
    if not learning.strip() or open_actions:
        raise NotPossibleNow(
            f"{open_actions} of its actions have not been shown to change practice.",
            do="Do them, and have somebody else say what they changed.",
        )
