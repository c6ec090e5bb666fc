"""Takes hold of a piece of advice of a child, and moves it on by the table."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.advice.models import Advice
from waypost.casework.advice.rules import TRANSITIONS, AdviceAct, State
from waypost.casework.children.models import Child
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state


def hold_advice(child: Child, advice_id: str, version: int) -> Advice:
    """Return a piece of advice of this child; one of another child is answered as a child who is not there."""
    advice = Advice.objects.select_for_update().filter(advice_id=advice_id, child=child).first()
    if advice is None:
        raise no_such_child()
    check_fresh(version, advice.version)
    return advice


def move_on(acting: Acting, advice: Advice, act: AdviceAct) -> None:
    """Move advice on and save it. Raises NotPossibleNow where the table has no such step."""
    advice.state = next_state(TRANSITIONS, State(advice.state), act)
    advice.version, advice.changed_at = advice.version + 1, acting.at
    advice.save()


def facts_of(advice: Advice) -> dict[str, object]:
    """Return what the audit may know of an act on advice: never what was advised, nor why."""
    return {"advice": advice.advice_id, "issue": advice.issue, "state": advice.state}


def no_such_child() -> NoSuchChild:
    """Return the one answer for what is not there and what is another child's."""
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
