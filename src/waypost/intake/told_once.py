"""A fact that several records of one source tell is told by one of them at a time.

Numbers of rows change overnight in some systems, and a list taken every quarter tells the same day again beside new
ones. Of the records whose latest statement tells a fact, the one that told it first tells it; the others are silent
about it. What was known on a day therefore hangs on nothing that came later.
"""

from __future__ import annotations

from datetime import datetime

import polars as pl

from waypost.foundation.clock import UTC
from waypost.intake.contract import INSTANT

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)

_FACT = ("sender", "person_key", "kind", "code", "happened_on")
_STATEMENT = ("sender", "record_key", "learnt_at")


def told_once(events: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """Return the events without those that another record of the source tells already.

    `events`: intake/contract.py. `statements`: sender, record_key, learnt_at of every accepted row of the source.
    """
    again = events.with_row_index("place").filter(events.select(pl.struct(_FACT).is_duplicated()).to_series())
    again = again.filter(pl.col("record_key").n_unique().over(_FACT) > 1)
    if again.is_empty():
        return events
    rows = _comparable(again.select("place", *_FACT, "record_key", "learnt_at"))
    first = pl.col("learnt_at").min().over(*_FACT, "record_key")
    rows = rows.with_columns(first_at=first)
    others = rows.select(*_FACT, other_key="record_key", other_first_at="first_at").unique()
    pairs = rows.join(others, on=_FACT).filter(
        (pl.col("other_first_at") < pl.col("first_at"))
        | ((pl.col("other_first_at") == pl.col("first_at")) & (pl.col("other_key") < pl.col("record_key")))
    )
    last = _comparable(statements.select(_STATEMENT).unique()).select(
        "sender", other_key="record_key", learnt_at="learnt_at", stated_at="learnt_at"
    )
    standing = (
        pairs.sort("learnt_at")
        .join_asof(last.sort("learnt_at"), on="learnt_at", by=["sender", "other_key"], check_sortedness=False)
        .join(
            rows.select(*_FACT, other_key="record_key", stated_at="learnt_at"),
            on=[*_FACT, "other_key", "stated_at"],
            how="semi",
        )
    )
    is_kept = pl.repeat(True, events.height, eager=True).scatter(standing["place"].unique(), False)
    return events.filter(is_kept)


def _comparable(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows in which what is not told is equal to what is not told, and comes first."""
    return rows.with_columns(
        pl.col(pl.String).fill_null(""), pl.col("learnt_at").fill_null(pl.lit(_BEFORE_ALL, INSTANT))
    )
