"""Agreement with police: opened by two people who looked, one after the other, and by nobody alone."""

from __future__ import annotations

import pytest

from support.readiness_people import a_programme
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.readiness.actions.attest import attest, confirm
from waypost.casework.readiness.gates.agreement_with_police import GATE
from waypost.casework.readiness.limits import limits

pytestmark = pytest.mark.django_db


def test_it_takes_two():
    people = a_programme()
    told = {"code": people.area.code, "gate": GATE.id, "evidence": GATE.looks_at}
    attest(people.who(people.manager), None, version=people.area.version, **told)
    assert people.area.gates.get(gate=GATE.id).state == "one_says"
    with pytest.raises(NotPossibleNow, match="said this yourself"):
        confirm(people.who(people.manager), None, version=people.area.version, limits=limits(), **told)
    confirm(people.who(people.officer), None, version=people.area.version, limits=limits(), **told)
    assert people.area.gates.get(gate=GATE.id).state == "open"
