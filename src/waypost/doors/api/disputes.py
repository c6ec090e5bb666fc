"""Lines that somebody says are wrong: both versions, whose turn it is, how long owners took; and what is done."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.corrections import queries
from waypost.casework.corrections.actions import dispute_line, follow_identity
from waypost.casework.corrections.queries import DisputeShown, DisputesPage, LineToDispute
from waypost.casework.corrections.rules import Turnaround
from waypost.doors.api.acting import Code, Done, Made, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL, OF_AN_ACT
from waypost.doors.api.reading import Reference

router = Router(tags=["disputes"])
LineName = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
Owner = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
RowNumber = Annotated[int, Field(ge=1, le=2**62)]


class Disputed(Once):
    """What is wrong with a line, what is so instead, and whose word that is."""

    wrong: Code
    says_instead: Text
    said_by: Code


class DisputeRead(Once):
    """The version that was read."""

    version: Number


class Sent(DisputeRead):
    """To whom it is sent, if not to the owner of the line's source."""

    owner: Owner = ""


class OwnerAnswered(DisputeRead):
    """What the owner answered, in the columns of the lists that go home."""

    answer: Code
    answered_on: date
    answered_by_role: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00]+$")]
    corrected_value: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""


class SettledAs(DisputeRead):
    """How it is settled, and why."""

    settled_as: Code
    because: Text


class Freed(Once):
    """How it was decided whose record this is."""

    because: Text


@router.get("disputes", response={200: list[DisputeShown], **OF_ALL}, operation_id="disputes_waiting")
def waiting(request: HttpRequest, owner: Owner = "") -> list[DisputeShown]:
    """Disputes that nobody has settled, oldest first; of one owner, where one is named."""
    return list(queries.disputes_waiting(request.auth, None, owner=owner))


@router.get("disputes/turnaround", response={200: dict[str, Turnaround], **OF_ALL}, operation_id="turnaround_by_owner")
def turnaround(request: HttpRequest, since_on: date) -> dict[str, Turnaround]:
    """How long each owner took with what was sent since a day."""
    return queries.turnaround_by_owner(request.auth, None, since_on=since_on)


@router.get("disputes/shut", response={200: list[tuple[int, str, str, str]], **OF_ALL},
            operation_id="frozen_children")  # fmt: skip
def shut(request: HttpRequest) -> list[tuple[int, str, str, str]]:
    """Children whose pages are shut: (number, child, reason, other child)."""
    return list(queries.frozen_children(request.auth, None))


@router.get("children/{child_id}/disputes", response={200: DisputesPage, **OF_A_CHILD}, operation_id="child_disputes")
def child_disputes(request: HttpRequest, child_id: Reference) -> DisputesPage:
    """Both versions of every disputed line of a child that one may see."""
    return queries.child_disputes(request.auth, child_id)


@router.get("children/{child_id}/lines/{line_id}", response={200: LineToDispute, **OF_A_CHILD},
            operation_id="line_to_dispute")  # fmt: skip
def line(request: HttpRequest, child_id: Reference, line_id: LineName) -> LineToDispute:
    """A line of the chronology as its source tells it."""
    return queries.line_to_dispute(request.auth, child_id, line_id=line_id)


@router.post("children/{child_id}/lines/{line_id}/dispute", response={200: Made, **OF_AN_ACT},
             operation_id="dispute_line")  # fmt: skip
def dispute(request: HttpRequest, child_id: Reference, line_id: LineName, sent: Disputed) -> Made:
    """Say that a line is wrong."""
    return Made(reference=str(dispute_line.dispute_line(request.auth, child_id, line_id=line_id, **sent.told())))


def _route(path: str, name: str) -> Any:
    return router.post(
        f"children/{{child_id}}/disputes/{{dispute_id}}/{path}", response={200: Done, **OF_AN_ACT}, operation_id=name
    )


@_route("send", "send_dispute")
def send(request: HttpRequest, child_id: Reference, dispute_id: RowNumber, sent: Sent) -> Done:
    """Send a dispute to the owner of the line's source, or to another who is named."""
    dispute_line.send_home(request.auth, child_id, dispute_id=dispute_id, **sent.told())
    return Done()


@_route("answer", "answer_dispute")
def answer(request: HttpRequest, child_id: Reference, dispute_id: RowNumber, sent: OwnerAnswered) -> Done:
    """Record the owner's answer."""
    dispute_line.record_answer(request.auth, child_id, dispute_id=dispute_id, **sent.told())
    return Done()


@_route("settle", "settle_dispute")
def settle(request: HttpRequest, child_id: Reference, dispute_id: RowNumber, sent: SettledAs) -> Done:
    """Settle a dispute by the owner's last answer."""
    dispute_line.settle(request.auth, child_id, dispute_id=dispute_id, **sent.told())
    return Done()


@_route("withdraw", "withdraw_dispute")
def withdraw(request: HttpRequest, child_id: Reference, dispute_id: RowNumber, sent: DisputeRead) -> Done:
    """Withdraw a dispute before it is sent."""
    dispute_line.withdraw_dispute(request.auth, child_id, dispute_id=dispute_id, **sent.told())
    return Done()


@router.post("children/{child_id}/shut/{frozen_id}", response={200: Done, **OF_AN_ACT}, operation_id="free_child")
def free(request: HttpRequest, child_id: Reference, frozen_id: RowNumber, sent: Freed) -> Done:
    """Open a child's pages again."""
    follow_identity.free_child(request.auth, child_id, frozen_id=frozen_id, **sent.told())
    return Done()
