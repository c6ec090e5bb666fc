"""A measure: what is counted, why it matters, by which methods, and on whose word. Frozen, and names no engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.insight.measures.figure import AREA_KINDS, GROUP_KINDS, UNITS
from waypost.insight.measures.readings import Reader
from waypost.journeys.question import Question

OBJECTIVES = ("timeliness", "efficiency", "experience", "quality", "outcomes", "people")
DIRECTIONS = ("lower_is_better", "higher_is_better", "none")
PERIODS = ("month_end", "quarter")


@dataclass(frozen=True, slots=True)
class Method:
    """One way of counting a measure. Two methods of one measure may differ, and are never added or compared as one.

    `question` has the days that `Measure.period` gives: `as_at` for a month's end, `period_start` and `period_end` for
    a quarter. `reads` makes its answers a number. `groups` are the kinds of group for which the method is told.
    """

    id: str
    title: str
    unit: str
    question: Question
    reads: Reader
    groups: tuple[str, ...] = GROUP_KINDS

    def __post_init__(self) -> None:
        if self.unit not in UNITS or not set(self.groups) <= set(GROUP_KINDS):
            raise ValueError(f"method {self.id}: unknown unit or group")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. The first of its methods is the one to show first.

    `denominator` says England or England and Wales, and children, cases or applications. `direction` says which way is
    better, or none. `next_review` is the day by which its owner looks at the definition again. `partners_who_signed`
    names those who agreed to the definition: nobody has yet, and a page says so. `quarters` is how many quarters in a
    row are told; nought means the last period and the same a year before.
    """

    id: str
    title: str
    why_it_matters: str
    objective: str
    direction: str
    period: str
    methods: tuple[Method, ...]
    numerator: str
    denominator: str
    sources: tuple[str, ...]
    cautions: tuple[str, ...]
    owner: str
    next_review: date
    grains: tuple[str, ...] = AREA_KINDS
    partners_who_signed: tuple[str, ...] = ()
    quarters: int = 0

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES or self.direction not in DIRECTIONS or self.period not in PERIODS:
            raise ValueError(f"measure {self.id}: unknown objective, direction or period")
        if not self.methods or len({method.id for method in self.methods}) != len(self.methods):
            raise ValueError(f"measure {self.id}: no method, or two of one name")
        if self.quarters and self.period != "quarter":
            raise ValueError(f"measure {self.id}: only a measure of quarters is told for several in a row")
        if "England" not in self.denominator:
            raise ValueError(f"measure {self.id}: the denominator says England, or England and Wales")

    @property
    def unit(self) -> str:
        """The unit of the method that is shown first."""
        return self.methods[0].unit

    def method(self, method_id: str) -> Method:
        """Return the method of that name."""
        return next(method for method in self.methods if method.id == method_id)

    def as_plain(self) -> dict[str, Any]:
        """Return the definition as plain values, for lists and pages."""
        return {
            "id": self.id,
            "title": self.title,
            "why_it_matters": self.why_it_matters,
            "objective": self.objective,
            "unit": self.unit,
            "direction": self.direction,
            "grains": list(self.grains),
            "groups": list(dict.fromkeys(group for method in self.methods for group in method.groups)),
            "period": self.period,
            "methods": [method.id for method in self.methods],
            "method_titles": {method.id: method.title for method in self.methods},
            "method_units": {method.id: method.unit for method in self.methods},
            "numerator": self.numerator,
            "denominator": self.denominator,
            "source": "; ".join(self.sources),
            "sources": list(self.sources),
            "cautions": list(self.cautions),
            "owner": self.owner,
            "partners_who_signed": list(self.partners_who_signed),
            "next_review": self.next_review.isoformat(),
        }
