"""How high a risk is beside its appetite, when it is an alarm, and who may hand it to whom. Pure.

Above appetite without an action that somebody owns and whose day has not passed is an alarm: nothing silences it but
an action, a lower score with its reason, or the end of the risk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.terms import check_written, terms


class RiskState(StrEnum):
    """How a risk stands, by the rules below: the first that holds."""

    CLOSED = "closed"
    NOT_SCORED = "not_scored"
    ALARM = "above_appetite_without_action"
    NOT_ANSWERED = "escalated_and_not_answered"
    ABOVE = "above_appetite"
    OLD_SCORE = "score_is_old"
    WITHIN = "within_appetite"


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """What the state follows from. `actions_due_on`: days of actions not done; `waits_since_on`: an escalation's."""

    appetite: int
    score: int | None = None
    scored_on: date | None = None
    has_owner: bool = False
    actions_due_on: tuple[date, ...] = ()
    waits_since_on: date | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class RiskJudged:
    """A state, and why it is that one, in sentences."""

    state: RiskState
    because: tuple[str, ...]


def risk_state(facts: RiskFacts, on: date, *, answer_within_days: int, scored_again_within_days: int) -> RiskJudged:
    """Return how a risk stands on a day, and why."""
    if facts.is_closed:
        return RiskJudged(RiskState.CLOSED, ("It was closed, with its reason.",))
    if facts.score is None or facts.scored_on is None:
        return RiskJudged(RiskState.NOT_SCORED, ("Nobody has scored it.",))
    said = f"Score {facts.score}, appetite {facts.appetite}."
    is_above = facts.score > facts.appetite
    if is_above and (why := _without_action(facts, on)):
        return RiskJudged(RiskState.ALARM, (said, why))
    if facts.waits_since_on and facts.waits_since_on + timedelta(days=answer_within_days) < on:
        waits = (on - facts.waits_since_on).days
        return RiskJudged(RiskState.NOT_ANSWERED, (said, f"It was handed over {waits} days ago, and nobody answered."))
    if is_above:
        count = len(facts.actions_due_on)
        return RiskJudged(RiskState.ABOVE, (said, "1 action is open." if count == 1 else f"{count} actions are open."))
    if facts.scored_on + timedelta(days=scored_again_within_days) < on:
        return RiskJudged(RiskState.OLD_SCORE, (said, f"It was scored {(on - facts.scored_on).days} days ago."))
    return RiskJudged(RiskState.WITHIN, (said,))


def _without_action(facts: RiskFacts, on: date) -> str:
    """Return why nothing is done about it; empty: something is."""
    if not facts.actions_due_on:
        return "No action about it is open."
    if all(due_on < on for due_on in facts.actions_due_on):
        return "The day of every open action has passed."
    return "" if facts.has_owner else "Nobody answers for it."


def score_of(likelihood: int, impact: int) -> int:
    """Return a score: the two steps multiplied."""
    return likelihood * impact


def check_score(likelihood: int, impact: int, because: str) -> None:
    """Raise NotPossibleNow unless both are steps of the scale, and it is said why."""
    check_written(because, "because")
    told = terms("risks", "risks")
    for where, step in (("likelihood", likelihood), ("impact", impact)):
        if str(step) not in told[where]:
            raise NotPossibleNow("this is no step of the scale.", where=where, do="Choose one of the list.")


def check_hand_over(holder: str, from_body: str, to_body: str, *, waits: bool) -> None:
    """Raise NotPossibleNow: whoever holds a risk hands it to another body, once at a time."""
    if waits:
        raise NotPossibleNow("it is handed over already, and not answered.", do="Wait for the answer, or ask for it.")
    if from_body != holder:
        raise NotPossibleNow("another body holds this risk now.", do="Ask the body that holds it.")
    if to_body == from_body:
        raise NotPossibleNow("this body holds it already.", where="to_body", do="Choose another one.")


def check_answers_for(body: str, own: Sequence[str]) -> None:
    """Raise NotPossibleNow: a body answers for itself."""
    if body not in own:
        raise NotPossibleNow("it was handed to a body that you are not of.", do="Somebody of that body answers.")


def holder_of(handed: Sequence[tuple[str, str]], first: str = "cafcass") -> str:
    """Return which body holds a risk. `handed`: each escalation's body and its answer, in order."""
    taken = [body for body, answer in handed if answer == "taken"]
    return taken[-1] if taken else first
