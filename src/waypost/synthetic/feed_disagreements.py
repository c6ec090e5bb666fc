"""What a court's feed told otherwise than it is, or later: for the truth.

`children` has a row a child and case as the last poll of the case tells them: person_key, person_id, case_id,
told_until (the day whose state that poll shows) and the case's days.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.synthetic.failed_feed import Outage, missed
from waypost.synthetic.telling import EDITED, FEED_FAILED, LATE, disagreement


def issue_days(children: pl.DataFrame, polls: pl.DataFrame, until: date) -> list[pl.DataFrame]:
    """Return the days of issue put right in the last poll, and those that no poll saw."""
    return [
        disagreement(_told_before(children, polls, "issued_on"), "date_issued", "issued_on", "issued_at_first", EDITED),
        _not_seen(children, "date_issued", "issued_on", until),
    ]


def orders_told(orders: pl.DataFrame, polls: pl.DataFrame, until: date) -> list[pl.DataFrame]:
    """Return the orders put right in the last poll, and those that no poll saw. `orders` has a row a child of each."""
    before = _told_before(orders, polls, "made_on")
    return [
        disagreement(before, "order", "made_on", "made_at_first", EDITED),
        disagreement(before, "order", "order_type", "type_at_first", EDITED),
        _not_seen(orders, "order", "made_on", until),
    ]


def outcomes(heard: pl.DataFrame, until: date) -> list[pl.DataFrame]:
    """Return the cancellings entered late, and those that no poll saw. `heard` has a row a child of each hearing."""
    entered = pl.when(pl.col("cancelled_on") <= pl.col("told_until")).then("cancelled_on")
    past = heard.filter(pl.col("cancelled_truly_on") <= until).with_columns(entered_on=entered)
    is_late = pl.col("days_late") > 0
    return [
        disagreement(past.filter(is_late), "hearing_outcome", "cancelled_truly_on", "entered_on", LATE),
        disagreement(past.filter(~is_late), "hearing_outcome", "cancelled_truly_on", "entered_on", FEED_FAILED),
    ]


def missed_changes(
    children: pl.DataFrame, changes: pl.DataFrame, polls: pl.DataFrame, outage: Outage | None
) -> list[pl.DataFrame]:
    """Return the changes of the days without polls that were seen when the feed was back, or that no poll saw.

    The fact is `change`: true_value its day, told_value the day of the poll, or null.
    """
    if outage is None:
        return []
    caught_up = polls.filter(pl.col("polled_at").dt.date() == outage.caught_up_on, pl.col("shown_on") == outage.to_on)
    seen = caught_up.select("case_id", told_on=pl.col("polled_at").dt.date()).unique()
    rows = (
        missed(changes, outage)
        .join(children.select("person_key", "person_id", "case_id", "told_until"), on="case_id")
        .join(seen, on="case_id", how="left")
        .filter(pl.col("told_on").is_not_null() | (pl.col("told_until") < pl.col("changed_on")))
    )
    return [disagreement(rows, "change", "changed_on", "told_on", FEED_FAILED)]


def _told_before(rows: pl.DataFrame, polls: pl.DataFrame, day: str) -> pl.DataFrame:
    """Return the rows whose day a poll before the last one told."""
    before = polls.filter(~pl.col("is_last")).group_by("case_id").agg(told_before=pl.col("shown_on").max())
    return rows.join(before, on="case_id").filter(pl.col(day) <= pl.col("told_before"))


def _not_seen(rows: pl.DataFrame, fact: str, day: str, until: date) -> pl.DataFrame:
    told = pl.when(pl.col(day) <= pl.col("told_until")).then(day)
    return disagreement(rows.filter(pl.col(day) <= until).with_columns(told_on=told), fact, day, "told_on", FEED_FAILED)
