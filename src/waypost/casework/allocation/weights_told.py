"""A set of weights as a file would say it, number by number: what a page shows of it, and what is changed in it. Pure.

A number's key says where it stands: `work-section_7-points`, `thresholds-red_percent`, `extras-travel-at_most`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from waypost.casework.allocation.weight_sets import Told, WeightSet
from waypost.casework.children.rules import NotPossibleNow

_NUMBERS = {
    "points": "points", "hours": "hours a week", "amber_percent": "amber from (%)",
    "red_percent": "red above (%)", "red_after_weeks": "red after so many weeks", "at_most": "counted at most",
}  # fmt: skip
_WEEKS, _MOST_WEEKS = "thresholds-red_after_weeks", 52
_LISTS = ("stable", "work", "extras")


@dataclass(frozen=True, slots=True)
class WeightLine:
    """One number of a set: its key, what it is of, what it counts, and where it comes from."""

    key: str
    title: str
    of: str
    value: Decimal
    source: str
    assumption: str


@dataclass(frozen=True, slots=True)
class WeightsPage:
    """The set in force: its title, since when, whether people here set it, and every number of it."""

    title: str
    in_force_from: date
    source: str
    lines: tuple[WeightLine, ...]


def page_of(weights: WeightSet) -> WeightsPage:
    """Return what a page shows of a set."""
    lines = [
        WeightLine(key, title, of, Decimal(str(held[name])), entry.get("source", ""), entry.get("assumption", ""))
        for key, title, of, held, name, entry in _numbers(told_of(weights))
    ]
    return WeightsPage(weights.title, weights.in_force_from, weights.source, tuple(lines))


def told_of(weights: WeightSet) -> dict[str, Any]:
    """Return a set as a file would say it, its days and its name apart: numbers as text, so that none is rounded."""
    whole, bounds = weights.full_time, weights.thresholds
    return {
        "title": weights.title,
        "source": weights.source,
        "full_time": {
            "points": str(whole.points), "hours": str(whole.hours), "whole_points": whole.whole_points,
            **_said(whole.told),
        },
        "thresholds": {
            "amber_percent": str(bounds.amber_percent), "red_percent": str(bounds.red_percent),
            "red_after_weeks": bounds.red_after_weeks, **_said(bounds.told),
        },
        "stable": [
            {"name": one.name, "title": one.title, "points": str(one.points), **_said(one.told)}
            for one in weights.stable
        ],
        "work": [
            {
                "name": one.name, "title": one.title, **_said(one.told),
                **({} if one.points is None else {"points": str(one.points)}),
                **({"bands": {band: str(points) for band, points in one.bands.items()}} if one.bands else {}),
                **({} if one.counts_for_days is None else {"counts_for_days": one.counts_for_days}),
            }
            for one in weights.work.values()
        ],
        "extras": [
            {
                "name": one.name, "title": one.title, "counts": one.counts, "points": str(one.points),
                "trait": one.trait, "within_weeks": one.within_weeks, **_said(one.told),
                **({} if one.at_most is None else {"at_most": str(one.at_most)}),
            }
            for one in weights.extras
        ],
        "unweighted": {"points": str(weights.unweighted_points), **_said(weights.unweighted_told)},
    }  # fmt: skip


def changed(weights: WeightSet, values: Mapping[str, Decimal], because: str) -> dict[str, Any]:
    """Return a set with other numbers. Each that changes rests on `because` from now on. Raises NotPossibleNow."""
    told = told_of(weights)
    every = {key: (held, name, entry) for key, _, _, held, name, entry in _numbers(told)}
    if not set(values) <= set(every):
        raise NotPossibleNow("there is no such number in these weights.", do="Open the page again.")
    other = {key: value for key, value in values.items() if value != Decimal(str(every[key][0][every[key][1]]))}
    if not other:
        raise NotPossibleNow("no number is another than before.", do="Change one, or leave the weights as they are.")
    if other.get(_WEEKS, 0) > _MOST_WEEKS:
        raise NotPossibleNow(f"it looks back at most {_MOST_WEEKS} weeks.", do="Enter fewer weeks.")
    for key, value in other.items():
        held, name, entry = every[key]
        held[name] = int(value) if name == "red_after_weeks" else str(value)
        entry["source"] = because
        entry.pop("assumption", None)
    return told


def _said(told: Told) -> dict[str, str]:
    return {"source": told.source, "assumption": told.assumption}


def _numbers(told: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any], str, dict[str, Any]]]:
    """Give each number: its key, title, what it counts, the mapping and the name in it that hold it, and its entry."""
    for prefix, title, entry in _entries(told):
        for name, of in _NUMBERS.items():
            if name in entry:
                yield f"{prefix}-{name}", title, of, entry, name, entry
        for band in entry.get("bands", {}):
            yield f"{prefix}-bands-{band}", f"{title}, {band}", _NUMBERS["points"], entry["bands"], band, entry


def _entries(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield "full_time", "A full-time person", told["full_time"]
    yield "thresholds", "When it is too much", told["thresholds"]
    for part in _LISTS:
        for entry in told[part]:
            yield f"{part}-{entry['name']}", entry["title"], entry
    yield "unweighted", "Work of an unknown type", told["unweighted"]
