"""What people hold and how many hours they have, read from the tables for many people at once. Used inside this room
alone.

A piece of work is a case with the children of it whom somebody is assigned to; a family with no open case is one too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, DecimalField, Exists, OuterRef, Q, Value

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Assignment
from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.capacity import Hours, Person, capacity
from waypost.casework.allocation.case_facts import cases_of
from waypost.casework.allocation.considerations import Candidate
from waypost.casework.allocation.models import ContractedHours, OtherWork, ReducedHours, Skill, Terms, WeightsSet
from waypost.casework.allocation.reductions import Reduction
from waypost.casework.allocation.weight_sets import (
    FAMILY_COURT_ADVISER,
    WeightSet,
    usual_sets,
    weight_set,
    weights_in_force,
)
from waypost.casework.allocation.workload import WorkItem

WORKS = ("adviser", "guardian")
GUARDIAN = "guardian"
_HOURS, _LESS, _OTHER = "hours", "less", "other"
PRACTITIONERS = (Role.FAMILY_COURT_ADVISER.value, Role.CHILDRENS_GUARDIAN.value)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be asked to take a case. `areas`: where they work; `team` as colleagues call it."""

    user_id: int
    name: str
    areas: frozenset[str]
    team: str
    is_associate: bool


def weights_now(on: date) -> WeightSet:
    """Return the weights in force on a day: those set here before Waypost's own."""
    own = WeightsSet.objects.filter(name=FAMILY_COURT_ADVISER, from_on__lte=on).order_by("from_on", "pk")
    told = (weight_set({**row.told, "in_force_from": row.from_on, "in_force_to": None}, row.name) for row in own)
    return weights_in_force(FAMILY_COURT_ADVISER, on, (*usual_sets(), *told))


def colleagues(acting: Acting) -> tuple[Colleague, ...]:
    """Return the practitioners of the acting person's team, or of the service area for whoever leads one."""
    posts = Appointment.objects.filter(holds_on(acting.on), role__in=PRACTITIONERS, user__is_active=True)
    if SCOPES[acting.role] is Scope.AREA:
        posts = posts.filter(team__service_area=acting.service_area)
    else:
        posts = posts.filter(team_id=acting.team_id or 0)
    associates = Terms.objects.filter(holds_on(acting.on), user_id=OuterRef("user_id"), is_associate=True)
    told = posts.order_by("user__name", "user_id", "pk").values_list(
        "user_id", "user__name", "team__service_area", "team__name", Exists(associates)
    )
    found: dict[int, Colleague] = {}
    for user_id, name, area, team, is_associate in told:
        areas = frozenset({area or ""}) | (found[user_id].areas if user_id in found else frozenset())
        found[user_id] = Colleague(user_id, name, areas, team or "", is_associate)
    return tuple(found.values())


def people(user_ids: Collection[int], on: date, weights: WeightSet) -> dict[int, Person]:
    """Return what each person's capacity is reckoned from, as far back as the weights look. Three queries, however
    many.
    """
    since = on - timedelta(weeks=weights.thresholds.red_after_weeks)
    hours: dict[int, list[Hours]] = {}
    less: dict[int, list[Reduction]] = {}
    items = pieces(user_ids, since, on)
    for what, key, user_id, from_on, to_on, many, word in _dated(user_ids):
        if what == _HOURS:
            hours.setdefault(user_id, []).append(Hours(many, from_on, to_on))
        elif what == _LESS:
            less.setdefault(user_id, []).append(Reduction(word, many, from_on, to_on))
        else:
            items.setdefault(user_id, []).append(WorkItem(f"work:{key}", word, held_from=from_on, held_until=to_on))
    return {
        one: Person(tuple(hours.get(one, ())), tuple(less.get(one, ())), tuple(items.get(one, ()))) for one in user_ids
    }


def _dated(user_ids: Collection[int]) -> Iterable[tuple[str, int, int, date, date | None, Any, str]]:
    """Return hours, what is less of them, and work that is no child's, by one query: (which, key, person, from, to,
    hours, word), what began first at the top.
    """
    nought = Value(None, DecimalField(max_digits=4, decimal_places=1))
    parts = [
        model._base_manager.filter(user_id__in=user_ids).values_list(
            Value(what, CharField()), "pk", "user_id", "from_on", "to_on", many, word
        )
        for what, model, many, word in (
            (_HOURS, ContractedHours, "hours", Value("", CharField())),
            (_LESS, ReducedHours, "hours", "category"),
            (_OTHER, OtherWork, nought, "work_type"),
        )
    ]
    return parts[0].union(*parts[1:], all=True).order_by("from_on", "pk")


def pieces(user_ids: Collection[int], since: date, on: date) -> dict[int, list[WorkItem]]:
    """Return the pieces of work that people hold, or held since a day, by person."""
    still = Q(to_on=None) | Q(to_on__gte=since)
    held = Assignment.objects.filter(still, user_id__in=user_ids, capacity__in=WORKS, from_on__lte=on)
    told = held.order_by("from_on", "pk").values_list("user_id", "child_id", "capacity", "from_on", "to_on")
    rows = [_Held(*row) for row in told]
    found = cases_of(held.values("child_id"), on)
    grouped: dict[tuple[int, str], list[_Held]] = {}
    for row in rows:
        if row.child_id in found:
            grouped.setdefault((row.user_id, found[row.child_id].key), []).append(row)
    items: dict[int, list[WorkItem]] = {}
    for (user_id, key), mine in grouped.items():
        one = found[mine[-1].child_id]
        until = None if any(row.to_on is None for row in mine) else max(row.to_on for row in mine if row.to_on)
        now = {row.child_id for row in mine if row.to_on is None or row.to_on >= on}
        is_guardian = any(row.capacity == GUARDIAN for row in mine)
        count = max(1, len(now))
        item = one.piece(key, count, is_guardian, on, min(row.from_on for row in mine), until)
        items.setdefault(user_id, []).append(item)
    return items


class _Held(NamedTuple):
    user_id: int
    child_id: str
    capacity: str
    from_on: date
    to_on: date | None


def candidates(asked: Iterable[Colleague], persons: dict[int, Person], weights: WeightSet, on: date) -> list[Candidate]:
    """Return colleagues as the ranking knows them, with today's capacity, skills and terms. Two queries."""
    asked = list(asked)
    ids = [one.user_id for one in asked]
    skills: dict[int, set[str]] = {}
    for user_id, skill in Skill.objects.filter(holds_on(on), user_id__in=ids).values_list("user_id", "skill"):
        skills.setdefault(user_id, set()).add(skill)
    terms = {
        row.user_id: frozenset(row.takes) for row in Terms.objects.filter(holds_on(on), user_id__in=ids) if row.takes
    }
    return [
        Candidate(
            str(one.user_id),
            capacity(persons[one.user_id], weights, on),
            frozenset(skills.get(one.user_id, ())),
            one.areas,
            terms.get(one.user_id),
        )
        for one in asked
    ]
