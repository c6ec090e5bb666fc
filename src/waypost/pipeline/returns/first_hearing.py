"""The first hearing of each case: for how many days after the application it was listed."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.material import PLACE, Material
from waypost.pipeline.returns.record import HEARINGS

_OF_THE_COURT = ("hmcts_case_data", "hmcts_public_law")


def first_hearings(material: Material) -> pl.DataFrame:
    """Return row, days, is_short, is_for_emergency_order and PLACE, a row a case in which the court tells of a hearing.

    `days` from the day on which the application reached the court to the one for which the first hearing was listed.
    """
    heard = material.of_case(*HEARINGS).filter(pl.col("source").is_in(_OF_THE_COURT))
    first = (
        heard.filter(pl.col("happened_on") >= pl.col("submitted_on"))
        .sort("row", "happened_on", "happened_at", "source", "code", nulls_last=True)
        .unique("row", keep="first", maintain_order=True)
    )
    waited = (pl.col("happened_on") - pl.col("submitted_on")).dt.total_days()
    return first.with_columns(
        days=waited,
        is_short=waited <= days("short_notice_most_days"),
        is_for_emergency_order=(pl.col("code") == "emergency_protection_order").fill_null(value=False),
    ).select("row", "days", "is_short", "is_for_emergency_order", *PLACE)
