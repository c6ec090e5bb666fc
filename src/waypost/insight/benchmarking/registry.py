"""Every analysis of fair comparison and of who it happens to, and all their figures in one call."""

from __future__ import annotations

from datetime import date

from waypost.insight.benchmarking.changeovers import changeover_figures
from waypost.insight.benchmarking.cohort import cohort, year_to
from waypost.insight.benchmarking.compare import comparison_figures
from waypost.insight.benchmarking.comparisons import COMPARISONS
from waypost.insight.benchmarking.evaluated import CHANGEOVER
from waypost.insight.benchmarking.journeys_of_groups import JOURNEYS_OF_GROUPS, journeys_of_groups
from waypost.insight.benchmarking.outcome import BY_GROUP, COMPARED
from waypost.insight.benchmarking.who import who_figures
from waypost.insight.benchmarking.whose import WHOSE
from waypost.insight.measures.figure import Figure
from waypost.journeys.store.contract import RecordStore

ANALYSES = (*COMPARISONS, *WHOSE, CHANGEOVER, JOURNEYS_OF_GROUPS)


def compute_comparisons(store: RecordStore, as_of: date) -> list[Figure]:
    """Return every figure of areas beside England, of months in a row, and of groups beside others with their ways."""
    year = year_to(as_of)
    cohorts = {outcome.id: cohort(store, outcome, year) for outcome in dict.fromkeys((*COMPARED, *BY_GROUP))}
    figures = comparison_figures(store, as_of, [cohorts[outcome.id] for outcome in COMPARED])
    for outcome in BY_GROUP:
        figures += who_figures(cohorts[outcome.id])
    return [*figures, *changeover_figures(store, as_of), *journeys_of_groups(store, as_of)]
