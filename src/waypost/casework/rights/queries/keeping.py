"""What is kept, held and erased: one record's page, holds, records whose time is over, what an erasure would take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.rights.keeping import COUNTED_FROM, kept_until_of
from waypost.casework.rights.models import ErasureAsked, LegalHold
from waypost.casework.rights.queries.copies import RequestShown, requests_of
from waypost.casework.rights.rules import schedule
from waypost.casework.rights.walking import going


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose time is over."""

    child_id: str
    kept_until: date


@dataclass(frozen=True, slots=True)
class HoldShown:
    """A legal hold. `ended_on` None: it stands, and nobody may erase the record."""

    hold: int
    child_id: str
    child_name: str
    reason: str
    set_on: date
    set_by: str
    ended_on: date | None
    ended_by: str


@dataclass(frozen=True, slots=True)
class AskedShown:
    """That somebody asks for an erasure."""

    child_id: str
    reason: str
    asked_on: date
    asked_by: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class RightsPage:
    """One record: until when it is kept, its holds, requests for a copy, and an erasure that is asked for."""

    head: Head
    kept_until: date
    is_over: bool
    holds: tuple[HoldShown, ...]
    requests: tuple[RequestShown, ...]
    asked: AskedShown | None

    @property
    def is_held(self) -> bool:
        """Answer whether a hold stands."""
        return any(one.ended_on is None for one in self.holds)


@dataclass(frozen=True, slots=True)
class WouldGo:
    """What an erasure would take: rows by kind, those that stay because other children share them, and what forbids."""

    head: Head
    rows: tuple[tuple[str, int, int], ...]
    kept_until: date
    is_over: bool
    is_held: bool
    asked: AskedShown | None

    @property
    def total(self) -> int:
        """Return how many rows would go."""
        return sum(goes for _, goes, _ in self.rows)


@reads("rights.child", Permission.SEE_RIGHTS)
def child_rights(acting: Acting, child_id: str | None) -> RightsPage:
    """Return what is kept of one record, for how long, and what is asked of it."""
    head, until = head_of(acting, child_id), kept_until_of(str(child_id))
    rows = LegalHold.objects.filter(child_id=child_id).order_by("-set_on", "-pk")
    asked = _asked(acting, child_id)
    return RightsPage(head, until, until <= acting.on, _holds(rows), requests_of(acting, child_id), asked)


@reads("rights.would_erase", Permission.ASK_ERASURE)
def would_erase(acting: Acting, child_id: str | None) -> WouldGo:
    """Return what an erasure would take, row by row counted, before anybody asks for it or does it."""
    head, until = head_of(acting, child_id), kept_until_of(str(child_id))
    taken = (
        (str(model._meta.verbose_name).capitalize(), len(keys), stay) for model, keys, stay in going(head.child_id)
    )
    is_held = LegalHold.objects.filter(child_id=child_id, ended_on=None).exists()
    rows = tuple(one for one in taken if one[1] or one[2])
    return WouldGo(head, rows, until, until <= acting.on, is_held, _asked(acting, child_id))


@reads("rights.holds", Permission.HOLD_RECORD)
def holds(acting: Acting, child_id: str | None) -> tuple[tuple[int, str, date], ...]:
    """Return the holds that stand on a record: number, reason, the day on which each was set."""
    standing = LegalHold.objects.filter(child_id=child_id, ended_on=None).order_by("pk")
    return tuple(standing.values_list("pk", "reason", "set_on"))


@reads("rights.standing_holds", Permission.SEE_RIGHTS)
def standing_holds(acting: Acting, child_id: str | None) -> tuple[HoldShown, ...]:
    """Return every hold that stands on a child whom this person may open, the oldest first."""
    rows = LegalHold.objects.filter(ended_on=None, child__in=visible_children(acting).values("pk"))
    return _holds(rows.order_by("set_on", "pk"))


@reads("rights.erasures_asked", Permission.ASK_ERASURE)
def erasures_asked(acting: Acting, child_id: str | None) -> tuple[AskedShown, ...]:
    """Return erasures that are asked for, of children whom this person may open, the oldest first."""
    rows = ErasureAsked.objects.filter(withdrawn_on=None, child__in=visible_children(acting).values("pk"))
    return tuple(_asked_shown(acting, row) for row in rows.select_related("asked_by").order_by("asked_on", "pk"))


@reads("rights.due_for_erasure", Permission.ERASE_RECORD)
def due_for_erasure(acting: Acting, child_id: str | None, *, at_most: int = 100) -> tuple[Due, ...]:
    """Return closed records whose time is over and that nobody holds, the longest over first."""
    years = schedule()["child_record"].years
    on = acting.on
    before = on.replace(year=on.year - years, day=28 if (on.month, on.day) == (2, 29) else on.day)
    held = LegalHold.objects.filter(child_id=OuterRef("pk"), ended_on=None)
    old = Child.objects.filter(~Exists(held), is_open=False).annotate(from_on=COUNTED_FROM).filter(from_on__lte=before)
    due = (Due(pk, kept_until_of(pk)) for pk in old.order_by("from_on", "pk").values_list("pk", flat=True))
    return tuple(one for one, _ in zip((one for one in due if one.kept_until <= on), range(at_most), strict=False))


def _holds(rows: QuerySet[LegalHold]) -> tuple[HoldShown, ...]:
    return tuple(
        HoldShown(
            row.pk,
            row.child_id,
            row.child.name,
            row.reason,
            row.set_on,
            row.set_by.name,
            row.ended_on,
            row.ended_by.name if row.ended_by else "",
        )
        for row in rows.select_related("child", "set_by", "ended_by")
    )


def _asked(acting: Acting, child_id: str | None) -> AskedShown | None:
    row = ErasureAsked.objects.select_related("asked_by").filter(child_id=child_id, withdrawn_on=None).first()
    return _asked_shown(acting, row) if row else None


def _asked_shown(acting: Acting, row: ErasureAsked) -> AskedShown:
    return AskedShown(row.child_id, row.reason, row.asked_on, row.asked_by.name, row.asked_by_id == acting.user_id)
