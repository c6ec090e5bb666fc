"""One practitioner's capacity, and everything that it is reckoned from: read before a manager sets any of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from waypost.casework.access.acting import Acting, NothingThere, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.capacity import Capacity, capacity
from waypost.casework.allocation.holdings import colleagues, people, weights_now
from waypost.casework.allocation.models import ContractedHours, OfStaff, OtherWork, ReducedHours, Skill, Terms
from waypost.casework.allocation.reductions import categories
from waypost.casework.allocation.shown import CapacityLine, MyWorkload, Practitioner
from waypost.casework.allocation.weight_sets import WeightSet
from waypost.casework.allocation.words import work_of_cases

_Said = Callable[[Any], tuple[str, Decimal | None]]


@reads("allocation.practitioner", Permission.SEE_CAPACITY)
def practitioner(acting: Acting, child_id: str | None, *, user_id: int) -> Outcome[Practitioner]:
    """Return the capacity of somebody of the team or area, line by line, with what was set of it, the latest first.

    Raises NothingThere for somebody who is not of the team or area.
    """
    one = next((one for one in colleagues(acting) if one.user_id == user_id), None)
    if one is None:
        raise NothingThere("there is nobody of your team or area like that.", do="Open the team's page again.")
    weights = weights_now(acting.on)
    titles = {name: work.title for name, work in weights.work.items()}
    told = Practitioner(
        one.user_id,
        one.name,
        one.team,
        one.is_associate,
        _without_cases(workload_of(user_id, weights, acting.on)),
        _lines(ContractedHours, user_id, acting.on, lambda row: ("Hours a week", row.hours)),
        _lines(ReducedHours, user_id, acting.on, lambda row: (categories()[row.category].title, row.hours)),
        _lines(OtherWork, user_id, acting.on, lambda row: (titles.get(row.work_type, row.work_type), None)),
        _lines(Skill, user_id, acting.on, lambda row: (row.skill, None)),
        _lines(Terms, user_id, acting.on, lambda row: (_terms(row, titles), None)),
        tuple(titles.items()),
        tuple((name, title) for name, title in titles.items() if name not in work_of_cases()),
    )
    return Outcome(told, {"user": user_id})


def workload_of(user_id: int, weights: WeightSet, on: date) -> MyWorkload:
    """Return somebody's workload on a day, explained line by line."""
    now: Capacity = capacity(people([user_id], on, weights)[user_id], weights, on)
    return MyWorkload(
        on,
        now.carried.points,
        now.available_points,
        now.percent,
        now.state,
        now.words,
        now.contracted_hours,
        now.reduced_hours,
        now.carried.lines,
        weights.title,
        weights.in_force_from,
    )


def _without_cases(told: MyWorkload) -> MyWorkload:
    """Return a workload that says what each line is and not whose: a record may be shut to the manager."""
    return replace(told, lines=tuple(replace(one, of="") for one in told.lines))


def _lines(model: type[OfStaff], user_id: int, on: date, said: _Said) -> tuple[CapacityLine, ...]:
    rows: Iterable[OfStaff] = model._base_manager.filter(user_id=user_id).order_by("-from_on", "-pk")
    return tuple(
        CapacityLine(row.pk, *said(row), row.from_on, row.to_on, row.to_on is not None and row.to_on < on)
        for row in rows
    )


def _terms(row: Terms, titles: dict[str, str]) -> str:
    takes = ", ".join(titles.get(name, name) for name in row.takes) or "every type of work"
    return f"{'Associate' if row.is_associate else 'Employed'}: {takes}"
