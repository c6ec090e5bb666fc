"""Listen and learn: the team's month, the year, the three insight reports, and what is given back to families."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.actions.listen import give_back, record_discussion, take_back_heard
from waypost.casework.feedback.heard import heard_by_everybody
from waypost.casework.feedback.queries.listening import insight, month_of_team, year_of_all
from waypost.casework.feedback.terms import survey, told
from waypost.casework.sharing.rules import telling_words_in
from waypost.casework.sharing.wording import ENGLISH, say
from waypost.doors.staff.forms.of_feedback import DiscussedForm, GiveBackForm
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.tried import token_of, tried

_FIRST_YEAR = 2024
_TELLS = "This gives away how somebody is kept safe. Take it out."


@staff_page(Permission.SEE_LISTENING)
def listening(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what one's own team heard in a month: the month before this one, or another that was asked for."""
    months = _months(acting.on)
    chosen = one_of(request.GET, "month", [f"{one:%Y-%m}" for one in months], f"{months[1]:%Y-%m}")
    month = date.fromisoformat(f"{chosen}-01")
    digest = month_of_team(acting, None, month=month)
    return shown(
        request, "feedback/listening.html", acting, digest=digest, months=months, chosen=chosen, coded=told(),
        year=acting.on.year, reports=survey()["reports"],
    )  # fmt: skip


@staff_page(Permission.SEE_LISTENING)
def learning_summary(request: HttpRequest, acting: Acting, year: int) -> HttpResponse:
    """Show what was heard and learnt in a year, everywhere."""
    _check(year, acting.on)
    return shown(
        request, "feedback/year.html", acting, digest=year_of_all(acting, None, year=year), year=year, coded=told(),
        reports=survey()["reports"], back=reverse("listening"),
    )  # fmt: skip


@staff_page(Permission.SEE_LISTENING)
def insight_report(request: HttpRequest, acting: Acting, year: int, band: str) -> HttpResponse:
    """Show how one kind of reader answered the survey in a year."""
    _check(year, acting.on)
    if band not in survey()["reports"]:
        raise NothingThere("there is no such report.", do="Look at the list again.")

    def asked(name: str) -> str:
        return say(f"feedback.question.{name}", ENGLISH, band)

    def answered(code: str) -> str:
        return say(f"feedback.answer.{code}", ENGLISH, band)

    return shown(
        request, "feedback/insight.html", acting, told=insight(acting, None, band=band, year=year),
        title=survey()["reports"][band], asked=asked, answered=answered, back=reverse("learning_summary", args=[year]),
    )  # fmt: skip


@staff_page(Permission.GIVE_BACK, methods=ACT)
def heard_back(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Write what families said and what was done, for everybody to read."""
    form = GiveBackForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        for name in ("you_said", "we_did"):
            if telling_words_in(form.cleaned_data[name]):
                form.add_error(name, _TELLS)
    if not form.errors and tried(form, lambda: give_back(acting, None, **token_of(form), **form.taken)):
        messages.success(request, "It stands on the families' site now.")
        return redirect("heard_back")
    more: dict[str, Any] = {"form": form, "heard": heard_by_everybody(), "coded": told(), "back": reverse("listening")}
    return shown(request, "feedback/heard_back.html", acting, status=400 if form.is_bound else 200, **more)


@staff_page(Permission.GIVE_BACK, methods=ACT)
def take_back(request: HttpRequest, acting: Acting, heard_id: str) -> HttpResponse:
    """Ask once more, then take it from the families' site."""
    form = StaffForm(request.POST if request.method == "POST" else None)
    once: dict[str, Any] = {"once": request.POST.get("once", "")}
    if tried(form, lambda: take_back_heard(acting, None, heard_id=heard_id, **once)):
        messages.success(request, "It is taken back.")
        return redirect("heard_back")
    more: dict[str, Any] = {"title": "Take this back", "button": "Take it back", "person": None,
                            "about": "Nobody reads it from now on.", "back": reverse("heard_back")}  # fmt: skip
    return shown(request, "administration/form.html", acting, status=400 if form.is_bound else 200, form=form, **more)


@staff_page(Permission.RECORD_DISCUSSION, methods=ACT)
def discussed(request: HttpRequest, acting: Acting, month: str) -> HttpResponse:
    """Record that one's own team talked about its digest of a month, and what will change."""
    chosen = next((one for one in _months(acting.on) if f"{one:%Y-%m}" == month), None)
    if chosen is None:
        raise NothingThere("there is no digest of that month.", do="Look at the list again.")
    form = (
        DiscussedForm(request.POST) if request.method == "POST" else DiscussedForm(initial={"discussed_on": acting.on})
    )
    if form.is_bound and form.is_valid() and telling_words_in(form.cleaned_data["what_changes"]):
        form.add_error("what_changes", _TELLS)
    back = f"{reverse('listening')}?month={month}"
    if not form.errors and tried(
        form, lambda: record_discussion(acting, None, month=chosen, **token_of(form), **form.taken)
    ):
        messages.success(request, "It is recorded. It stands in the learning summary of the year.")
        return redirect(back)
    more: dict[str, Any] = {"form": form, "month": chosen, "back": back}
    return shown(request, "feedback/discussed.html", acting, status=400 if form.is_bound else 200, **more)


def _months(on: date) -> list[date]:
    """Return the first days of the months that may be asked for, this month's first."""
    first, found = on.replace(day=1), []
    for _ in range(int(told()["listening"]["months_back"])):
        found.append(first)
        first = date(first.year - (first.month == 1), first.month - 1 or 12, 1)
    return found


def _check(year: int, on: date) -> None:
    """Raise NothingThere for a year that has no summary."""
    if not _FIRST_YEAR <= year <= on.year:
        raise NothingThere("there is no summary of that year.", do="Look at the list again.")


urls: list[URLPattern] = [
    path("listening/", listening, name="listening"),
    path("listening/given-back/", heard_back, name="heard_back"),
    path("listening/given-back/<str:heard_id>/take-back/", take_back, name="take_back_heard"),
    path("listening/discussed/<str:month>/", discussed, name="record_discussion"),
    path("listening/<int:year>/", learning_summary, name="learning_summary"),
    path("listening/<int:year>/<str:band>/", insight_report, name="insight_report"),
]
