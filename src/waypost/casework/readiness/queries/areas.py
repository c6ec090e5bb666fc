"""Every area that changes over, and one area whole: its gates, what rests on them, its history, who is followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from waypost.casework.access.acting import Acting, NothingThere, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import visible
from waypost.casework.children.models import Proceedings
from waypost.casework.children.states import possible
from waypost.casework.readiness.contingency import protocol
from waypost.casework.readiness.gate import Gate
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.models import Contingency, CourtArea, Declaration, GateStanding, Live, PlannedLaunch
from waypost.casework.readiness.rules import ATTESTED, GateAct, Stage, State, stage_of
from waypost.vocabulary.areas import AREAS


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area in the list of all: how many gates are open of how many, and where it stands."""

    code: str
    name: str
    service_area: str
    phase: str
    announced: str
    open_gates: int
    gates: int
    stage: Stage
    planned_on: date | None
    live_on: date | None
    alarms: int


@dataclass(frozen=True, slots=True)
class GateShown:
    """A gate as it stands: open or shut, why, since when somebody last looked, and what can be done about it."""

    gate: Gate
    state: State
    is_open: bool
    because: str
    looked_on: date | None
    holds_until_on: date | None
    evidence: str
    said_by: str
    confirmed_by: str
    is_mine_to_confirm: bool
    acts: tuple[GateAct, ...]


@dataclass(frozen=True, slots=True)
class ContingencyStepShown:
    """A step of the contingency protocol at work."""

    step: str
    words: str
    owner: str
    due_on: date
    done_on: date | None
    told: str
    days_late: int


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """One thing that happened in an area."""

    number: int
    on: date
    kind: str
    gate: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Transition:
    """Children followed through the changeover. `alarmed` holds references of those that the reader may open."""

    followed: int
    still_open: int
    with_alarm: int
    by_harm: tuple[tuple[str, int], ...]
    alarmed: tuple[tuple[str, tuple[str, ...]], ...]
    looked_on: date | None


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area whole."""

    line: AreaLine
    version: int
    announced_source: str
    courts: tuple[str, ...]
    gates: tuple[GateShown, ...]
    declared_on: date | None
    declared_by: str
    declared_words: str
    planned_decided_at: str
    live_practice_direction: str
    live_source: str
    contingency_because: str
    contingency: tuple[ContingencyStepShown, ...]
    transition: Transition
    history: tuple[HistoryShown, ...]

    @property
    def shut(self) -> tuple[GateShown, ...]:
        """Return the gates that are shut."""
        return tuple(one for one in self.gates if not one.is_open)


@reads("readiness.areas", Permission.SEE_READINESS)
def areas(acting: Acting, child_id: str | None) -> tuple[AreaLine, ...]:
    """Return every area that changes over, those with an alarm first. Any number of areas costs the same queries."""
    rows = list(CourtArea.objects.order_by("code").prefetch_related("gates"))
    declared, planned, live, alarmed = _standing()
    lines = [_line(row, acting.on, declared, planned, live, alarmed) for row in rows]
    return tuple(sorted(lines, key=lambda one: (one.stage is not Stage.LIVE_NOT_READY, one.phase, one.name)))


@reads("readiness.area", Permission.SEE_READINESS)
def an_area(acting: Acting, child_id: str | None, *, code: str) -> AreaShown:
    """Return an area whole. Raises NothingThere."""
    row = CourtArea.objects.prefetch_related("gates__said_by", "gates__confirmed_by").filter(code=code).first()
    if row is None:
        raise NothingThere("there is no such area here.", do="Open the list of areas.")
    declared, planned, live, alarmed = _standing()
    kept = {one.gate: one for one in row.gates.all()}
    held, plan, law = declared.get(row.pk), planned.get(row.pk), live.get(row.pk)
    because, steps = _contingency(row, acting.on)
    return AreaShown(
        line=_line(row, acting.on, declared, planned, live, alarmed),
        version=row.version,
        announced_source=row.announced_source,
        courts=tuple(row.courts),
        gates=tuple(_gate(acting, gate, kept.get(name)) for name, gate in GATES.items()),
        declared_on=held.declared_on if held else None,
        declared_by=held.declared_by.name if held else "",
        declared_words=held.words if held else "",
        planned_decided_at=plan.decided_at if plan else "",
        live_practice_direction=law.practice_direction if law else "",
        live_source=law.source if law else "",
        contingency_because=because,
        contingency=steps,
        transition=_transition(acting, row),
        history=tuple(
            HistoryShown(one.number, one.on, one.kind, one.gate, one.words, one.by.name)
            for one in row.history.select_related("by").order_by("-number")
        ),
    )


@reads("readiness.courts", Permission.NAME_AREA)
def courts_of_cases(acting: Acting, child_id: str | None) -> tuple[str, ...]:
    """Return the courts that cases name, and nothing of the cases."""
    rows = Proceedings.objects.exclude(court="").order_by("court").values_list("court", flat=True)
    return tuple(rows.distinct())


def _standing() -> tuple[dict[int, Declaration], dict[int, PlannedLaunch], dict[int, Live], dict[int, int]]:
    declared = Declaration.objects.filter(stands=True).select_related("declared_by")
    alarmed = CourtArea.objects.annotate(
        n=Count("followed", filter=Q(followed__ended_on=None) & ~Q(followed__harms=[]))
    ).values_list("pk", "n")
    return (
        {one.area_id: one for one in declared},
        {one.area_id: one for one in PlannedLaunch.objects.filter(stands=True)},
        {one.area_id: one for one in Live.objects.all()},
        dict(alarmed),
    )


def _line(
    row: CourtArea,
    on: date,
    declared: dict[int, Declaration],
    planned: dict[int, PlannedLaunch],
    live: dict[int, Live],
    alarmed: dict[int, int],
) -> AreaLine:
    known = {one.gate for one in row.gates.all() if one.gate in GATES and _is_open(one, on)}
    stage = stage_of(
        is_live=row.pk in live,
        is_declared=row.pk in declared,
        is_planned=row.pk in planned,
        are_gates_open=len(known) == len(GATES),
    )
    return AreaLine(
        row.code, AREAS[row.code].name if row.code in AREAS else row.code, row.service_area, row.phase,
        row.announced, len(known), len(GATES), stage,
        planned[row.pk].planned_on if row.pk in planned else None,
        live[row.pk].live_on if row.pk in live else None,
        alarmed.get(row.pk, 0),
    )  # fmt: skip


def _is_open(row: GateStanding, on: date) -> bool:
    return row.state == State.OPEN and row.holds_until_on is not None and on <= row.holds_until_on


def _gate(acting: Acting, gate: Gate, row: GateStanding | None) -> GateShown:
    state = State.NOBODY_LOOKED if row is None else State(row.state)
    acts = possible(ATTESTED, state) if gate.is_attested else ()
    by_hand = tuple(one for one in acts if one is not GateAct.LAPSE)
    if row is None:
        return GateShown(gate, state, False, "Nobody has looked yet.", None, None, "", "", "", False, by_hand)
    return GateShown(
        gate, state, _is_open(row, acting.on), row.because,
        None if state is State.NOBODY_LOOKED else row.looked_on,
        row.holds_until_on, row.evidence,
        row.said_by.name if row.said_by else "",
        row.confirmed_by.name if row.confirmed_by else "",
        state is State.ONE_SAYS and row.said_by_id != acting.user_id,
        by_hand,
    )  # fmt: skip


def _contingency(row: CourtArea, on: date) -> tuple[str, tuple[ContingencyStepShown, ...]]:
    work = Contingency.objects.filter(area=row, ended_on=None).first()
    if work is None:
        return "", ()
    steps = {one.step: one for one in work.steps.all()}
    told = [(known, steps[name]) for name, known in protocol().items() if name in steps]
    return work.because, tuple(
        ContingencyStepShown(
            known.step, known.words, known.owner, one.due_on, one.done_on, one.words,
            max(0, (on - one.due_on).days) if one.done_on is None else 0,
        )
        for known, one in told
    )  # fmt: skip


def _transition(acting: Acting, row: CourtArea) -> Transition:
    rows = list(row.followed.values_list("child_id", "harms", "ended_on", "looked_on"))
    still = [(child, harms) for child, harms, ended_on, _ in rows if ended_on is None]
    alarmed = [(child, tuple(harms)) for child, harms in still if harms]
    counted: dict[str, int] = {}
    for _, harms in alarmed:
        for harm in harms:
            counted[harm] = counted.get(harm, 0) + 1
    who = (acting.user_id, acting.role, acting.team_id, acting.service_area, acting.at)
    mine = set(row.followed.filter(visible(*who, child="child_id")).values_list("child_id", flat=True))
    return Transition(
        len(rows), len(still), len(alarmed), tuple(sorted(counted.items())),
        tuple(one for one in alarmed if one[0] in mine),
        max((looked_on for *_, looked_on in rows), default=None),
    )  # fmt: skip
