"""Rounding that keeps every sum: counts to multiples of a step, chosen together so that parts still make their whole.

Rounding each count by itself gives small ones away. Where twenty areas are printed as noughts and England, a 4, is
printed as 5, a reader knows that England is not above 7 and not a nought; in an invented county of 20,000 children, 62
counts of 1 to 5 could be told so. Suppression fails where areas overlap, and across releases. Counts that are rounded
together (controlled rounding: L. H. Cox, "A constructive procedure for unbiased controlled rounding", Journal of the
American Statistical Association 82, 1987) give nothing away beyond themselves: as printed they are one world in which
everything adds up, and so is the same world with one child more. attack_rounded.py tries all the same.

Each mesh of sums is a small integer programme (HiGHS, through scipy): multiples of the step, every sum kept, as near to
the true counts as can be. A nought stays a nought. What an earlier release printed of an unchanged count is kept, for
two roundings of one count would narrow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from waypost.disclosure.meshes import Numbers, meshes, sums_of
from waypost.disclosure.profile import Profile
from waypost.disclosure.rounding import round_count
from waypost.disclosure.table import Table

_NEAR_ENOUGH = 0.02  # of the best that could be: proving the last hundredth takes most of the time
_UNPRINTED_COUNTS_FOR = 0.2  # a remainder may stray further: nobody reads it
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rounded:
    """What is printed of each cell of a table, and how far the furthest printed count is from the truth."""

    printed: tuple[int, ...]
    furthest: int
    let_go: frozenset[int]
    """Cells whose earlier print could not be kept: sums that were added since do not allow it."""


def round_together(table: Table, profile: Profile, kept: Mapping[int, int] | None = None) -> Rounded:
    """Return multiples of the profile's step for every cell, such that every sum of the table holds.

    `kept`: cell to what an earlier release printed of it, its count being the same.
    """
    kept, printed, let_go = dict(kept or {}), np.zeros(len(table.values), dtype=np.int64), set[int]()
    matrix = sums_of(table)
    for cells, sums in meshes(matrix):
        if not len(sums):
            (cell,) = cells
            printed[cell] = kept.get(int(cell), round_count(table.values[cell], profile))
            continue
        own = {place: kept[cell] for place, cell in enumerate(cells.tolist()) if cell in kept}
        within = matrix[sums][:, cells]
        found = _nearest(table, cells, within, own, profile)
        if found is None:
            let_go |= {int(cells[place]) for place in own}
            found = _nearest(table, cells, within, {}, profile)
        printed[cells] = cast(Numbers, found)
    away = np.abs(printed - np.array(table.values))[np.array(table.is_printed, dtype=bool)]
    return Rounded(tuple(printed.tolist()), int(away.max(initial=0)), frozenset(let_go))


def _nearest(
    table: Table, cells: Numbers, sums: csr_array, kept: Mapping[int, int], profile: Profile
) -> Numbers | None:
    """Return what to print of the cells of one mesh; null where no choice keeps every sum and every earlier print.

    Nothing but noughts keeps every sum: without earlier prints there is always a choice.
    """
    counts = np.array(table.values, dtype=float)[cells]
    weight = np.where(np.array(table.is_printed, dtype=bool)[cells], 1.0, _UNPRINTED_COUNTS_FOR)
    for doubled in range((int(counts.max()) // profile.round_counts_to + 1).bit_length() + 1):
        found = _solved(counts, weight, sums, kept, profile.round_counts_to, way=2**doubled)
        if found is not None:
            return found
    return None


def _solved(
    counts: Vector, weight: Vector, sums: csr_array, kept: Mapping[int, int], step: int, *, way: int
) -> Numbers | None:
    """Return the nearest choice with no count more than `way` steps from its own place; null where there is none."""
    size = len(counts)
    lowest = np.maximum(0, np.floor(counts / step) - (way - 1))
    highest = np.where(counts == 0, 0, np.ceil(counts / step) + (way - 1))
    for place, before in kept.items():
        lowest[place] = highest[place] = before // step
    # A second variable for each count is how far its print lies from it.
    steps, one = step * eye_array(size, format="csr"), eye_array(size, format="csr")
    found = milp(
        np.concatenate([np.zeros(size), weight]),
        constraints=[
            LinearConstraint(hstack([sums, csr_array(sums.shape)]).tocsc(), 0, 0),
            LinearConstraint(hstack([steps, -one]).tocsc(), -np.inf, counts),
            LinearConstraint(hstack([steps, one]).tocsc(), counts, np.inf),
        ],
        integrality=np.concatenate([np.ones(size), np.zeros(size)]),
        bounds=Bounds(np.concatenate([lowest, np.zeros(size)]), np.concatenate([highest, np.full(size, np.inf)])),
        options={"mip_rel_gap": _NEAR_ENOUGH},
    )
    if found.x is None:
        return None
    nearest: Numbers = np.rint(found.x[:size]).astype(np.int64) * step
    return nearest
