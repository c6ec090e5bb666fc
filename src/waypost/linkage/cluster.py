"""From links to children: the surest link first, and none that makes of two children one.

Splink's own clustering takes every link above a threshold and so merges twins and chains strangers. Here each link must
also pass `constraints`. A record that fits two children told apart equally well is left apart: evidence cannot say
whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from waypost.linkage.constraints import Facts

JOINED = "joined"
ALREADY_JOINED = "joined through other records"
TOO_WEAK = "evidence too weak"
EITHER = "cannot be told from another child in the same place"
MARGIN = 2.0  # bits by which the better of two children told apart must be the better


@dataclass(frozen=True, slots=True)
class Clusters:
    """`member_of`: for each record the lowest record of its cluster. `verdicts`: one a link, in the order given."""

    member_of: Sequence[int]
    verdicts: Sequence[str]


class _Forest:
    """Clusters as they grow: union by size, with the members of each at hand."""

    def __init__(self, records: int) -> None:
        self.parent = list(range(records))
        self.members: dict[int, list[int]] = {}

    def root(self, record: int) -> int:
        parent = self.parent
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    def of(self, root: int) -> list[int]:
        return self.members.get(root) or [root]

    def join(self, left: int, right: int) -> None:
        keep, give = (left, right) if len(self.of(left)) >= len(self.of(right)) else (right, left)
        self.members[keep] = self.of(keep) + self.of(give)
        self.members.pop(give, None)
        self.parent[give] = keep


def cluster(links: pl.DataFrame, facts: Facts, *, accept_weight: float) -> Clusters:
    """Join records into children.

    `links`: left, right (records), match_weight (bits; null for an explicit key). Explicit keys go first, then by
    weight, then by record, so that the order of rows does not matter.
    """
    forest = _Forest(len(facts.born))
    order = links.with_row_index("place").sort(
        pl.col("match_weight").is_not_null(), -pl.col("match_weight"), "left", "right", "place"
    )
    rivals = _rivals(links, facts, accept_weight)
    verdicts = [TOO_WEAK] * links.height
    uncertain: list[tuple[int, int, int]] = []
    enough = order.filter(pl.col("match_weight").is_null() | (pl.col("match_weight") >= accept_weight))
    for place, left, right, weight in enough.select("place", "left", "right", "match_weight").iter_rows():
        if weight is not None and ((left, right) in rivals or (right, left) in rivals):
            uncertain.append((place, left, right))
        else:
            verdicts[place] = _decide(forest, facts, left, right, is_explicit=weight is None)
    for place, left, right in uncertain:
        if _has_open_rival(forest, facts, rivals, left, right):
            verdicts[place] = EITHER
        else:
            verdicts[place] = _decide(forest, facts, left, right, is_explicit=False)
    lowest: dict[int, int] = {}
    member_of = [lowest.setdefault(forest.root(record), record) for record in range(len(facts.born))]
    return Clusters(member_of=member_of, verdicts=verdicts)


def _decide(forest: _Forest, facts: Facts, left: int, right: int, *, is_explicit: bool) -> str:
    one, other = forest.root(left), forest.root(right)
    if one == other:
        return ALREADY_JOINED
    why_not = facts.why_not(forest.of(one), forest.of(other), is_explicit=is_explicit)
    if why_not is None:
        forest.join(one, other)
        return JOINED
    return why_not


def _has_open_rival(
    forest: _Forest, facts: Facts, rivals: dict[tuple[int, int], list[int]], left: int, right: int
) -> bool:
    """Say whether another record, told apart from the one linked to, could still be linked in its stead."""
    if forest.root(left) == forest.root(right):
        return False
    for record, chosen in ((left, right), (right, left)):
        own, taken = forest.root(record), forest.root(chosen)
        for rival in rivals.get((record, chosen), ()):
            other = forest.root(rival)
            if other != taken and _may_join(forest, facts, own, other) and not _may_join(forest, facts, taken, other):
                return True
    return False


def _may_join(forest: _Forest, facts: Facts, one: int, other: int) -> bool:
    return facts.why_not(forest.of(one), forest.of(other), is_explicit=False) is None


def _rivals(links: pl.DataFrame, facts: Facts, accept_weight: float) -> dict[tuple[int, int], list[int]]:
    """For (record, other): the others that fit the record as well or nearly, in the same place as that other.

    A place is where children are told apart: one sender with one key a child, or one court case.
    """
    places = _places(facts)
    scored = links.filter(pl.col("match_weight") >= accept_weight - MARGIN)
    both = pl.concat(
        [
            scored.select(record="left", other="right", weight="match_weight"),
            scored.select(record="right", other="left", weight="match_weight"),
        ]
    ).join(places, left_on="other", right_on="record")
    several = both.filter(pl.len().over("record", "place") > 1)
    pairs = several.join(several, on=["record", "place"], suffix="_rival").filter(
        (pl.col("other") != pl.col("other_rival")) & (pl.col("weight_rival") > pl.col("weight") - MARGIN)
    )
    found: dict[tuple[int, int], list[int]] = {}
    for record, other, rival in pairs.select("record", "other", "other_rival").unique().sort(pl.all()).iter_rows():
        found.setdefault((record, other), []).append(rival)
    return found


def _places(facts: Facts) -> pl.DataFrame:
    numbered = [(record, f"sender {sender}") for record, sender in enumerate(facts.numbered_by) if sender >= 0]
    cases = [(record, f"case {case}") for record, spans in enumerate(facts.spans) for case, _, _ in spans]
    return pl.DataFrame(numbered + cases, schema={"record": pl.Int64, "place": pl.String}, orient="row")
