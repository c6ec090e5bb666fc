"""The lists of what waits for somebody: reports, meetings, advice, disputed lines. One row of tabs leads to each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may

LISTS = (
    ("reports", "Reports", Permission.SEE_REPORTS),
    ("not_met", "Children to meet", Permission.SEE_MEETINGS),
    ("from_families", "From families", Permission.SEE_SHARING),
    ("advice", "Advice and orders", Permission.SEE_ADVICE),
    ("disputes", "Disputed lines", Permission.DISPUTE_LINE),
    ("wordings", "Wording of letters", Permission.SIGN_WORDING),
)


def lists_for(acting: Acting, here: str) -> list[dict[str, Any]]:
    """Return the lists that a role may open."""
    return [
        {"text": title, "href": reverse(name), "current": name == here}
        for name, title, needs in LISTS
        if may(acting.role, needs)
    ]
