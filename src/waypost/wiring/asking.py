"""Who asks, when and from where, and whether they are sure enough to be answered: the same for pages and the API."""

from __future__ import annotations

import ipaddress
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


def place_of(request: HttpRequest) -> str:
    """Return the network address that a request comes from, for counting alone; of IPv6, the network of a home (/64).

    Behind proxies the connection is the nearest proxy's, for everybody alike. Each adds where it was asked from to the
    end of X-Forwarded-For, so that what a visitor writes there before them is never read. One proxy where none is
    counted and a proxy ends https.
    """
    proxies = getattr(settings, "AXES_IPWARE_PROXY_COUNT", None) or (1 if settings.SECURE_PROXY_SSL_HEADER else 0)
    said = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    given = said[-proxies] if 0 < proxies <= len(said) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


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
