"""The addresses of the families' site on a host of its own: every other address is not there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path

from waypost.doors.portal import page
from waypost.doors.portal.views import entering


def start(request: HttpRequest) -> HttpResponse:
    """Lead to the first page."""
    return redirect("family_start")


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that makes no sense."""
    return page.trouble(request, 400)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours."""
    return page.trouble(request, 500)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="family_root"),
    path("my/", include("waypost.doors.portal.urls")),
    path("<path:rest>", entering.missing, name="family_nowhere"),
]
handler400 = refused
handler403 = refused
handler404 = refused
handler500 = failed
