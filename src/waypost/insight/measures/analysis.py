"""An analysis: figures that no one question answers, defined as fully as a measure is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.insight.measures.figure import AREA_KINDS, UNITS
from waypost.insight.measures.measure import DIRECTIONS, OBJECTIVES


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of figure of an analysis: its id, what it says, its unit, and the kinds of group it is told for."""

    id: str
    title: str
    unit: str
    groups: tuple[str, ...] = ("all",)

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"told {self.id}: unknown unit")


@dataclass(frozen=True, slots=True)
class Analysis:
    """A definition whose figures are worked out from several answers of the store. As `Measure`, but for its questions.

    `method_in_words` says how it is worked out, for a reader who will check it.
    """

    id: str
    title: str
    why_it_matters: str
    objective: str
    direction: str
    period: str
    told: tuple[Told, ...]
    numerator: str
    denominator: str
    method_in_words: str
    sources: tuple[str, ...]
    cautions: tuple[str, ...]
    owner: str
    next_review: date
    grains: tuple[str, ...] = AREA_KINDS

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES or self.direction not in DIRECTIONS:
            raise ValueError(f"analysis {self.id}: unknown objective or direction")
        if not self.told or len({one.id for one in self.told}) != len(self.told):
            raise ValueError(f"analysis {self.id}: nothing told, or two of one name")
        if "England" not in self.denominator:
            raise ValueError(f"analysis {self.id}: the denominator says England, or England and Wales")

    def as_plain(self) -> dict[str, Any]:
        """Return the definition as plain values, in the shape of a measure's."""
        return {
            "id": self.id,
            "title": self.title,
            "why_it_matters": self.why_it_matters,
            "objective": self.objective,
            "unit": self.told[0].unit,
            "direction": self.direction,
            "grains": list(self.grains),
            "groups": list(dict.fromkeys(group for one in self.told for group in one.groups)),
            "period": self.period,
            "methods": [one.id for one in self.told],
            "method_titles": {one.id: one.title for one in self.told},
            "method_units": {one.id: one.unit for one in self.told},
            "numerator": self.numerator,
            "denominator": self.denominator,
            "method_in_words": self.method_in_words,
            "source": "; ".join(self.sources),
            "sources": list(self.sources),
            "cautions": list(self.cautions),
            "owner": self.owner,
            "partners_who_signed": [],
            "next_review": self.next_review.isoformat(),
        }
