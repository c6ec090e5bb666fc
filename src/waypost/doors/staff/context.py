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
    """

    name: str
    title: str
    needs: Permission | None = None
    covers: tuple[str, ...] = ()
    instead: Permission | None = None

    def is_for(self, role: Role) -> bool:
        """Answer whether a role is shown it."""
        allowed = self.needs is None or may(role, self.needs)
        return allowed and not (self.instead is not None and may(role, self.instead))


_LISTS = ("not_met", "meeting_limits", "advice", "disputes", "wordings")
PLACES = (
    Place("my_work", "My work today"),
    Place("my_children", "My children", Permission.SEE_CHILD),
    Place("team", "Team", Permission.SEE_TEAM),
    Place("allocate", "Allocate", Permission.SEE_CAPACITY),
    Place("screening", "Screening", Permission.SEE_SCREENING, ("application", "prioritisation", "share_letters")),
    Place("reports", "What waits", Permission.SEE_REPORTS, _LISTS),
    Place("disputes", "Disputed lines", Permission.DISPUTE_LINE, instead=Permission.SEE_REPORTS),
    Place("safety", "Safety", Permission.SEE_SAFETY),
    Place("oversight", "Oversight", Permission.SEE_OVERSIGHT),
    Place("alerts", "Practice alerts", Permission.READ_ALERT),
    Place("rights", "Information rights", Permission.SEE_RIGHTS),
    Place("search", "Search", Permission.SEARCH_CHILDREN),
    Place("performance", "Performance"),
    Place("audit", "Audit", Permission.READ_AUDIT),
    Place("links", "Links", Permission.REVIEW_LINKS, ("pair",)),
    Place("wrong_links", "Wrong links", Permission.FREE_CHILD, ("wrong_link",)),
    Place("break_glass", "Open a record", Permission.BREAK_GLASS),
    Place("glasses", "Opened records", Permission.REVIEW_BREAK_GLASS),
    Place("staff", "Staff", Permission.APPOINT_STAFF),
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


def _navigation(request: HttpRequest, acting: Acting | None) -> list[dict[str, Any]]:
    if acting is None:
        return []
    match = request.resolver_match
    here = match.url_name if match else ""
    return [
        {"text": place.title, "href": reverse(place.name), "current": here in (place.name, *place.covers)}
        for place in PLACES
        if place.is_for(acting.role)
    ]
