"""Which pairs of records are looked at at all: those that meet in one of the ways stated in `comparisons.py`.

For each way the records are sorted by what must agree, as one number; neighbours with the same number meet. A number
that very many records share tells nobody from anybody: its records are not paired in that way, and are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

import numpy as np
import numpy.typing as npt

from waypost.linkage import block_passes
from waypost.linkage.coded import Coded, Numbered
from waypost.linkage.compiled import run

MOST_IN_BLOCK = 300
"""Records that may share what a way asks for. Assumption: bounds the pairs where thousands share a name and a date."""

Digests = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]
_MARKS = 1 << 24
_AT_ONCE = 1 << 15
"""Records whose keys are folded together: so many stay near the processor from column to column."""
_PAIRS_PER_RECORD = 3
"""For how many pairs a thread has room at first. Not an assumption: where it is full there is more."""


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

    @property
    def columns(self) -> tuple[str, ...]:
        """All that is asked, on either side."""
        return (*self.left, *self.right)


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
    """What the ways ask of so many `records`: the numbers of each of `columns`. A row takes `bits` bits of a key."""

    columns: Mapping[str, Numbered]
    records: int
    sender: npt.NDArray[np.int32]
    bits: np.uint64

    @staticmethod
    def of_numbers(columns: Sequence[str], numbers: Digests, bits: np.uint64) -> Asked:
        """Return it for records of nobody's own, from `numbers[c]`, those of each column."""
        told = {column: Numbered(each) for column, each in zip(columns, numbers, strict=True)}
        return Asked(told, numbers.shape[1], np.empty(0, np.int32), bits)

    def numbers(self, columns: Sequence[str]) -> Digests:
        """Return `numbers[c]`, one number a record, for each of the columns."""
        every = np.empty((len(columns), self.records), np.uint64)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda column, room: self.columns[column].write(room), columns, every))
        return every

    def keys(self, columns: tuple[str, ...], side: int = 0, room: Digests | None = None) -> Digests:
        """Return one key a record that knows all of `columns`, as block_passes.number_rows has it, in no order.

        `room`: where to write them, long enough for every record; else room is made.
        """
        keys = np.empty(self.records, np.uint64) if room is None else room[: self.records]
        count = 0
        for first in range(0, self.records, _AT_ONCE):
            folded = keys[first : first + _AT_ONCE]
            folded[:] = block_passes.START
            for column in columns:
                numbers, of = self.columns[column].numbers, self.columns[column].of
                run(block_passes.fold, self.records, numbers, of, first, folded)
            given = (folded, first, self.bits, np.uint64(side), keys[count:])
            count += run(block_passes.number_rows, self.records, *given)
        return keys[:count]


def ask(evidence: Coded, ways: Sequence[Way]) -> Asked:
    """Return what `ways` ask of the evidence."""
    columns = sorted({column for way in ways for column in way.columns})
    with ThreadPoolExecutor(2) as pool:
        numbered = dict(zip(columns, pool.map(evidence.numbered, columns), strict=True))
    bits = np.uint64(max(1, int(evidence.height).bit_length()))
    return Asked(numbered, evidence.height, evidence.senders(), bits)


def meet(evidence: Coded, ways: Sequence[Way], *, threads: int = 2) -> Met:
    """Return the pairs of rows that meet in any of `ways`.

    Rows with the same `numbered_by` never meet: one sender has told them apart.
    """
    told = [way for way in ways if not any(_is_silent(evidence, column) for column in way.columns)]
    return meet_among(ask(evidence, told), ways, threads=threads)


def _is_silent(evidence: Coded, column: str) -> bool:
    return column not in evidence.numbers_only and evidence.is_silent(column)


def meet_among(asked: Asked, ways: Sequence[Way], *, threads: int = 2) -> Met:
    """Return the pairs of rows that meet, from what the ways ask of them (`ask`). A way of which one column is not
    asked finds nothing."""
    rooms: SimpleQueue[_Room] = SimpleQueue()
    for _ in range(threads):
        rooms.put(_Room(asked))
    found, crowded = [0] * len(ways), [0] * len(ways)

    def one_way(place: int) -> None:
        if all(column in asked.columns for column in ways[place].columns):
            room = rooms.get()
            try:
                found[place], crowded[place] = room.meet(ways[place])
            finally:
                rooms.put(room)

    with ThreadPoolExecutor(threads) as pool:  # the passes and sorting leave Python's lock
        list(pool.map(one_way, range(len(ways))))
        left, right = _together([rooms.get().pairs() for _ in range(threads)], asked, pool)
    return Met(left, right, found, crowded)


class _Room:
    """Where one thread finds pairs, way after way: fresh memory for millions of keys costs more than they do.

    `keys` is filled anew for each way. `packed` holds the pairs found so far, from the start up to `count`; when it is
    full they are sorted, and each is kept once.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.keys = np.empty(2 * asked.records, np.uint64)
        self.packed = np.empty(_PAIRS_PER_RECORD * asked.records, np.uint64)
        self.count = 0

    def meet(self, way: Way) -> tuple[int, int]:
        """Add the pairs of one way; return how many it found, and how many rows stood in blocks too large."""
        keys = self._keys(way)
        keys.sort()
        given = (keys, self.asked.bits, way.most_in_block, way.is_even)
        found, crowded = run(block_passes.count_in_blocks, len(keys), *given)
        pairs = self._free(found)
        self.count += run(block_passes.pair_in_blocks, len(keys), *given, pairs)
        return found, crowded

    def pairs(self) -> Digests:
        """Return all pairs found, sorted, each once, none of one sender."""
        self.count = _once(self.packed[: self.count], self.asked)
        return self.packed[: self.count]

    def _keys(self, way: Way) -> Digests:
        bits = self.asked.bits
        left = self.asked.keys(way.left, 0, self.keys)
        if way.is_even:
            return left
        right = self.asked.keys(way.right, 1, self.keys[len(left) :])
        right = _shared(right, left, bits)  # only what stands on both sides can meet: cheaper to see than to sort all
        left = _shared(left, right, bits)
        self.keys[len(left) : len(left) + len(right)] = right
        return self.keys[: len(left) + len(right)]

    def _free(self, pairs: int) -> Digests:
        """Room for so many more pairs."""
        if self.count + pairs > len(self.packed):
            self.count = len(self.pairs())
            if 2 * self.count + pairs > len(self.packed):
                held, self.packed = self.packed[: self.count], np.empty(2 * self.count + 2 * pairs, np.uint64)
                self.packed[: self.count] = held
        return self.packed[self.count :]


def _once(packed: Digests, asked: Asked) -> int:
    """Sort pairs and move each once to the front, none of one sender; return how many they are."""
    packed.sort()
    return run(block_passes.keep_once, len(packed), packed, asked.bits, asked.sender)


def _together(found: Sequence[Digests], asked: Asked, pool: ThreadPoolExecutor) -> tuple[Rows, Rows]:
    """Left and right rows of sorted pairs, each once: every thread does a stretch of them."""
    longest = max(found, key=len)
    stops = [longest[len(longest) * part // len(found)] for part in range(1, len(found)) if len(longest)]
    cuts = [[0, *np.searchsorted(pairs, stops), len(pairs)] for pairs in found]
    parts = [
        np.concatenate([pairs[cut[part] : cut[part + 1]] for pairs, cut in zip(found, cuts, strict=True)])
        for part in range(len(stops) + 1)
    ]
    counts = list(pool.map(lambda part: _once(part, asked), parts))
    left, right = np.empty(sum(counts), np.int64), np.empty(sum(counts), np.int64)
    mask = (np.uint64(1) << asked.bits) - np.uint64(1)

    def unpack(part: int) -> None:
        here = slice(sum(counts[:part]), sum(counts[: part + 1]))
        np.right_shift(parts[part][: counts[part]], asked.bits, out=left[here].view(np.uint64))
        np.bitwise_and(parts[part][: counts[part]], mask, out=right[here].view(np.uint64))

    list(pool.map(unpack, range(len(parts))))
    return left, right


def _shared(keys: Digests, others: Digests, bits: np.uint64) -> Digests:
    """The keys whose digest may be among those of the others: all that are, and a few that are not."""
    there = np.zeros(_MARKS, np.bool_)
    rows = max(len(keys), len(others))
    run(block_passes.mark, rows, others, bits, there)
    return keys[: run(block_passes.keep_marked, rows, keys, bits, there)]
