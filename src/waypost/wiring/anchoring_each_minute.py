"""A thread of each worker of the site that anchors the audit when a minute has passed. One of them comes first."""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

from waypost.foundation.clock import now

SECONDS_BETWEEN_LOOKS = 15


def begin(worker: Any = None) -> Thread:
    """Start looking, in a worker that has just begun (gunicorn's post_worker_init). It ends with the worker."""
    thread = Thread(target=keep_anchoring, args=(Event(),), name="waypost-anchors", daemon=True)
    thread.start()
    return thread


def keep_anchoring(stop: Event, seconds: float = SECONDS_BETWEEN_LOOKS) -> None:
    """Look again and again until told to stop. A database that is away for a moment is asked again the next time."""
    from django.db import DatabaseError, connection  # noqa: PLC0415
    from structlog import get_logger  # noqa: PLC0415

    from waypost.casework.audit.anchoring import anchor_if_due  # noqa: PLC0415

    while not stop.wait(seconds):
        try:
            anchor_if_due(now())
        except DatabaseError as error:
            get_logger("waypost.audit").warning("no anchor was made", error=type(error).__name__)
        finally:
            connection.close()
