"""Safety: harm and its review, plans, contact, warnings, threats against staff, support for staff."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.safety.actions import incidents, keep_child_safe, warn
from waypost.casework.safety.queries import child, lists
from waypost.casework.safety.shown import Harm, IncidentShown, WarningShown
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_ALL
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives, gives_list, takes

router = Router(tags=["safety"])


class HarmAssessed(Once):
    """The risk of a harm. No day for its review: the last one of its level."""

    harm: Code
    level: Code
    words: Text
    review_on: date | None = None
    from_member: Number | None = None


class PlanOfSafety(Once):
    """A safety plan. `after`: the number of the one that was read, 0 for none."""

    words: Text
    after: Number


class ContactRule(Once):
    """How somebody can be reached, and how never. `member` null: the child."""

    member: Number | None = None
    allowed: list[Code] = Field(default_factory=list)
    never: list[Code] = Field(default_factory=list)
    words: Text = ""
    version: Number = 0


class Warning(Once):
    """A warning about somebody."""

    kind: Code
    member: Number
    words: Text = ""


class WarningDecided(Once):
    """Whether a warning holds."""

    warning_id: Number
    is_granted: bool


class WhichWarning(Once):
    """A warning by its number."""

    warning_id: Number


class Threatened(Once):
    """What happened to the person who writes."""

    kind: Code
    happened_on: date
    words: Text


class WhichIncident(Once):
    """An incident, and the version that was read."""

    incident_id: Reference
    version: Number


class ActedOn(WhichIncident):
    """What was done, and whether a child is at risk."""

    action: Text
    is_child_at_risk: bool


class Supported(WhichIncident):
    """What was offered, in coded words."""

    supports: list[Code]


class StaffSupported(Once):
    """What was offered to somebody after a death or serious harm, in coded words."""

    person_id: Number
    because: Code
    happened_on: date
    supports: list[Code]


@router.get("safety/reviews", response={200: list[Harm], **OF_ALL}, operation_id="harm_reviews_due")
def reviews_due(request: HttpRequest, until_on: date, mine: bool = True) -> list[Harm]:
    """Assessments to be looked at again by a day, the longest due first."""
    return list(lists.reviews_due(request.auth, None, is_mine=mine, until_on=until_on))


gives(router, "safety", "child_safety", child.child_safety, child.SafetyPage)
gives_list(router, "safety/incidents", "open_incidents", lists.open_incidents, tuple[IncidentShown, ...])
gives_list(router, "safety/warnings", "warnings_waiting", lists.warnings_waiting, tuple[WarningShown, ...])
gives_list(router, "safety/violent", "potentially_violent", lists.potentially_violent, tuple[WarningShown, ...])
takes(router, "safety/harms", "assess_harm", keep_child_safe.assess_harm, HarmAssessed)
takes(router, "safety/plans", "write_safety_plan", keep_child_safe.write_safety_plan, PlanOfSafety)
takes(router, "safety/contacts", "set_safe_contact", keep_child_safe.set_safe_contact, ContactRule)
takes(router, "safety/warnings", "warn", warn.warn, Warning)
takes(router, "safety/warnings/decide", "decide_warning", warn.decide_warning, WarningDecided)
takes(router, "safety/warnings/end", "end_warning", warn.end_warning, WhichWarning)
takes(router, "safety/incidents", "report_incident", incidents.report_incident, Threatened)
takes(router, "safety/incidents/act", "act_on_incident", incidents.act_on_incident, ActedOn)
takes(router, "safety/incidents/authority", "tell_authority", incidents.tell_authority, WhichIncident)
takes(router, "safety/incidents/support", "support_after_incident", incidents.support_after_incident, Supported)
takes(router, "safety/incidents/close", "close_incident", incidents.close_incident, WhichIncident)
takes(router, "safety/support", "support_staff", incidents.support_staff, StaffSupported)
