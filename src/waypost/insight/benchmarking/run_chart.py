"""Run charts with XmR limits: which values of a series are more than its usual to and fro. Rules are data, and cited.

The mean is the middle; the limits lie 2.66 average moving ranges from it. A moving range that is itself beyond the
usual (3.268 times the average) is left out of that average, once, so that one odd month does not hide the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

BEYOND_LIMITS, SHIFT, TREND, TWO_OF_THREE = "beyond_limits", "shift", "trend", "two_of_three"


@dataclass(frozen=True, slots=True)
class RunChart:
    """A series with its middle, limits and, for each value, the names of the rules by which it is unusual."""

    values: tuple[float, ...]
    mean: float
    lower: float
    upper: float
    average_range: float
    signals: tuple[tuple[str, ...], ...]


@cache
def run_chart_rules() -> dict[str, Any]:
    """Return the limits and rules as they stand in run_chart.yaml."""
    document: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("run_chart.yaml").read_text("utf-8"))
    return document


def run_chart(values: Sequence[float], *, is_screened: bool = True) -> RunChart | None:
    """Return the chart of a series; nothing of fewer values than limits can be drawn from.

    `is_screened` leaves odd moving ranges out of the average.
    """
    told = run_chart_rules()
    if len(values) < told["fewest_values"]["value"]:
        return None
    series = np.asarray(values, dtype=np.float64)
    ranges = np.abs(np.diff(series))
    average = float(ranges.mean())
    if is_screened:
        usual = ranges[ranges <= told["limits"]["of_ranges"]["value"] * average]
        average = float(usual.mean())
    mean, half = float(series.mean()), told["limits"]["of_values"]["value"] * average
    signals = _signals(series, mean, half)
    return RunChart(tuple(map(float, series)), mean, mean - half, mean + half, average, signals)


def _signals(series: Any, mean: float, half: float) -> tuple[tuple[str, ...], ...]:
    lengths = {name: rule["length"] for name, rule in run_chart_rules()["rules"].items()}
    found: list[set[str]] = [set() for _ in series]
    side = np.sign(series - mean)
    steps = np.sign(np.diff(series))
    outside = np.abs(series - mean) > half
    near = (np.abs(series - mean) > half * 2 / 3) & ~outside
    for place in range(len(series)):
        if outside[place]:
            found[place].add(BEYOND_LIMITS)
        last = place + 1
        run = slice(last - lengths[SHIFT], last)
        if last >= lengths[SHIFT] and side[place] != 0 and (side[run] == side[place]).all():
            _mark(found, run, SHIFT)
        run = slice(last - lengths[TREND], last)
        climb = steps[last - lengths[TREND] : last - 1]
        if last >= lengths[TREND] and climb[-1] != 0 and (climb == climb[-1]).all():
            _mark(found, run, TREND)
        three = range(max(0, last - lengths[TWO_OF_THREE]), last)
        for way in (-1, 1):
            close = [one for one in three if near[one] and side[one] == way]
            if len(three) == lengths[TWO_OF_THREE] and len(close) >= 2 and all(side[one] == way for one in three):
                for one in close:
                    found[one].add(TWO_OF_THREE)
    return tuple(tuple(name for name in lengths if name in names) for names in found)


def _mark(found: list[set[str]], run: slice, name: str) -> None:
    for names in found[run]:
        names.add(name)
