"""What managers, auditors and those who do the work write of it: reviews, audits, progress, learning, the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries import a_child
from waypost.casework.children.queries.shown import Head
from waypost.casework.oversight.actions import audit_practice, learn, notify, review, supervise
from waypost.casework.oversight.queries.reviews import child_oversight
from waypost.casework.oversight.queries.supervision import my_supervision
from waypost.doors.staff.forms import of_oversight
from waypost.doors.staff.views.doing import Asked, Doing, pages_of
from waypost.doors.staff.views.oversight_words import coded

_BACK = "child_oversight"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Something of a child's oversight, with the head of the child's pages."""

    head: Head
    one: Any


def _find(many: Callable[[Any], Iterable[Any]], key: str) -> Callable[..., OneOf]:
    """Return the question for one thing of a child's oversight, named in the address; another's is nobody's."""

    def ask(acting: Acting, child_id: str, **asked: Any) -> OneOf:
        told = child_oversight(acting, child_id)
        found = next((one for one in many(told) if getattr(one, key) == asked[key]), None)
        if found is None:
            raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
        return OneOf(told.head, found)

    return ask


@dataclass(frozen=True, slots=True)
class ToDiscuss:
    """A child, and the supervisions that the reader held."""

    head: Head
    supervisions: tuple[Any, ...]


def _to_discuss(acting: Acting, child_id: str) -> ToDiscuss:
    return ToDiscuss(a_child.child_now(acting, child_id).head, my_supervision(acting, None).supervisions)


def _agreed(acting: Acting, child_id: str, *, discussed_id: int) -> OneOf:
    """Return what was agreed with the reader about a child: supervision tells it to those who may read it alone."""
    head = a_child.child_now(acting, child_id).head
    every = (row for held in my_supervision(acting, None).supervisions for row in held.discussed)
    found = next((row for row in every if (row.discussed_id, row.child_id) == (discussed_id, child_id)), None)
    if found is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return OneOf(head, found)


def _version(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.one.version}


def _today(*names: str) -> Callable[[Any, Acting, Asked], dict[str, Any]]:
    return lambda told, acting, asked: {"initial": dict.fromkeys(names, acting.on)}


def _simply(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, **asked, **form.taken)


def _over(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


def _progress_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    """Begin with what was said before, so that only what is new is written."""
    now = told.progress
    return {"initial": {"blocker": now.blocker, "owner": now.owner, "next_action": now.next_action}}


def _learning_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.one.version, "initial": {"learning": told.one.learning}}


def _changes(told: Any) -> Iterable[Any]:
    return (change for one in told.learning for change in one.changes)


_AUDIT = _find(lambda told: told.audits, "audit_id")
_LEARNING = _find(lambda told: told.learning, "learning_id")
_CHANGE = _find(_changes, "learning_action_id")
_NOTIFIED = _find(lambda told: told.notifications, "notification_id")

DOINGS = (
    Doing("review_work", "oversight/review/", "Management review", "Record it", "The review is recorded.",
          of_oversight.ReviewWorkForm, Permission.REVIEW_WORK, _BACK, child_oversight, _simply(review.record_review),
          _today("held_on"), about="Nobody reviews their own work."),
    Doing("audit_practice", "oversight/audit/", "Practice audit", "Record it", "The audit is recorded.",
          of_oversight.AuditPracticeForm, Permission.AUDIT_PRACTICE, _BACK, child_oversight,
          _simply(audit_practice.audit_practice), template="oversight/audit.html"),
    Doing("do_required", "oversight/audit/<str:audit_id>/done/", "What the audit requires", "It is done",
          "It waits to be confirmed.", of_oversight.DoneForm, Permission.WRITE_PROGRESS, _BACK, _AUDIT,
          _over(audit_practice.do_required), _version, template="oversight/required.html",
          about="Somebody else confirms it."),
    Doing("confirm_required", "oversight/audit/<str:audit_id>/confirm/", "Confirm what was done", "Save",
          "It is saved.", of_oversight.ConfirmForm, Permission.REVIEW_WORK, _BACK, _AUDIT,
          _over(audit_practice.confirm_required), _version, template="oversight/required.html"),
    Doing("write_progress", "oversight/progress/", "What holds the case up", "Save", "It is saved.",
          of_oversight.ProgressForm, Permission.WRITE_PROGRESS, _BACK, child_oversight,
          _simply(review.write_progress), _progress_now, about="What was said before is kept."),
    Doing("discuss_child", "oversight/discussed/", "Talked about in supervision", "Save", "It is saved.",
          of_oversight.DiscussForm, Permission.SUPERVISE, _BACK, _to_discuss, _simply(supervise.discuss_child),
          about="The practitioner and you can read it, and seniors of your area. Nobody else can."),
    Doing("do_agreed", "oversight/discussed/<int:discussed_id>/done/", "What was agreed", "It is done", "It is saved.",
          of_oversight.DoneForm, Permission.SEE_SUPERVISION, "child_now", _agreed, _over(supervise.do_agreed), _version,
          goes=lambda child_id, asked, done: reverse("supervision"), template="oversight/agreed.html"),
    Doing("begin_learning", "oversight/learning/", "Begin a learning review", "Begin it", "The review is begun.",
          of_oversight.BeginLearningForm, Permission.LEAD_LEARNING, _BACK, child_oversight,
          _simply(learn.begin_learning), about="You lead it. Nobody leads a review of their own work."),
    Doing("write_learning", "oversight/learning/<str:learning_id>/write/", "What was learnt", "Save", "It is saved.",
          of_oversight.LearningForm, Permission.LEAD_LEARNING, _BACK, _LEARNING, _over(learn.write_learning),
          _learning_now),
    Doing("agree_change", "oversight/learning/<str:learning_id>/change/", "What changes", "Save", "It is saved.",
          of_oversight.ChangeForm, Permission.LEAD_LEARNING, _BACK, _LEARNING, _over(learn.agree_change), _version),
    Doing("show_change", "oversight/learning/change/<int:learning_action_id>/", "What was changed", "Save",
          "It is saved.", of_oversight.DoneForm, Permission.REVIEW_WORK, _BACK, _CHANGE, _over(learn.show_change),
          _version, template="oversight/change.html"),
    Doing("close_learning", "oversight/learning/<str:learning_id>/close/", "Close the learning review", "Close it",
          "The review is closed.", of_oversight.NothingMoreForm, Permission.LEAD_LEARNING, _BACK, _LEARNING,
          _over(learn.close_learning), _version,
          about="It can be closed when each change was done, and somebody else has seen what it changed in practice."),
    Doing("begin_notification", "oversight/notification/", "The national panel must hear of it", "Write it down",
          "It is written down. Tell the authority now.", of_oversight.NotificationForm, Permission.NOTIFY_PANEL, _BACK,
          child_oversight, _simply(notify.begin_notification), _today("known_on"),
          about="The authority notifies the national child safeguarding practice review panel within five working days "
                "of knowing. We tell the authority, see that it notifies, and keep the clock."),
    Doing("move_notification", "oversight/notification/<str:notification_id>/", "Notification of the national panel",
          "Save", "It is saved.", of_oversight.MoveNotificationForm, Permission.NOTIFY_PANEL, _BACK, _NOTIFIED,
          _over(notify.move_notification), _version, template="oversight/notification.html",
          more={"coded": coded()}),
)  # fmt: skip
urls = pages_of(DOINGS)
