"""Promises an action, says who owns it and by when, and moves it on. Every target that ever stood can be read."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.recommendations.actions.telling import hold, hold_action, stands_at, telling
from waypost.casework.recommendations.models import Action, Owner, Step, Target
from waypost.casework.recommendations.rules import TRANSITIONS, ActionAct, check_said, check_step, check_target

_FIRST = "First target."


@acts("recommendations.promise", Permission.WRITE_RECOMMENDATIONS)
def promise(
    acting: Acting, child_id: str | None, *, recommendation_id: str, what: str, owner: str, due_on: date
) -> Outcome[int]:
    """Promise an action, owned by somebody, by a day. Returns its number."""
    row = hold(recommendation_id)
    check_said(what, "what")
    check_said(owner, "owner")
    teller = telling(acting)
    action = Action.objects.create(recommendation=row, what=what.strip(), **teller)
    Owner.objects.create(action=action, owner=owner.strip(), **teller)
    Target.objects.create(recommendation=row, action=action, due_on=due_on, because=_FIRST, **teller)
    return Outcome(action.pk, {"recommendation": row.pk, "action": action.pk, "due_on": due_on})


@acts("recommendations.set_target", Permission.WRITE_RECOMMENDATIONS)
def set_target(
    acting: Acting, child_id: str | None, *, action_id: int, version: int, due_on: date, because: str
) -> Outcome[int]:
    """Put an action's target to another day, and say why. `version`: how many targets it had when it was read."""
    action = hold_action(action_id)
    targets = list(Target.objects.filter(action=action).order_by("pk"))
    check_fresh(version, len(targets))
    check_target(due_on, because, standing=targets[-1].due_on if targets else None)
    Target.objects.create(
        recommendation_id=action.recommendation_id, action=action, due_on=due_on, because=because.strip(),
        **telling(acting),
    )  # fmt: skip
    return Outcome(len(targets) + 1, {"action": action.pk, "due_on": due_on})


@acts("recommendations.hand_over", Permission.WRITE_RECOMMENDATIONS)
def hand_over(acting: Acting, child_id: str | None, *, action_id: int, owner: str) -> Outcome[int]:
    """Say who answers for an action from now on."""
    action = hold_action(action_id)
    check_said(owner, "owner")
    Owner.objects.create(action=action, owner=owner.strip(), **telling(acting))
    return Outcome(action.pk, {"action": action.pk})


@acts("recommendations.say_done", Permission.DO_ACTION)
def say_done(acting: Acting, child_id: str | None, *, action_id: int, words: str) -> Outcome[str]:
    """Say that an action is done, and what was done."""
    return _step(acting, action_id, ActionAct.DO, words)


@acts("recommendations.judge_done", Permission.CONFIRM_ACTION)
def judge_done(acting: Acting, child_id: str | None, *, action_id: int, is_enough: bool, words: str) -> Outcome[str]:
    """Confirm as somebody else that an action is done, or ask for it again."""
    return _step(acting, action_id, ActionAct.CONFIRM if is_enough else ActionAct.ASK_AGAIN, words)


@acts("recommendations.drop", Permission.WRITE_RECOMMENDATIONS)
def drop(acting: Acting, child_id: str | None, *, action_id: int, words: str) -> Outcome[str]:
    """Drop an action, and say why. It is still shown."""
    return _step(acting, action_id, ActionAct.DROP, words)


@acts("recommendations.open_again", Permission.CONFIRM_ACTION)
def open_again(acting: Acting, child_id: str | None, *, action_id: int, words: str) -> Outcome[str]:
    """Open an action again that was confirmed or dropped, and say why."""
    return _step(acting, action_id, ActionAct.OPEN_AGAIN, words)


def _step(acting: Acting, action_id: int, act: ActionAct, words: str) -> Outcome[str]:
    action = hold_action(action_id)
    state, done_by = stands_at(action)
    after = next_state(TRANSITIONS, state, act)
    check_step(act, words, who=acting.user_id, done_by=done_by)
    Step.objects.create(action=action, act=act, words=words.strip(), **telling(acting))
    return Outcome(after.value, {"action": action.pk, "state": after})
