"""Complaints for whoever handles them, and what a decision shares with whoever was complained about."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NothingThere, reads
from waypost.casework.access.models import Appointment, Assignment
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.visibility import holds_on, visible
from waypost.casework.children.models import Child
from waypost.casework.children.states import possible
from waypost.casework.feedback.models import Complaint, FreeText
from waypost.casework.feedback.queries.readable import handled
from waypost.casework.feedback.rules import COMPLAINT, State
from waypost.casework.feedback.shown import AboutMe, ComplaintPage, ComplaintRow
from waypost.casework.feedback.terms import last_day, working_days_late

_SHOWN = 200
_DONE = (State.CLOSED, State.WITHDRAWN)
_FINISHED = (*_DONE, State.ANSWERED, State.WITH_OMBUDSMAN)


@reads("feedback.complaints", Permission.HANDLE_COMPLAINT)
def complaints(acting: Acting, child_id: str | None, *, is_open: bool = True) -> tuple[ComplaintRow, ...]:
    """Return complaints, what is due first at the top: none that is about this person, none of a child shut to them."""
    rows = handled(acting).select_related("decider")
    rows = rows.exclude(state__in=_DONE) if is_open else rows.filter(state__in=_DONE)
    told = [_row(row, acting) for row in rows.order_by("received_on", "pk")[:_SHOWN]]
    return tuple(sorted(told, key=lambda one: (one.due_on is None, one.due_on or acting.on, one.complaint_id)))


@reads("feedback.complaint", Permission.HANDLE_COMPLAINT)
def a_complaint(acting: Acting, child_id: str | None, *, complaint_id: str) -> ComplaintPage:
    """Return a complaint whole. Raises NothingThere, for one about this person as for one that is not there."""
    row = handled(acting).select_related("decider", "about_user").filter(complaint_id=complaint_id).first()
    if row is None:
        raise NothingThere("there is no such complaint here.", do="Look at the list again.")
    text = FreeText.objects.filter(complaint=row).order_by("pk").first()
    may_open = visible(acting.user_id, acting.role, acting.team_id, acting.service_area, acting.at)
    child = Child.objects.filter(may_open, pk=row.child_id).first() if row.child_id else None
    born_on = Child.objects.filter(pk=row.child_id).values_list("born_on", flat=True).first() if row.child_id else None
    return ComplaintPage(
        _row(row, acting), row.version, child.pk if child else "", child.name if child else "",
        _age(born_on, acting.on), row.writer, row.way_back, row.reach, text.words if text else "",
        text.state if text else "", row.about, row.about_user.name if row.about_user else "", row.put_right,
        row.acknowledged_on, row.outcome, row.reasons, row.because, row.shared, row.theme, row.learning,
        row.decided_on, row.answer, row.last_answered_on, row.ombudsman_on,
        tuple(act.value for act in possible(COMPLAINT, State(row.state))), _deciders(acting), _workers(row),
    )  # fmt: skip


@reads("feedback.about_me", Permission.SEE_OWN_COMPLAINTS)
def about_my_work(acting: Acting, child_id: str | None) -> tuple[AboutMe, ...]:
    """Return what decisions about this person's own work share with them: nothing before one is answered."""
    rows = Complaint.objects.filter(about_user_id=acting.user_id, state__in=(*_FINISHED,)).exclude(shared="")
    told = rows.exclude(decided_on=None).order_by("-decided_on", "-pk")
    return tuple(AboutMe(row.decided_on, row.outcome, row.shared) for row in told if row.decided_on is not None)


def _row(row: Complaint, acting: Acting) -> ComplaintRow:
    due_on, clock = _due(row)
    return ComplaintRow(
        row.complaint_id, row.state, row.stage, row.made_by, row.way_in, row.received_on,
        row.decider.name if row.decider else "", row.decider_id == acting.user_id, clock, due_on,
        working_days_late(due_on, acting.on) if due_on else 0,
    )  # fmt: skip


def _due(row: Complaint) -> tuple[date | None, str]:
    """Return by when what comes next is due, and which clock that is."""
    if row.state in _FINISHED:
        return None, ""
    if row.state == State.RECEIVED:
        return last_day("acknowledge", row.received_on), "acknowledge"
    if row.asked_again_on is not None:
        return last_day("review", row.asked_again_on), "review"
    return last_day("answer", row.received_on), "answer"


def _deciders(acting: Acting) -> tuple[tuple[int, str], ...]:
    roles = [role.value for role in HOLDERS[Permission.HANDLE_COMPLAINT]]
    posts = Appointment.objects.filter(holds_on(acting.on), role__in=roles)
    return tuple(posts.order_by("user__name", "user_id").values_list("user_id", "user__name").distinct()[:_SHOWN])


def _workers(row: Complaint) -> tuple[tuple[int, str], ...]:
    """Return who worked for the child: whoever is complained about is usually among them."""
    works = Assignment.objects.filter(child_id=row.child_id, user__isnull=False) if row.child_id else None
    if works is None:
        return ()
    return tuple(works.order_by("user__name", "user_id").values_list("user_id", "user__name").distinct())


def _age(born_on: date | None, on: date) -> int | None:
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
