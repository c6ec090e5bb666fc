"""The strategic plan and the calendar of governance, as published: dated, cited data; pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Success:
    """What the plan counts as success, or what children say matters, with the measures that tell of it."""

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
    """What is looked at regularly, by whom. `a_year`: how often; None: nobody says. `pack`: what is prepared for it."""

    what: str
    a_year: int | None
    who: str
    about: str
    pack: str


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
    return tuple(Meeting(one["what"], one["a_year"], one["who"], one["about"], one["pack"]) for one in rows)


def _pillar(told: dict[str, Any], code: str, title: str) -> Pillar:
    priorities = tuple(
        Priority(name, one["words"], _tied(told["success"], "priority", name))
        for name, one in told["priorities"].items()
        if one["pillar"] == code
    )
    return Pillar(code, title, priorities, _tied(told["children"], "pillar", code))


def _tied(rows: list[dict[str, Any]], key: str, code: str) -> tuple[Success, ...]:
    return tuple(Success(one["words"], tuple(one["measures"])) for one in rows if one[key] == code)


def _read(name: str) -> dict[str, Any]:
    text = files("waypost.casework.strategy").joinpath(f"{name}.yaml").read_text("utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told
