"""A complaint of somebody without an account: one page, then its number and the days by which it is answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.casework.feedback.actions.complain import Told, complain
from waypost.casework.feedback.rules import TooMany
from waypost.casework.feedback.terms import last_day, told
from waypost.doors.portal.page import ACT, public_page
from waypost.doors.portal.views.saying import over, page_for, visitor_of

_BOXES = ("made_by", "words", "about", "put_right", "way_back", "writer", "reach")
_WRONG = {"made_by": "again", "ways_back": "again", "reach": "reach"}


@public_page(methods=ACT)
def complaint(request: HttpRequest, code: str = "") -> HttpResponse:
    """Take a complaint. What was typed is kept where something is wrong, and shown never again once it is sent."""
    typed = {name: request.POST.get(name, "") for name in _BOXES}
    errors: dict[str, str] = {}
    if request.method == "POST":
        visitor = visitor_of(request, code)
        try:
            number = complain(visitor, token=request.POST.get("once", ""), told=Told(**typed))
        except TooMany as error:
            return over(request, error)
        except (NotAWord, NotPossibleNow) as error:
            place = "way_back" if error.where == "ways_back" else error.where or "words"
            errors = {place: _WRONG.get(error.where or "", "long" if typed["words"].strip() else "words")}
        else:
            return page_for(
                request, "complained", number=number, acknowledge_on=last_day("acknowledge", visitor.on),
                answer_on=last_day("answer", visitor.on), ombudsman=told()["ombudsman"],
                wants_answer=typed["way_back"] != "none",
            )  # fmt: skip
    return page_for(
        request, "complain", status=400 if errors else 200, typed=typed, errors=errors,
        makers=tuple(told()["made_by"]), ways=tuple(told()["ways_back"]),
    )  # fmt: skip


urls: list[URLPattern] = [
    path("complain/", complaint, name="family_complain"),
    path("complain/<str:code>/", complaint, name="family_complain_code"),
]
