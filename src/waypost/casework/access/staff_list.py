"""Who works here, in which roles and teams, and whether they can sign in: read for whoever administers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.models import Appointment, Assignment, Invitation, Team, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible, is_open
from waypost.casework.access.visibility import holds_on

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in a team, from a day to a day."""

    appointment_id: int
    role: str
    role_title: str
    team_id: int | None
    team: str
    service_area: str
    from_on: date
    to_on: date | None
    is_over: bool
    is_to_come: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here: what they hold, whether they have a password, until when an invitation stands."""

    user_id: int
    username: str
    name: str
    held: tuple[HeldRole, ...]
    has_password: bool
    last_sign_in_at: datetime | None
    invited_until: datetime | None
    children: int = 0

    @property
    def now(self) -> tuple[HeldRole, ...]:
        """Return what they hold today and will hold."""
        return tuple(one for one in self.held if not one.is_over)


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page of the people who work here."""

    people: tuple[Person, ...]
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class TeamTold:
    """A team to choose."""

    team_id: int
    name: str
    agency: str
    service_area: str


@reads("access.see_staff", Permission.APPOINT_STAFF)
def staff(acting: Acting, child_id: str | None, *, words: str = "", page: int = 1) -> StaffPage:
    """Return whoever holds a role now or from a day to come, by name; those whose name or team is like `words`."""
    current = Q(appointments__to_on=None) | Q(appointments__to_on__gte=acting.on)
    found = User.objects.filter(current, is_active=True)
    if words.strip():
        like = Q(name__icontains=words.strip()) | Q(username__icontains=words.strip())
        found = found.filter(like | Q(appointments__team__name__icontains=words.strip()))
    ids = found.order_by("name", "pk").values_list("pk", flat=True).distinct()
    every = list(ids)
    pages = max(1, -(-len(every) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    wanted = every[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return StaffPage(_people(wanted, acting), len(every), page, pages)


@reads("access.see_person", Permission.APPOINT_STAFF)
def person(acting: Acting, child_id: str | None, *, user_id: int) -> Outcome[Person]:
    """Return one person, with every appointment there was. Raises NotPossible for nobody."""
    found = _people([user_id], acting)
    if not found:
        raise NotPossible("there is no such person.", do="Open the list of staff again.")
    return Outcome(found[0], {"person": user_id})


def every_team() -> tuple[TeamTold, ...]:
    """Return every team, by name, to choose from. It tells of nobody."""
    return tuple(
        TeamTold(team.pk, team.name, team.agency, team.service_area) for team in Team.objects.order_by("name", "pk")
    )


def _people(ids: list[int], acting: Acting) -> tuple[Person, ...]:
    held = Appointment.objects.select_related("team").order_by("from_on", "pk")
    rows = User.objects.filter(pk__in=ids).prefetch_related(
        Prefetch("appointments", held), Prefetch("invitations", Invitation.objects.order_by("-made_at"))
    )
    load: dict[int, int] = {}
    for user_id in Assignment.objects.filter(holds_on(acting.on), user_id__in=ids).values_list("user_id", flat=True):
        load[user_id or 0] = load.get(user_id or 0, 0) + 1
    by_id = {row.pk: _person(row, acting, load.get(row.pk, 0)) for row in rows}
    return tuple(by_id[user_id] for user_id in ids if user_id in by_id)


def _person(row: User, acting: Acting, children: int) -> Person:
    invited = next(
        (
            one.until_at
            for one in row.invitations.all()
            if is_open(
                one.until_at <= acting.at, one.wrong_codes, one.used_at is not None, one.withdrawn_at is not None
            )
        ),
        None,
    )
    held = tuple(_held(one, acting.on) for one in row.appointments.all())
    return Person(row.pk, row.username, row.name, held, _has_password(row), row.last_login, invited, children)


def _held(row: Appointment, on: date) -> HeldRole:
    team, role = row.team, Role(row.role)
    return HeldRole(
        row.pk, role.value, role.proper_name, row.team_id, team.name if team else "", team.service_area if team else "",
        row.from_on, row.to_on, row.to_on is not None and row.to_on < on, row.from_on > on,
    )  # fmt: skip


def _has_password(row: User) -> bool:
    return bool(row.password) and row.has_usable_password()
