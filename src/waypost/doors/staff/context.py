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
from waypost.wiring.asking import who_asks


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the navigation, and what a role needs to go there."""

    name: str
    title: str
    needs: Permission | None = None


PLACES = (
    Place("my_work", "My work today"),
    Place("my_children", "My children", Permission.SEE_CHILD),
    Place("team", "Team", Permission.SEE_TEAM),
    Place("allocate", "Allocate", Permission.SEE_CAPACITY),
    Place("screening", "Screening", Permission.SEE_SCREENING),
    Place("search", "Search", Permission.SEARCH_CHILDREN),
    Place("audit", "Audit", Permission.READ_AUDIT),
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
        {"text": place.title, "href": reverse(place.name), "current": here == place.name}
        for place in PLACES
        if place.needs is None or may(acting.role, place.needs)
    ]
