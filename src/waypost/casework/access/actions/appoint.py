"""Gives people their roles, in teams, from a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Appointment, Team, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody and their role: a sign-in name, a name for colleagues, the team by agency and name."""

    username: str
    name: str
    role: Role
    team: str
    service_area: str = ""
    agency: str = "cafcass"
    authority: str = ""
    from_on: date = date.min


@acts("access.appoint", Permission.APPOINT_STAFF)
def appoint(acting: Acting, child_id: str | None, *, posts: Sequence[Post], is_invented: bool = False) -> Outcome[int]:
    """Appoint people. Whoever and whatever team is not known is made, without a way to sign in yet."""
    teams = _teams(posts)
    known = {user.username: user for user in User.objects.filter(username__in=[post.username for post in posts])}
    fresh = {post.username: post for post in posts if post.username not in known}
    for user in User.objects.bulk_create([_user(post, is_invented) for post in fresh.values()], batch_size=500):
        known[user.username] = user
    Appointment.objects.bulk_create(
        [
            Appointment(
                user=known[post.username], role=post.role, team=teams[post.agency, post.team], from_on=post.from_on
            )
            for post in posts
        ],
        batch_size=500,
    )
    return Outcome(len(posts), {"appointed": len(posts), "people": len(fresh)})


def _teams(posts: Sequence[Post]) -> dict[tuple[str, str], Team]:
    wanted = {(post.agency, post.team): post for post in posts}
    known = {(team.agency, team.name): team for team in Team.objects.all()}
    Team.objects.bulk_create(
        [
            Team(name=name, agency=agency, service_area=post.service_area, authority=post.authority)
            for (agency, name), post in wanted.items()
            if (agency, name) not in known
        ]
    )
    return {(team.agency, team.name): team for team in Team.objects.all()}


def _user(post: Post, is_invented: bool) -> User:
    user = User(username=post.username, name=post.name, is_invented=is_invented)
    user.set_unusable_password()
    return user
