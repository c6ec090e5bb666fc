"""Every measure, listed by hand: what is not here is not measured."""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library import (
    closed_within_26_weeks,
    duration_of_closed_cases,
    open_children_and_cases,
    open_over_52_weeks,
)
from waypost.insight.measures.measure import Measure
from waypost.journeys.store.contract import RecordStore

MEASURES: tuple[Measure, ...] = (
    open_children_and_cases.MEASURE,
    open_over_52_weeks.MEASURE,
    closed_within_26_weeks.MEASURE,
    duration_of_closed_cases.MEASURE,
)


def compute_all(store: RecordStore, as_of: date) -> list[Figure]:
    """Return every figure of every measure that the record can answer as of a day, in declared order."""
    return compute_measures(MEASURES, store, as_of)
