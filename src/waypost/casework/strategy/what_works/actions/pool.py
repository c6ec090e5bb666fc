"""Writes into the registers of pools: who gives, who pays, who uses. An entry stays; another puts it right."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.models import Pool, PoolEntry
from waypost.casework.strategy.telling import hold, no_such, telling
from waypost.casework.strategy.terms import check_written
from waypost.casework.strategy.what_works.rules import check_days
from waypost.casework.strategy.what_works.sums import EntryFacts, check_can_put_right, check_can_use, sums_of
from waypost.casework.strategy.what_works.words import check_word


@acts("strategy.open_pool", Permission.WRITE_WHAT_WORKS)
def open_pool(
    acting: Acting, child_id: str | None, *, kind: str, title: str, source: str, is_invented: bool = False
) -> Outcome[str]:
    """Open a register of experts, progression managers or money that organisations share. Returns its identifier."""
    check_word("pools", kind, where="kind")
    check_written(title, "title")
    check_written(source, "source")
    name = f"{kind}-{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')}"[:80]
    if Pool.objects.filter(pk=name).exists():
        raise NotPossibleNow("a register of this name is here.", where="title", do="Open it, or give another name.")
    Pool.objects.create(
        pool_id=name, kind=kind, title=title.strip(), source=source.strip(), is_invented=is_invented,
        **telling(acting),
    )  # fmt: skip
    return Outcome(name, {"pool": name, "kind": kind})


@acts("strategy.give_to_pool", Permission.WRITE_POOL)
def give(
    acting: Acting, child_id: str | None, *, pool_id: str, body: str, paid_by: str, amount: Decimal, from_on: date,
    until_on: date, words: str,
) -> Outcome[int]:  # fmt: skip
    """Write down that a body gives days or pounds to a pool over a time, and who pays for them."""
    check_written(paid_by, "paid_by")
    row = hold(Pool, pool_id)
    return _enter(acting, row, "has", body, paid_by, amount, from_on, until_on, words)


@acts("strategy.use_pool", Permission.WRITE_POOL)
def use(
    acting: Acting, child_id: str | None, *, pool_id: str, body: str, amount: Decimal, from_on: date, until_on: date,
    words: str,
) -> Outcome[int]:  # fmt: skip
    """Write down that a body used days or pounds of a pool. Never more than is left."""
    row = hold(Pool, pool_id)
    check_can_use(amount, sums_of(_entries(row)).left)
    return _enter(acting, row, "used", body, "", amount, from_on, until_on, words)


@acts("strategy.put_entry_right", Permission.WRITE_POOL)
def put_right(acting: Acting, child_id: str | None, *, pool_entry_id: int, words: str) -> Outcome[int]:
    """Undo an entry, all of it, and say why: both stay. Write the right one after it."""
    entry = PoolEntry.objects.select_related("pool").filter(pk=pool_entry_id).first()
    if entry is None:
        raise no_such()
    pool = hold(Pool, entry.pool_id)
    check_written(words)
    undone = PoolEntry.objects.filter(puts_right=entry).exists()
    check_can_put_right(
        entry.kind, entry.amount, is_undone=undone, undoes=entry.puts_right_id is not None,
        left=sums_of(_entries(pool)).left,
    )  # fmt: skip
    made = PoolEntry.objects.create(
        pool=pool, kind=entry.kind, body=entry.body, paid_by=entry.paid_by, amount=-entry.amount,
        from_on=entry.from_on, until_on=entry.until_on, words=words.strip(), puts_right=entry, **telling(acting),
    )  # fmt: skip
    return Outcome(made.pk, {"pool": pool.pk, "entry": entry.pk})


def _entries(pool: Pool) -> list[EntryFacts]:
    rows = PoolEntry.objects.filter(pool=pool).values_list("kind", "amount")
    return [EntryFacts(kind, amount) for kind, amount in rows]


def _enter(
    acting: Acting, pool: Pool, kind: str, body: str, paid_by: str, amount: Decimal, from_on: date, until_on: date,
    words: str,
) -> Outcome[int]:  # fmt: skip
    check_written(body, "body")
    check_written(words)
    check_days(from_on, until_on)
    if amount <= 0:
        raise NotPossibleNow("an entry is of more than nothing.", where="amount", do="Enter an amount.")
    made = PoolEntry.objects.create(
        pool=pool, kind=kind, body=body.strip(), paid_by=paid_by.strip(), amount=amount, from_on=from_on,
        until_on=until_on, words=words.strip(), **telling(acting),
    )  # fmt: skip
    return Outcome(made.pk, {"pool": pool.pk, "entry": made.pk, "kind": kind})
