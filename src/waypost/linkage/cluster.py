"""From links to children: the surest link first, and none that makes of two children one.

Splink's own clustering takes every link above a threshold and so merges twins and chains strangers. Here each link must
also pass `constraints`. A record that fits two children told apart equally well is left apart: evidence cannot say
whose it is.

Links are not walked one by one. A link that is the surest of all that touch either of its clusters would be taken next
whatever the order elsewhere: all such links are decided together, and so on until none is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage.constraints import MOST_RECORDS, WHY_NOT, Codes, Facts, Numbers, every_two
from waypost.linkage.rivals import Rivals, rivals_of

JOINED = "joined"
ALREADY_JOINED = "joined through other records"
TOO_WEAK = "evidence too weak"
EITHER = "cannot be told from another child in the same place"
MARGIN = 2.0  # bits by which the better of two children told apart must be the better
VERDICTS = (*(why for why in WHY_NOT if why), JOINED, ALREADY_JOINED, TOO_WEAK, EITHER)
_CODE = {verdict: np.uint8(code) for code, verdict in enumerate(VERDICTS)}
_MOST_BITS = 4000  # more than any pair can weigh; an explicit key weighs as much
_TOO_MANY = np.uint8(len(WHY_NOT) - 1)


@dataclass(frozen=True, slots=True)
class Clusters:
    """`member_of`: for each record the lowest record of its cluster. `verdicts`: one a link, in the order given."""

    member_of: Numbers
    verdicts: pl.Series


class _Forest:
    """Clusters as they grow. Each is named by its lowest record; `after` leads round its records in a ring."""

    def __init__(self, facts: Facts) -> None:
        records = len(facts.born)
        self.facts = facts
        self.parent = np.arange(records)
        self.after = np.arange(records)
        self.size = np.ones(records, np.int64)

    def names(self, records: Numbers) -> Numbers:
        """Return the cluster of each record."""
        found = self.parent[records]
        while True:
            above = self.parent[found]
            if np.array_equal(above, found):
                return found
            found = above

    def join(self, one: Numbers, other: Numbers) -> None:
        """Join pairs of clusters, no cluster in two of them."""
        keep, give = np.minimum(one, other), np.maximum(one, other)
        self.parent[give] = keep
        self.size[keep] += self.size[give]
        self.after[keep], self.after[give] = self.after[give], self.after[keep]

    def why_not(self, one: Numbers, other: Numbers, *, is_explicit: npt.NDArray[np.bool_]) -> Codes:
        """Return for pairs of clusters the code in WHY_NOT of why they cannot be one child."""
        if (self.size[one] == 1).all() and (self.size[other] == 1).all():
            return self.facts.against(one, other, is_explicit=is_explicit)
        codes = np.where(self.size[one] + self.size[other] > MOST_RECORDS, _TOO_MANY, np.uint8(0))
        small = np.flatnonzero(codes == 0)
        (left, left_begin), (right, right_begin) = self._members(one[small]), self._members(other[small])
        pair, first, second = every_two(left_begin, self.size[one[small]], right_begin, self.size[other[small]])
        if len(pair):
            each = self.facts.against(left[first], right[second], is_explicit=is_explicit[small][pair])
            starts = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]]))
            codes[small] = np.maximum.reduceat(each, starts)
        return codes

    def _members(self, clusters: Numbers) -> tuple[Numbers, Numbers]:
        """The records of each cluster, one cluster after another, and where each begins."""
        size = self.size[clusters]
        begin = np.cumsum(size) - size
        members = np.empty(int(size.sum()), np.int64)
        live, record, step = np.arange(len(clusters)), clusters, 0
        while len(live):
            members[begin[live] + step] = record
            step += 1
            more = size[live] > step
            live, record = live[more], self.after[record[more]]
        return members, begin


def cluster(links: pl.DataFrame, facts: Facts, *, accept_weight: float) -> Clusters:
    """Join records into children.

    `links`: left, right (records), match_weight (bits; null for an explicit key). Explicit keys go first, then by
    weight, then by record, so that the order of rows does not matter.
    """
    forest = _Forest(facts)
    place = _from_the_surest(links, accept_weight)
    left, right = (links[name].cast(pl.Int64).to_numpy()[place] for name in ("left", "right"))
    is_explicit = links["match_weight"].is_null().to_numpy()[place]
    verdicts = np.full(links.height, _CODE[TOO_WEAK], np.uint8)
    rivals = rivals_of(links, facts, accept_weight=accept_weight, margin=MARGIN)
    has_rival = np.zeros(links.height, np.bool_)
    has_rival[rivals.link] = True
    is_open = has_rival[place]
    sure = ~is_open
    verdicts[place[sure]] = _decide(forest, left[sure], right[sure], is_explicit[sure])
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


def _decide(forest: _Forest, left: Numbers, right: Numbers, is_explicit: npt.NDArray[np.bool_]) -> Codes:
    """Join along links given from the surest down; return the code in VERDICTS of each."""
    codes = np.full(len(left), _CODE[ALREADY_JOINED], np.uint8)
    live, one, other = np.arange(len(left)), forest.names(left), forest.names(right)
    surest = np.empty(len(forest.parent), np.int64)
    while True:
        apart = one != other
        live, one, other = live[apart], one[apart], other[apart]
        if not len(live):
            return codes
        surest[np.column_stack((one, other)).ravel()[::-1]] = np.repeat(live, 2)[::-1]
        chosen = (surest[one] == live) & (surest[other] == live)
        asked = live[chosen]
        why = forest.why_not(one[chosen], other[chosen], is_explicit=is_explicit[asked])
        may = why == 0
        codes[asked] = np.where(may, _CODE[JOINED], why - np.uint8(1))
        forest.join(one[chosen][may], other[chosen][may])
        live, one, other = live[~chosen], forest.names(one[~chosen]), forest.names(other[~chosen])


def _settle(forest: _Forest, rivals: Rivals, place: Numbers, left: Numbers, right: Numbers, verdicts: Codes) -> None:
    """Decide links that have rivals, from the surest down, once no rival of theirs is open any more."""
    while len(place):
        open_links = _with_open_rival(forest, rivals)
        settled = ~np.isin(place, open_links) | (forest.names(left) == forest.names(right))
        if not settled.any():
            verdicts[place] = _CODE[EITHER]
            return
        no_key = np.zeros(int(settled.sum()), np.bool_)
        verdicts[place[settled]] = _decide(forest, left[settled], right[settled], no_key)
        place, left, right = place[~settled], left[~settled], right[~settled]


def _with_open_rival(forest: _Forest, rivals: Rivals) -> Numbers:
    """The links in whose stead another, to a record told apart from the one linked to, could still be taken."""
    own, chosen, rival = (forest.names(records) for records in (rivals.record, rivals.chosen, rivals.rival))
    asked = np.flatnonzero((own != chosen) & (rival != chosen) & (own != rival))
    no_key = np.zeros(len(asked), np.bool_)
    may_take = forest.why_not(own[asked], rival[asked], is_explicit=no_key) == 0
    asked = asked[may_take]
    told_apart = forest.why_not(chosen[asked], rival[asked], is_explicit=no_key[may_take]) != 0
    found: Numbers = np.unique(rivals.link[asked[told_apart]])
    return found
