"""The groups of children by which linkage is judged besides those that the truth names: age, and script of the name."""

from __future__ import annotations

import polars as pl

AGES = ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (200, "16 and over"))
"""Bands of age, each by the first year that it does not hold: those of the statistics of children looked after."""
PLAIN, MARKED, OTHER_ALPHABET = "plain letters", "letters with marks", "another alphabet"
_DAYS_OF_YEAR = 365.25


def with_groups(people: pl.DataFrame, children: pl.DataFrame | None, journeys: pl.DataFrame | None) -> pl.DataFrame:
    """Add `age_at_first_contact` and `script` to the truth of people, from the truth of children and journeys.

    First contact is the first day on which anything truly happened to the child. Without those truths nothing is added.
    """
    if children is None or journeys is None or not {"born_on", "forenames", "surname"} <= set(children.columns):
        return people
    first = journeys.group_by("true_child").agg(pl.col("happened_on").min().alias("first_on"))
    told = children.join(first, on="true_child", how="left").select(
        "true_child", _age().alias("age_at_first_contact"), _script().alias("script")
    )
    return people.join(told, on="true_child", how="left")


def _age() -> pl.Expr:
    years = (pl.col("first_on") - pl.col("born_on")).dt.total_days() / _DAYS_OF_YEAR
    bands = pl.lit(None, pl.String)
    for upper, name in reversed(AGES):
        bands = pl.when(years < upper).then(pl.lit(name)).otherwise(bands)
    return bands


def _script() -> pl.Expr:
    name = pl.concat_str(pl.col("forenames").fill_null(""), pl.col("surname").fill_null(""))
    return (
        pl.when(name.str.contains(r"[^\p{Latin}\p{M}\p{P}\p{Z}\p{S}\p{N}]"))
        .then(pl.lit(OTHER_ALPHABET))
        .when(name.str.contains(r"[^\x00-\x7F]"))
        .then(pl.lit(MARKED))
        .otherwise(pl.lit(PLAIN))
    )
