"""What a gate is: a question about an area that is answered from figures, or by two people who looked. Pure.

A gate is shut until it is shown to be open. A figure that is missing, withheld or too old opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from waypost.casework.readiness.limits import Limits


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about an area: its value and unit, the last day of its period, and where it can be looked up.

    `why_not` says why there is no value, where the build said so.
    """

    value: float | None
    unit: str
    period_end: date
    source: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a gate is open, and why, in one sentence that holds the figure and the limit."""

    is_open: bool
    because: str


Figures = Mapping[str, Figure]
Judge = Callable[[Figures, Limits, date], Verdict]


@dataclass(frozen=True, slots=True)
class Gate:
    """A criterion of readiness. `figures` names what it is computed from; none: two people attest it.

    `looks_at` says what somebody who attests looks at; `source` who asks for the criterion.
    """

    id: str
    title: str
    question: str
    why: str
    source: str
    figures: tuple[str, ...] = ()
    judge: Judge | None = None
    looks_at: str = ""

    def __post_init__(self) -> None:
        if (self.judge is None) != (not self.figures) or (self.judge is None) != bool(self.looks_at):
            raise ValueError(f"gate {self.id}: it is judged from figures, or attested by looking at something")

    @property
    def is_attested(self) -> bool:
        """Answer whether two people open it, and no figure."""
        return self.judge is None


def at_most(figure: str, limit: str, what: str) -> Judge:
    """Return a judge: open when a figure is no more than a limit."""
    return lambda figures, limits, on: _judged(figures, figure, limits, limit, what, on, is_ceiling=True)


def at_least(figure: str, limit: str, what: str) -> Judge:
    """Return a judge: open when a figure is no less than a limit."""
    return lambda figures, limits, on: _judged(figures, figure, limits, limit, what, on, is_ceiling=False)


def _judged(
    figures: Figures, figure: str, limits: Limits, limit: str, what: str, on: date, *, is_ceiling: bool
) -> Verdict:
    told, bound = figures.get(figure), limits[limit].value
    if told is None:
        return Verdict(False, f"{what} is not known: no figure has come.")
    if told.value is None:
        return Verdict(False, f"{what} is not known: {told.why_not or 'the figure is withheld or missing.'}")
    oldest = on - timedelta(days=int(limits["figure_age_days"].value))
    if told.period_end < oldest:
        return Verdict(False, f"{what} was last told of {told.period_end:%-d %B %Y}, too long ago to rest on.")
    is_open = told.value <= bound if is_ceiling else told.value >= bound
    asked = "at most" if is_ceiling else "at least"
    return Verdict(is_open, f"{what} is {told.value:g} {told.unit}; {asked} {bound:g} is asked for. {told.source}.")


NO_FIGURES: Figures = MappingProxyType({})
