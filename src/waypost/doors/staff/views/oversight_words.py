"""The words by which pages say the codes and clocks of oversight."""

from __future__ import annotations

from typing import Any

from waypost.casework.oversight.clocks import clocks
from waypost.casework.oversight.words import listed

CLOCKS = {
    "tell_authority": "Tell the authority",
    "notify_panel": "The authority notifies the national panel",
    "rapid_review": "The rapid review is finished",
}


def coded() -> dict[str, Any]:
    """Return lists of words by code, and each clock of the panel in words and as it stands in the data."""
    lists = {name: dict(listed(name)) for name in ("blockers", "learning_after", "notified_after")}
    return {**lists, "clocks": {name: (words, clocks()[name]) for name, words in CLOCKS.items()}}
