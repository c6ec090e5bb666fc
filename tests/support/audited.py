"""Acts for the audit to write down, invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction

from waypost.casework.access.acting import Act, Acting, acted
from waypost.casework.access.roles import Role

FIRST_AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def acting_at(at: datetime = FIRST_AT, *, user_id: int = 7, role: Role = Role.CHILDRENS_GUARDIAN) -> Acting:
    """Return somebody who acts."""
    return Acting(user_id, role, None, "", at)


def told(n: int = 1, *, child_id: str = "C1", facts: Mapping[str, object] | None = None, **who: object) -> None:
    """Tell the audit of n readings, a second apart."""
    for number in range(n):
        acting = acting_at(FIRST_AT + timedelta(seconds=number), **who)
        with transaction.atomic():
            acted.send(sender=Act, act=Act(acting, "children.see", child_id, True, facts or {"number": number}))
