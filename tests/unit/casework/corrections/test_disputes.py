"""A disputed line: both versions stand until its owner answered and somebody settled it; in doubt pages are shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.disputed import disputed_lines
from waypost.casework.children.models import ChildInCase, ChronologyLine, Proceedings
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.corrections.actions.dispute_line import (
    dispute_line,
    record_answer,
    send_home,
    settle,
    withdraw_dispute,
)
from waypost.casework.corrections.actions.follow_identity import follow_identity, free_child
from waypost.casework.corrections.models import Frozen
from waypost.casework.corrections.queries import (
    child_disputes,
    disputes_waiting,
    frozen_children,
    is_frozen,
    line_to_dispute,
    turnaround_by_owner,
)

pytestmark = pytest.mark.django_db


def line_of(child, line_id="E1"):
    told = {"law": "public", "kind": "care", "issued_on": ON}
    case, _ = Proceedings.objects.get_or_create(case_id="K1", defaults=told)
    ChildInCase.objects.get_or_create(child=child, proceedings=case)
    return ChronologyLine.objects.create(
        child=child, line_id=line_id, happened_on=ON, learnt_on=ON, agency="hmcts_public_law", source="The court",
        kind="x", title="t", sentence="The hearing was on 1 April.",
    )  # fmt: skip


@pytest.fixture
def mine():
    user, child = a_user(Role.CHILDRENS_GUARDIAN), a_child()
    assign(child, user, capacity="guardian")
    line_of(child)
    return acting(user), child


@pytest.fixture
def boss(mine):
    return acting(Role.SERVICE_MANAGER)


def disputed(who, child, wrong="wrong_day", line_id="E1"):
    words = {"says_instead": "It was on 2 April.", "said_by": "child"}
    return dispute_line(who, child.pk, line_id=line_id, wrong=wrong, **words)


def service():
    return acting(Role.ADMINISTRATOR)


def test_both_versions_stand_side_by_side_until_it_is_settled(mine, boss):
    who, child = mine
    one = disputed(who, child)
    send_home(who, child.pk, dispute_id=one, version=1)
    later = replace(who, at=AT + timedelta(days=6))
    (shown,) = child_disputes(later, child.pk).disputes
    assert (shown.source_says, shown.says_instead) == ("The hearing was on 1 April.", "It was on 2 April.")
    assert (shown.state, shown.waits_days) == ("with_its_owner", 6)
    answer = {"answer": "right_as_it_is", "answered_on": ON + timedelta(days=5), "answered_by_role": "listing officer"}
    record_answer(later, child.pk, dispute_id=one, version=2, **answer)
    with pytest.raises(MayNot):
        settle(who, child.pk, dispute_id=one, version=3, settled_as="stands", because="The list says so.")
    with pytest.raises(NotPossibleNow):
        settle(boss, child.pk, dispute_id=one, version=3, settled_as="replaced", because="x")
    settle(boss, child.pk, dispute_id=one, version=3, settled_as="stands", because="The list says so.")
    (shown,) = child_disputes(who, child.pk).disputes
    assert (shown.state, shown.settled_as, shown.acts) == ("settled", "stands", ())
    assert ChronologyLine.objects.get().is_standing
    told = turnaround_by_owner(boss, None, since_on=ON)
    assert (told["hmcts_public_law"].answered, told["hmcts_public_law"].middle_days) == (1, 5.0)


def test_an_owner_who_says_it_is_not_theirs_is_not_the_last_to_be_asked(mine):
    who, child = mine
    one = disputed(who, child)
    send_home(who, child.pk, dispute_id=one, version=1)
    record_answer(who, child.pk, dispute_id=one, version=2, answer="not_ours", answered_on=ON, answered_by_role="clerk")
    second = send_home(who, child.pk, dispute_id=one, version=3, owner="ssd")
    assert second.endswith("-2")
    assert child_disputes(who, child.pk).disputes[0].answer == ""
    with pytest.raises(NotPossibleNow):
        withdraw_dispute(who, child.pk, dispute_id=one, version=4)


def test_nobody_settles_what_they_raised_and_a_stale_page_is_told(mine, boss):
    _, child = mine
    one = disputed(boss, child)
    with pytest.raises(NotPossibleNow):
        settle(boss, child.pk, dispute_id=one, version=1, settled_as="stands", because="x")
    withdraw_dispute(boss, child.pk, dispute_id=one, version=1)
    with pytest.raises(SomebodySavedFirst):
        send_home(boss, child.pk, dispute_id=one, version=1)


def test_another_childs_line_or_dispute_is_no_child_at_all(mine, boss):
    who, child = mine
    other = a_child()
    assign(other, a_user(Role.FAMILY_COURT_ADVISER))
    line_of(other, "E2")
    theirs = disputed(boss, other, line_id="E2")
    for act in (
        lambda: disputed(who, child, line_id="E2"),
        lambda: disputed(who, other, line_id="E2"),
        lambda: send_home(who, child.pk, dispute_id=theirs, version=1),
        lambda: withdraw_dispute(who, child.pk, dispute_id=theirs, version=1),
        lambda: child_disputes(who, other.pk),
    ):
        with pytest.raises(NoSuchChild):
            act()


def test_a_line_of_another_child_shuts_the_page_at_once_until_somebody_decides(mine, boss):
    who, child = mine
    disputed(who, child, "wrong_person")
    assert is_frozen(child.pk)
    with pytest.raises(NoSuchChild):
        child_now(who, child.pk)
    ((frozen_id, child_id, reason, _),) = frozen_children(boss, None)
    assert (child_id, reason) == (child.pk, "wrong_person")
    with pytest.raises(NoSuchChild):
        free_child(
            acting(Role.HEAD_OF_SERVICE), child.pk, frozen_id=frozen_id, because="x"
        )  # appointed after it was shut
    with pytest.raises(NotPossibleNow):
        free_child(boss, child.pk, frozen_id=frozen_id, because=" ")
    free_child(boss, child.pk, frozen_id=frozen_id, because="The court looked: it is hers.")
    assert child_now(who, child.pk).head.child_id == child.pk
    assert not is_frozen(child.pk)


def test_the_night_follows_wrong_links_merges_and_splits(mine, boss):
    who, child = mine
    other, third = a_child(), a_child()
    for one in (other, third):
        assign(one, None)
    night = service()
    assert follow_identity(night, None, frozen=[child.pk, "C-not-here"], merged={other.pk: third.pk}) == 3
    assert follow_identity(night, None, frozen=[child.pk], merged={other.pk: third.pk}) == 0
    with pytest.raises(NoSuchChild):
        child_now(who, child.pk)
    (wrong_link,) = Frozen.objects.filter(reason="wrong_link")
    with pytest.raises(NotPossibleNow):
        free_child(boss, child.pk, frozen_id=wrong_link.pk, because="I think so.")
    follow_identity(night, None, frozen=[])
    assert child_now(who, child.pk).head.child_id == child.pk
    assert {(one[1], one[2], one[3]) for one in frozen_children(boss, None)} == {
        (other.pk, "merged", third.pk),
        (third.pk, "merged", other.pk),
    }
    for frozen_id, child_id, *_ in frozen_children(boss, None):
        free_child(boss, child_id, frozen_id=frozen_id, because="Work moved over.")
    assert follow_identity(night, None, frozen=[], merged={other.pk: third.pk}) == 0
    assert frozen_children(boss, None) == ()


def test_the_audit_tells_codes_and_not_what_anybody_said(mine):
    who, child = mine
    disputed(who, child)
    (event,) = AuditEvent.objects.all()
    assert event.kind == "corrections.dispute"
    assert "2 April" not in str(event.facts)


def test_the_queue_of_each_owner_is_oldest_first_and_says_what_is_late(mine):
    who, child = mine
    line_of(child, "E2")
    first = disputed(who, child)
    send_home(who, child.pk, dispute_id=first, version=1)
    later = replace(who, at=AT + timedelta(days=29))
    disputed(later, child, line_id="E2")
    told = disputes_waiting(later, None)
    assert [(one.line_id, one.state, one.waits_days, one.is_late) for one in told] == [
        ("E1", "with_its_owner", 29, True),
        ("E2", "raised", 0, False),
    ]
    assert disputes_waiting(later, None, owner="hmcts_public_law") == told
    assert disputes_waiting(later, None, owner="ssd") == ()
    assert disputes_waiting(acting(Role.CHILDRENS_GUARDIAN), None) == ()


def test_a_line_of_a_source_that_is_closed_to_a_role_is_not_there(mine):
    who, child = mine
    ChronologyLine.objects.filter(line_id="E1").update(agency="ssd")
    disputed(who, child)
    assert line_to_dispute(who, child.pk, line_id="E1").disputes == 1
    adviser = a_user(Role.FAMILY_COURT_ADVISER)
    assign(child, adviser)
    other = acting(adviser)
    assert child_disputes(other, child.pk).disputes == disputes_waiting(other, None) == ()
    for tried in (
        lambda: line_to_dispute(other, child.pk, line_id="E1"),
        lambda: disputed(other, child),
        lambda: send_home(other, child.pk, dispute_id=1, version=1),
    ):
        with pytest.raises(NoSuchChild):
            tried()


def test_a_line_is_marked_as_disputed_until_it_is_settled_or_withdrawn(mine):
    who, child = mine
    one = disputed(who, child)
    assert disputed_lines(child.pk) == {"E1"}
    withdraw_dispute(who, child.pk, dispute_id=one, version=1)
    assert disputed_lines(child.pk) == frozenset()
