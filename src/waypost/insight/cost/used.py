"""How much of each thing was used in a period, for England, an area or an authority: asked of the store, set-based."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from waypost.insight.cost.unit_costs import UnitCost
from waypost.insight.measures.asking import Asker
from waypost.insight.measures.populations import IN_ENGLAND, equals, told
from waypost.journeys.expressions import (
    AllOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    Earliest,
    Latest,
    OneOf,
    Value,
)
from waypost.journeys.question import Aggregate, Count, CountDistinct, Mean, Question

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom the cost is told: England, one area or one authority, from `since` to `until`, both counted.

    Pre-proceedings have the area and the authority of the proceedings that they led to. Those that led to none, or to
    none yet, are of England alone.
    """

    since: date
    until: date
    area: str | None = None
    authority: str | None = None

    @property
    def after(self) -> date:
        """The day after the last."""
        return self.until + timedelta(days=1)

    @property
    def weeks(self) -> float:
        """How many weeks it lasts."""
        return (self.after - self.since).days / _DAYS_A_WEEK

    @property
    def of_whom(self) -> Condition:
        """The condition of what is counted."""
        narrower = [equals(name, code) for name in ("area", "authority") if (code := getattr(self, name))]
        return AllOf((IN_ENGLAND, *narrower))


@dataclass(frozen=True, slots=True)
class Used:
    """How much was used in a scope. `quantities` are by the name of the unit cost: weeks, or how many.

    `in_public_law` are those of public-law proceedings alone. `behind` says how many children, or cases where it is of
    cases, each quantity rests on. `children` and `cases` were in public-law proceedings in the scope; `children_ended`
    and `cases_ended` ended there.
    """

    scope: Scope
    quantities: Mapping[str, float]
    in_public_law: Mapping[str, float]
    behind: Mapping[str, int]
    children: int
    cases: int
    cases_ended: int
    children_ended: int
    case_weeks: float
    child_weeks: float


_ByArea: TypeAlias = dict[tuple[str | None, ...], tuple[int, int]]
"""How many rows, and the sum of what was asked, by area and law."""
_PUBLIC = equals("law", "public")
_IN_COURT = equals("stage", "proceedings")


def used(store: Asker, costs: Iterable[UnitCost], scope: Scope) -> Used:
    """Return how much of each unit cost was used in a scope, and how many children and cases it rests on.

    Of public and private law together, but where a unit cost names one.
    """
    known = tuple(costs)
    return _sum(_asked(store, known, scope), known, scope, None)


def used_by_area(store: Asker, costs: Iterable[UnitCost], scope: Scope) -> dict[str, Used]:
    """Return the same for each area that anything is told of, from the same questions; what has no area is in none."""
    known = tuple(costs)
    asked = _asked(store, known, scope)
    areas = {area for answers in asked.values() for area, _ in answers if area is not None}
    return {area: _sum(asked, known, replace(scope, area=area), area) for area in sorted(areas)}


def _asked(store: Asker, costs: tuple[UnitCost, ...], scope: Scope) -> dict[str, _ByArea]:
    """Return every answer by area: of each unit cost under its name, of the whole under an attribute of Used."""
    questions = {cost.name: _question(cost, scope) for cost in costs}
    behind = {f"{cost.name}/": _behind(cost, scope) for cost in costs}
    lasted = _lasted("begun_on", "ended_on")
    whole = {
        "/children": _of(scope, "waited", CountDistinct("child_id"), _IN_COURT, _PUBLIC, _more_than_none(lasted)),
        "/cases": _of(scope, "proceedings", Count(), _PUBLIC, *_open("issued_on", "completed_on")),
        "/cases_ended": _of(scope, "proceedings", Count(), _in("completed_on"), _PUBLIC),
        "/children_ended": _of(scope, "waited", Count(), _IN_COURT, _PUBLIC, _in("ended_on")),
        "/case_weeks": _days(scope, "proceedings", "issued_on", "completed_on", _PUBLIC),
        "/child_weeks": _days(scope, "waited", "begun_on", "ended_on", _IN_COURT, _PUBLIC),
    }
    return {name: _ask(store, question, scope) for name, question in (questions | behind | whole).items()}


def _sum(asked: Mapping[str, _ByArea], costs: tuple[UnitCost, ...], scope: Scope, area: str | None) -> Used:
    def counted(name: str) -> int:
        return sum(count for (own, _), (count, _) in asked[name].items() if area in (None, own))

    def total(name: str, law: str | None = None) -> int:
        of_law = (it for it in asked[name].items() if law in (None, it[0][1]))
        return sum(days for (own, _), (_, days) in of_law if area in (None, own))

    def amount(name: str, law: str | None = None) -> float:
        return total(name, law) / (1 if name in counts else _DAYS_A_WEEK)

    names = [cost.name for cost in costs]
    counts = {cost.name for cost in costs if not cost.is_weekly}
    return Used(
        scope=scope,
        quantities={name: amount(name) for name in names},
        in_public_law={name: amount(name, "public") for name in names},
        behind={name: counted(f"{name}/") for name in names},
        children=counted("/children"),
        cases=counted("/cases"),
        cases_ended=counted("/cases_ended"),
        children_ended=counted("/children_ended"),
        case_weeks=total("/case_weeks") / _DAYS_A_WEEK,
        child_weeks=total("/child_weeks") / _DAYS_A_WEEK,
    )


def _ask(store: Asker, question: Question, scope: Scope) -> _ByArea:
    days = {"since": scope.since, "until": scope.until, "after": scope.after}
    return {a.group: (a.counted, a.total or 0) for a in store.compute(question.by("area", "law"), **days)}


def _in(column: str) -> Condition:
    return AllOf((Compare(Column(column), ">=", Day("since")), Compare(Column(column), "<=", Day("until"))))


def _lasted(start: str, end: str) -> DaysBetween:
    return DaysBetween(Latest((Column(start), Day("since"))), Earliest((Column(end), Day("after"))))


def _more_than_none(days: DaysBetween) -> Condition:
    return Compare(days, ">", Value(0))


def _open(start: str, end: str) -> tuple[Condition, ...]:
    return (told(start), _more_than_none(_lasted(start, end)))


def _of(scope: Scope, table: str, aggregate: Aggregate, *where: Condition) -> Question:
    return Question(table, aggregate, AllOf((scope.of_whom, *where)))


def _days(scope: Scope, table: str, start: str, end: str, *where: Condition) -> Question:
    """Return the question of days from one column to another in the scope; an end that is not told is to come."""
    return _of(scope, table, Mean(_lasted(start, end)), *_open(start, end), *where)


def _question(cost: UnitCost, scope: Scope) -> Question:
    law: tuple[Condition, ...] = () if cost.law is None else (equals("law", cost.law),)
    match cost.per:
        case "placement_week":
            return _days(scope, "placed_in_court", "started_on", "ended_on", *law, *_only("placement", cost))
        case "proceedings_week":
            return _days(scope, "proceedings", "issued_on", "completed_on", *law)
        case "practitioner_week":
            return _days(scope, "allocations", "started_on", "ended_on", *law, *_only("role", cost))
        case "pre_proceedings_week":
            return _days(scope, "waited", "begun_on", "ended_on", equals("stage", "pre_proceedings"))
        case "hearing":
            return _of(scope, "proceedings", Mean(Column("hearings_held")), _in("completed_on"), *law)
        case "report":
            return _counted(scope, "paired_events", equals("pair", "report"), _in("second_on"), *law,
                            *_only("code", cost))  # fmt: skip
        case _:
            return _counted(scope, "proceedings", _in("issued_on"), *law)


def _counted(scope: Scope, table: str, *where: Condition) -> Question:
    """Return the question of how many rows: as the sum of a one on each, so that every question has a sum."""
    return _of(scope, table, Mean(DaysBetween(_DAY, _DAY_AFTER)), *where)


_DAY, _DAY_AFTER = Value(date(2000, 1, 1)), Value(date(2000, 1, 2))


def _behind(cost: UnitCost, scope: Scope) -> Question:
    """Return the question of how many children, or cases, a quantity rests on."""
    question = _question(cost, scope)
    aggregate = CountDistinct("child_id") if question.table == "placed_in_court" else Count()
    return replace(question, aggregate=aggregate)


def _only(column: str, cost: UnitCost) -> tuple[Condition, ...]:
    return (OneOf(Column(column), cost.only),) if cost.only else ()
