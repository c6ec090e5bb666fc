"""What weighs for and against each person for each case: one reckoning, read by the ranking and by the day's plan
alike.

Every consideration is a matrix of cases by people, in minutes; words are made for the pairs that are shown. Who may
not take a case is told apart from who should not: a conflict of interest, a missing qualification, no hours are no
matter of minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntFlag, StrEnum
from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from waypost.casework.allocation.assignment import Truth, Whole
from waypost.casework.allocation.capacity import Capacity, State
from waypost.casework.allocation.weight_sets import WeightSet
from waypost.casework.allocation.workload import NOUGHT, WorkItem, lines_of


class Known(StrEnum):
    """How somebody knows a child already."""

    NOW = "now"
    BEFORE = "before"
    FAMILY = "family"


class Denied(IntFlag):
    """Why somebody may not take a case; any of these is enough."""

    CONFLICT = 1
    NO_HOURS = 2
    UNQUALIFIED = 4
    OTHER_WORK = 8


# A conflict of interest is its holder's own: a colleague is told no more than that the record is shut.
DENIED_WORDS = {
    Denied.CONFLICT: "May not open this child's record",
    Denied.NO_HOURS: "No hours on this day, or none recorded",
    Denied.UNQUALIFIED: "A skill that this child needs is missing",
    Denied.OTHER_WORK: "Does not take this kind of work",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A case that waits for somebody. `family`: cases of one family stay together; empty for a case by itself.

    `needs` are skills without which nobody may take it, `wants` those that would help. `known_to`: who knows the
    child, and how. `conflicts`: who may never take it. `minutes_to`: travel of each person, one way; who is not named
    is unknown.
    """

    id: str
    piece: WorkItem
    waiting_since: date
    family: str = ""
    area: str = ""
    needs: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    known_to: Mapping[str, Known] = field(default_factory=dict)
    conflicts: frozenset[str] = frozenset()
    minutes_to: Mapping[str, int] = field(default_factory=dict)
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take a case: their capacity today, skills and areas. `takes` null: every type of work."""

    id: str
    capacity: Capacity
    skills: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    takes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What weighs how much, in minutes."""

    minutes: Mapping[str, int]
    most_cases_a_day: int
    most_days_counted: int


@cache
def usual_preferences() -> Preferences:
    """Return the preferences that Waypost carries."""
    told = yaml.safe_load(files("waypost.casework.allocation").joinpath("preferences.yaml").read_text("utf-8"))
    return Preferences(told["minutes"], told["most_cases_a_day"], told["most_days_counted"])


CONTINUITY, ROOM, SKILLS, AREA, TRAVEL = "continuity", "room", "skills", "area", "travel"
CONSIDERATIONS = (CONTINUITY, ROOM, SKILLS, AREA, TRAVEL)


@dataclass(frozen=True, slots=True)
class Considered:
    """Cases by people: who may not (flags of `Denied`), and the minutes of each consideration.

    `percent`: of capacity after taking the case, times ten. `knows`: 0 now, 1 before, 2 the family, 3 not at all.
    """

    cases: tuple[Case, ...]
    people: tuple[Candidate, ...]
    denied: Whole
    minutes: Mapping[str, Whole]
    percent: Whole
    knows: Whole
    travel: Whole
    points: tuple[float, ...]

    @property
    def total(self) -> Whole:
        """The minutes of all considerations together."""
        total: Whole = np.sum(list(self.minutes.values()), axis=0)
        return total

    @property
    def may(self) -> Truth:
        """Who may take what."""
        may: Truth = self.denied == 0
        return may


def considered(
    cases: Sequence[Case],
    people: Sequence[Candidate],
    weights: WeightSet,
    on: date,
    *,
    preferences: Preferences | None = None,
    travel: Whole | None = None,
) -> Considered:
    """Return what weighs for and against each pair. `travel`: minutes, cases x people, in place of `minutes_to`."""
    told = (preferences or usual_preferences()).minutes
    place = {one.id: number for number, one in enumerate(people)}
    shape = (len(cases), len(people))
    knows = np.full(shape, 3, dtype=np.int64)
    conflict = np.zeros(shape, dtype=np.bool_)
    for row, case in enumerate(cases):
        for who, how in case.known_to.items():
            if who in place:
                knows[row, place[who]] = list(Known).index(how)
        conflict[row, [place[who] for who in case.conflicts if who in place]] = True
    travel = _travel(cases, place) if travel is None else travel
    points = [float(sum((line.points for line in lines_of(case.piece, weights, on)), NOUGHT)) for case in cases]
    percent = _percent_after(people, points)
    denied = conflict * int(Denied.CONFLICT) + _denied(cases, people)
    return Considered(
        tuple(cases),
        tuple(people),
        denied,
        {
            CONTINUITY: _continuity(knows, told),
            ROOM: _room(percent, weights, told),
            SKILLS: _missing(cases, people, told["wanted_skill"]),
            AREA: _elsewhere(cases, people, told["other_area"]),
            TRAVEL: np.where(travel < 0, told["travel_unknown"], travel),
        },
        percent,
        knows,
        travel,
        tuple(points),
    )


def _travel(cases: Sequence[Case], place: Mapping[str, int]) -> Whole:
    travel = np.full((len(cases), len(place)), -1, dtype=np.int64)
    for row, case in enumerate(cases):
        for who, minutes in case.minutes_to.items():
            if who in place:
                travel[row, place[who]] = minutes
    return travel


def _percent_after(people: Sequence[Candidate], points: Sequence[float]) -> Whole:
    carried = np.array([float(one.capacity.carried.points) for one in people])
    available = np.array([float(one.capacity.available_points) for one in people])
    share = (carried + np.array(points)[:, None]) / np.where(available > 0, available, np.inf)
    after: Whole = np.floor(share * 1000 + 0.5).astype(np.int64)
    return after


def _denied(cases: Sequence[Case], people: Sequence[Candidate]) -> Whole:
    away = np.array([one.capacity.is_alert or one.capacity.state is State.NO_HOURS for one in people], dtype=np.bool_)
    types = {case.piece.work_type for case in cases}
    takes = {kind: np.array([one.takes is None or kind in one.takes for one in people], np.bool_) for kind in types}
    sets = {case.needs for case in cases}
    able: dict[frozenset[str], Truth] = {
        needs: np.array([needs <= one.skills for one in people], np.bool_) for needs in sets
    }
    rows = [
        away * int(Denied.NO_HOURS)
        + ~able[case.needs] * int(Denied.UNQUALIFIED)
        + ~takes[case.piece.work_type] * int(Denied.OTHER_WORK)
        for case in cases
    ]
    return np.array(rows, dtype=np.int64).reshape(len(cases), len(people))


def _continuity(knows: Whole, told: Mapping[str, int]) -> Whole:
    minutes = np.array([0, told["worked_with_before"], told["works_with_family"], told["unknown_to_the_child"]])
    least = minutes[knows.min(axis=1, initial=3)]
    is_known: Truth = np.any(knows < 3, axis=1, keepdims=True)
    known: Whole = np.where(is_known, minutes[knows] - least[:, None], 0)
    return known


def _room(percent: Whole, weights: WeightSet, told: Mapping[str, int]) -> Whole:
    bounds = weights.thresholds
    above = np.where(percent > int(bounds.amber_percent * 10), told["above_amber"], 0)
    above = np.where(percent > int(bounds.red_percent * 10), told["above_red"], above)
    room: Whole = above + percent * told["per_percent"] // 10
    return room


def _missing(cases: Sequence[Case], people: Sequence[Candidate], each: int) -> Whole:
    counts = {
        wants: np.array([len(wants - one.skills) for one in people], dtype=np.int64) * each
        for wants in {case.wants for case in cases}
    }
    return np.array([counts[case.wants] for case in cases], dtype=np.int64).reshape(len(cases), len(people))


def _elsewhere(cases: Sequence[Case], people: Sequence[Candidate], minutes: int) -> Whole:
    away = {
        area: np.array([bool(area) and area not in one.areas for one in people], np.bool_) * minutes
        for area in {case.area for case in cases}
    }
    return np.array([away[case.area] for case in cases], dtype=np.int64).reshape(len(cases), len(people))


KNOWN_WORDS = ("Works with this child now", "Worked with this child before", "Works with this family", "")


def reasons(found: Considered, row: int, column: int) -> tuple[str, ...]:
    """Return why a person suits a case or does not, in words, in the order of the considerations."""
    case, one = found.cases[row], found.people[column]
    words = []
    if found.knows[row, column] < 3:
        words.append(KNOWN_WORDS[found.knows[row, column]])
    elif found.minutes[CONTINUITY][row, column]:
        words.append("Does not know this child, and somebody else does")
    now = one.capacity.percent
    after = found.percent[row, column] / 10
    words.append(f"Would go from {now:.0f} % to {after:.0f} % of capacity" if now is not None else one.capacity.words)
    missing = len(case.wants - one.skills)
    if case.wants:
        words.append(
            "Has the skills that would help" if not missing else f"Lacks {missing} of the skills that would help"
        )
    if case.area:
        words.append("Works in this area" if not found.minutes[AREA][row, column] else "Works in another area")
    minutes = found.travel[row, column]
    words.append("Travel not known" if minutes < 0 else f"{minutes} minutes to travel")
    return tuple(words)


def denials(flags: int) -> tuple[str, ...]:
    """Return why somebody may not take a case, in words."""
    return tuple(words for flag, words in DENIED_WORDS.items() if flags & flag)
