"""What the account page needs to be told. A door may not know the journeys' own classes: any of this shape will do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class ToldLine(Protocol):
    """One thing that happened: its day, title, sentence, sources in words, doubt (or null) and kind of event.

    `learnt_on` says of each source when we learnt it, or is empty.
    """

    happened_on: date
    title: str
    sentence: str
    sources: Sequence[str]
    doubt: str | None
    kind: str
    learnt_on: Sequence[date | None]


class ToldDays(Protocol):
    """Days that a rule gives to one wait and so to its owner, and on what that rests."""

    what: str
    owner: str
    basis: str
    days: float


class ToldRule(Protocol):
    """How an account adds up by one rule: what the rule says, what can be said against it, and its days."""

    title: str
    says: str
    against: str
    parts: Sequence[ToldDays]


class ToldWait(Protocol):
    """Something waited for: whose move it was, from when to when (null: still), for how many whole weeks."""

    what: str
    owner: str
    since_on: date
    until_on: date | None
    weeks: int


class ToldStep(Protocol):
    """A step of a timetable and how it stands: done, due, late or not_started."""

    name: str
    due_on: date | None
    status: str
    days_late: int
    convention: str
    source: str


class ToldWeek(Protocol):
    """Seven days: what happened, what was waited for, whose move it was, and how far an extension in force allows.

    `whose_days` gives each day that counts to one owner, by our rule.
    """

    number: int
    starts_on: date
    lines: Sequence[ToldLine]
    waits: Sequence[ToldWait]
    whose_move: Sequence[str]
    extended_to_on: date | None
    whose_days: Sequence[ToldDays]


class ToldAccount(Protocol):
    """One child's journey week by week. It holds no name and no address: `child_id` alone says who."""

    child_id: str
    as_of: date
    title: str
    law: str | None
    proceedings_id: str | None
    started_on: date | None
    weeks: Sequence[ToldWeek]
    next_steps: Sequence[ToldStep]
    notes: Sequence[str]
    stands: str
    by_rule: Sequence[ToldRule]
    example: str | None
