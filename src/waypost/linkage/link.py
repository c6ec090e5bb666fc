"""Who is who: child records of every source joined into children, with identifiers that stay.

Statements are collapsed to one row a key; explicit keys join first; Splink scores the rest with the trained model;
links are taken from the surest down, and never one that makes of two children one. See model_card.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from waypost.linkage.children import anchored, best_values, identities
from waypost.linkage.cluster import ALREADY_JOINED, JOINED, cluster
from waypost.linkage.constraints import gather_facts
from waypost.linkage.evidence import child_evidence
from waypost.linkage.explain import with_reasons
from waypost.linkage.explicit import explicit_links
from waypost.linkage.model import Model, trained_model
from waypost.linkage.nameless import KIND, nameless_links
from waypost.linkage.pairing import PairUp, pair_up_here
from waypost.linkage.review.honour import KIND as DECIDED
from waypost.linkage.review.honour import settle
from waypost.linkage.scoring import Resources
from waypost.linkage.sources import PERSON
from waypost.linkage.statements import collapse
from waypost.linkage.told_twice import links_in_one_case


@dataclass(frozen=True, slots=True)
class Linked:
    """The result of linkage; every frame is sorted.

    `identities`: source, sender, person_key, child_id: every child key once.
    `children`: child_id, identity (statistical or confirmed), born_on, sex, ethnicity, anchor.
    `links`: left_source, left_sender, left_person_key, right_..., match_weight (bits; null for explicit keys), kind
    (explicit_key, decided, statistical, or circumstances: see nameless.py), accepted, verdict (why it was or was not),
    reason (what agreed and what not).
    `counts`: records, named_records, links scored, links accepted, children, and links refused, each by its verdict.
    """

    identities: pl.DataFrame
    children: pl.DataFrame
    links: pl.DataFrame
    counts: Mapping[str, int]


def link(
    people: pl.DataFrame,
    *,
    proceedings: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
    threads: int = 2,
    temp_directory: Path | None = None,
    memory_limit: str = "1GiB",
    model: Model | None = None,
    decisions: pl.DataFrame | None = None,
    pair_up: PairUp = pair_up_here,
) -> Linked:
    """Join the child records of `people` (intake/contract.py, all sources together) into children.

    Adults are evidence of family only. `proceedings`, where given, adds the court's case number of each case as
    evidence; `events` adds the days on which authorities had children in care, and what nameless returns are told by
    where keys fail. `model` defaults to the one shipped; `decisions` (review.honour) are what people settled; `pair_up`
    finds and weighs pairs, in this process unless told. The same records give the same children whatever their order.
    """
    model = model or trained_model()
    collapsed = collapse(people)
    evidence = child_evidence(collapsed, proceedings)
    paired = pair_up(evidence, model, Resources(threads, memory_limit, temp_directory))
    scored = with_reasons(paired.scored, model)
    explicit = pl.concat([explicit_links(collapsed.children), links_in_one_case(collapsed)])
    settled = settle(decisions, collapsed.children)
    links = settled.with_links(_links(explicit, scored))
    facts = settled.bound(gather_facts(collapsed, events))
    clusters = cluster(links, facts, accept_weight=model.accept_weight)
    if events is not None:
        found = pl.Series("cluster", clusters.member_of)
        nameless = nameless_links(collapsed, collapsed.children.with_columns(found), evidence, events)
        if nameless.height:
            weak = nameless.with_columns(pl.lit(KIND).alias("kind"), pl.lit(model.accept_weight).alias("match_weight"))
            links = pl.concat([links, weak], how="diagonal")
            clusters = cluster(links, facts, accept_weight=model.accept_weight)
    links = settled.told(links.with_columns(clusters.verdicts.cast(pl.String)), clusters.member_of).with_columns(
        pl.col("verdict").is_in([JOINED, ALREADY_JOINED]).alias("accepted")
    )
    frame = anchored(collapsed.children, clusters.member_of)
    children = best_values(frame, _confirmed(frame, links))
    return Linked(
        identities=identities(frame),
        children=children,
        links=_told(links, collapsed.children),
        counts=_counts(links, frame.height, evidence.height, children.height, paired.crowded),
    )


def _links(explicit: pl.DataFrame, scored: pl.DataFrame) -> pl.DataFrame:
    by_key = explicit.with_columns(pl.lit(None, pl.Float64).alias("match_weight"), pl.lit("explicit_key").alias("kind"))
    return pl.concat([by_key, scored.with_columns(pl.lit("statistical").alias("kind"))], how="diagonal")


def _confirmed(frame: pl.DataFrame, links: pl.DataFrame) -> pl.Series:
    """Clusters of several records in which no record was joined by likeness alone: by keys and decisions only."""
    by_likeness = links.filter((pl.col("verdict") == JOINED) & ~pl.col("kind").is_in(["explicit_key", DECIDED]))
    so_joined = frame.join(by_likeness, left_on="record", right_on="left", how="semi").select("cluster")
    several = frame.filter(pl.len().over("cluster") > 1)
    return several.join(so_joined, on="cluster", how="anti")["cluster"].unique().sort()


def _told(links: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    keys = children.select("record", *PERSON)
    sides = [keys.rename({"record": side, **{name: f"{side}_{name}" for name in PERSON}}) for side in ("left", "right")]
    return (
        links.join(sides[0], on="left")
        .join(sides[1], on="right")
        .sort("left", "right", "kind", "reason")
        .select(
            *(f"{side}_{name}" for side in ("left", "right") for name in PERSON),
            "match_weight",
            "kind",
            "accepted",
            "verdict",
            "reason",
        )
    )


def _counts(links: pl.DataFrame, records: int, named: int, children: int, crowded: int) -> dict[str, int]:
    verdicts = dict(links["verdict"].value_counts().sort("verdict").iter_rows())
    return {
        "records": records,
        "named_records": named,
        "links": links.height,
        "links_accepted": int(links["accepted"].sum()),
        "nameless_links_by_circumstances": int((links["accepted"] & (links["kind"] == KIND)).sum()),
        "children": children,
        "not paired in one way, for too many are alike": crowded,
        **{f"links: {verdict}": count for verdict, count in verdicts.items()},
    }
