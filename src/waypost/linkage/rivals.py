"""Rivals: other records, in the same place as the one linked to, that fit a record as well or nearly.

A place is where children are told apart: one sender with one key a child, or one court case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage.constraints import Facts, Numbers

_TABLE_BITS = 24


@dataclass(frozen=True, slots=True)
class Rivals:
    """Row i: the link at place `link[i]` joins `record[i]` to `chosen[i]`; `rival[i]` might be chosen in its stead."""

    link: Numbers
    record: Numbers
    chosen: Numbers
    rival: Numbers


def rivals_of(links: pl.DataFrame, facts: Facts, *, accept_weight: float, margin: float) -> Rivals:
    """Return the rivals of every link of `links` that is weighed and sure enough. Weaker by `margin` is a rival too."""
    scored = links.with_row_index("place").filter(pl.col("match_weight") >= accept_weight - margin)
    place, left, right = (scored[name].cast(pl.Int64).to_numpy() for name in ("place", "left", "right"))
    weight = scored["match_weight"].to_numpy()
    link, record, other = np.concatenate([place, place]), np.concatenate([left, right]), np.concatenate([right, left])
    row, where = _places(facts, other)
    key = record[row].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) ^ where.astype(np.uint64)
    shared = _shared(key)
    row, where = row[shared], where[shared]
    order = np.lexsort((row, where, record[row]))
    row, where = row[order], where[order]
    found = []
    for step in range(1, len(row)):
        same = (record[row[:-step]] == record[row[step:]]) & (where[:-step] == where[step:])
        if not same.any():
            break
        one, two = row[:-step][same], row[step:][same]
        found += [(one, two), (two, one)]
    if not found:
        nothing = np.empty(0, np.int64)
        return Rivals(nothing, nothing, nothing, nothing)
    chosen, rival = (np.concatenate(side) for side in zip(*found, strict=True))
    both = np.concatenate([weight, weight])
    fits = (other[chosen] != other[rival]) & (both[rival] > both[chosen] - margin) & (both[chosen] >= accept_weight)
    chosen, rival = chosen[fits], rival[fits]
    return Rivals(link=link[chosen], record=record[chosen], chosen=other[chosen], rival=other[rival])


def _places(facts: Facts, records: Numbers) -> tuple[Numbers, Numbers]:
    """For each of `records`, by its place in them, every place in which it is told apart from others, as a number."""
    numbered = np.flatnonzero(facts.numbered_by[records] >= 0)
    senders = facts.numbered_by[records[numbered]] * 2
    if not len(facts.cases.record):
        return numbered, senders
    begin, end = (np.searchsorted(facts.cases.record, records, side) for side in ("left", "right"))
    row = np.repeat(np.arange(len(records)), end - begin)
    within = np.arange(len(row)) - np.repeat(np.cumsum(end - begin) - (end - begin), end - begin)
    cases = facts.cases.place[begin[row] + within] * 2 + 1
    return np.concatenate([numbered, row]), np.concatenate([senders, cases])


def _shared(key: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which keys are there more than once; and a few more, so that what follows is cheap."""
    in_order = np.sort(key)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    table = np.zeros(1 << _TABLE_BITS, np.bool_)
    table[(twice >> np.uint64(64 - _TABLE_BITS)).astype(np.int64)] = True
    shared: npt.NDArray[np.bool_] = table[(key >> np.uint64(64 - _TABLE_BITS)).astype(np.int64)]
    return shared
