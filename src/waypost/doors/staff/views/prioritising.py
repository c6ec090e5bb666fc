"""Prioritisation of an area and the children who wait under it; and letters shared fairly across regions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, AlreadyDone, MayNot, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.screening.actions import prioritise
from waypost.casework.screening.prioritisation_told import (
    child_to_hold,
    child_who_waits,
    letters_to_share,
    prioritisations,
)
from waypost.casework.screening.terms import protocol_terms
from waypost.doors.staff.forms.staff_form import DayField, StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.words import day, plural, sentence
from waypost.foundation.errors import YoursToFix

_PASS = (NoSuchChild, MayNot, AlreadyDone)
_MOST_LETTERS = 10_000


def _levels() -> list[tuple[str, str]]:
    return [(name, one.words) for name, one in protocol_terms().levels.items()]


class SwitchForm(StaffForm):
    """From when to when an area prioritises, and where that was decided."""

    from_on = DayField(label="From which day?")
    to_on = DayField(label="Until which day?", required=False, help_text="Leave it empty where nobody knows yet.")
    decided_at = forms.CharField(
        label="Where was it decided?", max_length=200, help_text="The meeting or the letter, and its day.",
        error_messages={"required": "Enter where it was decided"},
    )  # fmt: skip


class HoldForm(StaffForm):
    """How much a child presses, and which manager holds them."""

    level = forms.ChoiceField(
        label="How much does it press?", widget=forms.RadioSelect, error_messages={"required": "Choose a level"}
    )
    holder_id = forms.TypedChoiceField(
        label="Which manager holds the child?", coerce=int, error_messages={"required": "Choose a manager"}
    )
    filing_on = DayField(label="When must something be filed?", required=False)

    def __init__(self, *args: Any, holders: tuple[tuple[int, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = _levels()  # type: ignore[attr-defined]
        self.fields["holder_id"].choices = [("", "Choose a manager"), *holders]  # type: ignore[attr-defined]


class LookForm(StaffForm):
    """How much a child who waits presses today, or that they wait no longer."""

    level = forms.ChoiceField(
        label="How much does it press today?", widget=forms.RadioSelect, error_messages={"required": "Choose a level"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*_levels(), ("let_go", "The child waits no longer: somebody has the case, or it ended")]
        self.fields["level"].choices = choices  # type: ignore[attr-defined]


class ShareForm(StaffForm):
    """How many letters each service area can write."""

    def __init__(self, *args: Any, areas: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, area in enumerate(areas):
            self.fields[f"area_{place}"] = forms.IntegerField(
                label=f"{area}: how many letters can it write?", min_value=0, max_value=_MOST_LETTERS,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
                error_messages={"required": f"Enter how many letters {area} can write, nought for none"},
            )  # fmt: skip


def _tried(form: StaffForm, act: Callable[[], Any]) -> tuple[bool, Any]:
    """Do what a form asks, if it is whole; what is refused is said above it."""
    if not (form.is_bound and form.is_valid()):
        return False, None
    try:
        return True, act()
    except _PASS:
        raise
    except YoursToFix as error:
        form.add_error(None, sentence(str(error)))
        return False, None


@staff_page(Permission.SWITCH_PRIORITISATION, methods=ACT)
def prioritisation(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show when one's own area prioritises; switch it on from a day."""
    form = SwitchForm(request.POST if request.method == "POST" else None)
    once = request.POST.get("once", "")
    is_done, _ = _tried(form, lambda: prioritise.switch_prioritisation(acting, None, once=once, **form.taken))
    if is_done:
        messages.success(request, "It is switched on, and written down.")
        return redirect("prioritisation")
    told = {"form": form, "every": prioritisations(acting, None), "weeks": protocol_terms().longest_wait_weeks}
    return shown(request, "screening/prioritisation.html", acting, status=400 if form.errors else 200, **told)


@staff_page(Permission.SWITCH_PRIORITISATION, methods=ACT)
def end_prioritisation(request: HttpRequest, acting: Acting, prioritisation_id: int) -> HttpResponse:
    """Ask once more, then switch it off: today is its last day."""
    form = StaffForm(request.POST if request.method == "POST" else None)
    once = request.POST.get("once", "")
    is_done, _ = _tried(
        form, lambda: prioritise.end_prioritisation(acting, None, prioritisation_id=prioritisation_id, once=once)
    )
    if is_done:
        messages.success(request, "Today is its last day.")
        return redirect("prioritisation")
    about = "Today is its last day. Children who wait stay held until somebody takes them."
    return _form(request, acting, form, "Switch prioritisation off", "Switch it off", "prioritisation", about=about)


@staff_page(Permission.HOLD_CHILD, methods=ACT)
def hold_child(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
    """Let a child wait, at a level, held by a manager by name."""
    page = child_to_hold(acting, child_id)
    form = HoldForm(request.POST if request.method == "POST" else None, holders=page.holders)
    once = request.POST.get("once", "")
    is_done, _ = _tried(form, lambda: prioritise.hold_child(acting, child_id, once=once, **form.taken))
    if is_done:
        messages.success(request, "The child is held, and the clock runs.")
        return redirect("screening")
    return _form(request, acting, form, "Let the child wait", "Hold the child", "screening", person=page.head)


@staff_page(Permission.HOLD_CHILD, methods=ACT)
def look_again(request: HttpRequest, acting: Acting, child_id: str, held_id: int) -> HttpResponse:
    """Say how much a child who waits presses today, or let them go."""
    form = LookForm(request.POST if request.method == "POST" else None)
    once = request.POST.get("once", "")

    def act() -> None:
        level = form.cleaned_data["level"]
        if level == "let_go":
            prioritise.let_go(acting, child_id, held_id=held_id, once=once)
        else:
            prioritise.look_again(acting, child_id, held_id=held_id, level=level, once=once)

    if _tried(form, act)[0]:
        messages.success(request, "It is written down.")
        return redirect("screening")
    page = child_who_waits(acting, child_id, held_id=held_id)
    form.fields["level"].initial = page.level
    looked = f"last looked at on {day(page.looked_on)}" if page.looked_on else "not looked at yet"
    about = f"Held by {page.holder} since {day(page.since_on)}, {looked}."
    return _form(request, acting, form, "Look again", "Save", "screening", person=page.head, about=about)


@staff_page(Permission.SHARE_LETTERS, methods=ACT)
def share_letters(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Share the letters that nobody writes yet across service areas, by what each can write."""
    regions = letters_to_share(acting, None)
    areas = [one.area for one in regions]
    form = ShareForm(request.POST if request.method == "POST" else None, areas=areas)

    def act() -> Any:
        capacity = {area: form.cleaned_data[f"area_{place}"] for place, area in enumerate(areas)}
        return prioritise.share_letters(acting, None, capacity=capacity, once=form.cleaned_data["once"])

    is_done, given = _tried(form, act) if areas else (False, None)
    if is_done:
        waits = sum(one.region is None for one in given)
        moved = sum(one.is_moved for one in given)
        messages.success(
            request, f"{plural(len(given), 'letter')}: {moved:,} go to another area, {waits:,} find no room and wait."
        )
        return redirect("screening")
    status = 400 if request.method == "POST" else 200
    return shown(request, "screening/share.html", acting, status=status, form=form, regions=regions)


def _form(
    request: HttpRequest, acting: Acting, form: StaffForm, title: str, button: str, back: str, **told: Any
) -> HttpResponse:
    told = {"person": None, "about": "", "title": title, "button": button, "back": reverse(back), **told}
    return shown(request, "administration/form.html", acting, status=400 if form.errors else 200, form=form, **told)


urls: list[URLPattern] = [
    path("screening/prioritisation/", prioritisation, name="prioritisation"),
    path("screening/prioritisation/<int:prioritisation_id>/end/", end_prioritisation, name="end_prioritisation"),
    path("screening/share/", share_letters, name="share_letters"),
    path("child/<str:child_id>/hold/", hold_child, name="hold_child"),
    path("child/<str:child_id>/held/<int:held_id>/", look_again, name="look_again"),
]
