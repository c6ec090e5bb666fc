"""A child, tab by tab. Each tab asks one question, which is one sensitive reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.advice.queries import child_advice
from waypost.casework.allocation.duty import duty_words
from waypost.casework.allocation.duty_told import child_duty
from waypost.casework.children.queries import a_child
from waypost.casework.corrections.queries import child_disputes
from waypost.casework.corrections.words import told as dispute_words
from waypost.casework.engagement.queries import child_meetings
from waypost.casework.engagement.words import words as meeting_words
from waypost.casework.letters.queries import child_letters
from waypost.casework.oversight.queries.reviews import child_oversight
from waypost.casework.reports.queries import child_reports
from waypost.casework.safety.queries.child import child_safety
from waypost.casework.sharing.queries.for_staff import child_sharing
from waypost.doors.staff.page import View, shown, staff_page
from waypost.doors.staff.views import oversight_words, safety_words
from waypost.doors.staff.views.asked import page_number, pagination
from waypost.doors.staff.weeks import told_together


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its name in addresses, its title, the question it asks and how the request changes that question."""

    name: str
    title: str
    ask: Callable[..., Any]
    choices: Callable[[HttpRequest], dict[str, Any]] = lambda _: {}
    needs: Permission = Permission.SEE_CHILD
    beside: Callable[[Acting, str], dict[str, Any]] = lambda acting, child_id: {}


def _chronology(request: HttpRequest) -> dict[str, Any]:
    return {"page": page_number(request.GET), "agency": request.GET.get("agency", "")[:40]}


def _letters(acting: Acting, child_id: str) -> dict[str, Any]:
    """Return the child's letters beside the reports, for a role that may see them."""
    return {"letters": child_letters(acting, child_id) if may(acting.role, Permission.SEE_LETTERS) else None}


TABS = (
    Tab("now", "Now", a_child.child_now),
    Tab("account", "Account", a_child.child_account),
    Tab("chronology", "Chronology", a_child.child_chronology, _chronology),
    Tab(
        "meetings",
        "What the child said",
        child_meetings,
        needs=Permission.SEE_MEETINGS,
        beside=lambda acting, child_id: {"coded": meeting_words()},
    ),
    Tab("family", "Family", a_child.child_family),
    Tab("plan", "Plan", a_child.child_plan),
    Tab("proceedings", "Proceedings", a_child.child_cases),
    Tab("timetable", "Timetable", a_child.child_now),
    Tab("documents", "Documents", child_reports, needs=Permission.SEE_REPORTS, beside=_letters),
    Tab("advice", "Advice", child_advice, needs=Permission.SEE_ADVICE),
    Tab("disputes", "Disputed lines", child_disputes, beside=lambda acting, child_id: {"coded": dispute_words()}),
    Tab(
        "safety",
        "Safety",
        child_safety,
        needs=Permission.SEE_SAFETY,
        beside=lambda acting, child_id: {"coded": safety_words.coded()},
    ),
    Tab(
        "duty",
        "Duty",
        child_duty,
        needs=Permission.SEE_DUTY,
        beside=lambda acting, child_id: {"coded": duty_words()},
    ),
    Tab("sharing", "Family’s site", child_sharing, needs=Permission.SEE_SHARING),
    Tab(
        "oversight",
        "Oversight",
        child_oversight,
        needs=Permission.SEE_OVERSIGHT,
        beside=lambda acting, child_id: {"coded": oversight_words.coded()},
    ),
)


def _view(tab: Tab) -> View:
    @staff_page(tab.needs)
    def one_tab(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
        chosen = tab.choices(request)
        told = tab.ask(acting, child_id, **chosen)
        more = tab.beside(acting, child_id)
        if hasattr(told, "pages"):
            more |= {"pages": pagination(request, told.page, told.pages), **chosen}
        return shown(
            request, f"child/{tab.name}.html", acting, told=told, head=told.head, tab=tab,
            tabs=tabs_for(acting, child_id, tab.name), as_day=as_day, told_together=told_together, **more,
        )  # fmt: skip

    return one_tab


def tabs_for(acting: Acting, child_id: str, here: str) -> list[dict[str, Any]]:
    """Return the tabs of a child that a role may open; `here` is the one that is open, or to which a page belongs."""
    return [
        {"text": one.title, "href": reverse(f"child_{one.name}", args=[child_id]), "current": one.name == here}
        for one in TABS
        if may(acting.role, one.needs)
    ]


def as_day(text: str | date | None) -> date | None:
    """Return the day that an account, which is kept as JSON, tells as text."""
    return date.fromisoformat(text[:10]) if isinstance(text, str) and text else text or None


urls: list[URLPattern] = [
    path(f"child/<str:child_id>/{'' if tab.name == 'now' else tab.name + '/'}", _view(tab), name=f"child_{tab.name}")
    for tab in TABS
]
