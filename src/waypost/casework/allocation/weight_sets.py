"""What each piece of work weighs, in points: dated, cited sets in weights/*.yaml, and those that a user sets in a file.

A set has the points of a full-time person, stable work that everybody carries, a weight for each type of work (one,
or one a band), extras on top, and what work of an unknown type weighs. Every number has a source, or says that it is
assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix

FAMILY_COURT_ADVISER, HMPPS = "family_court_adviser", "hmpps"
FURTHER_CHILDREN, HEARINGS_SOON, TRAVEL_HOURS, TRAIT = "further_children", "hearings_soon", "travel_hours", "trait"
COUNTED = (FURTHER_CHILDREN, HEARINGS_SOON, TRAVEL_HOURS, TRAIT)
"""What an extra may count of a piece of work."""
_START = "Start from a copy of casework/allocation/weights/family_court_adviser.yaml."


class WeightsWrong(YoursToFix):
    """A set of weights cannot be used as it stands."""


class NoWeightsInForce(YoursToFix):
    """No set of weights of that name is in force on that day."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a number comes from: a source, or what was assumed, or both."""

    source: str = ""
    assumption: str = ""

    def __post_init__(self) -> None:
        if not (self.source or self.assumption):
            raise ValueError("there is neither a source nor an assumption")


@dataclass(frozen=True, slots=True)
class Stable:
    """Work that everybody carries, whatever their hours."""

    name: str
    title: str
    points: Decimal
    told: Told

    def __post_init__(self) -> None:
        _check_points(self.points)


@dataclass(frozen=True, slots=True)
class WorkType:
    """A type of work: its points, by band where it has bands; `counts_for_days` where it counts only so long."""

    name: str
    title: str
    told: Told
    points: Decimal | None = None
    bands: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    counts_for_days: int | None = None

    def __post_init__(self) -> None:
        if (self.points is None) == (not self.bands):
            raise ValueError("a type of work has either points or bands")
        if self.counts_for_days is not None and self.counts_for_days < 1:
            raise ValueError("work counts for one day at least")
        for points in (*self.bands.values(), *filter(None, [self.points])):
            _check_points(points)

    def points_of(self, band: str) -> Decimal | None:
        """Return its points in a band; null where it has no such band."""
        return self.bands.get(band) if self.bands else self.points


@dataclass(frozen=True, slots=True)
class Extra:
    """Points on top, for each of what it counts, up to so many. `trait` and `within_weeks` only where it counts
    those.
    """

    name: str
    title: str
    counts: str
    points: Decimal
    told: Told
    at_most: Decimal | None = None
    trait: str = ""
    within_weeks: int = 0

    def __post_init__(self) -> None:
        _check_points(self.points)
        if self.counts not in COUNTED:
            raise ValueError(f"an extra counts none of {', '.join(COUNTED)}")
        if (self.counts == TRAIT) != bool(self.trait):
            raise ValueError("an extra that counts a trait names it, and no other does")
        if (self.counts == HEARINGS_SOON) != (self.within_weeks > 0):
            raise ValueError("an extra that counts hearings says within how many weeks, and no other does")


@dataclass(frozen=True, slots=True)
class FullTime:
    """The points of a full-time person and the hours a week that those are for. `whole_points`: rounded down."""

    points: Decimal
    hours: Decimal
    whole_points: bool
    told: Told

    def __post_init__(self) -> None:
        if self.points <= 0 or self.hours <= 0:
            raise ValueError("a full-time person has points and hours above nought")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Amber from so many per cent; red after so many weeks in a row above so many per cent."""

    amber_percent: Decimal
    red_percent: Decimal
    red_after_weeks: int
    told: Told

    def __post_init__(self) -> None:
        if not 0 < self.amber_percent <= self.red_percent or self.red_after_weeks < 0:
            raise ValueError("amber is above nought and no higher than red, and weeks are not negative")


@dataclass(frozen=True, slots=True)
class WeightSet:
    """One version of a set of weights, in force from its first to its last day."""

    id: str
    title: str
    in_force_from: date
    in_force_to: date | None
    source: str
    full_time: FullTime
    thresholds: Thresholds
    stable: tuple[Stable, ...]
    work: Mapping[str, WorkType]
    extras: tuple[Extra, ...]
    unweighted_points: Decimal
    unweighted_told: Told

    def __post_init__(self) -> None:
        if self.in_force_to is not None and self.in_force_to < self.in_force_from:
            raise ValueError("it ends before it begins")
        _check_points(self.unweighted_points)

    def is_in_force(self, on: date) -> bool:
        """Whether a day lies between its first and its last, both counted."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)


def _check_points(points: Decimal) -> None:
    if not points.is_finite() or points < 0:
        raise ValueError("points are a number, never below nought")


@cache
def usual_sets() -> tuple[WeightSet, ...]:
    """Return the sets that Waypost carries."""
    folder = files("waypost.casework.allocation").joinpath("weights")
    named = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    return tuple(weight_set(yaml.safe_load(entry.read_text("utf-8")), entry.name) for entry in named)


def weights_in_force(id: str, on: date, sets: Iterable[WeightSet] | None = None) -> WeightSet:
    """Return the version of a set that is in force on a day: of those, the one that began last.

    Of two that begin on one day the later in `sets` is taken, so that a user's own stand behind ours. Raises
    `NoWeightsInForce`.
    """
    found = [one for one in (usual_sets() if sets is None else sets) if one.id == id and one.is_in_force(on)]
    if not found:
        raise NoWeightsInForce("no set of weights of this name is in force on that day.", where=id, do=_START)
    latest = max(one.in_force_from for one in found)
    return [one for one in found if one.in_force_from == latest][-1]


def read_weights(path: Path) -> tuple[WeightSet, ...]:
    """Return our sets with a user's own behind them. Raises `WeightsWrong`."""
    try:
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise WeightsWrong("it cannot be read as YAML.", where=path.name, do="Check the path and the file.") from fault
    return (*usual_sets(), weight_set(told, path.name))


def weight_set(told: Any, where: str) -> WeightSet:
    """Return a set from what a file or a row says. Raises `WeightsWrong`, naming the place."""
    if not isinstance(told, Mapping):
        raise WeightsWrong("it is no set of weights.", where=where, do=_START)
    place = where
    try:
        work = {}
        for number, entry in enumerate(told["work"], start=1):
            place = f"{where}, work[{number}]"
            one = _work_type(entry)
            if one.name in work:
                raise ValueError("two types of work have one name")
            work[one.name] = one
        extras = []
        for number, entry in enumerate(told["extras"], start=1):
            place = f"{where}, extras[{number}]"
            extras.append(_extra(entry))
        place = where
        return _whole(told, work, tuple(extras))
    except KeyError as fault:
        raise WeightsWrong(f"there is no {fault.args[0]}.", where=place, do=_START) from fault
    except (ValueError, TypeError, InvalidOperation) as fault:
        what = f"{fault}." if type(fault) is ValueError else "a value there is of the wrong kind."
        raise WeightsWrong(what, where=place, do=_START) from fault


def _whole(told: Mapping[str, Any], work: Mapping[str, WorkType], extras: tuple[Extra, ...]) -> WeightSet:
    whole, bounds, first, last = told["full_time"], told["thresholds"], told["in_force_from"], told.get("in_force_to")
    if not isinstance(first, date) or not isinstance(last, date | None):
        raise ValueError("in_force_from and in_force_to are days, as 2026-11-22")
    return WeightSet(
        id=str(told["id"]),
        title=str(told["title"]),
        in_force_from=first,
        in_force_to=last,
        source=str(told["source"]),
        full_time=FullTime(
            _points(whole["points"]), _points(whole["hours"]), bool(whole["whole_points"]), _told(whole)
        ),
        thresholds=Thresholds(
            _points(bounds["amber_percent"]),
            _points(bounds["red_percent"]),
            int(bounds["red_after_weeks"]),
            _told(bounds),
        ),
        stable=tuple(
            Stable(str(one["name"]), str(one["title"]), _points(one["points"]), _told(one)) for one in told["stable"]
        ),
        work=MappingProxyType(dict(work)),
        extras=extras,
        unweighted_points=_points(told["unweighted"]["points"]),
        unweighted_told=_told(told["unweighted"]),
    )


def _work_type(entry: Mapping[str, Any]) -> WorkType:
    return WorkType(
        name=str(entry["name"]),
        title=str(entry["title"]),
        told=_told(entry),
        points=_points(entry["points"]) if "points" in entry else None,
        bands=MappingProxyType({str(band): _points(points) for band, points in entry.get("bands", {}).items()}),
        counts_for_days=entry.get("counts_for_days"),
    )


def _extra(entry: Mapping[str, Any]) -> Extra:
    return Extra(
        name=str(entry["name"]),
        title=str(entry["title"]),
        counts=str(entry["counts"]),
        points=_points(entry["points"]),
        told=_told(entry),
        at_most=_points(entry["at_most"]) if "at_most" in entry else None,
        trait=str(entry.get("trait", "")),
        within_weeks=int(entry.get("within_weeks", 0)),
    )


def _told(entry: Mapping[str, Any]) -> Told:
    return Told(str(entry.get("source", "")).strip(), str(entry.get("assumption", "")).strip())


def _points(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise ValueError("a number stands there as yes or no")
    return Decimal(str(value))
