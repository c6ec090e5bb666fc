"""Actions: each does one thing of casework's. `once` is a token of the sender's: the same is taken once."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from waypost.casework.children.actions.close_child import close_child, open_again, settle_closing_item
from waypost.casework.children.actions.record_delay import record_delay
from waypost.casework.children.actions.record_need import record_need
from waypost.casework.children.actions.review_background import review_background
from waypost.casework.children.actions.say_responsibility import say_responsibility
from waypost.casework.children.actions.say_who_may_know import say_who_may_know
from waypost.casework.children.actions.write_plan import review_plan, write_plan
from waypost.casework.children.actions.write_what_matters import write_what_matters
from waypost.doors.api.problems import OF_AN_ACT
from waypost.doors.api.reading import Reference

router = Router(tags=["actions"])
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9_]+$")]
Text = Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")]
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Done(Schema):
    """What was done."""

    done: Literal[True] = True


class Made(Done):
    """What was made, by its own reference: what further actions name it by."""

    reference: str


class Once(Schema):
    """What every action may carry."""

    once: Annotated[str, Field(min_length=16, max_length=64, pattern=r"^[\w-]+$")] | None = None

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return self.dict()


class Need(Once):
    """A need of the list, or `none`."""

    need: Code
    note: Text = ""


class Matter(Once):
    """Something that matters to the child."""

    kind: Code
    words: Text
    is_own_words: bool = False
    said_on: date


class Delay(Once):
    """Why a step was missed."""

    step_id: Number
    reason: Code
    note: Text = ""


class Background(Once):
    """How far a part of the background is reviewed."""

    subject: Code
    state: Code
    about: Text = ""


class WhoMayKnow(Once):
    """Who may know a contact: whether it is confidential, and who of the family may be told."""

    contact_id: Number
    is_confidential: bool
    known_to: Annotated[list[Number], Field(max_length=100, default_factory=list)]
    version: Number


class Responsibility(Once):
    """Whether somebody of the family has parental responsibility; null: nobody knows."""

    family_member_id: Number
    has_it: bool | None
    version: Number


class PlanWritten(Once):
    """A plan by its parts. `after`: the number of the one that was read, 0 for none."""

    words: dict[Code, Text]
    after: Number


class PlanReviewed(Once):
    """The number of the plan that was reviewed."""

    number: Number


class Settled(Once):
    """Something before closing that is done, or not needed and why."""

    item: Code
    not_needed_because: Text = ""


class Again(Once):
    """Why a record is opened again."""

    reason: Annotated[str, Field(min_length=1, max_length=20_000, pattern=r"^[^\x00]*$")]


def _route(path: str, name: str) -> Any:
    return router.post(f"children/{{child_id}}/{path}", response={200: Done, **OF_AN_ACT}, operation_id=name)


@_route("needs", "record_need")
def need(request: HttpRequest, child_id: Reference, sent: Need) -> Done:
    """Record a need."""
    record_need(request.auth, child_id, **sent.told())
    return Done()


@_route("matters", "write_what_matters")
def matters(request: HttpRequest, child_id: Reference, sent: Matter) -> Done:
    """Write what matters to the child."""
    write_what_matters(request.auth, child_id, **sent.told())
    return Done()


@_route("delays", "record_delay")
def delay(request: HttpRequest, child_id: Reference, sent: Delay) -> Done:
    """Record why a day was missed."""
    record_delay(request.auth, child_id, **sent.told())
    return Done()


@_route("background", "review_background")
def background(request: HttpRequest, child_id: Reference, sent: Background) -> Done:
    """Say how far the background is reviewed."""
    review_background(request.auth, child_id, **sent.told())
    return Done()


@_route("family/contacts", "say_who_may_know")
def who_may_know(request: HttpRequest, child_id: Reference, sent: WhoMayKnow) -> Done:
    """Say whether a contact is confidential, and who of the family may be told."""
    say_who_may_know(request.auth, child_id, **sent.told())
    return Done()


@_route("family/responsibility", "say_responsibility")
def responsibility(request: HttpRequest, child_id: Reference, sent: Responsibility) -> Done:
    """Say whether somebody of the family has parental responsibility."""
    say_responsibility(request.auth, child_id, **sent.told())
    return Done()


@_route("plans", "write_plan")
def plan(request: HttpRequest, child_id: Reference, sent: PlanWritten) -> Done:
    """Write the next version of the plan."""
    write_plan(request.auth, child_id, **sent.told())
    return Done()


@_route("plans/review", "review_plan")
def reviewed(request: HttpRequest, child_id: Reference, sent: PlanReviewed) -> Done:
    """Say that the plan was reviewed."""
    review_plan(request.auth, child_id, **sent.told())
    return Done()


@_route("closing-items", "settle_closing_item")
def settled(request: HttpRequest, child_id: Reference, sent: Settled) -> Done:
    """Settle something before closing."""
    settle_closing_item(request.auth, child_id, **sent.told())
    return Done()


@_route("close", "close_child")
def close(request: HttpRequest, child_id: Reference, sent: Once) -> Done:
    """Close the record."""
    close_child(request.auth, child_id, **sent.told())
    return Done()


@_route("open-again", "open_again")
def again(request: HttpRequest, child_id: Reference, sent: Again) -> Done:
    """Open a closed record again."""
    open_again(request.auth, child_id, **sent.told())
    return Done()
