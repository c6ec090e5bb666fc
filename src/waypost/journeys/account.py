"""The account: one child's journey told week by week, in plain words. Frozen values; `telling.tell` makes them.

It is the page that the court, Cafcass and the authority can agree on and dispute line by line: what happened, what was
waited for and by whom, whose move it was, what is next. Every line names its sources and its doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

STATUSES = ("done", "due", "late", "not_started")


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One thing that happened. `sources` names every source that tells it; `doubt` is a sentence, or null."""

    happened_on: date
    title: str
    sentence: str
    sources: tuple[str, ...]
    doubt: str | None
    kind: str  # vocabulary.events.EventKind

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("an account's line names at least one source")


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that the child waited for, and whose move it was. `until_on` is null while the wait goes on.

    `owner` is court, cafcass, local_authority, experts, lawyers, legal_aid_agency or other. `weeks` are whole weeks, to
    `until_on` or to the day the account was told.
    """

    what: str
    owner: str
    since_on: date
    until_on: date | None
    weeks: int

    def __post_init__(self) -> None:
        if self.until_on is not None and self.until_on < self.since_on:
            raise ValueError("a wait ends before it begins")


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step of a timetable: what is done, due or late. `convention` names how the limit is counted."""

    name: str
    due_on: date | None
    status: str
    days_late: int
    convention: str
    source: str

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"a step's status is one of {', '.join(STATUSES)}")


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of a journey. Week 1 begins on the day the account begins.

    `extended_to_on` is the last day that an extension in force that week allows: a permission
    laid over the week, no wait.
    """

    number: int
    starts_on: date
    lines: tuple[AccountLine, ...]
    waits: tuple[Wait, ...]
    whose_move: tuple[str, ...]
    extended_to_on: date | None = None

    @property
    def ends_on(self) -> date:
        """The seventh day of the week."""
        return self.starts_on + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Account:
    """One child's journey, or one set of proceedings in it, week by week. `notes` says what the reader must know."""

    child_id: str
    as_of: date
    is_invented: bool
    title: str
    law: str | None
    proceedings_id: str | None
    started_on: date | None
    weeks: tuple[Week, ...]
    next_steps: tuple[NextStep, ...]
    notes: tuple[str, ...] = field(default=())
