"""The plan of a day: somebody for every child who waits, all at once; confirmed as it is, or changed line by line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.allocate_day import allocate_day
from waypost.casework.allocation.queries import plan_of_today
from waypost.casework.allocation.shown import PlacingPage
from waypost.casework.allocation.words import OTHERWISE, words
from waypost.doors.staff.forms.of_record import RecordForm, pick, text
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.tried import token_of, tried
from waypost.doors.staff.words import plural, sentence

_TO = "to_"
_MOST = 2_000


class DayForm(RecordForm):
    """Who takes each child who waits, as the plan has it, and why where it is somebody else."""

    otherwise = pick(
        "Why, where you choose somebody else than the plan", words(OTHERWISE).items(), first="It is as planned"
    )
    note = text("More about it", required=False, rows=3, longest=_MOST)

    def __init__(self, *args: Any, plan: PlacingPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in plan.lines:
            self.fields[_TO + line.child_id] = forms.TypedChoiceField(
                label=line.name, coerce=int, empty_value=None, required=False, initial=line.user_id,
                choices=[("", "Nobody today"), *line.may_take],
                help_text=". ".join(sentence(one) for one in line.reasons[:2]),
                error_messages={"invalid_choice": "Choose of the list"},
            )  # fmt: skip
        self.order_fields([*(_TO + line.child_id for line in plan.lines), "otherwise", "note"])

    @property
    def to(self) -> dict[str, int]:
        """Return who takes each child for whom somebody is chosen."""
        given = {name.removeprefix(_TO): one for name, one in self.taken.items() if name.startswith(_TO)}
        return {child_id: one for child_id, one in given.items() if one is not None}


@staff_page(Permission.ALLOCATE, methods=ACT)
def day_plan(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the best plan for every child who waits, and take it as it stands or as a manager changed it."""
    plan = plan_of_today(acting, None)
    form = DayForm(request.POST if request.method == "POST" else None, plan=plan)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("otherwise", "note")}
        allocate_day(acting, None, to=form.to, **given, **token_of(form))

    if tried(form, act):
        given = plural(len(form.to), "child has", "children have")
        messages.success(request, f"{given} somebody from today on. It is written down.")
        return redirect("allocate")
    waits = [one for one in plan.lines if one.user_id is None]
    return shown(request, "workload/day_plan.html", acting, status=400 if form.is_bound else 200, form=form, plan=plan,
                 waits=waits)  # fmt: skip


urls: list[URLPattern] = [path("allocate/plan/", day_plan, name="day_plan")]
