"""What somebody sees who failed to sign in too often, and so does whoever tries in their name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Answer 429 in plain words, the same for a name that exists and one that does not."""
    return HttpResponse(render_to_string("sign_in/locked_out.html"), status=429)
