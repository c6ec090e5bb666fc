"""Reports a threat against staff, acts on it, tells the authority where a child is at risk, supports staff, closes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.models import Assignment, User
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.safety.models import Incident, StaffSupport
from waypost.casework.safety.rules import TRANSITIONS, IncidentAct, State, check_can_close
from waypost.casework.safety.words import check_words


@acts("safety.report_incident", Permission.REPORT_INCIDENT)
def report_incident(acting: Acting, child_id: str | None, *, kind: str, happened_on: date, words: str) -> Outcome[str]:
    """Report what happened to the acting person, in an open record or a closed one. Returns its identifier."""
    child = open_child(child_id, may_be_closed=True)
    check_words("incident_kinds", [kind])
    if happened_on > acting.on:
        raise NotPossibleNow("this day has not come yet.", where="happened_on", do="Give the day it happened.")
    row = Incident.objects.create(
        child=child,
        incident_id=f"{child.pk}-I{Incident.objects.filter(child=child).count() + 1}",
        state=State.REPORTED,
        kind=kind,
        happened_on=happened_on,
        against_id=acting.user_id,
        words=words,
        changed_at=acting.at,
    )
    return Outcome(row.incident_id, {"incident": row.incident_id, "kind": kind, "happened_on": happened_on})


@acts("safety.act_on_incident", Permission.ACT_ON_INCIDENT)
def act_on_incident(
    acting: Acting, child_id: str | None, *, incident_id: str, version: int, action: str, is_child_at_risk: bool
) -> Outcome[int]:
    """Say what was done, and whether a child is at risk. Raises SomebodySavedFirst, NotPossibleNow."""
    incident = _hold(open_child(child_id, may_be_closed=True), incident_id, version)
    if not action.strip():
        raise NotPossibleNow("it is not said what was done.", where="action", do="Write it down.")
    incident.action, incident.acted_on, incident.is_child_at_risk = action, acting.on, is_child_at_risk
    return _move_on(acting, incident, IncidentAct.ACT)


@acts("safety.tell_authority", Permission.ACT_ON_INCIDENT)
def tell_authority(acting: Acting, child_id: str | None, *, incident_id: str, version: int) -> Outcome[int]:
    """Say that the authority was told today, because a child is at risk."""
    incident = _hold(open_child(child_id, may_be_closed=True), incident_id, version)
    incident.protected_on = acting.on
    return _move_on(acting, incident, IncidentAct.PROTECT)


@acts("safety.support", Permission.ACT_ON_INCIDENT)
def support_after_incident(
    acting: Acting, child_id: str | None, *, incident_id: str, version: int, supports: Collection[str]
) -> Outcome[int]:
    """Say what was offered to who was threatened: coded, never what was said."""
    incident = _hold(open_child(child_id, may_be_closed=True), incident_id, version)
    check_words("supports", supports)
    incident.supports = sorted({*incident.supports, *supports})
    return _move_on(acting, incident, IncidentAct.SUPPORT)


@acts("safety.close_incident", Permission.ACT_ON_INCIDENT)
def close_incident(acting: Acting, child_id: str | None, *, incident_id: str, version: int) -> Outcome[int]:
    """Close an incident. Raises NotPossibleNow while anything is left, and for who was threatened themselves."""
    incident = _hold(open_child(child_id, may_be_closed=True), incident_id, version)
    check_can_close(
        acted_on=incident.acted_on,
        is_child_at_risk=incident.is_child_at_risk,
        protected_on=incident.protected_on,
        reported_by=incident.against_id,
        closer=acting.user_id,
    )
    return _move_on(acting, incident, IncidentAct.CLOSE)


@acts("safety.support_staff", Permission.ACT_ON_INCIDENT)
def support_staff(
    acting: Acting, child_id: str | None, *, person_id: int, because: str, happened_on: date, supports: Collection[str]
) -> Outcome[int]:
    """Offer support to somebody who works or worked for the child, after a death or serious harm."""
    child = open_child(child_id, may_be_closed=True)
    check_words("support_after", [because])
    check_words("supports", supports)
    if happened_on > acting.on or not supports:
        raise NotPossibleNow("it is not said what is offered, or the day has not come.", do="Look again.")
    worked = Assignment.objects.filter(child_id=child.pk, user_id=person_id).exists()
    if not worked or not User.objects.filter(pk=person_id).exists():
        raise _no_such()
    row = StaffSupport.objects.create(
        child=child,
        person_id=person_id,
        because=because,
        happened_on=happened_on,
        supports=sorted(supports),
        offered_on=acting.on,
        offered_by_id=acting.user_id,
    )
    return Outcome(row.pk, {"person": person_id, "because": because})


def _hold(child: Child, incident_id: str, version: int) -> Incident:
    incident = Incident.objects.select_for_update().filter(incident_id=incident_id, child=child).first()
    if incident is None:
        raise _no_such()
    check_fresh(version, incident.version)
    return incident


def _move_on(acting: Acting, incident: Incident, act: IncidentAct) -> Outcome[int]:
    incident.state = next_state(TRANSITIONS, State(incident.state), act)
    incident.version, incident.changed_at = incident.version + 1, acting.at
    incident.save()
    return Outcome(incident.version, {"incident": incident.incident_id, "state": incident.state})


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
