"""An area beside its statistical neighbours: what the user's file names them, and what the release tells of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.disclosure.neighbours import FEWEST_NEIGHBOURS, NeighboursTold, neighbours_told
from waypost.disclosure.released import Release
from waypost.doors.boardpack.reading import area_name
from waypost.doors.pages.words import listing
from waypost.vocabulary.neighbours import neighbours_on

HEADING = "Its neighbours (likely between; from, to)"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Whose neighbours are whose on the day of the release, who says so, and whether that is invented."""

    of: Mapping[str, Sequence[str]]
    sources: Sequence[str]
    is_invented: bool


def neighbours_of(given: pl.DataFrame, day: date) -> Neighbours:
    """Return whose neighbours are whose on a day, as a file says it (vocabulary.neighbours)."""
    sources = given["source"].unique().sort().to_list()
    return Neighbours(neighbours_on(given, day), sources, bool(given["is_invented"].any()))


def column(release: Release, neighbours: Neighbours, outcome: str) -> dict[str, str]:
    """Return, by the name of the area, its neighbours' mean, children alike, and their least and most."""
    told = neighbours_told(release, neighbours.of, outcome, "standardised")
    return {area_name(area): words(one) for area, one in told.items()}


def words(told: NeighboursTold) -> str:
    """Return the neighbours' mean with its interval, and the least and the most among them."""
    return f"{told.value:.1f} ({told.lower:.1f} to {told.upper:.1f}; {told.lowest:.1f} to {told.highest:.1f})"


def notes(neighbours: Neighbours) -> list[str]:
    """Return what the reader must know of the neighbours: who says so, how they are counted, and who they are."""
    invented = " They are invented, as the families are." if neighbours.is_invented else ""
    told = [
        f"Who is whose neighbour is said by the file that was given to the build ({listing(list(neighbours.sources))})."
        f"{invented}",
        "The neighbours’ figure is the mean of their published values, children alike, weighted by their children; in "
        "brackets first its 95% interval, for areas like these (Cochran’s error of a weighted mean, Student’s t), then "
        f"the least and the most among them. Fewer than {FEWEST_NEIGHBOURS} published neighbours have none.",
        "Areas that are alike may all be slow. Neighbours say what is usual among its like, not what is good.",
    ]
    of = [f"{area_name(area)}: {listing([area_name(one) for one in near])}" for area, near in neighbours.of.items()]
    return [*told, f"The neighbours are: {'; '.join(of)}."]
