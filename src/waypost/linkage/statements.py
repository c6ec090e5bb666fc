"""From statements to people: one row for each person key, however often and in however many polls it was told."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.linkage.sources import PERSON, source_rank
from waypost.vocabulary.ethnicity import NOT_KNOWN

FACTS = (
    "forenames",
    "surname",
    "born_on",
    "expected_on",
    "sex",
    "ethnicity",
    "postcode",
    "upn",
    "authority_child_id",
)


@dataclass(frozen=True, slots=True)
class Collapsed:
    """Statements collapsed.

    `children`: one row a child key: `record` (0, 1, 2... in the order of source, sender, key), PERSON, FACTS,
    `first_learnt_at`. `memberships`: one row a child key and case or family: `record`, `proceedings_key`, `family_key`,
    `first_learnt_at`, `last_learnt_at`. `parents`: one row a mother or father of a case or family, the same columns
    with `role` and the parent's FACTS, and no `record`.
    """

    children: pl.DataFrame
    memberships: pl.DataFrame
    parents: pl.DataFrame


def collapse(people: pl.DataFrame) -> Collapsed:
    """Collapse the `people` frames of intake/contract.py.

    Later statements win; where they are silent, earlier ones stand.
    """
    children = people.filter(pl.col("role") == "child")
    facts = _latest_facts(children).sort(source_rank(), *PERSON, nulls_last=True).with_row_index("record")
    facts = facts.with_columns(pl.col("record").cast(pl.Int64))
    memberships = (
        _memberships(children)
        .join(facts.select("record", *PERSON), on=PERSON, nulls_equal=True)
        .select("record", "source", "sender", "proceedings_key", "family_key", "first_learnt_at", "last_learnt_at")
        .sort("record", "proceedings_key", "family_key", nulls_last=True)
    )
    return Collapsed(children=facts, memberships=memberships, parents=_parents(people))


def _latest_facts(statements: pl.DataFrame) -> pl.DataFrame:
    distinct = statements.group_by(*PERSON, *FACTS).agg(
        pl.col("learnt_at").min().alias("first_learnt_at"),
        pl.col("learnt_at").max().alias("last_learnt_at"),
        pl.col("record_key").max(),
    )
    told_once = pl.len().over(PERSON) == 1
    plain = distinct.filter(told_once).select(*PERSON, *FACTS, "first_learnt_at")
    changed = (
        distinct.filter(~told_once)
        .with_columns(_known_ethnicity())
        .sort(*PERSON, "last_learnt_at", "record_key", *FACTS, nulls_last=False)
        .group_by(PERSON, maintain_order=True)
        .agg(
            *(pl.col(fact).drop_nulls().last() for fact in FACTS),
            pl.col("known_ethnicity").drop_nulls().last(),
            pl.col("first_learnt_at").min(),
        )
        .with_columns(ethnicity=pl.coalesce("known_ethnicity", "ethnicity"))
        .select(*PERSON, *FACTS, "first_learnt_at")
    )
    return pl.concat([plain, changed])


def _known_ethnicity() -> pl.Expr:
    """A refusal or a gap never takes the place of a group that somebody gave."""
    known = ~pl.col("ethnicity").is_in(NOT_KNOWN)
    return pl.when(known).then("ethnicity").alias("known_ethnicity")


def _memberships(statements: pl.DataFrame) -> pl.DataFrame:
    return statements.group_by(*PERSON, "proceedings_key", "family_key").agg(
        pl.col("learnt_at").min().alias("first_learnt_at"), pl.col("learnt_at").max().alias("last_learnt_at")
    )


def _parents(people: pl.DataFrame) -> pl.DataFrame:
    parents = people.filter(pl.col("role").is_in(["mother", "father"]))
    facts = _latest_facts(parents).drop("first_learnt_at")
    told = parents.group_by(*PERSON, "role", "proceedings_key", "family_key").agg(
        pl.col("learnt_at").max().alias("last_learnt_at")
    )
    return told.join(facts, on=PERSON, nulls_equal=True)
