"""Staff administration: who works here, appointing, changing, ending, inviting. A code is given once, kept nowhere."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from waypost.casework.access import staff_list
from waypost.casework.access.actions.appoint import Post
from waypost.casework.access.actions.staffing import change_appointment, end_appointment
from waypost.casework.access.roles import Role
from waypost.doors.api.acting import Code, Done, Number, Once
from waypost.doors.api.problems import OF_A_QUESTION, OF_AN_ACT
from waypost.doors.api.reading import Page
from waypost.doors.api.routes import takes_nobody
from waypost.wiring.inviting import Invited, appoint_somebody, invite_somebody

router = Router(tags=["staff"])
_Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
_Team = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
_Area = Annotated[str, Field(max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]


class StaffAsked(Schema):
    """Whom to look for, by name, user name or team. It is sent as a body, so that no address holds it."""

    words: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    page: Page = 1


class Appointing(Once):
    """Somebody, their role and team, and from when. A team that is not known is made."""

    username: Annotated[str, Field(min_length=2, max_length=150, pattern=r"^[a-z0-9][a-z0-9._@+-]+$")]
    name: _Name
    role: Role
    team: _Team
    service_area: _Area = ""
    agency: Code = "cafcass"
    from_on: date


class AppointmentChanged(Once):
    """Another role, or another team, and from when."""

    appointment_id: Number
    role: Role
    team_id: Number
    from_on: date


class AppointmentEnded(Once):
    """The last day of an appointment."""

    appointment_id: Number
    last_on: date


class Invitation(Done):
    """Whom it is about; of an invitation the path of its page, its code, until when both work."""

    user_id: int
    path: str | None = None
    code: str | None = None
    until_at: datetime | None = None


@router.post("staff/search", response={200: staff_list.StaffPage, **OF_A_QUESTION}, operation_id="staff")
def staff(request: HttpRequest, asked: StaffAsked) -> staff_list.StaffPage:
    """Who works here."""
    return staff_list.staff(request.auth, None, words=asked.words, page=asked.page)


@router.get("staff/{user_id}", response={200: staff_list.Person, **OF_AN_ACT}, operation_id="staff_person")
def person(request: HttpRequest, user_id: Number) -> staff_list.Person:
    """One person, with every appointment there was."""
    return staff_list.person(request.auth, None, user_id=user_id)


@router.post("staff", response={200: Invitation, **OF_AN_ACT}, operation_id="appoint_person")
def appoint(request: HttpRequest, sent: Appointing) -> Invitation:
    """Give one person a role in a team from a day; whoever is new is invited."""
    told = {"service_area": sent.service_area, "agency": sent.agency, "from_on": sent.from_on}
    post = Post(sent.username, sent.name, sent.role, sent.team, **told)
    user_id, made = appoint_somebody(request.auth, post, once=sent.once or "")
    return _invitation(user_id, made)


@router.post("staff/{user_id}/invite", response={200: Invitation, **OF_AN_ACT}, operation_id="invite_person")
def invite(request: HttpRequest, user_id: Number, sent: Once) -> Invitation:
    """Invite somebody again, in place of every earlier invitation."""
    return _invitation(user_id, invite_somebody(request.auth, user_id, once=sent.once or ""))


takes_nobody(router, "staff/appointments/change", "change_appointment", change_appointment, AppointmentChanged)
takes_nobody(router, "staff/appointments/end", "end_appointment", end_appointment, AppointmentEnded)


def _invitation(user_id: int, made: Invited | None) -> Invitation:
    if made is None:
        return Invitation(user_id=user_id)
    return Invitation(user_id=user_id, path=made.path, code=made.code, until_at=made.until_at)
