"""The sums of a table as a matrix, and the meshes of cells that sums tie together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from waypost.disclosure.table import Table

Numbers = npt.NDArray[np.int64]


def sums_of(table: Table) -> csr_array:
    """Return one row a sum of the table and one column a cell: the signs with which cells stand in sums."""
    terms = [(row, cell, sign) for row, relation in enumerate(table.relations) for cell, sign in relation]
    rows, cells, signs = (np.array([term[place] for term in terms], dtype=np.int64) for place in range(3))
    return coo_array((signs.astype(float), (rows, cells)), shape=(len(table.relations), len(table.values))).tocsr()


def meshes(sums: csr_array) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield each mesh: the numbers of its cells and of its sums, both in order. A cell in no sum is one by itself."""
    rows, cells = sums.shape
    terms = sums.tocoo()
    tied = coo_array(
        (np.ones(len(terms.data)), (terms.row + cells, terms.col)), shape=(cells + rows, cells + rows)
    ).tocsr()
    _, mesh_of = connected_components(tied, directed=False)
    in_order = np.argsort(mesh_of, kind="stable")
    for members in np.split(in_order, np.flatnonzero(np.diff(mesh_of[in_order])) + 1):
        own = members[members < cells]
        if len(own):
            yield own, members[members >= cells] - cells
