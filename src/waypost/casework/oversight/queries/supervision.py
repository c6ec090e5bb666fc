"""Supervision as those may read it who may: one's own, what one held, and for seniors their area's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import SCOPES, Scope
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.queries.visible import of_visible, visible_children
from waypost.casework.oversight.models import Discussed, Supervision
from waypost.casework.oversight.supervising import may_read, supervised_by

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class AgreedShown:
    """What a supervision said of a child, and what was agreed. `may_do`: the reader agreed to it, and has still to."""

    discussed_id: int
    supervision_id: str
    child_id: str
    child_name: str
    words: str
    action: str
    owner: str
    due_on: date | None
    days_late: int
    done_on: date | None
    done_words: str
    version: int
    may_do: bool


@dataclass(frozen=True, slots=True)
class SupervisionShown:
    """A supervision. `others`: children of it whose record the reader may not open; nothing of them is told."""

    supervision_id: str
    practitioner: str
    supervisor: str
    held_on: date
    next_on: date
    words: str
    agreed_on: date | None
    is_mine_to_agree: bool
    is_mine: bool
    discussed: tuple[AgreedShown, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Supervised:
    """Somebody whom the reader supervises: when they met last, when they meet next, days past it (0: in time)."""

    user_id: int
    name: str
    last_on: date | None
    next_on: date | None
    days_late: int


@dataclass(frozen=True, slots=True)
class SupervisionPage:
    """The reader's supervision: what they agreed to do, what they held and had, and whom they supervise."""

    to_do: tuple[AgreedShown, ...]
    supervisions: tuple[SupervisionShown, ...]
    supervised: tuple[Supervised, ...]


@dataclass(frozen=True, slots=True)
class ForDiscussion:
    """A supervision that the reader held, and the practitioner's children, whom the reader may open."""

    supervision: SupervisionShown
    children: tuple[tuple[str, str], ...]


@reads("oversight.my_supervision", Permission.SEE_SUPERVISION)
def my_supervision(acting: Acting, child_id: str | None) -> SupervisionPage:
    """Return the supervision that somebody had, held or, as a senior, may read, newest first; whom they supervise."""
    mine_to_read = Q(practitioner_id=acting.user_id) | Q(supervisor_id=acting.user_id)
    if SCOPES[acting.role] is Scope.AREA:
        # Their numbers, not a condition on each supervision: a database looks those few up, and not everybody's.
        mine_to_read |= Q(practitioner_id__in=set(_of_area(acting).values_list("user_id", flat=True)))
    held = Supervision.objects.filter(mine_to_read)
    return SupervisionPage(_to_do(acting), _shown(acting, held), _supervised(acting))


@reads("oversight.agreed", Permission.SEE_SUPERVISION)
def agreed_to_do(acting: Acting, child_id: str | None) -> tuple[AgreedShown, ...]:
    """Return what the acting person agreed to do in supervision and has not done, due first."""
    return _to_do(acting)


def _to_do(acting: Acting) -> tuple[AgreedShown, ...]:
    mine = Discussed.objects.filter(owner_id=acting.user_id, done_on=None).exclude(action="")
    return _agreed(acting, mine.order_by("due_on", "pk"))


@reads("oversight.one_supervision", Permission.SEE_SUPERVISION)
def one_supervision(acting: Acting, child_id: str | None, *, supervision_id: str) -> ForDiscussion:
    """Return one supervision. Raises NoSuchChild where there is none, or none that this person may read."""
    found = Supervision.objects.filter(supervision_id=supervision_id)
    row = found.first()
    if row is None or not may_read(
        acting.role.value,
        acting.user_id,
        practitioner=row.practitioner_id,
        supervisor=row.supervisor_id,
        is_of_area=_is_of_area(acting, row.practitioner_id),
    ):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    theirs = Assignment.objects.filter(holds_on(acting.on), user_id=row.practitioner_id, child_id=OuterRef("pk"))
    children = visible_children(acting).filter(Exists(theirs)).order_by("family_name", "given_names", "pk")
    told = tuple((child.pk, child.name) for child in children[:_SHOWN]) if row.supervisor_id == acting.user_id else ()
    return ForDiscussion(_shown(acting, found)[0], told)


def discussed_of(acting: Acting, child_id: str | None) -> tuple[AgreedShown, ...]:
    """Return what supervision said of a child, to those alone who had it or held it, or lead the area."""
    rows = Discussed.objects.filter(child_id=child_id).order_by("-supervision__held_on", "-pk")
    if SCOPES[acting.role] is not Scope.AREA:
        with_me = Q(supervision__practitioner_id=acting.user_id) | Q(supervision__supervisor_id=acting.user_id)
        rows = rows.filter(with_me)
    return _agreed(acting, rows)


def _shown(acting: Acting, held: QuerySet[Supervision]) -> tuple[SupervisionShown, ...]:
    rows = list(held.select_related("practitioner", "supervisor").order_by("-held_on", "-pk")[:_SHOWN])
    ids = {row.pk for row in rows}
    agreed: dict[str, list[AgreedShown]] = {}
    for one in _agreed(acting, Discussed.objects.filter(supervision_id__in=ids).order_by("pk")):
        agreed.setdefault(one.supervision_id, []).append(one)
    every = Discussed.objects.filter(supervision_id__in=ids).values_list("supervision__supervision_id", flat=True)
    count = list(every)
    return tuple(
        SupervisionShown(
            row.supervision_id,
            row.practitioner.name,
            row.supervisor.name,
            row.held_on,
            row.next_on,
            row.words,
            row.agreed_on,
            row.agreed_on is None and row.practitioner_id == acting.user_id,
            row.supervisor_id == acting.user_id,
            tuple(agreed.get(row.supervision_id, ())),
            count.count(row.supervision_id) - len(agreed.get(row.supervision_id, ())),
        )
        for row in rows
    )


def _agreed(acting: Acting, rows: QuerySet[Discussed]) -> tuple[AgreedShown, ...]:
    seen = rows.filter(of_visible(acting)).select_related("child", "owner", "supervision")
    return tuple(
        AgreedShown(
            row.pk,
            row.supervision.supervision_id,
            row.child_id,
            row.child.name,
            row.words,
            row.action,
            row.owner.name,
            row.due_on,
            max(0, ((row.done_on or acting.on) - row.due_on).days) if row.due_on else 0,
            row.done_on,
            row.done_words,
            row.version,
            bool(row.action) and row.done_on is None and row.owner_id == acting.user_id,
        )
        for row in seen[:_SHOWN]
    )


def _supervised(acting: Acting) -> tuple[Supervised, ...]:
    """Return whom somebody supervises: practitioners and their like of the team, or of the area that they lead."""
    if not supervised_by(acting.role.value):
        return ()
    last = Max("supervisions__held_on")
    people: Any = User.objects.filter(Exists(_posts(acting).filter(user_id=OuterRef("pk")))).exclude(pk=acting.user_id)
    people = people.annotate(last_on=last, next_on=Max("supervisions__next_on"))
    told = [
        Supervised(
            one.pk,
            one.name,
            one.last_on,
            one.next_on,
            max(0, (acting.on - one.next_on).days) if one.next_on else 0,
        )
        for one in people.order_by("name", "pk")[:_SHOWN]
    ]
    return tuple(sorted(told, key=lambda one: (one.next_on is not None, one.next_on or acting.on, one.name)))


def _posts(acting: Acting) -> QuerySet[Appointment]:
    led = Q(team__service_area=acting.service_area) if SCOPES[acting.role] is Scope.AREA else Q(team_id=acting.team_id)
    below = supervised_by(acting.role.value)
    return Appointment.objects.filter(holds_on(acting.on), led, team__isnull=False, role__in=below)


def _is_of_area(acting: Acting, practitioner_id: int) -> bool:
    return _of_area(acting).filter(user_id=practitioner_id).exists()


def _of_area(acting: Acting) -> QuerySet[Appointment]:
    area = acting.service_area
    return Appointment.objects.filter(holds_on(acting.on), team__service_area=area, team__isnull=False)
