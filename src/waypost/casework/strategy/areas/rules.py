"""When a review or a meeting is due, and what may stand on which agenda. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.terms import check_written

MONTHS_IN_A_YEAR = 12
_LAST_DAY_OF_ALL = 28


class ReviewState(StrEnum):
    """Where a review stands."""

    NOT_DUE = "not_due"
    DUE = "due"
    LATE = "late"
    HELD = "held"


class PackState(StrEnum):
    """Where the pack of a planned meeting stands."""

    NOT_DUE = "not_due"
    DUE = "due"
    PREPARED = "prepared"


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A review of a plan: from when it is due, until when, and where it stands."""

    review: str
    due_from_on: date
    due_by_on: date
    state: ReviewState


def reviews_due(
    begins_on: date, held: Collection[str], on: date, reviews: Mapping[str, Any], days: int
) -> list[ReviewDue]:
    """Return each review of a plan that begins on a day. `days`: within how many days after its half it is held."""
    told = []
    for code, one in reviews.items():
        start = months_on(begins_on, one["months"])
        end = start + timedelta(days=days)
        state = ReviewState.NOT_DUE if on < start else ReviewState.DUE if on <= end else ReviewState.LATE
        told.append(ReviewDue(code, start, end, ReviewState.HELD if code in held else state))
    return told


def months_on(day: date, months: int) -> date:
    """Return the day that many months on; a day that a month lacks is its 28th."""
    year, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        return day.replace(year=day.year + year, month=month + 1, day=_LAST_DAY_OF_ALL)


def pack_state(meets_on: date, on: date, days: int, *, is_prepared: bool) -> PackState:
    """Return where the pack of a meeting stands. `days`: how long before the meeting it is handed in."""
    if is_prepared:
        return PackState.PREPARED
    return PackState.DUE if on >= meets_on - timedelta(days=days) else PackState.NOT_DUE


def next_meeting_by(held_on: date | None, a_year: int | None) -> date | None:
    """Return by when the next meeting of a series is due; None: nobody says how often, or none was held here."""
    if held_on is None or not a_year:
        return None
    return months_on(held_on, MONTHS_IN_A_YEAR // a_year)


def check_review(
    code: str, held: Collection[str], judged: int, aims: int, *, starts_on: date, held_on: date, on: date
) -> None:
    """Raise NotPossibleNow: a review is held once, in its time, and every aim was judged in it."""
    if code in held:
        raise NotPossibleNow("this review was held.", where="review", do="Choose the other one.")
    if held_on > on:
        raise NotPossibleNow("this day has not come yet.", where="held_on", do="Record it when it was held.")
    if held_on < starts_on:
        raise NotPossibleNow("this half of the year is not over on that day.", where="held_on", do="Review it then.")
    if judged < aims:
        raise NotPossibleNow("not every aim was judged in this review.", where="review", do="Judge each aim first.")
    if not aims:
        raise NotPossibleNow("this plan has no aim.", where="review", do="Say what the area wants to reach.")


def check_agenda(meeting_about: str, about: str, words: str) -> None:
    """Raise NotPossibleNow: a meeting on assurance takes nothing on policy, and the other way round."""
    check_written(words)
    if about != meeting_about:
        raise NotPossibleNow(
            f"this meeting is about {meeting_about}, and assurance and policy are kept apart.",
            where="about",
            do="Put it on the agenda of the other meeting.",
        )


def check_held(held_on: date, words: str, *, on: date) -> None:
    """Raise NotPossibleNow: it is said what a meeting decided, and its day has come."""
    check_written(words)
    if held_on > on:
        raise NotPossibleNow("this day has not come yet.", where="held_on", do="Record it when it was held.")
