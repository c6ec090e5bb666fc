"""One child's safety: harm, the plan, safe contact, warnings, incidents, and support for who works for the child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import FamilyMember
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.safety.models import HarmAssessment, Incident, SafeContact, SafetyPlan, StaffSupport, Warned
from waypost.casework.safety.rules import is_support_late, may_see_plan
from waypost.casework.safety.shown import (
    Harm,
    IncidentShown,
    Reach,
    WarningShown,
    harm_shown,
    incident_shown,
    reach_shown,
    warning_shown,
)


@dataclass(frozen=True, slots=True)
class SupportShown:
    """What was offered to somebody of staff, after what, and whether it came later than the limit."""

    person: str
    because: str
    happened_on: date
    offered_on: date
    supports: tuple[str, ...]
    is_late: bool


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
    family: tuple[tuple[int, str, str], ...]  # number, name, relationship
    worked: tuple[tuple[int, str], ...]  # who works or worked for the child, for those who offer support
    supported: tuple[SupportShown, ...]


@reads("safety.see", Permission.SEE_SAFETY)
def child_safety(acting: Acting, child_id: str | None) -> SafetyPage:
    """Return what keeps a child, and those who visit, safe. The words of plans only to those whom the rules allow."""
    head = head_of(acting, child_id)
    may_see = may_see_plan(acting.role.value)
    plan = SafetyPlan.objects.filter(child_id=child_id).order_by("-number").first()
    harms = HarmAssessment.objects.filter(child_id=child_id, is_latest=True).select_related("child")
    reach = SafeContact.objects.filter(child_id=child_id).select_related("member").order_by("pk")
    warned = (
        Warned.objects.filter(holds_on(acting.on), child_id=child_id).select_related("member", "child").order_by("pk")
    )
    family = FamilyMember.objects.filter(child_id=child_id).order_by("pk")
    may_act = may(acting.role, Permission.ACT_ON_INCIDENT)
    incidents = (
        Incident.objects.filter(child_id=child_id).select_related("against", "child").order_by("-happened_on", "-pk")
    )
    return SafetyPage(
        head,
        tuple(harm_shown(row, acting.on) for row in harms.order_by("review_on", "pk")),
        plan.words if plan and may_see else None,
        plan.number if plan else 0,
        tuple(reach_shown(row, may_see=may_see) for row in reach),
        tuple(warning_shown(row, acting.user_id) for row in warned.order_by("pk")),
        tuple(incident_shown(row, acting.on, acting.user_id) for row in incidents.order_by("-happened_on", "-pk")),
        tuple((row.pk, row.name, row.relationship) for row in family),
        _worked(child_id) if may_act else (),
        _supported(child_id) if may_act else (),
    )


def _worked(child_id: str | None) -> tuple[tuple[int, str], ...]:
    rows = Assignment.objects.filter(child_id=child_id, user__isnull=False).order_by("user__name", "user_id")
    return tuple(dict.fromkeys(rows.values_list("user_id", "user__name")))


def _supported(child_id: str | None) -> tuple[SupportShown, ...]:
    rows = StaffSupport.objects.filter(child_id=child_id).select_related("person").order_by("offered_on", "pk")
    return tuple(
        SupportShown(
            row.person.name,
            row.because,
            row.happened_on,
            row.offered_on,
            tuple(row.supports),
            is_support_late(row.happened_on, row.offered_on),
        )
        for row in rows
    )
