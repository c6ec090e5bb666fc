"""What is possible now with access: glass, conflicts, restrictions. Pure; limits are data in limits.yaml."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.foundation.errors import YoursToFix

REFERENCE = re.compile(r"C-[0-9A-Z-]{1,38}")
"""How a child's reference looks: whatever else somebody typed is no word for the audit."""
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,149}")


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


def check_reference(reference: str) -> None:
    """Raise NotPossible for what is no reference of a child: nothing else may stand in the audit."""
    if not REFERENCE.fullmatch(reference):
        raise NotPossible(
            "this is not a child's reference.", do="It begins with C- and stands on every letter and on every page."
        )


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


def check_username(username: str) -> None:
    """Raise NotPossible for a user name that could not be typed the same by everybody."""
    if not _USERNAME.fullmatch(username):
        raise NotPossible(
            "a user name is small letters, digits and . _ @ + - alone, at least two of them.",
            do="Take the name by which the organisation's own sign-in knows them.",
        )


def check_not_oneself(acting_id: int, user_id: int) -> None:
    """Raise NotPossible for a role or an invitation of one's own: somebody else gives it."""
    if acting_id == user_id:
        raise NotPossible("this is your own.", do="Another administrator does it for you.")


def check_place(role: Role, team: str, service_area: str) -> None:
    """Raise NotPossible where a role opens the children of a team or an area, and none is named."""
    if not team:
        raise NotPossible("a role is held in a team.", do="Name the team.")
    if SCOPES[role] is Scope.AREA and not service_area:
        raise NotPossible("this role opens the children of a service area.", do="Name a team that has an area.")


def check_change(from_on: date, began_on: date, today: date) -> None:
    """Raise NotPossible for a change that would rewrite days on which somebody worked in the role."""
    if from_on < began_on:
        raise NotPossible("the appointment began later than this.", do="Give a day after it began.")
    if from_on < today and from_on == began_on:
        raise NotPossible("the appointment has stood since then.", do="Give a later day.")


def is_open(until_is_over: bool, wrong_codes: int, is_used: bool, is_withdrawn: bool) -> bool:
    """Answer whether an invitation can still be taken up."""
    most = int(limits()["invitation"]["wrong_codes"])
    return not (until_is_over or is_used or is_withdrawn) and wrong_codes < most
