"""Legal statuses out of SSD: statuses in care, and orders that the authority holds as a status."""

from __future__ import annotations

import polars as pl

from waypost.intake.shaping import Telling, lay_events
from waypost.intake.ssd.check import SOURCE
from waypost.vocabulary.care import LEGAL_STATUSES, OTHER_LEGAL_STATUSES
from waypost.vocabulary.events import EventKind

HELD_AS_STATUS = "told_as_legal_status"
_ORDERS = [code for code in OTHER_LEGAL_STATUSES.codes if OTHER_LEGAL_STATUSES.attribute(code, "group") == "order"]
_STATUS, _SINCE, _UNTIL = "lega_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"

TELLINGS = (
    Telling(
        EventKind.LEGAL_STATUS_STARTED,
        _SINCE,
        {"code": pl.col(_STATUS)},
        only_where=pl.col(_STATUS).is_in(LEGAL_STATUSES.codes) & ~pl.col("goes_on"),
    ),
    Telling(
        EventKind.ORDER_MADE,
        _SINCE,
        {"code": pl.col(_STATUS), "doubt": pl.lit(HELD_AS_STATUS)},
        only_where=pl.col(_STATUS).is_in(_ORDERS) & ~pl.col("goes_on"),
    ),
)


def tell_legal_statuses(legal_statuses: pl.DataFrame) -> pl.DataFrame:
    """Return the beginning of each legal status in care, and of each order held as one.

    A row that follows on from one of the same status, or overlaps it, goes on with it and begins nothing.
    """
    rows = legal_statuses.with_columns(goes_on=_goes_on())
    return lay_events(rows, SOURCE, TELLINGS, person_key=pl.col("lega_person_id"), proceedings_key=pl.lit(None))


def _goes_on() -> pl.Expr:
    """Say whether a row of the child and status that begins before this one, or with it, lasts until the day before.

    A row without an end lasts its first day: whether it was left open or still holds cannot be told.
    """
    of_status = ["sender", "learnt_at", "lega_person_id", _STATUS]
    ends = pl.max_horizontal(pl.coalesce(_UNTIL, _SINCE), _SINCE)
    before = ends.cum_max().shift(1).over(of_status, order_by=[_SINCE, "record_key"])
    return (pl.col(_SINCE) <= before.dt.offset_by("1d")).fill_null(False)
