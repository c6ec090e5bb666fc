"""Whatever the counts, nobody can tell of counts that were rounded together that one is 1 to 5: in one release or two.

The reader here is written apart from the product: it sees released rows alone, sets up its own sums from what the
columns mean, and asks a linear programme how small and how large each count could be.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from generative.test_suppression import LAWS, SMALL, Variable, reader_sees, released_tables, tables
from support.invented_figures import Cell, count_figure, with_totals
from waypost.disclosure.attack_rounded import InPrint, pinned
from waypost.disclosure.printing import Earlier, InEarlierPrint
from waypost.disclosure.profile import read_profile
from waypost.disclosure.release import Release, ReleasedFigure, release
from waypost.disclosure.table import NUMERATOR, Place, tabulate

PROFILE = read_profile("all_releases")
WITHIN = (2, 5)  # a reader who takes counts for rounded to the nearest, and one who knows the rule


def sums_in(seen: dict[Variable, int | None]) -> list[tuple[Variable, list[Variable]]]:
    """Every whole with its parts."""
    areas = sorted({area for _, area, _ in seen} - {"england"})
    found = []
    for name in ("open", "over"):
        by_law = [((name, area, "all"), [(name, area, law) for law in LAWS]) for area in (*areas, "england")]
        by_area = [((name, "england", law), [(name, area, law) for area in areas]) for law in ("all", *LAWS)]
        found += [
            (whole, [part for part in parts if part in seen]) for whole, parts in (*by_law, *by_area) if whole in seen
        ]
    return found


def can_be_told(seen: dict[Variable, int | None], asked: Variable, within: int) -> bool:
    """Say whether the reader can tell that a count is 1 to 5."""
    names = list(seen)
    place = {name: number for number, name in enumerate(names)}
    sums, part_of = [], []
    for whole, parts in sums_in(seen):
        row = np.zeros(len(names))
        row[place[whole]] = -1
        row[[place[part] for part in parts]] = 1
        sums.append(row)
    for name, area, law in names:
        if name == "over":
            row = np.zeros(len(names))
            row[place["over", area, law]], row[place["open", area, law]] = 1, -1
            part_of.append(row)
    goal = np.zeros(len(names))
    goal[place[asked]] = 1
    bounds = [(max(0, (seen[name] or 0) - within), (seen[name] or 0) + within) for name in names]
    given_sums = {"A_eq": np.array(sums), "b_eq": np.zeros(len(sums))} if sums else {}
    given_parts = {"A_ub": np.array(part_of), "b_ub": np.zeros(len(part_of))} if part_of else {}
    least, most = (sign * linprog(sign * goal, bounds=bounds, **given_sums, **given_parts).fun for sign in (1, -1))
    return bool(least > 1e-6 and most < 6 - 1e-6)


@pytest.mark.parametrize("within", WITHIN)
@given(counts=tables())
def test_nothing_is_hidden_and_no_small_count_can_be_told(
    counts: tuple[dict[Cell, int], dict[Cell, int]], within: int
) -> None:
    """Every sum holds in print, a nought is a nought, and every count of 1 to 5 could be none or more."""
    whole, part = counts
    released = released_tables(whole, part, "all_releases")
    seen = reader_sees(released)
    assert not any(figure.marker == "c" for figure in released.figures)
    for total, parts in sums_in(seen):
        assert seen[total] == sum(seen[one] or 0 for one in parts)
    for name, table in (("open", whole), ("over", part)):
        for (area, group), count in table.items():
            variable = (name, area, group)
            if variable in seen:
                assert count or seen[variable] == 0
                assert count not in SMALL or not can_be_told(seen, variable, within)


def test_values_are_worked_from_what_is_printed() -> None:
    """17 of 42 is printed as 15 of 40, 38 %, and its interval is that of 15 of 40."""
    released = released_tables(with_totals({("a", "public"): 42}), with_totals({("a", "public"): 17}), "all_releases")
    shares = [figure for figure in released.figures if figure.measure_id == "open_over_52_weeks"]
    assert {(s.numerator, s.denominator, s.value) for s in shares} == {(15, 40, 38.0)}
    assert {(s.lower, s.upper) for s in shares} == {(24.0, 53.0)}


def place_of(figure: ReleasedFigure) -> Place:
    """Where, when and for whom a released figure counts."""
    place = (figure.area_kind, figure.area, figure.group_kind, figure.group)
    return (figure.period_start, figure.period_end, *place)


def told_again(first: Release, counts: dict[Cell, int]) -> Earlier:
    """What the first release printed of each count, and what it was."""
    return {
        (
            ("open_children", "plain", NUMERATOR),
            (f.period_start, f.period_end, f.area_kind, f.area, f.group_kind, f.group),
        ): (InEarlierPrint(counts[f.area, f.group], f.numerator or 0))
        for f in first.figures
    }


@given(
    first=st.dictionaries(st.sampled_from(list(product("abcd", LAWS))), st.integers(0, 9), min_size=1),
    changes=st.dictionaries(st.sampled_from(list(product("abcd", LAWS))), st.integers(0, 9), max_size=2),
)
def test_two_releases_side_by_side_tell_no_more(first: dict[Cell, int], changes: dict[Cell, int]) -> None:
    """What has not changed is printed as before; the attack on both together finds nothing."""
    then, now = with_totals(first), with_totals(first | changes)
    releases, earlier = [], {}
    for counts in (then, now):
        figures = [count_figure(*cell, count) for cell, count in counts.items()]
        released = release(figures, PROFILE, is_invented=True, earlier=earlier)
        table = tabulate(figures, PROFILE.structure)
        printed = [0] * len(table.values)
        of_place = {(f.area, f.group): f.numerator or 0 for f in released.figures}
        for (_, place), cell in table.cell_of.items():
            printed[cell] = of_place[place[3], place[5]]
        releases.append((released, InPrint(table, printed), of_place))
        earlier = told_again(released, counts)
    (_, before, was), (again, after, is_now) = releases
    if not again.counts["printed_anew"]:
        assert all(is_now[cell] == was[cell] for cell in then if now[cell] == then[cell])
    for within in WITHIN:
        assert pinned([before, after], PROFILE, within=within) == []
