"""Where a programme, a milestone and a change stand: truth tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.programmes.rules import (
    ChangeState,
    MilestoneAct,
    MilestoneFacts,
    MilestoneState,
    Status,
    change_state,
    check_can_decide,
    check_day,
    check_step,
    check_view,
    state_after,
    status_of,
)

ON = date(2027, 4, 1)
PLANNED, CONFIRMED, DROPPED = MilestoneState.PLANNED, MilestoneState.CONFIRMED, MilestoneState.DROPPED


def stone(state=PLANNED, first=10, now=10):
    return MilestoneFacts(state, ON + timedelta(days=first), ON + timedelta(days=now))


@pytest.mark.parametrize(
    ("owner", "stones", "measured", "status"),
    [
        ("", [stone()], 1, Status.NO_OWNER),
        ("She", [], 1, Status.NO_MILESTONES),
        ("She", [stone(DROPPED)], 1, Status.NO_MILESTONES),
        ("She", [stone(now=-1), stone()], 1, Status.LATE),
        ("She", [stone(MilestoneState.REACHED, now=-1)], 1, Status.LATE),
        ("She", [stone(CONFIRMED, now=-1), stone()], 1, Status.IN_HAND),
        ("She", [stone(first=0, now=0)], 1, Status.IN_HAND),
        ("She", [stone(first=10, now=11)], 1, Status.SLIPPED),
        ("She", [stone(first=10, now=9)], 1, Status.IN_HAND),
        ("She", [stone(CONFIRMED)], 0, Status.NOT_SHOWN),
        ("She", [stone(CONFIRMED), stone(DROPPED, now=-9)], 2, Status.REACHED),
    ],
    ids=[
        "nobody", "no_stone", "all_dropped", "late", "reached_is_not_confirmed", "an_old_one_is_confirmed", "today",
        "slipped", "earlier", "nothing_measures", "reached",
    ],
)  # fmt: skip
def test_the_table_of_programmes(owner, stones, measured, status):
    judged = status_of(owner, stones, measured, ON)
    assert judged.status is status
    assert all(judged.because)


def test_a_milestone_follows_its_acts():
    assert state_after([]) is PLANNED
    again = [MilestoneAct.REACH, MilestoneAct.ASK_AGAIN, MilestoneAct.REACH, MilestoneAct.CONFIRM]
    assert state_after(again) is CONFIRMED
    assert state_after([*again, MilestoneAct.OPEN_AGAIN]) is PLANNED


def test_nobody_confirms_what_they_reached_and_no_day_moves_without_a_reason():
    with pytest.raises(NotPossibleNow, match="somebody else confirms"):
        check_step(MilestoneAct.CONFIRM, "Seen.", who=1, reached_by=1)
    check_step(MilestoneAct.CONFIRM, "Seen.", who=2, reached_by=1)
    check_step(MilestoneAct.DROP, "Why.", who=1, reached_by=1)
    for due_on, because in ((ON, "Fog."), (ON + timedelta(days=1), " ")):
        with pytest.raises(NotPossibleNow):
            check_day(due_on, because, standing=ON)


@pytest.mark.parametrize(
    ("has_answer", "has_view", "decision", "state"),
    [
        (False, False, "", ChangeState.NOT_ANSWERED),
        (False, True, "", ChangeState.NOT_ANSWERED),
        (True, False, "", ChangeState.NO_VIEW),
        (True, True, "", ChangeState.CAN_BE_DECIDED),
        (True, True, "approved", ChangeState.APPROVED),
        (False, False, "refused", ChangeState.REFUSED),
    ],
)
def test_the_table_of_changes(has_answer, has_view, decision, state):
    assert change_state(has_answer=has_answer, has_view=has_view, decision=decision) is state


@pytest.mark.parametrize("state", list(ChangeState))
@pytest.mark.parametrize("decision", ["approved", "refused"])
@pytest.mark.parametrize("is_own", [True, False])
def test_approved_only_when_young_people_were_asked(state, decision, is_own):
    may = not is_own and (
        state is ChangeState.CAN_BE_DECIDED
        or (decision == "refused" and state in (ChangeState.NOT_ANSWERED, ChangeState.NO_VIEW))
    )
    try:
        check_can_decide(state, decision, "Why.", who=1, proposed_by=1 if is_own else 2)
    except NotPossibleNow:
        assert not may
    else:
        assert may


def test_a_view_is_of_a_day_that_has_come():
    check_view(ON, "Yes.", on=ON)
    with pytest.raises(NotPossibleNow):
        check_view(ON + timedelta(days=1), "Yes.", on=ON)
