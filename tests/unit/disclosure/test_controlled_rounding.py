"""Counts are rounded together: multiples of 5 close by, every sum kept, earlier prints kept where they can be."""

from __future__ import annotations

import pytest

from waypost.disclosure.controlled_rounding import round_together
from waypost.disclosure.profile import read_profile
from waypost.disclosure.table import Table

PROFILE = read_profile("all_releases")
SPLIT = ((0, -1), (1, 1), (2, 1), (3, 1))


def table_of(values: list[int], *relations: tuple[tuple[int, int], ...]) -> Table:
    size = len(values)
    return Table(values=values, is_printed=[True] * size, cost_ranks=[0] * size, relations=list(relations))


def holds(table: Table, printed: tuple[int, ...]) -> bool:
    return all(sum(sign * printed[cell] for cell, sign in relation) == 0 for relation in table.relations)


@pytest.mark.parametrize(("count", "printed"), [(0, 0), (2, 0), (3, 5), (5, 5), (12, 10), (13, 15)])
def test_a_count_in_no_sum_goes_to_the_nearest(count: int, printed: int) -> None:
    assert round_together(table_of([count]), PROFILE).printed == (printed,)


def test_parts_still_make_their_whole_where_each_by_itself_would_not() -> None:
    """2 + 2 + 2 is 6: by themselves they are three noughts and a 5."""
    table = table_of([6, 2, 2, 2], SPLIT)
    rounded = round_together(table, PROFILE)
    assert rounded.printed[0] == 5
    assert sorted(rounded.printed[1:]) == [0, 0, 5]
    assert rounded.furthest == 3
    assert holds(table, rounded.printed)


def test_a_nought_stays_a_nought_though_its_sum_must_then_stray() -> None:
    table = table_of([4, 0, 0, 4], SPLIT)
    printed = round_together(table, PROFILE).printed
    assert printed[1:3] == (0, 0)
    assert holds(table, printed)


def test_an_unchanged_count_keeps_its_earlier_print_and_the_rest_follows() -> None:
    table = table_of([16, 4, 6, 6], SPLIT)
    assert round_together(table, PROFILE).printed == (15, 5, 5, 5)
    kept = round_together(table, PROFILE, {1: 0})
    assert kept.printed[1] == 0
    assert not kept.let_go
    assert holds(table, kept.printed)


def test_earlier_prints_that_cannot_all_stand_are_let_go_and_told() -> None:
    table = table_of([16, 4, 6, 6], SPLIT)
    rounded = round_together(table, PROFILE, {0: 15, 1: 0, 2: 0, 3: 0})
    assert rounded.let_go == {0, 1, 2, 3}
    assert holds(table, rounded.printed)


def test_an_earlier_print_of_a_count_in_no_sum_is_kept() -> None:
    assert round_together(table_of([3]), PROFILE, {0: 0}).printed == (0,)


def test_counts_that_must_stray_further_than_one_step_do() -> None:
    """All parts but one are fixed by earlier prints far below their counts: the last takes the whole of it."""
    table = table_of([30, 9, 9, 12], SPLIT)
    rounded = round_together(table, PROFILE, {0: 30, 1: 5, 2: 5})
    assert rounded.printed == (30, 5, 5, 20)
    assert not rounded.let_go


def test_what_no_sum_allows_is_printed_as_a_nought() -> None:
    """A sum that does not hold is no sum; all noughts keep any."""
    assert round_together(table_of([7], ((0, 1),)), PROFILE).printed == (0,)
