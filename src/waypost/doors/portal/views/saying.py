"""Feedback in three taps, and the survey one question a page: for anybody, without an account.

Nothing that was sent is ever shown again: whoever finds the page later, on a phone that is shared, learns nothing.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import NothingThere
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.casework.feedback.actions import give
from waypost.casework.feedback.gate import Visitor
from waypost.casework.feedback.heard import heard_by_everybody
from waypost.casework.feedback.rules import TooMany
from waypost.casework.feedback.terms import answers, is_free, questions, survey, told
from waypost.casework.sharing.queries.shown import Me
from waypost.doors.portal.page import ACT, NOBODY, public_page, shown
from waypost.foundation.errors import YoursToFix
from waypost.wiring.asking import instant, place_of

_BAND = {"child": "younger", "adult": "adult", "professional": "adult"}


def visitor_of(request: HttpRequest, code: str = "") -> Visitor:
    """Return who asks, as far as anybody may know: from where, for counting, and by which code."""
    return Visitor(instant(), place_of(request), code)


def page_for(request: HttpRequest, page: str, band: str = "older", status: int = 200, **more: Any) -> HttpResponse:
    """Render a page for anybody, with what to do in danger on it."""
    me = Me(NOBODY.kind, band, NOBODY.language, "", "", "", False)
    return shown(request, page, me, status=status, emergency=told()["emergency"], **more)


def over(request: HttpRequest, error: YoursToFix) -> HttpResponse:
    """Say that this page is over, or that too much came: alike for everything that is not there."""
    is_much = isinstance(error, TooMany)
    return page_for(request, "say_over", status=429 if is_much else 404, what="much" if is_much else "late")


@public_page(methods=ACT)
def say(request: HttpRequest, code: str = "") -> HttpResponse:
    """Ask who it is, then how it was; take both, and go on to words that nobody has to write."""
    made_by = request.POST.get("made_by") or request.GET.get("by", "")
    if made_by not in _BAND:
        wrong = request.method == "POST"
        return page_for(request, "say", status=400 if wrong else 200, makers=tuple(_BAND), code=code, wrong=wrong)
    if request.method == "POST":
        token, sentiment = request.POST.get("once", ""), request.POST.get("sentiment", "")
        try:
            made = give.give_feedback(visitor_of(request, code), token=token, made_by=made_by, sentiment=sentiment)
        except TooMany as error:
            return over(request, error)
        except (NotAWord, NotPossibleNow):
            return _how(request, made_by, code, wrong=True)
        return redirect(f"{reverse('family_say_more', args=[made])}?by={made_by}")
    return _how(request, made_by, code, wrong=False)


def _how(request: HttpRequest, made_by: str, code: str, *, wrong: bool) -> HttpResponse:
    return page_for(
        request, "say_how", _BAND[made_by], status=400 if wrong else 200, made_by=made_by, code=code, wrong=wrong,
        sentiments=tuple(told()["sentiments"]),
    )  # fmt: skip


@public_page(methods=ACT)
def more(request: HttpRequest, feedback_id: str) -> HttpResponse:
    """Take words, or none. The page is the same whether there is such a piece of feedback or not."""
    band = _BAND.get(request.GET.get("by", ""), "older")
    words = request.POST.get("words", "")
    if request.method != "POST":
        return page_for(request, "say_more", band, wrong="", typed="")
    if words.strip():
        try:
            give.add_words(visitor_of(request), feedback_id=feedback_id, words=words)
        except (TooMany, NothingThere) as error:
            return over(request, error)
        except NotPossibleNow as error:
            if error.where != "words":
                return over(request, error)
            return page_for(request, "say_more", band, status=400, wrong="long", typed=words)
    return redirect("family_say_thanks")


@public_page()
def thanks(request: HttpRequest) -> HttpResponse:
    """Say thank you, and what else there is."""
    return page_for(request, "say_thanks")


@public_page(methods=ACT)
def begin(request: HttpRequest, code: str = "") -> HttpResponse:
    """Say who reads the answers, and begin the survey for a reader."""
    if request.method == "POST":
        token, band = request.POST.get("once", ""), request.POST.get("band", "")
        try:
            made = give.begin_survey(visitor_of(request, code), token=token, band=band)
        except TooMany as error:
            return over(request, error)
        except (NotAWord, NotPossibleNow):
            return page_for(request, "survey", status=400, bands=tuple(survey()["bands"]), wrong=True)
        return redirect("family_question", band, made, 1)
    return page_for(request, "survey", bands=tuple(survey()["bands"]), wrong=False)


@public_page(methods=ACT)
def question(request: HttpRequest, band: str, response_id: str, number: int) -> HttpResponse:
    """Ask one question; keep its answer at once, or go on without one."""
    asked = questions(band) if band in survey()["bands"] else ()
    if not 1 <= number <= len(asked):
        return over(request, NothingThere("there is no such question.", do="Begin again."))
    wrong = ""
    if request.method == "POST" and "skip" not in request.POST:
        choice, words = request.POST.get("choice", ""), request.POST.get("words", "")
        try:
            give.answer_question(
                visitor_of(request), response_id=response_id, question=asked[number - 1], choice=choice, words=words
            )
        except (TooMany, NothingThere) as error:
            return over(request, error)
        except NotPossibleNow as error:
            if error.where not in ("choice", "words"):
                return over(request, error)
            wrong = "again" if error.where == "choice" else "long" if words.strip() else "words"
    if request.method == "POST" and not wrong:
        if number == len(asked):
            return redirect("family_say_thanks")
        return redirect("family_question", band, response_id, number + 1)
    name = asked[number - 1]
    return page_for(
        request, "question", band, status=400 if wrong else 200, name=name, number=number, of=len(asked),
        choices=answers(name), is_free=is_free(name), wrong=wrong, typed=request.POST.get("words", ""),
    )  # fmt: skip


@public_page()
def heard(request: HttpRequest) -> HttpResponse:
    """Show what people said, and what was done with it."""
    return page_for(request, "heard", heard=heard_by_everybody())


urls: list[URLPattern] = [
    path("say/", say, name="family_say"),
    path("say/thanks/", thanks, name="family_say_thanks"),
    path("say/more/<str:feedback_id>/", more, name="family_say_more"),
    path("say/<str:code>/", say, name="family_say_code"),
    path("survey/", begin, name="family_survey"),
    path("survey/<str:code>/", begin, name="family_survey_code"),
    path("survey/<str:band>/<str:response_id>/<int:number>/", question, name="family_question"),
    path("heard/", heard, name="family_heard"),
]
