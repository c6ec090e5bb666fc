"""Who is signed in on this browser: a site, for a short time. A session is a family's or staff's, never both."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from waypost.casework.sharing.clocks import is_over
from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.signing_in import account_pk_of, reader_of
from waypost.foundation.clock import now
from waypost.wiring.asking import instant

_SITE, _ACCOUNT, _BEGAN, _SEEN = "family_site", "family_account", "family_began_at", "family_seen_at"
CLEARED = '"cache", "cookies", "storage"'


def begin(request: HttpRequest, reader: Reader) -> None:
    """Sign somebody in. Whatever this browser's session was before is over."""
    request.session.flush()
    at = now().isoformat()
    request.session.update({_SITE: reader.site_pk, _ACCOUNT: account_pk_of(reader), _BEGAN: at, _SEEN: at})


def turn_to(request: HttpRequest, reader: Reader) -> None:
    """Go on with another site of the same account. The session is as old as it was."""
    request.session[_SITE] = reader.site_pk


def reader_now(request: HttpRequest) -> Reader | None:
    """Return who reads; None for nobody, and for somebody whose session or site is over: the session ends then."""
    site_pk = request.session.get(_SITE)
    if site_pk is None:
        return None
    at = now()
    began, seen = (datetime.fromisoformat(request.session[name]) for name in (_BEGAN, _SEEN))
    reader = None if is_over(began, seen, at) else reader_of(site_pk, request.session.get(_ACCOUNT), instant())
    if reader is None:
        request.session.flush()
        return None
    request.session[_SEEN] = at.isoformat()
    return reader


def end(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """End the session and ask the browser to forget what it kept of this site."""
    request.session.flush()
    answer.headers["Clear-Site-Data"] = CLEARED
    return answer
