"""Readiness for Child Focused Courts: areas with their gates and alarms, and everything that is done about one.

The same queries and actions as the staff site: nobody declares an area ready, or plans its go-live, while a gate is
shut.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from waypost.casework.readiness.actions import attest, declare, follow, go_live, look_again
from waypost.casework.readiness.actions.name_area import name_area
from waypost.casework.readiness.queries.areas import (
    AreaLine,
    ContingencyStepShown,
    GateShown,
    HistoryShown,
    Transition,
    an_area,
    areas,
)
from waypost.casework.readiness.queries.tonight import areas_to_look_at
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives_list, takes_nobody
from waypost.wiring.readiness_figures import figures_of, limits_in_force

router = Router(tags=["readiness"])


class GateTold(Schema):
    """A gate as it stands: open or shut, why, until when, and who looked."""

    gate: str
    title: str
    question: str
    is_attested: bool
    state: str
    is_open: bool
    because: str
    looked_on: date | None
    holds_until_on: date | None
    evidence: str
    said_by: str
    confirmed_by: str

    @classmethod
    def of(cls, one: GateShown) -> GateTold:
        """Return a gate as the interface tells it."""
        gate = one.gate
        return cls(
            gate=gate.id, title=gate.title, question=gate.question, is_attested=gate.is_attested, state=one.state,
            is_open=one.is_open, because=one.because, looked_on=one.looked_on, holds_until_on=one.holds_until_on,
            evidence=one.evidence, said_by=one.said_by, confirmed_by=one.confirmed_by,
        )  # fmt: skip


class AreaTold(Schema):
    """An area whole: its gates, what was declared and planned, the law, its alarms, and everything that happened."""

    line: AreaLine
    version: int
    announced_source: str
    courts: list[str]
    gates: list[GateTold]
    declared_on: date | None
    declared_by: str
    declared_words: str
    planned_decided_at: str
    live_practice_direction: str
    live_source: str
    contingency_because: str
    contingency: list[ContingencyStepShown]
    transition: Transition
    history: list[HistoryShown]


class Area(Once):
    """An area that is to change over, what was announced of it and where that can be read."""

    code: Code
    service_area: str = Field(max_length=80, pattern=r"^[^\x00]*$")
    courts: list[str]
    phase: str = Field("", max_length=80, pattern=r"^[^\x00]*$")
    announced: str = Field("", max_length=200, pattern=r"^[^\x00]*$")
    announced_source: str = Field("", max_length=300, pattern=r"^[^\x00]*$")


class WhichArea(Once):
    """An area."""

    code: Code


class Seen(WhichArea):
    """An area, and the version of it that was read."""

    version: Number


class Attested(Seen):
    """A gate, and what was looked at."""

    gate: Code
    evidence: Text


class GateTakenBack(Seen):
    """A gate that is shut again, and why."""

    gate: Code
    because: Text


class Declared(Seen):
    """On what the declaration rests, beyond the gates."""

    words: Text


class Planned(Seen):
    """The day of the go-live, and where it was decided."""

    planned_on: date
    decided_at: str = Field(max_length=200, pattern=r"^[^\x00]*$")


class Ended(Seen):
    """Why a declaration ends."""

    because: Text


class Law(Seen):
    """Since when a practice direction has made an area live, which, and where it can be read."""

    live_on: date
    practice_direction: str = Field(max_length=200, pattern=r"^[^\x00]*$")
    source: str = Field(max_length=300, pattern=r"^[^\x00]*$")


class StepDone(Seen):
    """A step of the contingency protocol, and how it was done."""

    step: Code
    words: Text


def _with_limits(action: Any) -> Any:
    """Return an action that is given the limits in force."""

    def act(acting: Any, child_id: str | None, **told: Any) -> Any:
        return action(acting, child_id, **told, limits=limits_in_force())

    act.__doc__, act.__name__ = action.__doc__, action.__name__
    return act


def _look(acting: Any, child_id: str | None, *, code: str, once: str | None = None) -> Any:
    """Judge the computed gates of an area from the newest released figures, and let old attestations lapse."""
    # The service itself looks at gates at night and may see no page of an area: the area is found as at night.
    found = [one.service_area for one in areas_to_look_at(acting, None) if one.code == code]
    figures = figures_of(code, found[0]) if found else {}
    return look_again.look_again(acting, child_id, code=code, figures=figures, limits=limits_in_force(), once=once)


gives_list(router, "readiness", "readiness_areas", areas, tuple[AreaLine, ...])
takes_nobody(router, "readiness/name", "name_area", name_area, Area)
takes_nobody(router, "readiness/look", "look_at_gates", _look, WhichArea)
takes_nobody(router, "readiness/follow", "follow_transition", _with_limits(follow.follow_transition), WhichArea)
takes_nobody(router, "readiness/attest", "attest_gate", attest.attest, Attested)
takes_nobody(router, "readiness/confirm", "confirm_gate", _with_limits(attest.confirm), Attested)
takes_nobody(router, "readiness/take-back", "take_back_gate", attest.take_back, GateTakenBack)
takes_nobody(router, "readiness/declare", "declare_ready", declare.declare_ready, Declared)
takes_nobody(router, "readiness/plan", "plan_launch", declare.plan_launch, Planned)
takes_nobody(router, "readiness/end", "end_declaration", declare.end_declaration, Ended)
takes_nobody(router, "readiness/live", "record_live", go_live.record_live, Law)
takes_nobody(router, "readiness/step", "do_contingency_step", go_live.do_contingency_step, StepDone)


# After the addresses with a word of their own in the same place: a code takes any word.
@router.get("readiness/{code}", response={200: AreaTold, **OF_A_CHILD}, operation_id="readiness_area")
def readiness_area(request: HttpRequest, code: Reference) -> AreaTold:
    """An area whole: its gates, what rests on them, its alarms and its history."""
    told = an_area(request.auth, None, code=code)  # type: ignore[attr-defined]
    plain = {field.name: getattr(told, field.name) for field in fields(told)}
    return AreaTold(**{**plain, "gates": [GateTold.of(one) for one in told.gates]})
