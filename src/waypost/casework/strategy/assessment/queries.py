"""The assessment of the whole system, put together when it is asked for. A door hands in figures and promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.assessment.rules import (
    CauseFinding,
    FigureFinding,
    Figures,
    cause_findings,
    figure_findings,
)
from waypost.casework.strategy.plan import every_success
from waypost.casework.strategy.programmes.queries import ProgrammeShown, every_programme
from waypost.casework.strategy.risks.queries import StrategicRiskShown, every_risk
from waypost.casework.strategy.rules import how_measured
from waypost.casework.strategy.terms import terms

_ABOVE = ("above_appetite_without_action", "escalated_and_not_answered", "above_appetite", "not_scored")
_BEHIND = ("late", "slipped", "no_owner", "no_milestones")


@dataclass(frozen=True, slots=True)
class PromiseTold:
    """A promise that is late, slipped, or has evidence against it: as the door read it of recommendations."""

    recommendation_id: str
    words: str
    status: str
    because: str


@dataclass(frozen=True, slots=True)
class AssessmentShown:
    """What holds performance back, by where it comes from, and what cannot be seen."""

    on: date
    causes: tuple[CauseFinding, ...]
    figures: tuple[FigureFinding, ...]
    promises: tuple[PromiseTold, ...]
    programmes: tuple[ProgrammeShown, ...]
    risks: tuple[StrategicRiskShown, ...]
    measured: dict[str, int]
    is_invented: bool


@reads("strategy.assessment", Permission.SEE_STRATEGY)
def assessment(
    acting: Acting, child_id: str | None, *, figures: Figures, registered: Collection[str],
    promises: Sequence[PromiseTold],
) -> AssessmentShown:  # fmt: skip
    """Return the assessment as of today."""
    told = terms("assessment", "signs")
    released = {one.measure_id for some in figures.values() for one in some if one.value is not None}
    every = every_programme(acting, registered, released)
    states = Counter(
        how_measured(one.measures, registered=registered, released=released).value for one in every_success().values()
    )
    held = every_risk(acting)
    return AssessmentShown(
        acting.on,
        cause_findings(figures, told["causes"], told["largest"]),
        figure_findings(figures, told["signs"]),
        tuple(promises),
        tuple(one for one in every if one.status in _BEHIND),
        tuple(one for one in held if one.state in _ABOVE),
        dict(states),
        any(one.invented for some in figures.values() for one in some)
        or any(one.is_invented for one in every)
        or any(one.is_invented for one in held),
    )
