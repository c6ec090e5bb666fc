"""Child protection plans in this referral (PREP007A): the authority's own count, or its census counted.

The census is counted from the last referral before pre-proceedings began. A count of none is believed only from an
authority whose censuses tell of child protection plans at all.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_number

_CHILD = ["authority", "number"]


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: what the authority says, and what its census counts."""
    plans = material.record.events.filter(
        (pl.col("kind") == "child_protection_plan_started") & (pl.col("source") == "cin")
    ).select(authority="sender", number="person_key", planned_on="happened_on")
    begun = _referred(material).filter(pl.col("authority").is_in(plans["authority"].unique().implode()))
    in_referral = pl.col("planned_on").is_between("referred_on", "started_on").fill_null(value=False)
    counted = (
        begun.join(plans, on=_CHILD, how="left")
        .group_by("row", "file", "position", "referred_on")
        .agg(value=pl.col("planned_on").filter(in_referral).n_unique())
        .with_columns(source=pl.lit("cin"))
        .sort("row")
    )
    note = pl.format("Counted from the referral of {} on.", "referred_on")
    return together(
        own_number(material, "ssd", "prep_cp_plans_referral_period"), lay(counted, told_as="derived", note=note)
    )


def _referred(material: Material) -> pl.DataFrame:
    """Return the rows with the child's last referral on or before the row began: referred_on, file, position."""
    kept = material.record.kept.facts("cin", "referral")
    told = kept.select(
        "file",
        "position",
        authority="sender",
        number=pl.col("record_key").str.split("/").list.get(1, null_on_oob=True),
        referred_on=pl.col("CINreferralDate").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False),
    )
    own = material.rows.select("row", *_CHILD, "started_on").drop_nulls("number")
    before = own.join(told, on=_CHILD).filter(pl.col("referred_on") <= pl.col("started_on"))
    return before.sort("row", "referred_on", "file", "position").unique("row", keep="last", maintain_order=True)
