"""What pages ask of oversight: reviews and audits, who waits too long, who can be closed, what audits require."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child, ChildInCase, ClosingItem, CourtOrder
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import of_visible, visible_children
from waypost.casework.children.rules import CLOSING_ITEMS
from waypost.casework.children.states import possible
from waypost.casework.oversight.models import ManagementReview, PracticeAudit, Progress
from waypost.casework.oversight.queries.learning import (
    LearningShown,
    NotificationShown,
    learning_of,
    notifications_of,
)
from waypost.casework.oversight.queries.supervision import AgreedShown, discussed_of
from waypost.casework.oversight.rules import TRANSITIONS, State, band_of, begins_before, weeks_since
from waypost.casework.oversight.words import told

_SHOWN = 200
_DONE = (State.DONE, State.CONFIRMED)
"""Where an audit was asked for again, what was done before is not enough, and is not told."""


@dataclass(frozen=True, slots=True)
class AuditShown:
    """A practice audit, what it requires and how far that is."""

    audit_id: str
    child_id: str
    child_name: str
    audited_on: date
    grade: str
    are_all_letters_present: bool
    words: str
    state: str
    required: str
    required_by_on: date | None
    days_late: int
    done_words: str
    done_on: date | None
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A child who has waited past a band. Empty `blocker`: nobody has said what holds the case up."""

    child_id: str
    name: str
    weeks: int
    band: int
    blocker: str
    owner: str
    next_action: str
    due_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class OversightPage:
    """All oversight of a child. `reviews`: (kind, held on, by whom, words), newest first. `progress`: what stands."""

    head: Head
    reviews: tuple[tuple[str, date, str, str], ...]
    audits: tuple[AuditShown, ...]
    progress: Waiting
    learning: tuple[LearningShown, ...]
    notifications: tuple[NotificationShown, ...]
    discussed: tuple[AgreedShown, ...]


@dataclass(frozen=True, slots=True)
class Closable:
    """A child whose proceedings are decided, and what is left of the list before closing."""

    child_id: str
    name: str
    decided_on: date
    left: tuple[str, ...]


@reads("oversight.see", Permission.SEE_OVERSIGHT)
def child_oversight(acting: Acting, child_id: str | None) -> OversightPage:
    """Return a child's reviews, audits, progress and learning; supervision to those alone who may read it."""
    head = head_of(acting, child_id)
    child = _begun(Child.objects.filter(pk=child_id)).get()
    said = Progress.objects.filter(child=child, is_latest=True).first()
    reviews = ManagementReview.objects.filter(child_id=child_id).order_by("-held_on", "-pk")
    audits = PracticeAudit.objects.filter(child_id=child_id).select_related("child").order_by("-audited_on", "-pk")
    told_of = tuple(reviews.values_list("kind", "held_on", "held_by__name", "words"))
    return OversightPage(
        head,
        told_of,
        tuple(_audit(row, acting.on) for row in audits),
        _waiting(child, said, acting.on),
        learning_of(child_id, acting.on),
        notifications_of(child_id, acting.on),
        discussed_of(acting, child_id),
    )


@reads("oversight.progression", Permission.SEE_TEAM)
def progression(acting: Acting, child_id: str | None, *, band: int | None = None) -> tuple[Waiting, ...]:
    """Return children past a band (26, 52 or 100 weeks; none: the first), longest first. Two queries."""
    first = band or min(told()["bands_weeks"])
    children = _begun(visible_children(acting).filter(is_open=True)).filter(begun__lte=begins_before(first, acting.on))
    shown = list(children.order_by("begun", "pk")[:_SHOWN])
    said = {row.child_id: row for row in Progress.objects.filter(child__in=shown, is_latest=True)}
    return tuple(_waiting(child, said.get(child.pk), acting.on) for child in shown)


@reads("oversight.ready_to_close", Permission.SEE_TEAM)
def ready_to_close(acting: Acting, child_id: str | None) -> tuple[Closable, ...]:
    """Return open children whose every case has a final order and no hearing to come, and what is left to do."""
    final = CourtOrder.objects.filter(child=OuterRef("child"), proceedings=OuterRef("proceedings"), is_final=True)
    undecided = ChildInCase.objects.filter(child=OuterRef("pk")).filter(
        Q(proceedings__next_hearing_on__gte=acting.on) | Q(proceedings__ended_on=None) & ~Exists(final)
    )
    children = visible_children(acting).filter(~Exists(undecided), is_open=True)
    decided = children.annotate(
        decided_on=Min("courtorder_rows__made_on", filter=Q(courtorder_rows__is_final=True))
    ).filter(decided_on__isnull=False)
    shown = list(decided.order_by("decided_on", "pk")[:_SHOWN])
    settled: Mapping[str, set[str]] = defaultdict(set)
    items = ClosingItem.objects.filter(child__in=shown, done_on__isnull=False)
    for one, item in items.values_list("child_id", "item"):
        settled[one].add(item)
    return tuple(
        Closable(
            child.pk,
            child.name,
            child.decided_on,
            tuple(item for item in CLOSING_ITEMS if item not in settled[child.pk]),
        )
        for child in shown
    )


@reads("oversight.required", Permission.SEE_OVERSIGHT)
def required_actions(acting: Acting, child_id: str | None) -> tuple[AuditShown, ...]:
    """Return what audits require and is not confirmed, of children that this person may open; due first."""
    rows = PracticeAudit.objects.filter(state__in=(State.REQUIRED, State.DONE)).select_related("child")
    mine = rows.filter(of_visible(acting)).order_by("required_by_on", "pk")
    return tuple(_audit(row, acting.on) for row in mine[:_SHOWN])


@reads("oversight.reviews_told", Permission.WRITE_EXTRACT)
def reviews_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every management review, as rows of the Cafcass extract by our own child_id. Not a word of any."""
    rows = ManagementReview.objects.order_by("review_id")
    fields = rows.values_list("review_id", "child_id", "kind", "held_on", "written_at")
    return tuple(
        {"review_id": one, "child_id": child, "kind": kind, "held_on": on, "recorded_at": at, "of_on": on}
        for one, child, kind, on, at in fields
    )


@reads("oversight.audits_told", Permission.WRITE_EXTRACT)
def audits_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every practice audit, as rows of the Cafcass extract by our own child_id. Not a word of any."""
    return tuple(
        {
            "audit_id": row.audit_id,
            "child_id": row.child_id,
            "audited_on": row.audited_on,
            "grade": row.grade,
            "are_all_letters_present": row.are_all_letters_present,
            "action_due_on": row.required_by_on,
            "action_done_on": row.done_on if row.state in _DONE else None,
            "action_confirmed_on": row.confirmed_on,
            "recorded_at": row.changed_at,
            "of_on": row.audited_on,
        }
        for row in PracticeAudit.objects.order_by("audit_id")
    )


def _begun(children: QuerySet[Any]) -> QuerySet[Any]:
    """Add the day on which what the child waits for began: the first open case's issue, else the child's coming."""
    open_case = Min("proceedings__issued_on", filter=Q(proceedings__ended_on=None))
    annotated: QuerySet[Any] = children.annotate(begun=Coalesce(open_case, "opened_on"))
    return annotated


def _waiting(child: Any, said: Progress | None, on: date) -> Waiting:
    weeks = weeks_since(child.begun, on)
    if said is None:
        return Waiting(child.pk, child.name, weeks, band_of(weeks), "", "", "", None, is_overdue=False)
    late = said.due_on < on
    return Waiting(
        child.pk, child.name, weeks, band_of(weeks), said.blocker, said.owner, said.next_action, said.due_on, late
    )


def _audit(row: PracticeAudit, on: date) -> AuditShown:
    due_on = row.required_by_on
    return AuditShown(
        row.audit_id,
        row.child_id,
        row.child.name,
        row.audited_on,
        row.grade,
        row.are_all_letters_present,
        row.words,
        row.state,
        row.required,
        due_on,
        max(0, ((row.done_on or on) - due_on).days) if due_on else 0,
        row.done_words,
        row.done_on,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
