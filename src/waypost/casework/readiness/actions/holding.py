"""What actions on an area share: hold it, write its history, end what rests on a gate that shuts, sound the alarm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.children.rules import check_fresh
from waypost.casework.readiness.contingency import protocol
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.models import (
    Contingency,
    ContingencyStep,
    CourtArea,
    Declaration,
    GateStanding,
    HistoryLine,
    Live,
    PlannedLaunch,
)
from waypost.casework.readiness.rules import Standing, State, shut_on


def hold_area(code: str, version: int | None = None) -> CourtArea:
    """Return an area, held until the transaction ends. Raises NothingThere, SomebodySavedFirst."""
    area = CourtArea.objects.select_for_update().filter(code=code).first()
    if area is None:
        raise NothingThere("there is no such area here.", do="Open the list of areas.")
    if version is not None:
        check_fresh(version, area.version)
    return area


def write_history(acting: Acting, area: CourtArea, kind: str, words: str, gate: str = "") -> None:
    """Write one line of an area's history, and move its version on: what was read before is old now."""
    number = area.history.count() + 1
    HistoryLine.objects.create(
        area=area, number=number, kind=kind, gate=gate, words=words, on=acting.on, at=acting.at, by_id=acting.user_id
    )
    area.version += 1
    area.save(update_fields=["version"])


def gates_of(area: CourtArea, on: date) -> dict[str, GateStanding]:
    """Return the gates of an area, held. One that has come since the area was named stands as never looked at."""
    rows = {one.gate: one for one in area.gates.select_for_update()}
    for gate in GATES.values():
        if gate.id not in rows:
            rows[gate.id] = GateStanding(
                area=area, gate=gate.id, is_attested=gate.is_attested, state=State.NOBODY_LOOKED,
                because="Nobody has looked yet.", looked_on=on,
            )  # fmt: skip
    return rows


def standings(rows: Iterable[GateStanding]) -> tuple[Standing, ...]:
    """Return gates as the rules take them, in the order of the registry."""
    kept = {one.gate: one for one in rows}
    return tuple(
        Standing(name, gate.title, State(kept[name].state), kept[name].holds_until_on)
        for name, gate in GATES.items()
        if name in kept
    )


def save_gates(acting: Acting, area: CourtArea, rows: Iterable[GateStanding]) -> None:
    """Save gates that changed; before one is saved as shut, what rests on it is ended and the alarm sounded."""
    changed = list(rows)
    shut = shut_on(standings(changed), acting.on)
    if shut:
        end_what_rests(acting, area, f"These gates are shut: {'; '.join(one.title for one in shut)}.")
    for row in changed:
        row.save()
    if shut and Live.objects.filter(area=area).exists():
        begin_contingency(acting, area, f"Live, and these gates are shut: {'; '.join(one.title for one in shut)}.")


def end_what_rests(acting: Acting, area: CourtArea, because: str) -> None:
    """End the declaration and the planned go-live that stand. Both are kept."""
    for model, kind in ((PlannedLaunch, "plan_ended"), (Declaration, "declaration_ended")):
        for row in model.objects.filter(area=area, stands=True):
            row.stands, row.ended_on, row.ended_because = False, acting.on, because
            row.save()
            write_history(acting, area, kind, because)


def begin_contingency(acting: Acting, area: CourtArea, because: str) -> None:
    """Start the contingency protocol with a clock for each step, unless it is at work already."""
    if Contingency.objects.filter(area=area, ended_on=None).exists():
        return
    begun = Contingency.objects.create(area=area, begun_on=acting.on, because=because)
    ContingencyStep.objects.bulk_create(
        ContingencyStep(contingency=begun, step=one.step, due_on=one.due_on(acting.on)) for one in protocol().values()
    )
    write_history(acting, area, "contingency_begun", because)
