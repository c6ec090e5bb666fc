"""What was found on the ways: what follows what after how long, and the commonest ways through. Before disclosure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

EDGES: dict[str, pl.DataType | type[pl.DataType]] = {
    "before": pl.String,
    "after": pl.String,
    "times": pl.Int64,
    "children": pl.Int64,
    "mean_days": pl.Float64,
    "median_days": pl.Float64,
}
COMMONEST: dict[str, pl.DataType | type[pl.DataType]] = {
    "steps": pl.List(pl.String),
    "ways": pl.Int64,
    "children": pl.Int64,
    "cases": pl.Int64,
    "mean_days": pl.Float64,
    "median_days": pl.Float64,
}


@dataclass(frozen=True, slots=True)
class Footsteps:
    """The columns of the table `ways` (journeys.tables) as arrays, in its order: by child, then by day.

    `way` says whose steps belong together; give `child` twice for whole journeys. Nothing belongs to way 0.
    """

    child: NDArray[np.int32]
    way: NDArray[np.int32]
    activity: NDArray[np.int8]
    day: NDArray[np.int32]

    def __post_init__(self) -> None:
        if len({len(self.child), len(self.way), len(self.activity), len(self.day)}) != 1:
            raise ValueError("footsteps: every array has one element a step")


@dataclass(frozen=True, slots=True)
class Walked:
    """What was met on the ways that were walked.

    `edges`: one row a step and the one right after it; `after` is null where ways end, `before` where they begin.
    `times` counts steps, `children` each child once. Waits are days from one to the other.
    `commonest`: the commonest sequences, the commonest first and, of equals, the one met first in the record; days are
    from the first step to the last; `cases` counts sets of proceedings, for siblings go one way together.
    `ways`, `children` and `sequences` count all that were walked.
    """

    edges: pl.DataFrame
    commonest: pl.DataFrame
    ways: int
    children: int
    sequences: int
