"""Review of links: pairs in doubt, one's own word on each, and wrong links from the freeze to the end.

The record beside casework keeps them. Where there is none, each of these is refused in words (400).
"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.access.acting import check_may
from waypost.casework.access.permissions import Permission
from waypost.doors.api.acting import Code, Done, Made, Once
from waypost.doors.api.problems import OF_AN_ACT
from waypost.doors.api.reading import Reference
from waypost.wiring import links as record

router = Router(tags=["links"])
_Record = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
_Step = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9_/]+$")]


class LinkDecided(Once):
    """One person's word on a pair, and on what ground."""

    says: Code
    reason: Code


class WrongLinkSeen(Once):
    """Which records of a child are another's, and on what ground."""

    records: list[_Record]
    reason: Code


class StepTaken(Once):
    """The next step of a wrong link: agree (with a ground), lift, or a duty of its file."""

    step: _Step
    reason: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")] = ""


class RecordsOf(Done):
    """The records of a child, as source/sender/key."""

    records: tuple[str, ...]


def _may(request: HttpRequest, permission: Permission, asked: str) -> Any:
    """Return who acts, once their role holds the permission: whether there is a record comes after."""
    check_may(request.auth, permission, None, asked=asked)  # type: ignore[attr-defined]
    return request.auth  # type: ignore[attr-defined]


def _once(sent: Once) -> str:
    return sent.once or ""


@router.get("links", response={200: tuple[record.PairRow, ...], **OF_AN_ACT}, operation_id="links")
def links(request: HttpRequest) -> list[record.PairRow]:
    """The pairs of children whom this person may open: undecided first."""
    return record.pairs_to_review(_may(request, Permission.REVIEW_LINKS, "links"))


@router.get("links/pairs/{pair_id}", response={200: dict[str, Any], **OF_AN_ACT}, operation_id="link_pair")
def pair(request: HttpRequest, pair_id: Reference) -> dict[str, Any]:
    """A pair with what must be seen of both records, in words. What others said is not in it."""
    return record.pair_to_review(_may(request, Permission.REVIEW_LINKS, "link_pair"), pair_id)


@router.post("links/pairs/{pair_id}", response={200: Made, **OF_AN_ACT}, operation_id="decide_link")
def decide(request: HttpRequest, pair_id: Reference, sent: LinkDecided) -> Made:
    """Say whether two records are of one child."""
    who = _may(request, Permission.REVIEW_LINKS, "decide_link")
    return Made(reference=record.decide(who, pair_id, says=sent.says, reason=sent.reason, once=_once(sent)))


@router.get("links/wrong", response={200: tuple[record.WrongLinkRow, ...], **OF_AN_ACT}, operation_id="wrong_links")
def wrong_links(request: HttpRequest) -> list[record.WrongLinkRow]:
    """Every wrong link, those that are open first."""
    return record.cases(_may(request, Permission.FREE_CHILD, "wrong_links"))


@router.get("links/wrong/{case_id}", response={200: dict[str, Any], **OF_AN_ACT}, operation_id="wrong_link")
def wrong_link(request: HttpRequest, case_id: Reference) -> dict[str, Any]:
    """The file of a wrong link: who saw it, what was made of it, every step done or open."""
    return record.a_case(_may(request, Permission.FREE_CHILD, "wrong_link"), case_id)


@router.post("links/wrong/{case_id}", response={200: Done, **OF_AN_ACT}, operation_id="go_on_with_wrong_link")
def go_on(request: HttpRequest, case_id: Reference, sent: StepTaken) -> Done:
    """Take the next step of a wrong link."""
    who = _may(request, Permission.FREE_CHILD, "go_on_with_wrong_link")
    record.go_on(who, case_id, sent.step, reason=sent.reason, once=_once(sent))
    return Done()


@router.get("children/{child_id}/records", response={200: RecordsOf, **OF_AN_ACT}, operation_id="records_of_child")
def records(request: HttpRequest, child_id: Reference) -> RecordsOf:
    """The records that were taken for a child's."""
    return RecordsOf(records=tuple(record.records_of(request.auth, child_id)))


@router.post("children/{child_id}/wrong-link", response={200: Made, **OF_AN_ACT}, operation_id="open_wrong_link")
def open_wrong_link(request: HttpRequest, child_id: Reference, sent: WrongLinkSeen) -> Made:
    """Say that records of a child are another's: its pages are shut, who saw it and what was sent is gathered."""
    told: dict[str, Any] = {"records": sent.records, "reason": sent.reason, "once": _once(sent)}
    return Made(reference=record.open_case(request.auth, child_id, **told))
