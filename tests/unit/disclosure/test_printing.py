"""What is printed of a figure comes from the printed counts; an average of few printed cases is not given."""

from __future__ import annotations

import pytest

from support.invented_figures import average_figure, count_figure, share_figure
from waypost.disclosure.printing import InEarlierPrint, Printed, print_figure, round_table
from waypost.disclosure.profile import read_profile
from waypost.disclosure.table import NUMERATOR, place_of, tabulate
from waypost.insight.measures.figure import Figure

PROFILE = read_profile("all_releases")


def printed(figure: Figure) -> Printed:
    table = tabulate([figure], PROFILE.structure)
    return print_figure(figure, table, round_table(table, PROFILE, {}).printed, PROFILE)


def test_a_count_is_its_own_value() -> None:
    assert printed(count_figure("devon", "all", 43)) == Printed(45, None, 45.0, None, None, "")


def test_a_share_and_its_interval_are_those_of_the_printed_counts() -> None:
    told = printed(share_figure("devon", "all", 17, 42))
    assert (told.numerator, told.denominator, told.value) == (15, 40, 38.0)
    assert (told.lower, told.upper) == (24.0, 53.0)


def test_a_share_without_an_interval_gets_none() -> None:
    told = printed(share_figure("devon", "all", 17, 42, lower=None, upper=None))
    assert (told.lower, told.upper) == (None, None)


@pytest.mark.parametrize("cases", [0, 1, 7])
def test_of_few_printed_cases_nothing_is_worked_out_and_nobody_learns_whether_there_were_any(cases: int) -> None:
    told = printed(average_figure("devon", "all", cases, 30.0))
    assert (told.value, told.marker) == (None, "u")


def test_an_average_is_given_whole_and_without_an_interval() -> None:
    assert printed(average_figure("devon", "all", 12, 30.4, lower=25.0, upper=36.0)) == Printed(
        None, 10, 30.0, None, None, ""
    )


def test_an_unchanged_count_is_printed_as_before_and_a_changed_one_anew() -> None:
    figure = count_figure("devon", "all", 43)
    table = tabulate([figure], PROFILE.structure)
    name = (("open_children", "plain", NUMERATOR), place_of(figure, PROFILE.structure))
    assert round_table(table, PROFILE, {name: InEarlierPrint(43, 40)}).printed == (40,)
    assert round_table(table, PROFILE, {name: InEarlierPrint(41, 40)}).printed == (45,)
