"""Five years of audit, sealed as the audit seals: made chain by chain and copied in, for one by one would take days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import connection

from load.multiplied import without_indexes
from waypost.casework.audit.anchoring import anchor
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.rules import FIRST, Event, seal_of
from waypost.casework.audit.writing import CHAINS

if TYPE_CHECKING:
    from load.country import Size

_DAYS = 5 * 365
_KINDS = ("children.my_work", "children.now", "children.account", "children.chronology", "children.family")
_COLUMNS = (
    "shard", "position", "at", "user_id", "role", "way", "kind", "child_id", "is_reading", "facts", "seal_before",
    "seal",
)  # fmt: skip


def fill_audit(size: Size, today: date) -> None:
    """Write the events of five years and the heads of their chains, and anchor them once."""
    if not size.events:
        return
    each = -(-size.events // CHAINS)
    with without_indexes(AuditEvent), connection.cursor() as cursor:
        with cursor.copy(f"COPY audit_auditevent ({', '.join(_COLUMNS)}) FROM STDIN") as into:
            for shard in range(CHAINS):
                for row in _chain(shard, each, size, today):
                    into.write_row(row)
        cursor.execute(
            "INSERT INTO audit_chainhead SELECT shard, position, seal FROM audit_auditevent WHERE position = %s", [each]
        )
    anchor(datetime.combine(today, time(), UTC))


def _chain(shard: int, count: int, size: Size, today: date) -> Iterator[tuple[object, ...]]:
    """Give the events of one chain in their order. What is sealed is written here as `canonical` writes it: faster."""
    began = datetime.combine(today - timedelta(days=_DAYS), time(8), UTC)
    before, apart = FIRST, _DAYS * 86_400 // (count + 1)
    for position in range(1, count + 1):
        at = began + timedelta(seconds=position * apart)
        user_id = 1000 + size.first + (position * CHAINS + shard) % (size.staff - size.first + 1)
        child_id = f"C-{1 + (position * 7919 + shard) % size.children:07d}"
        kind = _KINDS[position % len(_KINDS)]
        said = at.isoformat(timespec="microseconds")
        text = (
            f'["event",{shard},{position},"{said}",{user_id},"family_court_adviser","staff","{kind}","{child_id}",'
            f'true,{{}},"{before}"]'
        )
        seal = hashlib.sha256(text.encode()).hexdigest()
        if position == 1:
            told = Event(shard, 1, at, user_id, "family_court_adviser", "staff", kind, child_id, True, {}, before)
            assert seal == seal_of(told)
        who = (user_id, "family_court_adviser", "staff")
        yield shard, position, said, *who, kind, child_id, True, "{}", before, seal
        before = seal
