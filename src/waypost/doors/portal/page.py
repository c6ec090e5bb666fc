"""What makes a view of the families' site: who reads, its own answers to a refusal or a stale form, words by reader.

Every answer of a page for somebody signed in is one that no cache keeps (the staff site's headers, for all of it).
Titles, addresses and errors say nothing of what the site is about.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from waypost.casework.sharing.gate import SiteShut
from waypost.casework.sharing.queries.shown import Me
from waypost.casework.sharing.wording import ENGLISH, TRIAL, languages, offered, say
from waypost.doors.portal import session
from waypost.doors.portal.days import day
from waypost.doors.portal.environment import ENGINE
from waypost.wiring.asking import instant

View = Callable[..., HttpResponse]
LOOK, ACT = ("GET", "HEAD"), ("GET", "HEAD", "POST")
NOBODY = Me("", "older", "en", "", "", "", False)
_TRIED = "trial"
LANGUAGE = "family_language"
"""In a session: the language chosen before anybody is signed in."""


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
            return _answered(view, request, *args, **kwargs)

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
                return _answered(view, request, reader, *args, **kwargs)
            except SiteShut:
                return problem(request, "missing", 404)

        return _mark(csrf_exempt(_checked(answer)), needs_reader=True, methods=methods)

    return decorate


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer; a fault of ours is told to the log as any is, and to the family in words that say nothing of it."""
    try:
        return view(request, *args, **kwargs)
    except (SiteShut, Http404):
        raise
    except Exception:
        got_request_exception.send(sender=None, request=request)
        return trouble(request, 500)


def _mark(view: Callable[..., Any], *, needs_reader: bool, methods: tuple[str, ...]) -> View:
    view.waypost_family_page = needs_reader  # type: ignore[attr-defined]  # the tests of the site read both
    view.waypost_methods = methods  # type: ignore[attr-defined]
    return view


def shown(request: HttpRequest, page: str, me: Me = NOBODY, status: int = 200, **told: Any) -> HttpResponse:
    """Render a page in the words of its reader. `page` names the template and the title."""
    language = _language(request, me)
    me = replace(me, language=language)
    told = {name: given(me) if callable(given) else given for name, given in told.items()}
    return render(request, f"family/{page}.html", _context(me, page, told), status=status, using=ENGINE)


def _context(me: Me, page: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a template needs: words in the reader's language and for their age."""
    language = me.language

    def words(key: str, **slots: str) -> str:
        return say(f"pages.{key}", language, me.band, **slots)

    return {
        "say": words,
        "say_of": lambda key, **slots: say(key, language, me.band, **slots),
        "day": lambda on: day(on, language),
        "language": languages()[language],
        "me": me,
        "signed_in": bool(me.kind),
        "page": page,
        "today": instant().date(),
        "once": secrets.token_urlsafe(24),
        "is_demonstration": settings.IS_DEMONSTRATION,
        "tour": _tour() if settings.IS_DEMONSTRATION else "",
        "many_languages": len(offered()) > 1,
        **told,
    }


def _tour() -> str:
    """Return the address of the demonstration's tour; empty where the families' site has a host of its own."""
    try:
        return reverse("tour")
    except NoReverseMatch:
        return ""


def _language(request: HttpRequest, me: Me) -> str:
    """Return the reader's language; before anybody is known, the one that was chosen. The trial: see languages.yaml."""
    if settings.IS_DEMONSTRATION and request.GET.get("words") == _TRIED:
        return TRIAL  # the demonstration alone: to see that a page can run from right to left
    chosen = me.language if me.kind else request.session.get(LANGUAGE, me.language)
    return chosen if chosen in {one.code for one in offered()} else ENGLISH


def problem(request: HttpRequest, what: str, status: int) -> HttpResponse:
    """Answer with what went wrong, in words that tell nothing: `shut`, `missing` or `old`."""
    return shown(request, "problem", status=status, what=what)


def trouble(request: HttpRequest, status: int) -> HttpResponse:
    """Answer a fault, or more than any page takes: in English, asking nothing of a session or a database."""
    context = _context(NOBODY, "problem", {"what": "failed"})
    return render(request, "family/problem.html", context, status=status, using=ENGINE)


def _wrong_method(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    answer = problem(request, "missing", 405)
    answer.headers["Allow"] = ", ".join(methods)
    return answer
