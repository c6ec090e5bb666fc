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
    """One thing that happened. `sources` names every source that tells it; `doubt` is a sentence, or null.

    `learnt_on` says of each source, in the same order, on which day we learnt what it says now; null where no source
    says when it told it. It is empty where nothing is known of it.
    """

    happened_on: date
    title: str
    sentence: str
    sources: tuple[str, ...]
    doubt: str | None
    kind: str  # vocabulary.events.EventKind
    learnt_on: tuple[date | None, ...] = ()

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("an account's line names at least one source")
        if self.learnt_on and len(self.learnt_on) != len(self.sources):
            raise ValueError("a line says of each of its sources when it was learnt, or of none")


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
    """A step of a timetable: what is done, due or late. `convention` names how the limit is counted.

    `days_late` is counted in `counted_in`: working_days or calendar_days. `owner` is whose move it is: court, cafcass,
    local_authority, experts or other; empty where nobody says. `role` is who does it at Cafcass, where one role does.
    `timetable`, `step` and `number` are the step's own, for programs: a name may grow when a second report is ordered.
    `how_sure` is vocabulary.timetable.Sureness.
    """

    name: str
    due_on: date | None
    status: str
    days_late: int
    convention: str
    source: str
    counted_in: str = "calendar_days"
    owner: str = ""
    done_on: date | None = None
    timetable: str = ""
    step: str = ""
    number: int = 1
    how_sure: str = ""
    role: str | None = None

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"a step's status is one of {', '.join(STATUSES)}")


@dataclass(frozen=True, slots=True)
class WhoseDays:
    """Days that a rule gives to one wait, `what`, and so to its owner; `nobody_told` where no wait may claim them.

    `basis` says on what that rests (vocabulary.waits.BASES). A part of a day is a part of one.
    """

    what: str
    owner: str
    basis: str
    days: float


@dataclass(frozen=True, slots=True)
class ByRule:
    """How the whole account adds up by one rule of waiting.attribution: what the rule says, and what against it."""

    name: str
    title: str
    says: str
    against: str
    parts: tuple[WhoseDays, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of a journey. Week 1 begins on the day the account begins.

    `whose_move` names the owners of every wait that is open: they run side by side. `whose_days` gives each day that
    counts once, by the first rule of waiting.attribution; days after the final order count no more.
    `extended_to_on` is the last day that an extension in force that week allows: a permission
    laid over the week, no wait.
    """

    number: int
    starts_on: date
    lines: tuple[AccountLine, ...]
    waits: tuple[Wait, ...]
    whose_move: tuple[str, ...]
    extended_to_on: date | None = None
    whose_days: tuple[WhoseDays, ...] = ()

    @property
    def ends_on(self) -> date:
        """The seventh day of the week."""
        return self.starts_on + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Account:
    """One child's journey, or one set of proceedings in it, week by week. `notes` says what the reader must know.

    `stands` says in one sentence where the case stands on the day. `by_rule` adds the days up by each rule, ours first;
    `example` is one week of this child's, worked through, where one teaches the rule.
    """

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
    stands: str = ""
    by_rule: tuple[ByRule, ...] = ()
    example: str | None = None
