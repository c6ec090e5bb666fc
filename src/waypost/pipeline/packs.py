"""The figures of one place: an area's as the build released them, an authority's made when they are asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from waypost.disclosure.measures_csv import read
from waypost.disclosure.profile import read_profile
from waypost.disclosure.release import release
from waypost.disclosure.released import Release
from waypost.foundation.errors import YoursToFix
from waypost.insight.measures.figure import OF_PEOPLE
from waypost.insight.measures.of_authority import AUTHORITY, compute_authority
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.authorities import authority_name
from waypost.vocabulary.sharing_terms import MEASURES

ENGLAND = "england"
EVERY_AREA = "areas"
AUTHORITY_PROFILE = "all_releases"
_GSS = re.compile(r"E\d{8}")


class UnknownPlace(YoursToFix):
    """No figure of the build is of that place."""


def place_name(place: str) -> str:
    """Return what a place is called: England, an area, or an authority."""
    if place == ENGLAND:
        return "England"
    return AREAS[place].name if place in AREAS else f"Local authority: {authority_name(place)}"


def run_of(out: Path) -> dict[str, Any]:
    """Return what run.json of a build says."""
    told: dict[str, Any] = json.loads((out / RUN_FILE).read_text("utf-8"))
    return told


def areas_of(usable: UsableRecord) -> list[str]:
    """Return every area of the court of which the build released a figure, in the order of the alphabet."""
    usable.check_is_for(MEASURES)
    told = read(usable.out / "release" / "measures.csv")
    return sorted({figure.area for figure in told if figure.area in AREAS})


def place_release(usable: UsableRecord, place: str, open_store: Callable[[UsableRecord], RecordStore]) -> Release:
    """Return the figures of a place, and England's beside them.

    An authority's overlap the areas': they are rounded together, nothing in them is hidden, and England's beside them
    stand as they were released. Raises `UnknownPlace`.
    """
    usable.check_is_for(MEASURES)
    run, told = run_of(usable.out), read(usable.out / "release" / "measures.csv")
    england = tuple(figure for figure in told if figure.area == ENGLAND)
    if _GSS.fullmatch(place):
        return _of_authority(usable, place, open_store, run, Release(england, read_profile(), run["invented"], {}))
    areas = {figure.area for figure in told if figure.area_kind not in OF_PEOPLE}
    if place not in areas:
        known = ", ".join(sorted(areas - {"not_known"}))
        raise UnknownPlace(
            "no figure is of that place.", where="--for", do=f"Name an authority's GSS code, or one of: {known}."
        )
    own = england if place == ENGLAND else (*england, *(figure for figure in told if figure.area == place))
    return Release(own, read_profile(run.get("profile")), run["invented"], {})


def _of_authority(
    usable: UsableRecord,
    place: str,
    open_store: Callable[[UsableRecord], RecordStore],
    run: Mapping[str, Any],
    england: Release,
) -> Release:
    store = open_store(usable)
    try:
        figures = compute_authority(store, store.as_of, place)
    finally:
        store.close()
    if not any(figure.numerator or figure.denominator for figure in figures):
        raise UnknownPlace(
            "the record holds no case of that authority.", where="--for", do="Check its GSS code (E and eight digits)."
        )
    own = release(figures, AUTHORITY_PROFILE, is_invented=run["invented"])
    return Release((*england.figures, *own.figures), own.profile, own.is_invented, own.counts)


__all__ = ["AUTHORITY", "ENGLAND", "EVERY_AREA", "UnknownPlace", "areas_of", "place_name", "place_release", "run_of"]
