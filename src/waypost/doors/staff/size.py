"""Whatever is too big is refused before a byte of it is read: no page takes a file, and no text is so long.

A photograph tells where it was taken. None is taken in, so that none is kept, in memory or in a folder for a while.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from waypost.doors.staff.errors import too_big


class NothingTooBig:
    """Answers 413 to a request that says it brings more than the settings allow, or whose size is no number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        told = str(request.META.get("CONTENT_LENGTH") or "0")
        if not told.isdigit() or int(told) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return too_big(request)
        return self.get_response(request)
