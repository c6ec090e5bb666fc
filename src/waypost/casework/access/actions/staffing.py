"""Appoints one person, changes their role or team from a day, ends an appointment. What stood is never written over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.actions.appoint import Post
from waypost.casework.access.actions.invite import Drawn, write_invitation
from waypost.casework.access.models import Appointment, Team, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import (
    NotPossible,
    check_change,
    check_not_oneself,
    check_place,
    check_username,
)


@dataclass(frozen=True, slots=True)
class Appointed:
    """Who was appointed, whether they are new here, and until when their invitation stands, where one was drawn."""

    user_id: int
    is_new: bool
    invited_until_at: datetime | None = None


@acts("access.appoint_person", Permission.APPOINT_STAFF)
def appoint_person(
    acting: Acting, child_id: str | None, *, post: Post, drawn: Drawn | None = None
) -> Outcome[Appointed]:
    """Give one person a role in a team from a day; a person and a team that are not known are made.

    Whoever is new is invited by what was `drawn`, in the same act: one click, one event.
    Raises NotPossible for oneself, for a name that somebody else has, and for a role that they hold in that team.
    """
    check_username(post.username)
    team = _team(post)
    check_place(post.role, post.team, team.service_area)
    user = User.objects.filter(username=post.username).first()
    is_new = user is None
    if user is None:
        user = User(username=post.username, name=post.name)
        user.set_unusable_password()
        user.save()
    check_not_oneself(acting.user_id, user.pk)
    if post.name and user.name != post.name:
        raise NotPossible("somebody of another name has this user name.", do="Give their name as it stands here.")
    _check_not_held(user.pk, post.role, team, post.from_on)
    row = Appointment.objects.create(user=user, role=post.role, team=team, from_on=post.from_on)
    facts = {"appointment": row.pk, "appointed": user.pk, "role": post.role.value, "team": team.pk, "is_new": is_new}
    facts["from"] = post.from_on.isoformat()
    if drawn is None or not is_new:
        return Outcome(Appointed(user.pk, is_new), facts)
    invitation = write_invitation(acting, user.pk, drawn)
    facts |= {"invitation": invitation.pk, "until": invitation.until_at.isoformat()}
    return Outcome(Appointed(user.pk, is_new, invitation.until_at), facts)


@acts("access.change_appointment", Permission.APPOINT_STAFF)
def change_appointment(
    acting: Acting, child_id: str | None, *, appointment_id: int, role: Role, team_id: int, from_on: date
) -> Outcome[int]:
    """Let somebody hold another role, or the same in another team, from a day; the one before ends the day before.

    Raises NotPossible for one's own, for one that is over, and for a day that would rewrite what was.
    """
    row = _standing(acting, appointment_id)
    team = Team.objects.filter(pk=team_id).first()
    if team is None:
        raise NotPossible("there is no such team.", do="Choose a team of the list.")
    check_place(role, team.name, team.service_area)
    check_change(from_on, row.from_on, acting.on)
    _check_not_held(row.user_id, role, team, from_on)
    _end(row, from_on - timedelta(days=1))
    fresh = Appointment.objects.create(user_id=row.user_id, role=role, team=team, from_on=from_on)
    facts = {"appointment": fresh.pk, "before": appointment_id, "appointed": row.user_id, "role": role.value}
    return Outcome(row.user_id, {**facts, "team": team_id, "from": from_on.isoformat()})


@acts("access.end_appointment", Permission.APPOINT_STAFF)
def end_appointment(acting: Acting, child_id: str | None, *, appointment_id: int, last_on: date) -> Outcome[int]:
    """End an appointment after a last day. Raises NotPossible for one's own, and for a day before it began."""
    row = _standing(acting, appointment_id)
    if last_on < row.from_on - timedelta(days=1) or last_on < acting.on - timedelta(days=1):
        raise NotPossible("the last day lies before today, or before it began.", do="Give yesterday or a later day.")
    _end(row, last_on)
    return Outcome(
        row.user_id, {"appointment": appointment_id, "appointed": row.user_id, "last_on": last_on.isoformat()}
    )


def _standing(acting: Acting, appointment_id: int) -> Appointment:
    row = Appointment.objects.select_for_update().filter(pk=appointment_id).first()
    if row is None or (row.to_on is not None and row.to_on < acting.on):
        raise NotPossible("there is no such appointment now.", do="Open the page again.")
    check_not_oneself(acting.user_id, row.user_id)
    return row


def _end(row: Appointment, last_on: date) -> None:
    """End an appointment. One that never held is taken away: the audit keeps that it was."""
    if last_on < row.from_on:
        row.delete()
        return
    row.to_on = last_on
    row.save(update_fields=["to_on"])


def _check_not_held(user_id: int, role: Role, team: Team, from_on: date) -> None:
    still = Q(to_on=None) | Q(to_on__gte=from_on)
    if Appointment.objects.filter(still, user_id=user_id, role=role, team=team).exists():
        raise NotPossible("they hold this role in this team already.", do="Nothing more is needed, or end it first.")


def _team(post: Post) -> Team:
    team = Team.objects.filter(agency=post.agency, name=post.team).first()
    if team is None:
        if not post.team:
            raise NotPossible("a role is held in a team.", do="Name the team.")
        return Team.objects.create(
            name=post.team, agency=post.agency, service_area=post.service_area, authority=post.authority
        )
    if post.service_area and team.service_area != post.service_area:
        raise NotPossible("this team is of another service area.", do="Leave the area out, or name another team.")
    return team
