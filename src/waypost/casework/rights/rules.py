"""How long a record is kept, when it may be erased, and what of it somebody may have who asks. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.rights.classification import About, Disclosure, FieldMark
from waypost.foundation.errors import YoursToFix


class NotYet(YoursToFix):
    """The record may not be erased now."""


class NotAReason(YoursToFix):
    """The reason is none of the list."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How long one class of data is kept. `status`: published or assumption."""

    years: int
    counted_from: str
    means: str
    status: str
    source: str


class Told(StrEnum):
    """What becomes of a field when somebody asks for a copy of their data."""

    GIVEN = "given"
    WORK = "left out: it tells of the system's work, and of nobody"
    OTHERS = "withheld: it is about somebody else"
    STAFF = "withheld: it names somebody at work"
    CONFIDENTIAL = "withheld: it is confidential"
    TO_BE_READ = "withheld until somebody has read it: it may tell of others"
    HARM = "withheld: somebody with the right to decide found that it would do serious harm"


@cache
def schedule() -> dict[str, Kept]:
    """Return how long each class of data is kept."""
    return {
        name: Kept(one["years"], one["from"], one["means"], one["status"], one["source"])
        for name, one in _read()["classes"].items()
    }


def reasons(of: str) -> tuple[str, ...]:
    """Return the coded reasons of `holds`, of `erasures` or of `openings`."""
    return tuple(_read()[of]["reasons"])


def check_reason(of: str, reason: str) -> None:
    """Raise NotAReason unless it is one of the list."""
    if reason not in reasons(of):
        raise NotAReason("this is not one of the reasons to choose from.", do="Choose one of the list.")


def needs_two_people(reason: str) -> bool:
    """Answer whether an erasure for a reason is asked for by one person and done by another."""
    return reason in _read()["erasures"]["two_people"]


def check_two_people(reason: str, *, asked_for: str | None, asked_by: int | None, eraser: int) -> None:
    """Raise NotYet unless somebody else asked for this erasure, for this reason, where the rules want two people."""
    if not needs_two_people(reason):
        return
    if asked_for != reason:
        raise NotYet("nobody has asked for this erasure.", do="Somebody else asks for it first.")
    if asked_by == eraser:
        raise NotYet("you asked for this erasure, so somebody else does it.", do="Ask another head of service.")


def answer_words(name: str) -> dict[str, str]:
    """Return the words of `askers` or of `ways` by their codes."""
    return {code: one["words"] for code, one in _read()["answer"][name].items()}


def answer_due_on(asked_on: date) -> date:
    """Return the last day for an answer: the same day a month on, or the last day of that month."""
    months = asked_on.month - 1 + int(_read()["answer"]["months"])
    year, month = asked_on.year + months // 12, months % 12 + 1
    return date(year, month, min(asked_on.day, monthrange(year, month)[1]))


def kept_until(counted_from: Collection[date]) -> date:
    """Return the first day on which a child's record need not be kept any more.

    `counted_from`: of every child of the family's cases the day of birth, else the day on which the record was opened.
    """
    youngest, years = max(counted_from), schedule()["child_record"].years
    try:
        return youngest.replace(year=youngest.year + years)
    except ValueError:  # born on 29 February: of age on 1 March, as the law has it
        return date(youngest.year + years, 3, 1)


def check_can_erase(reason: str, until: date, on: date, *, is_held: bool, is_open: bool) -> None:
    """Raise NotYet for a record under a legal hold, one that is open, or one whose time is not over. Or NotAReason."""
    check_reason("erasures", reason)
    if is_held:
        raise NotYet("this record is under a legal hold.", do="Ask who set the hold.")
    if is_open and reason == "retention_over":
        raise NotYet("this record is open.", do="Close it first.")
    if reason == "retention_over" and on < until:
        raise NotYet("this record must still be kept.", do="The first possible day stands on the page of the schedule.")


def told(mark: FieldMark) -> Told:
    """Return what becomes of a field when the child, or somebody for the child, asks for a copy."""
    if mark.about is About.WORK:
        return Told.WORK
    if mark.disclosure is Disclosure.CONFIDENTIAL:
        return Told.CONFIDENTIAL
    if mark.about is About.CHILD:
        return Told.GIVEN
    return {About.RELATIVE: Told.OTHERS, About.STAFF: Told.STAFF, About.ANYONE: Told.TO_BE_READ}[mark.about]


def opening_days() -> int:
    """Return for how many days a closed record is opened to whoever needs it, the first counted."""
    return int(_read()["openings"]["days"])


@cache
def _read() -> dict[str, Any]:
    text = files("waypost.casework.rights").joinpath("retention.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read
