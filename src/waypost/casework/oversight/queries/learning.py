"""Learning reviews, with what changes after each, and notifications of the national panel, with the clock that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.children.states import possible
from waypost.casework.oversight import learning, notifying
from waypost.casework.oversight.models import LearningAction, LearningReview, PanelNotification

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Change:
    """What changes after a review: to be done, done, or shown to have changed practice."""

    learning_action_id: int
    what: str
    due_on: date
    done_on: date | None
    done_words: str
    shown_on: date | None
    shown_words: str
    days_late: int
    version: int


@dataclass(frozen=True, slots=True)
class LearningShown:
    """A learning review."""

    learning_id: str
    child_id: str
    child_name: str
    because: str
    happened_on: date
    known_on: date
    begun_on: date
    due_on: date
    days_late: int
    led_by: str
    learning: str
    state: str
    closed_on: date | None
    changes: tuple[Change, ...]
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotificationShown:
    """A notification of the panel. `clock`: what is waited for; empty where nothing is."""

    notification_id: str
    child_id: str
    child_name: str
    because: str
    happened_on: date
    known_on: date
    told_authority_on: date | None
    notified_on: date | None
    reviewed_on: date | None
    words: str
    state: str
    clock: str
    due_on: date | None
    working_days_late: int
    version: int
    acts: tuple[str, ...]


@reads("oversight.learning", Permission.SEE_OVERSIGHT)
def open_learning(acting: Acting, child_id: str | None) -> tuple[LearningShown, ...]:
    """Return learning reviews that are not closed, of children that this person may open; what is due first, first."""
    rows = LearningReview.objects.exclude(state=learning.State.CLOSED)
    return _reviews(rows.filter(of_visible(acting)).order_by("due_on", "pk"), acting.on)


@reads("oversight.notifications", Permission.NOTIFY_PANEL)
def open_notifications(acting: Acting, child_id: str | None) -> tuple[NotificationShown, ...]:
    """Return notifications in which something is waited for, of children that this person may open."""
    waiting = [
        state for state in notifying.State if state not in (notifying.State.REVIEWED, notifying.State.NOT_NEEDED)
    ]
    rows = PanelNotification.objects.filter(of_visible(acting), state__in=waiting)
    shown = _notifications(rows.order_by("known_on", "pk"), acting.on)
    return tuple(sorted(shown, key=lambda one: one.due_on or acting.on))


def learning_of(child_id: str | None, on: date) -> tuple[LearningShown, ...]:
    """Return a child's learning reviews, newest first."""
    return _reviews(LearningReview.objects.filter(child_id=child_id).order_by("-begun_on", "-pk"), on)


def notifications_of(child_id: str | None, on: date) -> tuple[NotificationShown, ...]:
    """Return a child's notifications, newest first."""
    return _notifications(PanelNotification.objects.filter(child_id=child_id).order_by("-known_on", "-pk"), on)


def _reviews(found: QuerySet[LearningReview], on: date) -> tuple[LearningShown, ...]:
    rows = list(found.select_related("child", "led_by")[:_SHOWN])
    changes: dict[int, list[LearningAction]] = {}
    for one in LearningAction.objects.filter(review__in=rows).order_by("due_on", "pk"):
        changes.setdefault(one.review_id, []).append(one)
    return tuple(_review(row, changes.get(row.pk, ()), on) for row in rows)


def _review(row: LearningReview, changes: Sequence[LearningAction], on: date) -> LearningShown:
    return LearningShown(
        row.learning_id,
        row.child_id,
        row.child.name,
        row.because,
        row.happened_on,
        row.known_on,
        row.begun_on,
        row.due_on,
        max(0, ((row.closed_on or on) - row.due_on).days),
        row.led_by.name,
        row.learning,
        row.state,
        row.closed_on,
        tuple(_change(one, on) for one in changes),
        row.version,
        tuple(act.value for act in possible(learning.TRANSITIONS, learning.State(row.state))),
    )


def _change(row: LearningAction, on: date) -> Change:
    late = max(0, ((row.done_on or on) - row.due_on).days)
    return Change(
        row.pk, row.what, row.due_on, row.done_on, row.done_words, row.shown_on, row.shown_words, late, row.version
    )


def _notifications(rows: QuerySet[PanelNotification], on: date) -> tuple[NotificationShown, ...]:
    return tuple(_notification(row, on) for row in rows.select_related("child")[:_SHOWN])


def _notification(row: PanelNotification, on: date) -> NotificationShown:
    state = notifying.State(row.state)
    runs = notifying.ticking(state, known_on=row.known_on, notified_on=row.notified_on, on=on)
    return NotificationShown(
        row.notification_id,
        row.child_id,
        row.child.name,
        row.because,
        row.happened_on,
        row.known_on,
        row.told_authority_on,
        row.notified_on,
        row.reviewed_on,
        row.words,
        row.state,
        runs.clock if runs else "",
        runs.due_on if runs else None,
        runs.working_days_late if runs else 0,
        row.version,
        tuple(act.value for act in possible(notifying.TRANSITIONS, state)),
    )
