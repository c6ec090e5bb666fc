"""Figures that disclosure released, for rooms of casework: the one reader of release/measures.csv for them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from waypost.disclosure.measures_csv import read
from waypost.disclosure.released import ReleasedFigure
from waypost.pipeline import measures
from waypost.wiring.links import record_folder

ENGLAND, EVERYBODY, COURT_AREA = "england", "all", "dfj_area"


def newest_figures() -> Mapping[str, ReleasedFigure]:
    """Return the newest figure of England as a whole by `measure/method`; nothing where no build was released here."""
    of_all = (one for one in of_everybody() if one.area == ENGLAND)
    return newest(of_all, lambda one: f"{one.measure_id}/{one.method}")


def series_of_areas(measure_id: str, method: str) -> Sequence[ReleasedFigure]:
    """Return the figures of a measure and method, of every court area and period."""
    asked = (measure_id, method, COURT_AREA)
    return [one for one in of_everybody() if (one.measure_id, one.method, one.area_kind) == asked]


def of_everybody() -> tuple[ReleasedFigure, ...]:
    """Return every figure that is of no group alone; none where no build was released here."""
    file = record_folder() / "release" / "measures.csv"
    return _read(file, file.stat().st_mtime_ns) if file.is_file() else ()


def of_measure(measure_id: str) -> tuple[ReleasedFigure, ...]:
    """Return every figure of one measure, those of groups too; none where no build was released here."""
    file = record_folder() / "release" / "measures.csv"
    return _read_one(file, file.stat().st_mtime_ns, measure_id) if file.is_file() else ()


def newest(figures: Iterable[ReleasedFigure], key: Callable[[ReleasedFigure], str]) -> dict[str, ReleasedFigure]:
    """Return the newest of some figures by a key; one with an empty key is left out."""
    found: dict[str, ReleasedFigure] = {}
    for one in figures:
        name = key(one)
        if name and (name not in found or found[name].period_end < one.period_end):
            found[name] = one
    return found


def figures_in_order() -> dict[str, tuple[ReleasedFigure, ...]]:
    """Return every figure of England as a whole by `measure/method`, the oldest first; nothing without a release."""
    found: dict[str, list[ReleasedFigure]] = {}
    for one in of_everybody():
        if one.area == ENGLAND:
            found.setdefault(f"{one.measure_id}/{one.method}", []).append(one)
    return {key: tuple(sorted(rows, key=lambda one: one.period_end)) for key, rows in found.items()}


def figures_of_area(area: str) -> dict[str, ReleasedFigure]:
    """Return the newest figure with a value of one area, by measure: of its first method in the release."""
    told = (one for one in of_everybody() if one.area == area and one.value is not None)
    return newest(told, lambda one: one.measure_id)


def titles() -> dict[str, str]:
    """Return the plain title of every measure, those that wait for a source too, by its id."""
    return {str(one["id"]): str(one["title"]) for one in (*measures.listed(), *measures.waiting())}


@lru_cache(maxsize=1)
def _read(file: Path, changed_ns: int) -> tuple[ReleasedFigure, ...]:
    """Return them, read again when the file changed."""
    return tuple(one for one in read(file) if one.group_kind == EVERYBODY)


@lru_cache(maxsize=2)
def _read_one(file: Path, changed_ns: int, measure_id: str) -> tuple[ReleasedFigure, ...]:
    return tuple(one for one in read(file) if one.measure_id == measure_id)
