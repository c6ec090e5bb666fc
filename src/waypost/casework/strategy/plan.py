"""The strategic plan and the calendar of governance, as published: dated, cited data; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Success:
    """What the plan counts as success, or what children say matters, with the measures that tell of it.

    `code`: its priority or pillar and its place there, such as 3.2 or practice.1.
    """

    code: str
    words: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority, and by what its success is told."""

    code: str
    words: str
    success: tuple[Success, ...]


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar: its priorities, and what children say about it."""

    code: str
    title: str
    priorities: tuple[Priority, ...]
    children: tuple[Success, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is looked at regularly, by whom. `a_year`: how often; None: nobody says. `pack`: what is prepared for it.

    `measures`: those that a pack of it tells of; none: all that the plan names. `boards`: it is held once for each.
    """

    code: str
    what: str
    a_year: int | None
    who: str
    about: str
    pack: str
    measures: tuple[str, ...] = ()
    boards: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan, and where it stands."""

    pillars: tuple[Pillar, ...]
    source: str


@cache
def plan() -> Plan:
    """Return the plan."""
    told = _read("plan")
    return Plan(tuple(_pillar(told, code, title) for code, title in told["pillars"].items()), told["source"])


@cache
def meetings() -> tuple[Meeting, ...]:
    """Return the calendar of governance."""
    rows = _read("governance")["meetings"]
    return tuple(Meeting(**one | {"measures": tuple(one.get("measures", ()))}) for one in rows)


def source_of_calendar() -> str:
    """Return where the calendar of governance was read."""
    return str(_read("governance")["source"])


@cache
def every_success() -> Mapping[str, Success]:
    """Return everything that the plan counts as success or that children say matters, by its code."""
    pillars = plan().pillars
    success = [one for pillar in pillars for priority in pillar.priorities for one in priority.success]
    return {one.code: one for one in (*success, *(one for pillar in pillars for one in pillar.children))}


@cache
def priorities() -> Mapping[str, Priority]:
    """Return every priority by its code."""
    return {one.code: one for pillar in plan().pillars for one in pillar.priorities}


def named_measures() -> tuple[str, ...]:
    """Return every measure that the plan names, once, in its order."""
    return tuple(dict.fromkeys(name for one in every_success().values() for name in one.measures))


def _pillar(told: dict[str, Any], code: str, title: str) -> Pillar:
    priorities = tuple(
        Priority(name, one["words"], _tied(told["success"], "priority", name))
        for name, one in told["priorities"].items()
        if one["pillar"] == code
    )
    return Pillar(code, title, priorities, _tied(told["children"], "pillar", code))


def _tied(rows: list[dict[str, Any]], key: str, code: str) -> tuple[Success, ...]:
    own = [one for one in rows if one[key] == code]
    return tuple(
        Success(f"{code}.{number}", one["words"], tuple(one["measures"])) for number, one in enumerate(own, start=1)
    )


def _read(name: str) -> dict[str, Any]:
    text = files("waypost.casework.strategy").joinpath(f"{name}.yaml").read_text("utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told
