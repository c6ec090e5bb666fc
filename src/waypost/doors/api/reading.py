"""Questions: each asks one query of casework and gives its answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from waypost.casework.audit.queries import Asked, AuditPage, events
from waypost.casework.children.queries import a_child, lists
from waypost.casework.children.queries.shown import (
    AccountPage,
    CasesPage,
    ChildNow,
    ChronologyPage,
    FamilyPage,
    ListPage,
    MyWork,
    PlanPage,
    TeamPage,
)
from waypost.casework.children.queries.team import my_team
from waypost.doors.api.problems import OF_A_CHILD, OF_A_QUESTION, OF_ALL

router = Router(tags=["questions"])
Page = Annotated[int, Field(ge=1, le=100_000)]
Reference = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]


class Words(Schema):
    """What to look for. It is sent as a body, so that no address holds it."""

    words: Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]*$")]
    page: Page = 1


class AuditAsked(Schema):
    """What an auditor looks for; all of it may be left out. Days are London's, both counted."""

    child_id: Reference | None = None
    user_id: Annotated[int, Field(ge=1, le=2**62)] | None = None
    kind: Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9_.]*$")] | None = None
    from_on: date | None = None
    to_on: date | None = None
    before: Annotated[int, Field(ge=1, le=2**62)] | None = None


@router.get("my-work", response={200: MyWork, **OF_ALL}, operation_id="my_work")
def my_work(request: HttpRequest) -> MyWork:
    """What somebody does next, and the rest of their day."""
    return lists.my_work(request.auth, None)


@router.get("children", response={200: ListPage, **OF_ALL}, operation_id="children")
def children(
    request: HttpRequest,
    mine: bool = True,
    page: Page = 1,
    order: Literal["due", "name", "longest"] = "due",
    law: Literal["public", "private"] | None = None,
) -> ListPage:
    """Children that somebody may open, a page at a time."""
    return lists.children_list(request.auth, None, is_mine=mine, page=page, order=order, law=law or "")


@router.post("search", response={200: ListPage, **OF_A_QUESTION}, operation_id="search")
def search(request: HttpRequest, asked: Words) -> ListPage:
    """Children by name, former name, sound or reference."""
    return lists.search(request.auth, None, words=asked.words, page=asked.page)


@router.get("team", response={200: TeamPage, **OF_ALL}, operation_id="team")
def team(request: HttpRequest) -> TeamPage:
    """One's own team: who has how many children, what is late, who waits."""
    return my_team(request.auth, None)


@router.post("audit", response={200: AuditPage, **OF_A_QUESTION}, operation_id="audit")
def audit(request: HttpRequest, asked: AuditAsked) -> AuditPage:
    """Events of the audit, newest first. The search is itself audited."""
    return events(request.auth, None, asked=Asked(**asked.dict()))


@router.get("children/{child_id}/now", response={200: ChildNow, **OF_A_CHILD}, operation_id="child_now")
def now(request: HttpRequest, child_id: Reference) -> ChildNow:
    """What is next for a child, due and late, and what must be recorded."""
    return a_child.child_now(request.auth, child_id)


@router.get("children/{child_id}/account", response={200: AccountPage, **OF_A_CHILD}, operation_id="child_account")
def account(request: HttpRequest, child_id: Reference) -> AccountPage:
    """The account, week by week."""
    return a_child.child_account(request.auth, child_id)


@router.get(
    "children/{child_id}/chronology", response={200: ChronologyPage, **OF_A_CHILD}, operation_id="child_chronology"
)
def chronology(
    request: HttpRequest,
    child_id: Reference,
    page: Page = 1,
    agency: Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")] = "",
) -> ChronologyPage:
    """The chronology, newest first."""
    return a_child.child_chronology(request.auth, child_id, page=page, agency=agency)


@router.get("children/{child_id}/family", response={200: FamilyPage, **OF_A_CHILD}, operation_id="child_family")
def family(request: HttpRequest, child_id: Reference) -> FamilyPage:
    """The family; confidential contacts only to those who may know them."""
    return a_child.child_family(request.auth, child_id)


@router.get("children/{child_id}/proceedings", response={200: CasesPage, **OF_A_CHILD}, operation_id="child_cases")
def proceedings(request: HttpRequest, child_id: Reference) -> CasesPage:
    """Proceedings and orders, and how far the background is reviewed."""
    return a_child.child_cases(request.auth, child_id)


@router.get("children/{child_id}/plan", response={200: PlanPage, **OF_A_CHILD}, operation_id="child_plan")
def plan(request: HttpRequest, child_id: Reference) -> PlanPage:
    """The plan that stands, needs, and the list before closing."""
    return a_child.child_plan(request.auth, child_id)
