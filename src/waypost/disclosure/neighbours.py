"""An area's statistical neighbours, told from what is released of them: nothing that is hidden can be worked out again.

The neighbours' value is a mean of published values by published counts, so that it says nothing which a reader of the
release could not work out. A neighbour whose value is hidden is left out and counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waypost.disclosure.released import Release, ReleasedFigure

FEWEST_NEIGHBOURS = 3
"""Fewer are no yardstick (an assumption of ours)."""


@dataclass(frozen=True, slots=True)
class NeighboursTold:
    """An area's neighbours in one measure: their mean, weighted by children, and the least and most among them.

    `told` are those whose value is released, `hidden` how many are not.
    """

    area: str
    value: float
    lowest: float
    highest: float
    told: tuple[str, ...]
    hidden: int


def neighbours_told(
    release: Release, neighbours: Mapping[str, Sequence[str]], measure_id: str, method: str
) -> dict[str, NeighboursTold]:
    """Return what is released of each area's neighbours; nothing for an area with fewer than `FEWEST_NEIGHBOURS`."""
    known: dict[str, ReleasedFigure] = {
        figure.area: figure
        for figure in release.figures
        if (figure.measure_id, figure.method, figure.group) == (measure_id, method, "all") and figure.value is not None
    }
    told = {}
    for area, near in neighbours.items():
        own = [known[one] for one in near if one in known and known[one].denominator]
        if len(own) < FEWEST_NEIGHBOURS:
            continue
        children = sum(figure.denominator or 0 for figure in own)
        values = [figure.value or 0.0 for figure in own]
        mean = sum((figure.value or 0.0) * (figure.denominator or 0) for figure in own) / children
        names = tuple(figure.area for figure in own)
        told[area] = NeighboursTold(area, mean, min(values), max(values), names, len(near) - len(own))
    return told
