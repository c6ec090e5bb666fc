"""The words by which pages say the codes of safety."""

from __future__ import annotations

from waypost.casework.safety.words import told

_LISTS = ("harms", "levels", "warnings", "ways", "supports", "support_after")
_MISSING = {
    "action": "Say what was done",
    "is_child_at_risk": "Say whether a child is at risk",
    "child_protection_action": "Tell the authority",
}
"""What an incident still lacks, by the code that rules.missing_of_incident gives it."""


def coded() -> dict[str, dict[str, str]]:
    """Return each list of words by code."""
    lists = {name: {code: one["words"] for code, one in told()[name].items()} for name in _LISTS}
    return {**lists, "missing": _MISSING}
