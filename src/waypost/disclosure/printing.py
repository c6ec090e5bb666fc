"""What is printed of a figure whose counts are rounded together: everything else is worked out from those counts.

A share, a ratio and their intervals come from the printed counts, so that they tell no more than these. An average of
weeks rests on no counts that are printed; it is given whole, from so many printed cases on, and without an interval.
Where the printed cases are few the figure is marked `u`, whether there were any or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waypost.disclosure.controlled_rounding import Rounded, round_together
from waypost.disclosure.profile import Profile
from waypost.disclosure.released import UNRELIABLE
from waypost.disclosure.rounding import round_share, round_value
from waypost.disclosure.table import DENOMINATOR, NUMERATOR, Place, Quantity, Table, place_of
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.readings import wilson_percent

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class InEarlierPrint:
    """A count that an earlier release told: what it was, and what was printed of it."""

    count: int
    printed: int


Earlier = Mapping[tuple[Quantity, Place], InEarlierPrint]


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of one figure; null is not there or not given."""

    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    marker: str


def round_table(table: Table, profile: Profile, earlier: Earlier) -> Rounded:
    """Return the table's counts rounded together; of a count that has not changed, what was printed before."""
    kept: dict[int, int] = {}
    for name, cell in table.cell_of.items():
        before = earlier.get(name)
        if before is not None and before.count == table.values[cell]:
            kept.setdefault(cell, before.printed)
    return round_together(table, profile, kept)


def print_figure(figure: Figure, table: Table, rounded: Sequence[int], profile: Profile) -> Printed:
    """Return what is printed of a figure, given what is printed of every cell of the table."""
    place = place_of(figure, profile.structure)

    def shown(role: str, count: int | None) -> int | None:
        name = (figure.measure_id, figure.method, role)
        return None if count is None else rounded[table.cell_of[name, place]]

    numerator, denominator = shown(NUMERATOR, figure.numerator), shown(DENOMINATOR, figure.denominator)
    if denominator is not None and denominator < profile.fewest_cases_for_an_average:
        return Printed(numerator, denominator, None, None, None, UNRELIABLE)
    if numerator is None or denominator is None:
        value = round_value(figure.value, figure.unit, profile) if numerator is None else float(numerator)
        return Printed(numerator, denominator, value, None, None, "")
    lower = upper = None
    if figure.lower is not None and figure.unit == PERCENT and numerator <= denominator:
        lower, upper = (round_value(end, PERCENT, profile) for end in wilson_percent(numerator, denominator))
    return Printed(numerator, denominator, round_share(numerator, denominator, figure.unit, profile), lower, upper, "")
