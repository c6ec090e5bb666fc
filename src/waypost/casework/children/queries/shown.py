"""The values that pages show. Frozen, flat, in the order a reader needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from waypost.casework.children.spoken_to import SpokenTo
from waypost.casework.children.warned import Heed


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child in a list. `next_step` is what is to be done next and `due_on` by when; `days_late` counts days past."""

    child_id: str
    name: str
    born_on: date | None
    law: str
    weeks_open: int
    next_step: str
    due_on: date | None
    days_late: int
    next_hearing_on: date | None
    has_need_recorded: bool
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """The open step of a child's timetables that is due first, and whose move it is; empty: nobody says."""

    step: str
    due_on: date
    days_late: int
    whose: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of every page of a child."""

    child_id: str
    name: str
    born_on: date | None
    due_to_be_born_on: date | None
    sex: str
    ethnicity: str
    interpreter_language: str
    communication: str
    is_open: bool
    opened_on: date
    authority: str
    service_area: str
    told_on: date
    is_invented: bool
    is_restricted: bool
    has_need_recorded: bool
    possible_links: int
    people: tuple[tuple[str, str], ...]  # (name, capacity) of who works for the child
    version: int
    warnings: tuple[Heed, ...] = ()  # those that the reader may see
    next: NextStep | None = None  # none: no step is open
    spoken_to: tuple[SpokenTo, ...] = ()  # those that the reader may see


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chronology, with its source and how fresh it is. Of a disputed one both versions stand."""

    line_id: str
    happened_on: date
    learnt_on: date
    agency: str
    source: str
    kind: str
    title: str
    sentence: str
    doubt: str
    is_standing: bool
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class ContactShown:
    """Where somebody lives or can be reached. `value` is None where it is withheld from the reader's role.

    `known_to`: who of the family may be told, as (member, name); whose contact it is knows it. `until_on`: the day on
    which its source told something else instead.
    """

    contact_id: int
    kind: str
    value: str | None
    is_confidential: bool
    known_to: tuple[tuple[int, str], ...]
    until_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody in the child's life."""

    member_id: int
    name: str
    relationship: str
    party: str
    is_represented: bool | None
    has_parental_responsibility: bool | None
    version: int
    contacts: tuple[ContactShown, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Proceedings that the child is in, and the orders made."""

    case_id: str
    law: str
    kind: str
    programme: str
    court: str
    issued_on: date
    received_on: date | None
    ended_on: date | None
    next_hearing_on: date | None
    next_hearing_kind: str
    has_domestic_abuse: bool | None
    orders: tuple[tuple[str, date, date | None, bool], ...] = ()  # kind, made, received, final


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of a timetable, with where its limit comes from and how sure that is."""

    step_id: int
    step: str
    timetable: str
    whose: str
    due_on: date | None
    done_on: date | None
    days_late: int
    how_sure: str
    source: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildNow:
    """The first tab: what is next, what is due and late, what must be recorded."""

    head: Head
    steps: tuple[DueStep, ...]
    missing: tuple[str, ...]  # what must be recorded and is not
    standing: str
    matters: tuple[tuple[str, str, bool], ...] = ()  # kind, words, own words


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The account week by week, as told on a day; and, page by page, the chronology."""

    head: Head
    told_on: date | None
    weeks: tuple[Mapping[str, Any], ...]
    next_steps: tuple[Mapping[str, Any], ...]
    standing: str


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """Lines newest first, `page` of `pages`, and the agencies that may be chosen."""

    head: Head
    lines: tuple[Line, ...]
    page: int
    pages: int
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """The family, who may know what, and where the child lives as far as this reader may know."""

    head: Head
    relations: tuple[Relation, ...]
    contacts: tuple[ContactShown, ...]
    siblings: tuple[tuple[str, str], ...]  # (child_id, name) of other children of the same cases, where visible


@dataclass(frozen=True, slots=True)
class CasesPage:
    """Proceedings and orders, and what of the background was reviewed."""

    head: Head
    cases: tuple[Case, ...]
    background: tuple[tuple[str, str, date | None], ...]  # subject, state, on


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan that stands, and how many there were before."""

    head: Head
    number: int
    words: Mapping[str, str]
    written_on: date | None
    reviewed_on: date | None
    earlier: int
    needs: tuple[tuple[str, date], ...] = ()
    closing: tuple[tuple[str, date | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MyWork:
    """What somebody sees first: the next thing to do, then the rest, and how many of each."""

    next: ChildRow | None
    late: tuple[ChildRow, ...]
    this_week: tuple[ChildRow, ...]
    hearings: tuple[ChildRow, ...]
    without_need: tuple[ChildRow, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A person of a team: how many children, how many steps late."""

    user_id: int
    name: str
    role: str
    children: int
    late: int


@dataclass(frozen=True, slots=True)
class TeamPage:
    """A team: its people, and the children nobody has yet, who wait longest first."""

    name: str
    people: tuple[TeamRow, ...]
    waiting: tuple[ChildRow, ...]
    waiting_count: int
    late_count: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of children, `page` of `pages`."""

    rows: tuple[ChildRow, ...]
    page: int
    pages: int
    count: int
