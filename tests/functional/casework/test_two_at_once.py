"""Two people save one form, somebody clicks twice, the database goes away: one is done, and nothing by halves."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import DatabaseError, connection

from support.any_rows import DAY
from support.audited import FIRST_AT
from waypost.casework.access.acting import Acting, AlreadyDone
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.verifying import verify
from waypost.casework.children.actions.record_need import record_need
from waypost.casework.children.actions.write_plan import write_plan
from waypost.casework.children.models import Child, Plan, RecordedNeed
from waypost.casework.children.rules import SomebodySavedFirst

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def acting() -> Acting:
    """A guardian with one open child."""
    user = User.objects.create(username="g", name="Invented")
    Appointment.objects.create(user=user, role=Role.CHILDRENS_GUARDIAN, from_on=date(2020, 1, 1))
    Assignment.objects.create(user=user, child_id="C1", capacity="guardian", from_on=date(2020, 1, 1))
    Child.objects.create(child_id="C1", given_names="Invented", family_name="Invented", opened_on=DAY, told_on=DAY)
    return Acting(user.pk, Role.CHILDRENS_GUARDIAN, None, "", FIRST_AT)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Make calls in one moment, each on a connection of its own; return what each gave or raised."""
    together = Barrier(len(calls))

    def made(call: Callable[[], object]) -> object:
        together.wait(timeout=30)
        try:
            return call()
        except Exception as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(made, calls))


def only_postgres() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite is one connection's memory; files: test_killed_under_writes.py")


def test_two_people_save_one_form_and_one_of_them_is_told(acting):
    only_postgres()
    calls = [lambda word=word: write_plan(acting, "C1", words={"aim": word}, after=0) for word in ("one", "two")]
    told = at_once(*calls)
    assert sorted(map(str, told)) == sorted(map(str, [1, SomebodySavedFirst]))
    assert Plan.objects.count() == AuditEvent.objects.count() == 1


def test_a_stale_page_is_told_on_either_database(acting):
    assert write_plan(acting, "C1", words={"aim": "one"}, after=0) == 1
    with pytest.raises(SomebodySavedFirst):
        write_plan(acting, "C1", words={"aim": "two"}, after=0)
    assert Plan.objects.get().words == {"aim": "one"}
    assert AuditEvent.objects.count() == 1


def test_five_clicks_are_one(acting):
    only_postgres()
    told = at_once(*[lambda: record_need(acting, "C1", need="none", once="token") for _ in range(5)])
    assert [one for one in told if not isinstance(one, int)] == [AlreadyDone] * 4
    assert RecordedNeed.objects.count() == AuditEvent.objects.count() == 1


def test_a_second_click_is_told_on_either_database(acting):
    record_need(acting, "C1", need="none", once="token")
    with pytest.raises(AlreadyDone):
        record_need(acting, "C1", need="none", once="token")
    assert RecordedNeed.objects.count() == AuditEvent.objects.count() == 1


def test_a_click_that_failed_can_be_made_again(acting):
    with pytest.raises(Exception, match="word"):
        record_need(acting, "C1", need="no such need", once="token")
    record_need(acting, "C1", need="none", once="token")
    assert RecordedNeed.objects.count() == 1


def test_a_database_that_goes_away_in_the_middle_leaves_nothing_half_done(acting, monkeypatch):
    only_postgres()

    def cut_off(*_: object, **__: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with monkeypatch.context() as patched:
        patched.setattr("waypost.casework.audit.writing._first_free", cut_off)
        with pytest.raises(DatabaseError):
            record_need(acting, "C1", need="none", once="token")
    connection.close()
    assert not RecordedNeed.objects.exists()
    assert record_need(acting, "C1", need="none", once="token")
    assert verify().events == RecordedNeed.objects.count() == 1


def test_twenty_at_work_wait_for_nobody_and_the_audit_is_whole(acting):
    only_postgres()
    told = at_once(*[lambda: record_need(acting, "C1", need="none") for _ in range(20)])
    assert all(isinstance(one, int) for one in told), told
    verdict = verify()
    assert (verdict.events, verdict.is_whole) == (20, True)
