"""Pre-proceedings as the authorities' returns tell them: one spell a child and authority, whatever returns tell it."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.record import BEGUN
from waypost.pipeline.told_record import ToldRecord

TOLD_BY = ("ssd", "cin")
_DAYS = {
    "pre_proceedings_decided": "decided_on",
    "pre_proceedings_letter_sent": "letter_on",
    "pre_proceedings_meeting_held": "meeting_on",
    "pre_proceedings_ended": "ended_on",
}
_CHILD = ["authority", "child_id"]
SPELLS = {
    "authority": pl.String,
    "child_id": pl.String,
    "spell": pl.Int64,
    "began_on": pl.Date,
    **dict.fromkeys(_DAYS.values(), pl.Date),
    "outcome": pl.String,
}
"""A row a spell. `began_on` is the decision, else the first day that is told."""


def spell_records(record: ToldRecord) -> pl.DataFrame:
    """Return which spell each record of pre-proceedings tells: source, sender, record_key, authority, child_id, spell.

    Two records whose first days lie within `same_pre_proceedings_days` are one spell of a child at an authority.
    """
    told = record.events.filter(pl.col("kind").is_in(BEGUN) & pl.col("source").is_in(TOLD_BY))
    decided = pl.col("happened_on").filter(pl.col("kind") == "pre_proceedings_decided")
    records = (
        told.with_columns(authority="sender")
        .group_by("source", "sender", "record_key", *_CHILD)
        .agg(began_on=pl.coalesce(decided.min(), pl.col("happened_on").min()))
        .sort(*_CHILD, "began_on", "source", "record_key")
    )
    gap = (pl.col("began_on") - pl.col("began_on").shift(1).over(_CHILD)).dt.total_days()
    is_new = gap.is_null() | (gap > days("same_pre_proceedings_days"))
    return records.with_columns(spell=is_new.cast(pl.Int64).cum_sum().over(_CHILD))


def spells(record: ToldRecord) -> pl.DataFrame:
    """Return a row a spell, with the columns of SPELLS, sorted."""
    records = spell_records(record)
    key = ["source", "sender", "record_key", "child_id"]
    told = record.events.filter(pl.col("kind").is_in(list(_DAYS))).join(
        records.select(*key, "authority", "spell"), on=key, nulls_equal=True
    )
    rank = pl.col("source").replace_strict({source: n for n, source in enumerate(TOLD_BY)}, return_dtype=pl.Int8)
    told = told.sort(rank, "happened_on", "record_key")
    spell = [*_CHILD, "spell"]
    laid = told.group_by(spell, maintain_order=True).agg(
        *(pl.col("happened_on").filter(pl.col("kind") == kind).first().alias(name) for kind, name in _DAYS.items()),
        outcome=pl.col("code").filter(pl.col("kind") == "pre_proceedings_ended").drop_nulls().first(),
    )
    began = records.group_by(spell).agg(pl.col("began_on").min())
    return began.join(laid, on=spell, how="left").select(pl.col(name).cast(SPELLS[name]) for name in SPELLS).sort(spell)
