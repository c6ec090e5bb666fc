"""Invented areas for the demonstration: one declared ready with a day, one with a gate shut, one live and not ready.

Which area changes over when is invented, and so is every attestation. Nobody looked at anything.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.readiness.actions import attest, declare, follow, go_live, look_again, name_area
from waypost.casework.readiness.gate import Figure
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import limits
from waypost.casework.readiness.queries.areas import an_area, courts_of_cases
from waypost.foundation.clock import LONDON
from waypost.wiring.invented_actors import acting_of

_BEGAN, _AHEAD, _AGO = time(9), timedelta(days=60), timedelta(days=40)
_READY, _SHUT, _LIVE = "nottingham", "derby", "birmingham"
_SAID = "Invented: nobody looked at anything."
_VALUES = {
    "vacancy_rate": 6.5,
    "turnover_rate": 11.0,
    "sickness_rate": 4.2,
    "training_complete": 97.0,
    "weeks_within_capacity": 93.0,
}


def make_areas_ready(on: date) -> int:
    """Name three areas, open what gates they have open, and return how many areas there are; nought without people."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people = {one.role: one.user_id for one in reversed(invented_people(at))}
    wanted = (Role.PROGRAMME_OFFICER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE)
    officer, manager, head = (acting_of(people.get(role), at) for role in wanted)
    if officer is None or manager is None:
        return 0
    courts = list(courts_of_cases(officer, None))[:1] or ["An invented court"]
    for number, code in enumerate((_READY, _SHUT, _LIVE), start=1):
        name_area.name_area(
            officer, None, code=code, service_area=manager.service_area or "An invented service area", courts=courts,
            phase=f"Invented phase {number}", announced="Invented", announced_source="Nowhere: it is invented",
        )  # fmt: skip
    _open(officer, manager, _READY, but="")
    _open(officer, manager, _SHUT, but="idva_route_live")
    if head is not None:
        declare.declare_ready(head, None, code=_READY, version=_version(officer, _READY), words=_SAID)
        version = _version(officer, _READY)
        decided_at = "An invented board"
        declare.plan_launch(head, None, code=_READY, version=version, planned_on=on + _AHEAD, decided_at=decided_at)
    law = {"practice_direction": "An invented direction", "source": "Nowhere: it is invented"}
    go_live.record_live(officer, None, code=_LIVE, version=_version(officer, _LIVE), live_on=on - _AGO, **law)
    follow.follow_transition(officer, None, code=_LIVE, limits=limits())
    return 3


def _open(officer: Acting, manager: Acting, code: str, *, but: str) -> None:
    figures = {name: Figure(value, "percent", officer.on, "Invented") for name, value in _VALUES.items()}
    look_again.look_again(officer, None, code=code, figures=figures, limits=limits())
    later = replace(officer, at=officer.at + timedelta(minutes=1))
    for gate in GATES.values():
        if gate.is_attested and gate.id != but:
            told = {"code": code, "gate": gate.id, "evidence": _SAID}
            attest.attest(manager, None, version=_version(officer, code), **told)
            attest.confirm(later, None, version=_version(officer, code), limits=limits(), **told)


def _version(officer: Acting, code: str) -> int:
    return an_area(officer, None, code=code).version
