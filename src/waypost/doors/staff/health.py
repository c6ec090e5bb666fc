"""Whether this server can work, for the machine that watches it: nothing but a word, and no session."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from waypost.casework.audit.alive import is_alive


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 `well`, or 503 `unwell` when the database or the audit does not answer."""
    well = is_alive()
    return HttpResponse("well\n" if well else "unwell\n", status=200 if well else 503, content_type="text/plain")
