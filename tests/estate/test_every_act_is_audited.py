"""Whatever is done or read in casework asks first and is written down once; a swapped identifier opens nothing."""

from __future__ import annotations

import dis
import inspect
import re
from collections import Counter
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from support import casework_rooms
from support.casework_rooms import acts, kind_of, name_of, readings
from waypost.casework.access.acting import REFUSED, Acting, MayNot, NoSuchChild, Outcome
from waypost.casework.access.acting import acts as making_an_action
from waypost.casework.access.acting import reads as making_a_reading
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.permissions import HOLDERS, Permission, may
from waypost.casework.access.roles import SCOPES, Role
from waypost.casework.audit.models import AuditEvent

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
EVERY = [*acts(), *readings()]

OPENS_NO_RECORD = {
    "access.queries.acting_as": "who somebody is, asked before anything else can be",
    "access.queries.invited_as": "who somebody is, before they can sign in for the first time",
    "access.queries.is_invitation_open": "whether a link was given to anybody: tells of nobody",
    "access.queries.roles_of": "which roles somebody holds themselves",
    "advice.queries.how_many_to_compare": "a number on one's own first page: tells of nobody",
    "children.queries.visible.own_children": "which children are one's own work, by number: no word of any record",
    "engagement.queries.how_many_to_meet": "a number on one's own first page: tells of nobody",
    "reports.queries.how_many_due": "a number on one's own first page: tells of nobody",
    "reports.queries.how_many_to_check": "a number on one's own first page: tells of nobody",
    "sharing.queries.for_staff.how_many_waited_too_long": "a number on one's own first page: tells of nobody",
}
"""Functions of queries that doors may call without an event, and why."""


def test_there_is_something_to_look_at():
    assert len(acts()) > 5
    assert len(readings()) > 5


def test_no_two_acts_have_one_kind_and_each_is_of_its_own_room():
    kinds = Counter(kind_of(one)[0] for one in EVERY)
    assert [kind for kind, n in kinds.items() if n > 1] == []
    strangers = {name_of(one): kind_of(one)[0] for one in EVERY if kind_of(one)[0].split(".")[0] != _room(one)}
    assert strangers == {}


@pytest.mark.parametrize("function", EVERY, ids=name_of)
def test_who_acts_and_which_child_come_first(function):
    first = list(inspect.signature(function).parameters)[:2]
    assert first == ["acting", "child_id"]


@pytest.mark.parametrize("function", EVERY, ids=name_of)
def test_no_act_is_made_of_other_acts(function):
    """Each would write an event of its own, and one change would be told twice."""
    inner = function.__wrapped__
    names = {one.argval for one in dis.get_instructions(inner) if one.opname == "LOAD_GLOBAL"}  # no attribute's name
    called = [inner.__globals__.get(name) for name in names]
    assert [name_of(one) for one in called if hasattr(one, "waypost_act") or hasattr(one, "waypost_read")] == []


def _doors_and_what_they_call():
    for path in sorted(casework_rooms.DOORS.rglob("*.py")):
        for module, name in casework_rooms.imported_from_casework(path):
            yield pytest.param(path, module, name, id=f"{path.stem}-{module.split('.', 2)[2]}.{name}")


@pytest.mark.parametrize(("path", "module", "name"), list(_doors_and_what_they_call()))
def test_a_door_calls_nothing_of_a_record_that_is_not_audited(path: Path, module: str, name: str):
    one = getattr(import_module(module), name)
    of_a_record = any(part in module.split(".") for part in ("queries", "actions"))
    if inspect.isfunction(one) and of_a_record and name_of(one) not in OPENS_NO_RECORD:
        marks = ("waypost_act", "waypost_read", "waypost_family")  # of staff, and of families: sharing/gate.py
        assert any(hasattr(one, mark) for mark in marks), f"{path.name} calls {name_of(one)}"


def _room(function) -> str:
    return function.__module__.split(".")[2]


@pytest.fixture
def of_each_role(db):
    """Somebody of each role, to whom C1 is assigned and nobody else."""
    told = {}
    for role in Role:
        user = User.objects.create(username=role.value, name="Invented")
        Appointment.objects.create(user=user, role=role, from_on=date(2027, 1, 1))
        Assignment.objects.create(user=user, child_id="C1", capacity="adviser", from_on=date(2027, 1, 1))
        told[role] = Acting(user.pk, role, None, "", AT)
    other = User.objects.create(username="other", name="Invented")
    Assignment.objects.create(user=other, child_id="C2", capacity="adviser", from_on=date(2027, 1, 1))
    return told


def _tried(function, acting: Acting, child_id: str) -> tuple[type[Exception], list[str]]:
    reset_queries()  # Django keeps the last 9,000 alone
    with CaptureQueriesContext(connection) as asked, pytest.raises((MayNot, NoSuchChild)) as refused:
        function(acting, child_id)
    told = [re.sub(r"'[^']*'|\b\d+\b", "?", query["sql"]) for query in asked]  # a seal is another each time
    return refused.type, [sql for sql in told if "SAVEPOINT" not in sql]


def _one_of_each_scope(permission: Permission) -> set[Role]:
    """Return a role of each scope that holds a permission, and one that does not where there is any."""
    told = {(SCOPES[role], may(role, permission)): role for role in Role}
    return {role for (_, holds), role in told.items() if holds} | set(list(set(Role) - HOLDERS[permission])[:1])


def test_a_swapped_child_is_refused_like_one_that_is_not_there(of_each_role):
    """Before anything of the body runs: each is called without its other arguments."""
    _tried(EVERY[0], of_each_role[Role.CHILDRENS_GUARDIAN], "C2")  # the first event of all begins the audit's chains
    unlike = [
        (name_of(function), acting.role)
        for function in EVERY
        for acting in (of_each_role[role] for role in _one_of_each_scope(kind_of(function)[1]))
        if _tried(function, acting, "C2") != _tried(function, acting, "NO")
    ]
    assert unlike == []
    assert set(AuditEvent.objects.values_list("kind", flat=True)) == {REFUSED}


@pytest.mark.django_db
@pytest.mark.parametrize("making", [making_an_action, making_a_reading])
def test_what_is_done_is_one_event_and_what_fails_is_none(making, of_each_role):
    fails = True

    @making("estate.tried", Permission.SEE_CHILD)
    def tried(acting: Acting, child_id: str | None) -> Outcome[str]:
        if fails:
            raise ZeroDivisionError
        return Outcome("done", {"word": "known"})

    acting = of_each_role[Role.CHILDRENS_GUARDIAN]
    with pytest.raises(ZeroDivisionError):
        tried(acting, "C1")
    assert not AuditEvent.objects.exists()
    fails = False
    assert tried(acting, "C1") == "done"
    event = AuditEvent.objects.get()
    assert (event.kind, event.child_id, event.facts) == ("estate.tried", "C1", {"word": "known"})
