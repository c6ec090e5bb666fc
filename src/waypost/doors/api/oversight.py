"""Oversight: reviews, audits and what they require, progress, supervision, alerts, learning, the national panel."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.oversight.actions import alert, audit_practice, learn, notify, review, supervise
from waypost.casework.oversight.queries import alerts, learning, reviews, supervision
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives, gives_list, takes, takes_nobody

router = Router(tags=["oversight"])


class Reviewed(Once):
    """A management review."""

    kind: Code
    held_on: date
    words: Text


class Audited(Once):
    """A practice audit, and what it requires."""

    grade: Code
    are_all_letters_present: bool
    words: Text = ""
    required: Text = ""


class RequiredDone(Once):
    """What was done of what an audit requires."""

    audit_id: Reference
    version: Number
    words: Text


class RequiredConfirmed(Once):
    """Whether that is enough."""

    audit_id: Reference
    version: Number
    is_enough: bool


class ProgressSaid(Once):
    """What holds a case up, whose move it is, what is next, by when."""

    blocker: Code
    owner: Code
    next_action: Text
    due_on: date


class SupervisionHeld(Once):
    """A supervision. No day for the next: the clock's."""

    practitioner_id: Number
    held_on: date
    words: Text
    next_on: date | None = None


class SupervisionAgreed(Once):
    """Which supervision was so."""

    supervision_id: Reference


class ChildDiscussed(Once):
    """What a supervision said of a child, and what was agreed."""

    supervision_id: Reference
    words: Text
    action: Text = ""
    due_on: date | None = None
    is_mine: bool = False


class AgreedDone(Once):
    """What was done of what was agreed."""

    discussed_id: Number
    version: Number
    words: Text


class Alerted(Once):
    """A practice alert."""

    title: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
    words: Text
    for_roles: list[Code]
    is_for_my_area_alone: bool = False


class WhichAlert(Once):
    """An alert by its number."""

    alert: Number


class LearningBegun(Once):
    """After what a learning review begins."""

    because: Code
    happened_on: date
    known_on: date


class WhichLearning(Once):
    """A learning review, and the version that was read."""

    learning_id: Reference
    version: Number


class LearningWritten(WhichLearning):
    """What was learnt."""

    learning: Text


class ChangeAgreed(WhichLearning):
    """What changes, by when."""

    what: Text
    due_on: date


class ChangeShown(Once):
    """What was done, or what it changed in practice."""

    learning_action_id: Number
    version: Number
    words: Text


class NotificationBegun(Once):
    """A death or serious harm of which the national panel must hear."""

    because: Code
    happened_on: date
    known_on: date
    words: Text = ""


class NotificationMoved(Once):
    """What was done about it, and on which day (none: today)."""

    notification_id: Reference
    version: Number
    act: Code
    done_on: date | None = None
    words: Text = ""


@router.get(
    "oversight/supervisions/{supervision_id}",
    response={200: supervision.ForDiscussion, **OF_A_CHILD},
    operation_id="one_supervision",
)
def one_supervision(request: HttpRequest, supervision_id: Reference) -> supervision.ForDiscussion:
    """One supervision, for those who may read it."""
    return supervision.one_supervision(request.auth, None, supervision_id=supervision_id)


gives(router, "oversight", "child_oversight", reviews.child_oversight, reviews.OversightPage)
gives_list(router, "oversight/progression", "progression", reviews.progression, tuple[reviews.Waiting, ...])
gives_list(router, "oversight/ready-to-close", "ready_to_close", reviews.ready_to_close, tuple[reviews.Closable, ...])
gives_list(router, "oversight/required", "required_actions", reviews.required_actions, tuple[reviews.AuditShown, ...])
gives_list(router, "oversight/learning", "open_learning", learning.open_learning, tuple[learning.LearningShown, ...])
gives_list(router, "oversight/notifications", "open_notifications", learning.open_notifications,
           tuple[learning.NotificationShown, ...])  # fmt: skip
gives_list(router, "oversight/supervision", "my_supervision", supervision.my_supervision, supervision.SupervisionPage)
gives_list(router, "oversight/alerts", "alerts", alerts.alerts, tuple[alerts.AlertShown, ...])
gives_list(router, "oversight/alerts/readers", "who_read", alerts.who_read, tuple[alerts.AlertReaders, ...])
takes(router, "oversight/reviews", "record_review", review.record_review, Reviewed)
takes(router, "oversight/progress", "write_progress", review.write_progress, ProgressSaid)
takes(router, "oversight/audits", "audit_practice", audit_practice.audit_practice, Audited)
takes(router, "oversight/audits/done", "do_required", audit_practice.do_required, RequiredDone)
takes(router, "oversight/audits/confirm", "confirm_required", audit_practice.confirm_required, RequiredConfirmed)
takes_nobody(router, "oversight/supervision", "record_supervision", supervise.record_supervision, SupervisionHeld)
takes_nobody(router, "oversight/supervision/agree", "agree_supervision", supervise.agree_supervision, SupervisionAgreed)
takes(router, "oversight/discussed", "discuss_child", supervise.discuss_child, ChildDiscussed)
takes(router, "oversight/discussed/done", "do_agreed", supervise.do_agreed, AgreedDone)
takes_nobody(router, "oversight/alerts", "publish_alert", alert.publish_alert, Alerted)
takes_nobody(router, "oversight/alerts/read", "read_alert", alert.read_alert, WhichAlert)
takes_nobody(router, "oversight/alerts/withdraw", "withdraw_alert", alert.withdraw_alert, WhichAlert)
takes(router, "oversight/learning", "begin_learning", learn.begin_learning, LearningBegun)
takes(router, "oversight/learning/write", "write_learning", learn.write_learning, LearningWritten)
takes(router, "oversight/learning/change", "agree_change", learn.agree_change, ChangeAgreed)
takes(router, "oversight/learning/show", "show_change", learn.show_change, ChangeShown)
takes(router, "oversight/learning/close", "close_learning", learn.close_learning, WhichLearning)
takes(router, "oversight/notifications", "begin_notification", notify.begin_notification, NotificationBegun)
takes(router, "oversight/notifications/move", "move_notification", notify.move_notification, NotificationMoved)
