"""How common each name is among kept records, and what tonight's records make of that."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage.blocking import Digests, Rows
from waypost.linkage.evidence import share_among
from waypost.linkage.kept import Names
from waypost.linkage.model import Model

Shares = npt.NDArray[np.float64]
Number = TypeVar("Number", np.int64, np.float64)


def counted(values: Digests) -> Names:
    """Return how often each value is told, unknown (nought) left out."""
    digest, count = np.unique(values[values != 0], return_counts=True, sorted=True)
    return Names(digest, count, np.zeros(len(digest)))


def told_tonight(names: Names, came: Digests, went: Digests) -> Names:
    """Return the counts after some values came and others went."""
    digest = np.union1d(names.digest, came[came != 0])
    count, commonest = _at(names, names.count, digest), _at(names, names.commonest, digest)
    for values, sign in ((came, 1), (went, -1)):
        found = counted(values)
        count[np.searchsorted(digest, found.digest)] += sign * found.count
    return Names(digest, count, commonest)


def noted(names: Names, name: str, model: Model) -> Names:
    """Return the names with how common each is now, where it never was commoner."""
    return replace(names, commonest=np.maximum(names.commonest, shares_now(names, name, model)))


def shares(names: Names, count: Rows, known: int, name: str, model: Model) -> Shares:
    """Return the share of each value of `names` (evidence.share_among), if `count` of `known` records tell it."""
    share = share_among(pl.col("count"), known, model.usual_frequency[name], model.weight_of_usual)
    return pl.DataFrame({"count": count}, schema={"count": pl.Int64}).select(share).to_series().to_numpy()


def shares_now(names: Names, name: str, model: Model) -> Shares:
    """Return the share of each value among the records that stand."""
    return shares(names, names.count, int(names.count.sum()), name, model)


def share_of(names: Names, share: Shares, values: Digests) -> Shares:
    """Return the share of each of `values`, 1 where it is unknown."""
    found = np.ones(len(values))
    known = np.flatnonzero(values)
    found[known] = share[np.searchsorted(names.digest, values[known])]
    return found


def moved(before: Names, now: Names, name: str, model: Model) -> Digests:
    """Return the values of which the share is another than before."""
    count = _at(before, before.count, now.digest)
    share = shares(now, count, int(before.count.sum()), name, model)
    found: Digests = now.digest[share != shares_now(now, name, model)]
    return found


def most_bits_rarer(names: Names, name: str, model: Model) -> float:
    """Return by how many bits a name is rarer at most than when it was commonest since all was linked in full."""
    now = shares_now(names, name, model)
    return float(np.log2(np.maximum(names.commonest, now) / now).max(initial=0.0))


def _at(names: Names, each: npt.NDArray[Number], digest: Digests) -> npt.NDArray[Number]:
    """What is known of each name for other values, nought for those that are not there."""
    found = np.zeros(len(digest), each.dtype)
    found[np.searchsorted(digest, names.digest)] = each
    return found
