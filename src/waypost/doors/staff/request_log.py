"""One line a request: route, method, code, who by number, how long: django-structlog, told what not to say."""

from __future__ import annotations

import secrets
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares.request import RequestMiddleware

from waypost.foundation.clock import stopwatch

_LOG = structlog.get_logger("waypost.request")


class OneLineARequest(RequestMiddleware):
    """Writes `request_finished` or `request_failed`, with the route and never the address that was asked for."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note how long it took."""
        request.waypost_began = stopwatch()
        return super().__call__(request)

    def prepare(self, request: HttpRequest) -> None:
        """Give the request its number; say nothing yet: what it asks for is known once it is routed."""
        structlog.contextvars.bind_contextvars(request_id=new_request_id())

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        """Write the line."""
        told: dict[str, Any] = {
            "method": request.method if request.method in _METHODS else "other",
            "route": route_of(request),
            "code": response.status_code,
            "milliseconds": round(1000 * (stopwatch() - request.waypost_began), 1),
        }
        user = getattr(request, "_cached_user", None)  # whoever the request turned out to be; asks for nobody itself
        if user is not None and user.pk is not None:
            told["user_id"] = user.pk
        acting = getattr(request, "waypost_acting", None)
        if acting is not None:
            told["role"] = acting.role.value
        error = request.__dict__.pop("_raised_exception", None)
        if error is None:
            _LOG.info("request_finished", **told)
        else:
            _LOG.error("request_failed", exc_info=error, **told)
        structlog.contextvars.clear_contextvars()

    def _process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Keep the exception for the line; it is said by class and place."""
        request._raised_exception = exception


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def route_of(request: HttpRequest) -> str:
    """Return the pattern that the address met, with no part of the address itself."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(no such address)"


def new_request_id() -> str:
    """Return a number for a request, of no meaning."""
    return secrets.token_hex(8)
