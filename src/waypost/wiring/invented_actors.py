"""Who acts in the demonstration: somebody invented, at an instant, in their role; nobody where nobody holds it."""

from __future__ import annotations

from datetime import datetime

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as


def acting_of(user_id: int | None, at: datetime) -> Acting | None:
    """Return somebody who acts; None where there is nobody."""
    return acting_as(user_id, at) if user_id is not None else None
