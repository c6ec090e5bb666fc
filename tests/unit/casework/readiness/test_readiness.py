"""What is done about an area: named, attested, declared, planned, made law; nothing beside a shut gate."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from support.casework_people import ON, a_child, a_user, assign
from support.readiness_people import CODE, a_programme, all_open
from waypost.casework.access.acting import MayNot, NothingThere
from waypost.casework.access.roles import Role
from waypost.casework.children.models import ChildInCase, Proceedings, Step
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.readiness.actions.attest import attest, take_back
from waypost.casework.readiness.actions.declare import declare_ready, end_declaration, plan_launch
from waypost.casework.readiness.actions.follow import follow_transition
from waypost.casework.readiness.actions.go_live import do_contingency_step, record_live
from waypost.casework.readiness.actions.name_area import name_area
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import limits
from waypost.casework.readiness.models import Contingency, Declaration, GateStanding, HistoryLine, PlannedLaunch
from waypost.casework.readiness.queries.areas import an_area, areas
from waypost.casework.readiness.rules import GateShut, Stage

pytestmark = pytest.mark.django_db
SOON = ON + timedelta(days=60)
LAW = {"practice_direction": "Practice Direction 36ZZ, schedule 2", "source": "Where the rules are published"}


def declare(people, days=0):
    who = people.who(people.head, days)
    return declare_ready(who, None, code=CODE, version=people.area.version, words="Seen with the court.")


def plan(people, on=SOON, days=0):
    told = {"code": CODE, "version": people.area.version, "planned_on": on, "decided_at": "Board of March"}
    return plan_launch(people.who(people.head, days), None, **told)


def go_live(people, days=0):
    who = people.who(people.head, days)
    return record_live(who, None, code=CODE, version=people.area.version, live_on=who.on, **LAW)


def stage(people, days=0):
    return an_area(people.who(people.head, days), None, code=CODE).line.stage


def test_an_area_begins_with_every_gate_shut():
    people = a_programme()
    told = an_area(people.who(people.head), None, code=CODE)
    assert (told.line.open_gates, told.line.gates, told.line.stage) == (0, len(GATES), Stage.NOT_READY)
    assert {one.because for one in told.gates} == {"Nobody has looked yet."}
    for act in (declare, plan):
        with pytest.raises(GateShut):
            act(people)


def test_all_gates_open_then_declared_then_planned():
    people = all_open()
    assert stage(people) is Stage.GATES_OPEN
    with pytest.raises(NotPossibleNow, match="not declared"):
        plan(people)
    declare(people)
    assert stage(people) is Stage.READY
    plan(people)
    plan(people, SOON + timedelta(days=7))
    told = an_area(people.who(people.head), None, code=CODE)
    assert (told.line.stage, told.line.planned_on) == (Stage.PLANNED, SOON + timedelta(days=7))
    assert PlannedLaunch.objects.count() == 2
    assert len(Declaration.objects.get().gates) == len(GATES)


def test_one_figure_past_its_limit_shuts_its_gate_and_ends_what_rests_on_it():
    people = all_open()
    declare(people)
    plan(people)
    people.look(days=1, vacancy_rate=25.0)
    told = an_area(people.who(people.head, 1), None, code=CODE)
    assert [one.gate.id for one in told.shut] == ["vacancy_within_threshold"]
    assert "25 percent; at most 10" in told.shut[0].because
    assert told.line.stage is Stage.NOT_READY
    assert not Declaration.objects.filter(stands=True).exists()
    assert not PlannedLaunch.objects.filter(stands=True).exists()
    assert {one.kind for one in told.history} >= {"declaration_ended", "plan_ended", "gate_shut"}
    people.look(days=2)
    assert stage(people, 2) is Stage.GATES_OPEN  # open again; but nobody has declared it again


def test_what_two_people_said_lapses_and_whoever_said_it_may_take_it_back():
    people = all_open()
    declare(people)
    later = int(limits()["attestation_holds_days"].value) + 1
    assert stage(people, later) is Stage.NOT_READY  # even before anybody looks again
    people.look(days=later)
    assert not Declaration.objects.filter(stands=True).exists()
    people.attest("idva_route_live", days=later)
    told = {"code": CODE, "gate": "idva_route_live", "because": "The service has closed."}
    take_back(people.who(people.manager, later), None, version=people.area.version, **told)
    row = GateStanding.objects.get(gate="idva_route_live")
    assert (row.state, row.because, row.said_by_id) == ("shut", "The service has closed.", None)


def test_a_page_that_somebody_else_has_moved_on_is_refused():
    people = all_open()
    read = people.area.version
    people.look()
    told = {"code": CODE, "gate": "idva_route_live", "because": "No."}
    take_back(people.who(people.manager), None, version=people.area.version, **told)
    with pytest.raises(SomebodySavedFirst):
        attest(people.who(people.officer), None, code=CODE, gate="idva_route_live", version=read, evidence="Seen.")


def test_a_computed_gate_is_attested_by_nobody():
    people = a_programme()
    told = {"code": CODE, "gate": "vacancy_within_threshold", "evidence": "I know it."}
    with pytest.raises(NotPossibleNow, match="nobody attests"):
        attest(people.who(people.manager), None, version=people.area.version, **told)


def test_live_by_law_and_not_ready_is_an_alarm_with_clocks():
    people = a_programme()
    assert go_live(people) is False
    told = an_area(people.who(people.head), None, code=CODE)
    assert told.line.stage is Stage.LIVE_NOT_READY
    assert "Live, and not ready" in told.contingency_because
    assert [one.days_late for one in told.contingency] == [0] * 5
    later = an_area(people.who(people.head, 30), None, code=CODE)
    assert all(one.days_late for one in later.contingency)
    told = {"code": CODE, "step": "tell_partners", "words": "Told all five."}
    do_contingency_step(people.who(people.manager), None, version=people.area.version, **told)
    with pytest.raises(NotPossibleNow, match="step is done"):
        do_contingency_step(people.who(people.manager), None, version=people.area.version, **told)


def test_the_protocol_ends_when_the_area_is_ready_and_not_before():
    people = a_programme()
    go_live(people)
    people.look()
    for gate in GATES.values():
        if gate.is_attested:
            people.attest(gate.id)
    assert Contingency.objects.filter(ended_on=None).exists()
    declare(people)
    assert not Contingency.objects.filter(ended_on=None).exists()
    assert stage(people) is Stage.LIVE
    people.look(days=1, sickness_rate=30.0)
    assert stage(people, 1) is Stage.LIVE_NOT_READY
    assert Contingency.objects.count() == 2


def test_ready_before_the_law_came_needs_no_protocol():
    people = all_open()
    declare(people)
    plan(people, ON + timedelta(days=1))
    people.look(days=1)
    assert go_live(people, days=1) is True
    assert not Contingency.objects.exists()
    with pytest.raises(NotPossibleNow, match="live already"):
        go_live(people, days=2)


def test_the_declaration_is_ended_by_hand_with_its_reason():
    people = all_open()
    declare(people)
    end_declaration(
        people.who(people.head), None, code=CODE, version=people.area.version, because="The court asks for more time."
    )
    assert stage(people) is Stage.GATES_OPEN
    with pytest.raises(NotPossibleNow, match="no declaration"):
        end_declaration(people.who(people.head), None, code=CODE, version=people.area.version, because="Again.")


def test_a_live_area_that_is_declared_ready_no_longer_starts_the_contingency():
    people = all_open()
    declare(people)
    go_live(people)
    assert not Contingency.objects.exists()
    end_declaration(people.who(people.head), None, code=CODE, version=people.area.version, because="The unit is shut.")
    begun = Contingency.objects.get(ended_on=None)
    assert "The unit is shut." in begun.because
    declare(people)
    begun.refresh_from_db()
    assert begun.ended_on == ON


def a_followed_child(people, programme="child_arrangements_programme"):
    child = a_child()
    case = Proceedings.objects.create(
        case_id=f"K-{child.pk}", law="private", kind="section_8", programme=programme, court="Nottingham",
        area="A01", issued_on=ON - timedelta(days=90),
    )  # fmt: skip
    ChildInCase.objects.create(child=child, proceedings=case)
    return child, case


def test_children_open_under_the_old_programme_are_followed_to_the_end():
    people = a_programme()
    worker, new = a_user(Role.FAMILY_COURT_ADVISER), a_user(Role.FAMILY_COURT_ADVISER)
    kept, changed, late, alone, closed = (a_followed_child(people) for _ in range(5))
    a_followed_child(people, "child_focused_court")
    first = {}
    for child, _ in (kept, changed, late, closed):
        first[child.pk] = assign(child, worker)
    go_live(people)
    first[changed[0].pk].to_on = ON + timedelta(days=3)
    first[changed[0].pk].save()
    moved = assign(changed[0], new)
    moved.from_on = ON + timedelta(days=4)
    moved.save()
    Step.objects.create(
        child=late[0], code="s", step="Report", timetable="cap", whose="cafcass", due_on=ON + timedelta(days=5),
        how_sure="statute", source="x",
    )  # fmt: skip
    closed[1].ended_on = ON + timedelta(days=6)
    closed[1].save()
    assert follow_transition(people.who(people.head, 14), None, code=CODE, limits=limits()) == 3
    told = an_area(people.who(people.head, 14), None, code=CODE).transition
    assert (told.followed, told.still_open, told.with_alarm) == (5, 4, 3)
    assert dict(told.by_harm) == {"another_practitioner": 1, "late_since": 1, "nobody_works_for_the_child": 1}
    assert {child for child, _ in told.alarmed} <= {kept[0].pk, changed[0].pk, late[0].pk, alone[0].pk}


def test_who_sees_no_child_is_shown_no_reference():
    people = a_programme()
    a_followed_child(people)
    go_live(people)
    follow_transition(people.who(people.head, 1), None, code=CODE, limits=limits())
    board = a_user(Role.BOARD_MEMBER)
    told = an_area(people.who(board, 1), None, code=CODE).transition
    assert (told.with_alarm, told.alarmed) == (1, ())


def test_roles():
    people = a_programme()
    adviser = a_user(Role.FAMILY_COURT_ADVISER)
    with pytest.raises(MayNot):
        areas(people.who(adviser), None)
    with pytest.raises(MayNot):
        declare_ready(people.who(people.manager), None, code=CODE, version=1, words="x")
    with pytest.raises(NothingThere):
        an_area(people.who(people.head), None, code="nowhere")
    with pytest.raises(NotPossibleNow, match="named already"):
        name_area(people.who(people.officer), None, code=CODE, service_area="A01", courts=["x"], phase="1")
    assert [one.code for one in areas(people.who(people.head), None)] == [CODE]


def refused(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def test_the_database_refuses_what_the_rules_refuse():
    people = a_programme()
    area, head = people.area, people.head
    declared = {"area": area, "declared_by": head, "declared_on": ON, "words": "x", "gates": []}
    planned = {"area": area, "planned_on": SOON, "decided_at": "x", "made_by": head, "made_on": ON}
    refused(lambda: Declaration.objects.create(**declared))
    refused(lambda: PlannedLaunch.objects.create(**planned))
    refused(lambda: Declaration.objects.create(**declared | {"stands": False}))
    people.look()
    for gate in GATES.values():
        if gate.is_attested:
            people.attest(gate.id)
    row = Declaration.objects.create(**declared)
    PlannedLaunch.objects.create(**planned)
    late = declared | {"declared_on": ON + timedelta(days=400), "stands": False}
    refused(lambda: Declaration.objects.create(**late))  # what the gates said has lapsed by then
    gate = area.gates.get(gate="idva_route_live")
    refused(lambda: area.gates.filter(pk=gate.pk).update(state="shut"))
    refused(gate.delete)
    refused(lambda: area.gates.filter(pk=gate.pk).update(confirmed_by=gate.said_by_id))
    refused(row.delete)
    row.stands, row.ended_on = False, ON
    row.save()
    refused(lambda: Declaration.objects.filter(pk=row.pk).update(stands=True))
    refused(lambda: HistoryLine.objects.update(words="Nothing happened."))
    refused(lambda: HistoryLine.objects.all().delete())
