"""Invented staff for the demonstration: the practitioners of the invented extract, teams and managers around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import polars as pl

from waypost.casework.access.actions.appoint import Post, appoint
from waypost.casework.access.actions.assign import Task, assign_many
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.take_hours import HoursTold, take_hours
from waypost.pipeline.casework.arrivals import Arrivals
from waypost.synthetic.names import COMMUNITIES, draw_forenames, surname_labels, surnames
from waypost.wiring.casework import system_acting

_IN_EACH_TEAM = (
    Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.SCREENING_OFFICER, Role.BUSINESS_SERVICES, Role.ASSISTANT,
    Role.COMPLAINTS_MANAGER,
)  # fmt: skip
_IN_AN_AREA = (*_IN_EACH_TEAM, Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE)
_OF_ALL = (
    Role.BOARD_MEMBER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COMMITTEE_MEMBER,
)  # fmt: skip
_PARTNERS = (
    (Role.PARTNER, "ministry_of_justice"),
    (Role.AUTHORITY_SOCIAL_WORKER, "local_authority"),
    (Role.AUTHORITY_ANALYST, "local_authority"),
    (Role.COURT_OFFICER, "court"),
)
_AS = {
    Role.AUTHORITY_SOCIAL_WORKER: "authority",
    Role.COURT_OFFICER: "court",
    Role.AUDITOR: "practice_audit",
}
_A_FEW = 5
_FULL_TIME = 37
"""Hours a week of an invented practitioner who works full time."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who was invented: one person a role for the guided tour, and a child of the adviser's."""

    by_role: dict[str, Post]
    people: int
    assigned: int
    child_id: str | None


def load_staff(arrived: Arrivals, *, seed: int, since: date, at: datetime, followed: str | None = None) -> Staff:
    """Appoint invented staff, and assign the children who arrived to whom the extract says.

    `followed`: the child whom the guided tour is to follow, where the child has an adviser.
    """
    acting = system_acting(at)
    posts = _posts(arrived, seed, since)
    appoint(acting, None, posts=posts, is_invented=True)
    take_hours(acting, None, told=_hours(arrived))
    tasks = _tasks(arrived, posts, at.date())
    by_role = _tour(posts, tasks, followed)
    adviser = by_role.get(Role.FAMILY_COURT_ADVISER.value)
    theirs = [task.child_id for task in tasks if adviser and task.username == adviser.username]
    child_id = followed if followed in theirs else min(theirs, default=None)
    assigned = assign_many(acting, None, tasks=[*tasks, *_for_partners(arrived, posts, child_id, at.date())])
    return Staff(by_role, len(posts), assigned, child_id)


def _posts(arrived: Arrivals, seed: int, since: date) -> list[Post]:
    present = arrived.workforce.filter(pl.col("ended_on").is_null()).sort("practitioner_id")
    areas = sorted(set(arrived.children["service_area"].drop_nulls()))
    wanted = [(row["practitioner_id"].lower(), Role(row["role"]), row["service_area"]) for row in present.to_dicts()
              if row["role"] in {role.value for role in Role}]  # fmt: skip
    guardians = set(arrived.allocations.filter(pl.col("role") == Role.CHILDRENS_GUARDIAN.value)["practitioner_id"])
    wanted += [
        (row["practitioner_id"].lower(), Role.CHILDRENS_GUARDIAN, row["service_area"])
        for row in present.to_dicts()
        if row["practitioner_id"] in guardians
    ]
    wanted += [(f"{role.value}.{area}".lower(), role, area) for area in areas for role in _IN_AN_AREA]
    wanted += [(role.value, role, "") for role in _OF_ALL]
    names = _names(len(wanted) + len(_PARTNERS), seed)
    called: dict[str, str] = {}  # who holds two posts is called the same in both
    posts = [
        Post(
            username, called.setdefault(username, name), role, team=f"Team {area}" if area else "Head office",
            service_area=area, from_on=since,
        )
        for (username, role, area), name in zip(wanted, names, strict=False)
    ]  # fmt: skip
    return posts + [
        Post(role.value, name, role, team=f"Invented {agency.replace('_', ' ')}", agency=agency, from_on=since)
        for (role, agency), name in zip(_PARTNERS, names[len(wanted) :], strict=True)
    ]


def _hours(arrived: Arrivals) -> list[HoursTold]:
    """Return the contracted hours of the practitioners who are here, as the extract's shares of full time."""
    present = arrived.workforce.filter(pl.col("ended_on").is_null(), pl.col("full_time_equivalent").is_not_null())
    return [
        HoursTold(row["practitioner_id"].lower(), Decimal(row["full_time_equivalent"]) * _FULL_TIME, row["started_on"])
        for row in present.to_dicts()
    ]


def _names(count: int, seed: int) -> list[str]:
    chance = np.random.default_rng([seed, 7])
    community = chance.integers(0, len(COMMUNITIES), count)
    is_female = chance.random(count) < 0.5
    last = surname_labels(surnames().draw(chance, community), is_female)
    return [f"{first} {name}" for first, name in zip(draw_forenames(chance, community, is_female), last, strict=True)]


def _tasks(arrived: Arrivals, posts: Sequence[Post], today: date) -> list[Task]:
    """One task a child and practitioner who holds the case now; where nobody does, the area's team does."""
    team = {post.username: post.team for post in posts}
    open_now = arrived.allocations.filter(pl.col("ended_on").is_null(), pl.col("role") != "duty_practitioner")
    tasks = [
        Task(row["child_id"], row["practitioner_id"].lower(), team[row["practitioner_id"].lower()],
             _capacity(row["role"]), row["started_on"])
        for row in open_now.to_dicts() if row["practitioner_id"].lower() in team
    ]  # fmt: skip
    held = {task.child_id for task in tasks}
    return tasks + [
        Task(row["child_id"], None, f"Team {row['service_area']}", "waiting", row["received_on"] or today)
        for row in arrived.children.to_dicts()
        if row["child_id"] not in held and row["service_area"]
    ]


def _for_partners(arrived: Arrivals, posts: Sequence[Post], child_id: str | None, today: date) -> list[Task]:
    """Return the few children whom each partner, the auditor and each complaints manager work with."""
    public = arrived.members.join(arrived.cases.filter(pl.col("law") == "public"), on="case_id")["child_id"]
    some = [child_id] if child_id else []
    some += [child for child in public.unique().sort().head(_A_FEW) if child != child_id]
    return [
        Task(child, post.username, post.team, _AS[post.role], today, post.agency)
        for post in posts
        if post.role in _AS
        for child in some
    ]


def _capacity(role: str) -> str:
    return {"childrens_guardian": "guardian", "family_court_adviser": "adviser"}.get(role, role)


def _tour(posts: Sequence[Post], tasks: Sequence[Task], followed: str | None) -> dict[str, Post]:
    """Return one person a role: of practitioners, whoever has the followed child, or most; else of that one's team."""
    theirs = {task.username for task in tasks if followed is not None and task.child_id == followed}
    load: dict[str, int] = {}
    for task in tasks:
        if task.username:
            load[task.username] = load.get(task.username, 0) + 1
    busiest = sorted(posts, key=lambda post: (post.username not in theirs, -load.get(post.username, 0), post.username))
    area = next((post.service_area for post in busiest if post.service_area), "")
    first: dict[str, Post] = {}
    for post in sorted(busiest, key=lambda post: post.service_area not in (area, "")):
        first.setdefault(post.role.value, post)
    return first
