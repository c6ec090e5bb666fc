"""What a reader of rounded counts could work out, from one release or from all of them laid side by side.

The reader knows every printed count and every sum of every release, believes that no count lies more than so far from
its print, and takes a count that is printed alike in two releases for unchanged. A count is pinned when, for all that,
it is at least 1 and at most 5: somebody could say that it is small.

Linear programming (HiGHS, through scipy) looks for worlds in which counts are a nought or 6. The printed counts
themselves are one world, where every sum holds in print; what they do not clear is asked of each mesh of sums, as many
counts at once as one world can clear, at last one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import block_array, block_diag, coo_array, csr_array, eye_array
from scipy.sparse.csgraph import connected_components

from waypost.disclosure.meshes import Numbers, meshes, sums_of
from waypost.disclosure.profile import Profile
from waypost.disclosure.table import Place, Quantity, Table

_SLACK = 1e-6
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class InPrint:
    """One release as the attacker has it: which counts it tells and what sums tie them (`table`), and what is printed.

    The true counts of `table` are not looked at.
    """

    table: Table
    printed: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reader knows of some counts: the sums between them, what is printed, and between what each lies."""

    sums: csr_array
    printed: Vector
    lowest: Vector
    highest: Vector

    def of(self, cells: Numbers, sums: Numbers) -> _Known:
        """Return what is known of one mesh."""
        own = self.sums[sums][:, cells]
        return _Known(own, self.printed[cells], self.lowest[cells], self.highest[cells])


def pinned(releases: Sequence[InPrint], profile: Profile, *, within: int) -> list[tuple[int, int]]:
    """Return the counts that a reader of all the releases could tell to be 1 to 5: (release, cell), in order.

    `within` is how far from its print the reader believes a count to lie at most.
    """
    cell_of = _taken_for_one(releases)
    known = _known(releases, cell_of, within)
    found: set[int] = set()
    for cells, sums in meshes(known.sums):
        found |= {int(cells[place]) for place in _pinned_in(known.of(cells, sums), profile.smallest_count_shown)}
    return [
        (number, cell)
        for number, one in enumerate(cell_of)
        for cell, common in enumerate(one.tolist())
        if common in found
    ]


def _taken_for_one(releases: Sequence[InPrint]) -> list[Numbers]:
    """Return for each release the number of each of its counts, the same where a reader takes two for one count."""
    starts = np.cumsum([0, *(len(release.printed) for release in releases)])
    pairs = list(_printed_alike(releases, starts))
    tied = coo_array(
        (np.ones(len(pairs)), ([one for one, _ in pairs], [other for _, other in pairs])), shape=(starts[-1],) * 2
    )
    _, common = connected_components(tied, directed=False)
    return [common[start:end].astype(np.int64) for start, end in pairwise(starts)]


def _printed_alike(releases: Sequence[InPrint], starts: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    last: dict[tuple[Quantity, Place, int], int] = {}
    for start, release in zip(starts.tolist(), releases, strict=False):
        for (quantity, place), cell in release.table.cell_of.items():
            key = (quantity, place, release.printed[cell])
            if key in last:
                yield last[key], start + cell
            last[key] = start + cell


def _known(releases: Sequence[InPrint], cell_of: Sequence[Numbers], within: int) -> _Known:
    size = 1 + max((int(own.max(initial=-1)) for own in cell_of), default=-1)
    printed, lowest, highest = np.zeros(size), np.zeros(size), np.full(size, np.inf)
    parts = []
    for release, own in zip(releases, cell_of, strict=True):
        shown = np.array(release.table.is_printed, dtype=bool)
        count = np.array(release.printed, dtype=float)
        printed[own] = count
        lowest[own[shown]] = np.maximum(0, count[shown] - within)
        highest[own[shown]] = np.minimum(highest[own[shown]], count[shown] + within)
        terms = sums_of(release.table).tocoo()
        parts.append(coo_array((terms.data, (terms.row, own[terms.col])), shape=(terms.shape[0], size)))
    sums = block_array([[part] for part in parts], format="csr") if parts else csr_array((0, size))
    return _Known(sums, printed, lowest, highest)


def _pinned_in(known: _Known, limit: int) -> list[int]:
    """Return the places of the counts of one mesh that cannot be a nought, nor as large as `limit`."""
    is_world = not np.any(known.sums @ known.printed)
    is_asked = (known.printed > 0) & (known.printed < limit) if is_world else np.full(len(known.printed), True)
    asked = np.flatnonzero(is_asked).tolist()
    left = _short(known, [place for place in asked if known.highest[place] > 0], limit, way=1)
    return _short(known, left, limit, way=-1)


def _short(known: _Known, asked: Sequence[int], limit: int, *, way: int) -> list[int]:
    """Return the counts of `asked` that cannot be `limit` or more (`way` 1), or a nought (`way` -1), in any world."""
    left, stuck = list(asked), list[int]()
    while left:
        short = _short_in_one_world(known, left, limit, way)
        if len(short) < len(left):
            left = short
        else:
            first, *left = left
            if _short_in_one_world(known, [first], limit, way):
                stuck.append(first)
    return stuck


def _short_in_one_world(known: _Known, asked: Sequence[int], limit: int, way: int) -> list[int]:
    """Return the counts of `asked` that fall short in a world that brings as many as it can where they must be."""
    size, many = len(known.printed), len(asked)
    # How far a count falls short is one more variable: at least what is missing, at least nothing.
    chosen = coo_array((np.ones(many), (np.arange(many), asked)), shape=(many, size))
    target = limit if way > 0 else 0
    found = linprog(
        np.concatenate([np.zeros(size), np.ones(many)]),
        A_ub=block_array([[-way * chosen, -eye_array(many)]], format="csr"),
        b_ub=np.full(many, -way * target, dtype=float),
        A_eq=block_diag([known.sums, csr_array((0, many))], format="csr"),
        b_eq=np.zeros(known.sums.shape[0]),
        bounds=np.column_stack([np.append(known.lowest, np.zeros(many)), np.append(known.highest, [np.inf] * many)]),
        method="highs",
    )
    if found.x is None:  # what is printed contradicts itself: it tells nothing about these
        return []
    return [cell for cell, far in zip(asked, found.x[size:], strict=True) if far > _SLACK]
