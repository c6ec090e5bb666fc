"""Many invented futures of every area at once, on all cores: referrals, staff and work are drawn, then served.

Each area of each replication has a stream of chance of its own, so that the number of cores changes nothing. Whoever
imports this waits for numba.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from waypost.insight.simulation.capacity.drawing import begin, count, exponential, from_quantiles, normal, share
from waypost.insight.simulation.capacity.serving import HELD, NOT_BEGUN, PLACES, WAITING, serve

DAYS_IN_A_WEEK = 7.0
COUNTRY = 1_000_000
"""The stream of what all areas of a replication share."""
RECEIVED, BEGUN_IN_TIME, WITH_DEADLINE, DONE_IN_TIME, WAITED, OPEN, IN_LINE, ROOM_THERE, IN_POST = range(9)
"""By week: cases received, those begun in time, those with a deadline, those of them done by it, days waited; then as
the week begins, cases held, cases waiting, hundredths of a place, and practitioners in post."""
WEEKLY = 9
OF_KIND = 5
"""By kind the first five of these, of all the weeks that are told."""


class Chances(NamedTuple):
    """What one run is drawn from, laid out for the loop. A row an area; weeks and kinds in their order.

    `rates`: cases a week by area, kind and week. `mean_days`: of exponential work by kind, nought where `quantiles`
    (by kind, evenly from least to most) are drawn from. `held`: cases held on day nought by area and kind, with
    `left` (days left) by area, kind and quantile. `begin_days`: within which work is to begin; `deadline_days`: within
    which a kind's advice is to be given, nought where it has no deadline; it is given when `share_done` of the work is
    done. `posts`: practitioners wanted by area and week, `in_post` those there on day nought.
    """

    rates: NDArray[np.float64]
    mean_days: NDArray[np.float64]
    quantiles: NDArray[np.float64]
    held: NDArray[np.int64]
    left: NDArray[np.float64]
    room_of: NDArray[np.int64]
    rank_of: NDArray[np.int64]
    begin_days: NDArray[np.float64]
    deadline_days: NDArray[np.float64]
    share_done: NDArray[np.float64]
    posts: NDArray[np.float64]
    in_post: NDArray[np.float64]
    recruits_a_week: NDArray[np.float64]
    leavers_a_week: float
    weeks_to_recruit: int
    induction_weeks: int
    induction_share: float
    away_share: float
    sickness_share: float
    sickness_spread: float
    sickness_lasts: float
    room_of_one: float
    level_spread: NDArray[np.float64]
    country_spread: float


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _staffed(
    chances: Chances, area: int, state: NDArray[np.uint64], in_post: NDArray[np.float64], places: NDArray[np.int64]
) -> None:
    """Draw who is in post, new or away in each week, and write the hundredths of a place that this makes."""
    weeks = len(places)
    settled, new = chances.in_post[area], np.zeros(weeks + chances.induction_weeks + 1)
    coming = np.zeros(weeks + chances.weeks_to_recruit + 1)
    asked, learning, owed, unwell = 0.0, 0.0, 0.0, normal(state)
    for week in range(weeks):
        arrived = coming[week]
        asked -= arrived
        learning += arrived
        if chances.induction_weeks > 0:
            new[week + chances.induction_weeks] += arrived
            settled += new[week]
            learning -= new[week]
        else:
            settled += arrived
            learning -= arrived
        left = min(float(count(chances.leavers_a_week * settled, state)), settled)
        settled -= left
        owed = min(owed + chances.recruits_a_week[area], max(chances.recruits_a_week[area], 1.0))
        wanted = chances.posts[area, week] - settled - learning - asked
        recruited = max(0.0, min(wanted, owed))
        owed -= recruited
        coming[week + chances.weeks_to_recruit] += recruited
        asked += recruited
        if chances.weeks_to_recruit == 0:  # whoever is recruited begins at once
            asked -= recruited
            if chances.induction_weeks > 0:
                learning += recruited
                new[week + chances.induction_weeks] += recruited
            else:
                settled += recruited
        lasts = chances.sickness_lasts
        unwell = lasts * unwell + math.sqrt(1.0 - lasts * lasts) * normal(state)
        spread = chances.sickness_spread
        sick = min(chances.sickness_share * math.exp(spread * unwell - spread * spread / 2.0), 1.0)
        there = max(0.0, 1.0 - sick - chances.away_share)
        in_post[week] = settled + learning
        places[week] = int((settled + chances.induction_share * learning) * there * chances.room_of_one)


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _arrivals(
    chances: Chances,
    area: int,
    level: float,
    weeks: int,
    state: NDArray[np.uint64],
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
    """Draw the cases of one area: when each is received, of which kind, and how many days its work takes."""
    kinds = chances.rates.shape[1]
    expected = level * chances.rates[area, :, :weeks].sum()
    most = int(expected + 12.0 * math.sqrt(expected) + 50.0)
    received, kind, days = np.empty(most), np.empty(most, dtype=np.int64), np.empty(most)
    found = 0
    for week in range(weeks):
        rate = level * chances.rates[area, :, week].sum() / DAYS_IN_A_WEEK
        if rate <= 0.0:
            continue
        day, end = week * DAYS_IN_A_WEEK, (week + 1) * DAYS_IN_A_WEEK
        while True:
            day += exponential(state) / rate
            if day >= end or found == most:
                break
            at = share(state) * rate * DAYS_IN_A_WEEK / level
            one = 0
            while one < kinds - 1 and at >= chances.rates[area, one, week]:
                at -= chances.rates[area, one, week]
                one += 1
            received[found], kind[found] = day, one
            if chances.mean_days[one] > 0.0:
                days[found] = chances.mean_days[one] * exponential(state)
            else:
                days[found] = from_quantiles(chances.quantiles[one], state)
            found += 1
    return received[:found], kind[:found], days[:found]


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _already_held(
    chances: Chances, area: int, state: NDArray[np.uint64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    size = int(chances.held[area].sum())
    until, kind = np.empty(size), np.empty(size, dtype=np.int64)
    found = 0
    for one in range(chances.held.shape[1]):
        for _ in range(chances.held[area, one]):
            if chances.mean_days[one] > 0.0:
                until[found] = chances.mean_days[one] * exponential(state)
            else:
                until[found] = from_quantiles(chances.left[area, one], state)
            kind[found] = one
            found += 1
    return until, kind


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _add_up(
    chances: Chances,
    received: NDArray[np.float64],
    kind: NDArray[np.int64],
    days: NDArray[np.float64],
    begun: NDArray[np.float64],
    end: float,
    weekly: NDArray[np.float32],
    of_kind: NDArray[np.float64],
) -> None:
    """Add each case to the week in which it was received, and to its kind."""
    weeks = len(weekly)
    for case in range(len(received)):
        week = int(received[case] / DAYS_IN_A_WEEK)
        if week >= weeks:
            break
        one, is_begun = kind[case], begun[case] != NOT_BEGUN
        waited = (begun[case] if is_begun else end) - received[case]
        is_prompt = is_begun and waited <= chances.begin_days[one]
        deadline = chances.deadline_days[one]
        is_done = is_begun and deadline > 0.0 and waited + chances.share_done[one] * days[case] <= deadline
        weekly[week, RECEIVED] += 1
        weekly[week, BEGUN_IN_TIME] += is_prompt
        weekly[week, WITH_DEADLINE] += deadline > 0.0
        weekly[week, DONE_IN_TIME] += is_done
        weekly[week, WAITED] += waited
        of_kind[one, RECEIVED] += 1
        of_kind[one, BEGUN_IN_TIME] += is_prompt
        of_kind[one, WITH_DEADLINE] += deadline > 0.0
        of_kind[one, DONE_IN_TIME] += is_done
        of_kind[one, WAITED] += waited


@numba.njit(parallel=True, cache=True, nogil=True)  # type: ignore[untyped-decorator]
def replicate(
    chances: Chances, seed: int, first: int, weeks_after: int, weekly: NDArray[np.float32], of_kind: NDArray[np.float64]
) -> None:
    """Draw and serve every area of so many replications, the first of which is number `first`.

    `weekly` has a row a replication, area, week and the columns RECEIVED to IN_POST; `of_kind` a row a replication,
    area and kind and the columns RECEIVED to WAITED. `weeks_after` more weeks are served than are told, so that those
    who came last are not told by half. Both are noughts at first.
    """
    replications, areas, weeks = weekly.shape[0], weekly.shape[1], weekly.shape[2]
    served = weeks + weeks_after
    for both in numba.prange(replications * areas):
        replication, area = both // areas, both % areas
        state = np.empty(4, dtype=np.uint64)
        begin(seed, first + replication, COUNTRY, state)
        level = math.exp(chances.country_spread * normal(state) - chances.country_spread**2 / 2.0)
        begin(seed, first + replication, area, state)
        own = chances.level_spread[area]
        level *= math.exp(own * normal(state) - own * own / 2.0)
        in_post, places = np.empty(served), np.empty(served, dtype=np.int64)
        _staffed(chances, area, state, in_post, places)
        until, kind_held = _already_held(chances, area, state)
        received, kind, days = _arrivals(chances, area, level, served, state)
        begun, told = np.empty(len(received)), np.empty((served, 4), dtype=np.int64)
        serve(
            received,
            kind,
            days,
            until,
            kind_held,
            chances.room_of,
            chances.rank_of,
            places,
            DAYS_IN_A_WEEK,
            begun,
            told,
        )
        for week in range(weeks):
            weekly[replication, area, week, OPEN] = told[week, HELD]
            weekly[replication, area, week, IN_LINE] = told[week, WAITING]
            weekly[replication, area, week, ROOM_THERE] = told[week, PLACES]
            weekly[replication, area, week, IN_POST] = in_post[week]
        end = served * DAYS_IN_A_WEEK
        _add_up(chances, received, kind, days, begun, end, weekly[replication, area], of_kind[replication, area])
