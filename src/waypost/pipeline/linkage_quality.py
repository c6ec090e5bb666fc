"""How good linkage is, where the truth is known: precision and recall of pairs and of clusters, whole and by group.

Counted between distinct source keys of named sources: polls and yearly returns of one key are one key. Nameless returns
are told apart, and so are pairs that share an explicit key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from waypost.pipeline.linkage_gaps import gap

PERSON = ("source", "sender", "person_key")
NAMELESS_SOURCES = ("ssda903", "cin")
NAMED_SOURCES = ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd")
GROUPS: Mapping[str, str] = {
    "ethnic_group": "ethnic_group",
    "sex": "sex",
    "is_twin": "twins",
    "is_baby_at_issue": "babies_at_issue",
    "age_at_first_contact": "age_at_first_contact",
    "script": "script",
}
"""Columns of the truth that groups are made of, and what the answer calls them. A column may be missing."""

Counts = dict[str, Any]


def linkage_quality(identities: pl.DataFrame, truth: pl.DataFrame) -> Counts:
    """Return the `linkage` part of an evaluation.

    `identities`: PERSON and child_id, of a build. `truth`: PERSON, true_child, and any of ethnic_group (five groups),
    sex, is_twin, is_baby_at_issue, age_at_first_contact, script and upn. `pairwise_precision`: of the pairs of keys
    that the build gives to one child, the share that truly are. `pairwise_recall`: of the pairs that truly are one
    child, the share given to one. `cluster_precision` and `cluster_recall` are B-cubed (Bagga and Baldwin 1998): for
    each key, the share of its found child's keys that are truly its child's, and the share of its true child's keys
    that were found with it; averaged over keys. A share of nothing is null. `by_group` holds precision and recall
    with their denominators; a pair belongs to the group of its first key's child. `gaps`: see `linkage_gaps`.
    `nameless`: by source, of its keys whose child a named source knows too, the share joined to that child (recall);
    of its keys joined to a named child, the share joined to the right one (precision).
    """
    keys = _keys(identities, truth)
    found, true = _pairs(keys, "child_id"), _pairs(keys, "true_child")
    free_found, free_true = found.filter(~pl.col("is_explicit")), true.filter(~pl.col("is_explicit"))
    return {
        **_pairwise(free_found, free_true, prefix="pairwise_"),
        "cluster_precision": _b_cubed(keys, "child_id"),
        "cluster_recall": _b_cubed(keys, "true_child"),
        "keys": keys.height,
        "children_found": keys["child_id"].n_unique(),
        "children_true": keys["true_child"].n_unique(),
        "explicit_keys": _pairwise(found.filter("is_explicit"), true.filter("is_explicit")),
        "by_group": _by_group(free_found, free_true),
        "gaps": _gaps(free_true),
        "nameless": _nameless(identities, truth),
    }


def _gaps(true: pl.DataFrame) -> Counts:
    found = {name: gap(true, column) for column, name in GROUPS.items() if column in true.columns}
    return {name: told for name, told in found.items() if told is not None}


def _nameless(identities: pl.DataFrame, truth: pl.DataFrame) -> Counts:
    keys = (
        identities.select(*PERSON, "child_id")
        .unique()
        .join(truth.select(*PERSON, "true_child").unique(PERSON), on=PERSON, how="inner", nulls_equal=True)
    )
    named = keys.filter(pl.col("source").is_in(NAMED_SOURCES))
    pairs = named.select("child_id", "true_child").unique().with_columns(is_right=pl.lit(value=True))
    told = (
        keys.filter(pl.col("source").is_in(NAMELESS_SOURCES))
        .with_columns(
            is_known=pl.col("true_child").is_in(named["true_child"].unique().implode()),
            is_joined=pl.col("child_id").is_in(named["child_id"].unique().implode()),
        )
        .join(pairs, on=["child_id", "true_child"], how="left")
        .group_by("source")
        .agg(
            pl.len().alias("keys"),
            *(pl.col(name).sum() for name in ("is_known", "is_joined", "is_right")),
        )
        .sort("source")
    )
    return {
        source: {
            "precision": _share(right, joined),
            "recall": _share(right, known),
            "keys": keys_so,
            "known_by_name": known,
            "joined": joined,
        }
        for source, keys_so, known, joined, right in told.iter_rows()
    }


def _keys(identities: pl.DataFrame, truth: pl.DataFrame) -> pl.DataFrame:
    """One row a child's key of a named source that both know, numbered, with the groups of its true child."""
    keys = (
        identities.select(*PERSON, "child_id")
        .unique()
        .join(truth.unique(list(PERSON)), on=PERSON, how="inner", nulls_equal=True)
        .filter(pl.col("source").is_in(NAMED_SOURCES))
        .sort(*PERSON)
        .with_row_index("key")
    )
    if "upn" not in keys.columns:
        keys = keys.with_columns(pl.lit(None, pl.String).alias("upn"))
    return keys


def _pairs(keys: pl.DataFrame, together: str) -> pl.DataFrame:
    """Every pair of keys with the same `together`: is_right (the other says so too), is_explicit, and its groups."""
    groups = [column for column in GROUPS if column in keys.columns]
    own = keys.select("key", "source", "child_id", "true_child", "upn", *groups)
    return (
        own.join(own.select("key", "source", "child_id", "true_child", "upn"), on=together, suffix="_other")
        .filter(pl.col("key") < pl.col("key_other"))
        .select(
            (
                pl.col("true_child") == pl.col("true_child_other")
                if together == "child_id"
                else pl.col("child_id") == pl.col("child_id_other")
            ).alias("is_right"),
            (pl.col("upn") == pl.col("upn_other")).fill_null(value=False).alias("is_explicit"),
            pl.concat_str(
                pl.min_horizontal("source", "source_other"), pl.lit(" - "), pl.max_horizontal("source", "source_other")
            ).alias("sources"),
            "true_child",
            *groups,
        )
    )


def _pairwise(found: pl.DataFrame, true: pl.DataFrame, prefix: str = "") -> Counts:
    right = int(found["is_right"].sum())
    return {
        f"{prefix}precision": _share(right, found.height),
        f"{prefix}recall": _share(right, true.height),
        "pairs_found": found.height,
        "pairs_true": true.height,
        "pairs_right": right,
    }


def _by_group(found: pl.DataFrame, true: pl.DataFrame) -> Counts:
    answer: Counts = {}
    for column, name in {**GROUPS, "sources": "pair_of_sources"}.items():
        if column in found.columns:
            values = pl.concat([found[column], true[column]]).drop_nulls().unique().sort()
            answer[name] = {
                str(value).lower(): _pairwise(
                    found.filter(pl.col(column) == value), true.filter(pl.col(column) == value)
                )
                for value in values
            }
    return answer


def _b_cubed(keys: pl.DataFrame, within: str) -> float | None:
    """The mean over keys of the share of the key's `within` that both tellings put with it."""
    shares = keys.select(pl.len().over("child_id", "true_child").alias("both"), pl.len().over(within).alias("all"))
    counted = shares.group_by("both", "all").len().sort("both", "all")
    total = sum(both / every * keys_so for both, every, keys_so in counted.iter_rows())
    return _share(total, keys.height)


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None
