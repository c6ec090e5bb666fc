"""Whether casework can work at all: the database answers, and whatever is done is written down."""

from __future__ import annotations

from django.db import DatabaseError

from waypost.casework.access.acting import acted
from waypost.casework.audit.models import AuditEvent


def is_alive() -> bool:
    """Answer by one query of the audit, and by whether anybody writes it."""
    try:
        AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first()
    except DatabaseError:
        return False
    return acted.has_listeners()
