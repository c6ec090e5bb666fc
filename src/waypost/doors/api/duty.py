"""Duty: the children who have yet to meet their adviser, who is on duty, what came to duty, and what was done."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.allocation import duty_told
from waypost.casework.allocation.actions import duty_work, set_rota
from waypost.casework.allocation.duty_shown import ChildDuty, RotaPage
from waypost.casework.allocation.hub import duty_hub
from waypost.casework.allocation.hub_shown import HubPage
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_ALL
from waypost.doors.api.reading import Page
from waypost.doors.api.routes import gives, gives_list, takes, takes_nobody

router = Router(tags=["duty"])
_Because = Annotated[Text, Field(min_length=1, max_length=500)]


class PutOnDuty(Once):
    """Who is on duty, on which day."""

    user_id: Number
    on_on: date


class TakenOffDuty(Once):
    """Which line of the rota is struck out, and why."""

    on_duty_id: Number
    because: _Because


class DutyTaken(Once):
    """What came to duty, who it came from by kind, what was said, by when it is needed, and who takes it on."""

    kind: Code
    rang_by: Code
    said: Text
    needed: Code
    hands_to: Number


class DutyAnswered(Once):
    """What was done about duty work, how it stands, and who takes it on where it is handed on."""

    duty_matter_id: Number
    outcome: Code
    words: Text
    hands_to: Number | None = None


@router.get("duty/hub", response={200: HubPage, **OF_ALL}, operation_id="duty_hub")
def hub(request: HttpRequest, page: Page = 1) -> HubPage:
    """Return the children who have yet to meet their adviser or guardian, a page at a time: what presses most first."""
    return duty_hub(request.auth, None, page=page)


gives_list(router, "duty/rota", "rota", duty_told.rota, RotaPage)
gives(router, "duty", "child_duty", duty_told.child_duty, ChildDuty)
takes_nobody(router, "duty/rota", "put_on_duty", set_rota.put_on_duty, PutOnDuty)
takes_nobody(router, "duty/rota/strike", "take_off_duty", set_rota.take_off_duty, TakenOffDuty)
takes(router, "duty", "take_duty", duty_work.take_duty, DutyTaken)
takes(router, "duty/answer", "answer_duty", duty_work.answer_duty, DutyAnswered)
