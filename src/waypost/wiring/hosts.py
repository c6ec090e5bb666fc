"""A host for each site: the families' site is reached by its own names alone, and the staff site never by those.

Browsers keep cookies, forms and stored pages by host, so nothing of one site is ever sent to the other. Where no host
is named for families (a demonstration), both answer at every name, the families' under /my/.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import set_urlconf

FAMILY_URLS = "waypost.doors.portal.own_urls"
STAFF_URLS = "waypost.doors.staff.own_urls"


class OneSiteAHost:
    """Chooses the addresses that a host answers. Another site's address is one that is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the addresses of this host's site."""
        if settings.FAMILY_HOSTS:
            host = request.get_host().rsplit(":", 1)[0].lower()
            request.urlconf = FAMILY_URLS if host in settings.FAMILY_HOSTS else STAFF_URLS
            set_urlconf(request.urlconf)
        return self.get_response(request)


def family_address(request: HttpRequest, path: str) -> str:
    """Return the whole address of a page of the families' site, as it stands on the paper of an invitation."""
    if not settings.FAMILY_HOSTS:
        return request.build_absolute_uri(path)
    return f"{request.scheme}://{settings.FAMILY_HOSTS[0]}{path}"
