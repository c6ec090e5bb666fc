"""The table states every sum that a reader of a release could do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.invented_figures import average_figure, count_figure, figure, share_figure
from waypost.disclosure.profile import read_profile
from waypost.disclosure.table import Table, tabulate
from waypost.insight.measures.figure import Figure

STRUCTURE = read_profile().structure


def sums(table: Table) -> set[tuple[int, tuple[int, ...]]]:
    """Each relation as the value of its whole and the sorted values of the rest."""
    out = set()
    for relation in table.relations:
        assert sum(table.values[cell] * sign for cell, sign in relation) == 0
        whole = relation[0][0]
        out.add((table.values[whole], tuple(sorted(table.values[cell] * sign for cell, sign in relation[1:]))))
    return out


def table_of(*figures: Figure) -> Table:
    return tabulate(figures, STRUCTURE)


def test_areas_add_up_to_england_and_groups_to_all() -> None:
    table = table_of(
        count_figure("england", "all", 30),
        count_figure("devon", "all", 10),
        count_figure("derby", "all", 20),
        count_figure("devon", "public", 3),
        count_figure("devon", "private", 7),
    )
    assert sums(table) == {(30, (10, 20)), (10, (3, 7))}


def test_what_the_parts_fall_short_of_is_a_count_that_nobody_prints() -> None:
    table = table_of(
        count_figure("england", "all", 32), count_figure("devon", "all", 10), count_figure("derby", "all", 20)
    )
    assert sums(table) == {(32, (2, 10, 20))}
    assert [count for count, printed in zip(table.values, table.is_printed, strict=True) if not printed] == [2]


def test_what_the_parts_overshoot_is_one_too() -> None:
    table = table_of(
        count_figure("devon", "all", 9), count_figure("devon", "public", 6), count_figure("devon", "private", 5)
    )
    assert sums(table) == {(9, (-2, 5, 6))}


def test_a_share_is_its_part_and_the_rest() -> None:
    assert sums(table_of(share_figure("devon", "all", 7, 10))) == {(10, (3, 7))}


def test_a_part_that_may_exceed_its_whole_is_no_share() -> None:
    table = table_of(share_figure("devon", "all", 7, 10), share_figure("derby", "all", 12, 10))
    assert not table.relations


def test_one_count_in_two_measures_is_one_cell() -> None:
    open_children = count_figure("devon", "all", 40)
    share = share_figure("devon", "all", 8, 40)
    table = table_of(open_children, share, average_figure("devon", "all", 40, 30.0))
    assert sorted(table.values) == [8, 32, 40]


def test_counts_that_differ_in_a_few_places_are_tied_by_their_difference() -> None:
    areas = [f"area_{number}" for number in range(12)]
    one = [count_figure(area, "all", 20 + number) for number, area in enumerate(areas)]
    other = [average_figure(area, "all", 20 + number, 30.0) for number, area in enumerate(areas)]
    other[3] = average_figure(areas[3], "all", 25, 30.0)
    table = table_of(*one, *other)
    assert len([printed for printed in table.is_printed if printed]) == 13
    assert (25, (2, 23)) in sums(table)


def test_of_two_ways_of_counting_the_same_cases_one_may_lie_inside_the_other() -> None:
    told = {"measure_id": "closed_within_26_weeks"}
    statute = share_figure("devon", "all", 7, 20, **told, method="statute")
    other = share_figure("devon", "all", 9, 20, **told, method="court_service_code")
    assert (9, (2, 7)) in sums(table_of(statute, other))


def test_a_measure_about_one_group_stands_in_that_group() -> None:
    closed = share_figure("devon", "all", 7, 20, measure_id="closed_within_26_weeks", method="statute")
    care = average_figure("devon", "section_31", 20, 30.0, method="cafcass")
    assert sorted(table_of(closed, care).values) == [7, 13, 20]


def test_applications_lie_inside_their_law() -> None:
    table = table_of(
        count_figure("devon", "public", 12),
        count_figure("devon", "section_31", 9),
        count_figure("devon", "placement", 3),
    )
    assert sums(table) == {(12, (3, 9))}


def test_quarters_add_up_to_their_year_where_they_do() -> None:
    year = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    halves = (
        {"period_start": date(2026, 1, 1), "period_end": date(2026, 6, 30)},
        {"period_start": date(2026, 7, 1), "period_end": date(2026, 12, 31)},
    )
    counts = [count_figure("devon", "all", count, **when) for count, when in zip((7, 8), halves, strict=True)]
    assert sums(table_of(count_figure("devon", "all", 15, **year), *counts)) == {(15, (7, 8))}
    assert not table_of(count_figure("devon", "all", 11, **year), *counts).relations
    assert not table_of(count_figure("devon", "all", 15, **year), counts[0]).relations


def test_totals_cost_more_and_what_gives_way_costs_less() -> None:
    told = {"measure_id": "closed_within_26_weeks"}
    table = table_of(
        count_figure("england", "all", 50),
        count_figure("devon", "public", 30),
        share_figure("derby", "all", 7, 20, **told, method="court_service_code"),
    )
    ranks = {table.values[cell]: rank for cell, rank in enumerate(table.cost_ranks) if table.is_printed[cell]}
    assert ranks[50] > ranks[30] > ranks[7]


def test_kinds_of_group_that_give_way_cost_least() -> None:
    disabled = replace(count_figure("england", "all", 30), group_kind="disability", group="yes")
    table = table_of(count_figure("england", "all", 50), disabled)
    ranks = {table.values[cell]: rank for cell, rank in enumerate(table.cost_ranks) if table.is_printed[cell]}
    assert ranks[30] < 0 < ranks[50]


def test_two_figures_of_one_place_that_disagree_are_refused() -> None:
    with pytest.raises(ValueError, match="disagree"):
        table_of(count_figure("devon", "all", 7), count_figure("devon", "all", 8))


def test_the_same_figure_twice_is_one() -> None:
    assert len(table_of(figure(), figure()).values) == 1
