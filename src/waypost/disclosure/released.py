"""What may be published: a released figure, and a release of them. Only `release` (release.py) can make one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from datetime import date

from waypost.disclosure.profile import Profile

CONFIDENTIAL, UNRELIABLE, NOT_APPLICABLE = "c", "u", "z"
MARKERS = {
    CONFIDENTIAL: (
        "Hidden so that no child can be picked out: a count of 1 to 5, or one that would let a reader work one out."
    ),
    UNRELIABLE: "Too few cases for a reliable figure.",
    NOT_APPLICABLE: "Not applicable: there were no cases.",
}
SEAL = object()


@dataclass(frozen=True, slots=True)
class ReleasedFigure:
    """One figure that may be published: exactly the columns of release/measures.csv. Null: withheld, or not there."""

    measure_id: str
    method: str
    area_kind: str
    area: str
    period_start: date
    period_end: date
    group_kind: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float | None
    unit: str
    lower: float | None
    upper: float | None
    marker: str
    invented: bool
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError("a released figure is made by waypost.disclosure.release.release and by nothing else")


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that may be published, in order, and what was done to them.

    `counts` says how many figures there are, how many are marked with each marker, how many distinct counts were hidden
    for their own sake (`primary`) and to protect those (`secondary`). Where counts were rounded together it says
    instead how far the furthest is from its count, and how many could not keep an earlier print.
    """

    figures: tuple[ReleasedFigure, ...]
    profile: Profile
    is_invented: bool
    counts: Mapping[str, int]
