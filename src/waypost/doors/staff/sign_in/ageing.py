"""Sessions age: one that nobody used for a while is over, and so is one that began too long ago, used or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from waypost.foundation.clock import now

BEGAN, SEEN = "waypost_began_at", "waypost_seen_at"
_WRITTEN_EVERY = timedelta(minutes=1)
"""How exactly the last use is kept: writing it at each request would be a write for each reading."""


class SessionAgeing:
    """Ends what is over before anything is read in its name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; whoever's session is over is nobody."""
        if request.user.is_authenticated:
            at = now()
            if is_over(request.session.get(BEGAN), request.session.get(SEEN), at):
                logout(request)
            else:
                _note(request, at)
        return self.get_response(request)


def is_over(began: str | None, seen: str | None, at: datetime) -> bool:
    """Answer whether a session is over at an instant. Both instants as ISO text; None: it begins now."""
    idle, longest = timedelta(minutes=settings.SESSION_IDLE_MINUTES), timedelta(hours=settings.SESSION_LONGEST_HOURS)
    if began is not None and at - datetime.fromisoformat(began) > longest:
        return True
    return seen is not None and at - datetime.fromisoformat(seen) > idle + _WRITTEN_EVERY


def _note(request: HttpRequest, at: datetime) -> None:
    seen = request.session.get(SEEN)
    request.session.setdefault(BEGAN, at.isoformat())
    if seen is None or at - datetime.fromisoformat(seen) > _WRITTEN_EVERY:
        request.session[SEEN] = at.isoformat()
