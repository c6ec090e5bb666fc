"""What pages show of duty: who is on duty, and what came to duty about a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from waypost.casework.children.queries.shown import Head


@dataclass(frozen=True, slots=True)
class OnDutyShown:
    """Somebody on duty for a team on a day. `struck_because`: why they are not, after all; empty: they are."""

    on_duty_id: int
    user_id: int
    name: str
    team: str
    on_on: date
    struck_because: str


@dataclass(frozen=True, slots=True)
class RotaPage:
    """Who is on duty today and later, and who was in the week before. `may_be`: (number, name and team) to choose."""

    on: date
    today: tuple[OnDutyShown, ...]
    coming: tuple[OnDutyShown, ...]
    past: tuple[OnDutyShown, ...]
    may_be: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class DutyEntryShown:
    """What somebody wrote of duty work: a code of duty.yaml, in whose hands it was then, who wrote it and when."""

    outcome: str
    words: str
    held_by: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class MatterShown:
    """Something that came to duty about a child, with everything that was done, the first at the top."""

    duty_matter_id: int
    kind: str
    rang_by: str
    said: str
    needed: str
    needed_by_at: datetime
    holder_id: int
    holder: str
    taken_by: str
    taken_at: datetime
    ended_at: datetime | None
    is_late: bool
    entries: tuple[DutyEntryShown, ...]


@dataclass(frozen=True, slots=True)
class ChildDuty:
    """What came to duty about a child: what is open first, soonest needed at the top; then what ended, the last first.

    `may_hold`: (number, name) of who may take it on: on duty today, working with the child, or the reader.
    """

    head: Head
    open: tuple[MatterShown, ...]
    ended: tuple[MatterShown, ...]
    may_hold: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """Open duty work as a line of a list: the child, what it is, by when it is needed and who holds it."""

    child_id: str
    name: str
    duty_matter_id: int
    kind: str
    needed_by_at: datetime
    holder: str
    is_late: bool
