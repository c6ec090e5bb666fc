"""Looks at the gates of an area again: figures judge the computed ones; an attestation that is too old lapses."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.states import next_state
from waypost.casework.readiness.actions.holding import gates_of, hold_area, save_gates, standings, write_history
from waypost.casework.readiness.gate import Figures
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import Limits
from waypost.casework.readiness.models import GateStanding
from waypost.casework.readiness.rules import ATTESTED, COMPUTED, GateAct, State, holds_until


@acts("readiness.look_again", Permission.LOOK_AT_GATES)
def look_again(
    acting: Acting, child_id: str | None, *, code: str, figures: Figures, limits: Limits
) -> Outcome[tuple[str, ...]]:
    """Judge each computed gate of an area from figures, and let old attestations lapse. Returns the gates now open.

    A gate that shuts ends the declaration and the plan that rest on it; in an area that is live the contingency
    protocol begins.
    """
    area = hold_area(code)
    rows = gates_of(area, acting.on)
    before = {name: row.state for name, row in rows.items()}
    for row in rows.values():
        if row.is_attested:
            _let_lapse(acting, row)
        else:
            _judge(acting, row, figures, limits)
    save_gates(acting, area, rows.values())
    for name, row in rows.items():
        if row.state != before[name]:
            write_history(acting, area, f"gate_{row.state}", row.because, gate=name)
    opened = tuple(one.gate for one in standings(rows.values()) if one.is_open_on(acting.on))
    return Outcome(opened, {"area": code, "open": len(opened), "gates": len(rows)})


def _judge(acting: Acting, row: GateStanding, figures: Figures, limits: Limits) -> None:
    judge = GATES[row.gate].judge if row.gate in GATES else None
    if judge is None:
        return
    verdict = judge(figures, limits, acting.on)
    act = GateAct.JUDGE_OPEN if verdict.is_open else GateAct.JUDGE_SHUT
    row.state = next_state(COMPUTED, State(row.state), act)
    row.because, row.looked_on, row.version = verdict.because, acting.on, row.version + 1
    row.holds_until_on = holds_until(acting.on, limits["figure_age_days"].value) if verdict.is_open else None


def _let_lapse(acting: Acting, row: GateStanding) -> None:
    if row.state != State.OPEN or row.holds_until_on is None or acting.on <= row.holds_until_on:
        return
    row.state = next_state(ATTESTED, State.OPEN, GateAct.LAPSE)
    row.because = f"What two people said held until {row.holds_until_on:%-d %B %Y}. Nobody has looked since."
    row.said_by_id = row.confirmed_by_id = row.holds_until_on = None
    row.looked_on, row.version = acting.on, row.version + 1
