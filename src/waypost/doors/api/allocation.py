"""Allocation: who waits, who might take a case, the decision, a whole caseload handed over, and people's hours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.allocation import practitioner as of_one
from waypost.casework.allocation import queries
from waypost.casework.allocation.actions import allocate, allocate_day, hand_over, set_hours, set_weights
from waypost.casework.allocation.shown import (
    AllocatePage,
    MyWorkload,
    PlacingPage,
    Practitioner,
    TeamCapacity,
    WaitingChild,
)
from waypost.casework.allocation.weights_told import WeightsPage
from waypost.doors.api import weights_set
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives, gives_list, gives_one, takes, takes_nobody

router = Router(tags=["allocation"])
_Hours = Annotated[Decimal, Field(ge=0, le=168, max_digits=4, decimal_places=1)]
_Skill = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
_Caseload = Annotated[dict[Reference, Number], Field(max_length=500)]


class Allocated(Once):
    """Whom a manager chose, and why if it is not the first of the ranking."""

    chosen: Number
    otherwise: Code | None = None
    note: Text = ""

    def told(self) -> dict[str, object]:
        """Return what the action takes: no reason is an empty one."""
        return super().told() | {"otherwise": self.otherwise or ""}


class Reallocated(Allocated):
    """The same, and why the worker changes."""

    why: Code


class Deferred(Once):
    """Why nobody is chosen today, and on which day somebody looks again."""

    why: Code
    review_on: date
    note: Text = ""


class CaseloadHandedOver(Once):
    """Whose caseload, and who takes each child of it."""

    held_by: Number
    to: _Caseload
    why: Code
    note: Text = ""


class DayAllocated(Once):
    """Who takes each child of those who wait, and why where it is not as the plan has it."""

    to: _Caseload
    otherwise: Code | None = None
    note: Text = ""

    def told(self) -> dict[str, object]:
        """Return what the action takes: no reason is an empty one."""
        return super().told() | {"otherwise": self.otherwise or ""}


class HoursSet(Once):
    """Somebody's contracted hours a week from a day on."""

    user_id: Number
    hours: _Hours
    from_on: date


class HoursReduced(HoursSet):
    """Hours a week that somebody has not, by category."""

    category: Code
    until_on: date | None = None


class Absent(Once):
    """Somebody is away. No reason is asked."""

    user_id: Number
    from_on: date
    until_on: date | None = None


class ReductionEnded(Once):
    """The last day of a reduction or an absence."""

    reduction_id: Number
    until_on: date


class OtherWorkSet(Absent):
    """Work that is no child's."""

    work_type: Code


class OtherWorkEnded(Once):
    """The last day of work that is no child's."""

    other_work_id: Number
    until_on: date


class SkillEnded(Once):
    """The last day on which somebody is asked for what they can do."""

    skill_id: Number
    until_on: date


class SkillSet(Once):
    """What somebody can do that some children need."""

    user_id: Number
    skill: _Skill
    from_on: date


class TermsSet(Once):
    """On what terms somebody works: an Associate, and which types of work they take."""

    user_id: Number
    is_associate: bool
    takes: Annotated[list[Code], Field(max_length=100)]
    from_on: date


@router.get("allocation/absence/{user_id}", response={200: PlacingPage, **OF_A_CHILD}, operation_id="plan_for_absence")
def plan_for_absence(request: HttpRequest, user_id: Number) -> PlacingPage:
    """Return a plan for the whole caseload of somebody who is away or leaves."""
    return queries.plan_for_absence(request.auth, None, user_id=user_id)


gives_one(router, "allocation/practitioners", "practitioner", of_one.practitioner, ("user_id", Number), Practitioner)
gives_list(router, "allocation/waiting", "waiting_for_somebody", queries.who_waits, tuple[WaitingChild, ...])
gives_list(router, "allocation/capacity", "team_capacity", queries.team_capacity, TeamCapacity)
gives_list(router, "allocation/plan", "plan_of_today", queries.plan_of_today, PlacingPage)
gives_list(router, "allocation/my-workload", "my_workload", queries.my_workload, MyWorkload)
gives(router, "allocation", "who_might_take", queries.who_might_take, AllocatePage)
takes(router, "allocation", "allocate", allocate.allocate, Allocated)
takes(router, "allocation/change", "reallocate", allocate.reallocate, Reallocated)
takes(router, "allocation/defer", "defer", allocate.defer, Deferred)
gives_list(router, "allocation/weights", "weights", queries.weights, WeightsPage)
takes_nobody(router, "allocation/weights", "set_weights", set_weights.set_weights, weights_set.WholeSet)
takes_nobody(
    router, "allocation/weights/change", "change_weights", set_weights.change_weights, weights_set.NumbersChanged
)
takes_nobody(router, "allocation/day", "allocate_day", allocate_day.allocate_day, DayAllocated)
takes_nobody(router, "allocation/hand-over", "hand_over", hand_over.hand_over, CaseloadHandedOver)
for _name, _path, _action, _body in (
    ("set_hours", "hours", set_hours.set_hours, HoursSet),
    ("reduce_hours", "reductions", set_hours.reduce_hours, HoursReduced),
    ("record_absence", "absences", set_hours.record_absence, Absent),
    ("end_reduction", "reductions/end", set_hours.end_reduction, ReductionEnded),
    ("set_other_work", "other-work", set_hours.set_other_work, OtherWorkSet),
    ("end_other_work", "other-work/end", set_hours.end_other_work, OtherWorkEnded),
    ("end_skill", "skills/end", set_hours.end_skill, SkillEnded),
    ("set_skill", "skills", set_hours.set_skill, SkillSet),
    ("set_terms", "terms", set_hours.set_terms, TermsSet),
):
    takes_nobody(router, f"allocation/{_path}", _name, _action, _body)
