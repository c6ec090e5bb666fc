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

from waypost.linkage import block_passes
from waypost.linkage.coded import Coded
from waypost.linkage.compiled import run

MOST_IN_BLOCK = 300
"""Records that may share what a way asks for. Assumption: bounds the pairs where thousands share a name and a date."""

Digests = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]
_MARKS = 1 << 24


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the ways ask of the records: `numbers[place[column]]` is the column's number of every record."""

    numbers: Digests
    place: Mapping[str, int]
    sender: npt.NDArray[np.int32]
    bits: np.uint64

    def keys(self, columns: tuple[str, ...], side: int = 0) -> Digests:
        """Return one key a record that knows all of `columns`, as block_passes.fold has it, in no order."""
        keys = np.empty(self.numbers.shape[1], np.uint64)
        chosen = np.array([self.place[column] for column in columns])
        return keys[: run(block_passes.fold, len(keys), self.numbers, chosen, self.bits, np.uint64(side), keys)]


def ask(evidence: Coded, ways: Sequence[Way]) -> Asked:
    """Return what `ways` ask of the evidence."""
    columns = sorted({column for way in ways for column in (*way.left, *way.right)})
    numbers = np.empty((len(columns), evidence.height), np.uint64)
    with ThreadPoolExecutor(2) as pool:

        def fill(place: int) -> None:
            numbers[place] = evidence.numbers(columns[place])

        list(pool.map(fill, range(len(columns))))
    bits = np.uint64(max(1, int(evidence.height).bit_length()))
    return Asked(numbers, {column: place for place, column in enumerate(columns)}, evidence.senders(), bits)


def meet(evidence: Coded, ways: Sequence[Way], *, threads: int = 2) -> Met:
    """Return the pairs of rows that meet in any of `ways`.

    Rows with the same `numbered_by` never meet: one sender has told them apart.
    """
    return meet_among(ask(evidence, ways), ways, threads=threads)


def meet_among(asked: Asked, ways: Sequence[Way], *, threads: int = 2) -> Met:
    """Return the pairs of rows that meet, from what the ways ask of them (`ask`)."""
    with ThreadPoolExecutor(threads) as pool:  # the passes and sorting leave Python's lock
        everything = list(pool.map(lambda way: _met(asked, way), ways))
    packed = np.concatenate([np.empty(0, np.uint64), *(pairs for pairs, _, _ in everything)])
    packed.sort()
    packed = packed[: run(block_passes.keep_once, len(packed), packed, asked.bits, asked.sender)]
    mask = (np.uint64(1) << asked.bits) - np.uint64(1)
    return Met(
        left=(packed >> asked.bits).view(np.int64),
        right=(packed & mask).view(np.int64),
        found=[found for _, found, _ in everything],
        crowded=[crowded for _, _, crowded in everything],
    )


def _met(asked: Asked, way: Way) -> tuple[Digests, int, int]:
    """Return the packed pairs of one way, how many it found, and how many rows stood in blocks too large."""
    if way.is_even:
        keys = asked.keys(way.left)
    else:  # only what stands on both sides can meet, which is far cheaper to see than to sort them all
        left, right = asked.keys(way.left), asked.keys(way.right, side=1)
        right = _shared(right, left, asked.bits)
        keys = np.concatenate([_shared(left, right, asked.bits), right])
    keys.sort()
    rows, bits, most, is_even = len(keys), asked.bits, way.most_in_block, way.is_even
    found, crowded = run(block_passes.count_in_blocks, rows, keys, bits, most, is_even)
    pairs = np.empty(found, np.uint64)
    return pairs[: run(block_passes.pair_in_blocks, rows, keys, bits, most, is_even, pairs)], found, crowded


def _shared(keys: Digests, others: Digests, bits: np.uint64) -> Digests:
    """The keys whose digest may be among those of the others: all that are, and a few that are not."""
    there = np.zeros(_MARKS, np.bool_)
    rows = max(len(keys), len(others))
    run(block_passes.mark, rows, others, bits, there)
    return keys[: run(block_passes.keep_marked, rows, keys, bits, there)]
