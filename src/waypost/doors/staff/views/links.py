"""Review of links: pairs with evidence in words, one's own word on each; wrong links from the freeze to the end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, AlreadyDone, MayNot, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.words import sentence
from waypost.foundation.errors import YoursToFix
from waypost.wiring import links as record

_PASS = (NoSuchChild, MayNot, AlreadyDone)
_SIDES = ("forenames", "surname", "born_on", "expected_on", "sex", "source")
_LABELS = ("Forenames", "Surname", "Date of birth", "Expected on", "Sex", "Told by")


class DecideForm(StaffForm):
    """One person's word on a pair, and on what ground."""

    says = forms.ChoiceField(
        label="Are these two records of one child?", widget=forms.RadioSelect,
        error_messages={"required": "Choose what you say"},
    )  # fmt: skip
    reason = forms.ChoiceField(
        label="On what ground?", widget=forms.RadioSelect, error_messages={"required": "Choose on what ground"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["says"].choices = record.outcomes()  # type: ignore[attr-defined]
        self.fields["reason"].choices = record.reasons()  # type: ignore[attr-defined]


class ReferenceForm(StaffForm):
    """Whose record shows two children as one."""

    reference = forms.RegexField(
        r"(?i)^C-[0-9A-Z-]{1,38}$", label="Reference of the child whose record is wrong",
        error_messages={"required": "Enter the reference", "invalid": "Enter a reference: it begins with C-"},
    )  # fmt: skip


class WrongLinkForm(StaffForm):
    """Which records are another child's."""

    records = forms.MultipleChoiceField(
        label="Which records are another child’s?", widget=forms.CheckboxSelectMultiple,
        help_text="Some, and not all. From that moment the child’s page is shut to all but those who decide.",
        error_messages={"required": "Choose the records that are another child’s"},
    )  # fmt: skip
    reason = forms.ChoiceField(
        label="On what ground?", widget=forms.RadioSelect, error_messages={"required": "Choose on what ground"}
    )

    def __init__(self, *args: Any, records: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["records"].choices = [(one, one) for one in records]  # type: ignore[attr-defined]
        self.fields["reason"].choices = record.reasons(["different"])  # type: ignore[attr-defined]


class StepForm(StaffForm):
    """The next step of a wrong link."""

    step = forms.ChoiceField(label="What is done?", error_messages={"required": "Choose what is done"})
    reason = forms.ChoiceField(label="On what ground? (for the second word)", required=False)

    def __init__(self, *args: Any, case: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {"second_word": ("agree", "I agree: they are two children"), "lifted": ("lift", "The freeze can end")}
        waiting = [one for one in case["steps"] if one["state"] == "open"]
        steps = [own[one["step"]] for one in waiting if one["step"] in own]
        steps += [(one["step"], _said(one)) for one in waiting if "/" in one["step"]]
        self.fields["step"].choices = steps  # type: ignore[attr-defined]
        self.fields["reason"].choices = [("", "No ground needed"), *record.reasons(["different"])]  # type: ignore[attr-defined]


def _said(step: dict[str, Any]) -> str:
    return f"{step['title']}: {step['target']}" if step.get("target") else str(step["title"])


@staff_page(Permission.REVIEW_LINKS)
def links(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the pairs to look at."""
    try:
        pairs = record.pairs_to_review(acting)
    except _PASS:
        raise
    except YoursToFix as error:
        return shown(request, "links/none.html", acting, why=sentence(str(error)))
    return shown(request, "links/queue.html", acting, pairs=pairs)


@staff_page(Permission.REVIEW_LINKS, methods=ACT)
def pair(request: HttpRequest, acting: Acting, pair_id: str) -> HttpResponse:
    """Show both records side by side, and take one's own word. What others said is not shown."""
    told = record.pair_to_review(acting, pair_id)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            record.decide(acting, pair_id, once=form.cleaned_data["once"], **form.taken)
        except _PASS:
            raise
        except YoursToFix as error:
            form.add_error(None, sentence(str(error)))
        else:
            messages.success(request, "Your word is kept.")
            return redirect("links")
    sides = zip(_LABELS, _SIDES, strict=True)
    rows = [(label, told.get(f"left_{name}"), told.get(f"right_{name}")) for label, name in sides]
    status = 400 if form.errors else 200
    return shown(request, "links/pair.html", acting, status=status, form=form, pair=told, rows=rows)


@staff_page(Permission.FREE_CHILD, methods=ACT)
def wrong_links(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show every wrong link, those that are open first, and where one is to be opened."""
    form = ReferenceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return redirect("open_wrong_link", form.cleaned_data["reference"].upper())
    try:
        found = record.cases(acting)
    except YoursToFix as error:
        return shown(request, "links/none.html", acting, 400 if form.errors else 200, why=sentence(str(error)))
    return shown(request, "links/cases.html", acting, status=400 if form.errors else 200, form=form, cases=found)


@staff_page(Permission.FREE_CHILD, methods=ACT)
def open_wrong_link(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
    """Say which records of a child are another's, and shut the child's page."""
    theirs = record.records_of(acting, child_id)
    form = WrongLinkForm(request.POST if request.method == "POST" else None, records=theirs)
    if form.is_bound and form.is_valid():
        try:
            case_id = record.open_case(acting, child_id, once=form.cleaned_data["once"], **form.taken)
        except _PASS:
            raise
        except YoursToFix as error:
            form.add_error(None, sentence(str(error)))
        else:
            messages.success(request, "The child’s page is shut. See below what must be done.")
            return redirect("wrong_link", case_id)
    back = reverse("child_now", args=[child_id])
    told = {"form": form, "title": "A link is wrong", "button": "Shut the page", "back": back, "person": None}
    about = "The record shows two children as one. Two people decide; whoever saw it is told."
    return shown(request, "administration/form.html", acting, status=400 if form.errors else 200, about=about, **told)


@staff_page(Permission.FREE_CHILD, methods=ACT)
def wrong_link(request: HttpRequest, acting: Acting, case_id: str) -> HttpResponse:
    """Show the file of a wrong link, and take the next step."""
    case = record.a_case(acting, case_id)
    form = StepForm(request.POST if request.method == "POST" else None, case=case)
    if form.is_bound and form.is_valid():
        try:
            record.go_on(acting, case_id, once=form.cleaned_data["once"], **form.taken)
        except _PASS:
            raise
        except YoursToFix as error:
            form.add_error(None, sentence(str(error)))
        else:
            messages.success(request, "It is written down.")
            return redirect("wrong_link", case_id)
    return shown(request, "links/case.html", acting, status=400 if form.errors else 200, form=form, case=case)


urls: list[URLPattern] = [
    path("links/", links, name="links"),
    path("links/pair/<str:pair_id>/", pair, name="pair"),
    path("links/wrong/", wrong_links, name="wrong_links"),
    path("links/wrong/<str:case_id>/", wrong_link, name="wrong_link"),
    path("child/<str:child_id>/wrong-link/", open_wrong_link, name="open_wrong_link"),
]
