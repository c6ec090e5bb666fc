"""Sums as a matrix, and the cells that they tie together."""

from __future__ import annotations

from waypost.disclosure.meshes import meshes, sums_of
from waypost.disclosure.table import Table


def table_of(values: list[int], *relations: tuple[tuple[int, int], ...]) -> Table:
    size = len(values)
    return Table(values=values, is_printed=[True] * size, cost_ranks=[0] * size, relations=list(relations))


def test_each_sum_is_a_row_of_signs() -> None:
    table = table_of([5, 2, 3], ((0, -1), (1, 1), (2, 1)))
    assert sums_of(table).toarray().tolist() == [[-1.0, 1.0, 1.0]]
    assert (sums_of(table) @ table.values).tolist() == [0.0]


def test_cells_tied_through_a_third_are_one_mesh_and_a_cell_in_no_sum_is_alone() -> None:
    table = table_of([5, 5, 9, 5, 1], ((0, -1), (1, 1)), ((1, -1), (3, 1)))
    found = [(cells.tolist(), sums.tolist()) for cells, sums in meshes(sums_of(table))]
    assert sorted(found) == [([0, 1, 3], [0, 1]), ([2], []), ([4], [])]


def test_a_table_without_sums_has_only_cells() -> None:
    assert [cells.tolist() for cells, _ in meshes(sums_of(table_of([1, 2])))] == [[0], [1]]
    assert list(meshes(sums_of(table_of([])))) == []
