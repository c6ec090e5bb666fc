"""How late a share of what happened is written down: a heavy tail of days. Rates: rates/disagreements.yaml."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from waypost.synthetic.chance import Whole, happens, rounded, skewed
from waypost.synthetic.rates import rates


def days_late(rate: str, chance: np.random.Generator, size: int) -> pl.Series:
    """Return for each of `size` rows how many days more it waits: nought for most, lognormal for the rate's share."""
    given: dict[str, Any] = rates("disagreements").table(rate)
    is_late = happens(chance, given["share"], size)
    return pl.Series(np.where(is_late, skewed_days(given, chance, size), 0))


def skewed_days(given: dict[str, Any], chance: np.random.Generator, size: int) -> Whole:
    """Return whole days from one on, lognormal: `median`, `spread` of the logarithm, `most`."""
    return np.clip(rounded(skewed(chance, given["median"], given["spread"], size)), 1, given["most"])


def days_off(given: dict[str, Any], chance: np.random.Generator, size: int) -> pl.Series:
    """Return by how many days each row is written off its day: nought for all but `share`, else one of `days`."""
    among = np.array([int(days) for days in given["days"]])
    weights = np.cumsum(np.fromiter(given["days"].values(), dtype=np.float64))
    is_off = happens(chance, given["share"], size)
    drawn = among[np.searchsorted(weights, chance.random(size) * weights[-1], side="right")]
    return pl.Series(np.where(is_off, drawn, 0))
