"""Small invented problems of allocation, and their best solution found by trying everything."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import strategies as st

from waypost.casework.allocation.assignment import Problem, cost_of

SMALL = st.integers(0, 9)


@st.composite
def problems(draw: st.DrawFn, *, largest: int = 3) -> Problem:
    """Draw a problem of at most four units and three people."""
    units, people = draw(st.integers(0, 4)), draw(st.integers(0, 3))
    most = draw(st.integers(1, 4))

    def matrix(rows: int, columns: int, values: st.SearchStrategy[int]) -> np.ndarray:
        drawn = draw(st.lists(values, min_size=rows * columns, max_size=rows * columns))
        return np.array(drawn, dtype=np.int64).reshape(rows, columns)

    return Problem(
        costs=matrix(units, people, st.integers(0, 40)),
        may=matrix(units, people, st.sampled_from([0, 1, 1, 1])).astype(np.bool_),
        waiting=matrix(1, units, st.integers(0, 60))[0],
        sizes=matrix(1, units, st.integers(1, largest))[0],
        places=matrix(1, people, st.integers(0, most))[0],
        place_costs=np.cumsum(matrix(people, most, SMALL), axis=1),
    )


def best_cost(problem: Problem) -> int:
    """Return the least cost there is, by trying every way."""
    found = []
    for way in product(range(-1, len(problem.places)), repeat=len(problem.sizes)):
        person = np.array(way, dtype=np.int64)
        try:
            found.append(cost_of(problem, person))
        except ValueError:
            continue
    return min(found)
