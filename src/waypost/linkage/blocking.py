"""Which pairs of records are looked at at all: those that meet in one of the ways stated in `comparisons.py`.

For each way the records are sorted by what must agree, as one number; neighbours with the same number meet. A number
that very many records share tells nobody from anybody: its records are not paired in that way, and are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

MOST_IN_BLOCK = 300
"""Records that may share what a way asks for. Assumption: bounds the pairs where thousands share a name and a date."""

Pairs = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits: spreads what is added one after another
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_TABLE_BITS = 24
_TABLE_MASK = np.uint64((1 << _TABLE_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Way:
    """One way for two records to meet: `left` columns of the one equal `right` columns of the other, in order.

    Where more than `most_in_block` records share it, it says too little of any two of them to be asked alone.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    most_in_block: int = MOST_IN_BLOCK

    @property
    def is_even(self) -> bool:
        """Whether both sides are asked for the same."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Met:
    """`left`, `right`: rows of the evidence, left before right, each pair once, sorted. `found`: pairs that each way
    found, in the order of ways, others' pairs and those that one sender tells apart included. `crowded`: for each way
    the rows in blocks too large."""

    left: Rows
    right: Rows
    found: Sequence[int]
    crowded: Sequence[int]


def meet(evidence: pl.DataFrame, ways: Sequence[Way], *, threads: int = 2) -> Met:
    """Return the pairs of rows that meet in any of `ways`.

    Rows with the same `numbered_by` never meet: one sender has told them apart.
    """
    numbers = _numbered(evidence, {column for way in ways for column in (*way.left, *way.right)})
    sender = evidence["numbered_by"].rank("dense").cast(pl.Int64).fill_null(-1).to_numpy()
    bits = np.uint64(max(1, int(evidence.height).bit_length()))

    with ThreadPoolExecutor(threads) as pool:  # sorting and looking up are done outside Python's lock
        everything = list(pool.map(lambda way: _met(numbers, way, bits), ways))
    packed = _once(np.concatenate([np.empty(0, np.uint64), *(pairs for pairs, _ in everything)]))
    left, right = _apart(packed, bits)
    sender_of_left = sender[left]
    free = np.flatnonzero((sender_of_left < 0) | (sender_of_left != sender[right]))
    found, crowded = [len(pairs) for pairs, _ in everything], [too_many for _, too_many in everything]
    return Met(left=left[free], right=right[free], found=found, crowded=crowded)


def _numbered(evidence: pl.DataFrame, columns: set[str]) -> Mapping[str, tuple[Pairs, npt.NDArray[np.bool_]]]:
    """Each column as one number a value, and where it is known. Columns of one type share numbers."""
    return {
        column: (evidence[column].hash(seed=1).to_numpy(), evidence[column].is_not_null().to_numpy())
        for column in sorted(columns)
    }


def _met(numbers: Mapping[str, tuple[Pairs, npt.NDArray[np.bool_]]], way: Way, bits: np.uint64) -> tuple[Pairs, int]:
    """Return the packed pairs of one way, and how many rows stood in blocks too large."""
    most = way.most_in_block
    place_bits = bits if way.is_even else bits + np.uint64(1)
    key, row = _keys(numbers, way.left, bits)
    if way.is_even:
        keys = (key << place_bits) | row
    else:
        other_key, other_row = _keys(numbers, way.right, bits)
        for_other, for_this = _perhaps_in(key, other_key), _perhaps_in(other_key, key)
        key, row, other_key, other_row = key[for_this], row[for_this], other_key[for_other], other_row[for_other]
        one, two = np.uint64(1), np.uint64(2)
        keys = np.concatenate([(key << place_bits) | row * two, (other_key << place_bits) | (other_row * two + one)])
    keys.sort()
    if not way.is_even:
        keys = _of_both_sides(keys, place_bits)
    block = keys >> place_bits
    first = np.flatnonzero(block[1:] == block[:-1])
    is_crowded, crowded = _crowded(block, most)
    found = []
    for step in range(1, most):
        if step > 1:
            first = first[first + step < len(block)]
            first = first[block[first] == block[first + step]]
        elif crowded:
            first = first[~is_crowded[first]]
        if not len(first):
            break
        found.append(_pairs(keys[first], keys[first + step], way, bits))
    return (np.concatenate(found) if found else np.empty(0, np.uint64)), crowded


def _perhaps_in(keys: Pairs, asked: Pairs) -> npt.NDArray[np.bool_]:
    """Which of `asked` may be among `keys`: all that are, and a few that are not. Far cheaper than to sort them all."""
    table = np.zeros(1 << _TABLE_BITS, np.bool_)
    table[keys & _TABLE_MASK] = True
    found: npt.NDArray[np.bool_] = table[asked & _TABLE_MASK]
    return found


def _of_both_sides(keys: Pairs, place_bits: np.uint64) -> Pairs:
    """The keys, sorted, of blocks that hold rows of both sides. In such a block two of both sides are neighbours."""
    block = keys >> place_bits
    is_same = block[1:] == block[:-1]
    is_mixed = is_same & ((keys[1:] ^ keys[:-1]) & np.uint64(1) == 1)
    number = np.concatenate([np.zeros(min(1, len(keys)), np.int64), np.cumsum(~is_same)])
    is_kept = np.zeros(int(number[-1]) + 1 if len(number) else 0, np.bool_)
    is_kept[number[1:][is_mixed]] = True
    kept: Pairs = keys[is_kept[number]]
    return kept


def _pairs(one: Pairs, other: Pairs, way: Way, bits: np.uint64) -> Pairs:
    """Pack the rows of neighbours, lower row first; where a way is uneven, of one side with the other only."""
    if not way.is_even:
        apart = (one ^ other) & np.uint64(1) == 1
        one, other = one[apart] >> np.uint64(1), other[apart] >> np.uint64(1)
    mask = (np.uint64(1) << bits) - np.uint64(1)
    one, other = one & mask, other & mask
    pairs: Pairs = (np.minimum(one, other) << bits) | np.maximum(one, other)
    return pairs if way.is_even else pairs[one != other]


def _keys(
    numbers: Mapping[str, tuple[Pairs, npt.NDArray[np.bool_]]], columns: tuple[str, ...], bits: np.uint64
) -> tuple[Pairs, Pairs]:
    """One number a row for all of `columns`, short enough to stand before a row's number, and the rows that have it."""
    known = np.logical_and.reduce([numbers[column][1] for column in columns])
    key = numbers[columns[0]][0] * _ODD
    for column in columns[1:]:
        key ^= key >> _HALF
        key ^= numbers[column][0]
        key *= _ODD
    key ^= key >> _HALF
    key *= _SPREAD
    key >>= bits + np.uint64(1)
    rows = np.flatnonzero(known)
    return key[rows], rows.astype(np.uint64)


def _crowded(block: Pairs, most: int) -> tuple[npt.NDArray[np.bool_], int]:
    """Which places stand in a block of more than `most`, and how many they are."""
    if len(block) <= most or not (block[most:] == block[:-most]).any():
        return np.zeros(len(block), np.bool_), 0
    begin = np.concatenate([[0], np.flatnonzero(block[1:] != block[:-1]) + 1, [len(block)]])
    size = np.diff(begin)
    is_crowded: npt.NDArray[np.bool_] = np.repeat(size > most, size)
    return is_crowded, int(size[size > most].sum())


def _once(numbers: Pairs) -> Pairs:
    """Each number once, sorted. In place, and far faster here than `numpy.unique`, which counts by hash."""
    numbers.sort()
    once: Pairs = numbers[np.concatenate([np.ones(min(1, len(numbers)), np.bool_), numbers[1:] != numbers[:-1]])]
    return once


def _apart(packed: Pairs, bits: np.uint64) -> tuple[Rows, Rows]:
    mask = (np.uint64(1) << bits) - np.uint64(1)
    return (packed >> bits).astype(np.int64), (packed & mask).astype(np.int64)
