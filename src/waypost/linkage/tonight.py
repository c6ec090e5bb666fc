"""Whom tonight's records meet, among all that are kept: the blocks that they touch, found in one pass over each way.

A block may have grown too large, or small enough again: then its records' pairs are found anew, as tonight's are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from waypost.linkage import block_passes
from waypost.linkage.blocking import Asked, Digests, Rows, Way
from waypost.linkage.compiled import run
from waypost.linkage.kept import Kept

_MARKS = 1 << 24
_ONE = np.uint64(1)
Flags = npt.NDArray[np.bool_]


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
        """Return the keys (block_passes.fold) of all rows; with `there`, of those alone whose digest may be marked."""
        place = {column: number for number, column in enumerate(self.columns)}
        sender = np.empty(0, np.int32)
        found = []
        for first, part in self.kept.starts():
            keys = Asked(part.numbers, place, sender, self.bits).keys(columns, side)
            if there is not None:
                keys = keys[: run(block_passes.keep_marked, len(keys), keys, self.bits, there)]
            found.append(keys + (np.uint64(first) << _ONE))
        return np.concatenate(found)

    def keys_of(self, rows: Rows, columns: tuple[str, ...], side: int) -> Digests:
        """Return the keys of rows."""
        numbers = np.stack([self.kept.numbers(self.columns.index(column), rows) for column in columns])
        place = {column: number for number, column in enumerate(columns)}
        keys = Asked(numbers, place, np.empty(0, np.int32), self.bits).keys(columns, side)
        local = (keys >> _ONE) & ((_ONE << self.bits) - _ONE)
        found: Digests = (keys & ~(((_ONE << self.bits) - _ONE) << _ONE)) | (rows[local].astype(np.uint64) << _ONE)
        return found

    def rows_with(self, columns: tuple[str, ...], values: Sequence[Digests]) -> Rows:
        """Return the rows, gone before or not, that have in `columns` one of the rows of `values`."""
        place = {column: number for number, column in enumerate(columns)}
        wanted = Asked(np.stack(values), place, np.empty(0, np.int32), self.bits).keys(columns) >> (self.bits + _ONE)
        there = np.zeros(_MARKS, np.bool_)
        there[wanted & np.uint64(_MARKS - 1)] = True
        keys = self.keys(columns, 0, there)
        return self.row_of(keys[np.isin(keys >> (self.bits + _ONE), wanted)])

    def row_of(self, keys: Digests) -> Rows:
        """Return the rows of keys."""
        return ((keys >> _ONE) & ((_ONE << self.bits) - _ONE)).astype(np.int64)

    def blocks(self, way: Way, rows: Rows) -> Digests:
        """Return the keys, sorted, of every block of a way in which one of `rows` stands; those long gone left out."""
        sides = [(way.left, 0)] if way.is_even else [(way.left, 0), (way.right, 1)]
        drop = self.bits + _ONE
        own = np.unique(np.concatenate([self.keys_of(rows, columns, side) >> drop for columns, side in sides]))
        there = np.zeros(_MARKS, np.bool_)
        there[own & np.uint64(_MARKS - 1)] = True
        keys = np.concatenate([self.keys(columns, side, there) for columns, side in sides])
        keys = keys[np.isin(keys >> drop, own) & ~self.was_gone[self.row_of(keys)]]
        keys.sort()
        return keys


def flipped(world: World, ways: Sequence[Way], changed: Rows, new_from: int, threads: int) -> Rows:
    """Return the rows, not gone, of blocks that tonight's changes made too large, or small enough again."""
    found = [np.empty(0, np.int64)]
    for way, keys in _each(world, ways, changed, threads):
        rows = world.row_of(keys)
        block = keys >> (world.bits + _ONE)
        begin = np.flatnonzero(np.r_[True, block[1:] != block[:-1]]) if len(block) else np.empty(0, np.int64)
        if not len(begin):
            continue
        before, after = (np.add.reduceat(counted, begin) for counted in (rows < new_from, ~world.is_gone[rows]))
        is_flipped = (before > way.most_in_block) != (after > way.most_in_block)
        found.append(rows[np.repeat(is_flipped, np.diff(np.r_[begin, len(rows)]))])
    rows = np.unique(np.concatenate(found))
    return rows[~world.is_gone[rows]]


def met_by(world: World, ways: Sequence[Way], asked: Rows, threads: int) -> tuple[Rows, Rows]:
    """Return left and right rows of every pair that meets and of which one is among `asked`; each once."""
    is_asked = np.zeros(world.kept.height, np.bool_)
    is_asked[asked] = True
    found = [np.empty(0, np.uint64)]
    for way, every_key in _each(world, ways, asked, threads):
        keys = every_key[~world.is_gone[world.row_of(every_key)]]
        given = (keys, world.bits, way.most_in_block, way.is_even)
        count, _ = run(block_passes.count_in_blocks, len(keys), *given)
        pairs = np.empty(count, np.uint64)
        pairs = pairs[: run(block_passes.pair_in_blocks, len(keys), *given, pairs)]
        left, right = _apart(pairs, world.bits)
        found.append(pairs[is_asked[left] | is_asked[right]])
    return _apart(np.unique(np.concatenate(found)), world.bits)


def _each(world: World, ways: Sequence[Way], rows: Rows, threads: int) -> Iterator[tuple[Way, Digests]]:
    with ThreadPoolExecutor(threads) as pool:
        yield from zip(ways, pool.map(lambda way: world.blocks(way, rows), ways), strict=True)


def _apart(pairs: Digests, bits: np.uint64) -> tuple[Rows, Rows]:
    return (pairs >> bits).astype(np.int64), (pairs & ((_ONE << bits) - _ONE)).astype(np.int64)
