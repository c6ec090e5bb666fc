"""Measures that wait for their source: defined, and told by nobody yet. waiting.yaml holds them.

They are no measures of the registry: nothing computes them, nothing counts them among those that are computed. The gap
map of data quality names the field that each one waits for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.insight.measures.measure import DIRECTIONS, OBJECTIVES


@dataclass(frozen=True, slots=True)
class WaitingMeasure:
    """A definition without a figure. `waits_for` names the field, and `of_source` who would have to hand it over.

    `not_told_because` says what our own casework and the record hold of it, and why that is no answer.
    """

    id: str
    title: str
    why_it_matters: str
    objective: str
    direction: str
    numerator: str
    denominator: str
    waits_for: str
    not_told_because: str
    of_source: str
    owner: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES or self.direction not in DIRECTIONS:
            raise ValueError(f"measure {self.id}: unknown objective or direction")
        if not (self.waits_for and self.of_source and self.not_told_because):
            raise ValueError(f"measure {self.id}: it must say what it waits for, from whom, and why nothing tells it")

    def as_plain(self) -> dict[str, Any]:
        """Return the definition as plain values, for lists and pages."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return plain | {"sources": list(self.sources), "status": "waits_for_its_source", "partners_who_signed": []}


@cache
def _read() -> tuple[WaitingMeasure, ...]:
    document = yaml.safe_load(files(__package__).joinpath("waiting.yaml").read_text("utf-8"))
    return tuple(
        WaitingMeasure(**{**entry, "id": name, "sources": tuple(entry["sources"])})
        for name, entry in document["measures"].items()
    )


WAITING = _read()
"""Every measure that waits, in the order of the data."""
