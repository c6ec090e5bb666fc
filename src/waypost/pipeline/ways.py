"""The commonest ways through, and what follows what, of a build: read coded, walked once, released."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from waypost.disclosure.gate import let_out
from waypost.disclosure.profile import Profile
from waypost.disclosure.ways import release_ways
from waypost.foundation.errors import YoursToFix
from waypost.insight.ways.steps import EVERY_KIND, stages
from waypost.insight.ways.walked import Footsteps
from waypost.insight.ways.walking import walk_ways
from waypost.journeys.record_format import read_format
from waypost.journeys.ways_of_frames import ways_of_frames
from waypost.pipeline.basis.usable import UsableRecord
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.sharing_terms import MEASURES

LAWS = ("public", "private")
_PAIRS = ("child_id", "proceedings_id", "law", "area", "closed_on")


class WayNotAsked(YoursToFix):
    """What was asked of the ways does not go together, or names what is not there."""


@dataclass(frozen=True, slots=True)
class WaysAsked:
    """Whose ways: those of a law, of an area (null for any), closed ones alone or those still open too.

    `is_whole_journey`: each child's whole journey, through every agency and all proceedings, as one way.
    `has_all_kinds` takes every kind of event for a step, in place of the stages that steps.yaml names.
    """

    law: str | None = None
    area: str | None = None
    is_open_too: bool = False
    is_whole_journey: bool = False
    has_all_kinds: bool = False

    def __post_init__(self) -> None:
        if self.is_whole_journey and (self.law or self.area):
            raise WayNotAsked(
                "a whole journey is of no one law or area.", where="ways", do="Leave out --law and --area, or --whole."
            )
        if self.law is not None and self.law not in LAWS:
            raise WayNotAsked("there is no such law.", where="--law", do=f"Use {' or '.join(LAWS)}.")
        if self.area is not None and self.area not in AREAS:
            raise WayNotAsked(
                "there is no such area.", where="--area", do="Use a name from docs/reference/code-lists.md."
            )


def ways(usable: UsableRecord, asked: WaysAsked, profile: Profile | str | None = None) -> dict[str, Any]:
    """Return the released tables `ways` and `what_follows` as plain rows, in the words of the field, and what of.

    Raises `FormatNotKnown` for a record that is newer than this Waypost.
    """
    usable.check_is_for(MEASURES)
    record = usable.record
    pairs = pl.read_parquet(record / "children_in_proceedings.parquet", columns=list(_PAIRS))
    footsteps = read_footsteps(record, is_whole_journey=asked.is_whole_journey)
    chosen, case_of = _whole(record, pairs) if asked.is_whole_journey else _chosen(pairs, asked)
    walked = walk_ways(
        footsteps,
        activities=read_format(record).activities,
        steps=EVERY_KIND if asked.has_all_kinds else stages(),
        is_chosen=chosen,
        case_of=case_of,
        threads=os.cpu_count() or 1,
    )
    through, follows = release_ways(walked, profile)
    told = {
        "of": {"law": asked.law, "area": asked.area, "is_open_too": asked.is_open_too or asked.is_whole_journey},
        "ways": [row | {"steps": _titles(row["steps"])} for row in through.frame.to_dicts()],
        "what_follows": [
            row | {"before": _title(row["before"]), "after": _title(row["after"])} for row in follows.frame.to_dicts()
        ],
    }
    return let_out("ways", told)


def read_footsteps(record: Path, *, is_whole_journey: bool) -> Footsteps:
    """Return the columns of a record's `ways` that a walk reads; of a record without them, made from its events."""
    path = record / "ways.parquet"
    columns = ["child", *([] if is_whole_journey else ["way"]), "activity", "happened_on"]
    frame = (pl.read_parquet(path, columns=columns) if path.is_file() else _made(record)).rechunk()
    of = {column: frame[column].to_physical().to_numpy() for column in columns}
    return Footsteps(of["child"], of["child" if is_whole_journey else "way"], of["activity"], of["happened_on"])


def _made(record: Path) -> pl.DataFrame:
    events, children, pairs = (
        pl.read_parquet(record / f"{name}.parquet") for name in ("events", "children", "children_in_proceedings")
    )
    as_of: date = pl.read_parquet(record / "told_as_of.parquet")["as_of"].item()
    return ways_of_frames(events, children, pairs, as_of)


def _chosen(pairs: pl.DataFrame, asked: WaysAsked) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return by way whether it is walked, and the number of its proceedings. Way n is row n of the table, from 1."""
    is_asked = pl.lit(value=True)
    if asked.law is not None:
        is_asked &= pl.col("law") == asked.law
    if asked.area is not None:
        is_asked &= pl.col("area") == asked.area
    if not asked.is_open_too:
        is_asked &= pl.col("closed_on").is_not_null()
    told = pairs.select(
        chosen=is_asked.fill_null(value=False), case=pl.col("proceedings_id").rank("dense").cast(pl.Int64)
    )
    return _from_one(told["chosen"].to_numpy(), value=False), _from_one(told["case"].to_numpy(), value=0)


def _whole(record: Path, pairs: pl.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return every child as chosen, and the number of each child's first proceedings: siblings share them.

    A child of no proceedings is a case of its own.
    """
    children = pl.read_parquet(record / "children.parquet", columns=["child_id"]).sort("child_id")
    first = pairs.group_by("child_id").agg(pl.col("proceedings_id").min())
    beside = children.join(first, on="child_id", how="left", maintain_order="left")
    case = beside.select(pl.coalesce("proceedings_id", "child_id").rank("dense").cast(pl.Int64)).to_series()
    return _from_one(np.ones(children.height, np.bool_), value=False), _from_one(case.to_numpy(), value=0)


def _from_one(column: NDArray[Any], *, value: Any) -> NDArray[Any]:
    return np.concatenate([np.array([value], column.dtype), column])


def _titles(steps: list[str] | None) -> list[str] | None:
    return None if steps is None else [str(_title(step)) for step in steps]


def _title(step: str | None) -> str | None:
    kind = _KINDS.get(step) if step is not None else None
    return step if kind is None else MEANINGS[kind].title


_KINDS: Mapping[str, EventKind] = {kind.value: kind for kind in EventKind}
