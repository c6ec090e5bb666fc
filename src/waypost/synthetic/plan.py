"""What was asked for: passed to every writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from waypost.synthetic.chance import stream


@dataclass(frozen=True)
class Plan:
    """The seed, the last day of the world, and whether the court feeds keep strictly to their published contracts.

    Outside the contract, and as real: cancellation reasons as codes, closed cases in the state CLOSED, date arrays,
    living situations and hearing statuses that the contracts do not list.
    """

    seed: int
    until: date
    is_within_contract: bool = True

    def chance(self, subsystem: str) -> np.random.Generator:
        """Return the stream of one subsystem of the writers."""
        return stream(self.seed, f"writing {subsystem}")

    @cached_property
    def received_at(self) -> str:
        """When the authorities' and Cafcass's files reached us: the evening of the last day, UTC, ISO 8601."""
        return f"{self.until.isoformat()}T18:00:00Z"
