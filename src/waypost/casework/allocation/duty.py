"""What duty work is, by when it is to be done, and what can be written of it. Pure: no database, no clock.

The words and times are in duty.yaml; each time is an assumption. Hours are counted in elapsed time, days in working
days to the end of office hours in London.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.rules import NotPossibleNow
from waypost.foundation.clock import LONDON
from waypost.vocabulary.working_days import add_working_days


class DutyOutcome(StrEnum):
    """What is written of duty work. Done and struck end it."""

    TAKEN = "taken"
    NOTED = "noted"
    HANDED_ON = "handed_on"
    DONE = "done"
    STRUCK = "struck"


ENDS = (DutyOutcome.DONE, DutyOutcome.STRUCK)
WRITTEN = (DutyOutcome.NOTED, DutyOutcome.HANDED_ON, DutyOutcome.DONE, DutyOutcome.STRUCK)
"""What somebody may write of work that was taken."""


@cache
def duty_words() -> Mapping[str, Any]:
    """Return every list: kinds, rang_by, needed, outcomes; each code with its words."""
    told: dict[str, Any] = yaml.safe_load(
        (files("waypost.casework.allocation") / "duty.yaml").read_text(encoding="utf-8")
    )
    return told


def needed_by(needed: str, at: datetime) -> datetime:
    """Return the instant by which duty work is to be done that came at an instant."""
    told = duty_words()["needed"][needed]
    if "hours" in told:
        return at.astimezone(UTC) + timedelta(hours=told["hours"])
    on, ends = at.astimezone(LONDON).date(), time.fromisoformat(duty_words()["day_ends_at"]["value"])
    if told["working_days"]:
        on = add_working_days(on, told["working_days"], counting_day_one=False)
    return datetime.combine(on, ends, LONDON).astimezone(UTC)


def is_late(needed_by_at: datetime, at: datetime) -> bool:
    """Answer whether the time of open duty work has passed. Its last instant is in time."""
    return at > needed_by_at


def check_matter(kind: str, rang_by: str, needed: str, said: str, at: datetime) -> None:
    """Raise NotPossibleNow unless duty work is of a kind, from somebody, by a time to come, and says what was said."""
    told = duty_words()
    if kind not in told["kinds"]:
        raise NotPossibleNow("say what it is.", where="kind", do="Choose one of the list.")
    if rang_by not in told["rang_by"]:
        raise NotPossibleNow("say who it came from.", where="rang_by", do="Choose one of the list.")
    if needed not in told["needed"]:
        raise NotPossibleNow("say by when it is needed.", where="needed", do="Choose one of the list.")
    if needed not in told["kinds"][kind]["needed"]:
        raise NotPossibleNow("a worry about a child waits for no other day.", where="needed", do="Choose today.")
    if needed_by(needed, at) <= at:
        raise NotPossibleNow(
            "the working day has ended.", where="needed", do="Choose within two hours, or another day."
        )
    _check_words("said", said)


def check_entry(outcome: str, words: str, hands_to: int | None, holder: int, *, is_open: bool) -> None:
    """Raise NotPossibleNow unless something may be written of duty work as it stands."""
    if outcome not in WRITTEN:
        raise NotPossibleNow("say what was done.", where="outcome", do="Choose one of the list.")
    if not is_open:
        raise NotPossibleNow("this duty work has ended.", do="Write down a new one, if there is more.")
    _check_words("words", words)
    if outcome == DutyOutcome.HANDED_ON and hands_to in (None, holder):
        raise NotPossibleNow("say who takes it on.", where="hands_to", do="Choose somebody else of the list.")


def check_can_hold(user_id: int, may_hold: Mapping[int, str]) -> None:
    """Raise NotPossibleNow for somebody who is not on duty, does not work with the child, or may not open the record.

    Which of these is not said: that somebody has declared a conflict of interest is theirs.
    """
    if user_id not in may_hold:
        raise NotPossibleNow("this person cannot take it.", where="hands_to", do="Choose one of the list.")


def check_rota(on_on: date, on: date) -> None:
    """Raise NotPossibleNow for a day that has passed, or is too far ahead."""
    longest = int(duty_words()["longest_rota_days"]["value"])
    if not on <= on_on <= on + timedelta(days=longest):
        raise NotPossibleNow(
            f"a rota is for today and the {longest} days after it.", where="on_on", do="Choose another day."
        )


def check_struck_because(because: str) -> None:
    """Raise NotPossibleNow where it is not said why somebody is taken off the rota."""
    _check_words("because", because)


def _check_words(where: str, words: str) -> None:
    least = int(duty_words()["least_words"]["value"])
    if len(words.split()) < least:
        raise NotPossibleNow(f"say it in at least {least} words.", where=where, do="Write one short sentence.")
