"""The bodies of weights: a whole set, as a file would say it, and single numbers of one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from waypost.casework.allocation.weight_sets import COUNTED
from waypost.doors.api.acting import Code, Once

_Points = Annotated[Decimal, Field(ge=0, le=10_000, max_digits=8, decimal_places=3)]
_Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
_Words = Annotated[str, Field(max_length=2_000, pattern=r"^[^\x00]*$")]
_Key = Annotated[str, Field(min_length=1, max_length=140, pattern=r"^[a-z0-9_-]+$")]
_Weeks = Annotated[int, Field(ge=0, le=52)]


class _Rests(Schema):
    """What a number rests on: a source, an assumption, or both."""

    source: _Words = ""
    assumption: _Words = ""


class FullTimeWeight(_Rests):
    """The points of a full-time person, and the hours a week that they are for."""

    points: _Points
    hours: _Points
    whole_points: bool = False


class ThresholdWeights(_Rests):
    """From which per cent it is amber, and after how many weeks above which per cent it is red."""

    amber_percent: _Points
    red_percent: _Points
    red_after_weeks: _Weeks


class StableWeight(_Rests):
    """Work that everybody carries."""

    name: Code
    title: _Line
    points: _Points


class WorkWeight(_Rests):
    """A type of work: points, or points by band; for how many days it counts, if not always."""

    name: Code
    title: _Line
    points: _Points | None = None
    bands: Annotated[dict[Code, _Points], Field(max_length=20)] | None = None
    counts_for_days: Annotated[int, Field(ge=1, le=3_660)] | None = None


class ExtraWeight(StableWeight):
    """Points on top, for each of what it counts, up to so many."""

    counts: Literal[COUNTED]  # type: ignore[valid-type]  # the words that casework knows
    at_most: _Points | None = None
    trait: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")] = ""
    within_weeks: _Weeks = 0


class UnknownWeight(_Rests):
    """What work of an unknown type weighs."""

    points: _Points


class WholeSet(Once):
    """A whole set of weights, from a day on."""

    from_on: date
    title: _Line
    source: _Words
    full_time: FullTimeWeight
    thresholds: ThresholdWeights
    stable: Annotated[list[StableWeight], Field(max_length=20)]
    work: Annotated[list[WorkWeight], Field(max_length=100)]
    extras: Annotated[list[ExtraWeight], Field(max_length=50)]
    unweighted: UnknownWeight

    def told(self) -> dict[str, Any]:
        """Return what the action takes: the set as a file would say it, numbers as text."""
        whole = self.model_dump(mode="json", exclude_none=True, exclude={"once", "from_on"})
        return {"told": whole, "from_on": self.from_on, "once": self.once}


class NumbersChanged(Once):
    """Numbers of the weights by their keys, as `weights` tells them; what they rest on; from which day."""

    values: Annotated[dict[_Key, _Points], Field(max_length=300)]
    because: Annotated[str, Field(min_length=1, max_length=2_000, pattern=r"^[^\x00]*$")]
    from_on: date
