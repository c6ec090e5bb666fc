"""How long cases usually take, from the record to the families' site: ranges of many cases, and no child's."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from waypost.insight.simulation.how_long import usual_times_of
from waypost.pipeline.basis.usable import UsableRecord
from waypost.wiring.casework import system_acting
from waypost.wiring.engines import open_record

WATCHED = timedelta(days=3 * 365)
"""How far back cases are watched: recent enough to be like today's, long enough to see the long ones end."""


def tell_usual_times(usable: UsableRecord, *, told_on: date, at: datetime) -> int:
    """Take the ranges of a record in, in the place of those that stood. Returns how many."""
    from waypost.casework.sharing.actions.take_usual_times import take_usual_times  # noqa: PLC0415

    store = open_record(usable)
    try:
        told = usual_times_of(store, told_on - WATCHED, told_on)
    finally:
        store.close()
    rows = [(one.kind, one.from_week, one.low_weeks, one.high_weeks, one.cases) for one in told]
    return take_usual_times(system_acting(at), None, rows=rows, told_on=told_on)
