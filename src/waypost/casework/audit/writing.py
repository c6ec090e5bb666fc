"""Writes what access tells: one row for each act, in the act's own transaction.

Who writes takes the first chain that nobody holds at the moment, and so waits for nobody while there are fewer people
at work than chains. A transaction that writes twice finds its own chain free: no two can wait for one another here.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.dispatch import receiver

from waypost.casework.access.acting import Act, acted
from waypost.casework.audit.models import AuditEvent, ChainHead
from waypost.casework.audit.rules import FIRST, Event, plain, seal_of

CHAINS = 32
"""More than the people whose transactions end in one moment: measured in docs/adr/0019-audit-and-databases.md."""


@receiver(acted)
def write(sender: type[Act], act: Act, **_: Any) -> None:
    """Add one event, sealed to the last of its chain. Raises NotForTheAudit, and then nothing at all was done."""
    acting, facts = act.acting, plain(act.facts)
    head = _head_of_a_free_chain(acting.user_id or 0)
    event = Event(
        head.shard, head.position + 1, acting.at, acting.user_id, str(acting.role), acting.way, act.kind,
        act.child_id or "", act.is_reading, facts, head.seal,
    )  # fmt: skip
    event = event._replace(seal=seal_of(event))
    AuditEvent.objects.create(**event._asdict())
    ChainHead.objects.filter(shard=event.shard).update(position=event.position, seal=event.seal)


def _head_of_a_free_chain(spread: int) -> ChainHead:
    free = _first_free()
    if free is None and not ChainHead.objects.exists():
        _begin_the_chains()
        free = _first_free()
    return free or ChainHead.objects.select_for_update().get(shard=spread % CHAINS)


def _first_free() -> ChainHead | None:
    return ChainHead.objects.select_for_update(skip_locked=True).order_by("shard").first()


def _begin_the_chains() -> None:
    try:
        with transaction.atomic():
            ChainHead.objects.bulk_create(ChainHead(shard=one, position=0, seal=FIRST) for one in range(CHAINS))
    except IntegrityError:  # somebody else began them a moment ago
        return
