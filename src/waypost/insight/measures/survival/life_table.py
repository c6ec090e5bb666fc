"""A life table on a grid of days: how many are under watch at each age, how many end then, and of what.

Built from what an engine answers to a `LifeTable` question: ages in whole days, how many came under watch at each, how
many left it, and how many left by each kind of end. Who left by none is one of whom no more is known (censored). Who
came under watch late (an old case, when the year that is looked at began) counts from then on alone (delayed entry).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class LifeTable:
    """Ages in days, rising; at each how many are at risk, and how many end by each kind of end (one column a kind).

    Who enters or leaves on a day is at risk on that day. Ages on which nothing happens are left out: between two ages
    nothing changes.
    """

    ages: Counts
    at_risk: Counts
    ends: Counts
    last_watched: int

    @property
    def all_ends(self) -> Counts:
        """How many end at each age, of whatever."""
        total: Counts = self.ends.sum(axis=1)
        return total


def life_table(ages: tuple[tuple[int, ...], ...]) -> LifeTable | None:
    """Return the table of an answer's `ages`; nothing where nobody was under watch."""
    if not ages:
        return None
    rows = np.array(ages, dtype=np.int64)
    entered, left = rows[:, 1].cumsum(), rows[:, 2].cumsum()
    at_risk = entered - left + rows[:, 2]
    watched = rows[:, 2] > 0
    return LifeTable(rows[:, 0], at_risk, rows[:, 3:], int(rows[watched, 0].max()))
