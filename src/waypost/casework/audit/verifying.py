"""Reads the audit from its first event to its last and says every place where it does not hold.

Chain by chain, a few thousand rows at a time: it needs the same memory for a thousand events and for a hundred million.
People may go on working meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db import connection

from waypost.casework.audit import guarded
from waypost.casework.audit.models import Anchor, AuditEvent, ChainHead
from waypost.casework.audit.rules import (
    Anchored,
    Break,
    Damage,
    Event,
    breaks_of_anchors,
    breaks_of_chain,
    seal_of_anchor,
)

ROWS_AT_ONCE = 5_000
ANCHORS_AT_ONCE = 500
BREAKS_TOLD = 100
"""Whoever damaged the audit in more places than this is not told of the rest one by one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `breaks` are told in order, at most BREAKS_TOLD of them. `guards_missing`: of every room."""

    events: int
    chains: int
    anchors: int
    breaks: tuple[Break, ...]
    guards_missing: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Answer whether nothing is wrong."""
        return not self.breaks and not self.guards_missing


class _Counted:
    """Counts what passes."""

    def __init__(self) -> None:
        self.n = 0

    def through(self, rows: Iterable[T]) -> Iterator[T]:
        for row in rows:
            self.n += 1
            yield row


def verify(exported: Iterable[Anchored] = ()) -> Verdict:
    """Verify every chain and every anchor; `exported`: anchors that were kept elsewhere, in any order."""
    events, anchors = _Counted(), _Counted()
    heads = {shard: (position, seal) for shard, position, seal in ChainHead.objects.values_list(*_HEAD)}
    shards = sorted(set(heads) | set(AuditEvent.objects.order_by().values_list("shard", flat=True).distinct()))
    found: set[Break] = set()
    chains = (breaks_of_chain(one, events.through(_events(one)), heads.get(one)) for one in shards)
    for breaks in (*chains, breaks_of_anchors(anchors.through(_anchors())), _breaks_of_claims(), _unlike(exported)):
        found.update(islice(breaks, BREAKS_TOLD))
    told = sorted(found, key=lambda one: (one.chain is None, one.chain or 0, one.place, one.damage))
    at_work = sum(1 for one in shards if heads.get(one, (1, ""))[0])
    return Verdict(events.n, at_work, anchors.n, tuple(told[:BREAKS_TOLD]), tuple(guarded.missing(connection)))


_HEAD = ("shard", "position", "seal")


def _events(shard: int) -> Iterator[Event]:
    rows = AuditEvent.objects.filter(shard=shard).order_by("position").values_list(*Event._fields)
    last = -1
    while chunk := list(rows.filter(position__gt=last)[:ROWS_AT_ONCE]):
        yield from map(Event._make, chunk)
        last = chunk[-1][1]


def _anchors() -> Iterator[Anchored]:
    rows = Anchor.objects.order_by("number").values_list(*Anchored._fields)
    last = -1
    while chunk := list(rows.filter(number__gt=last)[:ANCHORS_AT_ONCE]):
        yield from map(Anchored._make, chunk)
        last = chunk[-1][0]


def _breaks_of_claims() -> Iterator[Break]:
    """Hold every event that an anchor names against the event that stands there."""
    anchors, last = _anchors(), dict[str, tuple[int, str]]()
    while chunk := list(islice(anchors, ANCHORS_AT_ONCE)):
        wanted: dict[int, dict[int, str]] = {}
        for anchor in chunk:
            for shard, (position, seal) in anchor.heads.items():
                if last.get(shard) != (position, seal):
                    wanted.setdefault(int(shard), {})[position] = seal
                    last[shard] = (position, seal)
        for chain, claims in sorted(wanted.items()):
            yield from _breaks_of_claims_on(chain, claims)


def _breaks_of_claims_on(shard: int, claims: dict[int, str]) -> Iterator[Break]:
    rows = AuditEvent.objects.filter(shard=shard, position__in=list(claims)).values_list("position", "seal")
    standing: dict[int, str] = dict(rows)
    for position, seal in sorted(claims.items()):
        if position not in standing:
            yield Break(shard, position, Damage.CUT)
        elif standing[position] != seal:
            yield Break(shard, position, Damage.REWRITTEN)


def _unlike(exported: Iterable[Anchored]) -> Iterator[Break]:
    kept = iter(exported)
    while chunk := list(islice(kept, ANCHORS_AT_ONCE)):
        numbers = [anchor.number for anchor in chunk]
        standing = dict(Anchor.objects.filter(number__in=numbers).values_list("number", "seal"))
        for anchor in chunk:
            if seal_of_anchor(anchor) != anchor.seal or standing.get(anchor.number) != anchor.seal:
                yield Break(None, anchor.number, Damage.NOT_THE_EXPORTED)
