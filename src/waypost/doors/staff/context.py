"""What every page knows: who is signed in, where they may go, and whether everybody in the record is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.wiring.asking import who_asks


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the navigation, and what a role needs to go there.

    `covers` are further pages that belong to it; `instead` is a place that a role who may go there is shown alone.
    `group` is the heading under which it stands on the page of all places, for a role with many; none: always shown.
    """

    name: str
    title: str
    needs: Permission | None = None
    covers: tuple[str, ...] = ()
    instead: Permission | None = None
    group: str = ""

    def is_for(self, role: Role) -> bool:
        """Answer whether a role is shown it."""
        allowed = self.needs is None or may(role, self.needs)
        return allowed and not (self.instead is not None and may(role, self.instead))

    def has(self, page: str) -> bool:
        """Answer whether a page is it, or belongs to it."""
        return page in (self.name, *self.covers)


WAITING, QUALITY, RECORDS = "Waiting for somebody", "How well we work", "Records, rights and access"
_MOST_IN_A_ROW = 7
"""Places that a page's navigation shows before it becomes a row of the daily ones, and a page of all the others."""
MORE = Place("more", "More")
_LISTS = ("not_met", "meeting_limits", "involvement", "advice", "disputes", "wordings")
PLACES = (
    Place("my_work", "My work today", covers=("my_workload",)),
    Place("my_children", "My children", Permission.SEE_CHILD),
    Place("team", "Team", Permission.SEE_TEAM, ("hand_over", "practitioner", "weights")),
    Place("allocate", "Allocate", Permission.SEE_CAPACITY, ("day_plan",)),
    Place("screening", "Screening", Permission.SEE_SCREENING, ("application", "prioritisation", "share_letters")),
    Place("reports", "What waits", Permission.SEE_REPORTS, _LISTS),
    Place("duty", "Duty", Permission.SEE_DUTY, ("rota",), group=WAITING),
    Place("disputes", "Disputed lines", Permission.DISPUTE_LINE, instead=Permission.SEE_REPORTS, group=WAITING),
    Place("safety", "Safety", Permission.SEE_SAFETY, group=WAITING),
    Place("words_desk", "Words to read", Permission.READ_WORDS, ("read_words", "name_reader"), group=WAITING),
    Place("worries", "Worries", Permission.SETTLE_WORRY, ("settle_worry", "worry_of_nobody"), group=WAITING),
    Place("complaints", "Complaints", Permission.HANDLE_COMPLAINT, ("complaint",), group=WAITING),
    Place(
        "listening",
        "Listening",
        Permission.SEE_LISTENING,
        ("learning_summary", "insight_report", "heard_back"),
        group=QUALITY,
    ),
    Place("oversight", "Oversight", Permission.SEE_OVERSIGHT, group=QUALITY),
    Place("alerts", "Practice alerts", Permission.READ_ALERT, group=QUALITY),
    Place("rights", "Information rights", Permission.SEE_RIGHTS, group=RECORDS),
    Place("search", "Search", Permission.SEARCH_CHILDREN),
    Place("performance", "Performance", covers=("people", "capacity"), group=QUALITY),
    Place(
        "did_it_work",
        "Promises",
        Permission.SEE_RECOMMENDATIONS,
        ("promises", "promise", "promise_reports", "plan"),
        group=QUALITY,
    ),
    Place(
        "what_works",
        "What works",
        Permission.SEE_WHAT_WORKS,
        ("initiative", "good_practice", "survey_counts", "survey", "deep_dive", "pools", "pool"),
        group=QUALITY,
    ),
    Place(
        "assessment",
        "Strategy",
        Permission.SEE_STRATEGY,
        (
            "programmes",
            "programme",
            "change",
            "area_plans",
            "area_plan",
            "calendar",
            "meeting_planned",
            "risks",
            "risk",
            "automated_uses",
            "automated_use",
            "definitions",
            "definition",
        ),
        group=QUALITY,
    ),
    Place(
        "readiness",
        "Readiness",
        Permission.SEE_READINESS,
        ("readiness_area", "readiness_evaluation", "readiness_fidelity"),
        group=QUALITY,
    ),
    Place("audit", "Audit", Permission.READ_AUDIT, group=RECORDS),
    Place("links", "Links", Permission.REVIEW_LINKS, ("pair",), group=WAITING),
    Place("wrong_links", "Wrong links", Permission.FREE_CHILD, ("wrong_link",), group=WAITING),
    Place("know_a_family", "I know a family", Permission.SEE_CHILD, ("know_this_family",), group=RECORDS),
    Place("break_glass", "Open a record", Permission.BREAK_GLASS, group=RECORDS),
    Place("glasses", "Opened records", Permission.REVIEW_BREAK_GLASS, group=RECORDS),
    Place("staff", "Staff", Permission.APPOINT_STAFF, group=RECORDS),
)


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """Return what the layout needs. An error page asks for nothing of it: the database may be gone."""
    user = getattr(request, "user", None)
    acting = who_asks(request) if user is not None else None
    signed_in = user is not None and user.is_authenticated
    return {
        "signed_in": signed_in,
        "who": user.name if signed_in else "",
        "role_title": acting.role.proper_name if acting else "",
        "can": lambda permission: acting is not None and may(acting.role, Permission(permission)),
        "navigation": _navigation(request, acting),
        "oidc_name": settings.OIDC_NAME,
        "is_demonstration": settings.IS_DEMONSTRATION,
        "said": list(messages.get_messages(request)) if signed_in else [],
    }


def places_for(role: Role) -> list[Place]:
    """Return every place that a role is shown."""
    return [place for place in PLACES if place.is_for(role)]


def navigation_for(role: Role, here: str) -> list[dict[str, Any]]:
    """Return a page's navigation: every place of a role with few; of one with many the daily ones, and More.

    Where the daily ones leave room, others stand in the row too, in the order of PLACES. `here` is the name of the page
    that is shown.
    """
    mine = places_for(role)
    first = [place for place in mine if not place.group]
    room = max(0, _MOST_IN_A_ROW - len(first))
    shown = {place.name for place in [*first, *[place for place in mine if place.group][:room]]}
    daily = [place for place in mine if place.name in shown]
    row = [_item(place, place.has(here)) for place in daily]
    if len(daily) < len(mine):
        row.append(_item(MORE, any(place.has(here) for place in (MORE, *mine) if place not in daily)))
    return row


def _navigation(request: HttpRequest, acting: Acting | None) -> list[dict[str, Any]]:
    if acting is None:
        return []
    match = request.resolver_match
    return navigation_for(acting.role, (match.url_name or "") if match else "")


def _item(place: Place, is_current: bool) -> dict[str, Any]:
    return {"text": place.title, "href": reverse(place.name), "current": is_current}
