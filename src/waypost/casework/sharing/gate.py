"""The families' one way in, apart from that of staff: an open site, a transaction, one audit event.

    @family_reads("sharing.my_site")
    def my_site(reader: Reader) -> MySite: ...

A reader is one site of one child. Nothing here takes a child's identifier from outside, so none can be swapped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction

from waypost.casework.access.acting import Act, NobodyListens, Outcome, acted
from waypost.casework.access.models import DoneOnce, Restriction
from waypost.casework.access.visibility import holds_on
from waypost.casework.sharing.models import Site
from waypost.casework.sharing.rules import Kind, Standing, age_on, standing
from waypost.foundation.clock import LONDON
from waypost.foundation.errors import YoursToFix

P = ParamSpec("P")
T = TypeVar("T")
FROZEN = frozenset({"wrong_link", "merged", "split"})
"""Reasons of a restriction by which a record may be of somebody else."""


class SiteShut(YoursToFix):
    """There is nothing for this reader now: nobody is told why."""


@dataclass(frozen=True, slots=True)
class FamilyActing:
    """Who asks, as the audit is told: no user of casework's, a kind of reader, the door of families."""

    role: str
    at: datetime
    user_id: int | None = None
    way: str = "portal"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody of a family at an instant: their own site, and so one child."""

    site_pk: int
    at: datetime

    @property
    def on(self) -> date:
        """The day in London."""
        return self.at.astimezone(LONDON).date()


def family_reads(kind: str) -> Callable[[Callable[Concatenate[Reader, P], T]], Callable[Concatenate[Reader, P], T]]:
    """Make a reading of a function: the site is open, and one audit event. Raises SiteShut."""
    made: Callable[[Callable[Concatenate[Reader, P], T]], Callable[Concatenate[Reader, P], T]]
    made = _gate(kind, is_reading=True)
    return made


def family_acts(
    kind: str,
) -> Callable[[Callable[Concatenate[Reader, P], Outcome[T]]], Callable[Concatenate[Reader, P], T]]:
    """Make an action of a function. It takes one more keyword, `once`: a form sent twice is taken once."""
    made: Callable[[Callable[Concatenate[Reader, P], Outcome[T]]], Callable[Concatenate[Reader, P], T]]
    made = _gate(kind, is_reading=False)
    return made


def family_enters(kind: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark a function by which somebody of a family comes in: it writes its one event itself, once it knows who."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        function.waypost_family = kind  # type: ignore[attr-defined]
        return function

    return decorate


def _gate(kind: str, *, is_reading: bool) -> Any:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def asked(reader: Reader, /, *args: Any, **kwargs: Any) -> Any:
            once = kwargs.pop("once", "")
            with transaction.atomic():
                site = open_site(reader)
                if (
                    once
                    and not DoneOnce.objects.get_or_create(token=once, defaults={"kind": kind, "done_at": reader.at})[1]
                ):
                    return None
                answer = function(reader, *args, **kwargs)
                outcome = answer if isinstance(answer, Outcome) else Outcome(answer)
                tell_audit(site, reader.at, kind, is_reading=is_reading, facts=dict(outcome.facts))
            return outcome.value

        asked.waypost_family = kind  # type: ignore[attr-defined]  # the estate tests read it
        return asked

    return decorate


def open_site(reader: Reader) -> Site:
    """Return the reader's site. Raises SiteShut where it is not open, or the record may be of somebody else."""
    site = Site.objects.select_related("child").filter(pk=reader.site_pk).first()
    if site is None or stands(site, reader.on) not in (Standing.OPEN, Standing.REVIEW_DUE):
        raise SiteShut("there is nothing here for you now.", do="Ask your adviser.")
    if Restriction.objects.filter(holds_on(reader.on), child_id=site.child_id, reason__in=FROZEN).exists():
        raise SiteShut("there is nothing here for you now.", do="Ask your adviser.")
    return site


def stands(site: Site, on: date) -> Standing:
    """Return how a site stands on a day."""
    return standing(
        Kind(site.kind), is_yes=site.is_yes, ended_on=site.ended_on, review_on=site.review_on,
        age=age_on(site.child.born_on, on) if site.kind == Kind.CHILD else None, on=on,
    )  # fmt: skip


def tell_audit(site: Site, at: datetime, kind: str, *, is_reading: bool, facts: dict[str, Any]) -> None:
    """Write one event of a family's, with the site by number and nothing of anybody's."""
    if not acted.has_listeners():
        raise NobodyListens("nothing was done, because nothing writes the audit.", do="Install the audit room.")
    who: Any = FamilyActing(f"family_{site.kind}", at)
    acted.send(sender=Act, act=Act(who, kind, site.child_id, is_reading, {"site": site.pk, **facts}))
