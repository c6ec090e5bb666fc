"""An area that changes over and the people who see to it, for tests: every figure good, every attestation given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from support.casework_people import ON, a_team, a_user, acting
from waypost.casework.access.acting import Acting
from waypost.casework.access.models import User
from waypost.casework.access.roles import Role
from waypost.casework.readiness.actions.attest import attest, confirm
from waypost.casework.readiness.actions.look_again import look_again
from waypost.casework.readiness.actions.name_area import name_area
from waypost.casework.readiness.gate import Figure
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import limits
from waypost.casework.readiness.models import CourtArea

CODE = "nottingham"
GOOD = {
    "vacancy_rate": 4.0,
    "turnover_rate": 9.0,
    "sickness_rate": 3.5,
    "training_complete": 98.0,
    "weeks_within_capacity": 94.0,
}


def figures(on: date = ON, **instead: float | None) -> dict[str, Figure]:
    """Return a figure for every computed gate, good unless another value is given in its `instead`."""
    return {
        name: Figure(instead.get(name, value), "percent", on - timedelta(days=30), "Invented release")
        for name, value in GOOD.items()
    }


@dataclass
class Programme:
    """The people of a programme, and the area."""

    head: User
    manager: User
    officer: User

    def who(self, user: User, days: int = 0) -> Acting:
        """Return somebody who acts, so many days from the first."""
        one = acting(user)
        return Acting(one.user_id, one.role, one.team_id, one.service_area, one.at + timedelta(days=days))

    @property
    def area(self) -> CourtArea:
        """Return the area as it stands now."""
        return CourtArea.objects.get(code=CODE)

    def look(self, days: int = 0, **instead: float | None) -> tuple[str, ...]:
        """Look at the gates again."""
        who = self.who(self.officer, days)
        return look_again(who, None, code=CODE, figures=figures(who.on, **instead), limits=limits())

    def attest(self, gate: str, days: int = 0) -> None:
        """Have two people attest a gate."""
        told = {"code": CODE, "gate": gate, "evidence": "Seen and read."}
        attest(self.who(self.manager, days), None, version=self.area.version, **told)
        confirm(self.who(self.officer, days), None, version=self.area.version, limits=limits(), **told)


def a_programme() -> Programme:
    """Return an area that is named, every gate of which is shut."""
    team = a_team()
    people = Programme(
        a_user(Role.HEAD_OF_SERVICE, team), a_user(Role.SERVICE_MANAGER, team), a_user(Role.PROGRAMME_OFFICER, team)
    )
    name_area(
        people.who(people.officer), None, code=CODE, service_area="A01", courts=["Nottingham"], phase="2026-27",
        announced="Among eight areas in 2026-27", announced_source="An announcement, invented",
    )  # fmt: skip
    return people


def all_open() -> Programme:
    """Return an area every gate of which is open."""
    people = a_programme()
    people.look()
    for gate in GATES.values():
        if gate.is_attested:
            people.attest(gate.id)
    return people
