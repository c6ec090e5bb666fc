"""What was planted: the record that the truth files tell, carried by the invented world.

Frames, sorted by switch, entry and key. `entry` is the place of the entry among those of its switch in the scenario,
from 0. `days` and `weeks` are what the life really took on: less than was asked where a birthday, the family's next
case or the floor of a short case stood in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Schema = Mapping[str, "pl.DataType | type[pl.DataType]"]

CASES: Schema = {
    "case_id": pl.Int64,
    "switch": pl.String,
    "entry": pl.Int64,
    "name": pl.String,  # of the pilot
    "owner": pl.String,  # of the cause of delay
    "reason": pl.String,  # one of the 46 codes
    "trait": pl.String,  # that a harder mix gave the case
    "law": pl.String,
    "area": pl.String,
    "group_kind": pl.String,
    "group": pl.String,
    "measure": pl.String,
    "days": pl.Int64,  # really added to the case; negative: taken off
    "weeks": pl.Float64,  # the same, by seven
    "weeks_by_the_end": pl.Float64,  # what of them had passed by the last day of the world
}
PEOPLE: Schema = {
    "person_id": pl.Int64,
    "case_id": pl.Int64,  # null where the whole person is concerned
    "switch": pl.String,
    "entry": pl.Int64,
    "name": pl.String,
    "group_kind": pl.String,
    "group": pl.String,
    "measure": pl.String,
    "unit": pl.String,  # of the two that follow
    "before": pl.Float64,  # as it would have been
    "after": pl.Float64,
}
COSTS: Schema = {
    "name": pl.String,
    "per": pl.String,
    "area": pl.String,
    "law": pl.String,
    "days": pl.Int64,  # where what is paid for is a week
    "count": pl.Int64,  # of what is paid for, else
    "quantity": pl.Float64,  # weeks or count
    "pounds_each": pl.Float64,
    "pounds": pl.Float64,
}
NOISE: Schema = {"person_id": pl.Int64, "times": pl.Float64}


def _empty(schema: Schema) -> pl.DataFrame:
    return pl.DataFrame(schema=dict(schema))


@dataclass(frozen=True, slots=True)
class Planted:
    """What a scenario asked and what was really planted. `asked` is the scenario in its own words."""

    asked: Mapping[str, Any] = field(default_factory=dict)
    cases: pl.DataFrame = field(default_factory=lambda: _empty(CASES))
    people: pl.DataFrame = field(default_factory=lambda: _empty(PEOPLE))
    costs: pl.DataFrame = field(default_factory=lambda: _empty(COSTS))
    noise: pl.DataFrame = field(default_factory=lambda: _empty(NOISE))

    def __bool__(self) -> bool:
        """Say whether anything was asked."""
        return bool(self.asked)

    def with_numbers(self, move: Callable[[pl.Series], pl.Series]) -> Planted:
        """Return the same with the numbers of people and cases moved, as those of the world are."""
        frames = {
            name: frame.with_columns(
                move(frame[column]) for column in ("person_id", "case_id") if column in frame.columns
            )
            for name, frame in (("cases", self.cases), ("people", self.people), ("noise", self.noise))
        }
        return Planted(asked=self.asked, costs=self.costs, **frames)


NOT_PLANTED = Planted()
"""The record of a world in which nothing was planted."""


def noise_times(planted: Planted, people: pl.DataFrame) -> NDArray[np.float64] | None:
    """Return for each row of people how many times as often every error befalls it; None when nothing is planted."""
    if planted.noise.is_empty():
        return None
    times = people.select("person_id").join(planted.noise, on="person_id", how="left", maintain_order="left")["times"]
    return times.fill_null(1.0).to_numpy()


def of_schema(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    """Return the frame with exactly the columns of `schema`: those it does not have are null."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )
