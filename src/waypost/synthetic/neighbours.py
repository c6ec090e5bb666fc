"""Statistical neighbours of an invented county's areas: invented, and every row says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import polars as pl

from waypost.vocabulary.neighbours import NEIGHBOURS

MOST_NEIGHBOURS = 5
SOURCE = "Invented for an invented county: the next areas in the order of the alphabet"


def invented_neighbours(areas: Sequence[str]) -> pl.DataFrame:
    """Return up to five neighbours of each area: those that follow it in the alphabet, round and round."""
    names = sorted(set(areas))
    rows = [
        {"area": area, "neighbour": neighbour, "source": SOURCE, "is_invented": True}
        for place, area in enumerate(names)
        for neighbour in islice((*names[place + 1 :], *names[:place]), MOST_NEIGHBOURS)
    ]
    told = pl.DataFrame([{name: row.get(name) for name in NEIGHBOURS} for row in rows], schema=dict(NEIGHBOURS))
    return told.sort("area", "neighbour")
