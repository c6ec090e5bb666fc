"""From capacity.yaml, and a user's own file over it, to a plan. What is assumed is told beside what is published."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix
from waypost.insight.simulation.capacity.parameters import Area, Hold, Kind, Plan, Staff

START = "Start from a copy of insight/simulation/capacity/capacity.yaml."
_KIND = ("cases_a_year", "places", "rank", "begin_within_days", "deadline_working_days", "share_done_at_advice")
_YOURS = "set by you"


class CapacityWrong(YoursToFix):
    """A file of assumptions for the simulation cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class RestsOn:
    """One thing that a plan rests on: where it stands, its value, its source, and whether it is an assumption."""

    name: str
    value: str
    source: str
    is_assumed: bool


@cache
def usual() -> Mapping[str, Any]:
    """Return capacity.yaml as it stands."""
    text = files("waypost.insight.simulation.capacity").joinpath("capacity.yaml").read_text("utf-8")
    told: Mapping[str, Any] = yaml.safe_load(text)
    return told


def read_own(path: Path) -> Mapping[str, Any]:
    """Return a user's own file. Raises `CapacityWrong`."""
    try:
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise CapacityWrong("it cannot be read as YAML.", where=path.name, do="Check the path and the file.") from fault
    if not isinstance(told, dict):
        raise CapacityWrong("it has no names with values.", where=path.name, do=START)
    return told


def put_over(told: Mapping[str, Any], own: Mapping[str, Any], where: str, source: str = _YOURS) -> dict[str, Any]:
    """Return ours with the user's values in place of those of the same name. `kinds` may name new ones.

    A plain value stands for `{value: ..., source: set by you}`. Raises `CapacityWrong` for a name that means nothing.
    """
    merged = dict(told)
    for name, value in own.items():
        ours = merged.get(name)
        if ours is None and where.endswith("kinds"):
            merged[name] = put_over(dict.fromkeys((*_KIND, "title", "weeks")), value, f"{where}.{name}", source)
        elif name not in merged:
            raise CapacityWrong(f"there is a name that means nothing here: {name}.", where=where, do=START)
        elif isinstance(ours, Mapping) and "value" not in ours:
            if not isinstance(value, Mapping):
                raise CapacityWrong("this has names of its own.", where=f"{where}.{name}", do=START)
            merged[name] = put_over(ours, value, f"{where}.{name}", source)
        elif name in ("title", "as_at"):
            merged[name] = value
        else:
            merged[name] = value if isinstance(value, Mapping) and "value" in value else _own(value, source)
    return merged


def _own(value: Any, source: str) -> dict[str, Any]:
    return {"value": value, "source": source}


def plan_of(told: Mapping[str, Any], where: str = "capacity.yaml", *, first_month: int = 1) -> Plan:
    """Return the plan that such a file tells. Raises `CapacityWrong`."""
    try:
        return _plan(told, first_month)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        what = str(fault) if isinstance(fault, ValueError) else "a value has not the shape that it has in our file"
        raise CapacityWrong(f"{what}.", where=where, do=START) from fault


def _plan(told: Mapping[str, Any], first_month: int) -> Plan:
    kinds = tuple(_kind(name, one) for name, one in told["kinds"].items())
    staff = {name: _value(told["staff"], name) for name in Staff.__dataclass_fields__}
    for name in ("weeks_to_recruit", "induction_weeks"):
        staff[name] = int(staff[name])
    return Plan(
        kinds=kinds,
        areas=tuple(_areas(told, kinds)),
        staff=Staff(**staff),
        hold=Hold(**{name: _value(told["hold"], name) for name in Hold.__dataclass_fields__}),
        season=tuple(float(factor) for factor in _value(told, "season")),
        area_doubt=float(_value(told["doubt"], "area")),
        country_doubt=float(_value(told["doubt"], "country")),
        weeks=int(_value(told, "weeks")),
        replications=int(_value(told, "replications")),
        share_inside=float(_value(told, "share_inside")),
        share_moved=float(_value(told["rollout"], "share_moved")),
        after_first_hearing_left=float(_value(told["rollout"], "after_first_hearing_left")),
        first_month=first_month,
    )


def _value(told: Mapping[str, Any], name: str) -> Any:
    return told[name]["value"]


def _kind(name: str, one: Mapping[str, Any]) -> Kind:
    given = {key: one[key]["value"] for key in _KIND if one.get(key) is not None}
    weeks = one["weeks"]["value"]
    return Kind(
        name=name,
        title=str(one.get("title") or name),
        median_weeks=float(weeks["median"]),
        spread=float(weeks["spread"]),
        **given,
    )


def _areas(told: Mapping[str, Any], kinds: tuple[Kind, ...]) -> Iterator[Area]:
    """Yield the areas: a number of equal ones, or a list in which each says its own, and has a part of what is left."""
    given = _value(told, "areas")
    in_post, vacant = float(_value(told["staff"], "in_post")), float(_value(told["staff"], "vacancy_share"))
    if not 0 <= vacant < 1:
        raise ValueError("staff: vacancy_share is not between 0 and 1")
    listed: list[dict[str, Any]] = given if isinstance(given, list) else _equal(int(given))
    for one in listed:
        part = float(one.get("share", 1 / len(listed)))
        own = one.get("cases_a_year", {})
        cases = tuple(float(own.get(kind.name, kind.cases_a_year * part)) for kind in kinds)
        there = float(one.get("in_post", in_post * part))
        held = one.get("held", {})
        usually = tuple(round(a_year / 52.18 * mean_weeks(kind)) for a_year, kind in zip(cases, kinds, strict=True))
        yield Area(
            name=str(one["name"]),
            cases_a_year=cases,
            held=tuple(int(held.get(kind.name, usual)) for kind, usual in zip(kinds, usually, strict=True)),
            in_post=there,
            posts=float(one.get("posts", there / (1 - vacant))),
            doubt=float(one.get("doubt", 0.0)),
        )


def _equal(areas: int) -> list[dict[str, Any]]:
    return [{"name": f"area {number:02}"} for number in range(1, areas + 1)]


def mean_weeks(kind: Kind) -> float:
    """Return the mean weeks that a case of a kind is held: of a log-normal of its median and spread."""
    return kind.median_weeks * math.exp(kind.spread**2 / 2)


def rests_on(told: Mapping[str, Any], where: str = "") -> Iterator[RestsOn]:
    """Yield every value, with its source; what has none is an assumption."""
    for name, one in told.items():
        if isinstance(one, Mapping) and "value" in one:
            source = str(one.get("source", "An assumption"))
            yield RestsOn(
                f"{where}{name}", _said(one["value"]), source, bool(one.get("assumption", "source" not in one))
            )
        elif isinstance(one, Mapping):
            yield from rests_on(one, f"{where}{name}.")


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {one}" for name, one in value.items())
    if isinstance(value, list):
        listed = [str(one.get("name")) if isinstance(one, Mapping) else str(one) for one in value]
        return ", ".join(listed)
    return str(value)
