"""What can go wrong between us and the court service, for the stand-in to do on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Refuses:
    """Another status than a success, perhaps with Retry-After as it stands in the header, or a Location."""

    status: int
    retry_after: str | None = None
    location: str | None = None


@dataclass(frozen=True)
class CutsShort:
    """The connection ends in mid-answer, after this share of the body."""

    share: float = 0.5


@dataclass(frozen=True)
class Hangs:
    """Nothing is answered for so many seconds; then the connection ends. `acts`: what was asked is done even so."""

    seconds: float
    acts: bool = False


@dataclass(frozen=True)
class IsSlow:
    """The answer comes, so many seconds late."""

    seconds: float


@dataclass(frozen=True)
class ShowsAPage:
    """A success whose body is a web page."""


@dataclass(frozen=True)
class ReachesOver:
    """Cases from beside the window are told too, so much before and after."""

    by: timedelta


@dataclass(frozen=True)
class TellsTwice:
    """Every case stands twice in the answer."""


@dataclass(frozen=True)
class IsSwitchedOff:
    """The feed's toggle is off: a success without a case."""


Fault = Refuses | CutsShort | Hangs | IsSlow | ShowsAPage | ReachesOver | TellsTwice | IsSwitchedOff
Faults = Callable[[int], Fault | None]
"""Given the number of the request, counted from 1 over those for cases, reports and guardians: what goes wrong."""


def none(number: int) -> None:
    """Nothing goes wrong."""


def at(faults: Mapping[int, Fault]) -> Faults:
    """Let something go wrong at the requests of these numbers."""
    return faults.get


def always(fault: Fault) -> Faults:
    """Let the same go wrong every time."""
    return lambda number: fault
