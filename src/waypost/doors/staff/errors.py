"""Error pages, in plain words: what happened, that nothing was lost, what to do. None holds a value of a person's.

They are rendered without a database: it may be what is gone. A child who is not there and one who may not be opened are
answered by the same page, `missing`, whatever raised it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from waypost.casework.access.acting import AlreadyDone, MayNot, NoSuchChild, NothingThere
from waypost.foundation.errors import YoursToFix

_TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
_DATABASE = (OperationalError, InterfaceError)


class Refusals:
    """Answers what casework refuses while a view runs. The rest goes to Django's handlers, which are ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal; None: not one of ours."""
        if is_familys(request) and isinstance(error, (*_TOO_BIG, *_DATABASE, YoursToFix)):
            return _told_a_family(request, 413 if isinstance(error, _TOO_BIG) else 503)
        if isinstance(error, NoSuchChild | NothingThere):
            return missing(request)
        if isinstance(error, MayNot):
            return forbidden(request)
        if isinstance(error, AlreadyDone):
            return _page("409", 409)
        if isinstance(error, _TOO_BIG):
            return _page("413", 413)
        if isinstance(error, _DATABASE):
            return _page("503", 503, written=_given_back(request))
        if isinstance(error, YoursToFix):
            return _page("refused", 400, what=error.what, do=error.do, written=_given_back(request))
        return None


def is_refusal(error: Exception) -> bool:
    """Answer whether a form can say it to its writer: what casework refuses now, but for what was done already."""
    return isinstance(error, YoursToFix) and not isinstance(error, AlreadyDone)


def is_familys(request: HttpRequest) -> bool:
    """Answer whether an address is one of the families' site: whatever goes wrong there, no word of staff's is said."""
    hosts = settings.FAMILY_HOSTS
    return request.path.startswith("/my/") or (bool(hosts) and getattr(request, "urlconf", "") == settings.FAMILY_URLS)


def _told_a_family(request: HttpRequest, status: int) -> HttpResponse:
    answer: HttpResponse = import_string(settings.FAMILY_TROUBLE)(request, status)
    return answer


def what_was_written(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a form brought beside its tokens, by field in words."""
    tokens = {"csrfmiddlewaretoken", "once", "version", "letter_id", "password"}
    every = ((name, value) for name, values in request.POST.lists() if name not in tokens for value in values)
    return [(name.replace("_", " ").capitalize(), value) for name, value in every if value.strip()]


def signed_out_while_writing(request: HttpRequest) -> HttpResponse:
    """Give back to its writer what arrived after their session was over: nothing is lost, and nothing was saved."""
    return _page("signed_out", 401, written=what_was_written(request))


def _given_back(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a form brought that could not be taken: a page that is not kept cannot be gone back to."""
    try:
        return what_was_written(request) if request.method == "POST" else []
    except (*_TOO_BIG, UnreadablePostError, MultiPartParserError):
        return []


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; 413 where there was too much of it."""
    return _page("413", 413) if isinstance(exception, _TOO_BIG) else _page("400", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return _page("403", 403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: in plain words, not in Django's."""
    return _page("csrf", 403, written=_given_back(request))


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404: no such page, no such child, or none that this person may open."""
    return _page("404", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 where the database is gone."""
    if is_familys(request):
        return _told_a_family(request, 500)
    name, status = ("503", 503) if isinstance(sys.exc_info()[1], _DATABASE) else ("500", 500)
    return _page(name, status, written=_given_back(request))


def too_big(request: HttpRequest) -> HttpResponse:
    """Answer 413: more was sent than any page takes."""
    if is_familys(request):
        return _told_a_family(request, 413)
    return _page("413", 413)


def wrong_method(methods: tuple[str, ...]) -> HttpResponse:
    """Answer 405: this address is for other things."""
    answer = _page("405", 405)
    answer.headers["Allow"] = ", ".join(methods)
    return answer


def _page(name: str, status: int, **told: Any) -> HttpResponse:
    answer = HttpResponse(render_to_string(f"errors/{name}.html", told), status=status)
    if status == 503:
        answer.headers["Retry-After"] = "60"
    return answer
