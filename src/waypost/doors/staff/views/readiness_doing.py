"""Doing one thing about an area that changes over: a page with a form, one action, and back to the area."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.access.permissions import Permission
from waypost.casework.readiness.actions import attest, declare, follow, go_live, look_again
from waypost.casework.readiness.queries.areas import AreaShown, GateShown, an_area
from waypost.doors.staff.forms import of_readiness as forms
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.page import ACT, View, shown, staff_page
from waypost.doors.staff.views.oversight_taking import taken
from waypost.wiring.readiness_figures import figures_of, limits_in_force

_Act = Callable[[Acting, AreaShown, RecordForm, Mapping[str, str]], Any]


@dataclass(frozen=True, slots=True)
class ForArea:
    """One thing that can be done about an area, or about one gate of it. `begins`: the first values of the form."""

    name: str
    path: str
    title: str
    button: str
    done: str
    form: type[RecordForm]
    needs: Permission
    act: _Act
    about: str = ""
    begins: Callable[[Acting], dict[str, Any]] = lambda acting: {}

    def version_of(self, told: AreaShown) -> int | None:
        """Return the version that its form rests on; looking again rests on none: whoever looks second looks newest."""
        return None if self.form is forms.LookForm else told.version


def _on_area(action: Callable[..., Any], *, has_limits: bool = False) -> _Act:
    def act(acting: Acting, told: AreaShown, form: RecordForm, asked: Mapping[str, str]) -> Any:
        more = {"limits": limits_in_force()} if has_limits else {}
        code = told.line.code
        return action(acting, None, once=form.token, code=code, version=form.seen, **asked, **form.taken, **more)

    return act


def _look(acting: Acting, told: AreaShown, form: RecordForm, asked: Mapping[str, str]) -> Any:
    code, limits = told.line.code, limits_in_force()
    figures = figures_of(code, told.line.service_area)
    return look_again.look_again(acting, None, once=form.token, code=code, figures=figures, limits=limits)


def _follow(acting: Acting, told: AreaShown, form: RecordForm, asked: Mapping[str, str]) -> Any:
    return follow.follow_transition(acting, None, once=form.token, code=told.line.code, limits=limits_in_force())


def _today(acting: Acting) -> dict[str, Any]:
    return {"live_on": acting.on}


DOINGS = (
    ForArea("readiness_look", "look/", "Look at the gates again", "Look again", "The gates were looked at again.",
            forms.LookForm, Permission.LOOK_AT_GATES, _look,
            "Each computed gate is judged from the newest released figures. What two people said lapses after its "
            "time. A gate that shuts ends the declaration and the plan that rest on it."),
    ForArea("readiness_attest", "gate/<str:gate>/attest/", "Attest a gate", "I looked, and it is so",
            "You attested it. Somebody else has to look and confirm it.", forms.AttestForm, Permission.ATTEST_GATE,
            _on_area(attest.attest), "It stays shut until a second person who looked confirms it."),
    ForArea("readiness_confirm", "gate/<str:gate>/confirm/", "Confirm a gate", "I looked as well, and it is so",
            "The gate is open.", forms.AttestForm, Permission.ATTEST_GATE, _on_area(attest.confirm, has_limits=True),
            "You are the second person. Look yourself before you confirm."),
    ForArea("readiness_take_back", "gate/<str:gate>/take-back/", "Shut a gate again", "Shut it", "The gate is shut.",
            forms.BecauseForm, Permission.ATTEST_GATE, _on_area(attest.take_back),
            "A declaration and a planned go-live that rest on it end at once. They are kept."),
    ForArea("readiness_declare", "declare/", "Declare the area ready", "Declare it ready",
            "The area is declared ready.", forms.DeclareForm, Permission.DECLARE_READY, _on_area(declare.declare_ready),
            "Possible only while every gate is open. No waiver exists."),
    ForArea("readiness_plan", "plan/", "Plan the go-live", "Plan it", "The go-live is planned.", forms.PlanForm,
            Permission.DECLARE_READY, _on_area(declare.plan_launch),
            "Possible only while every gate is open and the area is declared ready. An earlier plan ends."),
    ForArea("readiness_end", "end/", "End the declaration", "End it", "The declaration is ended.", forms.BecauseForm,
            Permission.DECLARE_READY, _on_area(declare.end_declaration), "A planned go-live ends with it."),
    ForArea("readiness_live", "live/", "Record that it is law", "Record it", "It is recorded.", forms.LiveForm,
            Permission.RECORD_LIVE, _on_area(go_live.record_live),
            "The law does not wait for the gates: record it as it is. If the area is not ready, the contingency "
            "protocol begins at once. Children whose cases are open under the old programme are followed.", _today),
    ForArea("readiness_step", "step/<str:step>/", "Say that a step is done", "It is done", "It is written down.",
            forms.StepForm, Permission.WORK_CONTINGENCY, _on_area(go_live.do_contingency_step)),
    ForArea("readiness_follow", "follow/", "Look at the children who are followed", "Look again",
            "The children who are followed were looked at.", forms.LookForm, Permission.LOOK_AT_GATES, _follow,
            "For each child whose case was open at the changeover: does somebody work for them, is it the same person, "
            "has a step become late, was the case moved?"),
)  # fmt: skip
"""Everything that is done about an area."""


def _gate(told: AreaShown, asked: Mapping[str, str]) -> GateShown | None:
    """Return the gate that the address names. Raises NothingThere for one that nobody attests."""
    if "gate" not in asked:
        if "step" in asked and asked["step"] not in {one.step for one in told.contingency}:
            raise NothingThere("there is no such step at work.", do="Open the area's page.")
        return None
    found = next((one for one in told.gates if one.gate.id == asked["gate"] and one.gate.is_attested), None)
    if found is None:
        raise NothingThere("nobody attests such a gate.", do="Open the area's page.")
    return found


def view_of(doing: ForArea) -> View:
    """Return the page of one thing that can be done."""

    @staff_page(doing.needs, methods=ACT)
    def do(request: HttpRequest, acting: Acting, code: str, **asked: str) -> HttpResponse:
        told = an_area(acting, None, code=code)
        gate = _gate(told, asked)
        is_sent = request.method == "POST"
        form = (
            doing.form(request.POST)
            if is_sent
            else doing.form(version=doing.version_of(told), initial=doing.begins(acting))
        )
        if is_sent and taken(form, lambda: doing.act(acting, told, form, asked)):
            messages.success(request, doing.done)
            return redirect("readiness_area", code)
        if is_sent:
            form.is_sent_again(doing.version_of(told))
        if gate is not None:
            form.of(gate)
        return shown(
            request, "readiness/form.html", acting, status=400 if is_sent else 200, form=form, title=doing.title,
            button=doing.button, about=doing.about, back=reverse("readiness_area", args=[code]), gate=gate,
            area=told.line,
        )  # fmt: skip

    return do


urls: list[URLPattern] = [path(f"readiness/<str:code>/{one.path}", view_of(one), name=one.name) for one in DOINGS]
