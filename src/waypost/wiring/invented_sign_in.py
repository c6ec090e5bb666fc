"""Whether somebody may sign in without a password: one rule for the staff site and for the families'.

Two things must be so, each time: the settings say that this is a demonstration, and the request comes from this machine
to this machine with no proxy between. That whoever is chosen is invented, each site asks of its own people.
"""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

_SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")


def is_open_for(request: HttpRequest) -> bool:
    """Answer whether somebody may sign in without a password: the demonstration, on this machine alone."""
    if not settings.IS_DEMONSTRATION or any(name in request.META for name in _SAID_BY_PROXIES):
        return False
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (host == "localhost" or _is_loopback(host))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
