"""What a scenario does to Cafcass's practice: how long children wait to be met, and how many are met in person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.chance import Days, Real
from waypost.synthetic.columns import Columns
from waypost.synthetic.rates import rates


@dataclass(frozen=True, slots=True)
class Practice(Columns):
    """One row a child in a case: days added to the wait for the first meeting, and to the share met in person."""

    wait_days: Days
    in_person: Real

    @property
    def is_usual(self) -> bool:
        """Whether nothing differs from what it is without a scenario."""
        return not (self.wait_days.any() or self.in_person.any())


def usual_practice(size: int) -> Practice:
    """Return the practice that is as it is without a scenario, of `size` children in cases."""
    return Practice(np.zeros(size, dtype=np.int64), np.zeros(size))


def of_the_engaged(share: float) -> float:
    """Return what to add to the share of the engaged, for the share of all who are eligible to move by `share`."""
    return share / rates("practice").number("is_engaged")
