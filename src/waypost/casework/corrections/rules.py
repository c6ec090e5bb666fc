"""Where a dispute stands, how it may be settled, and how long its owner took. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.corrections.words import answer_days, check_word, told


class State(StrEnum):
    """Where a dispute stands. Both versions stand until it is settled."""

    RAISED = "raised"
    SENT = "with_its_owner"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


OPEN = (State.RAISED, State.SENT, State.ANSWERED)
"""Where a dispute is not settled: what is said of the line is doubted."""


class DisputeAct(StrEnum):
    """What is done with a dispute."""

    SEND = "sent_to_its_owner"
    ANSWER = "answered"
    SETTLE = "settled"
    WITHDRAW = "withdrawn"


TRANSITIONS: Mapping[tuple[State, DisputeAct], State] = {
    (State.RAISED, DisputeAct.SEND): State.SENT,
    (State.RAISED, DisputeAct.WITHDRAW): State.WITHDRAWN,
    (State.SENT, DisputeAct.ANSWER): State.ANSWERED,
    (State.ANSWERED, DisputeAct.SEND): State.SENT,
    (State.ANSWERED, DisputeAct.SETTLE): State.SETTLED,
}


def check_dispute(wrong: str, says_instead: str, said_by: str) -> None:
    """Raise NotAWord or NotPossibleNow unless a dispute says what is wrong, what is so instead, and who says so."""
    check_word("wrong", wrong)
    check_word("said_by", said_by)
    if not says_instead.strip():
        raise NotPossibleNow("it is not said what is so instead.", where="says_instead", do="Write what happened.")


def freezes(wrong: str) -> bool:
    """Answer whether a dispute of this kind shuts the child's pages: the record may be of somebody else."""
    return bool(told()["wrong"][wrong].get("freezes"))


def check_answer(answer: str, corrected_value: str, *, sent_on: date, answered_on: date, on: date) -> None:
    """Raise NotAWord or NotPossibleNow unless an answer can be: the rules of the lists that go home."""
    check_word("answers", answer)
    if corrected_value and answer != "corrected":
        raise NotPossibleNow(
            "there is a corrected value, and the answer is not corrected.", do="Clear the one, or change the other."
        )
    if not sent_on <= answered_on <= on:
        raise NotPossibleNow("it was answered between its sending and today.", where="answered_on", do="Look again.")


def check_settlement(settled_as: str, answer: str) -> None:
    """Raise NotAWord or NotPossibleNow unless the owner's last answer allows this settlement."""
    check_word("settled_as", settled_as)
    if answer not in told()["settled_as"][settled_as]["after"]:
        raise NotPossibleNow(
            "the owner's answer does not lead to this.", where="settled_as", do="Send it again, or choose another."
        )


@dataclass(frozen=True, slots=True)
class Turnaround:
    """How long owners took: sendings, how many are answered, the middle number of days, how many are late now."""

    sent: int
    answered: int
    middle_days: float | None
    late: int


def turnaround(sendings: Collection[tuple[date, date | None]], on: date) -> Turnaround:
    """Return how long it took, of (sent on, answered on or None). The middle is of the answered alone."""
    took = sorted((answered - sent).days for sent, answered in sendings if answered is not None)
    waiting = [(on - sent).days for sent, answered in sendings if answered is None]
    half = len(took) // 2
    middle = None if not took else float(took[half]) if len(took) % 2 else (took[half - 1] + took[half]) / 2
    return Turnaround(len(sendings), len(took), middle, sum(days > answer_days() for days in waiting))


def frozen_now(open_before: Collection[str], frozen: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return which children are to be frozen and which freed, so that what is frozen here is what is frozen there."""
    return frozenset(frozen) - frozenset(open_before), frozenset(open_before) - frozenset(frozen)
