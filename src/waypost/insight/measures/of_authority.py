"""Measures of one local authority, asked when somebody wants them: its cases alone, wherever the court sits.

An authority lies in one court area or several, and an area holds several authorities: their figures overlap, and no
suppression can look at all of them. So these are made for a release that rounds counts together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library import waits_before_court
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import equals
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.asked import ASKED
from waypost.journeys.store.contract import RecordStore

AUTHORITY = "authority"
_OF_ENGLAND_ALONE = frozenset({waits_before_court.MEASURE.id})
"""Pre-proceedings name an authority where they led to court: its figures would be of these alone."""


def compute_authority(
    store: RecordStore, as_of: date, authority: str, measures: Iterable[Measure] = MEASURES
) -> list[Figure]:
    """Return the figures of one authority (its GSS code), now and as each measure compares them.

    What is asked of a table that knows no authority, or knows it only of some, is left out.
    """
    own = [narrowed for measure in measures if (narrowed := _narrowed(measure, authority)) is not None]
    return [replace(figure, area_kind=AUTHORITY, area=authority) for figure in compute_measures(own, store, as_of)]


def _narrowed(measure: Measure, authority: str) -> Measure | None:
    if measure.id in _OF_ENGLAND_ALONE:
        return None
    methods = tuple(_of(method, authority) for method in measure.methods if AUTHORITY in ASKED[method.question.table])
    return replace(measure, methods=methods, grains=("england",)) if methods else None


def _of(method: Method, authority: str) -> Method:
    return replace(method, question=method.question.and_where(equals(AUTHORITY, authority)))
