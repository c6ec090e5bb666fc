"""What is possible now with access: glass, conflicts, restrictions. Pure; limits are data in limits.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix


class NotPossible(YoursToFix):
    """It is allowed to this role, but not like this."""


@cache
def limits() -> dict[str, Any]:
    """Return the limits of access, each with its source."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "limits.yaml").read_text(encoding="utf-8"))
    return told


def check_reason(reason: str) -> None:
    """Raise NotPossible for a reason too short to be reviewed."""
    least = int(limits()["break_glass"]["least_words"])
    if len(reason.split()) < least:
        raise NotPossible(f"give a reason of at least {least} words.", do="A senior colleague will read it.")


def check_review(broken_by: int, reviewer: int, is_reviewed: bool) -> None:
    """Raise NotPossible for one's own glass, and for one that was reviewed before."""
    if broken_by == reviewer:
        raise NotPossible("you opened this record yourself.", do="Somebody else reviews it.")
    if is_reviewed:
        raise NotPossible("this was reviewed already.", do="Nothing more is needed.")


def check_kind(name: str, kind: str) -> None:
    """Raise NotPossible unless a kind of conflict or reason for restriction is in its list."""
    if kind not in limits()[name]:
        raise NotPossible("this is not one of the words to choose from.", do="Choose one of the list.")
