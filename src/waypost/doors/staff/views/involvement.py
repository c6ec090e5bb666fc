"""The involvement test of an area: how lately an authority worked with a child for the report to be the authority's."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.reports.actions.order_report import set_involvement
from waypost.casework.reports.involvement import area_involvement
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.tried import token_of, tried
from waypost.doors.staff.views.waits import lists_for


class InvolvementForm(RecordForm):
    """Weeks before an order, from a day on."""

    weeks = forms.IntegerField(
        label="Weeks before the order", min_value=1, max_value=520,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="An authority that worked with the child within these weeks writes the report.",
        error_messages={
            "required": "Enter a number of weeks", "invalid": "Enter a whole number of weeks",
            "min_value": "Enter one week or more", "max_value": "Enter at most 520 weeks",
        },
    )  # fmt: skip
    from_on = DayField(label="From which day?")


@staff_page(Permission.SET_INVOLVEMENT, methods=ACT)
def involvement(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the test of one's own area, and take another from a day on."""
    form = InvolvementForm(request.POST if request.method == "POST" else None, initial={"from_on": acting.on})

    def act() -> None:
        set_involvement(acting, None, **form.taken, **token_of(form))

    if tried(form, act):
        messages.success(request, "The test is set.")
        return redirect("involvement")
    return shown(
        request, "waits/involvement.html", acting, status=400 if form.is_bound else 200, form=form,
        held=area_involvement(acting, None), lists=lists_for(acting, "reports"),
    )  # fmt: skip


urls: list[URLPattern] = [path("reports/involvement/", involvement, name="involvement")]
