"""Forecasts of days gone by, beside what came: by area and origin, with the naive forecast beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import polars as pl

from waypost.insight.simulation.came import came
from waypost.insight.simulation.forecast import Forecast, Range, forecast
from waypost.insight.simulation.history import Real, history, months_after, open_at
from waypost.insight.simulation.naive import naive_open
from waypost.insight.simulation.rules import rules
from waypost.insight.simulation.scores import interval_score, is_held
from waypost.insight.simulation.stock import Stock
from waypost.journeys.store.contract import RecordStore

OPEN, IN_TIME, WEEKS = "open", "in_time", "weeks"


def backtest(
    store: RecordStore, stock: Stock, origins: Iterable[date], horizons: Iterable[int], seed: int
) -> pl.DataFrame:
    """Return one row an area, origin, horizon and thing foreseen: its interval, the truth, and scores.

    `what` is open children at the horizon's end; or, of those who leave in all twelve months, the percent within 26
    weeks or the mean weeks. Only areas that would have had a forecast are there; only open children have a naive
    forecast beside them. `horizons` are months ahead.
    """
    frames: list[pl.DataFrame] = []
    wanted = tuple(horizons)
    for origin in origins:
        found = forecast(history(store, stock, origin), seed=seed)
        if found is None:
            continue
        ends = months_after(origin, rules().months_ahead)
        frames += [_open(store, found, horizon, ends[horizon - 1]) for horizon in wanted]
        frames += _of_leavers(store, found, ends[-1])
    return pl.concat(frames, how="diagonal") if frames else pl.DataFrame()


def _open(store: RecordStore, found: Forecast, horizon: int, day: date) -> pl.DataFrame:
    there = open_at(store, found.history.stock, day)
    places = [found.history.areas.index(area) for area in found.areas]
    truth = np.array([there.get(area, 0) for area in found.areas], dtype=np.float64)
    lower, upper = found.lower[horizon - 1], found.upper[horizon - 1]
    naive = [part[places] for part in naive_open(found.history, horizon)]
    return _frame(
        found, OPEN, horizon, list(found.areas), (lower, found.middle[horizon - 1], upper), truth
    ).with_columns(
        naive_is_held=pl.Series(is_held(truth, naive[0], naive[2])),
        naive_score=pl.Series(interval_score(truth, naive[0], naive[2], rules().share_inside)),
    )


def _of_leavers(store: RecordStore, found: Forecast, end: date) -> list[pl.DataFrame]:
    there = came(store, found.history.stock, found.history.origin, end)
    frames = []
    for what, ranges, place in ((IN_TIME, found.in_time, 0), (WEEKS, found.weeks, 1)):
        areas = [area for area in found.areas if area in ranges and area in there]
        truth = np.array([there[area][place] for area in areas], dtype=np.float64)
        ends = _ends([ranges[area] for area in areas])
        frames.append(_frame(found, what, rules().months_ahead, areas, ends, truth))
    return frames


def _ends(ranges: list[Range]) -> tuple[Real, Real, Real]:
    told = np.array([(one.lower, one.middle, one.upper) for one in ranges], dtype=np.float64).reshape(-1, 3)
    return told[:, 0], told[:, 1], told[:, 2]


def _frame(
    found: Forecast, what: str, horizon: int, areas: list[str], ends: tuple[Real, Real, Real], truth: Real
) -> pl.DataFrame:
    lower, middle, upper = ends
    return pl.DataFrame(
        {
            "what": [what] * len(areas),
            "area": areas,
            "origin": [found.history.origin] * len(areas),
            "horizon": [horizon] * len(areas),
            "lower": lower,
            "middle": middle,
            "upper": upper,
            "truth": truth,
            "is_held": is_held(truth, lower, upper),
            "score": interval_score(truth, lower, upper, rules().share_inside),
        },
        schema_overrides={"area": pl.String, "origin": pl.Date, "what": pl.String, "horizon": pl.Int64},
    )
