"""What is possible now in allocation. Pure: no database, no clock. Who may is decided in access."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum

from waypost.casework.allocation.words import least_words, waiting_limit, words
from waypost.casework.children.rules import NotPossibleNow


class HowLongWaited(StrEnum):
    """How long a child has waited for somebody, beside the limits."""

    WITHIN = "within"
    AMBER = "amber"
    RED = "red"


def check_can_take(chosen: int, may_take: Collection[int], asked: Collection[int]) -> None:
    """Raise NotPossibleNow unless the chosen person was looked at, and nothing forbids it.

    What forbids it is not said: that somebody has declared a conflict of interest is theirs.
    """
    if chosen not in asked:
        raise NotPossibleNow("this is nobody of your team or area.", do="Choose one of the list.")
    if chosen not in may_take:
        raise NotPossibleNow("this person may not take this child's case.", do="The list says whom you may choose.")


def check_otherwise(chosen: int, recommended: int | None, otherwise: str, note: str) -> None:
    """Raise NotPossibleNow where somebody else than the first is chosen, and no reason is given or none can be read."""
    if chosen == recommended:
        return
    check_code("otherwise", otherwise)
    check_note(note)


def check_code(kind: str, code: str) -> None:
    """Raise NotPossibleNow unless it is one of the words to choose from."""
    if code not in words(kind):
        raise NotPossibleNow("say why: this is not one of the words to choose from.", do="Choose one of the list.")


def check_note(note: str) -> None:
    """Raise NotPossibleNow for a reason too short to be read by anybody else."""
    if len(note.split()) < least_words():
        raise NotPossibleNow(f"say why in at least {least_words()} words.", do="Write one short sentence.")


def check_waits(has_worker: bool) -> None:
    """Raise NotPossibleNow where the child has a worker: then the case is reallocated, not allocated."""
    if has_worker:
        raise NotPossibleNow("this child has a worker.", do="Reallocate instead, and say why the worker changes.")


def check_has_worker(has_worker: bool) -> None:
    """Raise NotPossibleNow where the child has no worker yet."""
    if not has_worker:
        raise NotPossibleNow("this child has no worker yet.", do="Allocate instead.")


def check_same(chosen: int, holder: int) -> None:
    """Raise NotPossibleNow where the case would go to whoever holds it."""
    if chosen == holder:
        raise NotPossibleNow("this person is the child's worker already.", do="Choose somebody else.")


def check_looked_at_again(review_on: date, on: date) -> None:
    """Raise NotPossibleNow unless whoever waits is looked at again soon: within the limit, and not today."""
    limit = waiting_limit("look_again_days")
    if not on < review_on <= date.fromordinal(on.toordinal() + limit):
        raise NotPossibleNow(
            f"a child who waits is looked at again within {limit} days.", do="Choose an earlier day, after today."
        )


def check_every_case_goes(held: Collection[str], given: Collection[str]) -> None:
    """Raise NotPossibleNow unless a handed-over caseload leaves nobody out, and holds nobody else."""
    if set(held) != set(given):
        raise NotPossibleNow(
            "this is not the whole caseload: it has changed, or somebody is left out.", do="Open the page again."
        )


def check_each_waits(given: Collection[str], waiting: Collection[str]) -> None:
    """Raise NotPossibleNow where nobody is given a worker, or a child of them does not wait any more."""
    if not given:
        raise NotPossibleNow("nobody is chosen for any child.", do="Choose somebody for one child at least.")
    if not set(given) <= set(waiting):
        raise NotPossibleNow("one of these children does not wait any more.", do="Open the page again.")


def waiting(days: int) -> HowLongWaited:
    """Return how so many days of waiting stand beside the limits."""
    if days >= waiting_limit("red_days"):
        return HowLongWaited.RED
    return HowLongWaited.AMBER if days >= waiting_limit("amber_days") else HowLongWaited.WITHIN


def check_colleague(user_id: int | None, colleagues: Collection[int]) -> None:
    """Raise NotPossibleNow for somebody who is not of the manager's team or area."""
    if user_id not in colleagues:
        raise NotPossibleNow("this is nobody of your team or area.", do="Choose one of the list.")


def check_days(from_on: date, until_on: date | None) -> None:
    """Raise NotPossibleNow where something would end before it begins."""
    if until_on is not None and until_on < from_on:
        raise NotPossibleNow("the last day is before the first.", do="Check both days.")


_HOURS_A_WEEK = 7 * 24


def check_hours(hours: Decimal) -> None:
    """Raise NotPossibleNow for hours below nought, or more than a week has."""
    if not hours.is_finite() or not 0 <= hours <= _HOURS_A_WEEK:
        raise NotPossibleNow("these are no hours of a week.", do="Enter hours as 37 or 18.5.")


def check_types(types: Collection[str], known: Collection[str]) -> None:
    """Raise NotPossibleNow for a type of work that has no weight."""
    if not set(types) <= set(known):
        raise NotPossibleNow("there is no such type of work.", do="Choose one of the list.")


def check_not_before_today(from_on: date, on: date) -> None:
    """Raise NotPossibleNow where weights would change what was counted before."""
    if from_on < on:
        raise NotPossibleNow("weights do not change the past.", do="Choose today or a later day.")
