"""The only door through which a figure leaves: counts hidden, values withheld with them, the rest rounded and marked.

Markers, as official statistics use them: `c` hidden to protect children (confidential), `u` too few cases for a reliable
figure, `z` not applicable. Doors may print a `ReleasedFigure`; nothing but `release` can make one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from datetime import date

from waypost.disclosure.profile import Profile
from waypost.disclosure.rounding import round_count, round_share, round_value
from waypost.disclosure.suppression import hide
from waypost.disclosure.table import DENOMINATOR, NUMERATOR, place_of, tabulate
from waypost.insight.measures.figure import Figure

CONFIDENTIAL, UNRELIABLE, NOT_APPLICABLE = "c", "u", "z"
MARKERS = {
    CONFIDENTIAL: "Hidden so that no child can be picked out: a count of 1 to 5, or one from which such a count could be worked out.",
    UNRELIABLE: "Too few cases for a reliable figure.",
    NOT_APPLICABLE: "Not applicable: there were no cases.",
}
_SEAL = object()


@dataclass(frozen=True, slots=True)
class ReleasedFigure:
    """One figure that may be published: exactly the columns of release/measures.csv. A null is withheld or not there."""

    measure_id: str
    method: str
    area_kind: str
    area: str
    period_start: date
    period_end: date
    group_kind: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float | None
    unit: str
    lower: float | None
    upper: float | None
    marker: str
    invented: bool
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("a released figure is made by waypost.disclosure.release.release and by nothing else")


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that may be published, in order, and what was done to them.

    `counts` says how many figures there are, how many are marked with each marker, how many distinct counts were hidden for
    their own sake (`primary`) and to protect those (`secondary`).
    """

    figures: tuple[ReleasedFigure, ...]
    profile: Profile
    is_invented: bool
    counts: Mapping[str, int]


def release(figures: Sequence[Figure], profile: Profile, *, is_invented: bool) -> Release:
    """Return what may be published of `figures` under `profile`. Figures must come all together.

    Counts printed in two measures, or in two calls, can give each other away: whatever will stand in one release, or beside
    it, belongs in one call. Raises ValueError where two figures of one place contradict each other.
    """
    table = tabulate(figures, profile.structure)
    hidden = hide(table, profile)
    withheld: dict[tuple[str, str, str], set[object]] = {}
    for (quantity, place), cell in table.cell_of.items():
        if cell in hidden.cells:
            withheld.setdefault(quantity, set()).add(place)
    released = []
    for figure in sorted(figures, key=_order):
        place = place_of(figure)
        hides = {
            role: place in withheld.get((figure.measure_id, figure.method, role), ())
            for role in (NUMERATOR, DENOMINATOR)
        }
        released.append(_released(figure, hides, profile, is_invented=is_invented))
    counts = {
        "figures": len(released),
        **{marker: sum(figure.marker == marker for figure in released) for marker in MARKERS},
        "primary": len(hidden.primary),
        "secondary": len(hidden.secondary),
    }
    return Release(tuple(released), profile, is_invented, counts)


def _order(figure: Figure) -> tuple[object, ...]:
    return (figure.measure_id, figure.method, *place_of(figure), figure.unit)


def _released(figure: Figure, hides: Mapping[str, bool], profile: Profile, *, is_invented: bool) -> ReleasedFigure:
    numerator = _printed(figure.numerator, hides[NUMERATOR], profile)
    denominator = _printed(figure.denominator, hides[DENOMINATOR], profile)
    marker = _marker(figure, hides, profile)
    return ReleasedFigure(
        measure_id=figure.measure_id,
        method=figure.method,
        area_kind=figure.area_kind,
        area=figure.area,
        period_start=figure.period_start,
        period_end=figure.period_end,
        group_kind=figure.group_kind,
        group=figure.group,
        numerator=numerator,
        denominator=denominator,
        value=None if marker else _value(figure, numerator, denominator, profile),
        unit=figure.unit,
        lower=None if marker or figure.lower is None else round_value(figure.lower, figure.unit, profile),
        upper=None if marker or figure.upper is None else round_value(figure.upper, figure.unit, profile),
        marker=marker,
        invented=is_invented,
        seal=_SEAL,
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
    if numerator is not None and denominator is not None and profile.round_counts_to > 1:
        return round_share(numerator, denominator, profile)
    return round_value(figure.value, figure.unit, profile)
