"""The weights by which work is counted: every number with what it rests on, and a form that changes them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.set_weights import change_weights
from waypost.casework.allocation.queries import weights
from waypost.casework.allocation.weights_told import WeightsPage
from waypost.doors.staff.forms.of_record import RecordForm, text
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.tried import token_of, tried

_MOST_WORDS = 2_000
_SAID = {
    "required": "Enter a number", "invalid": "Enter a number", "max_digits": "Enter a smaller number",
    "max_whole_digits": "Enter a smaller number", "max_decimal_places": "Enter at most three decimals",
    "min_value": "Enter nought or more",
}  # fmt: skip


class WeightsForm(RecordForm):
    """Every number of a set, what those that change rest on, and from which day."""

    because = text(
        "What do the numbers that you change rest on?", rows=3, longest=_MOST_WORDS,
        hint="Who agreed them, when, or where they are written.",
    )  # fmt: skip
    from_on = DayField(label="From which day?")

    def __init__(self, *args: Any, held: WeightsPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [one.key for one in held.lines]
        for one in held.lines:
            whole = one.key.endswith("red_after_weeks")
            self.fields[one.key] = forms.DecimalField(
                label=f"{one.title}: {one.of}", min_value=0, max_value=52 if whole else None, max_digits=8,
                decimal_places=0 if whole else 3, initial=format(one.value.normalize(), "f"),
                error_messages=_SAID | ({"max_decimal_places": "Enter whole weeks", "max_value": "Enter at most 52"}
                                        if whole else {}),
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )  # fmt: skip
        self.order_fields([*self.keys, "because", "from_on"])


@staff_page(Permission.SEE_CAPACITY)
def in_force(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the weights in force, and what each number rests on."""
    return shown(request, "workload/weights.html", acting, told=weights(acting, None))


@staff_page(Permission.SET_WEIGHTS, methods=ACT)
def change(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Ask for other numbers, and set them from a day on."""
    held = weights(acting, None)
    form = WeightsForm(request.POST if request.method == "POST" else None, held=held, initial={"from_on": acting.on})

    def act() -> None:
        values = {key: form.cleaned_data[key] for key in form.keys}
        given = {name: form.cleaned_data[name] for name in ("because", "from_on")}
        change_weights(acting, None, values=values, **given, **token_of(form))

    if tried(form, act):
        messages.success(request, "The weights are set from that day on. What was counted before stays as it was.")
        return redirect("weights")
    return shown(request, "workload/change_weights.html", acting, status=400 if form.is_bound else 200, form=form)


urls: list[URLPattern] = [
    path("weights/", in_force, name="weights"),
    path("weights/change/", change, name="change_weights"),
]
