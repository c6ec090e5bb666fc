"""Whether what a plan promises is measured: by registered measures, and by released figures. Pure."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Measured(StrEnum):
    """How far something is measured."""

    NOT_MEASURED = "not_measured"
    WAITS = "waits_for_a_source"
    NO_FIGURE = "no_figure_released"
    IN_PART = "measured_in_part"
    MEASURED = "measured"


def how_measured(named: Collection[str], *, registered: Collection[str], released: Collection[str]) -> Measured:
    """Return how far something is measured that names some measures.

    `registered`: those that can be computed; `released`: those of which a figure with a value was released here. What
    no measure is named for is not measured; what waits for a source cannot be computed by anybody yet.
    """
    if not named:
        return Measured.NOT_MEASURED
    known = set(named) & set(registered)
    told = known & set(released)
    if not known:
        return Measured.WAITS
    if not told:
        return Measured.NO_FIGURE
    return Measured.MEASURED if told == set(named) else Measured.IN_PART
