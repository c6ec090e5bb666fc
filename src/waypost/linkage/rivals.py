"""Rivals: other records, in the same place as the one linked to, that fit a record as well or nearly.

A place is where children are told apart: one sender with one key a child, or one court case.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.linkage import cluster_passes
from waypost.linkage.compiled import run
from waypost.linkage.constraints import Asked, Numbers


@dataclass(frozen=True, slots=True)
class Rivals:
    """Row i: the link at place `link[i]` joins `record[i]` to `chosen[i]`; `rival[i]` might be chosen in its stead."""

    link: Numbers
    record: Numbers
    chosen: Numbers
    rival: Numbers


def rivals_of(links: pl.DataFrame, facts: Asked, *, accept_weight: float, margin: float) -> Rivals:
    """Return the rivals of every link of `links` that is weighed and sure enough. Weaker by `margin` is a rival too.

    `facts`: constraints.Facts.asked.
    """
    weight = links["match_weight"].fill_null(-np.inf).to_numpy()
    place = np.flatnonzero(weight >= accept_weight - margin)
    left, right = (links[name].cast(pl.Int64).to_numpy()[place] for name in ("left", "right"))
    begin = np.zeros(len(facts[0]) + 1, np.int32)
    link_of, other_of = np.empty(2 * len(place), np.int32), np.empty(2 * len(place), np.int32)
    run(cluster_passes.by_record, len(begin), left, right, begin, link_of, other_of)
    told, case_begin, cases, *_ = facts
    given = (link_of, other_of, weight[place], accept_weight, margin, told, case_begin, cases)

    def among(records: slice) -> Numbers:
        found = np.empty((len(place) // 8, 4), np.int64)
        asked = (records.start, begin[records.start : records.stop + 1], *given)
        while (count := run(cluster_passes.rivals, len(begin), *asked, found)) > len(found):
            found = np.empty((count, 4), np.int64)
        return found[:count]

    half = len(facts[0]) // 2
    with ThreadPoolExecutor(2) as pool:
        found = np.concatenate(list(pool.map(among, (slice(0, half), slice(half, len(facts[0]))))))
    return Rivals(link=place[found[:, 0]], record=found[:, 1], chosen=found[:, 2], rival=found[:, 3])
