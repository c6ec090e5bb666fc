"""What a reader of rounded counts can tell: nothing of counts rounded together, too much of counts rounded alone."""

from __future__ import annotations

from waypost.disclosure.attack_rounded import InPrint, pinned
from waypost.disclosure.profile import read_profile
from waypost.disclosure.table import Table

PROFILE = read_profile("all_releases")
NEAREST = 2
SPLIT = ((0, -1), (1, 1), (2, 1))


def in_print(
    values: list[int], printed: list[int], *relations: tuple[tuple[int, int], ...], unprinted: int = 0
) -> InPrint:
    size = len(values)
    shown = [cell < size - unprinted for cell in range(size)]
    table = Table(values=values, is_printed=shown, cost_ranks=[0] * size, relations=list(relations))
    for cell in range(size - unprinted):
        table.cell_of[("open_children", "plain", "numerator"), ("", "", "", str(cell), "", "")] = cell  # type: ignore[index]
    return InPrint(table, printed)


def test_noughts_that_round_up_to_a_whole_of_5_tell_that_all_are_small() -> None:
    """The whole is 3 or more, and its parts at most 2: it is 3 or 4, and no part is a nought."""
    assert pinned([in_print([4, 2, 2], [5, 0, 0], SPLIT)], PROFILE, within=NEAREST) == [(0, 0), (0, 1), (0, 2)]


def test_the_same_counts_rounded_together_tell_nothing() -> None:
    assert pinned([in_print([4, 2, 2], [5, 5, 0], SPLIT)], PROFILE, within=NEAREST) == []
    assert pinned([in_print([4, 2, 2], [5, 5, 0], SPLIT)], PROFILE, within=5) == []


def test_a_count_in_no_sum_may_be_above_5_or_a_nought() -> None:
    assert pinned([in_print([4, 2], [5, 0])], PROFILE, within=NEAREST) == []
    assert pinned([in_print([4], [5])], PROFILE, within=0) == [(0, 0)]


def test_a_remainder_that_nobody_prints_can_be_told_too() -> None:
    """17 less 12 leaves 5, if the reader may take prints for exact; else it leaves 1 to 9."""
    told = in_print([17, 12, 5], [17, 12, 5], SPLIT, unprinted=1)
    assert pinned([told], PROFILE, within=0) == [(0, 2)]
    assert pinned([told], PROFILE, within=NEAREST) == []


def test_a_count_printed_alike_in_two_releases_is_taken_for_one() -> None:
    """The first tells the whole, the second the larger part: together they leave the smaller."""
    whole = in_print([17], [17])
    parts = in_print([17, 12, 5], [17, 12, 5], SPLIT, unprinted=1)
    parts.table.is_printed[0] = False
    assert pinned([parts], PROFILE, within=0) == []
    assert pinned([whole, parts], PROFILE, within=0) == [(1, 2)]


def test_what_contradicts_itself_tells_nothing() -> None:
    assert pinned([in_print([4, 2, 2], [50, 0, 0], SPLIT)], PROFILE, within=NEAREST) == []


def test_nothing_printed_tells_nothing() -> None:
    assert pinned([], PROFILE, within=NEAREST) == []
