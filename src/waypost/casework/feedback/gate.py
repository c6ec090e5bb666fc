"""The way in of whoever has no account: counted, in a transaction, one audit event, and no way to learn anything.

    @visitor_acts("feedback.give")
    def give_feedback(visitor: Visitor, *, ...) -> Outcome[str]: ...

A visitor may bring the code of a letter. It decides of which child the words are; nothing that is shown depends on it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import F

from waypost.casework.access.acting import Act, NobodyListens, Outcome, acted
from waypost.casework.access.models import Assignment, Team
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import Child
from waypost.casework.feedback.codes import opened
from waypost.casework.feedback.models import Knock
from waypost.casework.feedback.rules import TooMany
from waypost.casework.feedback.terms import limit
from waypost.foundation.clock import LONDON

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody without an account, at an instant. `place`: an address of the network, for counting alone."""

    at: datetime
    place: str
    code: str = ""
    role: str = "visitor"
    user_id: int | None = None
    way: str = "portal"

    @property
    def on(self) -> date:
        """The day in London."""
        return self.at.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class Whose:
    """Of which child, letter and team something is; nothing of any where no code was brought."""

    child_id: str | None = None
    letter_id: str = ""
    team: Team | None = None


def visitor_acts(
    kind: str,
) -> Callable[[Callable[Concatenate[Visitor, P], Outcome[T]]], Callable[Concatenate[Visitor, P], T]]:
    """Make an action of a function: counted, in a transaction, one audit event. Raises TooMany."""

    def decorate(function: Callable[Concatenate[Visitor, P], Outcome[T]]) -> Callable[Concatenate[Visitor, P], T]:
        @wraps(function)
        def done(visitor: Visitor, /, *args: P.args, **kwargs: P.kwargs) -> T:
            _count(visitor)
            with transaction.atomic():
                outcome = function(visitor, *args, **kwargs)
                if not acted.has_listeners():
                    raise NobodyListens("nothing was done, because nothing writes the audit.", do="Install the audit.")
                who: Any = visitor
                facts = dict(outcome.facts)
                child_id = facts.pop("child_id", None)
                acted.send(sender=Act, act=Act(who, kind, child_id, False, facts))
            return outcome.value

        done.waypost_family = kind  # type: ignore[attr-defined]  # the estate tests read it
        return done

    return decorate


def whose(visitor: Visitor) -> Whose:
    """Return of which child a visitor's words are, by the code they brought."""
    letter = opened(visitor.code, settings.SECRET_KEY, visitor.on) if visitor.code else None
    if letter is None or not Child.objects.filter(pk=letter.child_id).exists():
        return Whose()
    works = Assignment.objects.filter(holds_on(visitor.on), child_id=letter.child_id, team__isnull=False)
    first = works.select_related("team").order_by("pk").first()
    return Whose(letter.child_id, letter.letter_id, first.team if first else None)


def _count(visitor: Visitor) -> None:
    """Count what comes from a place in an hour, and by a code in a day. Raises TooMany."""
    hour = visitor.at.strftime("%Y-%m-%dT%H")
    counts = [(f"place {visitor.place} {hour}", hour, limit("acts_an_hour"))]
    if visitor.code:
        counts.append((f"code {visitor.code}", visitor.on.isoformat(), limit("acts_a_day_of_a_code")))
    for what, window, most in counts:
        mark = hmac.new(settings.SECRET_KEY.encode(), what.encode(), hashlib.sha256).hexdigest()
        row, is_new = Knock.objects.get_or_create(mark=mark, window=window)
        if is_new:
            Knock.objects.filter(window__lt=(visitor.on - timedelta(days=1)).isoformat()).delete()
        Knock.objects.filter(pk=row.pk).update(times=F("times") + 1)
        if row.times >= most:
            raise TooMany("too much came from here just now.", do="Wait a little, then try again.")
