"""Meetings with children: what a child said, who should be met; recording, putting right, and exceptions."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.engagement import queries
from waypost.casework.engagement.actions import excuse, record_meeting
from waypost.casework.engagement.actions import set_limit as setting
from waypost.casework.engagement.queries import EngagementPage, MeetingPage, WaitingToBeMet
from waypost.casework.engagement.rules import APART, Meeting
from waypost.doors.api.acting import Code, Done, Made, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL, OF_AN_ACT
from waypost.doors.api.reading import Reference

router = Router(tags=["meetings"])
Words = Annotated[tuple[Code, ...], Field(max_length=40)]
RowNumber = Annotated[int, Field(ge=1, le=2**62)]


class Met(Once):
    """A meeting. `childs_words` are the child's; `interpretation` is ours."""

    seen_on: date
    manner: Code
    is_alone: bool | None = None
    companions: Words = ()
    place: Code = APART
    room: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    childs_words: Text = ""
    no_words_because: Text = ""
    interpretation: Text = ""
    explained: Words = ()
    was_understood: bool | None = None

    def meeting(self) -> Meeting:
        """Return it as the engagement room takes it."""
        return Meeting(**self.dict(exclude={"once", "after"}))


class MetAgain(Met):
    """A meeting put right. `after`: the version that was read."""

    after: Number


class Struck(Once):
    """Why a meeting is struck out. `after`: the version that was read."""

    after: Number
    because: Text


class Excused(Once):
    """That a child should not count as one to be met, and until when."""

    reason: Code
    until_on: date
    note: Text = ""


class Granted(Once):
    """A manager's decision."""

    is_granted: bool


class Limit(Once):
    """A limit of one's own service area, in calendar days, from a day."""

    limit: Code
    days: Annotated[int, Field(ge=1, le=366)]
    from_on: date


@router.get("meetings", response={200: list[WaitingToBeMet], **OF_ALL}, operation_id="waiting_to_be_met")
def waiting(request: HttpRequest, mine: bool = True) -> list[WaitingToBeMet]:
    """Children whom somebody should meet, who waited longest first."""
    return list(queries.waiting_to_be_met(request.auth, None, is_mine=mine))


@router.get("meetings/limits", response={200: list[tuple[str, int, date | None]], **OF_ALL},
            operation_id="area_limits")  # fmt: skip
def limits(request: HttpRequest) -> list[tuple[str, int, date | None]]:
    """The limits of one's own service area: which, how many days, and since when the area has its own."""
    return list(queries.area_limits(request.auth, None))


@router.post("meetings/limits", response={200: Done, **OF_AN_ACT}, operation_id="set_meeting_limit")
def set_limit(request: HttpRequest, sent: Limit) -> Done:
    """Set a limit of one's own service area."""
    setting.set_limit(request.auth, None, **sent.told())
    return Done()


@router.get("children/{child_id}/meetings", response={200: EngagementPage, **OF_A_CHILD}, operation_id="child_meetings")
def child_meetings(request: HttpRequest, child_id: Reference) -> EngagementPage:
    """A child's meetings, what the child said, and what is alarming."""
    return queries.child_meetings(request.auth, child_id)


@router.get("children/{child_id}/meetings/{meeting_id}", response={200: MeetingPage, **OF_A_CHILD},
            operation_id="meeting_versions")  # fmt: skip
def versions(request: HttpRequest, child_id: Reference, meeting_id: Reference) -> MeetingPage:
    """Every version of a meeting of this child, newest first."""
    return queries.meeting_versions(request.auth, child_id, meeting_id=meeting_id)


@router.post("children/{child_id}/meetings", response={200: Made, **OF_AN_ACT}, operation_id="record_meeting")
def record(request: HttpRequest, child_id: Reference, sent: Met) -> Made:
    """Record a meeting that one held."""
    done = record_meeting.record_meeting(request.auth, child_id, once=sent.once, meeting=sent.meeting())
    return Made(reference=done)


@router.post("children/{child_id}/meetings/{meeting_id}/correct", response={200: Done, **OF_AN_ACT},
             operation_id="correct_meeting")  # fmt: skip
def correct(request: HttpRequest, child_id: Reference, meeting_id: Reference, sent: MetAgain) -> Done:
    """Put a meeting right; what was written before stays."""
    told = {"meeting_id": meeting_id, "after": sent.after, "meeting": sent.meeting()}
    record_meeting.correct_meeting(request.auth, child_id, once=sent.once, **told)
    return Done()


@router.post("children/{child_id}/meetings/{meeting_id}/strike", response={200: Done, **OF_AN_ACT},
             operation_id="strike_meeting")  # fmt: skip
def strike(request: HttpRequest, child_id: Reference, meeting_id: Reference, sent: Struck) -> Done:
    """Strike out a meeting that was not held, or was another child's."""
    record_meeting.strike_meeting(request.auth, child_id, meeting_id=meeting_id, **sent.told())
    return Done()


@router.post("children/{child_id}/exceptions", response={200: Made, **OF_AN_ACT}, operation_id="ask_exception")
def ask(request: HttpRequest, child_id: Reference, sent: Excused) -> Made:
    """Ask that a child should not count as one to be met."""
    return Made(reference=str(excuse.ask_exception(request.auth, child_id, **sent.told())))


@router.post("children/{child_id}/exceptions/{excused_id}", response={200: Done, **OF_AN_ACT},
             operation_id="decide_exception")  # fmt: skip
def decide(request: HttpRequest, child_id: Reference, excused_id: RowNumber, sent: Granted) -> Done:
    """Decide what somebody else asked for."""
    excuse.decide_exception(request.auth, child_id, excused_id=excused_id, **sent.told())
    return Done()
