"""The one way in which anything is read or done: a permission, a transaction, one audit event.

    @acts("children.record_delay", Permission.RECORD_DELAY)
    def record_delay(acting: Acting, child_id: str, *, reason: str, on: date) -> Outcome[DelayReason]:
        check_can_record_delay(...)            # the room's policy, from its rules.py
        row = DelayReason.objects.create(...)
        return Outcome(row, facts={"reason": reason})

    @reads("children.see", Permission.SEE_CHILD)
    def a_child(acting: Acting, child_id: str) -> ChildPage: ...

An action's and a reading's first two arguments are who acts and which child (None: no child). Both raise `NoSuchChild`
for a child who is not there and for one that this person may not open, after the same queries, and `MayNot` for a
role that does not hold the permission; either refusal is an event too, `access.refused`. `facts` go into the audit:
coded words, identifiers, days; never a value of a person's. Who may is here and in permissions.py; whether it is
possible now is the room's rules.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from django.db import IntegrityError, transaction
from django.dispatch import Signal

from waypost.casework.access.models import DoneOnce
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import REFERENCE
from waypost.casework.access.visibility import is_visible
from waypost.foundation.clock import LONDON
from waypost.foundation.errors import OursToFix, YoursToFix

P = ParamSpec("P")
T = TypeVar("T")

REFUSED = "access.refused"
"""The kind of event that a refusal leaves: it counts as a reading, for it changes nothing."""
acted = Signal()
"""Sent once for each act and each sensitive reading, inside its transaction, with `act`, an Act. Audit listens."""


class MayNot(YoursToFix):
    """The role does not hold the permission."""


class NoSuchChild(YoursToFix):
    """No such child, or none that this person may open: nobody is told which."""


class NothingThere(YoursToFix):
    """There is no such thing here, of no child: a recommendation, an action, a risk."""


class AlreadyDone(YoursToFix):
    """The same form was taken before: what it asked for is done."""


class NobodyListens(OursToFix):
    """Nothing writes the audit: so nothing is done."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, in which role, and when. The door makes it of the request; time is an argument from here on."""

    user_id: int
    role: Role
    team_id: int | None
    service_area: str
    at: datetime
    way: str = "staff"  # staff, api, portal or system

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an instant has a time zone")

    @property
    def on(self) -> date:
        """The day in London: a quarter past midnight on a summer night belongs to the new day."""
        return self.at.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class Act:
    """What the audit is told of one act or one reading."""

    acting: Acting
    kind: str
    child_id: str | None
    is_reading: bool
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What an action gives back, and what the audit may know of it."""

    value: T
    facts: Mapping[str, Any] = field(default_factory=dict)


_Action = Callable[Concatenate[Acting, str | None, P], Outcome[T]]


class _Reading(Protocol):
    """Makes a sensitive reading of a query: of one that says what the audit may know, and of one that does not."""

    @overload
    def __call__(self, function: _Action[P, T], /) -> Callable[Concatenate[Acting, str | None, P], T]: ...
    @overload
    def __call__(
        self, function: Callable[Concatenate[Acting, str | None, P], T], /
    ) -> Callable[Concatenate[Acting, str | None, P], T]: ...


def acts(
    kind: str, permission: Permission
) -> Callable[[_Action[P, T]], Callable[Concatenate[Acting, str | None, P], T]]:
    """Make an action of a function: permission, transaction, one audit event. See the module's own words.

    The action takes one more keyword, `once`: the token of the form. Raises MayNot, NoSuchChild, AlreadyDone.
    """

    def decorate(function: _Action[P, T]) -> Callable[Concatenate[Acting, str | None, P], T]:
        @wraps(function)
        def act(acting: Acting, child_id: str | None, /, *args: P.args, **kwargs: P.kwargs) -> T:
            once = kwargs.pop("once", None)
            with transaction.atomic():
                refused = _refusal(acting, permission, child_id, kind)
                if refused is None:
                    if isinstance(once, str) and once:
                        _take(once, kind, acting.at)
                    outcome = function(acting, child_id, *args, **kwargs)
                    _tell(Act(acting, kind, child_id, False, outcome.facts))
                    return outcome.value
            raise refused

        act.waypost_act = (kind, permission)  # type: ignore[attr-defined]  # the estate tests list every action
        return act

    return decorate


def reads(kind: str, permission: Permission) -> _Reading:
    """Make a sensitive reading of a function: permission, and one audit event. Raises MayNot, NoSuchChild.

    A query whose reading the audit must know more of gives an Outcome, with facts, as an action does.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def read(acting: Acting, child_id: str | None, /, *args: Any, **kwargs: Any) -> Any:
            with transaction.atomic():
                refused = _refusal(acting, permission, child_id, kind)
                if refused is None:
                    answer = function(acting, child_id, *args, **kwargs)
                    outcome = answer if isinstance(answer, Outcome) else Outcome(answer)
                    _tell(Act(acting, kind, child_id, True, outcome.facts))
                    return outcome.value
            raise refused

        read.waypost_read = (kind, permission)  # type: ignore[attr-defined]
        return read

    return decorate


def check_may(acting: Acting, permission: Permission, child_id: str | None, *, asked: str = "") -> None:
    """Raise MayNot unless the role holds the permission, NoSuchChild unless the child may be opened.

    A refusal is written into the audit; `asked` says what for, in a coded word.
    """
    if child_id is None and may(acting.role, permission):
        return  # nothing is looked up and nothing is written: no transaction for nothing on every page
    with transaction.atomic():
        refused = _refusal(acting, permission, child_id, asked or permission.value)
    if refused is not None:
        raise refused


def _refusal(acting: Acting, permission: Permission, child_id: str | None, asked: str) -> YoursToFix | None:
    """Return why somebody may not, once the audit was told; None: they may.

    A child who is not there and one who may not be opened cost the same queries, and leave the same event.
    """
    refused: YoursToFix
    if not may(acting.role, permission):
        refused = MayNot("your role does not allow this.", do="Ask your manager if you should have it.")
    elif child_id is not None and not is_visible(
        acting.user_id, acting.role, acting.team_id, acting.service_area, acting.at, child_id
    ):
        refused = NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    else:
        return None
    why = "role" if isinstance(refused, MayNot) else "child"
    _tell(Act(acting, REFUSED, _plain_reference(child_id), True, {"asked": asked, "why": why}))
    return refused


def _plain_reference(child_id: str | None) -> str | None:
    """Return what was tried as a reference: whatever else somebody typed into an address is no word for the audit."""
    return child_id if child_id and REFERENCE.fullmatch(child_id) else None


def _take(token: str, kind: str, at: datetime) -> None:
    try:
        with transaction.atomic():
            DoneOnce.objects.create(token=token, kind=kind, done_at=at)
    except IntegrityError as error:
        raise AlreadyDone("this was done already.", do="Nothing more is needed.") from error


def _tell(act: Act) -> None:
    if not acted.has_listeners():
        raise NobodyListens("nothing was done, because nothing writes the audit.", do="Install the audit room.")
    acted.send(sender=Act, act=act)
