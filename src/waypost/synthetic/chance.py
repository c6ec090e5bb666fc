"""Chance, as an argument: one stream a subsystem, so that a change in one does not move the others.

Every function takes the stream it draws from; nothing here or elsewhere in the room keeps a stream of its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Days = NDArray[np.int64]
Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]
Streams = Callable[[str], np.random.Generator]


def stream(seed: int, subsystem: str, shard: str = "") -> np.random.Generator:
    """Return the stream of one subsystem. Its draws depend on the seed, the subsystem's name and the shard's alone.

    A world that is drawn whole has no shard's name.
    """
    key = tuple(zlib.crc32(name.encode()) for name in (subsystem, shard) if name)
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


_ROUND = 20


def pick(chance: np.random.Generator, shares: Mapping[str, float], size: int) -> Whole:
    """Draw `size` positions in `shares`, each as likely as its share. The shares need not add up to one."""
    return placed(chance.random(size), shares)


def placed(drawn: Real, shares: Mapping[str, float]) -> Whole:
    """Return the position in `shares` that each number from 0 to 1 falls on."""
    edges = np.cumsum(np.fromiter(shares.values(), dtype=np.float64))
    found: Whole = np.searchsorted(edges, drawn * edges[-1], side="right").astype(np.int64)
    return found


def pick_among(chance: np.random.Generator, tables: Real, row: Whole) -> Whole:
    """Draw a column for each entry of `row`, as likely as that row of `tables` says."""
    edges = np.cumsum(tables, axis=1)
    drawn = chance.random(len(row)) * edges[row, -1]
    found: Whole = (drawn[:, None] >= edges[row]).sum(axis=1).astype(np.int64)
    return found


def named(labels: Mapping[str, object] | list[str] | tuple[str, ...], positions: Whole) -> pl.Series:
    """Return the label at each position; a negative position is null."""
    known = pl.Series(values=list(labels), dtype=pl.String)
    return known.gather(known_or_null(positions))


def known_or_null(numbers: Whole) -> pl.Series:
    """Return the numbers as a series in which a negative one is null."""
    series = pl.Series(values=numbers, dtype=pl.Int64)
    return pl.select(pl.when(series >= 0).then(series)).to_series()


def happens(chance: np.random.Generator, probability: float | Real, size: int) -> Truth:
    """Draw `size` answers of yes, each with its probability."""
    return chance.random(size) < probability


def evenly(chance: np.random.Generator, order: Whole) -> Real:
    """Draw a number from 0 to 1 for each row, spread evenly over rows that stand near one another in `order`.

    Of each `_ROUND` rows in order one falls in each part of the range, which of them by chance: a stratified sample.
    A county's shares then stray less from their rates than by independent draws. `order` holds positions, first first.
    """
    size = len(order)
    rounds = -(-size // _ROUND)
    place = chance.permuted(np.tile(np.arange(_ROUND), (rounds, 1)), axis=1).ravel()[:size]
    drawn = np.empty(size)
    drawn[order] = (place + chance.random(size)) / _ROUND
    return drawn


def whole_between(chance: np.random.Generator, low: float, high: float, size: int) -> Whole:
    """Draw `size` whole numbers from low to high, both included."""
    return chance.integers(int(low), int(high) + 1, size)


def skewed(chance: np.random.Generator, median: float | Real, spread: float | Real, size: int) -> Real:
    """Draw `size` lognormal values: `median`, and `spread` the standard deviation of the logarithm."""
    return median * np.exp(spread * chance.standard_normal(size))


def rounded(values: NDArray[np.floating[Any]]) -> Whole:
    """Return values as whole numbers, rounded to the nearest."""
    whole: Whole = np.rint(values).astype(np.int64)
    return whole


def repeat_index(counts: Whole) -> tuple[Whole, Whole]:
    """Return for rows repeated `counts` times: the parent's position, and the place in the parent from 0."""
    parent = np.repeat(np.arange(len(counts)), counts)
    return parent, np.arange(len(parent)) - np.repeat(np.cumsum(counts) - counts, counts)
