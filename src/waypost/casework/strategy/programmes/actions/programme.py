"""Writes programmes down: who answers, what they serve, milestones. Every day that ever stood can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.strategy.models import (
    Milestone,
    MilestoneDay,
    MilestoneStep,
    Programme,
    ProgrammeOwner,
    Serves,
)
from waypost.casework.strategy.plan import every_success, priorities
from waypost.casework.strategy.programmes.rules import MILESTONE, MilestoneAct, check_day, check_step, state_after
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_one_of, check_written


@acts("strategy.begin_programme", Permission.WRITE_STRATEGY)
def begin_programme(
    acting: Acting, child_id: str | None, *, priority: str, title: str, what: str, owner: str, serves: Sequence[str],
    is_invented: bool = False,
) -> Outcome[int]:  # fmt: skip
    """Write down a programme under a priority, who answers for it, and what of the plan it serves."""
    check_one_of(priorities(), priority, "priority")
    for told, where in ((title, "title"), (what, "what"), (owner, "owner")):
        check_written(told, where)
    for code in serves:
        check_one_of(every_success(), code, "serves")
    teller = telling(acting)
    row = Programme.objects.create(
        priority=priority, title=title.strip(), what=what.strip(), is_invented=is_invented, **teller
    )
    ProgrammeOwner.objects.create(programme=row, owner=owner.strip(), **teller)
    for code in dict.fromkeys(serves):
        Serves.objects.create(programme=row, code=code, **teller)
    return Outcome(row.pk, {"programme": row.pk, "priority": priority})


@acts("strategy.own_programme", Permission.WRITE_STRATEGY)
def own_programme(acting: Acting, child_id: str | None, *, programme_id: int, owner: str) -> Outcome[int]:
    """Say who answers for a programme from now on."""
    row = hold(Programme, programme_id)
    check_written(owner, "owner")
    ProgrammeOwner.objects.create(programme=row, owner=owner.strip(), **telling(acting))
    return Outcome(row.pk, {"programme": row.pk})


@acts("strategy.set_milestone", Permission.WRITE_STRATEGY)
def set_milestone(acting: Acting, child_id: str | None, *, programme_id: int, what: str, due_on: date) -> Outcome[int]:
    """Set a milestone of a programme, and its first day."""
    row = hold(Programme, programme_id)
    check_written(what, "what")
    teller = telling(acting)
    made = Milestone.objects.create(programme=row, what=what.strip(), **teller)
    MilestoneDay.objects.create(milestone=made, due_on=due_on, because="First day.", **teller)
    return Outcome(made.pk, {"programme": row.pk, "milestone": made.pk, "due_on": due_on})


@acts("strategy.move_milestone", Permission.WRITE_STRATEGY)
def move_milestone(
    acting: Acting, child_id: str | None, *, milestone_id: int, version: int, due_on: date, because: str
) -> Outcome[int]:
    """Put a milestone to another day, and say why. `version`: how many days it had when it was read."""
    row = hold(Milestone, milestone_id)
    days = list(MilestoneDay.objects.filter(milestone=row).order_by("pk"))
    check_fresh(version, len(days))
    check_day(due_on, because, standing=days[-1].due_on)
    MilestoneDay.objects.create(milestone=row, due_on=due_on, because=because.strip(), **telling(acting))
    return Outcome(len(days) + 1, {"milestone": row.pk, "due_on": due_on})


@acts("strategy.reach_milestone", Permission.DO_STRATEGY)
def reach_milestone(acting: Acting, child_id: str | None, *, milestone_id: int, words: str) -> Outcome[str]:
    """Say that a milestone is reached, and what can be seen."""
    return _step(acting, milestone_id, MilestoneAct.REACH, words)


@acts("strategy.judge_milestone", Permission.CONFIRM_STRATEGY)
def judge_milestone(
    acting: Acting, child_id: str | None, *, milestone_id: int, is_enough: bool, words: str
) -> Outcome[str]:
    """Confirm as somebody else that a milestone is reached, or ask for it again."""
    return _step(acting, milestone_id, MilestoneAct.CONFIRM if is_enough else MilestoneAct.ASK_AGAIN, words)


@acts("strategy.drop_milestone", Permission.WRITE_STRATEGY)
def drop_milestone(acting: Acting, child_id: str | None, *, milestone_id: int, words: str) -> Outcome[str]:
    """Drop a milestone, and say why. It is still shown."""
    return _step(acting, milestone_id, MilestoneAct.DROP, words)


@acts("strategy.open_milestone", Permission.CONFIRM_STRATEGY)
def open_milestone(acting: Acting, child_id: str | None, *, milestone_id: int, words: str) -> Outcome[str]:
    """Open a milestone again that was confirmed or dropped, and say why."""
    return _step(acting, milestone_id, MilestoneAct.OPEN_AGAIN, words)


def _step(acting: Acting, milestone_id: int, act: MilestoneAct, words: str) -> Outcome[str]:
    row = hold(Milestone, milestone_id)
    steps = list(MilestoneStep.objects.filter(milestone=row).order_by("pk"))
    after = next_state(MILESTONE, state_after([MilestoneAct(one.act) for one in steps]), act)
    reached = [one.told_by_id for one in steps if one.act == MilestoneAct.REACH]
    check_step(act, words, who=acting.user_id, reached_by=reached[-1] if reached else None)
    MilestoneStep.objects.create(milestone=row, act=act, words=words.strip(), **telling(acting))
    return Outcome(after.value, {"milestone": row.pk, "state": after})
