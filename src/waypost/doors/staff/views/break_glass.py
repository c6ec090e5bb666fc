"""Opening a record that one is not assigned to, for a reason and for hours; and reviewing whether that was right.

Whether there is such a child is not told: the answer is the same for every reference.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.actions.break_glass import break_glass, review_break_glass
from waypost.casework.access.glasses import glass_to_review, glasses_to_review
from waypost.casework.access.permissions import Permission
from waypost.casework.access.rules import NotPossible, limits
from waypost.casework.audit.queries import opened_by_glass
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.words import sentence

_LONGEST = 2_000


class BreakGlassForm(StaffForm):
    """Which record, and why."""

    reference = forms.CharField(
        label="Reference of the child", max_length=40, help_text="It begins with C- and stands on every letter.",
        error_messages={"required": "Enter the reference of the child"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why do you need to open it?", widget=forms.Textarea, max_length=_LONGEST,
        help_text="At least five words: what happened, and what you must know now. A senior colleague reads it.",
        error_messages={"required": "Enter why you need to open it"},
    )  # fmt: skip

    def clean_reference(self) -> str:
        """Return a reference as it is written: in capitals, without spaces around it."""
        return str(self.cleaned_data["reference"]).upper()


class ReviewGlassForm(StaffForm):
    """Whether it was right."""

    was_right = forms.TypedChoiceField(
        label="Was it right to open this record?", widget=forms.RadioSelect, coerce=lambda said: said == "yes",
        choices=[("yes", "Yes"), ("no", "No: the record is shut to them at once")],
        error_messages={"required": "Choose whether it was right"},
    )  # fmt: skip


@staff_page(Permission.BREAK_GLASS, methods=ACT)
def break_the_glass(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Say what it opens, for how long and that it is reviewed; take the reason; say until when it is open."""
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "limits": limits()["break_glass"], "until": None, "reference": ""}
    if form.is_bound and form.is_valid():
        try:
            told["until"] = break_glass(acting, None, once=form.cleaned_data["once"], **form.taken)
        except NotPossible as error:
            form.add_error(None, sentence(str(error)))
        else:
            told["reference"] = form.cleaned_data["reference"]
    return shown(request, "break_glass/open.html", acting, status=400 if form.errors else 200, **told)


@staff_page(Permission.REVIEW_BREAK_GLASS)
def glasses(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the openings that wait for a review."""
    return shown(request, "break_glass/waiting.html", acting, waiting=glasses_to_review(acting, None))


@staff_page(Permission.REVIEW_BREAK_GLASS, methods=ACT)
def glass(request: HttpRequest, acting: Acting, glass_id: int) -> HttpResponse:
    """Show one opening with what was read and done in it, and take the reviewer's word."""
    one = glass_to_review(acting, None, glass_id=glass_id)
    form = ReviewGlassForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            review_break_glass(acting, None, glass_id=glass_id, once=form.cleaned_data["once"], **form.taken)
        except NotPossible as error:
            form.add_error(None, sentence(str(error)))
        else:
            messages.success(request, "The review is written down.")
            return redirect("glasses")
    used = opened_by_glass(
        acting, None, user_id=one.user_id, reference=one.child_id, from_at=one.from_at, until_at=one.until_at
    )
    status = 400 if form.errors else 200
    return shown(request, "break_glass/review.html", acting, status=status, form=form, glass=one, used=used)


urls: list[URLPattern] = [
    path("open-a-record/", break_the_glass, name="break_glass"),
    path("opened-records/", glasses, name="glasses"),
    path("opened-records/<int:glass_id>/", glass, name="glass"),
]
