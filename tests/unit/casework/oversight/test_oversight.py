"""Reviews, audits, children who wait too long, and children who can be closed, in the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.actions.close_child import settle_closing_item
from waypost.casework.children.models import ChildInCase, CourtOrder, Proceedings
from waypost.casework.children.rules import CLOSING_ITEMS, NotPossibleNow
from waypost.casework.oversight.actions.audit_practice import audit_practice, confirm_required, do_required
from waypost.casework.oversight.actions.review import record_review, write_progress
from waypost.casework.oversight.models import Progress
from waypost.casework.oversight.queries.reviews import child_oversight, progression, ready_to_close, required_actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    return acting(user), child


@pytest.fixture
def boss(mine):
    return acting(Role.SERVICE_MANAGER)


def in_case(child, case_id, weeks=0, **told):
    issued_on = ON - timedelta(weeks=weeks)
    case, _ = Proceedings.objects.get_or_create(
        case_id=case_id, defaults={"law": "public", "kind": "c", "issued_on": issued_on, **told}
    )
    ChildInCase.objects.create(child=child, proceedings=case)
    return case


def decided(child, case):
    CourtOrder.objects.create(child=child, proceedings=case, kind="care_order", made_on=ON, is_final=True)


def test_a_manager_reviews_the_work_of_others(mine, boss):
    who, child = mine
    record_review(boss, child.pk, kind="assessment_and_plan", held_on=ON, words="See him sooner.")
    ((kind, held_on, _, words),) = child_oversight(who, child.pk).reviews
    assert (kind, held_on, words) == ("assessment_and_plan", ON, "See him sooner.")
    supervisor = a_user(Role.PRACTICE_SUPERVISOR)
    assign(child, supervisor)
    with pytest.raises(NotPossibleNow):
        record_review(acting(supervisor), child.pk, kind="closure", held_on=ON, words="Fine.")
    with pytest.raises(MayNot):
        record_review(who, child.pk, kind="closure", held_on=ON, words="Fine.")
    assert "sooner" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_what_an_audit_requires_is_done_by_one_and_confirmed_by_another(mine, boss):
    who, child = mine
    told = {"grade": "inadequate", "are_all_letters_present": False, "required": "See the child today."}
    audit_id = audit_practice(boss, child.pk, **told)
    later = replace(boss, at=AT + timedelta(days=5))
    (shown,) = required_actions(later, None)
    assert (shown.required_by_on, shown.days_late, shown.acts) == (ON + timedelta(days=2), 3, ("done",))
    do_required(who, child.pk, audit_id=audit_id, version=1, words="Seen at home.")
    confirm_required(boss, child.pk, audit_id=audit_id, version=2, is_enough=False)
    do_required(boss, child.pk, audit_id=audit_id, version=3, words="Seen, and safe.")
    with pytest.raises(NotPossibleNow):
        confirm_required(boss, child.pk, audit_id=audit_id, version=4, is_enough=True)
    confirm_required(acting(Role.HEAD_OF_SERVICE), child.pk, audit_id=audit_id, version=4, is_enough=True)
    assert required_actions(boss, None) == ()
    audit_practice(boss, child.pk, grade="good_or_better", are_all_letters_present=True)
    assert [one.state for one in child_oversight(who, child.pk).audits] == ["nothing_required", "confirmed"]


def test_who_waits_longest_stands_first_with_what_holds_the_case_up(mine, boss):
    who, child = mine
    in_case(child, "K1", weeks=60)
    newer, older = a_child(opened_on=ON), a_child(opened_on=ON)
    for one, case_id, weeks in ((newer, "K2", 25), (older, "K3", 101)):
        assign(one, None)
        in_case(one, case_id, weeks=weeks)
    write_progress(who, child.pk, blocker="judge", owner="court", next_action="Ask for a date.", due_on=ON)
    write_progress(who, child.pk, blocker="expert", owner="experts", next_action="Ring her.", due_on=ON)
    rows = progression(replace(boss, at=AT + timedelta(days=1)), None)
    assert [(row.child_id, row.band) for row in rows] == [(older.pk, 100), (child.pk, 52)]
    assert (rows[0].blocker, rows[1].blocker, rows[1].is_overdue) == ("", "expert", True)
    assert [row.child_id for row in progression(boss, None, band=100)] == [older.pk]
    assert Progress.objects.count() == 2
    with pytest.raises(MayNot):
        progression(who, None)


def test_a_child_is_ready_to_close_when_every_case_of_their_own_is_decided(mine, boss):
    who, child = mine
    sibling = a_child()
    assign(sibling, None)
    case = in_case(child, "K1")
    in_case(sibling, "K1")
    assert ready_to_close(boss, None) == ()
    decided(sibling, case)
    assert [one.child_id for one in ready_to_close(boss, None)] == [sibling.pk]
    decided(child, case)
    settle_closing_item(who, child.pk, item="needs_recorded")
    told = {one.child_id: one.left for one in ready_to_close(boss, None)}
    assert told == {
        sibling.pk: CLOSING_ITEMS,
        child.pk: tuple(item for item in CLOSING_ITEMS if item != "needs_recorded"),
    }
    other, third = in_case(child, "K2"), a_child()
    assign(third, None)
    in_case(third, "K2")
    decided(third, other)
    assert [one.child_id for one in ready_to_close(boss, None)] == [sibling.pk, third.pk]
    decided(child, other)
    other.next_hearing_on = ON
    other.save()
    assert [one.child_id for one in ready_to_close(boss, None)] == [sibling.pk]


def test_another_childs_audit_is_no_child_at_all(mine, boss):
    who, child = mine
    other = a_child()
    assign(other, None)
    told = {"grade": "inadequate", "are_all_letters_present": False, "required": "See the child."}
    audit_id = audit_practice(boss, other.pk, **told)
    for act in (
        lambda: do_required(who, child.pk, audit_id=audit_id, version=1, words="x"),
        lambda: confirm_required(boss, child.pk, audit_id=audit_id, version=1, is_enough=True),
        lambda: child_oversight(who, other.pk),
        lambda: write_progress(who, other.pk, blocker="judge", owner="court", next_action="x", due_on=ON),
    ):
        with pytest.raises(NoSuchChild):
            act()
