"""Every analysis that stands beside the measures: fair comparison, who it happens to, what delay costs, what next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.insight.benchmarking.registry import ANALYSES as OF_COMPARISON
from waypost.insight.benchmarking.registry import compute_comparisons
from waypost.insight.cost.analysis import ANALYSIS as OF_COST
from waypost.insight.cost.analysis import compute_costs
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.workforce.registry import OF_PEOPLE, compute_of_people
from waypost.insight.measures.workforce.staff import Staff
from waypost.insight.simulation.capacity.within import ANALYSIS as OF_CAPACITY
from waypost.insight.simulation.capacity.within import NotReleased, compute_capacity
from waypost.insight.simulation.foreseen import FORESEEN, compute_forecasts
from waypost.journeys.store.contract import RecordStore

ANALYSES = (*OF_COMPARISON, OF_COST, *FORESEEN, *OF_PEOPLE, OF_CAPACITY)
SEED = 1
"""Of the futures that are drawn: the same record gives the same forecast."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """Every figure of every analysis, and why there is none where something that it rests on was not told."""

    figures: list[Figure]
    not_released: tuple[NotReleased, ...] = ()


def compute_analyses(store: RecordStore, as_of: date, staff: Staff | None = None) -> Analysed:
    """Return every figure of every analysis that the record, and its staff tables, can answer as of a day."""
    staff = staff or Staff()
    costs = compute_costs(store, as_of)
    people = compute_of_people(staff, as_of)
    foreseen = compute_forecasts(store, as_of, seed=SEED)
    capacity, untold = compute_capacity(store, staff, as_of, seed=SEED)
    return Analysed([*compute_comparisons(store, as_of), *costs, *foreseen, *people, *capacity], untold)
