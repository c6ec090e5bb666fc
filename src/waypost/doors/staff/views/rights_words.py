"""The words by which pages say the codes of rights."""

from __future__ import annotations

from waypost.casework.rights.rules import answer_words


def coded() -> dict[str, dict[str, str]]:
    """Return each list of words by code."""
    return {name: answer_words(name) for name in ("askers", "ways")}
