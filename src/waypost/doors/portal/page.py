"""What makes a view of the families' site: who reads, its own answers to a refusal or a stale form, words by reader.

Every answer of a page for somebody signed in is one that no cache keeps (the staff site's headers, for all of it).
Titles, addresses and errors say nothing of what the site is about.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from waypost.casework.sharing.gate import SiteShut
from waypost.casework.sharing.queries.shown import Me
from waypost.casework.sharing.wording import TRIAL, languages, say
from waypost.doors.portal import session
from waypost.doors.portal.days import day
from waypost.doors.portal.environment import ENGINE
from waypost.wiring.asking import instant

View = Callable[..., HttpResponse]
LOOK, ACT = ("GET", "HEAD"), ("GET", "HEAD", "POST")
NOBODY = Me("", "older", "en", "", "", "", False)
_TRIED = "trial"


class _OwnCheck(CsrfViewMiddleware):
    """Django's check of forms, refused in the families' own words."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return problem(request, "old", 403)


_checked = decorator_from_middleware(_OwnCheck)


def public_page(*, methods: tuple[str, ...] = LOOK) -> Callable[[View], View]:
    """Make a view that anybody may ask for: `view(request, ...)`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return _wrong_method(request, methods)
            return view(request, *args, **kwargs)

        return _mark(csrf_exempt(_checked(answer)), needs_reader=False, methods=methods)

    return decorate


def family_page(*, methods: tuple[str, ...] = LOOK) -> Callable[[View], View]:
    """Make a view for somebody signed in: `view(request, reader, ...)`. The rest are asked to sign in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            reader = session.reader_now(request)
            if reader is None:
                return redirect("family_sign_in")
            if request.method not in methods:
                return _wrong_method(request, methods)
            try:
                return view(request, reader, *args, **kwargs)
            except SiteShut:
                return problem(request, "missing", 404)

        return _mark(csrf_exempt(_checked(answer)), needs_reader=True, methods=methods)

    return decorate


def _mark(view: Callable[..., Any], *, needs_reader: bool, methods: tuple[str, ...]) -> View:
    view.waypost_family_page = needs_reader  # type: ignore[attr-defined]  # the tests of the site read both
    view.waypost_methods = methods  # type: ignore[attr-defined]
    return view


def shown(request: HttpRequest, page: str, me: Me = NOBODY, status: int = 200, **told: Any) -> HttpResponse:
    """Render a page in the words of its reader. `page` names the template and the title."""
    language = me.language
    if settings.IS_DEMONSTRATION and request.GET.get("words") == _TRIED:
        language = TRIAL  # the demonstration alone: to see that a page can run from right to left

    def words(key: str, **slots: str) -> str:
        return say(f"pages.{key}", language, me.band, **slots)

    context = {
        "say": words,
        "say_of": lambda key: say(key, language, me.band),
        "day": lambda on: day(on, language),
        "language": languages()[language],
        "me": me,
        "signed_in": bool(me.kind),
        "page": page,
        "today": instant().date(),
        "once": secrets.token_urlsafe(24),
        "is_demonstration": settings.IS_DEMONSTRATION,
        **told,
    }
    return render(request, f"family/{page}.html", context, status=status, using=ENGINE)


def problem(request: HttpRequest, what: str, status: int) -> HttpResponse:
    """Answer with what went wrong, in words that tell nothing: `shut`, `missing` or `old`."""
    return shown(request, "problem", status=status, what=what)


def _wrong_method(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    answer = problem(request, "missing", 405)
    answer.headers["Allow"] = ", ".join(methods)
    return answer
