"""Finding one released figure among many: by measure, method, place, group, and now or a year before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.group_words import NAMES as GROUP_NAMES
from waypost.doors.boardpack.indicators import Indicator
from waypost.doors.pages.words import Change, Reading, change_in_words, number_in_words, plain_number
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.areas import AREAS

ENGLAND, OF_PEOPLE = "england", ("service_area", "team")
_SIGNED = ("percent", "weeks", "days", "pounds")
NO_FIGURE = "–"
_LAWS = {"public": "Public law", "private": "Private law", "not_known": "Law not known"}

Key = tuple[str, str, str, str, str, date]


class Figures:
    """A release, looked up. Each measure's latest period is now; the one before it in the release is before."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self._by_key: dict[Key, ReleasedFigure] = {
            (f.measure_id, f.method, f.area, f.group_kind, f.group, f.period_end): f for f in release.figures
        }
        self._periods: dict[str, list[tuple[date, date]]] = {}
        for measure_id in sorted({figure.measure_id for figure in release.figures}):
            periods = {(f.period_end, f.period_start) for f in release.figures if f.measure_id == measure_id}
            self._periods[measure_id] = [(start, end) for end, start in sorted(periods)]

    def get(
        self,
        measure_id: str,
        method: str,
        *,
        area: str = ENGLAND,
        group: tuple[str, str] = ("all", "all"),
        back: int = 0,
    ) -> ReleasedFigure | None:
        """Return one figure, of now or of `back` periods before; null where there is none."""
        periods = self._periods.get(measure_id, [])
        if back >= len(periods):
            return None
        return self._by_key.get((measure_id, method, area, *group, periods[-1 - back][1]))

    def of(self, indicator: Indicator, *, area: str = ENGLAND, back: int = 0) -> ReleasedFigure | None:
        """Return the figure of an indicator."""
        return self.get(indicator.measure_id, indicator.method, area=area, group=indicator.group, back=back)

    def period(self, measure_id: str, back: int = 0) -> tuple[date, date] | None:
        """Return the first and last day of a measure's period, or null where it has none."""
        periods = self._periods.get(measure_id, [])
        return periods[-1 - back] if back < len(periods) else None

    def areas(self) -> list[str]:
        """Return every area of the court that has a figure, in the order of the alphabet; the unknown one last."""
        found = {
            figure.area
            for figure in self.release.figures
            if figure.area != ENGLAND and figure.area_kind not in OF_PEOPLE
        }
        return sorted(found, key=lambda area: (area == "not_known", area_name(area)))

    def change(self, indicator: Indicator, direction: str, *, area: str = ENGLAND) -> Change | None:
        """Return the change of an indicator on a year before, or null where either figure is missing or withheld."""
        now, before = self.steadied(indicator, area=area), self.steadied(indicator, area=area, back=1)
        return change_in_words(now, before, direction) if now and before else None

    def steadied(self, indicator: Indicator, *, area: str = ENGLAND, back: int = 0) -> Reading | None:
        """Return an indicator's number with its interval, or that of the method that steadies it."""
        figure = self.of(indicator, area=area, back=back)
        if figure is None or figure.value is None:
            return None
        lower, upper = figure.lower, figure.upper
        if indicator.steadied_by and lower is None:
            beside = self.get(indicator.measure_id, indicator.steadied_by, area=area, group=indicator.group, back=back)
            lower, upper = (beside.lower, beside.upper) if beside else (None, None)
        return Reading(figure.value, figure.unit, lower, upper)


def shown(figure: ReleasedFigure | None) -> str:
    """Return a figure as a cell shows it: its number, its marker, or a dash where there is none."""
    if figure is None:
        return NO_FIGURE
    if figure.value is None:
        return figure.marker
    return plain_number(figure.value, figure.unit)


def shown_with_unit(figure: ReleasedFigure | None) -> str:
    """Return a figure as a cell of mixed units shows it: 37.1%, 12 weeks, its marker, or a dash.

    Of what is so much a case or so much a child, the words beside it tell the unit.
    """
    if figure is None or figure.value is None or figure.unit not in _SIGNED:
        return shown(figure)
    return number_in_words(figure.value, figure.unit)


def shown_in_chart(figure: ReleasedFigure, unit: str) -> str:
    """Return a figure as a chart writes it, with its unit; one that is hidden says so, for no key stands beside it."""
    if figure.value is not None:
        return f"{shown(figure)}{unit}"
    return f"{figure.marker} (withheld)" if figure.marker == "c" else figure.marker


def area_name(area: str) -> str:
    """Return an area's name in words."""
    if area == ENGLAND:
        return "England"
    if area == "not_known":
        return "Area not known"
    return AREAS[area].name if area in AREAS else area.replace("_", " ").capitalize()


def group_name(kind: str, group: str) -> str:
    """Return a group's name in words."""
    if kind == "all":
        return "All"
    if kind in GROUP_NAMES:
        return GROUP_NAMES[kind].get(group, group.replace("_", " ").capitalize())
    if kind == "law":
        return _LAWS.get(group, group.replace("_", " ").capitalize())
    return APPLICATIONS.title(group) if APPLICATIONS.known(group) else "Application not known"


def markers_used(figures: Sequence[ReleasedFigure | None]) -> list[tuple[str, str]]:
    """Return the markers that stand among some figures, each with its meaning; a dash means no cases."""
    used = [(marker, meaning) for marker, meaning in MARKERS.items() if any(f and f.marker == marker for f in figures)]
    return [*used, (NO_FIGURE, "No cases.")] if any(figure is None for figure in figures) else used
