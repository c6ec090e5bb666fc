"""What the constraints read, from plain lists; and clustering told the slow and obvious way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from waypost.linkage.constraints import Facts, Spans

Told = Sequence[Sequence[tuple[int, int, int]]]
"""For each record its stretches: place, first, last."""


def spans(told: Told) -> Spans:
    """Return stretches told record by record."""
    rows = [(record, *stretch) for record, stretches in enumerate(told) for stretch in stretches]
    return Spans(*np.array(rows, np.int64).reshape(-1, 4).T)


def facts(
    records: int,
    numbered_by: Sequence[int] | None = None,
    born: Sequence[int] | None = None,
    cases: Told = (),
    care: Told = (),
) -> Facts:
    """Return facts of so many records; what is not given is unknown."""
    return Facts(
        numbered_by=np.array(numbered_by or [-1] * records, np.int64),
        born=np.array(born or [0] * records, np.int64),
        cases=spans(cases),
        care=spans(care),
    )


def may_be_one(known: Facts, left: Sequence[int], right: Sequence[int]) -> bool:
    """Say whether two clusters, given by their records, may be one child."""
    one, other = (np.array(side, np.int64) for side in zip(*((a, b) for a in left for b in right), strict=True))
    return not known.against(one, other, is_explicit=np.zeros(len(one), np.bool_)).any()


def joined_one_by_one(known: Facts, links: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return for each record the lowest of its cluster, links taken one by one from the surest. No rivals."""
    groups = {record: [record] for record in range(len(known.born))}
    for left, right, _ in sorted(links, key=lambda link: (-link[2], link[0], link[1])):
        if groups[left] is not groups[right] and may_be_one(known, groups[left], groups[right]):
            groups[left].extend(groups[right])
            for record in groups[right]:
                groups[record] = groups[left]
    return [min(groups[record]) for record in range(len(known.born))]
