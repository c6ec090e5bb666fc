"""The rows of the return: a child's pre-proceedings with the application that came of them, or an application alone."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.pipeline.returns.cases import cases
from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.spells import SPELLS, spells
from waypost.pipeline.told_record import ToldRecord, own_numbers

ROWS = {
    "row": pl.String,
    "authority": pl.String,
    "number": pl.String,
    "number_told_as": pl.String,
    "child_id": pl.String,
    "started_on": pl.Date,
    **{name: kind for name, kind in SPELLS.items() if name not in ("authority", "child_id")},
    "proceedings_id": pl.String,
    "submitted_on": pl.Date,
    "over_on": pl.Date,
}
"""One row a row of the return. `spell` is null where no pre-proceedings are told, `proceedings_id` where there is no
application. `number` is null where no file of the authority tells of the child. `started_on`: the decision, else the
application. `over_on`: null while it goes on."""

_CHILD = ["child_id"]


def rows(record: ToldRecord) -> pl.DataFrame:
    """Return every row, sorted by authority, number and first day. An application of no known authority has null."""
    numbers = own_numbers(record)
    begun, applied = spells(record), cases(record, numbers)
    pairs = _pairs(begun, applied)
    spell = ["authority", "child_id", "spell"]
    whole = begun.join(pairs, on=spell, how="left").join(
        applied.drop("authority"), on=["proceedings_id", "child_id"], how="left"
    )
    alone = applied.join(pairs, on=["proceedings_id", "child_id"], how="anti")
    both = pl.concat([whole, alone], how="diagonal").join(numbers, on=["authority", "child_id"], how="left")
    started_on = pl.coalesce("began_on", "submitted_on")
    over_on = pl.when(pl.col("proceedings_id").is_null()).then("ended_on").otherwise("over_on")
    keyed = both.with_columns(started_on=started_on, over_on=over_on, number_told_as="told_as").with_columns(
        row=pl.concat_str(
            pl.col("authority").fill_null("none"),
            pl.coalesce("number", "child_id"),
            started_on.cast(pl.String),
            separator="/",
        )
    )
    order = ["authority", "number", "child_id", "started_on", "proceedings_id"]
    unique = keyed.sort(order, nulls_last=True).with_columns(place=pl.int_range(pl.len()).over("row"))
    again = pl.when(pl.col("place") > 0).then(pl.format("{}/{}", "row", pl.col("place") + 1)).otherwise("row")
    return unique.with_columns(row=again).select(pl.col(name).cast(kind) for name, kind in ROWS.items())


def of_year(whole: pl.DataFrame, begins_on: date, ends_on: date) -> pl.DataFrame:
    """Return the rows of which any part lies in a year."""
    return whole.filter(
        (pl.col("started_on") <= ends_on) & (pl.col("over_on").is_null() | (pl.col("over_on") >= begins_on))
    )


def _pairs(begun: pl.DataFrame, applied: pl.DataFrame) -> pl.DataFrame:
    """Return which application came of which spell: authority, child_id, spell, proceedings_id; each at most once."""
    own = begun.filter(pl.col("outcome").ne_missing(pl.lit("step_down"))).sort("began_on")
    found = (
        applied.drop("authority")
        .sort("submitted_on")
        .join_asof(own, left_on="submitted_on", right_on="began_on", by="child_id", check_sortedness=False)
    )
    after_end = (pl.col("submitted_on") - pl.col("ended_on")).dt.total_days()
    after_decision = (pl.col("submitted_on") - pl.col("began_on")).dt.total_days()
    comes_of = (
        pl.when(after_end.is_not_null())
        .then(after_end <= days("application_within_days"))
        .otherwise(after_decision <= days("application_after_decision_days"))
    )
    spell = ["authority", "child_id", "spell"]
    return (
        found.filter(pl.col("spell").is_not_null() & comes_of)
        .sort(*spell, "submitted_on", "proceedings_id")
        .unique(spell, keep="first", maintain_order=True)
        .select(*spell, "proceedings_id")
    )
