"""Whatever the counts, no reader of a release can tell that a hidden count is small.

The reader here is written apart from the product: it sees released rows alone, sets up its own sums from what the
columns mean, and asks a linear programme how small and how large each blank could be.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from support.invented_figures import Cell, average_figure, count_figure, share_figure, with_totals
from waypost.disclosure.profile import read_profile
from waypost.disclosure.release import Release, release

LAWS = ("public", "private")
SMALL = range(1, 6)
COUNTS = st.one_of(st.integers(0, 7), st.integers(0, 40))

Variable = tuple[str, str, str]  # what is counted, area, group


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Cell, int], dict[Cell, int]]:
    """Open children by area and law with all totals, and how many of them are open over a year."""
    areas = [f"area_{number}" for number in range(draw(st.integers(1, 6)))]
    cells = list(product(areas, LAWS))
    whole = {cell: draw(COUNTS) for cell in cells}
    part = {cell: draw(st.integers(0, whole[cell])) for cell in cells}
    return with_totals(whole), with_totals(part)


def reader_sees(released: Release) -> dict[Variable, int | None]:
    """Every count that the release speaks of: its number, or none where it is blank."""
    seen: dict[Variable, int | None] = {}
    names = {
        ("open_children", "numerator"): "open",
        ("open_over_52_weeks", "denominator"): "open",
        ("open_over_52_weeks", "numerator"): "over",
    }
    for figure in released.figures:
        for role in ("numerator", "denominator"):
            name = names.get((figure.measure_id, role))
            if name:
                variable = (name, figure.area, figure.group)
                printed = getattr(figure, role)
                seen[variable] = printed if printed is not None else seen.get(variable)
    return seen


def range_of(seen: dict[Variable, int | None], target: Variable) -> tuple[float, float]:
    """The least and the most that `target` can be, for all the reader knows."""
    blanks = [variable for variable, count in seen.items() if count is None]
    column = {variable: number for number, variable in enumerate(blanks)}
    areas = sorted({area for _, area, _ in seen} - {"england"})
    equal, over = [], []

    def term(row: np.ndarray, variable: Variable, sign: int) -> None:
        count = seen.get(variable, 0)
        if count is None:
            row[column[variable]] += sign
        else:
            row[-1] -= sign * count

    for name in ("open", "over"):
        for area in [*areas, "england"]:
            row = np.zeros(len(blanks) + 1)
            for group, sign in (("all", -1), ("public", 1), ("private", 1)):
                term(row, (name, area, group), sign)
            equal.append(row)
        for group in ("all", *LAWS):
            row = np.zeros(len(blanks) + 1)
            term(row, (name, "england", group), -1)
            for area in areas:
                term(row, (name, area, group), 1)
            equal.append(row)
    for area, group in product([*areas, "england"], ("all", *LAWS)):
        row = np.zeros(len(blanks) + 1)
        term(row, ("over", area, group), 1)
        term(row, ("open", area, group), -1)
        over.append(row)
    goal = np.zeros(len(blanks))
    goal[column[target]] = 1
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * goal,
            A_eq=np.array(equal)[:, :-1],
            b_eq=np.array(equal)[:, -1],
            A_ub=np.array(over)[:, :-1],
            b_ub=np.array(over)[:, -1],
            bounds=[(1, None)] * len(blanks),
        )
        ends.append(float("inf") if found.status == 3 else found.fun * sign)
    return ends[0], ends[1]


def released_tables(whole: dict[Cell, int], part: dict[Cell, int], profile_name: str = "unrounded_counts") -> Release:
    """Release the counts as three measures: the open, the share over a year, and an average over the same children."""
    figures = [count_figure(*cell, count) for cell, count in whole.items()]
    figures += [share_figure(*cell, part[cell], count) for cell, count in whole.items() if count]
    figures += [average_figure(*cell, count, 30.0) for cell, count in whole.items() if count]
    return release(figures, read_profile(profile_name), is_invented=True)


@given(tables())
def test_no_small_count_is_printed_or_can_be_told(counts: tuple[dict[Cell, int], dict[Cell, int]]) -> None:
    """Every count of 1 to 5 is blank, and could be 6 or more for all that is printed."""
    whole, part = counts
    seen = reader_sees(released_tables(whole, part))
    for name, table in (("open", whole), ("over", part)):
        for (area, group), count in table.items():
            if count not in SMALL or (name, area, group) not in seen:
                continue
            assert seen[name, area, group] is None
            least, most = range_of(seen, (name, area, group))
            assert most >= 6 - 1e-6, (name, area, group)
            assert most - least > 1 - 1e-6


@given(tables())
def test_no_small_remainder_can_be_told(counts: tuple[dict[Cell, int], dict[Cell, int]]) -> None:
    """Where 1 to 5 children are not open over a year, numerator and denominator are not both printed."""
    whole, part = counts
    seen = reader_sees(released_tables(whole, part))
    for (area, group), count in whole.items():
        if count - part[area, group] in SMALL:
            assert None in (seen["open", area, group], seen["over", area, group])


@given(tables())
def test_what_is_printed_is_true_and_a_nought_is_always_printed(
    counts: tuple[dict[Cell, int], dict[Cell, int]],
) -> None:
    """Suppression hides; it never changes a count, and it never hides a nought."""
    whole, part = counts
    seen = reader_sees(released_tables(whole, part))
    for (name, area, group), printed in seen.items():
        truth = (whole if name == "open" else part)[area, group]
        assert printed in (None, truth)
        assert printed == 0 or truth != 0


@given(tables())
def test_nothing_derived_from_a_hidden_count_is_left(counts: tuple[dict[Cell, int], dict[Cell, int]]) -> None:
    """A row with a blank count has no value and no bounds, and is marked; the same count is blank in every measure."""
    released = released_tables(*counts)
    blank: dict[tuple[str, str], set[bool]] = {}
    for figure in released.figures:
        is_share = figure.measure_id == "open_over_52_weeks"
        counts_shown = [figure.numerator] if figure.measure_id == "open_children" else [figure.denominator]
        counts_shown += [figure.numerator] if is_share else []
        if None in counts_shown:
            assert (figure.value, figure.lower, figure.upper) == (None, None, None)
            assert figure.marker == "c"
        open_count = figure.numerator if figure.measure_id == "open_children" else figure.denominator
        blank.setdefault((figure.area, figure.group), set()).add(open_count is None)
    assert all(len(answers) == 1 for answers in blank.values())


@given(tables())
def test_rounding_hides_no_less(counts: tuple[dict[Cell, int], dict[Cell, int]]) -> None:
    """Under the rounding profile the same counts are blank, and the rest are multiples of 5."""
    plain, rounded = released_tables(*counts), released_tables(*counts, "round_to_5")
    for one, other in zip(plain.figures, rounded.figures, strict=True):
        assert (one.numerator is None, one.denominator is None) == (other.numerator is None, other.denominator is None)
        assert all(count is None or count % 5 == 0 for count in (other.numerator, other.denominator))
