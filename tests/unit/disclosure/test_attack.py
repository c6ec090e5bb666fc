"""The attack finds what can be told, and says which printed count gives it away."""

from __future__ import annotations

from waypost.disclosure.attack import Moves, attack, is_any_open, known_with, tied_to
from waypost.disclosure.table import Table


def table_of(values: list[int], *relations: tuple[tuple[int, int], ...], unprinted: tuple[int, ...] = ()) -> Table:
    printed = [cell not in unprinted for cell in range(len(values))]
    return Table(values=values, is_printed=printed, cost_ranks=[0] * len(values), relations=list(relations))


def test_a_single_hidden_part_is_given_away_by_its_sum() -> None:
    table = table_of([23, 3, 20], ((0, -1), (1, 1), (2, 1)))
    openings, left = attack(table, [1], {1}, 6)
    assert [(opening.cell, opening.given_away_by) for opening in openings] == [(1, frozenset({0, 2}))]
    assert left == [1]


def test_two_hidden_parts_with_room_are_safe() -> None:
    table = table_of([23, 3, 12, 8], ((0, -1), (1, 1), (2, 1), (3, 1)))
    assert attack(table, [1], {1, 2}, 6) == ([], [])


def test_two_hidden_parts_without_room_are_not() -> None:
    """3 and 2 sum to 5: whoever sees the sum knows that both are small."""
    table = table_of([25, 3, 2, 20], ((0, -1), (1, 1), (2, 1), (3, 1)))
    openings, _ = attack(table, [1, 2], {1, 2}, 6)
    assert len(openings) == 1


def test_a_bridge_between_two_meshes_is_found_though_every_sum_hides_two() -> None:
    """Each row and column hides two or more, and still the rest fixes one count: sum by sum is not enough."""
    # Two hidden 2 by 2 blocks, 0 to 3 and 4 to 7, and hidden count 8 in a row of the first and a column of the second.
    values = [10, 11, 12, 13, 20, 21, 22, 23, 4]
    rows = ((0, 1, 8), (2, 3), (0, 2), (1, 3), (4, 5, 8), (6, 7), (4, 6), (5, 7))
    relations = []
    for row in rows:
        values.append(sum(values[cell] for cell in row))
        relations.append(((len(values) - 1, -1), *((cell, 1) for cell in row)))
    openings, _ = attack(table_of(values, *relations), [8], set(range(9)), 6)
    assert is_any_open(table_of(values, *relations), [0, 4, 8], set(range(9)), 6, Moves())
    assert not is_any_open(table_of(values, *relations), [0, 4], set(range(9)), 6, Moves())
    assert [opening.cell for opening in openings] == [8]
    assert openings[0].given_away_by


def test_a_printed_small_count_is_open_and_nothing_else_gives_it_away() -> None:
    openings, left = attack(table_of([3]), [0], set(), 6)
    assert (openings[0].cell, openings[0].given_away_by, left) == (0, frozenset(), [0])
    assert is_any_open(table_of([3]), [0], set(), 6, Moves())
    assert not is_any_open(table_of([3]), [], set(), 6, Moves())


def test_a_remainder_is_open_only_beside_something_hidden() -> None:
    table = table_of([20, 17, 3], ((0, -1), (1, 1), (2, 1)), unprinted=(2,))
    assert tied_to(table, {1}, 1) == {1, 2}
    assert attack(table, [2], set(), 6)[1] == [2]
    assert attack(table, [2], {1}, 6) == ([], [])


def test_a_count_of_one_can_only_rise_so_it_gives_away_nothing_by_falling() -> None:
    table = table_of([7, 3, 3, 1], ((0, -1), (1, 1), (2, 1), (3, 1)))
    openings, _ = attack(table, [1, 2], {1, 2}, 6)
    assert 3 not in openings[0].given_away_by
    assert 0 in openings[0].given_away_by


def test_printing_a_count_gives_away_the_remainder_that_it_leaves() -> None:
    table = table_of([20, 17, 3], ((0, -1), (1, 1), (2, 1)), unprinted=(2,))
    assert known_with(table, set(), 1) == {1, 2}
    assert known_with(table, {0}, 1) == {1}, "the remainder is still open beside another hidden count"


def test_a_count_once_seen_to_be_safe_is_so_until_something_that_moved_with_it_is_known() -> None:
    table = table_of([40, 3, 12, 8, 17], ((0, -1), (1, 1), (2, 1), (3, 1), (4, 1)))
    moves = Moves()
    assert not moves.is_safe_without(1, set())
    assert not is_any_open(table, [1], {1, 2}, 6, moves)
    assert moves.is_safe_without(1, {0, 3, 4})
    assert not moves.is_safe_without(1, {2})
    assert not moves.is_safe_without(1, {1})
