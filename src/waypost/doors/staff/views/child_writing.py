"""Writing in a child's record: a page with a form, one action, and back to the tab where it shows.

Whatever an action refuses is said above the form, with everything that was written still in it. A form that was sent
over something newer shows both versions. A form is taken once, however often it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, MayNot, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.close_child import close_child, open_again, settle_closing_item
from waypost.casework.children.actions.record_delay import record_delay
from waypost.casework.children.actions.record_need import record_need
from waypost.casework.children.actions.review_background import review_background
from waypost.casework.children.actions.write_plan import review_plan, write_plan
from waypost.casework.children.actions.write_what_matters import write_what_matters
from waypost.casework.children.queries import a_child
from waypost.casework.children.rules import SomebodySavedFirst
from waypost.doors.staff.errors import is_refusal
from waypost.doors.staff.forms import of_child
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.forms.stale import stale_page
from waypost.doors.staff.page import ACT, View, shown, staff_page
from waypost.doors.staff.words import sentence

Asked = Mapping[str, Any]
Initial = Callable[[Any, Acting, Asked], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Writing:
    """One thing that can be written: how its page looks, what it asks first, and what it does.

    `ask` gives the page's child (a sensitive reading); `act` gets who acts, the child, the form and what the address
    named; `begin` gives what the form holds at first, of what `ask` told.
    """

    name: str
    path: str
    title: str
    button: str
    done: str
    form: type[StaffForm]
    needs: Permission
    tab: str
    ask: Callable[..., Any]
    act: Callable[[Acting, str, StaffForm, Asked], Any]
    begin: Initial = lambda told, acting, asked: {}
    about: str = ""


def _plan_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.number, "initial": dict(told.words)}


def _step_of(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    """Refuse a step that is not this child's, as a child who is not there."""
    if not any(step.step_id == asked["step_id"] for step in told.steps):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return {}


def _once(form: StaffForm) -> str:
    return str(form.cleaned_data["once"])


WRITINGS = (
    Writing("record_need", "need/", "Record need", "Record it", "The need is recorded.", of_child.NeedForm,
            Permission.WRITE_CHILD, "plan", a_child.child_plan,
            lambda who, child, form, _: record_need(who, child, once=_once(form), **form.taken)),
    Writing("write_matters", "matters/", "What matters to the child", "Save", "It is saved.", of_child.MattersForm,
            Permission.WRITE_CHILD, "now", a_child.child_now,
            lambda who, child, form, _: write_what_matters(who, child, once=_once(form), **form.taken),
            lambda told, acting, _: {"initial": {"said_on": acting.on}}),
    Writing("record_delay", "delay/<int:step_id>/", "Why the day was missed", "Record it", "The reason is recorded.",
            of_child.DelayForm, Permission.RECORD_DELAY, "timetable", a_child.child_now,
            lambda who, child, form, asked: record_delay(who, child, once=_once(form), **asked, **form.taken),
            _step_of),
    Writing("review_background", "background/", "Background reviewed", "Save", "It is saved.", of_child.BackgroundForm,
            Permission.WRITE_CHILD, "proceedings", a_child.child_cases,
            lambda who, child, form, _: review_background(who, child, once=_once(form), **form.taken)),
    Writing("write_plan", "plan/write/", "Write the plan", "Save the plan", "The plan is saved.", of_child.PlanForm,
            Permission.WRITE_CHILD, "plan", a_child.child_plan,
            lambda who, child, form, _: write_plan(
                who, child, once=_once(form), words=form.taken, after=form.cleaned_data["version"] or 0),
            _plan_now, "Each version is kept. Your manager reviews it."),
    Writing("review_plan", "plan/review/", "Review the plan", "I have reviewed it", "The review is recorded.",
            of_child.ReviewForm, Permission.REVIEW_PLAN, "plan", a_child.child_plan,
            lambda who, child, form, _: review_plan(
                who, child, once=_once(form), number=form.cleaned_data["version"] or 0),
            lambda told, acting, _: {"version": told.number}, "Nobody reviews what they wrote themselves."),
    Writing("settle_closing", "closing/", "Before closing", "Save", "It is saved.", of_child.ClosingForm,
            Permission.CLOSE_CHILD, "plan", a_child.child_plan,
            lambda who, child, form, _: settle_closing_item(who, child, once=_once(form), **form.taken)),
    Writing("close_child", "close/", "Close the record", "Close it", "The record is closed.", of_child.CloseForm,
            Permission.CLOSE_CHILD, "now", a_child.child_plan,
            lambda who, child, form, _: close_child(who, child, once=_once(form)),
            about="A closed record can be read, and opened again with a reason."),
    Writing("open_again", "open-again/", "Open the record again", "Open it", "The record is open.",
            of_child.OpenAgainForm, Permission.CLOSE_CHILD, "now", a_child.child_plan,
            lambda who, child, form, _: open_again(who, child, once=_once(form), **form.taken)),
)  # fmt: skip


def _view(writing: Writing) -> View:
    @staff_page(writing.needs, methods=ACT)
    def write(request: HttpRequest, acting: Acting, child_id: str, **asked: Any) -> HttpResponse:
        back = reverse(f"child_{writing.tab}", args=[child_id])
        form = writing.form(request.POST) if request.method == "POST" else None
        status = 400 if form is not None else 200
        if form is not None and form.is_valid():
            try:
                writing.act(acting, child_id, form, asked)
            except SomebodySavedFirst as error:
                status = 409
                begins = writing.begin(writing.ask(acting, child_id), acting, asked)
                if begins.get("initial"):
                    return stale_page(
                        request, acting, form, now=begins["initial"], version=begins["version"], back=back
                    )
                form.is_sent_again(begins.get("version"))
                form.add_error(None, sentence(str(error)))
            except (NoSuchChild, MayNot):
                raise
            except Exception as error:
                if not is_refusal(error):
                    raise
                form.add_error(None, sentence(str(error)))
            else:
                messages.success(request, writing.done)
                return redirect(back)
        told = writing.ask(acting, child_id)
        begins = writing.begin(told, acting, asked)
        shown_form = form if form is not None else writing.form(**begins)
        return shown(
            request, "child/write.html", acting, status=status, head=told.head, form=shown_form, writing=writing,
            back=back,
        )  # fmt: skip

    return write


urls: list[URLPattern] = [
    path(f"child/<str:child_id>/{writing.path}", _view(writing), name=writing.name) for writing in WRITINGS
]
