"""What presses in oversight, by its day: from every list that somebody's role may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.oversight.queries.alerts import alerts
from waypost.casework.oversight.queries.learning import open_learning, open_notifications
from waypost.casework.oversight.queries.reviews import required_actions
from waypost.casework.oversight.queries.supervision import agreed_to_do
from waypost.doors.staff.views.oversight_words import CLOCKS
from waypost.doors.staff.words import plural

_AFTER_AN_AUDIT = {"required": "Do what an audit requires", "done": "Confirm what was done after an audit"}


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that waits: what, about whom, where, by when. `late` says how late in words, empty: in time."""

    what: str
    about: str
    href: str
    due_on: date
    late: str = ""


def what_presses(acting: Acting) -> list[ToDo]:
    """Return what waits for somebody, what is due first at the top."""
    every = [one for needs, told in _LISTS if may(acting.role, needs) for one in told(acting)]
    return sorted(every, key=lambda one: one.due_on)


def _notifications(acting: Acting) -> Iterator[ToDo]:
    for one in open_notifications(acting, None):
        if one.due_on:
            yield _to_do(
                CLOCKS[one.clock], one.child_name, _of(one.child_id), one.due_on, one.working_days_late, "working day"
            )


def _audits(acting: Acting) -> Iterator[ToDo]:
    for one in required_actions(acting, None):
        if one.required_by_on:
            yield _to_do(
                _AFTER_AN_AUDIT[one.state], one.child_name, _of(one.child_id), one.required_by_on, one.days_late
            )


def _learning(acting: Acting) -> Iterator[ToDo]:
    for one in open_learning(acting, None):
        yield _to_do("Finish a learning review", one.child_name, _of(one.child_id), one.due_on, one.days_late)


def _alerts(acting: Acting) -> Iterator[ToDo]:
    for one in alerts(acting, None):
        if one.is_to_be_read and one.due_on:
            yield _to_do("Read a practice alert", one.title, reverse("alerts"), one.due_on, one.days_late)


def _agreed(acting: Acting) -> Iterator[ToDo]:
    for one in agreed_to_do(acting, None):
        if one.due_on:
            what = f"Agreed in supervision: {one.action}"
            yield _to_do(what, one.child_name, _of(one.child_id), one.due_on, one.days_late)


_LISTS: tuple[tuple[Permission, Callable[[Acting], Iterator[ToDo]]], ...] = (
    (Permission.NOTIFY_PANEL, _notifications),
    (Permission.SEE_OVERSIGHT, _audits),
    (Permission.SEE_OVERSIGHT, _learning),
    (Permission.READ_ALERT, _alerts),
    (Permission.SEE_SUPERVISION, _agreed),
)


def _to_do(what: str, about: str, href: str, due_on: date, late: int, unit: str = "day") -> ToDo:
    return ToDo(what, about, href, due_on, f"{plural(late, unit)} late" if late else "")


def _of(child_id: str) -> str:
    return reverse("child_oversight", args=[child_id])
