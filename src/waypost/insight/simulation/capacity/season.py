"""How many times a usual month's cases come in each calendar month, as three years of referrals tell it."""

from __future__ import annotations

from datetime import date

import numpy as np

from waypost.insight.measures.populations import IN_ENGLAND, by
from waypost.insight.simulation.history import month_ends
from waypost.insight.simulation.rules import rules
from waypost.journeys.expressions import AllOf, Condition
from waypost.journeys.question import CountDistinct, Question
from waypost.journeys.store.contract import RecordStore

MONTHS_IN_A_YEAR = 12


def season(store: RecordStore, until: date) -> list[float] | None:
    """Return twelve factors from January, drawn towards none; None where fewer than two years are known."""
    ends = month_ends(until, rules().months_of_history)
    days = {f"end_{number}": end for number, end in enumerate(ends)}
    asked = [_begun(by("started_on", name)) for name in days]
    answers = store.compute_together(asked, **days)
    until_then = np.array([sum(one.counted for one in month) for month in answers], dtype=np.float64)
    came = np.diff(until_then).reshape(-1, MONTHS_IN_A_YEAR)
    known = came[came.sum(axis=1).cumsum() > 0]
    if len(known) * MONTHS_IN_A_YEAR < rules().fewest_months_of_history or not known[0].all():
        known = known[1:]
    if len(known) * MONTHS_IN_A_YEAR < rules().fewest_months_of_history:
        return None
    still = rules().weight_of_no_season
    seen, usual = known.sum(axis=0), known.mean(axis=1).sum()
    factors = (seen + still) / (usual + still)
    first = until.month % MONTHS_IN_A_YEAR  # the calendar month, from nought, that follows the last
    return [round(float(one), 4) for one in np.roll(factors / factors.mean(), first)]


def _begun(where: Condition) -> Question:
    return Question("allocations", CountDistinct("proceedings_id"), AllOf((IN_ENGLAND, where)), ("service_area",))
