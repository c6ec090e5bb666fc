"""What pages show of allocation: capacity, who waits, a ranking, a plan, one's own workload."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from waypost.casework.allocation.capacity import State
from waypost.casework.allocation.rules import HowLongWaited
from waypost.casework.allocation.workload import WorkloadLine
from waypost.casework.children.queries.shown import Head, TeamPage


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody's capacity today. `percent` is null where there are no hours to divide by: then `words` say what is
    wrong.

    `reductions` are titles of categories; `next_change_on` is when hours change again; `taken_lately`: in seven days.
    """

    user_id: int
    name: str
    team: str
    is_associate: bool
    percent: Decimal | None
    state: State
    is_alert: bool
    words: str
    points: Decimal
    available_points: Decimal
    pieces: int
    contracted_hours: Decimal | None
    reduced_hours: Decimal
    reductions: tuple[str, ...]
    next_change_on: date | None
    taken_lately: int
    last_taken_on: date | None


@dataclass(frozen=True, slots=True)
class TeamCapacity:
    """A team today, whoever needs a manager first. `alerts` counts them; sums leave out who has no hours."""

    on: date
    members: tuple[TeamMember, ...]
    alerts: int
    points: Decimal
    available_points: Decimal
    weights: str
    weights_from: date


@dataclass(frozen=True, slots=True)
class TeamToday:
    """The page of a team. `capacity` is null for a role that may not see how much each carries."""

    team: TeamPage
    capacity: TeamCapacity | None


@dataclass(frozen=True, slots=True)
class WaitingChild:
    """A child who has no worker yet: since when, how that stands, and what was decided last."""

    child_id: str
    name: str
    waiting_since: date
    days: int
    state: HowLongWaited
    deferred_because: str
    review_on: date | None
    is_to_be_looked_at: bool


@dataclass(frozen=True, slots=True)
class Unheld:
    """How many children wait for somebody, how many days the longest of them does, and how that stands."""

    count: int
    longest_days: int
    state: HowLongWaited


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of a ranking, with a name."""

    user_id: int
    name: str
    team: str
    place: int
    reasons: tuple[str, ...]
    percent_after: float
    is_above_red: bool


@dataclass(frozen=True, slots=True)
class AllocatePage:
    """Who might take a child's case, best first, and who may not, with why. `holder`: who works with the child now."""

    head: Head
    holder: str
    suggestions: tuple[Suggestion, ...]
    may_not: tuple[tuple[str, tuple[str, ...]], ...]
    decisions: tuple[DecisionShown, ...]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision as it was taken."""

    kind: str
    decided_on: date
    decided_by: str
    chosen: str
    recommended: str
    is_as_recommended: bool
    why: str
    otherwise: str
    note: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A child of a plan, and who is suggested; nobody: `reasons` say why the child is deferred.

    `may_take`: whoever may take the case, best first, by number and name, where a caseload is handed over.
    """

    child_id: str
    name: str
    user_id: int | None
    person: str
    reasons: tuple[str, ...]
    may_take: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlacingPage:
    """A plan for many children at once. A manager confirms each line, or the whole. `gap`: how far from the best at
    most; `holder`: whose caseload it is, if anybody's.
    """

    lines: tuple[PlanLine, ...]
    deferred: int
    is_proven: bool
    gap: float
    holder: str = ""


@dataclass(frozen=True, slots=True)
class MyWorkload:
    """One's own workload, every line of it; the lines sum to the points."""

    on: date
    points: Decimal
    available_points: Decimal
    percent: Decimal | None
    state: State
    words: str
    contracted_hours: Decimal | None
    reduced_hours: Decimal
    lines: tuple[WorkloadLine, ...]
    weights: str
    weights_from: date


@dataclass(frozen=True, slots=True)
class CapacityLine:
    """Something that was set of somebody's capacity, and for which days. `hours`: a week, where it is hours."""

    row_id: int
    what: str
    hours: Decimal | None
    from_on: date
    until_on: date | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Practitioner:
    """Somebody of the team: what they carry, and what was set of their hours, work, skills and terms.

    `work_types` are all that weigh, by name and title; `other_work_types` those of them that no case says by itself.
    """

    user_id: int
    name: str
    team: str
    is_associate: bool
    workload: MyWorkload
    hours: tuple[CapacityLine, ...]
    reductions: tuple[CapacityLine, ...]
    other_work: tuple[CapacityLine, ...]
    skills: tuple[CapacityLine, ...]
    terms: tuple[CapacityLine, ...]
    work_types: tuple[tuple[str, str], ...]
    other_work_types: tuple[tuple[str, str], ...]
