"""Limits that measures count by and nobody has published: read from assumed_limits.yaml, which says why each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DAYS, WORKING_DAYS = "days", "working_days"
_WORDS = {DAYS: "days", WORKING_DAYS: "working days"}


@dataclass(frozen=True, slots=True)
class AssumedLimit:
    """A limit of ours: so many days or working days after the day of the start."""

    value: int
    unit: str
    why: str

    def __post_init__(self) -> None:
        if self.value < 1 or self.unit not in _WORDS or not self.why:
            raise ValueError("a limit has a number of days or working days, and a reason")

    @property
    def words(self) -> str:
        """The limit as measures say it, such as "20 working days"."""
        return f"{self.value} {_WORDS[self.unit]}"


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("assumed_limits.yaml").read_text("utf-8"))
    return document


@cache
def assumed_limit(name: str) -> AssumedLimit:
    """Return a limit by its name. KeyError where the file has none of that name."""
    entry = _document()["limits"][name]
    return AssumedLimit(entry["value"], entry["unit"], entry["why"].strip())
