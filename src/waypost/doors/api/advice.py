"""Advice: a child's, what an order has met since, how often courts followed; what is done with it; talks of a plan."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.advice import queries
from waypost.casework.advice.actions import compare_advice, give_advice, talk_about_plan
from waypost.casework.advice.queries import AdvicePage, ToCompare
from waypost.casework.advice.rules import Influence
from waypost.doors.api.acting import Code, Done, Made, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL, OF_AN_ACT
from waypost.doors.api.reading import Reference

router = Router(tags=["advice"])


class Advised(Once):
    """What is advised on one issue, and why."""

    case_id: Reference
    issue: Code
    recommendation: Code
    reasons: Text


class AdviceRead(Once):
    """The version that was read."""

    version: Number


class AdvisedAnew(AdviceRead):
    """What is advised, written anew."""

    recommendation: Code
    reasons: Text


class Shared(AdviceRead):
    """When the child was told, and the answer."""

    shared_on: date
    childs_response: Text


class Filed(AdviceRead):
    """Why the child does not know of it, if so."""

    not_shared_because: Text = ""


class Compared(AdviceRead):
    """How far an order follows the advice, and the reason that the court gave."""

    order_id: Annotated[int, Field(ge=1, le=2**62)]
    followed: Code
    reason: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")] = ""
    words: Text = ""


class Talked(Once):
    """A talk with the social worker about the care plan and the timetable, and what was agreed in it."""

    case_id: Reference
    talked_on: date
    is_timetable_agreed: bool
    is_care_plan_agreed: bool


class TalkStruck(Once):
    """Why a talk is struck out."""

    because: Text


@router.get("advice", response={200: list[ToCompare], **OF_ALL}, operation_id="advice_to_compare")
def to_compare(request: HttpRequest, mine: bool = True) -> list[ToCompare]:
    """Filed advice that a final order has met since and nobody has compared, oldest first."""
    return list(queries.advice_to_compare(request.auth, None, is_mine=mine))


@router.get("advice/influence", response={200: list[Influence], **OF_ALL}, operation_id="influence_of_advice")
def influence(request: HttpRequest, since_on: date) -> list[Influence]:
    """How often courts followed since a day, issue by issue, apart for domestic abuse."""
    return list(queries.influence_of_advice(request.auth, None, since_on=since_on))


@router.get("children/{child_id}/advice", response={200: AdvicePage, **OF_A_CHILD}, operation_id="child_advice")
def child_advice(request: HttpRequest, child_id: Reference) -> AdvicePage:
    """A child's advice, and what the court ordered."""
    return queries.child_advice(request.auth, child_id)


@router.post("children/{child_id}/advice", response={200: Made, **OF_AN_ACT}, operation_id="write_advice")
def write(request: HttpRequest, child_id: Reference, sent: Advised) -> Made:
    """Draft advice on one issue."""
    return Made(reference=give_advice.write_advice(request.auth, child_id, **sent.told()))


@router.post("children/{child_id}/advice/talks", response={200: Made, **OF_AN_ACT}, operation_id="write_talk")
def write_talk(request: HttpRequest, child_id: Reference, sent: Talked) -> Made:
    """Write down a talk with the social worker about the care plan and the timetable."""
    return Made(reference=talk_about_plan.write_talk(request.auth, child_id, **sent.told()))


@router.post(
    "children/{child_id}/advice/talks/{talk_id}/strike", response={200: Done, **OF_AN_ACT}, operation_id="strike_talk"
)
def strike_talk(request: HttpRequest, child_id: Reference, talk_id: Reference, sent: TalkStruck) -> Done:
    """Strike out a talk that was not so."""
    talk_about_plan.strike_talk(request.auth, child_id, talk_id=talk_id, **sent.told())
    return Done()


def _route(path: str, name: str) -> Any:
    return router.post(
        f"children/{{child_id}}/advice/{{advice_id}}/{path}", response={200: Done, **OF_AN_ACT}, operation_id=name
    )


@_route("change", "change_advice")
def change(request: HttpRequest, child_id: Reference, advice_id: Reference, sent: AdvisedAnew) -> Done:
    """Change a draft; the child is told again."""
    give_advice.change_advice(request.auth, child_id, advice_id=advice_id, **sent.told())
    return Done()


@_route("share", "share_advice")
def share(request: HttpRequest, child_id: Reference, advice_id: Reference, sent: Shared) -> Done:
    """Say that the child was told, and what the child said to it."""
    give_advice.share_advice(request.auth, child_id, advice_id=advice_id, **sent.told())
    return Done()


@_route("file", "file_advice")
def file(request: HttpRequest, child_id: Reference, advice_id: Reference, sent: Filed) -> Done:
    """File advice today."""
    give_advice.file_advice(request.auth, child_id, advice_id=advice_id, **sent.told())
    return Done()


@_route("compare", "compare_advice")
def compare(request: HttpRequest, child_id: Reference, advice_id: Reference, sent: Compared) -> Done:
    """Say how far an order follows the advice."""
    compare_advice.compare_advice(request.auth, child_id, advice_id=advice_id, **sent.told())
    return Done()


@_route("withdraw", "withdraw_advice")
def withdraw(request: HttpRequest, child_id: Reference, advice_id: Reference, sent: AdviceRead) -> Done:
    """Withdraw advice before it is filed."""
    give_advice.withdraw_advice(request.auth, child_id, advice_id=advice_id, **sent.told())
    return Done()
