"""What the audit tells: to an auditor, whose search is itself audited, and to the person whose record it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet

from waypost.casework.access.acting import REFUSED, Acting, Outcome, reads
from waypost.casework.access.models import User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.foundation.clock import LONDON

LINES_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What an auditor looks for; what is left out is not asked for. Days are London's, both counted."""

    child_id: str | None = None
    user_id: int | None = None
    kind: str | None = None
    from_on: date | None = None
    to_on: date | None = None
    before: int | None = None  # the last line of the page before


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One event, ready to be shown to an auditor."""

    number: int
    at: datetime
    user_id: int | None
    name: str
    role: str
    way: str
    kind: str
    child_id: str
    is_reading: bool
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Lines, newest first, and where the next page begins (None: there is none)."""

    lines: tuple[AuditLine, ...]
    next_before: int | None


@reads("audit.search", Permission.READ_AUDIT)
def events(acting: Acting, child_id: str | None, *, asked: Asked) -> Outcome[AuditPage]:
    """Return the events that an auditor asks for. `child_id` is None: the child looked for stands in `asked`.

    What was asked for is told to the audit, so that nobody searches it unseen. Words that found nothing are not kept:
    they may be anything, a name among them.
    """
    rows = list(_found(asked)[: LINES_ON_A_PAGE + 1])
    shown = rows[:LINES_ON_A_PAGE]
    names = dict(User.objects.filter(pk__in={row.user_id for row in shown}).values_list("pk", "name"))
    page = AuditPage(tuple(_line(row, names) for row in shown), shown[-1].pk if len(rows) > LINES_ON_A_PAGE else None)
    told = {name: value for name in _TOLD if (value := getattr(asked, name)) is not None}
    if not shown:
        told |= {name: FOUND_NOTHING for name in ("child_id", "kind") if name in told}
    return Outcome(page, facts={f"asked_{name}": value for name, value in told.items()})


FOUND_NOTHING = "words that found nothing"
_TOLD = ("child_id", "user_id", "kind", "from_on", "to_on")


@reads("audit.who_looked", Permission.SEE_CHILD)
def kinds_of_people_who_looked(acting: Acting, child_id: str | None) -> tuple[str, ...]:
    """Return which kinds of people opened the child's record or changed it: kinds alone, nobody by name, no days."""
    seen = AuditEvent.objects.filter(child_id=child_id).exclude(kind=REFUSED)
    roles = seen.order_by().values_list("role", flat=True).distinct()
    known = {role.value: role.proper_name for role in Role}
    return tuple(sorted({known.get(role, role.replace("_", " ").capitalize()) for role in roles}))


@reads("audit.opened_by_glass", Permission.REVIEW_BREAK_GLASS)
def opened_by_glass(
    acting: Acting, child_id: str | None, *, user_id: int, reference: str, from_at: datetime, until_at: datetime
) -> Outcome[tuple[tuple[str, bool, int], ...]]:
    """Return what somebody read and did in a record while a glass was broken: (kind, is a reading, how often)."""
    rows = AuditEvent.objects.filter(user_id=user_id, child_id=reference, at__gte=from_at, at__lt=until_at)
    kinds = rows.exclude(kind=REFUSED).values_list("kind", "is_reading").annotate(n=Count("pk")).order_by("kind")
    return Outcome(tuple((kind, is_reading, n) for kind, is_reading, n in kinds), {"reference": reference})


@dataclass(frozen=True, slots=True)
class Saw:
    """Somebody who read or changed a child's record: how often, and when last. No name: a family on its own site."""

    name: str
    role: str
    times: int
    last_at: datetime


@reads("audit.who_saw", Permission.FREE_CHILD)
def who_saw(acting: Acting, child_id: str | None, *, since_on: date) -> tuple[Saw, ...]:
    """Return everybody who opened a child's record or changed it from a day on: they saw what a wrong link showed."""
    rows = AuditEvent.objects.filter(child_id=child_id, at__gte=datetime.combine(since_on, time(), LONDON))
    seen = rows.exclude(kind=REFUSED).exclude(way="system").order_by("user_id", "role")
    told = list(seen.values_list("user_id", "role").annotate(times=Count("pk"), last_at=Max("at")))
    names = dict(User.objects.filter(pk__in={one[0] for one in told}).values_list("pk", "name"))
    return tuple(Saw(names.get(user, ""), role, times, last_at) for user, role, times, last_at in told)


def _found(asked: Asked) -> QuerySet[AuditEvent]:
    rows = AuditEvent.objects.order_by("-pk")
    for name, value in (("child_id", asked.child_id), ("user_id", asked.user_id), ("kind", asked.kind)):
        if value is not None:
            rows = rows.filter(**{name: value})
    if asked.from_on is not None:
        rows = rows.filter(at__gte=datetime.combine(asked.from_on, time(), LONDON))
    if asked.to_on is not None:
        rows = rows.filter(at__lt=datetime.combine(asked.to_on + timedelta(days=1), time(), LONDON))
    return rows.filter(pk__lt=asked.before) if asked.before is not None else rows


def _line(row: AuditEvent, names: Mapping[int, str]) -> AuditLine:
    name = names.get(row.user_id, "") if row.user_id is not None else ""
    return AuditLine(
        row.pk, row.at, row.user_id, name, row.role, row.way, row.kind, row.child_id, row.is_reading, row.facts
    )
