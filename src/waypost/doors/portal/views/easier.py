"""Pages in other ways: Easy Read with pictures, a place for sign language, what somebody needs of us, the language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.actions.say import ask_needs
from waypost.casework.sharing.easy import easy_parts, picture_of
from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.queries import for_family
from waypost.casework.sharing.rules import limits
from waypost.casework.sharing.wording import offered
from waypost.doors.portal.page import ACT, LANGUAGE, family_page, public_page, shown


@family_page()
def easy(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show where things are in short words with pictures; young children look at it together with an adult."""
    told, people = for_family.in_pictures(reader)
    return shown(
        request, "easy", told.me, told=told, people=people, parts=easy_parts(),
        pictures={one.stage: picture_of(one.state) for one in told.stages},
    )  # fmt: skip


@family_page()
def signing(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the place of a film in British Sign Language, and what it will say."""
    return shown(request, "signing", for_family.me(reader))


@family_page(methods=ACT)
def needs(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Ask how somebody wants to be spoken and written to: before anything else is asked of them."""
    chosen, errors = request.POST.getlist("needs"), {}
    words = request.POST.get("words", "")
    if request.method == "POST":
        try:
            ask_needs(reader, needs=chosen, words=words, once=request.POST.get("once", ""))
        except NotPossibleNow as error:
            wrong = {"words": ("words", "long"), "much": ("words", "much")}.get(error.where or "", ("needs", "needs"))
            errors = dict([wrong])
        else:
            return redirect(f"{request.path}?sent=yes")
    return shown(
        request, "needs", for_family.me(reader), status=400 if errors else 200, errors=errors, chosen=chosen,
        words=words, choices=limits()["needs"], sent="sent" in request.GET,
    )  # fmt: skip


@public_page(methods=ACT)
def language(request: HttpRequest) -> HttpResponse:
    """Choose a language before signing in. Whoever signs in has the language that was agreed with them."""
    if request.method == "POST" and request.POST.get("language") in {one.code for one in offered()}:
        request.session[LANGUAGE] = request.POST["language"]
        return redirect("family_start")
    return shown(request, "language", languages=offered())
