"""Delays that a scenario plants: whose last hearing was called off, for what reason, how long before it was held."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.chance import Days, Whole
from waypost.synthetic.columns import Columns, ends_run
from waypost.synthetic.hearing_plan import Sittings
from waypost.synthetic.rates import rates
from waypost.vocabulary.cancellations import CANCELLATIONS

REASONS: tuple[str, ...] = tuple(rates("hearings").shares("cancellation_reasons"))
"""The reasons that courts give, as often as rates/hearings.yaml says."""
EVERY_REASON: tuple[str, ...] = (*REASONS, *(code for code in CANCELLATIONS.codes if code not in REASONS))
"""These, and then those that are no longer used and that only a scenario gives."""


@dataclass(frozen=True, slots=True)
class Delays(Columns):
    """One row a case with a planted delay: `reason` is a place in EVERY_REASON, `days` from the day called off."""

    case: Whole
    reason: Whole
    days: Days


def postponed(held: Sittings, delays: Delays) -> Sittings:
    """Return the hearings with the last one of each delayed case so many days later than it was timetabled."""
    last = np.full(int(held.case.max(initial=-1)) + 1, -1)
    ends = np.flatnonzero(ends_run(held.case))
    last[held.case[ends]] = ends
    delays = delays.take(delays.case < len(last))
    row = last[delays.case]
    day = held.day.copy()
    day[row[row >= 0]] += delays.days[row >= 0]
    return held.with_columns(day=day)


def no_delays() -> Delays:
    """Return the delays of a world in which none is planted."""
    nothing = np.zeros(0, dtype=np.int64)
    return Delays(nothing, nothing, nothing)
