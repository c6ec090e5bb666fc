"""Before somebody is signed in: the first page, staying safe, coming in by a code or by name, and the way out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.actions.sign_in import accept_invitation
from waypost.casework.sharing.actions.sign_in import sign_in as come_in
from waypost.casework.sharing.easy import easy_before
from waypost.casework.sharing.rules import WrongCode
from waypost.doors.portal import session
from waypost.doors.portal.page import ACT, LOOK, public_page, shown
from waypost.wiring.asking import instant, place_of

ELSEWHERE = "https://www.bbc.co.uk/weather"
"""Where the exit leads: GOV.UK's own choice, a page that is never about the reader."""


def _page(request: HttpRequest, page: str, *, is_easy: bool, status: int = 200, **told: Any) -> HttpResponse:
    """Render a page before anybody is signed in: as it is, or in Easy Read with a picture for each line."""
    if not is_easy:
        return shown(request, page, status=status, **told)
    return shown(request, "easy_before", status=status, part=page, lines=easy_before(page), **told)


@public_page()
def start(request: HttpRequest, *, is_easy: bool = False) -> HttpResponse:
    """Show what the site is, in words that tell nobody else anything."""
    return _page(request, "start", is_easy=is_easy)


@public_page()
def safety(request: HttpRequest, *, is_easy: bool = False) -> HttpResponse:
    """Stop before the first button: is it safe to look now, and how to leave fast."""
    to = "invited" if request.GET.get("to") == "invited" else "sign_in"
    return _page(request, "safety", is_easy=is_easy, to=to)


@public_page()
def exit_help(request: HttpRequest, *, is_easy: bool = False) -> HttpResponse:
    """Tell how to leave fast, and what the exit cannot do."""
    return _page(request, "exit", is_easy=is_easy)


@public_page()
def signing(request: HttpRequest) -> HttpResponse:
    """Show the place of a film in British Sign Language about coming in, and what it will say."""
    return shown(request, "signing_before")


@public_page(methods=ACT)
def invited(request: HttpRequest, *, is_easy: bool = False) -> HttpResponse:
    """Take a number and a code, and make an account of them."""
    names = ("number", "code", "passphrase")
    typed = {name: request.POST.get(name, "") for name in names}
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            session.begin(request, accept_invitation(**typed, at=instant(), place=place_of(request)))
        except WrongCode:
            errors = {"code": "wrong"}
        except NotPossibleNow:
            errors = {"passphrase": "passphrase"}
        else:
            return redirect("family_ready")
    kept = {**typed, "passphrase": ""}
    return _page(request, "invited", is_easy=is_easy, status=400 if errors else 200, typed=kept, errors=errors)


@public_page(methods=ACT)
def sign_in(request: HttpRequest, *, is_easy: bool = False) -> HttpResponse:
    """Sign somebody in by name and passphrase. Whoever came in by Easy Read goes on in it."""
    typed = {name: request.POST.get(name, "") for name in ("name", "passphrase")}
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            session.begin(request, come_in(**typed, at=instant(), place=place_of(request)))
        except WrongCode:
            errors = {"name": "wrong"}
        else:
            return redirect("family_easy" if is_easy else "family_today")
    return _page(request, "sign_in", is_easy=is_easy, status=400 if errors else 200, typed=typed, errors=errors)


@public_page(methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    return session.end(request, shown(request, "gone"))


@public_page(methods=LOOK)
def leave(request: HttpRequest) -> HttpResponse:
    """End the session first, then go elsewhere: two steps, so that Back leads to nothing."""
    answer = HttpResponse(status=303)
    answer.headers["Location"] = ELSEWHERE
    answer.headers["Referrer-Policy"] = "no-referrer"
    return session.end(request, answer)


@public_page(methods=ACT)
def missing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer an address that is not there."""
    return shown(request, "problem", status=404, what="missing", debug=settings.DEBUG)
