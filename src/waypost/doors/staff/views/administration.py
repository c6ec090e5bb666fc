"""Who works here: the list, appointing, changing a role or a team from a day, ending an appointment, inviting again.

An invitation is shown once, in the answer to the form that made it, and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access import staff_list
from waypost.casework.access.acting import Acting
from waypost.casework.access.actions.appoint import Post
from waypost.casework.access.actions.staffing import change_appointment, end_appointment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible, limits
from waypost.doors.staff.forms.staff_form import DayField, StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.asked import page_number
from waypost.doors.staff.words import plural, sentence
from waypost.wiring.inviting import Invited, appoint_somebody, invite_somebody

_ROLES = [("", "Choose a role"), *((role.value, role.proper_name) for role in Role)]
_NEW_TEAM = "new"
_LONGEST = 200


class FindForm(StaffForm):
    """Whom to look for among the staff."""

    words = forms.CharField(label="Name, user name or team", max_length=_LONGEST, required=False)


class AppointForm(StaffForm):
    """Somebody, their role and team, and from when."""

    username = forms.CharField(
        label="User name", max_length=150, widget=forms.TextInput(attrs={"autocapitalize": "none"}),
        help_text="What they type to sign in, or the name by which your organisation’s sign-in knows them.",
    )  # fmt: skip
    name = forms.CharField(label="Name", max_length=_LONGEST, help_text="As colleagues see it.")
    role = forms.ChoiceField(label="Role", choices=_ROLES, error_messages={"required": "Choose a role"})
    team = forms.ChoiceField(label="Team", error_messages={"required": "Choose a team"})
    new_team = forms.CharField(label="Name of the new team", max_length=120, required=False)
    service_area = forms.CharField(label="Service area of the new team", max_length=80, required=False)
    agency = forms.ChoiceField(label="Whose team the new team is")
    from_on = DayField(label="First day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "Choose a team"), *_teams(), (_NEW_TEAM, "A new team, named below")]
        self.fields["agency"].choices = list(limits()["agencies"].items())

    def clean(self) -> dict[str, Any]:
        """Ask for the new team's name where there is to be one."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("team") == _NEW_TEAM and not told.get("new_team"):
            self.add_error("new_team", "Enter the name of the new team")
        return told

    def post(self) -> Post:
        """Return what the action takes."""
        told = self.cleaned_data
        place = {"team": told["new_team"], "service_area": told["service_area"], "agency": told["agency"]}
        if told["team"] != _NEW_TEAM:
            chosen = next(one for one in staff_list.every_team() if str(one.team_id) == told["team"])
            place = {"team": chosen.name, "service_area": chosen.service_area, "agency": chosen.agency}
        return Post(told["username"].lower(), told["name"], Role(told["role"]), from_on=told["from_on"], **place)


class ChangeForm(StaffForm):
    """Another role, or another team, and from when."""

    role = forms.ChoiceField(label="Role", choices=_ROLES, error_messages={"required": "Choose a role"})
    team_id = forms.TypedChoiceField(label="Team", coerce=int, error_messages={"required": "Choose a team"})
    from_on = DayField(label="From which day?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team_id"].choices = [("", "Choose a team"), *_teams()]


class EndForm(StaffForm):
    """The last day of an appointment."""

    last_on = DayField(label="Last day", help_text="From the next day on they open nothing in this role.")


class InviteForm(StaffForm):
    """Nothing to fill in: an invitation is asked for once."""


def _teams() -> list[tuple[str, str]]:
    return [
        (str(one.team_id), f"{one.name} ({one.service_area})" if one.service_area else one.name)
        for one in staff_list.every_team()
    ]


@staff_page(Permission.APPOINT_STAFF, methods=ACT)
def staff(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show who works here, and who was looked for. What is typed is sent as a form: no address holds a name."""
    form = FindForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    asked = request.POST if request.method == "POST" else request.GET
    found = staff_list.staff(acting, None, words=words, page=page_number(asked))
    return shown(request, "administration/staff.html", acting, form=form, found=found, words_asked=words)


@staff_page(Permission.APPOINT_STAFF, methods=ACT)
def appoint(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Appoint somebody; whoever is new here gets an invitation, shown once."""
    form = AppointForm(request.POST if request.method == "POST" else None, initial={"from_on": acting.on})
    if form.is_bound and form.is_valid():
        try:
            user_id, invited = appoint_somebody(acting, form.post(), once=form.cleaned_data["once"])
            if invited is not None:
                return _invited(request, acting, user_id, invited)
        except NotPossible as error:
            form.add_error(None, sentence(str(error)))
        else:
            messages.success(request, "The appointment is made.")
            return redirect("staff_person", user_id)
    return _form(request, acting, form, "Appoint somebody", "Appoint", reverse("staff"), "administration/appoint.html")


@staff_page(Permission.APPOINT_STAFF)
def person(request: HttpRequest, acting: Acting, user_id: int) -> HttpResponse:
    """Show one person: what they hold and held, and how they sign in."""
    told = staff_list.person(acting, None, user_id=user_id)
    return shown(request, "administration/person.html", acting, person=told, is_oneself=user_id == acting.user_id)


@staff_page(Permission.APPOINT_STAFF, methods=ACT)
def invite_again(request: HttpRequest, acting: Acting, user_id: int) -> HttpResponse:
    """Ask once more, then show the invitation, once."""
    told = staff_list.person(acting, None, user_id=user_id)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = invite_somebody(acting, user_id, once=form.cleaned_data["once"])
        except NotPossible as error:
            form.add_error(None, sentence(str(error)))
        else:
            return _invited(request, acting, user_id, made)
    about = "Earlier invitations stop working now. An earlier passkey or password stops when this one is taken up."
    back = reverse("staff_person", args=[user_id])
    return _form(request, acting, form, "Invite to sign in", "Make an invitation", back, person=told, about=about)


def _on_an_appointment(
    form_of: type[StaffForm], act: Callable[..., int], title: str, button: str, done: str
) -> Callable[..., HttpResponse]:
    @staff_page(Permission.APPOINT_STAFF, methods=ACT)
    def view(request: HttpRequest, acting: Acting, user_id: int, appointment_id: int) -> HttpResponse:
        told = staff_list.person(acting, None, user_id=user_id)
        held = next((one for one in told.now if one.appointment_id == appointment_id), None)
        if held is None:
            raise NotPossible("there is no such appointment now.", do="Open the page again.")
        later = acting.on + timedelta(days=1)
        begin = {"role": held.role, "team_id": held.team_id, "from_on": later, "last_on": acting.on}
        form = form_of(request.POST if request.method == "POST" else None, initial=begin)
        if form.is_bound and form.is_valid():
            try:
                act(acting, None, appointment_id=appointment_id, once=form.cleaned_data["once"], **form.taken)
            except NotPossible as error:
                form.add_error(None, sentence(str(error)))
            else:
                messages.success(request, done)
                return redirect("staff_person", user_id)
        back = reverse("staff_person", args=[user_id])
        return _form(request, acting, form, title, button, back, person=told, about=_about(held, told))

    return view


def _about(held: staff_list.HeldRole, told: staff_list.Person) -> str:
    about = f"{held.role_title}, {held.team or 'no team'}."
    if told.children:
        about += f" They work for {plural(told.children, 'child', 'children')} today: see that somebody takes over."
    return about


def _change(acting: Acting, child_id: None, *, role: str, **told: Any) -> int:
    return change_appointment(acting, child_id, role=Role(role), **told)


def _form(
    request: HttpRequest, acting: Acting, form: StaffForm, title: str, button: str, back: str,
    template: str = "administration/form.html", **told: Any,
) -> HttpResponse:  # fmt: skip
    status = 400 if form.errors else 200
    told = {"person": None, "about": "", **told}
    return shown(request, template, acting, status=status, form=form, title=title, button=button, back=back, **told)


def _invited(request: HttpRequest, acting: Acting, user_id: int, made: Invited) -> HttpResponse:
    told = staff_list.person(acting, None, user_id=user_id)
    link = request.build_absolute_uri(made.path)
    return shown(request, "administration/invited.html", acting, person=told, made=made, link=link)


urls: list[URLPattern] = [
    path("staff/", staff, name="staff"),
    path("staff/appoint/", appoint, name="staff_appoint"),
    path("staff/<int:user_id>/", person, name="staff_person"),
    path("staff/<int:user_id>/invite/", invite_again, name="staff_invite"),
    path(
        "staff/<int:user_id>/<int:appointment_id>/change/",
        _on_an_appointment(ChangeForm, _change, "Change role or team", "Change it", "The change is written down."),
        name="staff_change",
    ),
    path(
        "staff/<int:user_id>/<int:appointment_id>/end/",
        _on_an_appointment(EndForm, end_appointment, "End an appointment", "End it", "The end is written down."),
        name="staff_end",
    ),
]
