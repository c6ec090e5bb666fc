"""The financial model: what was spent, what a week less is worth, how sure that is, and which unit cost matters.

Each unit cost is drawn apart from the others, all draws at once: as often below its central value as above it, thinning
out in a straight line to low and to high. Chance is an argument: the same seed gives the same numbers. What was used is
taken as counted: its own doubt is not in the interval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waypost.insight.cost.unit_costs import BOUNDS, PAYERS, UnitCost
from waypost.insight.cost.used import Used

DRAWS = 10_000
INTERVAL = (10, 90)
"""Percentiles of an interval of 80 %."""
Pounds = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Amount:
    """Pounds: by the central unit costs, and the middle four fifths of what the draws give."""

    central: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Priced:
    """What one unit cost comes to in a scope, and how much of the doubt about a week's worth is its doing.

    `share_of_doubt` is the part of the variance of a week's worth that comes from this unit cost: parts add up to one.
    """

    cost: UnitCost
    quantity: float
    pounds: Amount
    share_of_doubt: float


@dataclass(frozen=True, slots=True)
class Model:
    """What delay costs in one scope.

    `whole` is everything used in the period. `weekly` is what a week of all public-law cases together costs, and
    `of_a_child_week` and `of_a_case_week` what it costs for one child and one case. `week_less` is what is saved in a
    year if every case that ends in it ends a week sooner. `journey` is the whole of public law, a child whose case
    ended; `by_payer` and `by_stage` part it, and `in_court_by_payer` parts its stage in court.
    """

    used: Used
    priced: tuple[Priced, ...]
    whole: Amount
    weekly: Amount
    of_a_child_week: Amount
    of_a_case_week: Amount
    week_less: Amount
    journey: Amount
    by_payer: Mapping[str, Amount]
    by_stage: Mapping[str, Amount]
    in_court_by_payer: Mapping[str, Amount]


STAGES: Mapping[str, Callable[[UnitCost], bool]] = {
    "before_court": lambda cost: cost.per == "pre_proceedings_week",
    "in_court": lambda cost: cost.per != "pre_proceedings_week" and not cost.per.startswith("placement"),
    "care_while_in_court": lambda cost: cost.per.startswith("placement"),
}
"""The stages of a journey to which a cost belongs."""


def price(costs: Sequence[UnitCost], used: Used, seed: int, draws: int = DRAWS) -> Model:
    """Return what a scope cost and what a week less is worth, with 80 % intervals."""
    quantities = np.array([used.quantities[cost.name] for cost in costs])
    central = np.array([cost.central for cost in costs])
    drawn = _drawn(costs, np.random.default_rng(seed), draws)

    def amount(weights: Pounds) -> Amount:
        totals = drawn @ weights
        lower, upper = np.percentile(totals, INTERVAL)
        return Amount(float(central @ weights), float(lower), float(upper))

    def only(is_meant: Iterable[bool], of: Pounds = quantities) -> Pounds:
        weights: Pounds = of * np.array(list(is_meant))
        return weights

    in_public_law = np.array([used.in_public_law[cost.name] for cost in costs])
    weekly = only((_grows_in_court(cost) for cost in costs), in_public_law)
    variances = (drawn * weekly).var(axis=0)
    doubt = variances / variances.sum() if variances.sum() else variances
    ended = max(used.children_ended, 1)
    is_before = np.array([cost.per == "pre_proceedings_week" for cost in costs])
    everywhere = np.where(is_before, quantities, in_public_law)

    def a_journey(is_meant: Iterable[bool]) -> Amount:
        return amount(only(is_meant, everywhere) / ended)

    return Model(
        used=used,
        priced=tuple(
            Priced(cost, float(quantities[at]), amount(only(one is cost for one in costs)), float(doubt[at]))
            for at, cost in enumerate(costs)
        ),
        whole=amount(quantities),
        weekly=amount(weekly / used.scope.weeks),
        of_a_child_week=amount(weekly / max(used.child_weeks, 1)),
        of_a_case_week=amount(weekly / max(used.case_weeks, 1)),
        week_less=amount(weekly / max(used.case_weeks, 1) * used.cases_ended * _YEAR_IN_WEEKS / used.scope.weeks),
        journey=a_journey(True for _ in costs),
        by_payer={payer: a_journey(cost.pays == payer for cost in costs) for payer in PAYERS},
        by_stage={stage: a_journey(is_of(cost) for cost in costs) for stage, is_of in STAGES.items()},
        in_court_by_payer={
            payer: a_journey(cost.pays == payer and STAGES["in_court"](cost) for cost in costs) for payer in PAYERS
        },
    )


_YEAR_IN_WEEKS = 365.25 / 7


def _grows_in_court(cost: UnitCost) -> bool:
    return cost.is_weekly and cost.per != "pre_proceedings_week"


def _drawn(costs: Sequence[UnitCost], chance: np.random.Generator, draws: int) -> Pounds:
    """Return draws by unit cost: as often below the central value as above it, and seldom near low or high."""
    low, central, high = (np.array([getattr(cost, bound) for cost in costs]) for bound in BOUNDS)
    size = (draws, len(costs))
    reach = 1 - np.sqrt(chance.random(size))
    drawn: Pounds = np.where(
        chance.random(size) < _HALF, central - (central - low) * reach, central + (high - central) * reach
    )
    return drawn


_HALF = 0.5
