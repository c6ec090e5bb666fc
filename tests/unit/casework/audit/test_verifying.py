"""What a superuser who went round the triggers did to the audit is found, and told at its place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from support.audited import FIRST_AT, told
from support.databases import without_guards
from waypost.casework.audit import guards, verifying
from waypost.casework.audit.anchoring import anchor
from waypost.casework.audit.models import Anchor, AuditEvent, ChainHead
from waypost.casework.audit.rules import FIRST, Anchored, Damage, Event, seal_of
from waypost.casework.audit.verifying import verify

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    return [str(one) for one in verify().breaks]


def event(position: int) -> AuditEvent:
    return AuditEvent.objects.get(position=position)


def written_anew(first: int) -> None:
    """Seal every event from one on again, as somebody would who knows how, and put the head right."""
    rows = list(AuditEvent.objects.order_by("position"))
    before = FIRST if first == 1 else rows[first - 2].seal
    for row in rows[first - 1 :]:
        row.seal_before = before
        row.seal = before = seal_of(Event(*(getattr(row, name) for name in Event._fields)))
        row.save()
    ChainHead.objects.filter(shard=0).update(position=rows[-1].position, seal=before)


def test_an_empty_audit_is_whole():
    verdict = verify()
    assert verdict.is_whole
    assert (verdict.events, verdict.chains, verdict.anchors) == (0, 0, 0)


def test_a_whole_audit_is_counted(monkeypatch):
    monkeypatch.setattr(verifying, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(verifying, "ANCHORS_AT_ONCE", 2)
    for number in range(5):
        told(number)
        anchor(FIRST_AT + timedelta(minutes=number))
    verdict = verify()
    assert verdict.is_whole, verdict
    assert (verdict.events, verdict.chains, verdict.anchors) == (10, 1, 5)


def test_a_changed_event_is_found():
    told(4)
    with without_guards():
        AuditEvent.objects.filter(position=2).update(user_id=1)
    assert found() == ["Chain 0, event 2 says something else than was sealed."]


def test_a_changed_fact_is_found():
    told(4)
    with without_guards():
        AuditEvent.objects.filter(position=3).update(facts={"number": 9})
    assert found() == ["Chain 0, event 3 says something else than was sealed."]


def test_deleted_events_are_found():
    told(6)
    with without_guards():
        AuditEvent.objects.filter(position__in=(2, 3)).delete()
    assert found() == ["Chain 0, event 2 to 3 is missing."]


def test_two_events_that_changed_places_are_found():
    told(4)
    with without_guards():
        AuditEvent.objects.filter(position=2).update(position=99)
        AuditEvent.objects.filter(position=3).update(position=2)
        AuditEvent.objects.filter(position=99).update(position=3)
    assert [(one.place, one.damage) for one in verify().breaks] == [
        (2, Damage.OUT_OF_ORDER),
        (2, Damage.CHANGED),
        (3, Damage.OUT_OF_ORDER),
        (3, Damage.CHANGED),
        (4, Damage.OUT_OF_ORDER),
    ]


def test_the_end_cut_off_is_found_by_the_head():
    told(5)
    with without_guards():
        AuditEvent.objects.filter(position__gt=3).delete()
    assert found() == ["Chain 0, event 4 to 5 was written once and is there no more: the end was cut off."]


def test_the_end_cut_off_with_its_head_is_found_by_the_anchor():
    told(5)
    anchor(FIRST_AT)
    with without_guards():
        AuditEvent.objects.filter(position__gt=3).delete()
        ChainHead.objects.filter(shard=0).update(position=3, seal=event(3).seal)
    assert found() == ["Chain 0, event 5 was written once and is there no more: the end was cut off."]


def test_everything_deleted_is_found_by_the_anchor():
    told(5)
    anchor(FIRST_AT)
    with without_guards():
        AuditEvent.objects.all().delete()
        ChainHead.objects.all().delete()
    assert found() == ["Chain 0, event 5 was written once and is there no more: the end was cut off."]


def test_a_history_written_anew_is_found_by_the_anchor():
    told(5)
    anchor(FIRST_AT)
    with without_guards():
        AuditEvent.objects.filter(position=2).update(user_id=1)
        written_anew(2)
    assert found() == ["Chain 0, event 5 is not the one that was anchored."]


def test_what_is_written_anew_after_the_last_anchor_is_not_found_and_we_say_so():
    """The doubt that stays: docs/adr/0019 tells it, and an anchor each minute keeps it to a minute."""
    told(2)
    anchor(FIRST_AT)
    told(3)
    with without_guards():
        AuditEvent.objects.filter(position=4).update(user_id=1)
        written_anew(4)
    assert verify().is_whole


def test_anchors_cut_off_too_are_found_by_those_kept_elsewhere():
    told(3)
    kept = [anchor(FIRST_AT), anchor(FIRST_AT + timedelta(minutes=1))]
    with without_guards():
        Anchor.objects.filter(number=2).delete()
    assert found() == []
    assert [str(one) for one in verify(kept).breaks] == ["Anchor 2 is not the one that was kept elsewhere."]


def test_a_file_of_anchors_that_was_changed_is_found():
    told(3)
    kept = anchor(FIRST_AT)
    assert verify([kept]).is_whole
    changed = [kept._replace(heads={}), kept._replace(number=2)]
    assert [one.place for one in verify(changed).breaks] == [1, 2]


def test_a_changed_anchor_is_found():
    told(3)
    for minute in range(3):
        anchor(FIRST_AT + timedelta(minutes=minute))
    with without_guards():
        Anchor.objects.filter(number=2).update(at=FIRST_AT)
    assert found() == ["Anchor 2 says something else than was sealed."]


def test_guards_that_were_taken_away_are_a_finding():
    with connection.cursor() as cursor:
        cursor.execute(guards.undoing(connection.vendor)[0])
    verdict = verify()
    assert not verdict.is_whole
    assert verdict.guards_missing == ("audit_auditevent_update",)


def test_more_breaks_than_anybody_reads_are_not_all_told(monkeypatch):
    monkeypatch.setattr(verifying, "BREAKS_TOLD", 3)
    told(8)
    with without_guards():
        AuditEvent.objects.update(user_id=1)
    assert len(verify().breaks) == 3


def test_an_anchor_is_read_back_as_it_was_sealed():
    told(2)
    made = anchor(FIRST_AT)
    assert Anchored._make(Anchor.objects.values_list(*Anchored._fields).get()) == made
