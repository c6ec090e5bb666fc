"""Two people attest what no figure shows: one says so and names the evidence, another who looked confirms it."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import next_state
from waypost.casework.readiness.actions.holding import gates_of, hold_area, save_gates, write_history
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import Limits
from waypost.casework.readiness.models import CourtArea, GateStanding
from waypost.casework.readiness.rules import ATTESTED, GateAct, State, check_second, check_words, holds_until


@acts("readiness.attest", Permission.ATTEST_GATE)
def attest(acting: Acting, child_id: str | None, *, code: str, gate: str, version: int, evidence: str) -> Outcome[None]:
    """Say that a gate can be open, and on what evidence. It stays shut until somebody else confirms it."""
    area, row = _hold(acting, code, gate, version)
    check_words(evidence, "evidence", f"Name what you looked at: {GATES[gate].looks_at}")
    row.state = next_state(ATTESTED, State(row.state), GateAct.ATTEST)
    row.said_by_id, row.confirmed_by_id, row.evidence = acting.user_id, None, evidence
    row.because = "One person says so. Somebody else has to look and confirm it."
    return _saved(acting, area, row, "attested", evidence)


@acts("readiness.confirm", Permission.ATTEST_GATE)
def confirm(
    acting: Acting, child_id: str | None, *, code: str, gate: str, version: int, evidence: str, limits: Limits
) -> Outcome[None]:
    """Confirm, as a second person who looked, that a gate is open. It holds for a time, then lapses."""
    area, row = _hold(acting, code, gate, version)
    check_second(said_by=row.said_by_id, confirmer=acting.user_id)
    check_words(evidence, "evidence", "Name what you looked at yourself.")
    row.state = next_state(ATTESTED, State(row.state), GateAct.CONFIRM)
    row.confirmed_by_id = acting.user_id
    row.evidence = f"{row.evidence}\n{evidence}"
    row.holds_until_on = holds_until(acting.on, limits["attestation_holds_days"].value)
    row.because = f"Two people looked. It holds until {row.holds_until_on:%-d %B %Y}."
    return _saved(acting, area, row, "gate_open", evidence)


@acts("readiness.take_back", Permission.ATTEST_GATE)
def take_back(
    acting: Acting, child_id: str | None, *, code: str, gate: str, version: int, because: str
) -> Outcome[None]:
    """Shut a gate again: what was attested is not, or no longer, so. Whoever may attest may take back."""
    area, row = _hold(acting, code, gate, version)
    check_words(because, "because", "Say what has changed, or what was wrong.")
    row.state = next_state(ATTESTED, State(row.state), GateAct.TAKE_BACK)
    row.said_by_id = row.confirmed_by_id = row.holds_until_on = None
    row.because = because
    return _saved(acting, area, row, "gate_shut", because)


def _hold(acting: Acting, code: str, gate: str, version: int) -> tuple[CourtArea, GateStanding]:
    area = hold_area(code, version)
    row = gates_of(area, acting.on).get(gate)
    if row is None or not row.is_attested or gate not in GATES:
        raise NotPossibleNow("nobody attests this gate.", do="Open the area's page: it says what each gate rests on.")
    return area, row


def _saved(acting: Acting, area: CourtArea, row: GateStanding, kind: str, words: str) -> Outcome[None]:
    row.looked_on, row.version = acting.on, row.version + 1
    save_gates(acting, area, [row])
    write_history(acting, area, kind, words, gate=row.gate)
    return Outcome(None, {"area": area.code, "gate": row.gate, "state": str(row.state)})
