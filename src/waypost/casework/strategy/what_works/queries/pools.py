"""Pools as they stand: who gives, who pays, who used it, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waypost.casework.access.acting import Acting, NothingThere, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.models import Pool, PoolEntry
from waypost.casework.strategy.what_works.queries.gathering import day_of, names_of
from waypost.casework.strategy.what_works.queries.shown import EntryShown, PoolShown
from waypost.casework.strategy.what_works.sums import EntryFacts, sums_of
from waypost.casework.strategy.what_works.words import told


@reads("strategy.pools", Permission.SEE_WHAT_WORKS)
def pools(acting: Acting, child_id: str | None) -> tuple[PoolShown, ...]:
    """Return every pool with its register."""
    return _shown(list(Pool.objects.order_by("kind", "title")))


@reads("strategy.pool", Permission.SEE_WHAT_WORKS)
def pool(acting: Acting, child_id: str | None, *, pool_id: str) -> Outcome[PoolShown]:
    """Return one pool with its register. Raises NothingThere."""
    return _one(pool_id, {"pool": pool_id})


@reads("strategy.entry", Permission.SEE_WHAT_WORKS)
def of_entry(acting: Acting, child_id: str | None, *, pool_entry_id: int) -> Outcome[PoolShown]:
    """Return the pool that an entry is of. Raises NothingThere."""
    key = PoolEntry.objects.filter(pk=pool_entry_id).values_list("pool_id", flat=True).first()
    return _one(key or "", {"entry": pool_entry_id})


def _one(pool_id: str, facts: dict[str, Any]) -> Outcome[PoolShown]:
    rows = _shown(list(Pool.objects.filter(pk=pool_id)))
    if not rows:
        raise NothingThere("there is no such thing here.", do="Open the list again.")
    return Outcome(rows[0], facts)


def _shown(rows: Sequence[Pool]) -> tuple[PoolShown, ...]:
    entries = list(PoolEntry.objects.filter(pool__in=[one.pk for one in rows]).order_by("pk"))
    names, undone = names_of(entries), {one.puts_right_id for one in entries}
    return tuple(_pool(one, [row for row in entries if row.pool_id == one.pk], names, undone) for one in rows)


def _pool(one: Pool, entries: Sequence[PoolEntry], names: Any, undone: set[int | None]) -> PoolShown:
    sums = sums_of(EntryFacts(row.kind, row.amount, row.body, row.paid_by) for row in entries)
    shown = tuple(
        EntryShown(
            row.pk, row.kind, row.body, row.paid_by, row.amount, row.from_on, row.until_on, row.words,
            names.get(row.told_by_id, ""), day_of(row), row.puts_right_id, row.pk in undone,
        )
        for row in entries
    )  # fmt: skip
    unit = str(told()["pools"][one.kind]["unit"])
    return PoolShown(one.pk, one.kind, one.title, one.source, one.is_invented, unit, sums, shown)
