"""What a reader could work out: how large each hidden count could be, for all that is printed.

The reader knows every printed count, every sum that ties counts together, and the house rule that a nought is printed
as a nought, so that a hidden count is at least 1. A small count is safe when, for all the reader can tell, it may be as
large as a count that is printed: then nobody can say that it is small, still less what it is.

The room is found by linear programming (HiGHS, through scipy), so it holds for any mesh of sums and not only for tables
with two margins. One programme clears as many counts as it can; what it leaves is asked again, at last one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

from waypost.disclosure.table import Table

_SLACK = 1e-6
_NOTHING = 1e-9
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Opening:
    """A small count that a reader could tell to be small, and the printed counts that give it away (or none)."""

    cell: int
    given_away_by: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Mesh:
    """Hidden cells that sums tie together: their columns, the sums between them, and how far each may fall."""

    column_of: dict[int, int]
    sums: tuple[int, ...]
    matrix: csr_array
    lowest: Vector


def attack(
    table: Table, asked: Iterable[int], hidden: set[int], smallest_count_shown: int
) -> tuple[list[Opening], list[int]]:
    """Return one opening for each mesh of sums that has any, and the counts of `asked` that were not cleared.

    No opening means that every count of `asked` is safe. Hiding more never opens a count that was cleared, so the next
    attack need ask only what was not.
    """
    wanted, reader = sorted(asked), _Reader(table, hidden)
    plain = [cell for cell in wanted if not reader.is_unknown(cell)]
    openings, left = [Opening(cell, frozenset()) for cell in plain], plain
    for mesh in reader.meshes([cell for cell in wanted if reader.is_unknown(cell)]):
        still = _clear(mesh, _needs(table, mesh, wanted, smallest_count_shown))
        if still:
            cells = [cell for cell, column in mesh.column_of.items() if column in still]
            openings.append(_opening(table, mesh, cells[0], hidden))
            left = left + cells
    return openings, sorted(left)


def is_any_open(table: Table, asked: Iterable[int], hidden: set[int], smallest_count_shown: int, moves: Moves) -> bool:
    """Say whether any count of `asked` could be told: as `attack`, without finding out which and why.

    How counts were seen to rise is put into `moves`.
    """
    wanted, reader = sorted(asked), _Reader(table, hidden)
    if not all(reader.is_unknown(cell) for cell in wanted):
        return True
    meshes = reader.meshes(wanted)
    return any(_is_any_short(mesh, _needs(table, mesh, wanted, smallest_count_shown), moves) for mesh in meshes)


class Moves:
    """Of counts that were seen to be safe: which cells moved when one was seen to rise as far as it must.

    As long as none of those is printed, and nothing that a printed one gives away is among them, the same move is still
    open to a reader, and the count still safe: nothing need be solved to know it.
    """

    def __init__(self) -> None:
        self._moved: dict[int, frozenset[int]] = {}

    def note(self, cell: int, moved: frozenset[int]) -> None:
        """Note the cells that moved when `cell` rose."""
        self._moved[cell] = moved

    def is_safe_without(self, cell: int, known: set[int]) -> bool:
        """Say whether `cell` is known to be safe though the cells of `known` can move no more."""
        moved = self._moved.get(cell)
        return moved is not None and moved.isdisjoint(known)


def known_with(table: Table, hidden: set[int], cell: int) -> set[int]:
    """Return what a reader knows once `cell` is printed, and did not before: itself, and remainders that it leaves."""
    reader = _Reader(table, hidden)
    beside = {other for number in table.sums_of(cell) for other, _ in table.relations[number]}
    return {cell} | {other for other in beside if not table.is_printed[other] and not reader.is_unknown(other)}


def tied_to(table: Table, hidden: set[int], cell: int) -> set[int]:
    """Return the cells in one mesh with `cell`: nothing outside it moves when `cell` is printed or hidden."""
    return {other for mesh in _Reader(table, hidden).meshes([cell]) for other in mesh.column_of}


def _needs(table: Table, mesh: _Mesh, wanted: Sequence[int], smallest_count_shown: int) -> dict[int, int]:
    """Return by column how far each wanted count of a mesh must be able to rise."""
    column_of, values = mesh.column_of, table.values
    return {column_of[cell]: smallest_count_shown - values[cell] for cell in wanted if cell in column_of}


def _is_any_short(mesh: _Mesh, needs: dict[int, int], moves: Moves) -> bool:
    """Say whether a need cannot be met: as `_clear`, but the first that falls short is asked alone at once."""
    left = dict(sorted(needs.items()))
    while left:
        left = _still_short(mesh, left, moves)
        if left:
            column, need = next(iter(left.items()))
            if _still_short(mesh, {column: need}, moves):
                return True
            del left[column]
    return False


def _still_short(mesh: _Mesh, needs: dict[int, int], moves: Moves) -> dict[int, int]:
    """Return the needs that one shift of all hidden counts, the best there is, leaves unmet; note those it meets."""
    risen, _ = _raise(mesh, needs)
    cells = list(mesh.column_of)
    moved = frozenset(cells[column] for column in np.flatnonzero(np.abs(risen) > _NOTHING))
    for column, need in needs.items():
        if risen[column] >= need - _SLACK:
            moves.note(cells[column], moved)
    return {column: need for column, need in needs.items() if risen[column] < need - _SLACK}


def _clear(mesh: _Mesh, needs: dict[int, int]) -> dict[int, int]:
    """Return the needs that are not known to be met, the first of them known not to be; nothing when all are met."""
    left = dict(sorted(needs.items()))
    while left:
        risen, _ = _raise(mesh, left)
        short = {column: need for column, need in left.items() if risen[column] < need - _SLACK}
        if len(short) == len(left):
            column, need = next(iter(short.items()))
            if _raise(mesh, {column: need})[0][column] < need - _SLACK:
                return short
            del short[column]
        left = short
    return {}


def _raise(mesh: _Mesh, needs: dict[int, int]) -> tuple[Vector, Vector]:
    """Return one allowed shift of all hidden counts that raises the columns of `needs` as far as needed, if it can.

    Beside it, the price of each sum: how much more could be raised if that sum were one looser.
    """
    sums, size, many = mesh.matrix.tocoo(), len(mesh.lowest), len(needs)
    columns = np.array(sorted(needs))
    wants = np.array([needs[column] for column in columns], dtype=float)
    # One more variable for each column, how much of its need is met: no more than the need, no more than its rise.
    met, ones = np.arange(many), np.ones(many)
    entries = (np.concatenate([ones, -ones]), (np.concatenate([met, met]), np.concatenate([size + met, columns])))
    found = linprog(
        np.concatenate([np.zeros(size), -ones]),
        A_ub=coo_array(entries, shape=(many, size + many)).tocsr(),
        b_ub=np.zeros(many),
        A_eq=coo_array((sums.data, (sums.row, sums.col)), shape=(len(mesh.sums), size + many)).tocsr(),
        b_eq=np.zeros(len(mesh.sums)),
        bounds=np.column_stack([np.append(mesh.lowest, -np.inf * ones), np.append(np.full(size, np.inf), wants)]),
        method="highs",
    )
    return found.x[:size], found.eqlin.marginals


def _opening(table: Table, mesh: _Mesh, cell: int, hidden: set[int]) -> Opening:
    """Return the opening at `cell`, with the printed counts whose hiding would loosen the sums that hold it down."""
    column = mesh.column_of[cell]
    # A need far beyond reach, so that the price shows every sum that binds.
    _, prices = _raise(mesh, {column: 1 + sum(table.values[other] for other in mesh.column_of)})
    worth: dict[int, float] = defaultdict(float)
    for number, price in zip(mesh.sums, prices, strict=True):
        for other, sign in table.relations[number]:
            if table.is_printed[other] and other not in hidden and table.values[other]:
                worth[other] += price * sign
    # A count of 1 can only rise once hidden; a larger one can rise or fall.
    givers = {other for other, gain in worth.items() if gain > _SLACK or (gain < -_SLACK and table.values[other] > 1)}
    return Opening(cell, frozenset(givers))


class _Reader:
    """Somebody who has the release before them: what they do not know, and the sums that tie it together.

    Only what is asked is looked at, so that a question about one mesh costs no more in a large release.
    """

    def __init__(self, table: Table, hidden: set[int]) -> None:
        self._table, self._hidden = table, hidden
        self._unknown: dict[int, bool] = {}

    def is_unknown(self, cell: int) -> bool:
        """Say whether a cell is hidden, or unprinted and left open by a hidden cell beside it in a sum.

        An unprinted cell (a remainder) with nothing hidden beside it is given by a subtraction.
        """
        known = self._unknown.get(cell)
        if known is None:
            known = cell in self._hidden or (not self._table.is_printed[cell] and self._is_beside_hidden(cell))
            self._unknown[cell] = known
        return known

    def _is_beside_hidden(self, cell: int) -> bool:
        relations, hidden = self._table.relations, self._hidden
        return any(other in hidden for number in self._table.sums_of(cell) for other, _ in relations[number])

    def meshes(self, asked: Sequence[int]) -> list[_Mesh]:
        """Return the meshes that hold the cells `asked`, in order."""
        meshes: list[_Mesh] = []
        seen: set[int] = set()
        for start in asked:
            if start not in seen:
                members, sums = self._reach(start)
                seen |= members
                meshes.append(_mesh(self._table, sorted(members), sorted(sums), self._hidden))
        return meshes

    def _reach(self, start: int) -> tuple[set[int], set[int]]:
        """Return the unknown cells that sums tie to one of them, and those sums."""
        members, sums, waiting = {start}, set[int](), [start]
        while waiting:
            for number in self._table.sums_of(waiting.pop()):
                if number not in sums:
                    sums.add(number)
                    new = {cell for cell, _ in self._table.relations[number] if self.is_unknown(cell)} - members
                    members |= new
                    waiting += new
        return members, sums


def _mesh(table: Table, cells: Sequence[int], sums: Sequence[int], hidden: set[int]) -> _Mesh:
    column_of = {cell: column for column, cell in enumerate(cells)}
    rows, columns, signs = [], [], []
    for row, number in enumerate(sums):
        for cell, sign in table.relations[number]:
            if cell in column_of:
                rows.append(row)
                columns.append(column_of[cell])
                signs.append(float(sign))
    matrix = coo_array((signs, (rows, columns)), shape=(len(sums), len(cells))).tocsr()
    lowest = np.array([(cell in hidden) - table.values[cell] for cell in cells], dtype=float)
    return _Mesh(column_of, tuple(sums), matrix, lowest)
