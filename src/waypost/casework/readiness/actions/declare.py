"""Declares an area ready, plans its go-live, and ends either. Never while a gate is shut: there is no waiver."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.readiness.actions.holding import (
    begin_contingency,
    end_what_rests,
    gates_of,
    hold_area,
    standings,
    write_history,
)
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.models import Contingency, CourtArea, Declaration, Live, PlannedLaunch
from waypost.casework.readiness.rules import check_every_gate_is_open, check_planned, check_words


@acts("readiness.declare", Permission.DECLARE_READY)
def declare_ready(acting: Acting, child_id: str | None, *, code: str, version: int, words: str) -> Outcome[int]:
    """Declare that an area is ready. Keeps how each gate stood. Raises GateShut, NotPossibleNow, SomebodySavedFirst."""
    area = hold_area(code, version)
    _check_gates(acting, area)
    if Declaration.objects.filter(area=area, stands=True).exists():
        raise NotPossibleNow("this area is declared ready already.", do="Open the area's page.")
    check_words(words, "words", "Say on what you rest it, beyond the gates.")
    gates = [
        {"gate": one.gate, "because": one.because, "looked_on": one.looked_on.isoformat()}
        for one in area.gates.order_by("pk")
    ]
    row = Declaration.objects.create(
        area=area, declared_by_id=acting.user_id, declared_on=acting.on, words=words, gates=gates
    )
    write_history(acting, area, "declared", words)
    _end_contingency(acting, area)
    return Outcome(row.pk, {"area": code})


@acts("readiness.plan", Permission.DECLARE_READY)
def plan_launch(
    acting: Acting, child_id: str | None, *, code: str, version: int, planned_on: date, decided_at: str
) -> Outcome[int]:
    """Plan the go-live of an area that is declared ready. An earlier plan is ended and kept. Raises GateShut."""
    area = hold_area(code, version)
    _check_gates(acting, area)
    if not Declaration.objects.filter(area=area, stands=True).exists():
        raise NotPossibleNow("this area is not declared ready.", do="Declare it ready first.")
    if Live.objects.filter(area=area).exists():
        raise NotPossibleNow("this area is live already.", do="Open the area's page.")
    check_planned(planned_on, acting.on)
    check_words(decided_at, "decided_at", "Name the meeting or the letter where it was decided.")
    for row in PlannedLaunch.objects.filter(area=area, stands=True):
        row.stands, row.ended_on, row.ended_because = False, acting.on, "Planned anew."
        row.save()
        write_history(acting, area, "plan_ended", "Planned anew.")
    made = PlannedLaunch.objects.create(
        area=area, planned_on=planned_on, decided_at=decided_at, made_by_id=acting.user_id, made_on=acting.on
    )
    write_history(acting, area, "planned", f"{planned_on:%-d %B %Y}: {decided_at}")
    return Outcome(made.pk, {"area": code, "planned_on": planned_on})


@acts("readiness.end_declaration", Permission.DECLARE_READY)
def end_declaration(acting: Acting, child_id: str | None, *, code: str, version: int, because: str) -> Outcome[None]:
    """Say that an area is ready no longer. What was planned ends with it; one that is live starts the contingency."""
    area = hold_area(code, version)
    if not Declaration.objects.filter(area=area, stands=True).exists():
        raise NotPossibleNow("no declaration stands.", do="Open the area's page.")
    check_words(because, "because", "Say why.")
    end_what_rests(acting, area, because)
    if Live.objects.filter(area=area).exists():
        begin_contingency(acting, area, f"Live, and declared ready no longer: {because}")
    return Outcome(None, {"area": code})


def _check_gates(acting: Acting, area: CourtArea) -> None:
    rows = gates_of(area, acting.on)
    check_every_gate_is_open(standings(rows.values()), frozenset(GATES), acting.on)


def _end_contingency(acting: Acting, area: CourtArea) -> None:
    for row in Contingency.objects.filter(area=area, ended_on=None):
        row.ended_on = acting.on
        row.save(update_fields=["ended_on"])
        write_history(acting, area, "contingency_ended", "Every gate is open, and the area is declared ready.")
