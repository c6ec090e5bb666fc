"""One structured line a request on standard output, and none that holds anything of a person.

What may stand in a line is a closed list of names. An address is said as its route (`child/<str:child_id>/`), an
exception by its class and the place in our code, and a line that some library writes comes out as that library's name.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog

KEPT = frozenset(
    {"event", "level", "timestamp", "request_id", "user_id", "role", "route", "method", "code", "milliseconds"}
    | {"fault", "place", "logger", "workers", "listens"}
)
EVENTS = frozenset({"request_finished", "request_failed", "serve started", "serve stopped", "library line"})
_Line = MutableMapping[str, Any]


def only_what_is_kept(_: Any, __: str, line: _Line) -> _Line:
    """Drop every name that is not in the list, and say an exception by its class and place alone."""
    error = _error(line.pop("exc_info", None))
    if error is not None:
        line["fault"], line["place"] = type(error).__name__, _place(error.__traceback__)
    if line.get("event") not in EVENTS:
        line["event"] = "library line"
    return {name: value for name, value in line.items() if name in KEPT}


def _error(told: Any) -> BaseException | None:
    if isinstance(told, BaseException):
        return told
    if isinstance(told, tuple) and len(told) == 3 and isinstance(told[1], BaseException):
        return told[1]
    return None


def _place(trace: TracebackType | None) -> str:
    """Return the last place in our own code: file and line, no source and no value."""
    frames = [frame for frame in traceback.extract_tb(trace) if "waypost" in Path(frame.filename).parts]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "elsewhere"


class LibraryLines(logging.Formatter):
    """Says of a line that a library writes only whose it is, how grave, and the class of its exception."""

    def __init__(self, *, as_json: bool = True) -> None:
        super().__init__()
        self._render = _renderer(as_json)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: _Line = {"event": "library line", "logger": record.name, "level": record.levelname.lower()}
        if record.exc_info:
            line["exc_info"] = record.exc_info
        return str(self._render(None, "", only_what_is_kept(None, "", line)))


def _renderer(as_json: bool) -> Any:
    return structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)


def set_up_structlog(least: int = logging.INFO) -> None:
    """Make structlog write what is kept, as JSON, one line each, from a level on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_what_is_kept,
            _renderer(True),
        ],
        logger_factory=structlog.PrintLoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(least),
        cache_logger_on_first_use=False,
    )


_LEAST = {"django": "WARNING", "django.request": "ERROR", "axes": "ERROR", "allauth": "WARNING", "gunicorn": "WARNING"}


def logging_settings() -> dict[str, Any]:
    """Return Django's LOGGING: what libraries write goes through one formatter that says next to nothing of it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"library": {"()": "waypost.wiring.site_logging.LibraryLines"}},
        "handlers": {"library": {"class": "logging.StreamHandler", "formatter": "library"}},
        "loggers": {
            name: {"handlers": ["library"], "level": level, "propagate": False} for name, level in _LEAST.items()
        },
    }
