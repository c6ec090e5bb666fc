"""Whom tonight's records meet, among all that stand: the blocks that they touch, found in one pass over each way.

A block may have grown too large, or small enough again: then its records' pairs are found anew, as tonight's are.
Records are read from where they are kept (World), or from a frame of all of them (InMemory).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from waypost.linkage import block_passes
from waypost.linkage.blocking import Asked, Digests, Rows, Way
from waypost.linkage.compiled import FEW, run
from waypost.linkage.kept import Kept

_MARKS = 1 << 24
_ONE = np.uint64(1)
Flags = npt.NDArray[np.bool_]


class Blocks(Protocol):
    """Rows of records, in the blocks in which they meet. A row takes `bits`."""

    @property
    def bits(self) -> np.uint64:
        """How many bits a row takes in a key."""

    def blocks(self, way: Way, rows: Rows) -> Digests:
        """Return the keys (Asked.keys), sorted, of every block of a way in which one of `rows` stands."""


@dataclass(frozen=True, slots=True)
class Flipped:
    """`rows`, those that stand of blocks that became too large, or small enough again. `crowded_more`: by how many the
    rows in blocks too large have grown, all ways together."""

    rows: Rows
    crowded_more: int


@dataclass(frozen=True, slots=True)
class InMemory:
    """All records in one place: what the ways ask of them. `seen`: the blocks last asked for, way by way."""

    asked: Asked
    seen: dict[Way, tuple[Rows, Digests]] = field(default_factory=dict)

    @property
    def bits(self) -> np.uint64:
        """How many bits a row takes."""
        return self.asked.bits

    def blocks(self, way: Way, rows: Rows) -> Digests:
        """Return the keys, sorted, of every block of a way in which one of `rows` stands, and perhaps of others."""
        if way not in self.seen or not np.isin(rows, self.seen[way][0]).all():
            self.seen[way] = rows, self._blocks(way, rows)
        return self.seen[way][1]

    def _blocks(self, way: Way, rows: Rows) -> Digests:
        drop = self.bits + _ONE
        own = np.unique(np.concatenate([self._keys_of(rows, *side) >> drop for side in _sides(way)]))
        there = _marked(own)
        near = self._near(way, rows)
        found = []
        for columns, side in _sides(way):
            keys = self.asked.keys(columns, side) if near is None else self._keys_of(near, columns, side)
            keys = keys[there[(keys >> drop) & np.uint64(len(there) - 1)]]
            found.append(keys[np.isin(keys >> drop, own)])
        keys = np.concatenate(found)
        keys.sort()
        return keys

    def _near(self, way: Way, rows: Rows) -> Rows | None:
        """The rows that may have the first of what a way asks for as `rows` have it; none where all are asked."""
        if self.asked.records > FEW:
            return None
        first = [self.asked.columns[column].each() for column in sorted({way.left[0], way.right[0]})]
        there = _marked(np.concatenate([numbers[rows] for numbers in first]))
        return np.flatnonzero(np.logical_or.reduce([there[numbers & np.uint64(len(there) - 1)] for numbers in first]))

    def _keys_of(self, rows: Rows, columns: tuple[str, ...], side: int) -> Digests:
        numbers = np.stack([self.asked.columns[column].at(rows) for column in columns])
        return _keys_at(rows, numbers, columns, side, self.bits)


@dataclass(frozen=True, slots=True)
class World:
    """Everything kept, tonight's records last. `columns`: what each row of the numbers is. `was_gone`, `is_gone`:
    before tonight, and now."""

    kept: Kept
    columns: Sequence[str]
    was_gone: Flags
    is_gone: Flags

    @property
    def bits(self) -> np.uint64:
        """How many bits a row takes."""
        return np.uint64(max(1, self.kept.height.bit_length()))

    def keys(self, columns: tuple[str, ...], side: int, there: Flags | None) -> Digests:
        """Return the keys (Asked.keys) of all rows; with `there`, of those alone whose digest may be marked."""
        found = []
        for first, part in self.kept.starts():
            keys = Asked.of_numbers(self.columns, part.numbers, self.bits).keys(columns, side)
            if there is not None:
                keys = keys[: run(block_passes.keep_marked, len(keys), keys, self.bits, there)]
            found.append(keys + (np.uint64(first) << _ONE))
        return np.concatenate(found)

    def keys_of(self, rows: Rows, columns: tuple[str, ...], side: int) -> Digests:
        """Return the keys of rows."""
        numbers = np.stack([self.kept.numbers(self.columns.index(column), rows) for column in columns])
        return _keys_at(rows, numbers, columns, side, self.bits)

    def rows_with(self, columns: tuple[str, ...], values: Sequence[Digests]) -> Rows:
        """Return the rows, gone before or not, that have in `columns` one of the rows of `values`."""
        wanted = Asked.of_numbers(columns, np.stack(values), self.bits).keys(columns) >> (self.bits + _ONE)
        there = np.zeros(_MARKS, np.bool_)
        there[wanted & np.uint64(_MARKS - 1)] = True
        keys = self.keys(columns, 0, there)
        return _rows_of(keys[np.isin(keys >> (self.bits + _ONE), wanted)], self.bits)

    def blocks(self, way: Way, rows: Rows) -> Digests:
        """Return the keys, sorted, of every block of a way in which one of `rows` stands; those long gone left out."""
        drop = self.bits + _ONE
        own = np.unique(np.concatenate([self.keys_of(rows, *side) >> drop for side in _sides(way)]))
        there = np.zeros(_MARKS, np.bool_)
        there[own & np.uint64(_MARKS - 1)] = True
        keys = np.concatenate([self.keys(columns, side, there) for columns, side in _sides(way)])
        keys = keys[np.isin(keys >> drop, own) & ~self.was_gone[_rows_of(keys, self.bits)]]
        keys.sort()
        return keys


def flipped(
    records: Blocks, ways: Sequence[Way], changed: Rows, threads: int, *, stood: Flags, stands: Flags
) -> Flipped:
    """Return what tonight's changes made of blocks. `changed`: rows that came or went; `stood` before, `stands` now."""
    found, crowded_more = [np.empty(0, np.int64)], 0
    for way, keys in _each(records, ways, changed, threads):
        rows = _rows_of(keys, records.bits)
        block = keys >> (records.bits + _ONE)
        begin = np.flatnonzero(np.r_[True, block[1:] != block[:-1]]) if len(block) else np.empty(0, np.int64)
        if not len(begin):
            continue
        before, after = (np.add.reduceat(there[rows].astype(np.int64), begin) for there in (stood, stands))
        is_flipped = (before > way.most_in_block) != (after > way.most_in_block)
        found.append(rows[np.repeat(is_flipped, np.diff(np.r_[begin, len(rows)]))])
        given = records.bits, way.most_in_block, way.is_even
        now, then = (
            run(block_passes.count_in_blocks, len(keys), keys[there[rows]], *given)[1] for there in (stands, stood)
        )
        crowded_more += now - then
    rows = np.unique(np.concatenate(found))
    return Flipped(rows[stands[rows]], crowded_more)


def met_by(records: Blocks, ways: Sequence[Way], asked: Rows, threads: int, *, stands: Flags) -> tuple[Rows, Rows]:
    """Return left and right rows of every pair that meets and of which one is among `asked`; each once."""
    is_asked = np.zeros(len(stands), np.bool_)
    is_asked[asked] = True
    found = [np.empty(0, np.uint64)]
    for way, every_key in _each(records, ways, asked, threads):
        keys = every_key[stands[_rows_of(every_key, records.bits)]]
        given = (keys, records.bits, way.most_in_block, way.is_even)
        count, _ = run(block_passes.count_in_blocks, len(keys), *given)
        pairs = np.empty(count, np.uint64)
        pairs = pairs[: run(block_passes.pair_in_blocks, len(keys), *given, pairs)]
        left, right = _apart(pairs, records.bits)
        found.append(pairs[is_asked[left] | is_asked[right]])
    return _apart(np.unique(np.concatenate(found)), records.bits)


def _each(records: Blocks, ways: Sequence[Way], rows: Rows, threads: int) -> Iterator[tuple[Way, Digests]]:
    with ThreadPoolExecutor(threads) as pool:
        yield from zip(ways, pool.map(lambda way: records.blocks(way, rows), ways), strict=True)


def _marked(digests: Digests) -> Flags:
    """Marks at the lowest bits of digests: so many that others seldom meet one, and so few that they are near."""
    there = np.zeros(min(_MARKS, max(1 << 16, 1 << (64 * len(digests)).bit_length())), np.bool_)
    there[digests & np.uint64(len(there) - 1)] = True
    return there


def _sides(way: Way) -> list[tuple[tuple[str, ...], int]]:
    return [(way.left, 0)] if way.is_even else [(way.left, 0), (way.right, 1)]


def _keys_at(rows: Rows, numbers: Digests, columns: tuple[str, ...], side: int, bits: np.uint64) -> Digests:
    """The keys of some rows, from what is asked of them in their order."""
    keys = Asked.of_numbers(columns, numbers, bits).keys(columns, side)
    of_row = ((_ONE << bits) - _ONE) << _ONE
    found: Digests = (keys & ~of_row) | (rows[_rows_of(keys, bits)].astype(np.uint64) << _ONE)
    return found


def _rows_of(keys: Digests, bits: np.uint64) -> Rows:
    return ((keys >> _ONE) & ((_ONE << bits) - _ONE)).astype(np.int64)


def _apart(pairs: Digests, bits: np.uint64) -> tuple[Rows, Rows]:
    return (pairs >> bits).astype(np.int64), (pairs & ((_ONE << bits) - _ONE)).astype(np.int64)
