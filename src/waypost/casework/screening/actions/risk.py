"""Immediate risk: seen, told to the authority, acknowledged; or stood down by somebody else than who saw it."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.screening.actions.holding import hold
from waypost.casework.screening.clocks import hour_clock
from waypost.casework.screening.models import ImmediateRisk, Screening
from waypost.casework.screening.rules import RISK, Risk, RiskAct, StillToDo, check_can_stand_down


@acts("screening.see_risk", Permission.SEE_RISK)
def see_risk(acting: Acting, child_id: str | None, *, screening_id: int, what: str, after: int) -> Outcome[int]:
    """Write down a risk that cannot wait. Its clock starts now. Returns its number.

    `after` is how many risks stood on the page. Raises SomebodySavedFirst where there is one more: the same risk told
    by two people would have two clocks. Nothing else that changed in between holds a risk up.
    """
    child = open_child(child_id)
    screening = hold(Screening, child, screening_id)
    check_fresh(after, screening.risks.count())
    if not what.strip():
        raise StillToDo("say what the risk is.", where="what", do="Write one sentence.")
    row = ImmediateRisk.objects.create(
        child=child, screening=screening, what=what, seen_at=acting.at, seen_by_id=acting.user_id
    )
    return Outcome(row.pk, {"screening": screening_id, "risk": row.pk})


@acts("screening.refer_risk", Permission.SEE_RISK)
def refer_risk(acting: Acting, child_id: str | None, *, risk_id: int, authority: str) -> Outcome[bool]:
    """Say that the authority was told, now. Returns whether that was in time."""
    row = hold(ImmediateRisk, open_child(child_id), risk_id)
    row.state = next_state(RISK, Risk(row.state), RiskAct.REFER)
    row.referred_to, row.referred_at, row.settled_by_id = authority, acting.at, acting.user_id
    row.save()
    is_late = hour_clock("refer_immediate_risk", row.seen_at, acting.at, acting.at).is_late
    return Outcome(not is_late, {"risk": risk_id, "is_late": is_late})


@acts("screening.acknowledge_risk", Permission.SEE_RISK)
def acknowledge_risk(acting: Acting, child_id: str | None, *, risk_id: int) -> Outcome[None]:
    """Say that the authority answered that it has the referral."""
    row = hold(ImmediateRisk, open_child(child_id), risk_id)
    row.state = next_state(RISK, Risk(row.state), RiskAct.ACKNOWLEDGE)
    row.acknowledged_at = acting.at
    row.save()
    return Outcome(None, {"risk": risk_id})


@acts("screening.stand_down_risk", Permission.STAND_DOWN_RISK)
def stand_down_risk(acting: Acting, child_id: str | None, *, risk_id: int, because: str) -> Outcome[None]:
    """Say that it is no immediate risk, and why: somebody else than who saw it."""
    row = hold(ImmediateRisk, open_child(child_id), risk_id)
    row.state = next_state(RISK, Risk(row.state), RiskAct.STAND_DOWN)
    check_can_stand_down(seen_by=row.seen_by_id, decided_by=acting.user_id, because=because)
    row.stood_down_because, row.settled_by_id = because, acting.user_id
    row.save()
    return Outcome(None, {"risk": risk_id})
