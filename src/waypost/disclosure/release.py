"""The only door through which a figure leaves: counts hidden, values withheld with them, the rest rounded and marked.

Markers, as official statistics use them: `c` hidden to protect children (confidential), `u` too few cases for a
reliable figure, `z` not applicable. Under a profile that rounds counts together (printing.py) nothing is hidden. Doors
may print a `ReleasedFigure`; nothing but `release` can make one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waypost.disclosure.measures_csv import write
from waypost.disclosure.printing import Earlier, InEarlierPrint, Printed, print_figure, round_table
from waypost.disclosure.profile import Profile, read_profile
from waypost.disclosure.released import (
    CONFIDENTIAL,
    MARKERS,
    NOT_APPLICABLE,
    SEAL,
    UNRELIABLE,
    Release,
    ReleasedFigure,
)
from waypost.disclosure.rounding import round_count, round_share, round_value
from waypost.disclosure.suppression import hide
from waypost.disclosure.table import DENOMINATOR, NUMERATOR, Place, Quantity, Table, place_of, tabulate
from waypost.insight.measures.figure import Figure

__all__ = ["MARKERS", "Release", "ReleasedFigure", "release", "write"]

_NOTHING: Mapping[tuple[Quantity, Place], InEarlierPrint] = {}


def release(
    figures: Sequence[Figure], profile: Profile | str | None, *, is_invented: bool, earlier: Earlier = _NOTHING
) -> Release:
    """Return what may be published of `figures` under a profile, its name, or the default for none.

    Counts printed in two measures can give each other away: whatever will stand in one release, or beside it, belongs
    in one call. `earlier`: what earlier releases printed of counts that were rounded together.
    Raises UnknownProfile, and ValueError where two figures of one place contradict each other.
    """
    profile = profile if isinstance(profile, Profile) else read_profile(profile)
    table, in_order = tabulate(figures, profile.structure), sorted(figures, key=_order)
    prints = _rounded_together if profile.rounds_together else _hidden_and_rounded
    printed, counts = prints(in_order, table, profile, earlier)
    released = [_released(*pair, is_invented=is_invented) for pair in zip(in_order, printed, strict=True)]
    marked = {marker: sum(figure.marker == marker for figure in released) for marker in MARKERS}
    return Release(tuple(released), profile, is_invented, {"figures": len(released), **marked, **counts})


def _rounded_together(
    figures: Sequence[Figure], table: Table, profile: Profile, earlier: Earlier
) -> tuple[list[Printed], dict[str, int]]:
    rounded = round_table(table, profile, earlier)
    counts = {"furthest_from_its_count": rounded.furthest, "printed_anew": len(rounded.let_go)}
    return [print_figure(figure, table, rounded.printed, profile) for figure in figures], counts


def _hidden_and_rounded(
    figures: Sequence[Figure], table: Table, profile: Profile, earlier: Earlier
) -> tuple[list[Printed], dict[str, int]]:
    hidden = hide(table, profile)
    withheld: dict[tuple[str, str, str], set[object]] = {}
    for (quantity, place), cell in table.cell_of.items():
        if cell in hidden.cells:
            withheld.setdefault(quantity, set()).add(place)
    printed = []
    for figure in figures:
        place = place_of(figure, profile.structure)
        hides = {
            role: place in withheld.get((figure.measure_id, figure.method, role), ())
            for role in (NUMERATOR, DENOMINATOR)
        }
        printed.append(_less_what_is_hidden(figure, hides, profile))
    return printed, {"primary": len(hidden.primary), "secondary": len(hidden.secondary)}


def _order(figure: Figure) -> tuple[object, ...]:
    place = (figure.area_kind, figure.area, figure.group_kind, figure.group)
    return (figure.measure_id, figure.method, figure.period_start, figure.period_end, *place, figure.unit)


def _released(figure: Figure, printed: Printed, *, is_invented: bool) -> ReleasedFigure:
    return ReleasedFigure(
        measure_id=figure.measure_id,
        method=figure.method,
        area_kind=figure.area_kind,
        area=figure.area,
        period_start=figure.period_start,
        period_end=figure.period_end,
        group_kind=figure.group_kind,
        group=figure.group,
        numerator=printed.numerator,
        denominator=printed.denominator,
        value=printed.value,
        unit=figure.unit,
        lower=printed.lower,
        upper=printed.upper,
        marker=printed.marker,
        invented=is_invented,
        seal=SEAL,
    )


def _less_what_is_hidden(figure: Figure, hides: Mapping[str, bool], profile: Profile) -> Printed:
    numerator = _printed(figure.numerator, hides[NUMERATOR], profile)
    denominator = _printed(figure.denominator, hides[DENOMINATOR], profile)
    marker = _marker(figure, hides, profile)
    return Printed(
        numerator=numerator,
        denominator=denominator,
        value=None if marker else _value(figure, numerator, denominator, profile),
        lower=None if marker or figure.lower is None else round_value(figure.lower, figure.unit, profile),
        upper=None if marker or figure.upper is None else round_value(figure.upper, figure.unit, profile),
        marker=marker,
    )


def _printed(count: int | None, is_hidden: bool, profile: Profile) -> int | None:
    return None if count is None or is_hidden else round_count(count, profile)


def _marker(figure: Figure, hides: Mapping[str, bool], profile: Profile) -> str:
    if any(hides.values()):
        return CONFIDENTIAL
    if figure.denominator == 0:
        return NOT_APPLICABLE
    is_average = figure.numerator is None and figure.denominator is not None
    if is_average and figure.denominator is not None and figure.denominator < profile.fewest_cases_for_an_average:
        return UNRELIABLE
    return ""


def _value(figure: Figure, numerator: int | None, denominator: int | None, profile: Profile) -> float | None:
    if numerator is not None and denominator is None:
        return float(numerator)
    if numerator is not None and denominator is not None and profile.round_counts_to > 1 and not figure.is_modelled:
        return round_share(numerator, denominator, figure.unit, profile)
    return round_value(figure.value, figure.unit, profile)
