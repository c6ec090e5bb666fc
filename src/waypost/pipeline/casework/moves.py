"""Who turned out to be somebody else: children in casework who became one, and one who became several."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.keep import EVENTS_FILE

_SPLIT = ("split", "rearranged")


@dataclass(frozen=True, slots=True)
class Moves:
    """`merged`: the child there was, and who has its records now. `split`: the new child, and the one before."""

    merged: dict[str, str]
    split: dict[str, str]


def moves_of(usable: UsableRecord, known: Collection[str]) -> Moves:
    """Return what changed of children who are `known` in casework already: of others nobody saw a page."""
    told = pl.read_parquet(usable.record / EVENTS_FILE, columns=["kind", "before", "after"])
    told = told.filter(pl.col("before").is_in(list(known)), pl.col("after") != pl.col("before")).sort("before", "after")
    merged = told.filter(pl.col("kind") == "merged")
    split = told.filter(pl.col("kind").is_in(_SPLIT))
    into = dict(zip(merged["before"], merged["after"], strict=True))
    return Moves(into, dict(zip(split["after"], split["before"], strict=True)))
