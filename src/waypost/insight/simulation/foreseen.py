"""The definitions of what is foreseen, one a stock, and their figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.computing import ALL, ENGLAND
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period, last_month_end
from waypost.insight.simulation.forecast import Forecast, Range, forecast
from waypost.insight.simulation.history import History, history, month_ends, months_after
from waypost.insight.simulation.naive import naive_open
from waypost.insight.simulation.rules import rules
from waypost.insight.simulation.stock import STOCKS, Stock
from waypost.journeys.store.contract import RecordStore

MONTHS_SHOWN = 24


def foreseen_id(stock: Stock) -> str:
    """Return the id of what is foreseen of a stock."""
    return f"foreseen_{stock.id}"


def _of_stock(stock: Stock) -> Analysis:
    return Analysis(
        id=foreseen_id(stock),
        title=f"What next: {stock.title[0].lower()}{stock.title[1:]}",
        why_it_matters="Whoever plans for judges, guardians and social workers must know how many children will come.",
        objective="timeliness",
        direction="none",
        period="month_end",
        told=(
            Told("open_before", "Open at the month's end, as counted", "children"),
            Told("open", "Open at the month's end, foreseen, with an 80 % interval", "children"),
            Told("in_time", "Of those who will leave in twelve months, within 26 weeks of their start", "percent"),
            Told("weeks", "Of those who will leave in twelve months, mean weeks since their start", "weeks"),
            Told("year_ago", "What would have been foreseen a year ago for today, with an 80 % interval", "children"),
            Told("year_ago_naive", 'What "as many as today" would have said a year ago', "children"),
        ),
        numerator="Of those, the children who will be open at each month's end; and those who will leave.",
        denominator=f"England. {stock.title} open to Cafcass at the origin: the forecast rests on them.",
        method_in_words=(
            "Arrivals of each area: a yearly level, the newest years weighing most, with a season drawn towards none, "
            "and scatter as seen (negative binomial). Departures: a rate for each age, the same for all areas, times "
            "an area's own pace, drawn towards the country's (empirical Bayes); brothers and sisters leave together. "
            "Levels drift as they drifted from year to year, beyond what chance alone would show. What is not known of "
            "a level or a rate is drawn too. 500 futures are drawn, month by month; the middle and the middle 80 % are "
            "told. Every assumption stands in forecast.yaml."
        ),
        sources=(
            "Gneiting and Raftery, Journal of the American Statistical Association 2007;102:359-378 (scores)",
            "Efron and Morris, Journal of the American Statistical Association 1975;70:311-319 (partial pooling)",
            "Hyndman and Athanasopoulos, Forecasting: Principles and Practice, third edition, 2021 (rolling origins)",
        ),
        cautions=(
            "It foresees what comes if things go on as they have. A new court, law or rule is not in it.",
            "One in five intervals is meant to miss.",
            "Time runs from Cafcass's start of the case to its closure, and so is longer than to the final order.",
            "An area with few open children has no forecast of its own; England's has them.",
            '"As many as today" is hard to beat for a month or two: the page says which was nearer a year ago.',
        ),
        owner="Family Justice Board",
        next_review=date(2027, 11, 22),
    )


FORESEEN = tuple(_of_stock(stock) for stock in STOCKS)


def compute_forecasts(store: RecordStore, as_of: date, *, seed: int) -> list[Figure]:
    """Return every figure that is foreseen at the last month's end on or before a day; none of a past too short."""
    origin = last_month_end(as_of).end
    before = month_ends(origin, 12)[0]
    figures: list[Figure] = []
    for stock in STOCKS:
        now = history(store, stock, origin)
        found = forecast(now, seed=seed)
        if found is None:
            continue
        figures += told_figures(found)
        then = forecast(history(store, stock, before), seed=seed)
        if then is not None:
            figures += year_ago_figures(then, origin)
    return figures


def told_figures(found: Forecast) -> Iterator[Figure]:
    """Yield what was counted in the two years before a forecast's origin, and what is foreseen after it."""
    told, ends = found.history, months_after(found.history.origin, rules().months_ahead)
    whole = int(told.open_now.sum())
    for day, count in zip(month_ends(told.origin, MONTHS_SHOWN), _open_before(told), strict=True):
        yield _figure(told.stock, "open_before", ENGLAND, Period(day, day), None, int(count))
    for month, day in enumerate(ends):
        yield _figure(told.stock, "open", ENGLAND, Period(day, day), found.whole[month], whole)
        for place, area in enumerate(found.areas):
            told_of = Range(*(float(part[month, place]) for part in (found.lower, found.middle, found.upper)))
            yield _figure(told.stock, "open", area, Period(day, day), told_of, _open_in(told, area))
    year = Period(told.origin + timedelta(days=1), ends[-1])
    for method, ranges in (("in_time", found.in_time), ("weeks", found.weeks)):
        for area, one in ranges.items():
            of = _open_in(told, area) if area else whole
            yield _figure(told.stock, method, area or ENGLAND, year, one, of)


def year_ago_figures(then: Forecast, origin: date) -> Iterator[Figure]:
    """Yield what a forecast of a year before says of an origin, and what "as many as today" would have said."""
    whole = int(then.history.open_now.sum())
    on = Period(origin, origin)
    yield _figure(then.history.stock, "year_ago", ENGLAND, on, then.whole[-1], whole)
    lower, middle, upper = naive_open(then.history, rules().months_ahead)
    together = Range(float(lower.sum()), float(middle.sum()), float(upper.sum()))
    yield _figure(then.history.stock, "year_ago_naive", ENGLAND, on, together, whole)


def _open_before(told: History) -> np.ndarray:
    """Return how many children were open at each of the last months' ends, the earliest first."""
    change = (told.arrivals - told.departures).sum(axis=0)[-MONTHS_SHOWN:]
    now = told.open_now.sum()
    return np.append(now - np.cumsum(change[::-1])[::-1], now)


def _open_in(told: History, area: str) -> int:
    return int(told.open_now[told.areas.index(area)])


def _figure(stock: Stock, method: str, area: str, period: Period, told: Range | None, of: int) -> Figure:
    """Return a figure: of what is foreseen, resting on `of` children; without one, the count itself."""
    units = {"in_time": "percent", "weeks": "weeks"}
    return Figure(
        measure_id=foreseen_id(stock),
        method=method,
        area_kind=ENGLAND if area == ENGLAND else "dfj_area",
        area=area,
        period_start=period.start,
        period_end=period.end,
        group_kind=ALL,
        group=ALL,
        numerator=of if told is None else None,
        denominator=None if told is None else of,
        value=float(of) if told is None else told.middle,
        unit=units.get(method, "children"),
        lower=None if told is None else told.lower,
        upper=None if told is None else told.upper,
        is_modelled=told is not None,
    )
