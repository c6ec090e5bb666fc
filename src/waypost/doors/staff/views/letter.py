"""A letter of a child as it will be read, its PDF, and the wording that waits for somebody to answer for it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.codes import OfLetter, code_of
from waypost.casework.letters.actions.send_letter import sign_wording
from waypost.casework.letters.queries import LetterToPrint, a_letter, letter_to_print, wordings
from waypost.casework.letters.wording import CHILD, kinds
from waypost.doors.staff.forms.of_letters import SignForm
from waypost.doors.staff.forms.staff_form import new_token
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.printed.letter_pdf import letter_pdf
from waypost.doors.staff.views.child import TABS, tabs_for
from waypost.doors.staff.views.letter_doing import CODED
from waypost.doors.staff.views.waits import lists_for


@staff_page(Permission.SEE_LETTERS)
def letter(request: HttpRequest, acting: Acting, child_id: str, letter_id: str) -> HttpResponse:
    """Show a letter as it will be read, how hard it is to read, and what it withholds from whom."""
    told = a_letter(acting, child_id, letter_id=letter_id)
    return shown(
        request, "child/letter.html", acting, told=told, head=told.head, letter=told.letter, coded=CODED,
        tab=next(tab for tab in TABS if tab.name == "documents"), tabs=tabs_for(acting, child_id, "documents"),
    )  # fmt: skip


@staff_page(Permission.SEE_LETTERS)
def printed(request: HttpRequest, acting: Acting, child_id: str, letter_id: str) -> HttpResponse:
    """Hand over a checked or sent letter as a tagged PDF. Its name in a folder says nothing of anybody."""
    told = letter_to_print(acting, child_id, letter_id=letter_id)
    made = letter_pdf(told, feedback_at=_feedback_at(request, child_id, told))
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": 'attachment; filename="letter.pdf"'}
    )


def _feedback_at(request: HttpRequest, child_id: str, told: LetterToPrint) -> str:
    """Return where whoever holds a child's letter can say how it was: the code names nobody to whoever sees it."""
    if kinds()[told.kind]["to"] != CHILD:
        return ""
    code = code_of(OfLetter(child_id, told.letter_id, told.on), settings.SECRET_KEY)
    return request.build_absolute_uri(reverse("family_say_code", args=[code]))


@staff_page(Permission.SIGN_WORDING, methods=ACT)
def wording(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show every wording, and take that somebody answers for one."""
    form = SignForm(request.POST) if request.method == "POST" else SignForm()
    if form.is_bound and form.is_valid():
        sign_wording(acting, None, once=form.token, **form.taken)
        messages.success(request, "You have signed it off.")
        return redirect("wordings")
    every = [(one, new_token()) for one in wordings(acting, None)]
    return shown(
        request, "waits/wordings.html", acting, status=400 if form.is_bound else 200, every=every, coded=CODED,
        lists=lists_for(acting, "wordings"),
    )  # fmt: skip


urls: list[URLPattern] = [
    path("letters/wordings/", wording, name="wordings"),
    path("child/<str:child_id>/letter/<str:letter_id>/", letter, name="letter"),
    path("child/<str:child_id>/letter/<str:letter_id>/letter.pdf", printed, name="letter_pdf"),
]
