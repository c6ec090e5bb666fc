"""Nameless returns whose keys nobody shares: a child of the same authority, born the same day, and something besides.

SSDA903 and the CIN census have no names. Where neither the authority's own id nor the pupil number is shared with a
named record, the return is joined to the one child whom that authority knows, born on that day and not of the other
sex, of whom something else is told alike: an order or a step of the case on the same day, the home postcode, or,
among the children whom the authority itself lists by name, sex and ethnicity both. Where two children are so, the
ethnicity that the authority told decides if it is one's and not the other's; otherwise none is chosen. Such links are
marked apart: they are weaker than a key, and no name stands behind them.
"""

from __future__ import annotations

import polars as pl

from waypost.linkage.evidence import AUTHORITY, CASE
from waypost.linkage.sources import ONE_KEY_A_CHILD, PERSON
from waypost.linkage.statements import Collapsed

KIND = "circumstances"
SAME_DAY = "the same authority and date of birth, and an order or step on the same day"
SAME_HOME = "the same authority, date of birth and home postcode"
SAME_FACTS = "the authority's only child of that date of birth, sex and ethnicity"
TOLD_ALIKE = (
    "order_made",
    "order_received",
    "care_started",
    "legal_status_started",
    "pre_proceedings_decided",
    "pre_proceedings_letter_sent",
    "pre_proceedings_meeting_held",
    "pre_proceedings_ended",
)
"""Kinds of event of which two sources tell the day alike."""
_SHAPE = {"left": pl.Int64, "right": pl.Int64, "reason": pl.String}


def nameless_links(
    collapsed: Collapsed, clustered: pl.DataFrame, evidence: pl.DataFrame, events: pl.DataFrame
) -> pl.DataFrame:
    """Return `left`, `right` (records, left before right) and `reason` for nameless records that joined nobody named.

    `clustered`: one row a child record (statements.Collapsed.children) with `cluster`. `events`: intake/contract.py.
    """
    is_named = pl.any_horizontal(pl.col("forenames", "surname").is_not_null())
    told = clustered.with_columns(is_named=is_named)
    alone = told.filter(
        ~pl.col("is_named").any().over("cluster")
        & pl.col("source").is_in(ONE_KEY_A_CHILD)
        & pl.col("born_on").is_not_null()
    )
    if alone.is_empty():
        return pl.DataFrame(schema=_SHAPE)
    known = _known_to(told, evidence)
    found = alone.rename({"sender": "authority"}).join(known, on=["authority", "born_on"], suffix="_known")
    may_be = found.filter((pl.col("sex") == pl.col("sex_known")).fill_null(value=True))
    days = _days(collapsed, events).join(told.select("record", "cluster"), on="record")
    alike = _alike(may_be, days)
    return _chosen(alike.filter(pl.col("reason").is_not_null()))


def _known_to(told: pl.DataFrame, evidence: pl.DataFrame) -> pl.DataFrame:
    """Named children by the authorities that know them: authority, cluster, born_on, record (the lowest), and facts."""
    of_cases = evidence.select("record", pl.col("authorities").alias("authority")).explode(
        "authority", empty_as_null=True, keep_nulls=True
    )
    return (
        told.filter("is_named")
        .join(of_cases.drop_nulls(), on="record")
        .drop_nulls("born_on")
        .group_by("authority", "cluster", "born_on", maintain_order=True)
        .agg(
            pl.col("record").min(),
            (pl.col("source") == AUTHORITY).any().alias("is_listed"),
            pl.col("sex").drop_nulls().mode().min(),
            pl.col("ethnicity").drop_nulls().unique(),
            pl.col("postcode").drop_nulls().unique(),
        )
    )


def _days(collapsed: Collapsed, events: pl.DataFrame) -> pl.DataFrame:
    """Return record, day: the days of steps that are told of a child, or of a case in which the child is named."""
    told = (
        events.filter(pl.col("kind").is_in(TOLD_ALIKE)).select(*PERSON, "proceedings_key", day="happened_on").unique()
    )
    of_child = told.filter(pl.col("person_key").is_not_null()).join(
        collapsed.children.select("record", *PERSON), on=PERSON, nulls_equal=True
    )
    of_case = told.filter(pl.col("person_key").is_null() & pl.col("proceedings_key").is_not_null()).join(
        collapsed.memberships.select("record", *CASE).unique(), on=CASE, nulls_equal=True
    )
    return pl.concat([of_child.select("record", "day"), of_case.select("record", "day")]).drop_nulls().unique()


def _alike(may_be: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """Add `reason`: what besides the date of birth is told of both alike, null where nothing is."""
    own = days.select("record", "day").unique()
    theirs = days.select(cluster_known="cluster", day="day").unique()
    same_day = (
        may_be.select("record", "cluster_known")
        .join(own, on="record")
        .join(theirs, on=["cluster_known", "day"])
        .select("record", "cluster_known", has_day=pl.lit(value=True))
        .unique()
    )
    home = pl.col("postcode_known").list.contains(pl.col("postcode")).fill_null(value=False)
    ethnicity = pl.col("ethnicity_known").list.contains(pl.col("ethnicity")).fill_null(value=False)
    facts = pl.col("is_listed") & (pl.col("sex") == pl.col("sex_known")).fill_null(value=False) & ethnicity
    return may_be.join(same_day, on=["record", "cluster_known"], how="left").with_columns(
        reason=pl.when(home)
        .then(pl.lit(SAME_HOME))
        .when(pl.col("has_day"))
        .then(pl.lit(SAME_DAY))
        .when(facts)
        .then(pl.lit(SAME_FACTS))
    )


def _chosen(alike: pl.DataFrame) -> pl.DataFrame:
    """Of children alike, the only one; else the only one of the ethnicity told; and no child for two records.

    What is told besides outweighs sex and ethnicity alone.
    """
    is_more = pl.col("reason") != SAME_FACTS
    alike = alike.filter(is_more | ~is_more.any().over("record"))
    same = pl.col("ethnicity_known").list.contains(pl.col("ethnicity")).fill_null(value=False)
    fits = alike.with_columns(fits=same)
    several = pl.len().over("record") > 1
    only = fits.filter(~several | (pl.col("fits") & (pl.col("fits").sum().over("record") == 1)))
    once = only.filter(pl.len().over("cluster_known", "source", "authority") == 1)
    return once.select(
        pl.min_horizontal("record", "record_known").alias("left"),
        pl.max_horizontal("record", "record_known").alias("right"),
        "reason",
    ).sort("left", "right")
