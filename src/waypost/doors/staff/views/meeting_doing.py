"""What is done with meetings: recorded, put right, struck out; and a child excused from being met."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.engagement.actions.excuse import ask_exception, decide_exception
from waypost.casework.engagement.actions.record_meeting import correct_meeting, record_meeting, strike_meeting
from waypost.casework.engagement.queries import EngagementPage, ExceptionShown, MeetingShown, child_meetings
from waypost.doors.staff.forms import of_meetings
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

RECORD = Permission.RECORD_MEETING
_TAB = "child_meetings"


def _asked_for(acting: Acting, child_id: str, **asked: Any) -> EngagementPage:
    """Return the child's meetings. Raises NoSuchChild where the address names one that is not among them."""
    told = child_meetings(acting, child_id)
    if "meeting_id" in asked:
        _meeting(told, asked)
    if "excused_id" in asked:
        _exception(told, asked)
    return told


def _meeting(told: EngagementPage, asked: Asked) -> MeetingShown:
    return _one(one for one in told.meetings if one.meeting_id == asked["meeting_id"])


def _exception(told: EngagementPage, asked: Asked) -> ExceptionShown:
    return _one(one for one in told.exceptions if one.excused_id == asked["excused_id"])


def _one(found: Any) -> Any:
    one = next(found, None)
    if one is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return one


def _as_it_stands(told: EngagementPage, acting: Acting, asked: Asked) -> dict[str, Any]:
    meeting = _meeting(told, asked)
    return {"version": meeting.number, "initial": of_meetings.as_boxes(meeting)}


def _number(told: EngagementPage, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": _meeting(told, asked).number}


DOINGS = (
    Doing("record_meeting", "meeting/", "Record a meeting", "Record it", "The meeting is recorded.",
          of_meetings.MeetingForm, RECORD, _TAB, _asked_for,
          lambda who, child, form, _: record_meeting(who, child, once=form.token, meeting=form.meeting),
          lambda told, acting, _: {"initial": {"seen_on": acting.on}},
          about="What the child said stands apart from what you make of it. It goes into reports by itself."),
    Doing("correct_meeting", "meeting/<str:meeting_id>/correct/", "Put a meeting right", "Save it", "It is put right.",
          of_meetings.MeetingForm, RECORD, _TAB, _asked_for,
          lambda who, child, form, asked: correct_meeting(
              who, child, once=form.token, after=form.seen, meeting=form.meeting, **asked),
          _as_it_stands, about="What was written before stays readable."),
    Doing("strike_meeting", "meeting/<str:meeting_id>/strike/", "Strike a meeting out", "Strike it out",
          "The meeting is struck out.", of_meetings.StrikeForm, RECORD, _TAB, _asked_for,
          lambda who, child, form, asked: strike_meeting(
              who, child, once=form.token, after=form.seen, **asked, **form.taken),
          _number, is_grave=True),
    Doing("ask_exception", "excuse/", "Ask that the child need not be met", "Ask your manager", "It is asked.",
          of_meetings.ExcuseForm, RECORD, _TAB, _asked_for,
          lambda who, child, form, _: ask_exception(who, child, once=form.token, **form.taken),
          about="The child counts as one to be met until your manager grants it."),
    Doing("decide_exception", "excuse/<int:excused_id>/", "Need the child not be met?", "Save the decision",
          "It is decided.", of_meetings.DecideForm, Permission.DECIDE_EXCEPTION, _TAB, _asked_for,
          lambda who, child, form, asked: decide_exception(who, child, once=form.token, **asked, **form.taken),
          template="child/exception.html"),
)  # fmt: skip
urls = pages_of(DOINGS)
