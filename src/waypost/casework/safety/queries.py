"""What pages ask of safety: one child's, reviews that are due, incidents, and what goes out in the Cafcass extract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import assigned_to_me, visible_children
from waypost.casework.children.states import possible
from waypost.casework.safety.models import HarmAssessment, Incident, SafeContact, SafetyPlan, StaffSupport, Warned
from waypost.casework.safety.rules import TRANSITIONS, State, is_action_late, may_see_plan, missing_of_incident

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Harm:
    """An assessment that stands. `days_late`: past its review."""

    child_id: str
    child_name: str
    harm: str
    level: str
    words: str
    assessed_on: date
    review_on: date
    days_late: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How a person can be reached without danger; `name` is empty for the child. `words` None: not for this reader."""

    member_id: int | None
    name: str
    allowed: tuple[str, ...]
    never: tuple[str, ...]
    words: str | None
    version: int


@dataclass(frozen=True, slots=True)
class WarningShown:
    """A warning about somebody. `is_decided`: it holds; else it waits for a manager."""

    warning_id: int
    name: str
    kind: str
    words: str
    until_on: date | None
    is_decided: bool


@dataclass(frozen=True, slots=True)
class IncidentShown:
    """An incident against staff, what it still lacks, and what may be done with it now."""

    incident_id: str
    child_id: str
    kind: str
    happened_on: date
    against: str
    words: str
    action: str
    acted_on: date | None
    is_action_late: bool
    protected_on: date | None
    supports: tuple[str, ...]
    missing: tuple[str, ...]
    state: str
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyPage:
    """All of a child's safety. `plan` is None for a reader who may not read it; its number is told all the same."""

    head: Head
    harms: tuple[Harm, ...]
    plan: str | None
    plan_number: int
    reach: tuple[Reach, ...]
    warnings: tuple[WarningShown, ...]
    incidents: tuple[IncidentShown, ...]


@reads("safety.see", Permission.SEE_SAFETY)
def child_safety(acting: Acting, child_id: str | None) -> SafetyPage:
    """Return what keeps a child, and those who visit, safe. The words of plans only to those whom the rules allow."""
    head = head_of(acting, child_id)
    may_see = may_see_plan(acting.role.value)
    plan = SafetyPlan.objects.filter(child_id=child_id).order_by("-number").first()
    harms = HarmAssessment.objects.filter(child_id=child_id, is_latest=True).select_related("child")
    reach = SafeContact.objects.filter(child_id=child_id).select_related("member").order_by("pk")
    warned = Warned.objects.filter(holds_on(acting.on), child_id=child_id).select_related("member").order_by("pk")
    incidents = Incident.objects.filter(child_id=child_id).select_related("against").order_by("-happened_on", "-pk")
    return SafetyPage(
        head,
        tuple(_harm(row, acting.on) for row in harms.order_by("review_on", "pk")),
        plan.words if plan and may_see else None,
        plan.number if plan else 0,
        tuple(_reach(row, may_see=may_see) for row in reach),
        tuple(_warning(row) for row in warned),
        tuple(_incident(row, acting.on) for row in incidents),
    )


@reads("safety.reviews", Permission.SEE_SAFETY)
def reviews_due(acting: Acting, child_id: str | None, *, is_mine: bool, until_on: date) -> tuple[Harm, ...]:
    """Return assessments to be reviewed by a day, of children that this person may open; the longest due first."""
    children = visible_children(acting).filter(is_open=True)
    if is_mine:
        children = children.filter(assigned_to_me(acting))
    rows = HarmAssessment.objects.filter(is_latest=True, review_on__lte=until_on, child__in=children.values("pk"))
    return tuple(_harm(row, acting.on) for row in rows.select_related("child").order_by("review_on", "pk")[:_SHOWN])


@reads("safety.incidents", Permission.ACT_ON_INCIDENT)
def open_incidents(acting: Acting, child_id: str | None) -> tuple[IncidentShown, ...]:
    """Return incidents that are not closed, oldest first, of children that this person may open."""
    rows = Incident.objects.exclude(state=State.CLOSED).filter(child__in=visible_children(acting).values("pk"))
    return tuple(_incident(row, acting.on) for row in rows.select_related("against").order_by("happened_on", "pk"))


@reads("safety.supports", Permission.ACT_ON_INCIDENT)
def staff_supported(acting: Acting, child_id: str | None) -> tuple[tuple[str, str, date, tuple[str, ...]], ...]:
    """Return (who, after what, offered on, what) for a child: what was offered to those who worked for the child."""
    rows = StaffSupport.objects.filter(child_id=child_id).select_related("person").order_by("offered_on", "pk")
    return tuple((row.person.name, row.because, row.offered_on, tuple(row.supports)) for row in rows)


@reads("safety.extract", Permission.WRITE_EXTRACT)
def incidents_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every incident, as rows of the Cafcass extract. `child_id` and `of_on` say whose case it was; no word."""
    rows = Incident.objects.select_related("against").order_by("incident_id")
    return tuple(
        {
            "incident_id": row.incident_id,
            "child_id": row.child_id,
            "practitioner_id": row.against.username,
            "happened_on": row.happened_on,
            "kind": row.kind,
            "action_taken_on": row.acted_on,
            "child_protection_action_on": row.protected_on,
            "recorded_at": row.changed_at,
            "of_on": row.happened_on,
        }
        for row in rows
    )


def _harm(row: HarmAssessment, on: date) -> Harm:
    late = max(0, (on - row.review_on).days)
    return Harm(row.child_id, row.child.name, row.harm, row.level, row.words, row.assessed_on, row.review_on, late)


def _reach(row: SafeContact, *, may_see: bool) -> Reach:
    name = row.member.name if row.member else ""
    words = row.words if may_see else None
    return Reach(row.member_id, name, tuple(row.allowed), tuple(row.never), words, row.version)


def _warning(row: Warned) -> WarningShown:
    return WarningShown(row.pk, row.member.name, row.kind, row.words, row.to_on, row.decided_by_id is not None)


def _incident(row: Any, on: date) -> IncidentShown:
    lacks = missing_of_incident(
        acted_on=row.acted_on, is_child_at_risk=row.is_child_at_risk, protected_on=row.protected_on
    )
    return IncidentShown(
        row.incident_id,
        row.child_id,
        row.kind,
        row.happened_on,
        row.against.name,
        row.words,
        row.action,
        row.acted_on,
        is_action_late(row.happened_on, row.acted_on, on),
        row.protected_on,
        tuple(row.supports),
        lacks,
        row.state,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
