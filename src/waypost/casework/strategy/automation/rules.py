"""What a use of automation lacks before anybody can rely on it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.terms import check_written


class UseState(StrEnum):
    """How a use stands, by the rules below: the first that holds."""

    NOT_ASSESSED = "not_assessed"
    NEVER_REVIEWED = "never_reviewed"
    REVIEW_LATE = "review_late"
    IN_ORDER = "assessed_and_reviewed"


@dataclass(frozen=True, slots=True)
class UseJudged:
    """A state, and why it is that one, in sentences."""

    state: UseState
    because: tuple[str, ...]


def use_state(assessed: Collection[str], kinds: Mapping[str, Any], next_on: date | None, on: date) -> UseJudged:
    """Return how a use stands. `assessed`: the kinds of assessment that were made; `next_on`: when it is looked at."""
    missing = [one["words"].lower() for code, one in kinds.items() if code not in assessed]
    if missing:
        return UseJudged(UseState.NOT_ASSESSED, (f"Nobody has assessed: {' and '.join(missing)}.",))
    if next_on is None:
        return UseJudged(UseState.NEVER_REVIEWED, ("Both are assessed; nobody has said when it is looked at again.",))
    if next_on < on:
        return UseJudged(UseState.REVIEW_LATE, (f"It was to be looked at again {(on - next_on).days} days ago.",))
    return UseJudged(UseState.IN_ORDER, ("Both are assessed, and its review has not passed.",))


def check_review(next_on: date, words: str, *, on: date, latest_on: date) -> None:
    """Raise NotPossibleNow: the next review lies ahead, and within the clock."""
    check_written(words)
    if next_on <= on:
        raise NotPossibleNow("this day is not ahead.", where="next_on", do="Give the day of the next review.")
    if next_on > latest_on:
        raise NotPossibleNow(
            "this is later than the clock allows.", where="next_on", do=f"Give a day up to {latest_on:%-d %B %Y}."
        )
