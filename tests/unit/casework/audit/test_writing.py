"""One event for each act, in the act's own transaction, in the chain that is free."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

import pytest
from django.db import OperationalError, connection, transaction

from support.audited import FIRST_AT, acting_at, told
from waypost.casework.access.acting import Act, acted
from waypost.casework.audit.models import AuditEvent, ChainHead
from waypost.casework.audit.rules import FIRST, Event, NotForTheAudit, seal_of
from waypost.casework.audit.writing import CHAINS

pytestmark = pytest.mark.django_db


def test_an_act_is_one_event_sealed_to_the_one_before():
    told(3)
    first, second, third = AuditEvent.objects.order_by("position")
    assert (first.shard, first.position, first.seal_before) == (0, 1, FIRST)
    assert (second.seal_before, third.seal_before) == (first.seal, second.seal)
    assert (first.at, first.user_id, first.role) == (FIRST_AT, 7, "childrens_guardian")
    assert (first.kind, first.child_id, first.is_reading, first.facts) == ("children.see", "C1", True, {"number": 0})


def test_what_the_database_gives_back_has_the_seal_that_was_kept():
    told(facts={"ŵ": "ŷ", "on": FIRST_AT.date(), "at": FIRST_AT, "n": 2**70, "none": None})
    row = AuditEvent.objects.values_list(*Event._fields).get()
    assert seal_of(Event._make(row)) == row[-1]


def test_the_head_is_the_last_event():
    told(2)
    assert ChainHead.objects.count() == CHAINS
    last = AuditEvent.objects.get(position=2)
    assert ChainHead.objects.values_list("position", "seal").get(shard=0) == (2, last.seal)


def test_an_act_of_no_child_names_none():
    with transaction.atomic():
        acted.send(sender=Act, act=Act(acting_at(), "access.appoint", None, False))
    assert AuditEvent.objects.get().child_id == ""


def test_a_fact_that_is_no_fact_stops_the_act():
    with pytest.raises(NotForTheAudit):
        told(facts={"note": "said\nin two lines"})
    assert not AuditEvent.objects.exists()


def test_what_is_rolled_back_leaves_no_event():
    with transaction.atomic():
        told(2)
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()
    told()
    assert AuditEvent.objects.get().position == 1


def test_an_event_costs_three_questions(django_assert_num_queries):
    told()
    with transaction.atomic(), django_assert_num_queries(3):
        acted.send(sender=Act, act=Act(acting_at(), "children.see", "C1", True))


def _told_slowly(began: Signal, goes_on: Signal) -> None:
    with transaction.atomic():
        told()
        began.set()
        goes_on.wait(timeout=30)
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_who_writes_does_not_wait_for_who_has_not_finished():
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite one writes at a time, whatever is written")
    told()
    began, goes_on = Signal(), Signal()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(_told_slowly, began, goes_on)
        assert began.wait(timeout=30)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            told(2)
        goes_on.set()
        slow.result(timeout=30)
    places = AuditEvent.objects.order_by("shard", "position").values_list("shard", "position")
    assert list(places) == [(0, 1), (0, 2), (1, 1), (1, 2)]


@pytest.mark.django_db(transaction=True)
def test_who_finds_every_chain_held_waits_for_one():
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite one writes at a time, whatever is written")
    told()
    began, goes_on = Signal(), Signal()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(_every_chain_held, began, goes_on)
        assert began.wait(timeout=30)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        with pytest.raises(OperationalError):
            told()
        goes_on.set()
        slow.result(timeout=30)
    told(user_id=CHAINS + 3)
    assert AuditEvent.objects.count() == 2


def _every_chain_held(began: Signal, goes_on: Signal) -> None:
    with transaction.atomic():
        list(ChainHead.objects.select_for_update())
        began.set()
        goes_on.wait(timeout=30)
    connection.close()
