"""Releases as an attacker has them: what is printed, what the sums leave, and what has been printed before."""

from __future__ import annotations

import pytest

from support.invented_figures import count_figure, share_figure
from waypost.disclosure.attack_rounded import InPrint
from waypost.disclosure.printing import InEarlierPrint
from waypost.disclosure.profile import read_profile
from waypost.disclosure.release import release
from waypost.disclosure.table import Table
from waypost.pipeline.publishing.side_by_side import (
    CouldBeTold,
    check_nothing_can_be_told,
    in_print,
    printed_before,
    rows_of,
)

PROFILE = read_profile("all_releases")
FIGURES = [
    count_figure("england", "all", 61),
    count_figure("devon", "all", 33),
    count_figure("truro", "all", 28),
    share_figure("devon", "all", 17, 33),
]


def told() -> InPrint:
    return in_print(FIGURES, rows_of(release(FIGURES, PROFILE, is_invented=True)), PROFILE)


def test_every_sum_holds_in_print_with_what_is_left_for_the_unprinted() -> None:
    release_in_print = told()
    table = release_in_print.table
    assert any(not printed for printed in table.is_printed)
    for relation in table.relations:
        assert sum(sign * release_in_print.printed[cell] for cell, sign in relation) == 0


def test_the_last_print_of_a_count_is_the_one_to_keep() -> None:
    first, second = told(), told()
    changed = InPrint(second.table, [0] * len(second.printed))
    assert set(printed_before([first, changed]).values()) == {InEarlierPrint(count, 0) for count in {61, 33, 28, 17}}
    assert InEarlierPrint(61, 60) in printed_before([changed, first]).values()


def test_what_is_rounded_together_passes_and_what_gives_a_count_away_does_not() -> None:
    check_nothing_can_be_told([told(), told()], PROFILE)
    alone = Table([4, 2, 2], [True] * 3, [0] * 3, [((0, -1), (1, 1), (2, 1))])
    with pytest.raises(CouldBeTold, match="3 small counts"):
        check_nothing_can_be_told([InPrint(alone, [5, 0, 0])], PROFILE)
