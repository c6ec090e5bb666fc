"""The demonstration alone: sign in as somebody invented, without a passphrase. 404 everywhere else."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.signing_in import invented_readers
from waypost.doors.portal import session
from waypost.doors.portal.page import ACT, problem, public_page, shown
from waypost.wiring.asking import instant

_SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")


@public_page(methods=ACT)
def as_somebody_invented(request: HttpRequest) -> HttpResponse:
    """Offer the invented readers, and sign in as the one who was chosen."""
    if not _is_open_for(request):
        return problem(request, "missing", 404)
    readers = invented_readers()
    if request.method == "POST":
        chosen = [one for one in readers if str(one.site_pk) == request.POST.get("reader")]
        if chosen:
            session.begin(request, Reader(chosen[0].site_pk, instant()))
            return redirect("family_today")
    return shown(request, "demonstration", readers=readers)


def _is_open_for(request: HttpRequest) -> bool:
    if not settings.IS_DEMONSTRATION or any(name in request.META for name in _SAID_BY_PROXIES):
        return False
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (host == "localhost" or _is_loopback(host))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
