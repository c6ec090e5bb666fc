"""Waiting lines with a closed form: Erlang's B and C, and M/M/c, against which the simulation is held.

Cases come as a Poisson stream, work lasts an exponential time, and each of `places` takes one case at a time, in the
order in which they came. Source: Erlang, 1917; Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory,
fourth edition, 2008, chapter 2.
"""

from __future__ import annotations

import math


def offered(arrivals_a_day: float, days_of_work: float) -> float:
    """Return the load that is offered, in places busy on average. Raises ValueError for what is no load."""
    if not (arrivals_a_day >= 0 and days_of_work > 0):
        raise ValueError("arrivals are nought or more, and work takes more than no time")
    return arrivals_a_day * days_of_work


def share_lost(places: int, load: float) -> float:
    """Return Erlang's B: the share that find every place taken, were nobody to wait. Computed place by place."""
    if places < 0 or load < 0:
        raise ValueError("places and load are nought or more")
    lost = 1.0
    for place in range(1, places + 1):
        lost = load * lost / (place + load * lost)
    return lost


def share_that_wait(places: int, load: float) -> float:
    """Return Erlang's C: the share of cases that wait at all; all of them where the load is as large as the places."""
    if load >= places:
        return 1.0
    lost = share_lost(places, load)
    return lost / (1 - load / places * (1 - lost))


def mean_wait(places: int, arrivals_a_day: float, days_of_work: float) -> float:
    """Return the mean days that a case waits; infinite where the load is as large as the places."""
    load = offered(arrivals_a_day, days_of_work)
    if load >= places:
        return math.inf
    return share_that_wait(places, load) * days_of_work / (places - load)


def share_waiting_longer(places: int, arrivals_a_day: float, days_of_work: float, days: float) -> float:
    """Return the share of cases that wait longer than so many days."""
    load = offered(arrivals_a_day, days_of_work)
    if load >= places:
        return 1.0
    return share_that_wait(places, load) * math.exp(-(places - load) * days / days_of_work)


def places_needed(arrivals_a_day: float, days_of_work: float, days: float, share_in_time: float) -> int:
    """Return the fewest places with which at least a share of cases waits no longer than so many days."""
    if not 0 < share_in_time < 1:
        raise ValueError("a share in time lies between nought and one")
    places = math.floor(offered(arrivals_a_day, days_of_work)) + 1
    while 1 - share_waiting_longer(places, arrivals_a_day, days_of_work, days) < share_in_time:
        places += 1
    return places
