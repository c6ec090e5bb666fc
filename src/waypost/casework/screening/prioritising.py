"""Prioritisation, where an area has switched it on: triage, a holding manager and a clock for every child who waits.

Pure. The protocol is data (limits.yaml); an area switches it on from a day, to a day, by a decision that is named.
Public law never waits. A child who waits has a level, somebody who holds them, a day by which they are looked at again
and a day by which they are allocated whatever happens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.terms import protocol_terms


class CannotWait(NotPossibleNow):
    """This child may not be made to wait."""


@dataclass(frozen=True, slots=True)
class Activation:
    """Prioritisation switched on in an area: from when, to when (null: until it is switched off), by whose decision."""

    area: str
    from_on: date
    to_on: date | None
    decided_by_role: str
    source: str

    def holds_on(self, day: date) -> bool:
        """Answer whether it is switched on on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Held:
    """A child who waits: how it stands on a day. `late` holds what went by: look_again, allocate, or both."""

    look_again_by_on: date
    allocate_by_on: date
    weeks_waited: int
    late: tuple[str, ...]


def check_activation(activation: Activation) -> None:
    """Raise NotPossibleNow unless whoever may decide it decided it, for days in order, and says where."""
    if activation.decided_by_role not in protocol_terms().decides:
        raise NotPossibleNow("prioritisation is switched on by those who lead the area.", do="Ask the head of service.")
    if activation.to_on is not None and activation.to_on < activation.from_on:
        raise NotPossibleNow("it would end before it begins.", where="to_on", do="Look at the two days.")
    if not activation.source.strip():
        raise NotPossibleNow("say where this was decided.", where="source", do="Name the meeting or the letter.")


def is_on(activations: Iterable[Activation], area: str, day: date) -> bool:
    """Answer whether prioritisation is switched on in an area on a day."""
    return any(one.area == area and one.holds_on(day) for one in activations)


def check_may_wait(*, law: str, is_switched_on: bool, level: str, holder: int | None) -> None:
    """Raise CannotWait unless the area has switched it on, the law allows it, and somebody holds the child."""
    if law in protocol_terms().never_waits:
        raise CannotWait("a child in public law does not wait.", do="Allocate the child.")
    if not is_switched_on:
        raise CannotWait("prioritisation is not switched on here.", do="Allocate the child, or ask who leads the area.")
    if level not in protocol_terms().levels:
        raise CannotWait("say how much it presses.", where="level", do="Choose a level of triage.")
    if holder is None:
        raise CannotWait("nobody holds this child.", where="holder", do="Name the manager who does.")


def held(*, level: str, since_on: date, looked_on: date | None, filing_on: date | None, on: date) -> Held:
    """Return how the wait of a child stands on a day.

    They are allocated within the protocol's weeks, and so many weeks before the report is to be filed, whichever comes
    first; but no rule can ask for a day before the wait began.
    """
    terms = protocol_terms()
    again = max(since_on, looked_on or since_on) + timedelta(days=terms.levels[level].look_again_days)
    longest = since_on + timedelta(weeks=terms.longest_wait_weeks)
    before = filing_on - timedelta(weeks=terms.weeks_before_filing) if filing_on else longest
    allocate = max(since_on, min(longest, before))
    late = [name for name, day in (("look_again", again), ("allocate", allocate)) if on > day]
    return Held(again, allocate, (on - since_on).days // 7, tuple(late))
