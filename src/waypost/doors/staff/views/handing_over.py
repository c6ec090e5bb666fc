"""Handing over a whole caseload: a plan for every child of somebody who is away or leaves, confirmed at once.

And one's own workload, line by line.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.hand_over import hand_over
from waypost.casework.allocation.queries import my_workload, plan_for_absence
from waypost.casework.allocation.shown import PlacingPage
from waypost.casework.allocation.words import REALLOCATED, words
from waypost.doors.staff.forms.of_record import RecordForm, choice, text
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.tried import token_of, tried

_TO = "to_"
_MOST = 2_000


class HandOverForm(RecordForm):
    """Who takes each child of a caseload, as the plan suggests it, and why the worker changes."""

    why = choice("Why does the caseload go to others?", words(REALLOCATED).items(), "Choose why")
    note = text("More about it", required=False, rows=3, longest=_MOST)

    def __init__(self, *args: Any, plan: PlacingPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in plan.lines:
            self.fields[_TO + line.child_id] = forms.TypedChoiceField(
                label=line.name, coerce=int, choices=[("", "Choose somebody"), *line.may_take], initial=line.user_id,
                help_text=". ".join(one[:1].upper() + one[1:] for one in line.reasons[:2]),
                error_messages={"required": "Choose somebody for every child", "invalid_choice": "Choose of the list"},
            )  # fmt: skip
        self.order_fields([*(_TO + line.child_id for line in plan.lines), "why", "note"])

    @property
    def to(self) -> dict[str, int]:
        """Return who takes each child."""
        return {name.removeprefix(_TO): value for name, value in self.taken.items() if name.startswith(_TO)}


@staff_page(Permission.ALLOCATE, methods=ACT)
def caseload(request: HttpRequest, acting: Acting, user_id: int) -> HttpResponse:
    """Show a plan for somebody's whole caseload, and take it as it stands or as a manager changed it."""
    plan = plan_for_absence(acting, None, user_id=user_id)
    form = HandOverForm(request.POST if request.method == "POST" else None, plan=plan)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("why", "note")}
        hand_over(acting, None, held_by=user_id, to=form.to, **given, **token_of(form))

    if tried(form, act):
        messages.success(request, f"The caseload of {plan.holder} is handed over. Every child has somebody.")
        return redirect("team")
    status = 400 if form.is_bound else 200
    nobody = [one.name for one in plan.lines if not one.may_take]
    return shown(request, "hand_over.html", acting, status=status, form=form, plan=plan, nobody=nobody)


@staff_page(Permission.SEE_OWN_WORKLOAD)
def mine(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one's own workload: every line of it, and what it is of."""
    return shown(request, "my_workload.html", acting, told=my_workload(acting, None))


urls: list[URLPattern] = [
    path("team/<int:user_id>/hand-over/", caseload, name="hand_over"),
    path("my-workload/", mine, name="my_workload"),
]
