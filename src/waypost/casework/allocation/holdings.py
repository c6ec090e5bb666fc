"""What people hold and how many hours they have, read from the tables for many people at once. Used inside this room
alone.

A piece of work is a case with the children of it whom somebody is assigned to; a family with no open case is one too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, DecimalField, Exists, OuterRef, Q, QuerySet, Value

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Assignment, Conflict, Restriction
from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.capacity import Hours, Person, capacity
from waypost.casework.allocation.considerations import Candidate, Case, Known
from waypost.casework.allocation.models import ContractedHours, OtherWork, ReducedHours, Skill, Terms, WeightsSet
from waypost.casework.allocation.reductions import Reduction
from waypost.casework.allocation.weight_sets import (
    FAMILY_COURT_ADVISER,
    WeightSet,
    usual_sets,
    weight_set,
    weights_in_force,
)
from waypost.casework.allocation.words import work_type
from waypost.casework.allocation.workload import WorkItem
from waypost.casework.children.models import Child

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


class ChildFacts(NamedTuple):
    """What of a child says what work it is."""

    child_id: str
    family_reference: str
    interpreter_language: str
    opened_on: date
    service_area: str


class OpenCase(NamedTuple):
    """What of proceedings says what work they are."""

    case_id: str
    law: str
    kind: str
    programme: str
    received_on: date | None
    next_hearing_on: date | None
    has_domestic_abuse: bool | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A child with the open case that says what work it is; no case: closing."""

    child: ChildFacts
    case: OpenCase | None

    @property
    def key(self) -> str:
        """What makes it one piece of work: the case, else the family, else the child."""
        if self.case is not None:
            return self.case.case_id
        return (
            f"family:{self.child.family_reference}" if self.child.family_reference else f"child:{self.child.child_id}"
        )

    def piece(
        self, id: str, children: int, is_guardian: bool, on: date, since: date | None = None, until: date | None = None
    ) -> WorkItem:
        """Return it as a piece of work of so many children."""
        case = self.case
        hearing = (case.next_hearing_on,) if case is not None and case.next_hearing_on else ()
        kind = work_type(
            None if case is None else case.law,
            "" if case is None else case.kind,
            "" if case is None else case.programme,
            None if case is None else case.received_on,
            on,
            is_guardian=is_guardian,
        )
        traits = {"domestic_abuse"} if case is not None and case.has_domestic_abuse else set()
        traits |= {"interpreter"} if self.child.interpreter_language else set()
        return WorkItem(
            id,
            kind,
            children=children,
            hearings_on=hearing,
            traits=frozenset(traits),
            held_from=since,
            held_until=until,
        )


def cases_of(child_ids: Collection[str] | QuerySet[Any], on: date) -> dict[str, CaseFacts]:
    """Return what is known of each child's work: the open case that was issued last. One query."""
    case = [f"proceedings__{name}" for name in OpenCase._fields]
    ordered = Child.objects.filter(pk__in=child_ids).order_by("proceedings__issued_on", "proceedings__pk")
    found: dict[str, CaseFacts] = {}
    upto = len(ChildFacts._fields)
    for row in ordered.values_list(*ChildFacts._fields, *case, "proceedings__ended_on"):
        *told, ended_on = row[upto:]
        is_open_case = told[0] is not None and ended_on is None
        if is_open_case or row[0] not in found:
            found[row[0]] = CaseFacts(ChildFacts(*row[:upto]), OpenCase(*told) if is_open_case else None)
    return found


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


def waiting_cases(
    child_ids: Collection[str], asked: Collection[int], on: date, *, leaving: int | None = None
) -> list[Case]:
    """Return children as cases that wait for somebody: who knows them, and who may never take them. Six queries.

    `leaving` is somebody who hands over: that they know the child counts for nothing.
    """
    facts = cases_of(child_ids, on)
    families = {one.child.family_reference: set[str]() for one in facts.values() if one.child.family_reference}
    kin = dict(Child.objects.filter(family_reference__in=families).values_list("pk", "family_reference"))
    for child_id, family in kin.items():
        families[family].add(child_id)
    worked = Assignment.objects.filter(child_id__in={*child_ids, *kin}, capacity__in=WORKS, user_id__in=asked)
    known: dict[str, dict[str, Known]] = {child_id: {} for child_id in facts}
    for child_id, user_id, until in worked.exclude(user_id=leaving or 0).values_list("child_id", "user_id", "to_on"):
        how = Known.NOW if until is None or until >= on else Known.BEFORE
        if child_id in known:
            _know(known[child_id], str(user_id), how)
        for sibling in families.get(kin.get(child_id, ""), ()):
            if sibling != child_id and sibling in known:
                _know(known[sibling], str(user_id), Known.FAMILY)
    shut = _shut(child_ids, asked, on)
    first: dict[str, date] = {}
    unheld = Assignment.objects.filter(child_id__in=child_ids, user=None).order_by("-from_on")
    for child_id, since in unheld.values_list("child_id", "from_on"):
        first[child_id] = since
    return [
        Case(
            child_id,
            one.piece(f"new:{child_id}", 1, False, on),
            min(on, first.get(child_id, one.child.opened_on)),
            one.child.family_reference,
            one.child.service_area,
            wants=frozenset({one.child.interpreter_language}) if one.child.interpreter_language else frozenset(),
            known_to=known[child_id],
            conflicts=shut.get(child_id, frozenset()),
        )
        for child_id, one in sorted(facts.items())
    ]


def _know(known: dict[str, Known], who: str, how: Known) -> None:
    order = list(Known)
    if who not in known or order.index(how) < order.index(known[who]):
        known[who] = how


def _shut(child_ids: Collection[str], asked: Collection[int], on: date) -> dict[str, frozenset[str]]:
    """Return who may never take each child: a conflict of interest, or a restriction that does not name them."""
    found: dict[str, set[str]] = {}
    conflicts = Conflict.objects.filter(holds_on(on), child_id__in=child_ids, user_id__in=asked)
    for child_id, user_id in conflicts.values_list("child_id", "user_id"):
        found.setdefault(child_id, set()).add(str(user_id))
    for row in Restriction.objects.filter(holds_on(on), child_id__in=child_ids).prefetch_related("allowed"):
        allowed = {user.pk for user in row.allowed.all()}
        found.setdefault(row.child_id, set()).update(str(user_id) for user_id in asked if user_id not in allowed)
    return {child_id: frozenset(who) for child_id, who in found.items()}
