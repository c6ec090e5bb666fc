"""What pages show of feedback and complaints. Frozen, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words that wait, or were read. `child_id` is empty where this person may not open the child, or nobody knows."""

    text_id: str
    came_with: str  # feedback, survey, complaint
    made_by: str
    arrived_at: datetime
    due_on: date
    working_days_late: int
    state: str
    words: str
    read_by: str
    child_id: str
    child_name: str
    urgency: str
    worry: str
    settle_by_on: date | None
    settled_how: str
    settled_because: str


@dataclass(frozen=True, slots=True)
class ReaderNow:
    """Somebody who is named to read."""

    named_reader_id: int
    user_id: int
    name: str
    from_on: date
    to_on: date | None
    is_me: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The reader's desk: what waits, who reads, and what sounds the alarm.

    `unread` and `late` count all that waits, whoever may read it; `without_reader`: what no named reader may open.
    """

    is_reader: bool
    waiting: tuple[WordsRow, ...]
    readers: tuple[ReaderNow, ...]
    may_be_named: tuple[tuple[int, str], ...]
    unread: int
    late: int
    without_reader: int
    worries_late: int


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint in a list: nothing of what it says."""

    complaint_id: str
    state: str
    stage: int
    made_by: str
    way_in: str
    received_on: date
    decider: str
    is_mine: bool
    next_act: str
    due_on: date | None
    working_days_late: int


@dataclass(frozen=True, slots=True)
class ComplaintPage:
    """A complaint whole, for whoever handles it."""

    row: ComplaintRow
    version: int
    child_id: str
    child_name: str
    age: int | None
    writer: str
    way_back: str
    reach: str
    words: str
    words_state: str
    about: str
    about_name: str
    put_right: str
    acknowledged_on: date | None
    outcome: str
    reasons: str
    because: str
    shared: str
    theme: str
    learning: str
    decided_on: date | None
    answer: str
    answered_on: date | None
    ombudsman_on: date | None
    acts: tuple[str, ...]
    deciders: tuple[tuple[int, str], ...] = ()
    workers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What a decision shares with whoever was complained about. Not who complained, nor of which child, nor a word."""

    decided_on: date
    outcome: str
    shared: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What families said, and what was done with it."""

    heard_id: str
    theme: str
    you_said: str
    we_did: str
    published_on: date


@dataclass(frozen=True, slots=True)
class Talk:
    """That a team talked about its digest of a month: when, who was there, and what will change."""

    talk_id: str
    team: str
    month: date
    discussed_on: date
    present: str
    what_changes: str
    written_by: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count that is safe to show: None where it is hidden, because it is small or would tell one that is."""

    code: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many, and of which kinds."""

    total: int | None
    parts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What was heard from a day up to a day, everywhere or in one team. Every count is safe to show.

    `talks`: what teams said of their digests of those months. `is_discussed` is None where it is no one team's month.
    """

    title: str
    from_on: date
    to_on: date
    by_sentiment: Counted
    by_maker: Counted
    complaints: Counted
    outcomes: Counted
    themes: Counted
    answered: Counted  # in_time, late
    read: Counted  # same_day, late
    median_working_days: int | None
    learning: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    talks: tuple[Talk, ...] = ()
    is_discussed: bool | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the survey, and how it was answered: safe counts."""

    question: str
    answers: Counted


@dataclass(frozen=True, slots=True)
class Insight:
    """A yearly insight report: one kind of reader, every question."""

    band: str
    year: int
    responses: int | None
    asked: tuple[Asked, ...] = field(default_factory=tuple)
