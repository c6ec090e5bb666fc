"""Invented ways for the benchmark: a country's, coded and sorted as a record keeps them, written a part at a time."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow.parquet as pq
import yaml
from numpy.typing import NDArray

from waypost.journeys.tables import WAYS
from waypost.journeys.ways import ACTIVITY_CODES

_PART = 100_000
_ROWS_A_GROUP = 122_880
"""As many as the embedded engine writes into one."""
_KINDS = len(ACTIVITY_CODES)
_END = _KINDS
_EPOCH = date(1970, 1, 1)


def write_ways(path: Path, events: int, *, seed: int) -> tuple[int, int]:
    """Write a table `ways` of at least so many events. Return how many there are, and of how many children."""
    generator = np.random.default_rng(seed)
    told = _told()
    written, children = 0, 0
    schema = pl.DataFrame(schema=dict(WAYS)).to_arrow().schema
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while written < events:
            part = _part(told, children + 1, min(_PART, max(1, (events - written) // 39)), generator)
            children += int(part["child"].n_unique())
            writer.write_table(part.to_arrow().cast(schema), row_group_size=_ROWS_A_GROUP)
            written += part.height
    return written, children


@cache
def _told() -> dict[str, Any]:
    text = files("waypost.pipeline.bench").joinpath("ways_records.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


@cache
def _chain(law: int) -> tuple[NDArray[np.float64], int]:
    """Return what follows each kind, as sums of chances, and the kind that a law's ways begin with."""
    chain = _told()["laws"][law]["chain"]
    chances = np.zeros((_KINDS, _KINDS + 1))
    for kind, followed in chain.items():
        for after, weight in followed.items():
            chances[ACTIVITY_CODES[kind], _END if after == "end" else ACTIVITY_CODES[after]] = weight
    sums = chances.sum(axis=1, keepdims=True)
    return (chances / np.maximum(sums, 1e-9)).cumsum(axis=1), ACTIVITY_CODES[next(iter(chain))]


def _part(told: dict[str, Any], first: int, children: int, generator: np.random.Generator) -> pl.DataFrame:
    """Return the ways of some children, one each, sorted. Steps lie at least a day apart: no two are one."""
    shares = np.array([law["share"] for law in told["laws"]])
    first_day, last_day = ((date.fromisoformat(told[name]) - _EPOCH).days for name in ("first_day", "last_day"))
    of_law = generator.choice(len(shares), children, p=shares / shares.sum())
    steps = [
        _steps(law, np.flatnonzero(of_law == law), generator, first_day, last_day, told) for law in range(len(shares))
    ]
    child, activity, day = (np.concatenate(columns) for columns in zip(*steps, strict=True))
    order = np.lexsort((day, child))
    number = (child[order] + first).astype(np.int32)
    return pl.DataFrame(
        {"child": number, "way": number, "activity": activity[order], "happened_on": day[order]}, schema=None
    ).cast(dict(WAYS))  # type: ignore[arg-type]


def _steps(
    law: int,
    child: NDArray[np.int64],
    generator: np.random.Generator,
    first_day: int,
    last_day: int,
    told: dict[str, Any],
) -> tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.int32]]:
    chances, begin = _chain(law)
    mean = told["laws"][law]["gap_days"]
    activity = np.full(len(child), begin, np.int8)
    day = generator.integers(first_day, last_day, len(child)).astype(np.int32)
    pace = generator.gamma(4, 0.25, len(child))
    met = [(child, activity, day)]
    for _ in range(told["longest"]):
        drawn = generator.random(len(child))
        after = (drawn[:, None] > chances[activity]).sum(axis=1)
        day = day + 1 + (generator.exponential(mean, len(child)) * pace).astype(np.int32)
        goes_on = (after < _END) & (day <= last_day)
        child, activity, day, pace = child[goes_on], after[goes_on].astype(np.int8), day[goes_on], pace[goes_on]
        if not len(child):
            break
        met.append((child, activity, day))
    return tuple(np.concatenate(columns) for columns in zip(*met, strict=True))  # type: ignore[return-value]
