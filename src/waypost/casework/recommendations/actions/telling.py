"""What every action of this room needs: who tells and when, and the thing that is told of, held still."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.recommendations.models import Action, Recommendation, Step
from waypost.casework.recommendations.rules import ActionAct, ActionState, state_after


class Teller(TypedDict):
    """Who tells, and when."""

    told_by_id: int
    told_at: datetime


def telling(acting: Acting) -> Teller:
    """Return who tells, and when, as the fields of a row."""
    return {"told_by_id": acting.user_id, "told_at": acting.at}


def hold(recommendation_id: str) -> Recommendation:
    """Return a recommendation, held until the act is done. Raises NothingThere."""
    row = Recommendation.objects.select_for_update().filter(pk=recommendation_id).first()
    if row is None:
        raise no_such()
    return row


def hold_action(action_id: int) -> Action:
    """Return an action, held until the act is done. Raises NothingThere."""
    row = Action.objects.select_for_update().filter(pk=action_id).first()
    if row is None:
        raise no_such()
    return row


def no_such() -> NothingThere:
    """Return the error of something that is not there."""
    return NothingThere("there is no such thing here.", do="Open the list again.")


def stands_at(action: Action) -> tuple[ActionState, int | None]:
    """Return where an action stands, and who said last that it is done."""
    steps = list(Step.objects.filter(action=action).order_by("pk"))
    doers = [one.told_by_id for one in steps if one.act == ActionAct.DO]
    return state_after([ActionAct(one.act) for one in steps]), doers[-1] if doers else None
