"""Complaints: what waits, one whole, one that is told to staff, an answer on paper, and those about one's own work."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.feedback.actions.complain import receive_complaint
from waypost.casework.feedback.queries.complaints import a_complaint, about_my_work, complaints
from waypost.casework.feedback.terms import last_day, told
from waypost.casework.letters.queries import LetterToPrint
from waypost.doors.staff.forms.of_feedback import ReceiveComplaintForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.printed.letter_pdf import letter_pdf
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.tried import token_of, tried


@staff_page(Permission.HANDLE_COMPLAINT)
def list_of_complaints(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show complaints, what is due first at the top."""
    which = one_of(request.GET, "which", ("open", "done"), "open")
    rows = complaints(acting, None, is_open=which == "open")
    return shown(request, "feedback/complaints.html", acting, rows=rows, which=which, coded=told())


@staff_page(Permission.HANDLE_COMPLAINT)
def complaint(request: HttpRequest, acting: Acting, complaint_id: str) -> HttpResponse:
    """Show a complaint whole, with what is done next at the top."""
    one = a_complaint(acting, None, complaint_id=complaint_id)
    return shown(
        request, "feedback/complaint.html", acting, one=one, coded=told(), ombudsman=told()["ombudsman"],
        answer_by_on=last_day("answer", one.row.received_on), back=reverse("complaints"),
    )  # fmt: skip


@staff_page(Permission.RECEIVE_COMPLAINT, methods=ACT)
def receive(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Write down a complaint that somebody tells staff, of a child whom nobody has looked up yet."""
    return _receive(request, acting, None)


@staff_page(Permission.RECEIVE_COMPLAINT, methods=ACT)
def receive_about_child(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
    """Write down a complaint about work for this child."""
    return _receive(request, acting, child_id)


def _receive(request: HttpRequest, acting: Acting, child_id: str | None) -> HttpResponse:
    head = child_now(acting, child_id).head if child_id is not None else None
    form = ReceiveComplaintForm(request.POST if request.method == "POST" else None)
    numbers: list[str] = []

    def act() -> None:
        way_in, once = form.cleaned_data["way_in"], token_of(form)
        numbers.append(receive_complaint(acting, child_id, told=form.told, way_in=way_in, **once))

    back = reverse("complaints") if may(acting.role, Permission.HANDLE_COMPLAINT) else reverse("my_work")
    if tried(form, act):
        messages.success(request, f"It is written down as {numbers[0]}. Tell them that number if it is safe.")
        return redirect(back)
    return shown(
        request, "feedback/receive.html", acting, status=400 if form.is_bound else 200, form=form, person=head,
        emergency=told()["emergency"], back=back,
    )  # fmt: skip


@staff_page(Permission.HANDLE_COMPLAINT)
def answer_on_paper(request: HttpRequest, acting: Acting, complaint_id: str) -> HttpResponse:
    """Hand over the answer as a tagged PDF. Its name in a folder says nothing of anybody."""
    one = a_complaint(acting, None, complaint_id=complaint_id)
    if one.answered_on is None:
        raise NothingThere("there is no answer yet.", do="Answer it first.")
    paragraphs = tuple(part.strip() for part in one.answer.split("\n\n") if part.strip())
    printed = LetterToPrint(
        one.row.complaint_id, "complaint_answer", "Our answer to you", paragraphs, one.answered_on, True, False, False
    )
    return HttpResponse(
        letter_pdf(printed), content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="letter.pdf"'},
    )  # fmt: skip


@staff_page(Permission.SEE_OWN_COMPLAINTS)
def complaints_about_me(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what decisions about one's own work share, and nothing else of any complaint."""
    return shown(request, "feedback/about_me.html", acting, told=about_my_work(acting, None), coded=told())


urls: list[URLPattern] = [
    path("complaints/", list_of_complaints, name="complaints"),
    path("complaints/new/", receive, name="receive_complaint"),
    path("complaints/about-my-work/", complaints_about_me, name="complaints_about_me"),
    path("complaints/<str:complaint_id>/", complaint, name="complaint"),
    path("complaints/<str:complaint_id>/answer.pdf", answer_on_paper, name="complaint_answer_pdf"),
    path("child/<str:child_id>/complaint/", receive_about_child, name="receive_complaint_about"),
]
