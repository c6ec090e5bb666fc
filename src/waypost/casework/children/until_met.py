"""What rooms know of a child whom nobody has met yet: told by the rooms that keep it, asked by the duty hub.

Engagement says who was never met, screening what it knows of risk and who holds a child who waits. Each says so once,
as its app starts; the hub need not know which rooms there are, and has no second definition of what they decide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from waypost.casework.access.acting import Acting


@dataclass(frozen=True, slots=True)
class NeverMet:
    """A child whom nobody has met, and who is to be met. `has_worker`: an adviser or guardian is assigned.

    `since_on`: from when the wait for the first meeting counts. `is_past_limit`: it is longer than the area allows;
    `is_hearing_near`: a hearing comes before which the child is to be met.
    """

    has_worker: bool
    since_on: date
    is_past_limit: bool
    is_hearing_near: bool


@dataclass(frozen=True, slots=True)
class Screened:
    """What screening knows. `is_unfinished`: an application is not screened to its end yet.

    `risk`: the state of the gravest immediate risk that was not stood down, as a coded word; empty: none was seen.
    `holder`, `level` and the days are those of a child whom the area makes wait; `is_hold_late`: one of them went by.
    """

    is_unfinished: bool = False
    risk: str = ""
    is_risk_untold: bool = False
    is_abuse_alleged: bool = False
    holder: str = ""
    level: str = ""
    looked_on: date | None = None
    look_again_by_on: date | None = None
    allocate_by_on: date | None = None
    is_hold_late: bool = False


TellsNeverMet = Callable[[QuerySet[Any], date], Mapping[str, NeverMet]]
TellsScreened = Callable[[Acting, Collection[str]], Mapping[str, Screened]]
_NEVER_MET: list[TellsNeverMet] = []
_SCREENED: list[TellsScreened] = []


def tell_never_met(of: TellsNeverMet) -> None:
    """Say who knows which of some children nobody has met."""
    _NEVER_MET[:] = [of]


def tell_screened(of: TellsScreened) -> None:
    """Say who knows what was seen of some children in screening, as far as a reader may see it."""
    _SCREENED[:] = [of]


def never_met_of(children: QuerySet[Any], on: date) -> Mapping[str, NeverMet]:
    """Return those of some open children whom nobody has met and who are to be met, by child."""
    return {child: one for of in _NEVER_MET for child, one in of(children, on).items()}


def screened_of(acting: Acting, child_ids: Collection[str]) -> Mapping[str, Screened]:
    """Return what screening knows of some children, by child; of whom it knows nothing, there is nothing."""
    return {child: one for of in _SCREENED for child, one in of(acting, child_ids).items()}
