"""Sets hours, reductions by category, absences, other work, skills and terms of people of the manager's team or
area.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.capacity import Hours, contracted_on
from waypost.casework.allocation.holdings import colleagues, weights_now
from waypost.casework.allocation.models import ContractedHours, OfStaff, OtherWork, ReducedHours, Skill, Terms
from waypost.casework.allocation.reductions import ABSENCE, Reduction, check_reduction
from waypost.casework.allocation.rules import check_colleague, check_days, check_hours, check_types


@acts("allocation.set_hours", Permission.SET_WORKLOAD)
def set_hours(acting: Acting, child_id: str | None, *, user_id: int, hours: Decimal, from_on: date) -> Outcome[int]:
    """Set somebody's contracted hours a week from a day on. What stood before stands for the days before."""
    _check(acting, user_id, from_on)
    check_hours(hours)
    row = ContractedHours.objects.create(user_id=user_id, hours=hours, from_on=from_on, set_by_id=acting.user_id)
    return Outcome(row.pk, {"user": user_id, "hours": str(hours), "from_on": from_on.isoformat()})


@acts("allocation.reduce_hours", Permission.SET_WORKLOAD)
def reduce_hours(
    acting: Acting,
    child_id: str | None,
    *,
    user_id: int,
    category: str,
    hours: Decimal,
    from_on: date,
    until_on: date | None = None,
) -> Outcome[int]:
    """Take hours a week off somebody, by category. Raises ReductionWrong above the category's limit."""
    _check(acting, user_id, from_on, until_on)
    check_hours(hours)
    check_reduction(Reduction(category, hours, from_on, until_on), _contracted(user_id, from_on))
    return _reduced(acting, user_id, category, hours, from_on, until_on)


@acts("allocation.record_absence", Permission.SET_WORKLOAD)
def record_absence(
    acting: Acting, child_id: str | None, *, user_id: int, from_on: date, until_on: date | None = None
) -> Outcome[int]:
    """Say that somebody is away: no reason is asked, and none can be given. All their hours are gone for those days."""
    _check(acting, user_id, from_on, until_on)
    return _reduced(acting, user_id, ABSENCE, _contracted(user_id, from_on), from_on, until_on)


@acts("allocation.end_reduction", Permission.SET_WORKLOAD)
def end_reduction(acting: Acting, child_id: str | None, *, reduction_id: int, until_on: date) -> Outcome[None]:
    """End a reduction or an absence on a day: its last."""
    _end(acting, ReducedHours, reduction_id, until_on)
    return Outcome(None, {"reduction": reduction_id, "until_on": until_on.isoformat()})


@acts("allocation.set_other_work", Permission.SET_WORKLOAD)
def set_other_work(
    acting: Acting, child_id: str | None, *, user_id: int, work_type: str, from_on: date, until_on: date | None = None
) -> Outcome[int]:
    """Say that somebody has work that is no child's: a day on duty, a student, a colleague to guide."""
    _check(acting, user_id, from_on, until_on)
    check_types([work_type], weights_now(acting.on).work)
    row = OtherWork.objects.create(
        user_id=user_id, work_type=work_type, from_on=from_on, to_on=until_on, set_by_id=acting.user_id
    )
    return Outcome(row.pk, {"user": user_id, "work_type": work_type})


@acts("allocation.end_other_work", Permission.SET_WORKLOAD)
def end_other_work(acting: Acting, child_id: str | None, *, other_work_id: int, until_on: date) -> Outcome[None]:
    """End work that is no child's on a day: its last."""
    _end(acting, OtherWork, other_work_id, until_on)
    return Outcome(None, {"other_work": other_work_id, "until_on": until_on.isoformat()})


@acts("allocation.set_skill", Permission.SET_WORKLOAD)
def set_skill(acting: Acting, child_id: str | None, *, user_id: int, skill: str, from_on: date) -> Outcome[int]:
    """Say that somebody can do what some children need."""
    _check(acting, user_id, from_on)
    row = Skill.objects.create(user_id=user_id, skill=skill, from_on=from_on, set_by_id=acting.user_id)
    return Outcome(row.pk, {"user": user_id})


@acts("allocation.end_skill", Permission.SET_WORKLOAD)
def end_skill(acting: Acting, child_id: str | None, *, skill_id: int, until_on: date) -> Outcome[None]:
    """Say until which day somebody is asked for what they can do."""
    _end(acting, Skill, skill_id, until_on)
    return Outcome(None, {"skill": skill_id, "until_on": until_on.isoformat()})


@acts("allocation.set_terms", Permission.SET_WORKLOAD)
def set_terms(
    acting: Acting, child_id: str | None, *, user_id: int, is_associate: bool, takes: Collection[str], from_on: date
) -> Outcome[int]:
    """Set on what terms somebody works: an Associate, and which types of work they take; none named: all."""
    _check(acting, user_id, from_on)
    check_types(takes, weights_now(acting.on).work)
    for row in Terms.objects.filter(user_id=user_id, to_on=None):
        row.to_on = max(row.from_on, date.fromordinal(max(1, from_on.toordinal() - 1)))
        row.save(update_fields=["to_on"])
    made = Terms.objects.create(
        user_id=user_id, is_associate=is_associate, takes=sorted(takes), from_on=from_on, set_by_id=acting.user_id
    )
    return Outcome(made.pk, {"user": user_id, "is_associate": is_associate, "takes": sorted(takes)})


def _check(acting: Acting, user_id: int, from_on: date, until_on: date | None = None) -> None:
    check_colleague(user_id, {one.user_id for one in colleagues(acting)})
    check_days(from_on, until_on)


def _end(acting: Acting, model: type[OfStaff], row_id: int, until_on: date) -> None:
    row = model._base_manager.select_for_update().filter(pk=row_id).first()
    check_colleague(None if row is None else row.user_id, {one.user_id for one in colleagues(acting)})
    if row is not None:
        check_days(row.from_on, until_on)
        row.to_on = until_on
        row.save(update_fields=["to_on"])


def _contracted(user_id: int, on: date) -> Decimal:
    rows = ContractedHours.objects.filter(user_id=user_id)
    return contracted_on((Hours(row.hours, row.from_on, row.to_on) for row in rows), on) or Decimal(0)


def _reduced(
    acting: Acting, user_id: int, category: str, hours: Decimal, from_on: date, until_on: date | None
) -> Outcome[int]:
    row = ReducedHours.objects.create(
        user_id=user_id, category=category, hours=hours, from_on=from_on, to_on=until_on, set_by_id=acting.user_id
    )
    return Outcome(row.pk, {"user": user_id, "category": category, "hours": str(hours)})
