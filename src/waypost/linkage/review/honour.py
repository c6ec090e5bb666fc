"""How linkage honours what people decided: pairs that must be one child, and pairs that must not.

A decision comes before likeness: records decided to be one child are joined with the keys, and what would forbid it
(two keys of one sender, two placements, two dates of birth) is put aside between them; records decided to be two
children are never in one, by whatever likeness or key. Where decisions contradict each other (a is b, b is c, and a is
not c) what keeps apart stands and what joins waits: a child left in two is put right more easily than two shown as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from waypost.linkage.constraints import ALWAYS, SIDE_BY_SIDE, Facts, Numbers, Spans
from waypost.linkage.sources import PERSON
from waypost.vocabulary.identity_review import DIFFERENT, SAME

KIND = "decided"
REASON = "two people decided that they are one child"
DECIDED_APART = "two people decided that they are two children"
SIDES = ("left", "right")
DECISIONS = {
    "pair_id": pl.String,
    **{f"{side}_{name}": pl.String for side in SIDES for name in PERSON},
    "says": pl.String,
}
"""One row a decided pair of records: says same or different."""
_LINK = {"left": pl.Int64, "right": pl.Int64, "reason": pl.String, "kind": pl.String, "match_weight": pl.Float64}


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions by record number. `same` and `different`: left, right, pair_id. `contradicted`: pairs that wait.

    `without_records` are decided pairs of which a record is not among those that are linked.
    """

    same: tuple[tuple[int, int, str], ...] = ()
    different: tuple[tuple[int, int, str], ...] = ()
    contradicted: tuple[str, ...] = ()
    without_records: tuple[str, ...] = ()

    def with_links(self, links: pl.DataFrame) -> pl.DataFrame:
        """Add what was decided to be one child to links (link.py), with the weight of an official key."""
        if not self.same:
            return links
        decided = pl.DataFrame(
            [(left, right, REASON, KIND, None) for left, right, _ in self.same], schema=_LINK, orient="row"
        )
        return pl.concat([decided, links], how="diagonal_relaxed").cast({side: links.schema[side] for side in SIDES})

    def bound(self, facts: Facts) -> Facts:
        """Return what the constraints read (constraints.Facts) with the decisions in it."""
        if not self.same and not self.different:
            return facts
        group = _groups((left, right) for left, right, _ in self.same)
        return replace(
            facts,
            numbered_by=_one_number(facts.numbered_by, group),
            born=_sure_births(facts.born, group),
            cases=_with_apart(_one_in_each_place(facts.cases, group), self.different),
            care=_no_two_placements(facts.care, group),
        )

    def told(self, links: pl.DataFrame, member_of: Numbers) -> pl.DataFrame:
        """Say of links (with `verdict`) that were refused for a decision, that it was a decision."""
        if not self.different:
            return links
        apart = {frozenset((int(member_of[one]), int(member_of[other]))) for one, other, _ in self.different}
        refused = links.with_row_index("place").filter(pl.col("verdict") == SIDE_BY_SIDE)
        places = [
            place
            for place, left, right in refused.select("place", "left", "right").iter_rows()
            if frozenset((int(member_of[left]), int(member_of[right]))) in apart
        ]
        is_decided = pl.int_range(pl.len()).is_in(places)
        verdict = pl.when(is_decided).then(pl.lit(DECIDED_APART)).otherwise(pl.col("verdict").cast(pl.String))
        return links.with_columns(verdict=verdict)


def settle(decisions: pl.DataFrame | None, children: pl.DataFrame) -> Settled:
    """Return decisions (DECISIONS) by the record numbers of `children` (statements.Collapsed.children)."""
    if decisions is None or decisions.is_empty():
        return Settled()
    numbered = decisions
    for side in SIDES:
        keys = children.select(pl.col("record").alias(side), *(pl.col(name).alias(f"{side}_{name}") for name in PERSON))
        numbered = numbered.join(keys, on=[f"{side}_{name}" for name in PERSON], how="left", nulls_equal=True)
    is_whole = pl.all_horizontal(pl.col(side).is_not_null() for side in SIDES)
    whole = numbered.filter(is_whole).with_columns(left=pl.min_horizontal(SIDES), right=pl.max_horizontal(SIDES))
    same, different = (
        whole.filter(pl.col("says") == says).select(*SIDES, "pair_id").sort(SIDES).rows() for says in (SAME, DIFFERENT)
    )
    group = _groups((left, right) for left, right, _ in same)
    torn = {group[left] for left, right, _ in different if left in group and group.get(left) == group.get(right)}
    inside = [row for row in same if group[row[0]] in torn]
    across = [row for row in different if group.get(row[0]) in torn and group.get(row[0]) == group.get(row[1])]
    return Settled(
        same=tuple(row for row in same if group[row[0]] not in torn),
        different=tuple(different),
        contradicted=tuple(sorted(pair_id for *_, pair_id in (*inside, *across))),
        without_records=tuple(sorted(numbered.filter(~is_whole)["pair_id"])),
    )


def _groups(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each record of a pair the lowest record that it must be one child with."""
    above: dict[int, int] = {}

    def lowest(record: int) -> int:
        while above.setdefault(record, record) != record:
            record = above[record]
        return record

    for one, other in pairs:
        low, high = sorted((lowest(one), lowest(other)))
        above[high] = low
    return {record: lowest(record) for record in above}


def _one_number(numbered_by: Numbers, group: dict[int, int]) -> Numbers:
    """Let one record of a group speak for each sender that numbers its children."""
    found, seen = numbered_by.copy(), set()
    for record in sorted(group):
        own = (group[record], int(found[record]))
        if own[1] >= 0 and own in seen:
            found[record] = -1
        seen.add(own)
    return found


def _sure_births(born: Numbers, group: dict[int, int]) -> Numbers:
    """Of a group that has several dates of birth none is sure: it speaks against nobody."""
    found = born.copy()
    told: dict[int, set[int]] = defaultdict(set)
    for record, lowest in group.items():
        told[lowest] |= {int(born[record])} - {0}
    for record, lowest in group.items():
        if len(told[lowest]) > 1:
            found[record] = 0
    return found


def _one_in_each_place(spans: Spans, group: dict[int, int]) -> Spans:
    """Let one record of a group stand for it in each court case."""
    rest, own = _parted(spans, group)
    together: dict[tuple[int, int], list[_Row]] = defaultdict(list)
    for row in own:
        together[group[row[0]], row[1]].append(row)
    merged = [
        (min(row[0] for row in rows), place, min(row[2] for row in rows), max(row[3] for row in rows))
        for (_, place), rows in together.items()
    ]
    return _with_rows(rest, merged) if own else spans


def _no_two_placements(spans: Spans, group: dict[int, int]) -> Spans:
    """Put aside, between records of a group, placements in the care of two authorities on one day."""
    rest, own = _parted(spans, group)
    of_group: dict[int, list[_Row]] = defaultdict(list)
    for row in own:
        others = of_group[group[row[0]]]
        if not any(row[1] != other[1] and row[2] <= other[3] and other[2] <= row[3] for other in others):
            others.append(row)
    return _with_rows(rest, [row for rows in of_group.values() for row in rows]) if own else spans


def _with_apart(spans: Spans, different: Iterable[tuple[int, int, str]]) -> Spans:
    """Add for each pair decided apart a place in which both always stand side by side."""
    rows = [
        (record, place, -ALWAYS, ALWAYS)
        for place, (left, right, _) in enumerate(different, start=int(spans.place.max(initial=0)) + 1)
        for record in (left, right)
    ]
    return _with_rows(spans, rows) if rows else spans


_Row = tuple[int, int, int, int]
_COLUMNS = ("record", "place", "first", "last")


def _parted(spans: Spans, group: dict[int, int]) -> tuple[Spans, list[_Row]]:
    """Return the spans of all other records, and those of the few of a group row by row."""
    is_own = np.isin(spans.record, list(group))
    columns = [getattr(spans, name) for name in _COLUMNS]
    own = zip(*(column[is_own].tolist() for column in columns), strict=True)
    return Spans(*(column[~is_own] for column in columns)), list(own)


def _with_rows(spans: Spans, rows: list[_Row]) -> Spans:
    added = np.array(rows, np.int64).reshape(-1, len(_COLUMNS))
    columns = [np.concatenate([getattr(spans, name), added[:, at]]) for at, name in enumerate(_COLUMNS)]
    order = np.lexsort((columns[1], columns[0]))
    return Spans(*(column[order] for column in columns))
