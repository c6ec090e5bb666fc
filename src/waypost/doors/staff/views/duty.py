"""Duty: one queue of the children who have yet to meet their adviser, open duty work, and who is on duty."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions import duty_work, set_rota
from waypost.casework.allocation.duty import duty_words
from waypost.casework.allocation.duty_shown import ChildDuty, RotaPage
from waypost.casework.allocation.duty_told import child_duty, matter_of
from waypost.casework.allocation.duty_told import rota as rota_of
from waypost.casework.allocation.hub import duty_hub
from waypost.casework.allocation.hub_words import hub_words
from waypost.doors.staff.forms import of_duty as forms
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views import doing, entering
from waypost.doors.staff.views.asked import page_number, pagination

_TAB = "child_duty"


@staff_page(Permission.SEE_DUTY)
def duty(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a page of the queue and open duty work, what presses most at the top."""
    found = duty_hub(acting, None, page=page_number(request.GET))
    pages = pagination(request, found.page, found.pages)
    return shown(request, "duty/hub.html", acting, found=found, pages=pages, coded=hub_words(), duty_words=duty_words())


@staff_page(Permission.SEE_DUTY)
def rota(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show who is on duty today, on the days to come, and in the week before."""
    return shown(request, "duty/rota.html", acting, told=rota_of(acting, None))


def _line(acting: Acting, *, on_duty_id: int) -> RotaPage:
    told = rota_of(acting, None)
    if on_duty_id not in {one.on_duty_id for one in (*told.today, *told.coming) if not one.struck_because}:
        raise NothingThere("there is no such line of the rota.", do="Open the rota again.")
    return told


def _back(told: Any) -> str:
    return reverse("rota")


def _number(said: str) -> int | None:
    """Return the number that a choice sent; None: nothing was chosen, or nothing that is one."""
    return int(said) if said.isascii() and said.isdigit() else None


ENTRIES = (
    entering.Entry(
        "put_on_duty", "duty/rota/new/", "Put somebody on duty", "Save", "They are on the rota.",
        forms.OnDutyForm, Permission.SET_ROTA,
        lambda acting, form, asked: set_rota.put_on_duty(
            acting, None, once=form.token, user_id=_number(form.cleaned_data["user_id"]) or 0,
            on_on=form.cleaned_data["on_on"]),
        _back, lambda acting: rota_of(acting, None), lambda told, asked: {"initial": {"on_on": told.on}},
        template="entry.html",
    ),
    entering.Entry(
        "take_off_duty", "duty/rota/<int:on_duty_id>/strike/", "Strike somebody out of the rota", "Strike out",
        "The line is struck out.", forms.StrikeRotaForm, Permission.SET_ROTA,
        lambda acting, form, asked: set_rota.take_off_duty(
            acting, None, once=form.token, on_duty_id=asked["on_duty_id"], **form.taken),
        _back, _line, about="The line stays readable, with who struck it out.", template="entry.html",
    ),
)  # fmt: skip


def _matter(acting: Acting, child_id: str, *, duty_matter_id: int) -> ChildDuty:
    told = child_duty(acting, child_id)
    matter_of(told, duty_matter_id)
    return told


def _taken(form: Any) -> dict[str, Any]:
    """Return what an action takes of a form; somebody who is no number is nobody."""
    return form.taken | {"hands_to": _number(form.cleaned_data["hands_to"])}


DOINGS = (
    doing.Doing(
        "take_duty", "duty/new/", "Something came to duty", "Save", "It is written down.", forms.TakeDutyForm,
        Permission.WRITE_DUTY, _TAB, child_duty,
        lambda who, child, form, _: duty_work.take_duty(
            who, child, once=form.token, **{**_taken(form), "hands_to": _taken(form)["hands_to"] or 0}),
        about="A call, a worry or a request of the court about this child, for whoever is on duty.",
    ),
    doing.Doing(
        "answer_duty", "duty/<int:duty_matter_id>/", "What was done?", "Save", "It is written down.",
        forms.AnswerDutyForm, Permission.WRITE_DUTY, _TAB, _matter,
        lambda who, child, form, asked: duty_work.answer_duty(who, child, once=form.token, **asked, **_taken(form)),
        template="child/duty_do.html", more={"coded": duty_words()},
    ),
)  # fmt: skip
urls: list[URLPattern] = [
    path("duty/", duty, name="duty"),
    path("duty/rota/", rota, name="rota"),
    *entering.pages_of(ENTRIES),
    *doing.pages_of(DOINGS),
]
