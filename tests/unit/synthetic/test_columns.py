"""Columns side by side, and runs of equal keys."""

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.chance import Whole
from waypost.synthetic.columns import Columns, begins_run, ends_run, row_after, row_before


@dataclass(frozen=True, slots=True)
class _Pair(Columns):
    key: Whole
    value: Whole


def test_columns_are_cut_joined_and_replaced_together():
    pair = _Pair(np.array([1, 2]), np.array([10, 20]))
    joined = pair.and_then(pair.take(np.array([False, True])))
    assert len(joined) == 3
    assert joined.value.tolist() == [10, 20, 20]
    assert joined.with_columns(key=np.zeros(3)).key.tolist() == [0, 0, 0]
    assert joined.with_columns(key=np.zeros(3)).value.tolist() == [10, 20, 20]


def test_runs_begin_and_end_where_a_key_changes():
    one, two = np.array([1, 1, 1, 2]), np.array([5, 5, 6, 6])
    assert begins_run(one, two).tolist() == [True, False, True, True]
    assert ends_run(one, two).tolist() == [False, True, True, True]
    assert begins_run(np.zeros(0)).tolist() == ends_run(np.zeros(0)).tolist() == []


def test_neighbours_of_rows():
    values = np.array([1, 2, 3])
    assert row_before(values, 0).tolist() == [0, 1, 2]
    assert row_after(values, 9).tolist() == [2, 3, 9]
    assert row_before(np.zeros(0), 1).tolist() == []
