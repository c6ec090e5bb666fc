"""From links to children: the surest link first, and none that makes of two children one.

Splink's own clustering takes every link above a threshold and so merges twins and chains strangers. Here each link must
also pass `constraints`. A record that fits two children told apart equally well is left apart: evidence cannot say
whose it is.

Links are walked one by one, from the surest down, and those with rivals once no rival of theirs is open any more.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.linkage import cluster_passes
from waypost.linkage.compiled import run
from waypost.linkage.constraints import MOST_RECORDS, WHY_NOT, Codes, Facts, Numbers
from waypost.linkage.rivals import Rivals, rivals_of

JOINED = "joined"
ALREADY_JOINED = "joined through other records"
TOO_WEAK = "evidence too weak"
EITHER = "cannot be told from another child in the same place"
MARGIN = 2.0  # bits by which the better of two children told apart must be the better
VERDICTS = (*(why for why in WHY_NOT if why), JOINED, ALREADY_JOINED, TOO_WEAK, EITHER)
_CODE = {verdict: np.uint8(code) for code, verdict in enumerate(VERDICTS)}
_MOST_BITS = 4000  # more than any pair can weigh; an explicit key weighs as much
_ALREADY = len(WHY_NOT)
_VERDICT_OF = np.array([_CODE[verdict] for verdict in (JOINED, *WHY_NOT[1:], ALREADY_JOINED) if verdict], np.uint8)
"""By what cluster_passes.take writes."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """`member_of`: for each record the lowest record of its cluster. `verdicts`: one a link, in the order given."""

    member_of: Numbers
    verdicts: pl.Series


class LinkOfNobody(OursToFix):
    """A link names a record that the facts do not hold. Compiled passes check no bounds, so it is asked before."""


class _Forest:
    """Clusters as they grow. Each is named by its lowest record; `after` leads round its records in a ring."""

    def __init__(self, facts: Facts) -> None:
        records = len(facts.born)
        self.facts = facts.asked()
        self.parent = np.arange(records, dtype=np.int32)
        self.after = np.arange(records, dtype=np.int32)
        self.size = np.ones(records, np.int16)

    def names(self, records: Numbers) -> Numbers:
        """Return the cluster of each record."""
        found = self.parent[records]
        while True:
            above = self.parent[found]
            if np.array_equal(above, found):
                return found.astype(np.int64)
            found = above

    def take(self, left: Numbers, right: Numbers, is_explicit: npt.NDArray[np.bool_]) -> Codes:
        """Join along links given from the surest down; return the code in VERDICTS of each."""
        codes = np.zeros(len(left), np.uint8)
        rings = (self.parent, self.after, self.size, MOST_RECORDS)
        given = (left, right, is_explicit, *rings, *self.facts, codes, _ALREADY)
        run(cluster_passes.take, len(self.parent), *given)
        return _VERDICT_OF[codes]

    def are_apart(self, one: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
        """Say of pairs of clusters whether they cannot be one child, if no key says that they are."""
        codes = np.zeros(len(one), np.uint8)
        given = (one, other, self.after, self.size, MOST_RECORDS, *self.facts, codes)
        run(cluster_passes.why_not_clusters_each, len(self.parent), *given)
        apart: npt.NDArray[np.bool_] = codes != 0
        return apart


def cluster(links: pl.DataFrame, facts: Facts, *, accept_weight: float) -> Clusters:
    """Join records into children.

    `links`: left, right (records), match_weight (bits; null for an explicit key). Explicit keys go first, then by
    weight, then by record, so that the order of rows does not matter. Raises LinkOfNobody.
    """
    if any((links[side] >= len(facts.born)).any() for side in ("left", "right")):
        raise LinkOfNobody("a link names a record that is not there.", do="Number the records from nought on.")
    forest = _Forest(facts)
    with ThreadPoolExecutor(1) as pool:  # both leave Python's lock
        found = pool.submit(rivals_of, links, forest.facts, accept_weight=accept_weight, margin=MARGIN)
        place = _from_the_surest(links, accept_weight)
        rivals = found.result()
    left, right = (links[name].cast(pl.Int64).to_numpy()[place] for name in ("left", "right"))
    is_explicit = links["match_weight"].is_null().to_numpy()[place]
    verdicts = np.full(links.height, _CODE[TOO_WEAK], np.uint8)
    has_rival = np.zeros(links.height, np.bool_)
    has_rival[rivals.link] = True
    is_open = has_rival[place]
    sure = ~is_open
    verdicts[place[sure]] = forest.take(left[sure], right[sure], is_explicit[sure])
    _settle(forest, rivals, place[is_open], left[is_open], right[is_open], verdicts)
    told = pl.Series("verdict", VERDICTS, dtype=pl.Enum(VERDICTS)).gather(verdicts)
    return Clusters(member_of=forest.names(np.arange(len(facts.born))), verdicts=told)


def _from_the_surest(links: pl.DataFrame, accept_weight: float) -> Numbers:
    """The places of links sure enough, in the order in which they are taken.

    A weight counts to a thousandth of a bit, so that weight and place are one number, which is sorted fastest.
    """
    weight = links["match_weight"].fill_null(np.inf).to_numpy()
    pair = (links["left"].cast(pl.Int64).to_numpy() << 32) | links["right"].cast(pl.Int64).to_numpy()
    is_in_order = bool((pair[1:] >= pair[:-1]).all())
    in_order = np.arange(len(pair)) if is_in_order else np.argsort(pair, kind="stable")
    places = np.flatnonzero(weight[in_order] >= accept_weight)
    thousandths = np.round(np.minimum(weight[in_order[places]], _MOST_BITS) * 1000).astype(np.int64)
    key = ((_MOST_BITS * 1000 - thousandths) << 40) | places
    key.sort()
    found: Numbers = in_order[key & ((1 << 40) - 1)]
    return found


def _settle(forest: _Forest, rivals: Rivals, place: Numbers, left: Numbers, right: Numbers, verdicts: Codes) -> None:
    """Decide links that have rivals, from the surest down, once no rival of theirs is open any more."""
    while len(place):
        open_links = _with_open_rival(forest, rivals)
        settled = ~np.isin(place, open_links) | (forest.names(left) == forest.names(right))
        if not settled.any():
            verdicts[place] = _CODE[EITHER]
            return
        no_key = np.zeros(int(settled.sum()), np.bool_)
        verdicts[place[settled]] = forest.take(left[settled], right[settled], no_key)
        place, left, right = place[~settled], left[~settled], right[~settled]


def _with_open_rival(forest: _Forest, rivals: Rivals) -> Numbers:
    """The links in whose stead another, to a record told apart from the one linked to, could still be taken."""
    own, chosen, rival = (forest.names(records) for records in (rivals.record, rivals.chosen, rivals.rival))
    asked = np.flatnonzero((own != chosen) & (rival != chosen) & (own != rival))
    asked = asked[~forest.are_apart(own[asked], rival[asked])]
    found: Numbers = np.unique(rivals.link[asked[forest.are_apart(chosen[asked], rival[asked])]])
    return found
