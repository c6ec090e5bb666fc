"""Lists over children: reviews that are due, incidents, warnings that wait or hold; and what leaves in the extract."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.safety.models import HarmAssessment, Incident, Warned
from waypost.casework.safety.rules import State
from waypost.casework.safety.shown import Harm, IncidentShown, WarningShown, harm_shown, incident_shown, warning_shown

_SHOWN = 200


@reads("safety.reviews", Permission.SEE_SAFETY)
def reviews_due(acting: Acting, child_id: str | None, *, is_mine: bool, until_on: date) -> tuple[Harm, ...]:
    """Return assessments to be reviewed by a day, of children that this person may open; the longest due first."""
    rows = HarmAssessment.objects.filter(
        of_visible(acting, is_own=is_mine), child__is_open=True, is_latest=True, review_on__lte=until_on
    )
    return tuple(
        harm_shown(row, acting.on) for row in rows.select_related("child").order_by("review_on", "pk")[:_SHOWN]
    )


@reads("safety.incidents", Permission.ACT_ON_INCIDENT)
def open_incidents(acting: Acting, child_id: str | None) -> tuple[IncidentShown, ...]:
    """Return incidents that are not closed, oldest first, of children that this person may open."""
    rows = Incident.objects.exclude(state=State.CLOSED).filter(of_visible(acting))
    return tuple(
        incident_shown(row, acting.on, acting.user_id)
        for row in rows.select_related("against", "child").order_by("happened_on", "pk")
    )


@reads("safety.warnings_waiting", Permission.DECIDE_WARNING)
def warnings_waiting(acting: Acting, child_id: str | None) -> tuple[WarningShown, ...]:
    """Return warnings that wait for a decision, the oldest first, of children that this person may open."""
    return _warnings(acting, is_decided=False)


@reads("safety.violent", Permission.SEE_SAFETY)
def potentially_violent(acting: Acting, child_id: str | None) -> tuple[WarningShown, ...]:
    """Return who is on the list of potentially violent persons, of children that this person may open."""
    return tuple(one for one in _warnings(acting, is_decided=True) if one.kind == "potentially_violent")


def _warnings(acting: Acting, *, is_decided: bool) -> tuple[WarningShown, ...]:
    rows = Warned.objects.filter(holds_on(acting.on), decided_by__isnull=not is_decided)
    mine = rows.filter(of_visible(acting)).select_related("member", "child")
    return tuple(warning_shown(row, acting.user_id) for row in mine.order_by("from_on", "pk")[:_SHOWN])


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
