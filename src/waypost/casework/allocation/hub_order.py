"""What should be looked at first of the children who have yet to meet their family court adviser. Pure: no clock.

No limit is set here: each fact was decided by the rules that own it (screening's clocks, the area's limits of meetings,
the limits of waiting, the time of duty work). This says in which order they press; the words are in hub.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.allocation.rules import HowLongWaited


class Why(StrEnum):
    """Why a child stands on the hub."""

    NOBODY = "nobody"  # nobody works with the child yet
    NOT_MET = "not_met"  # somebody is assigned, and has not met the child


class Press(StrEnum):
    """What presses, gravest first: the order of the queue."""

    RISK_UNTOLD = "risk_untold"
    DUTY_LATE = "duty_late"
    HOLD_LATE = "hold_late"
    HEARING_NEAR = "hearing_near"
    WAITED_TOO_LONG = "waited_too_long"
    FIRST_MEETING_LATE = "first_meeting_late"
    REVIEW_DUE = "review_due"
    DUTY_OPEN = "duty_open"
    WAITED_LONG = "waited_long"
    IN_TIME = "in_time"


_ORDER = tuple(Press)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the queue goes by, of one child. `since_on`: from when the child waits, for somebody or to be met.

    `waited`: how long nobody was chosen, beside the limits; null where somebody works with the child.
    """

    child_id: str
    since_on: date
    is_risk_untold: bool = False
    is_duty_late: bool = False
    is_duty_open: bool = False
    is_hold_late: bool = False
    is_hearing_near: bool = False
    is_first_meeting_late: bool = False
    is_review_due: bool = False
    waited: HowLongWaited | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """Something with a day: a hearing, a step of a timetable, a day on which somebody looks again."""

    on: date
    what: str


def presses(facts: Facts) -> tuple[Press, ...]:
    """Return everything that presses for a child, gravest first; in_time alone where nothing does."""
    holds = {
        Press.RISK_UNTOLD: facts.is_risk_untold,
        Press.DUTY_LATE: facts.is_duty_late,
        Press.HOLD_LATE: facts.is_hold_late,
        Press.HEARING_NEAR: facts.is_hearing_near,
        Press.WAITED_TOO_LONG: facts.waited is HowLongWaited.RED,
        Press.FIRST_MEETING_LATE: facts.is_first_meeting_late,
        Press.REVIEW_DUE: facts.is_review_due,
        Press.DUTY_OPEN: facts.is_duty_open and not facts.is_duty_late,
        Press.WAITED_LONG: facts.waited is HowLongWaited.AMBER,
    }
    return tuple(one for one in _ORDER if holds.get(one)) or (Press.IN_TIME,)


def in_order(every: Iterable[Facts]) -> list[Facts]:
    """Return children in the order in which they should be looked at: what presses most, then who waited longest."""
    return sorted(every, key=lambda one: (_ORDER.index(presses(one)[0]), one.since_on, one.child_id))


def comes_first(things: Iterable[Coming]) -> Coming | None:
    """Return what comes first of what has a day, what has passed before all; None: nothing has a day."""
    return min(things, key=lambda one: (one.on, one.what), default=None)
