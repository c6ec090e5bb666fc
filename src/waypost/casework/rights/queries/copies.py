"""A copy of somebody's data for whoever asks for it: to be prepared, to be checked, to be given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.children.states import possible
from waypost.casework.rights.answering import TRANSITIONS, Place, State
from waypost.casework.rights.copying import Copy, ToDecide, copy_of, to_decide
from waypost.casework.rights.models import SubjectRequest
from waypost.casework.rights.rules import NotYet

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A request for a copy. `given` and `harmful` count the values that somebody decided about."""

    answer_id: str
    child_id: str
    child_name: str
    asker: str
    asked_on: date
    due_on: date
    days_late: int
    state: str
    given: int
    harmful: int
    prepared_on: date | None
    prepared_by: str
    is_prepared_by_me: bool
    checked_on: date | None
    checked_by: str
    released_on: date | None
    released_how: str
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """What somebody reads and decides before a copy is checked. `given`, `harmful`: as it was decided before."""

    head: Head
    request: RequestShown
    values: tuple[ToDecide, ...]
    given: frozenset[Place]
    harmful: frozenset[Place]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A copy exactly as it would be given."""

    head: Head
    request: RequestShown
    copy: Copy


@reads("rights.subject_access", Permission.ANSWER_SUBJECT_ACCESS)
def subject_access(
    acting: Acting,
    child_id: str | None,
    *,
    released: frozenset[Place] = frozenset(),
    harmful: frozenset[Place] = frozenset(),
) -> Outcome[Copy]:
    """Return the copy of a child's data that may be given, others' data withheld by classification.

    `released`: free texts that somebody read and found to tell of nobody else. `harmful`: values that somebody with the
    right to decide withholds because they would do serious harm (Data Protection Act 2018, schedule 3). Nothing else
    that is withheld can be released here.
    """
    copy = copy_of(str(child_id), acting.on, released=released, harmful=harmful)
    return Outcome(copy, {"released": len(released), "harmful": len(harmful)})


@reads("rights.copy_to_prepare", Permission.ANSWER_SUBJECT_ACCESS)
def copy_to_prepare(acting: Acting, child_id: str | None, *, answer_id: str) -> Outcome[ToPrepare]:
    """Return what somebody reads and decides, for a request that waits to be prepared."""
    head, row = head_of(acting, child_id), _request(child_id, answer_id)
    told = ToPrepare(head, _shown(row, acting), to_decide(str(child_id)), _places(row.given), _places(row.harmful))
    return Outcome(told, {"request": answer_id})


@reads("rights.copy_to_check", Permission.CHECK_SUBJECT_ACCESS)
def copy_to_check(acting: Acting, child_id: str | None, *, answer_id: str) -> Outcome[ToCheck]:
    """Return the copy as it would be given. Raises NotYet before it is prepared."""
    head, row = head_of(acting, child_id), _request(child_id, answer_id)
    if row.state in (State.ASKED, State.WITHDRAWN):
        raise NotYet("this copy is not prepared.", do="Somebody prepares it first.")
    copy = copy_of(str(child_id), acting.on, released=_places(row.given), harmful=_places(row.harmful))
    return Outcome(ToCheck(head, _shown(row, acting), copy), {"request": answer_id})


@reads("rights.copy_to_give", Permission.ANSWER_SUBJECT_ACCESS)
def copy_to_give(acting: Acting, child_id: str | None, *, answer_id: str) -> Outcome[Copy]:
    """Return a checked copy, to be given. Raises NotYet before somebody else has checked it."""
    row = _request(child_id, answer_id)
    if row.state not in (State.CHECKED, State.RELEASED):
        raise NotYet("nobody has checked this copy.", do="Ask somebody else to check it.")
    copy = copy_of(str(child_id), acting.on, released=_places(row.given), harmful=_places(row.harmful))
    return Outcome(copy, {"request": answer_id, "left_out": sum(copy.left_out.values())})


@reads("rights.open_requests", Permission.CHECK_SUBJECT_ACCESS)
def open_requests(acting: Acting, child_id: str | None) -> tuple[RequestShown, ...]:
    """Return requests that are not answered, of children that this person may open; what is due first, first."""
    rows = SubjectRequest.objects.exclude(state__in=(State.RELEASED, State.WITHDRAWN))
    mine = rows.filter(child__in=visible_children(acting).values("pk")).order_by("due_on", "pk")
    return tuple(_shown(row, acting) for row in mine.select_related("child", "prepared_by", "checked_by")[:_SHOWN])


def requests_of(acting: Acting, child_id: str | None) -> tuple[RequestShown, ...]:
    """Return every request about a child, newest first."""
    rows = SubjectRequest.objects.filter(child_id=child_id).order_by("-asked_on", "-pk")
    return tuple(_shown(row, acting) for row in rows.select_related("child", "prepared_by", "checked_by"))


def _request(child_id: str | None, answer_id: str) -> SubjectRequest:
    rows = SubjectRequest.objects.select_related("child", "prepared_by", "checked_by")
    row = rows.filter(answer_id=answer_id, child_id=child_id).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return row


def _places(kept: list[list[str]]) -> frozenset[Place]:
    return frozenset((model, row, field) for model, row, field in kept)


def _shown(row: SubjectRequest, acting: Acting) -> RequestShown:
    return RequestShown(
        row.answer_id,
        row.child_id,
        row.child.name,
        row.asker,
        row.asked_on,
        row.due_on,
        max(0, ((row.released_on or acting.on) - row.due_on).days),
        row.state,
        len(row.given),
        len(row.harmful),
        row.prepared_on,
        row.prepared_by.name if row.prepared_by else "",
        row.prepared_by_id == acting.user_id,
        row.checked_on,
        row.checked_by.name if row.checked_by else "",
        row.released_on,
        row.released_how,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
