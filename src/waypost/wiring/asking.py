"""Who asks, at which instant, and whether they are sure enough to be answered: the same for pages and for the API."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.foundation.clock import LONDON, UTC, now

ROLE_IN_SESSION = "waypost_role"
SURE = "waypost_second_factor"
INVITED = "waypost_invitation"
"""In a session that the code of an invitation opened, until a way of signing in is set."""
_ACTING = "waypost_acting"
_METHODS = "account_authentication_methods"  # where allauth keeps by what somebody signed in


def instant() -> datetime:
    """Return this instant, in UTC; in a demonstration, this time of the day on the day at which the record ends.

    In UTC, because sums of instants of London would follow the hands of the clock and not the time that goes by.
    """
    at = now()
    on = settings.DEMONSTRATION_DAY
    if on is None:
        return at
    return at.astimezone(LONDON).replace(year=on.year, month=on.month, day=on.day).astimezone(UTC)


def who_asks(request: HttpRequest, *, way: str = "staff") -> Acting | None:
    """Return who acts, in the role they chose; None for somebody without a role, or who is not signed in.

    It is asked once a request, and kept with it for the log.
    """
    if not hasattr(request, _ACTING):
        user = request.user
        acting = None
        if user.is_authenticated:
            acting = acting_as(user.pk, instant(), role=request.session.get(ROLE_IN_SESSION), way=way)
        setattr(request, _ACTING, acting)
    told: Acting | None = getattr(request, _ACTING)
    return told


def is_sure_enough(request: HttpRequest) -> bool:
    """Answer whether this session may open records: a password alone opens none.

    A passkey, a one-time code or the organisation's own sign-in is needed. Whoever has a second factor was asked for it
    on signing in. A session that an invitation opened is not sure, whatever the settings say.
    """
    if request.session.get(INVITED):
        return False
    if settings.IS_DEMONSTRATION or not settings.NEEDS_SECOND_FACTOR or request.session.get(SURE):
        return True
    by_organisation = any(one.get("method") == "socialaccount" for one in request.session.get(_METHODS, ()))
    if by_organisation or is_mfa_enabled(request.user):
        request.session[SURE] = True
        return True
    return False
