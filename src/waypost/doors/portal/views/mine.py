"""The pages of somebody signed in: today, a step, people, news, words, who can read this, help, what words mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.actions import say as saying
from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.help import help_for
from waypost.casework.sharing.queries import for_family
from waypost.casework.sharing.rules import limits
from waypost.casework.sharing.wording import keys
from waypost.doors.portal.page import ACT, family_page, problem, shown


@family_page()
def ready(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Say that the page is made, and how to come back."""
    me, name = for_family.sign_in_name(reader)
    return shown(request, "ready", me, name=name)


@family_page()
def today(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show where things are now."""
    told = for_family.today(reader)
    return shown(request, "today", told.me, told=told)


@family_page()
def step(request: HttpRequest, reader: Reader, stage: str) -> HttpResponse:
    """Show one step: what it is, how it stands, how to get ready."""
    told = for_family.today(reader)
    found = next((one for one in told.stages if one.stage == stage), None)
    if found is None:
        return problem(request, "missing", 404)
    return shown(request, "step", told.me, one=found)


@family_page()
def dates(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show every day that was released to this reader, to come and gone by."""
    me, coming, gone = for_family.dates(reader)
    return shown(request, "dates", me, coming=coming, gone=gone)


@family_page()
def people(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show who works for the child."""
    me, workers = for_family.people(reader)
    return shown(request, "people", me, people=workers)


@family_page()
def told(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show everything that was released to this reader."""
    me, news = for_family.news(reader)
    return shown(request, "told", me, news=news)


@family_page()
def one(request: HttpRequest, reader: Reader, release_id: str) -> HttpResponse:
    """Show one thing that was released, whole."""
    me, news = for_family.one_release(reader, release_id=release_id)
    return shown(request, "one", me, one=news)


@family_page(methods=ACT)
def words(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what the reader wrote and what was done with it; take what they write now, or whether we understood."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _take(request, reader)
        if not errors:
            return redirect(f"{request.path}?sent=yes")
    page = for_family.my_words(reader)
    typed = {name: request.POST.get(name, "") for name in ("words", "put_right", "release_id", "is_right")}
    return shown(
        request, "words", page.me, status=400 if errors else 200, told=page, errors=errors, typed=typed,
        sent="sent" in request.GET, idle_minutes=limits()["idle_minutes"],
    )  # fmt: skip


def _take(request: HttpRequest, reader: Reader) -> dict[str, str]:
    """Take a form of the page; return what is wrong with it, by field."""
    release_id = request.POST.get("release_id", "")
    once: dict[str, Any] = {"once": request.POST.get("once", "")}
    field = "put_right" if release_id else "words"
    written = request.POST.get(field, "")
    try:
        if not release_id:
            saying.say(reader, words=written, **once)
        elif request.POST.get("is_right") not in ("yes", "no"):
            return {"is_right": "answer"}
        else:
            is_right = request.POST["is_right"] == "yes"
            saying.answer_understood(reader, release_id=release_id, is_right=is_right, put_right=written, **once)
    except NotPossibleNow as error:
        return {field: "much" if error.where == "much" else "long" if written.strip() else "words"}
    return {}


@family_page()
def who(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show who can read this, and which kinds of people looked."""
    me, looked = for_family.who_looked(reader)
    return shown(request, "who", me, looked=looked)


@family_page()
def help_page(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show where else there is help: the same for every reader of a kind."""
    me = for_family.me(reader)
    return shown(request, "help", me, places=lambda shown_to: help_for(shown_to.band, shown_to.language))


@family_page()
def meanings(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what words mean."""
    return shown(request, "meanings", for_family.me(reader), terms=keys("glossary"))
