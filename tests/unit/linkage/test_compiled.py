"""Passes: the same function for few rows and, compiled, for many."""

from __future__ import annotations

import sys

import numba
import numpy as np
import pytest

from waypost.linkage import cluster_passes, compiled


@compiled.kernel
def doubled(values, found):
    for place in range(len(values)):
        found[place] = values[place] * 2
    return len(values)


@compiled.kernel
def doubled_twice(values, found):
    doubled(values, found)
    return doubled(found, found)


def test_few_rows_need_no_compiler(monkeypatch):
    monkeypatch.setattr(compiled, "_COMPILED", {})
    monkeypatch.setitem(sys.modules, "numba", None)  # importing it would fail
    found = np.zeros(3, np.int64)
    assert compiled.run(doubled, 3, np.arange(3), found) == 3
    assert found.tolist() == [0, 2, 4]
    with pytest.raises(ImportError):
        compiled.run(doubled, compiled.FEW + 1, np.arange(3), found)


def test_digests_may_run_over_without_a_warning():
    assert compiled.run(lambda one, other: one * other, 1, np.uint64(2**63), np.uint64(2)) == 0


def test_many_rows_are_compiled_and_so_are_the_passes_that_a_pass_calls(monkeypatch):
    monkeypatch.setattr(compiled, "_COMPILED", {})
    found = np.zeros(3, np.int64)
    assert compiled.run(doubled_twice, compiled.FEW + 1, np.arange(3), found) == 3
    assert found.tolist() == [0, 4, 8]
    assert {doubled, doubled_twice} <= set(compiled._COMPILED)
    assert hasattr(compiled.compiled(doubled_twice), "py_func")


@pytest.mark.parametrize(("one", "other", "may_be"), [(20160509, 20160905, True), (20160509, 20150510, False)])
def test_a_compiled_pass_says_what_the_plain_one_says(one, other, may_be):
    assert cluster_passes.is_one_slip(one, other) == may_be
    assert compiled.compiled(cluster_passes.is_one_slip)(one, other) == may_be


def test_where_machine_code_cannot_be_kept_it_is_made_each_time(monkeypatch):
    made = numba.njit

    def nowhere(*, cache=False, nogil):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return made(nogil=nogil)

    monkeypatch.setattr(compiled, "_COMPILED", {})
    monkeypatch.setattr(numba, "njit", nowhere)
    found = np.zeros(2, np.int64)
    assert compiled.compiled(doubled)(np.arange(2), found) == 2
