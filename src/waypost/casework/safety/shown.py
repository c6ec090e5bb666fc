"""What pages show of safety, and how rows become it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.casework.children.states import possible
from waypost.casework.safety.models import HarmAssessment, SafeContact, Warned
from waypost.casework.safety.rules import TRANSITIONS, State, is_action_late, missing_of_incident


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
    child_id: str
    child_name: str
    name: str
    kind: str
    words: str
    until_on: date | None
    is_decided: bool
    is_asked_by_me: bool


@dataclass(frozen=True, slots=True)
class IncidentShown:
    """An incident against staff, what it still lacks, and what may be done with it now."""

    incident_id: str
    child_id: str
    child_name: str
    kind: str
    happened_on: date
    against: str
    is_against_me: bool
    words: str
    action: str
    acted_on: date | None
    is_action_late: bool
    is_child_at_risk: bool | None
    protected_on: date | None
    supports: tuple[str, ...]
    missing: tuple[str, ...]
    state: str
    version: int
    acts: tuple[str, ...]


def harm_shown(row: HarmAssessment, on: date) -> Harm:
    """Return an assessment as pages show it on a day."""
    late = max(0, (on - row.review_on).days)
    return Harm(row.child_id, row.child.name, row.harm, row.level, row.words, row.assessed_on, row.review_on, late)


def reach_shown(row: SafeContact, *, may_see: bool) -> Reach:
    """Return a rule of safe contact; its words only to a reader who may see plans."""
    name = row.member.name if row.member else ""
    words = row.words if may_see else None
    return Reach(row.member_id, name, tuple(row.allowed), tuple(row.never), words, row.version)


def warning_shown(row: Warned, reader: int) -> WarningShown:
    """Return a warning as a reader is shown it."""
    return WarningShown(
        row.pk,
        row.child_id,
        row.child.name,
        row.member.name,
        row.kind,
        row.words,
        row.to_on,
        row.decided_by_id is not None,
        row.asked_by_id == reader,
    )


def incident_shown(row: Any, on: date, reader: int) -> IncidentShown:
    """Return an incident as a reader is shown it on a day."""
    lacks = missing_of_incident(
        acted_on=row.acted_on, is_child_at_risk=row.is_child_at_risk, protected_on=row.protected_on
    )
    return IncidentShown(
        row.incident_id,
        row.child_id,
        row.child.name,
        row.kind,
        row.happened_on,
        row.against.name,
        row.against_id == reader,
        row.words,
        row.action,
        row.acted_on,
        is_action_late(row.happened_on, row.acted_on, on),
        row.is_child_at_risk,
        row.protected_on,
        tuple(row.supports),
        lacks,
        row.state,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
