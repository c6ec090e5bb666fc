"""Every measure, listed by hand: what is not here is not measured."""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library import (
    caseload,
    children_per_case,
    closed_within_26_weeks,
    duration_of_closed_cases,
    engagement,
    hearings_cancelled,
    letters_in_audited_files,
    management_review,
    open_children_and_cases,
    open_over_52_weeks,
    section_8_within_26_weeks,
)
from waypost.insight.measures.measure import Measure
from waypost.journeys.store.contract import RecordStore

MEASURES: tuple[Measure, ...] = (
    open_children_and_cases.MEASURE,
    open_over_52_weeks.MEASURE,
    closed_within_26_weeks.MEASURE,
    duration_of_closed_cases.MEASURE,
    section_8_within_26_weeks.MEASURE,
    children_per_case.MEASURE,
    hearings_cancelled.MEASURE,
    engagement.MEASURE,
    letters_in_audited_files.MEASURE,
    management_review.MEASURE,
    caseload.MEASURE,
)


def compute_all(store: RecordStore, as_of: date) -> list[Figure]:
    """Return every figure of every measure that the record can answer as of a day, in declared order."""
    return compute_measures(MEASURES, store, as_of)
