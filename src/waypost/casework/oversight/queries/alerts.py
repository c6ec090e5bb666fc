"""Practice alerts: those that somebody has to read, all of them, and who has not read one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Appointment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.casework.access.visibility import holds_on
from waypost.casework.oversight.alerting import due_on, is_for
from waypost.casework.oversight.models import AlertRead, PracticeAlert

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class AlertShown:
    """A practice alert. `is_for_me`: the reader must read it; `due_on` then says by when."""

    alert: int
    title: str
    words: str
    for_roles: tuple[str, ...]
    for_area: str
    published_on: date
    published_by: str
    withdrawn_on: date | None
    is_for_me: bool
    read_on: date | None
    due_on: date | None
    days_late: int

    @property
    def is_to_be_read(self) -> bool:
        """Answer whether the reader has still to read it."""
        return self.is_for_me and self.read_on is None and self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class Unread:
    """Somebody who has not read an alert that is for them."""

    name: str
    role: str
    team: str
    due_on: date
    days_late: int


@dataclass(frozen=True, slots=True)
class AlertReaders:
    """How many of those whom an alert is for have read it, and who has not, the latest first."""

    alert: AlertShown
    readers: int
    has_read: int
    unread: tuple[Unread, ...]


@reads("oversight.alerts", Permission.READ_ALERT)
def alerts(acting: Acting, child_id: str | None) -> tuple[AlertShown, ...]:
    """Return every alert that stands: those that the reader has still to read first, then the newest."""
    rows = PracticeAlert.objects.select_related("published_by").order_by("-published_on", "-pk")[:_SHOWN]
    told = [_shown(acting, row) for row in _with_reading(acting, list(rows))]
    return tuple(sorted(told, key=lambda one: (not one.is_to_be_read, one.withdrawn_on is not None)))


@reads("oversight.who_read", Permission.REVIEW_WORK)
def who_read(acting: Acting, child_id: str | None) -> tuple[AlertReaders, ...]:
    """Return, of each alert that stands, who of the team (of the area, for those who lead one) has not read it."""
    rows = PracticeAlert.objects.filter(withdrawn_on=None).select_related("published_by")
    standing = _with_reading(acting, list(rows.order_by("-published_on", "-pk")[:_SHOWN]))
    led = Q(team__service_area=acting.service_area) if SCOPES[acting.role] is Scope.AREA else Q(team_id=acting.team_id)
    posts = Appointment.objects.filter(holds_on(acting.on), led, team__isnull=False).select_related("user", "team")
    people = list(posts.order_by("user__name", "pk"))
    read = set(AlertRead.objects.filter(alert__in=[row for row, _, _ in standing]).values_list("alert_id", "user_id"))
    return tuple(_readers(_shown(acting, told), people, read, acting.on) for told in standing)


def _readers(shown: AlertShown, people: list[Appointment], read: set[tuple[int, int]], on: date) -> AlertReaders:
    mine = [
        post
        for post in people
        if post.team and is_for(post.role, post.team.service_area, for_roles=shown.for_roles, for_area=shown.for_area)
    ]
    late = [post for post in mine if (shown.alert, post.user_id) not in read]
    unread = [
        Unread(post.user.name, Role(post.role).proper_name, post.team.name if post.team else "", due, _late(due, on))
        for post in late
        for due in [due_on(shown.published_on, post.from_on)]
    ]
    unread.sort(key=lambda one: (one.due_on, one.name))
    return AlertReaders(shown, len(mine), len(mine) - len(late), tuple(unread))


_Read = tuple[PracticeAlert, date | None, date]


def _with_reading(acting: Acting, rows: list[PracticeAlert]) -> list[_Read]:
    mine = AlertRead.objects.filter(user_id=acting.user_id, alert__in=rows).values_list("alert_id", "read_on")
    read = dict(mine)
    post = Appointment.objects.filter(holds_on(acting.on), user_id=acting.user_id, role=acting.role)
    joined_on = post.order_by("from_on").values_list("from_on", flat=True).first() or acting.on
    return [(row, read.get(row.pk), joined_on) for row in rows]


def _shown(acting: Acting, told: _Read) -> AlertShown:
    row, read_on, joined_on = told
    mine = is_for(acting.role.value, acting.service_area, for_roles=row.for_roles, for_area=row.for_area)
    due = due_on(row.published_on, joined_on) if mine else None
    return AlertShown(
        row.pk,
        row.title,
        row.words,
        tuple(row.for_roles),
        row.for_area,
        row.published_on,
        row.published_by.name,
        row.withdrawn_on,
        mine,
        read_on,
        due,
        _late(due, acting.on) if due and read_on is None else 0,
    )


def _late(due: date, on: date) -> int:
    return max(0, (on - due).days)
