"""What was asked for: passed to every writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from waypost.synthetic.chance import stream
from waypost.synthetic.rates import rates
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario


@dataclass(frozen=True)
class Plan:
    """The seed, the last day of the world, and whether the court feeds keep strictly to their published contracts.

    Outside the contract, and as real: cancellation reasons as codes, closed cases in the state CLOSED, date arrays,
    living situations and hearing statuses that the contracts do not list.

    `are_polls_few`: nearly every case is told once, as in a file of the whole country. `shard`: the name of the part of
    the country that is written, empty for all of it. `scenario`: what is planted in the world that is written.
    """

    seed: int
    until: date
    is_within_contract: bool = True
    are_polls_few: bool = False
    shard: str = ""
    scenario: Scenario = NOTHING_PLANTED

    def chance(self, subsystem: str) -> np.random.Generator:
        """Return the stream of one subsystem of the writers."""
        return stream(self.seed, f"writing {subsystem}", self.shard)

    @property
    def polled_several_times(self) -> float:
        """Which share of cases the court feeds tell more than once."""
        if self.are_polls_few:
            return rates("size").number("cases_polled_several_times")
        return rates("feeds").number("cases_polled_several_times")

    @cached_property
    def received_at(self) -> str:
        """When the authorities' and Cafcass's files reached us: the evening of the last day, UTC, ISO 8601."""
        return f"{self.until.isoformat()}T18:00:00Z"
