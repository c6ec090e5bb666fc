"""What people write in a child's record: it is kept, it is audited, and nothing is lost by two at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.actions.close_child import close_child, open_again, settle_closing_item
from waypost.casework.children.actions.record_delay import record_delay
from waypost.casework.children.actions.record_need import record_need
from waypost.casework.children.actions.review_background import review_background
from waypost.casework.children.actions.write_plan import review_plan, write_plan
from waypost.casework.children.actions.write_what_matters import write_what_matters
from waypost.casework.children.models import DelayReason, Plan, RecordedNeed, Step, WhatMatters
from waypost.casework.children.rules import CLOSING_ITEMS, NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.words import NotAWord, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    return acting(user), child


def late_step(child, days=3):
    return Step.objects.create(
        child=child, step="First hearing", timetable="t", whose="court", due_on=ON - timedelta(days=days), source="s"
    )


def test_needs_are_added_and_kept(mine):
    who, child = mine
    record_need(who, child.pk, need="safety", note="…")
    record_need(who, child.pk, need="none")
    assert list(RecordedNeed.objects.values_list("need", flat=True)) == ["safety", "none"]
    with pytest.raises(NotAWord):
        record_need(who, child.pk, need="a pony")


def test_what_matters_is_added_in_their_own_words(mine):
    who, child = mine
    write_what_matters(who, child.pk, kind="likes", words="football", is_own_words=True, said_on=ON)
    assert WhatMatters.objects.get().is_own_words
    assert "football" not in str(list(AuditEvent.objects.values()))
    with pytest.raises(NotAWord):
        write_what_matters(who, child.pk, kind="hates", words="peas", is_own_words=True, said_on=ON)


def test_a_reason_for_delay_is_recorded_against_the_date(mine):
    who, child = mine
    step = late_step(child)
    record_delay(who, child.pk, step_id=step.pk, reason="court_capacity")
    record_delay(who, child.pk, step_id=step.pk, reason="expert")
    told = list(DelayReason.objects.order_by("pk").values_list("reason", "owner", "missed_on"))
    assert told == [("court_capacity", "court", step.due_on), ("expert", "experts", step.due_on)]
    with pytest.raises(NotPossibleNow):
        record_delay(who, child.pk, step_id=_tomorrow(child).pk, reason="expert")


def test_a_step_of_another_child_is_no_step(mine):
    who, child = mine
    other = late_step(a_child())
    with pytest.raises(NoSuchChild):
        record_delay(who, child.pk, step_id=other.pk, reason="expert")
    assert not DelayReason.objects.exists()


def test_of_two_who_write_a_plan_at_once_the_second_is_told(mine):
    who, child = mine
    assert write_plan(who, child.pk, words={"aim": "a"}, after=0) == 1
    with pytest.raises(SomebodySavedFirst):
        write_plan(who, child.pk, words={"aim": "b"}, after=0)
    assert write_plan(who, child.pk, words={"aim": "b"}, after=1) == 2
    assert [plan.words["aim"] for plan in Plan.objects.order_by("number")] == ["a", "b"]


def test_a_plan_is_reviewed_by_somebody_else(mine):
    who, child = mine
    boss = acting(Role.PRACTICE_SUPERVISOR)
    write_plan(boss, child.pk, words={"aim": "a"}, after=0)
    with pytest.raises(NotPossibleNow):
        review_plan(boss, child.pk, number=1)
    with pytest.raises(MayNot):
        review_plan(who, child.pk, number=1)
    other = acting(Role.SERVICE_MANAGER)
    with pytest.raises(SomebodySavedFirst):
        review_plan(other, child.pk, number=2)
    review_plan(other, child.pk, number=1)
    with pytest.raises(SomebodySavedFirst, match="before you"):
        review_plan(acting(Role.SERVICE_MANAGER), child.pk, number=1)
    assert Plan.objects.get().reviewed_by_id == other.user_id


def test_the_background_is_reviewed_part_by_part(mine):
    who, child = mine
    review_background(who, child.pk, subject="police_information", state="asked")
    review_background(who, child.pk, subject="police_information", state="reviewed", about="…")
    assert child.backgroundreview_rows.get().state == "reviewed"


def test_closing_waits_for_the_whole_list_and_can_be_undone(mine):
    who, child = mine
    with pytest.raises(NotPossibleNow):
        close_child(who, child.pk)
    for item in CLOSING_ITEMS:
        settle_closing_item(who, child.pk, item=item)
    close_child(who, child.pk)
    child.refresh_from_db()
    assert (child.is_open, child.closed_on) == (False, ON)
    with pytest.raises(NotPossibleNow):
        record_need(who, child.pk, need="safety")
    open_again(who, child.pk, reason="back in court")
    child.refresh_from_db()
    assert child.is_open
    assert not child.closingitem_rows.exists()
    with pytest.raises(NotPossibleNow):
        open_again(who, child.pk, reason="again")


def test_the_words_are_whole():
    told = words()
    assert {one["owner"] for one in told["delay_reasons"].values()} <= {
        "court", "cafcass", "local_authority", "experts", "police", "health", "lawyers", "legal_aid_agency", "other",
    }  # fmt: skip
    assert all(one["words"] for name in ("needs", "matters", "delay_reasons") for one in told[name].values())
    assert told["is_assumption"]


def _tomorrow(child):
    return Step.objects.create(
        child=child, step="Next", timetable="t", whose="court", due_on=date(2027, 4, 2), source="s"
    )
