"""What is done with a complaint: a page with a form, one action, and back to the complaint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.actions import handle
from waypost.casework.feedback.queries.complaints import a_complaint
from waypost.casework.feedback.shown import ComplaintPage
from waypost.casework.feedback.terms import told
from waypost.casework.letters.wording import highest_grade
from waypost.doors.staff.forms import of_feedback
from waypost.doors.staff.forms.of_feedback import number_of
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.page import ACT, View, shown, staff_page
from waypost.doors.staff.views.tried import tried
from waypost.foundation.readability import reading_of


@dataclass(frozen=True, slots=True)
class DoneWith:
    """One thing that can be done with a complaint: its page, its action, and the act that must be possible."""

    name: str
    title: str
    button: str
    done: str
    form: type[RecordForm]
    act: Callable[[Acting, ComplaintPage, Any, dict[str, Any]], Any]
    about: str = ""
    is_grave: bool = False


def _simply(action: Callable[..., Any]) -> Callable[[Acting, ComplaintPage, Any, dict[str, Any]], Any]:
    return lambda who, one, form, held: action(who, None, **held)


def _place(who: Acting, one: ComplaintPage, form: Any, held: dict[str, Any]) -> None:
    handle.place_complaint(who, form.cleaned_data["child"].strip(), **held)


def _look_into(who: Acting, one: ComplaintPage, form: Any, held: dict[str, Any]) -> None:
    decider, about = (number_of(form.cleaned_data[name]) for name in ("decider_id", "about_id"))
    handle.look_into_complaint(who, None, decider_id=decider, about_id=about or None, **held)


def _decide(who: Acting, one: ComplaintPage, form: Any, held: dict[str, Any]) -> None:
    handle.decide_complaint(who, None, decision=form.decision, **held)


def _answer(who: Acting, one: ComplaintPage, form: Any, held: dict[str, Any]) -> None:
    grade = reading_of(form.cleaned_data["answer"]).grade if one.row.made_by == "child" else None
    handle.answer_complaint(who, None, grade=grade, highest=highest_grade(one.age), **form.taken, **held)


DOINGS = (
    DoneWith("place", "Say of which child it is", "Save", "It is saved.", of_feedback.PlaceComplaintForm, _place,
             about="It is counted with that child's case, and never shown on the child's pages."),
    DoneWith("acknowledge", "Acknowledge it", "It is acknowledged", "It is noted.", RecordForm,
             _simply(handle.acknowledge_complaint),
             about="Tell them first, in the way that is safe: that it came, who looks into it, and by when."),
    DoneWith("look_into", "Give it to somebody who decides", "Give it to them", "It is given to them.",
             of_feedback.LookIntoForm, _look_into),
    DoneWith("decide", "Decide it", "Save the decision", "It is decided. Now write the answer.",
             of_feedback.DecideComplaintForm, _decide),
    DoneWith("answer", "Answer it", "It is answered", "The answer is kept. Print it, or tell them.",
             of_feedback.AnswerComplaintForm, _answer,
             about="A child is answered by a letter in words of their age. An adult too is told of the ombudsman."),
    DoneWith("ask_again", "They ask us to look again", "Look at it again", "Somebody else looks at it again.",
             RecordForm, _simply(handle.ask_again)),
    DoneWith("escalate", "The ombudsman has it", "Note it", "It is noted.", RecordForm,
             _simply(handle.escalate_complaint)),
    DoneWith("close", "Close it", "Close it", "It is closed.", RecordForm, _simply(handle.close_complaint)),
    DoneWith("withdraw", "They want it no more", "It is withdrawn", "It is noted.", RecordForm,
             _simply(handle.withdraw_complaint), about="Only its writer withdraws it. What it told of harm was read.",
             is_grave=True),
)  # fmt: skip


def _view_of(doing: DoneWith) -> View:
    @staff_page(Permission.HANDLE_COMPLAINT, methods=ACT)
    def do(request: HttpRequest, acting: Acting, complaint_id: str) -> HttpResponse:
        one = a_complaint(acting, None, complaint_id=complaint_id)
        form = doing.form(request.POST if request.method == "POST" else None, version=one.version)
        form.of(one)

        def act() -> None:
            held = {"complaint_id": complaint_id, "version": form.seen, "once": form.token}
            doing.act(acting, one, form, held)

        back = reverse("complaint", args=[complaint_id])
        if tried(form, act, version=one.version):
            messages.success(request, doing.done)
            return redirect(back)
        return shown(
            request, "feedback/do.html", acting, status=400 if form.is_bound else 200, one=one, form=form, doing=doing,
            coded=told(), back=back, highest=highest_grade(one.age),
        )  # fmt: skip

    return do


urls: list[URLPattern] = [
    path(f"complaints/<str:complaint_id>/{one.name.replace('_', '-')}/", _view_of(one), name=f"complaint_{one.name}")
    for one in DOINGS
]
