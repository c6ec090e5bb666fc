"""Practice alerts: to whom, until when, and who has not read one. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.oversight.clocks import last_day
from waypost.casework.oversight.words import check_word


def check_alert(title: str, words: str, roles: Collection[str]) -> None:
    """Raise NotAWord or NotPossibleNow unless an alert says something, to somebody who reads alerts."""
    if not title.strip() or not words.strip():
        raise NotPossibleNow("there is nothing in this alert.", where="words", do="Write what people must know.")
    if not roles:
        raise NotPossibleNow("it is for nobody.", where="for_roles", do="Choose who must read it.")
    for role in roles:
        check_word("alerted", role)


def due_on(published_on: date, joined_on: date) -> date:
    """Return the last day on which somebody reads an alert: counted from the later of its day and of their first."""
    return last_day("read_alert", max(published_on, joined_on))


def is_for(role: str, service_area: str, *, for_roles: Collection[str], for_area: str) -> bool:
    """Answer whether an alert is for somebody. An alert without an area is for all of them."""
    return role in for_roles and for_area in ("", service_area)
