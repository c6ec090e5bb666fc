"""Who may open a record: what shuts it now, a restriction begun and ended, and conflicts of interest.

Somebody who knows the family says so here, of a child at hand or by reference. Their own access ends at once; whether
there is such a child is not told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.actions import shut
from waypost.casework.access.permissions import Permission
from waypost.casework.access.rules import REFERENCE, limits
from waypost.casework.access.shutting import WhoMayOpen, who_may_open
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.children.queries.shown import Head
from waypost.doors.staff.forms.of_safety import NothingMoreForm
from waypost.doors.staff.forms.of_shutting import ConflictForm, RestrictForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.child import tabs_for
from waypost.doors.staff.views.doing import Asked, Doing, pages_of
from waypost.doors.staff.views.tried import token_of, tried

_BACK = "who_may_open"
_RESTRICT = Permission.RESTRICT_CHILD


@dataclass(frozen=True, slots=True)
class OneOf:
    """What shuts a child's record, or one part of it, with the head of the child's pages."""

    head: Head
    one: Any


def _whole(acting: Acting, child_id: str, **asked: Any) -> OneOf:
    """Return what shuts a record. What is named in the address and does not shut it now is nobody's."""
    told: WhoMayOpen = who_may_open(acting, child_id)
    named = {
        "restriction_id": {one.restriction_id for one in told.restrictions},
        "conflict_id": {one.conflict_id for one in told.conflicts},
    }
    if any(number not in named[name] for name, number in asked.items()):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return OneOf(child_now(acting, child_id).head, told)


@staff_page(_RESTRICT)
def who(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
    """Show what shuts a record now, to whom, and why."""
    told = _whole(acting, child_id)
    return shown(
        request, "child/who_may_open.html", acting, told=told.one, head=told.head, coded=limits(),
        tab={"title": "Who may open this record"}, tabs=tabs_for(acting, child_id, "now"),
    )  # fmt: skip


@staff_page(Permission.DECLARE_CONFLICT, methods=ACT)
def know_a_family(request: HttpRequest, acting: Acting, reference: str = "") -> HttpResponse:
    """Take that somebody knows a family, by reference: the same answer for every reference, and nothing looked up."""
    begun = {"initial": {"reference": reference}} if REFERENCE.fullmatch(reference) else {}
    form = ConflictForm(request.POST if request.method == "POST" else None, **begun)

    def act() -> None:
        shut.declare_conflict(acting, None, **form.taken, **token_of(form))

    if tried(form, act):
        messages.success(request, _SAID)
        return redirect("my_work")
    return shown(request, "know_a_family.html", acting, status=400 if form.is_bound else 200, form=form)


def _restrict(acting: Acting, child_id: str, form: Any, asked: Asked) -> Any:
    reason = form.cleaned_data["reason"]
    return shut.restrict_child(acting, child_id, once=form.token, reason=reason, allowed=form.named)


def _end_restriction(acting: Acting, child_id: str, form: Any, asked: Asked) -> Any:
    return shut.end_restriction(acting, child_id, once=form.token, **asked)


def _end_conflict(acting: Acting, child_id: str, form: Any, asked: Asked) -> Any:
    return shut.end_conflict(acting, child_id, once=form.token, **asked)


_SAID = "It is written down. The record is shut to you from now on; your manager gives the work to somebody else."
DOINGS = (
    Doing("restrict_child", "who-may-open/restrict/", "Restrict this record", "Restrict it",
          "The record is restricted from now on.", RestrictForm, _RESTRICT, _BACK, _whole, _restrict,
          lambda told, acting, _: {"initial": {"allowed": [str(acting.user_id)]}},
          about="From now on nobody else can open it, find it or see it in a list. It ends when you end it."),
    Doing("end_restriction", "who-may-open/<int:restriction_id>/end/", "End the restriction", "End it",
          "The restriction is ended.", NothingMoreForm, _RESTRICT, _BACK, _whole, _end_restriction, is_grave=True,
          about="Everybody whose role and work open this record can open it again from now on."),
    Doing("end_conflict", "who-may-open/conflict/<int:conflict_id>/end/", "End a conflict of interest", "End it",
          "It is ended.", NothingMoreForm, _RESTRICT, _BACK, _whole, _end_conflict, is_grave=True,
          about="The record is open to this person again, as far as their role and work open it."),
)  # fmt: skip
urls: list[URLPattern] = [
    path("child/<str:child_id>/who-may-open/", who, name="who_may_open"),
    path("i-know-a-family/", know_a_family, name="know_a_family"),
    path("i-know-a-family/<str:reference>/", know_a_family, name="know_this_family"),
    *pages_of(DOINGS),
]
