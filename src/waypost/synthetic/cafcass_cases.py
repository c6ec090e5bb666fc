"""The cases of the Cafcass extract: as they stand, and as they stood before a transfer, a take-over or a guardian."""

from __future__ import annotations

from datetime import date

import polars as pl

_GUARDIAN_ON = "rule_16_4_on"


def told_cases(cases: pl.DataFrame, until: date) -> pl.DataFrame:
    """Return the extract's columns of the known cases, and how each was keyed at first where something changed later.

    What changes after the last day is told as it was. Several changes of one case are keyed at once, with the last.
    """
    at_first, at_last = (
        {
            "court": _placed("court", "transferred_on", "transferred_from_court", day),
            "local_authority": _placed("authority", "authority_changed_on", "former_authority", day),
            "is_rule_16_4": pl.col("is_rule_16_4") & ~_is_after(day, _GUARDIAN_ON),
        }
        for day in (pl.col("received_on"), pl.lit(until))
    )
    days = ("transferred_on", "authority_changed_on", _GUARDIAN_ON)
    changed_on = pl.max_horizontal(
        pl.when(pl.col(day).is_between(pl.col("received_on"), until, closed="right")).then(day) for day in days
    )
    number = pl.when("is_court_number_known_to_cafcass").then("court_case_number")
    told = cases.with_columns(
        _changed_on=changed_on, _at_first=pl.struct(*(part.alias(name) for name, part in at_first.items())), **at_last
    )
    return told.with_columns(
        court_case_number=number,
        _is_corrected=pl.col("_changed_on").is_not_null(),
        _first_on=pl.when(pl.col("_changed_on").is_not_null()).then("received_on"),
        _fact_on=pl.coalesce("_changed_on", "received_on"),
    )


def _placed(name: str, changed_on: str, former: str, day: pl.Expr) -> pl.Expr:
    return pl.when(_is_after(day, changed_on)).then(former).otherwise(name)


def _is_after(day: pl.Expr, changed_on: str) -> pl.Expr:
    return (pl.col(changed_on) > day).fill_null(value=False)
