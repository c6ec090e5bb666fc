"""What is wrong with a sender's records as a whole, seen before anybody is linked: said once, with what to do.

Linkage holds out whatever comes: a missing surname is no evidence, a swapped name is compared both ways, a crowd is not
paired. But links are then missed, and only the sender can put it right. No finding names a value of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl
import yaml

from waypost.linkage.evidence import AUTHORITY, COURTS

NAMED = (*COURTS, "cafcass", AUTHORITY)
"""Sources whose format has names of children."""
SENDER = ("source", "sender")
_SAID = ("forenames", "surname", "born_on")
RULES = (*(f"{column}_missing" for column in _SAID), "names_swapped", "sent_twice", "many_alike")
_WORDS = {"forenames": "a forename", "surname": "a surname", "born_on": "a date of birth"}


@dataclass(frozen=True, slots=True)
class SourceFault:
    """One thing wrong with the records of a sender (empty where the source has one): `records` of `among` show it."""

    rule: str
    source: str
    sender: str
    records: int
    among: int
    what: str
    do: str


def source_faults(people: pl.DataFrame) -> list[SourceFault]:
    """Return what is wrong with whole senders in `people` (intake/contract.py), sorted by source, sender and rule."""
    children = pl.col("role") == "child"
    told = people.filter(children).select(*SENDER, "person_key", *_SAID).unique()
    told = told.with_columns(pl.col("sender").fill_null(""))
    found = [*_missing(told), *_swapped(told), *_twice(told), *_alike(told)]
    return sorted(found, key=lambda fault: (fault.source, fault.sender, fault.rule))


def _missing(told: pl.DataFrame) -> list[SourceFault]:
    named = told.filter(pl.col("source").is_in(NAMED))
    counted = named.group_by(SENDER).agg(pl.len().alias("among"), pl.col(_SAID).null_count())
    rows = counted.filter(pl.col("among") >= _limits()["least_records"]).rows(named=True)
    return [
        SourceFault(
            f"{column}_missing",
            *(row["source"], row["sender"], row[column], row["among"]),
            f"{row[column]:,} of {row['among']:,} children stand without {_WORDS[column]}.",
            "Ask the sender to fill it, or look in the adapter for a column that is read under another name. "
            "Until then most of these children are not found in other sources.",
        )
        for row in rows
        for column in _SAID
        if row[column] >= _limits()["missing_share"] * row["among"]
    ]


def _swapped(told: pl.DataFrame) -> list[SourceFault]:
    names = told.select(
        *SENDER,
        pl.col("forenames").str.to_lowercase().str.split(" ").list.first().alias("forename"),
        pl.col("surname").str.to_lowercase(),
    ).drop_nulls(["forename", "surname"])
    for name in ("forename", "surname"):
        for of in ("forename", "surname"):
            counts = names.group_by(pl.col(of).alias(name)).agg(pl.len().alias("all"))
            own = names.group_by(*SENDER, pl.col(of).alias(name)).agg(pl.len().alias("own"))
            names = names.join(counts, on=name, how="left").join(own, on=[*SENDER, name], how="left")
            others = pl.col("all").fill_null(0).cast(pl.Int64) - pl.col("own").fill_null(0).cast(pl.Int64)
            names = names.with_columns(others.alias(f"{name}_as_{of}")).drop("all", "own")
    known = (pl.col("forename_as_forename") + pl.col("forename_as_surname") > 0) & (
        pl.col("surname_as_forename") + pl.col("surname_as_surname") > 0
    )
    is_swapped = (pl.col("forename_as_surname") > pl.col("forename_as_forename")) & (
        pl.col("surname_as_forename") > pl.col("surname_as_surname")
    )
    counted = names.filter(known).group_by(SENDER).agg(pl.len().alias("among"), is_swapped.sum().alias("records"))
    return [
        SourceFault(
            "names_swapped",
            *(row["source"], row["sender"], row["records"], row["among"]),
            f"of {row['among']:,} children whose names others tell too, {row['records']:,} have forename and surname "
            "the other way round.",
            "Ask the sender which column is which. Until then names are compared both ways, and some links are missed.",
        )
        for row in counted.rows(named=True)
        if row["among"] >= _limits()["least_records"] and row["records"] >= _limits()["swapped_share"] * row["among"]
    ]


def _twice(told: pl.DataFrame) -> list[SourceFault]:
    said = ("source", "person_key", *_SAID)
    told = told.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in _SAID))  # codes alone
    several = told.with_columns(pl.col("sender").n_unique().over(said).alias("senders")).filter(pl.col("senders") > 1)
    pairs = several.join(several, on=said, nulls_equal=True, suffix="_other")
    counted = pairs.filter(pl.col("sender") != pl.col("sender_other")).group_by(*SENDER, "sender_other").len()
    in_all = told.group_by(SENDER).agg(pl.len().alias("among"))
    rows = counted.join(in_all, on=SENDER).rows(named=True)
    return [
        SourceFault(
            "sent_twice",
            *(row["source"], row["sender"], row["len"], row["among"]),
            f"{row['len']:,} of {row['among']:,} children stand word for word, with the same keys, in what "
            f"{row['sender_other'] or 'another sender'} sent.",
            "Find out whose the file is and take the other away: two senders' keys are two children's until then.",
        )
        for row in rows
        if row["among"] >= _limits()["least_records"] and row["len"] >= _limits()["same_share"] * row["among"]
    ]


def _alike(told: pl.DataFrame) -> list[SourceFault]:
    alike = told.drop_nulls(_SAID).group_by(*SENDER, *_SAID).agg(pl.col("person_key").n_unique().alias("records"))
    crowds = alike.filter(pl.col("records") >= _limits()["alike_records"]).group_by(SENDER)
    counted = crowds.agg(pl.col("records").sum(), pl.len().alias("crowds"))
    in_all = told.group_by(SENDER).agg(pl.col("person_key").n_unique().alias("among"))
    return [
        SourceFault(
            "many_alike",
            *(row["source"], row["sender"], row["records"], row["among"]),
            f"{row['records']:,} children share {row['crowds']:,} name and date of birth between them."
            if row["crowds"] == 1
            else f"{row['records']:,} children share {row['crowds']:,} names and dates of birth between them.",
            "Ask the sender whether a stand-in is written where a name is not known, and leave it empty. "
            "So many are not compared with one another.",
        )
        for row in counted.join(in_all, on=SENDER).rows(named=True)
    ]


@cache
def _limits() -> dict[str, float]:
    text = files("waypost.linkage").joinpath("source_faults.yaml").read_text(encoding="utf-8")
    limits: dict[str, float] = yaml.safe_load(text)
    return limits
