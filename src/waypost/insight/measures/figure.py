"""One figure: one number of one measure, for one place, period and group. What disclosure takes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AREA_KINDS = ("england", "dfj_area")
"""Grains at which every build tells measures."""
OF_PEOPLE = ("service_area", "team")
"""Grains at which Cafcass's own people are told of: not areas of the court, and never added up with them. A team stands
behind its service area: "A01/A01-2"."""
ON_DEMAND = ("authority",)
"""Grains at which measures are told when somebody asks for them."""
GROUP_KINDS = ("all", "law", "application")
WHO_KINDS = (
    *("ethnic_group", "ethnicity", "sex", "age_band", "disability", "domestic_abuse", "representation"),
    *("applicants_heritage", "respondents_heritage"),
)
"""Kinds of group of children, told for England alone: five ethnic groups, nineteen ethnicities, and the rest; the
heritage of adults only where domestic abuse is alleged in private law."""
OF_COMPARISONS = ("compared_with",)
"""Told by an evaluation alone: an area, among those that an area is set beside."""
OF_JOURNEYS = ("programme",)
"""Told of typical journeys alone: the way of working that a private-law case follows."""
_KINDS = frozenset((*GROUP_KINDS, *WHO_KINDS, *OF_COMPARISONS, *OF_JOURNEYS))
UNITS = (
    *("children", "cases", "reports", "pieces_of_feedback", "percent", "weeks", "days"),
    *("children_per_case", "cases_per_practitioner", "hearings_per_case", "practitioners_per_case"),
    *("percentage_points", "pounds"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number before disclosure control. It never leaves as it is.

    A count has its count in `numerator` and in `value`, and no denominator. A share has both, and `value` in percent; a
    ratio has both, and the one over the other in `value`. A mean or a median of weeks has in `denominator` how many it
    rests on, and no numerator. A snapshot has the same day in `period_start` and `period_end`. `area` is "england", the
    slug of an area, "not_known", or an authority's GSS code; `group` is "all", public or private, or an application.
    `lower` and `upper` bound a 95 % interval, null where none is honest. `is_modelled` says that `value` is a model's
    answer about the counts, and not the one over the other.
    """

    measure_id: str
    method: str
    area_kind: str
    area: str
    period_start: date
    period_end: date
    group_kind: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float
    unit: str
    lower: float | None = None
    upper: float | None = None
    is_modelled: bool = False

    def __post_init__(self) -> None:
        if (
            self.area_kind not in (*AREA_KINDS, *OF_PEOPLE, *ON_DEMAND)
            or self.group_kind not in _KINDS
            or self.unit not in UNITS
        ):
            raise ValueError(f"figure of {self.measure_id}: unknown area kind, group kind or unit")
        if self.period_end < self.period_start:
            raise ValueError(f"figure of {self.measure_id}: the period ends before it begins")
        if self.numerator is None and self.denominator is None:
            raise ValueError(f"figure of {self.measure_id}: neither numerator nor denominator")

    @property
    def cell(self) -> int:
        """How many children or cases the figure is about: what suppression looks at first."""
        counts = [count for count in (self.numerator, self.denominator) if count is not None]
        return min(counts)
