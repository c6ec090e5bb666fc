"""As little is hidden as keeps the small counts hidden: small tables whose answer can be seen at a glance."""

from __future__ import annotations

import pytest

from support.invented_figures import count_figure, share_figure, with_totals
from waypost.disclosure.attack import Opening
from waypost.disclosure.profile import read_profile
from waypost.disclosure.suppression import SuppressionFailed, _give_back, _Search, hide
from waypost.disclosure.table import Table, tabulate
from waypost.insight.measures.figure import Figure

PROFILE = read_profile()


def hidden_places(figures: list[Figure]) -> dict[str, set[tuple[str, str]]]:
    """Area and group of every hidden count, by whether it was hidden for its own sake."""
    table = tabulate(figures, PROFILE.structure)
    hidden = hide(table, PROFILE)
    names = {cell: (place[3], place[5]) for (_, place), cell in table.cell_of.items()}
    return {"primary": {names[c] for c in hidden.primary}, "secondary": {names[c] for c in hidden.secondary}}


def test_nothing_small_hides_nothing() -> None:
    counts = with_totals({("devon", "public"): 9, ("devon", "private"): 30})
    assert hidden_places([count_figure(*cell, count) for cell, count in counts.items()]) == {
        "primary": set(),
        "secondary": set(),
    }


def test_the_smallest_other_part_goes_with_a_small_one() -> None:
    counts = {"devon": 3, "derby": 12, "truro": 40}
    figures = [count_figure(area, "all", count) for area, count in counts.items()]
    figures.append(count_figure("england", "all", 55))
    assert hidden_places(figures) == {"primary": {("devon", "all")}, "secondary": {("derby", "all")}}


def test_a_nought_is_never_hidden_so_the_total_goes() -> None:
    figures = [count_figure("devon", "all", 3), count_figure("derby", "all", 0), count_figure("england", "all", 3)]
    hidden = hidden_places(figures)
    assert ("derby", "all") not in hidden["primary"] | hidden["secondary"]
    assert hidden["primary"] == {("devon", "all"), ("england", "all")}


def test_two_small_parts_whose_sum_is_small_take_a_third() -> None:
    counts = {"devon": 2, "derby": 2, "truro": 40, "luton": 50}
    figures = [count_figure(area, "all", count) for area, count in counts.items()]
    figures.append(count_figure("england", "all", 94))
    assert hidden_places(figures)["secondary"] == {("truro", "all")}


def test_a_two_way_table_is_closed_in_both_ways() -> None:
    cells = {(area, law): 30 for area in ("devon", "derby", "truro") for law in ("public", "private")}
    cells["devon", "public"] = 4
    counts = with_totals(cells)
    hidden = hidden_places([count_figure(*cell, count) for cell, count in counts.items()])
    assert hidden["primary"] == {("devon", "public")}
    assert len(hidden["secondary"]) == 3
    assert ("england", "all") not in hidden["secondary"]


def test_a_small_remainder_hides_the_part_or_the_whole() -> None:
    """All but two children: printing both 38 and 40 would tell of the two."""
    assert len(hidden_places([share_figure("devon", "all", 38, 40)])["secondary"]) == 1


def test_a_child_in_no_area_is_not_told_by_subtraction() -> None:
    counts = {"devon": 20, "derby": 12}
    figures = [count_figure(area, "all", count) for area, count in counts.items()]
    figures.append(count_figure("england", "all", 34))
    assert hidden_places(figures)["secondary"] == {("derby", "all")}


def test_sums_that_cannot_be_closed_release_nothing() -> None:
    """A small remainder of which every printed count is nought cannot be: such a table is wrong."""
    table = Table(values=[3], is_printed=[False], cost_ranks=[0], relations=[((0, -1),)])
    with pytest.raises(SuppressionFailed, match="small count can be told"):
        hide(table, PROFILE)


def test_where_nothing_near_is_left_to_hide_the_search_goes_further() -> None:
    """Count 0 shares a sum with 1 and 2, which are hidden; what is next beyond them goes."""
    relations = [((2, -1), (0, 1), (1, 1)), ((4, -1), (2, 1), (3, 1))]
    table = Table(values=[3, 9, 12, 30, 42], is_printed=[True] * 5, cost_ranks=[0] * 5, relations=relations)
    search = _Search(table, {0}, 6)
    for cell in (0, 1, 2):
        search.hide(cell)
    search.close(Opening(0, frozenset()))
    assert search.hidden == {0, 1, 2, 3}


def test_a_total_that_need_not_have_been_hidden_is_printed_again() -> None:
    """The whole (4) went when its only other part was hidden; two more hidden parts make that needless."""
    relations = [((4, -1), (0, 1), (1, 1), (2, 1), (3, 1))]
    table = Table(values=[3, 20, 30, 0, 53], is_printed=[True] * 5, cost_ranks=[0, 0, 0, 0, 1], relations=relations)
    hidden = {0, 1, 4}
    _give_back(table, {0}, {0}, hidden, 6)
    assert hidden == {0, 1}
    _give_back(table, {0}, {0}, hidden := {0, 4}, 6)
    assert hidden == {0, 4}
