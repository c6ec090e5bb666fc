"""Glass, conflicts and restrictions: what opens and shuts a record, for how long, and who says that it was right."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import AT, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.actions.break_glass import break_glass, review_break_glass
from waypost.casework.access.actions.shut import declare_conflict, end_conflict, end_restriction, restrict_child
from waypost.casework.access.models import BreakGlass, Conflict, Restriction
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.queries.a_child import child_now

pytestmark = pytest.mark.django_db
WHY = "The duty line rang about this child"
NEXT_DAY = AT + timedelta(days=1)


def opens(user, child, at=AT):
    try:
        return child_now(acting(user, at=at), child.pk).head.child_id == child.pk
    except NoSuchChild:
        return False


def test_a_broken_glass_opens_a_record_for_hours_and_is_reviewed_by_somebody_else():
    user, senior, child = a_user(Role.FAMILY_COURT_ADVISER), a_user(Role.HEAD_OF_SERVICE), a_child()
    assert not opens(user, child)
    with pytest.raises(NotPossible, match="at least 5 words"):
        break_glass(acting(user), None, reference=child.pk, reason="because")
    break_glass(acting(user), None, reference=child.pk, reason=WHY)
    assert opens(user, child)
    assert not opens(user, child, AT + timedelta(hours=4))
    assert WHY not in str(list(AuditEvent.objects.values()))
    glass = BreakGlass.objects.get()
    with pytest.raises(MayNot):
        review_break_glass(acting(user), None, glass_id=glass.pk, was_right=True)
    review_break_glass(acting(senior), None, glass_id=glass.pk, was_right=False)
    assert not opens(user, child)
    with pytest.raises(NotPossible, match="reviewed already"):
        review_break_glass(acting(senior), None, glass_id=glass.pk, was_right=True)


def test_a_senior_does_not_review_a_glass_of_their_own():
    senior = a_user(Role.HEAD_OF_SERVICE)
    break_glass(acting(senior), None, reference="C-X", reason=WHY)
    with pytest.raises(NotPossible, match="yourself"):
        review_break_glass(acting(senior), None, glass_id=BreakGlass.objects.get().pk, was_right=True)
    with pytest.raises(NotPossible):
        review_break_glass(acting(senior), None, glass_id=0, was_right=True)


def test_a_glass_for_nobody_is_answered_like_any_other():
    user = acting(Role.FAMILY_COURT_ADVISER)
    assert break_glass(user, None, reference="C-NOBODY", reason=WHY) == AT + timedelta(hours=4)


def test_ones_own_conflict_shuts_the_record_at_once_and_only_others_end_it():
    user, boss, child = a_user(Role.SERVICE_MANAGER), a_user(Role.HEAD_OF_SERVICE), a_child()
    assign(child, user)
    assign(child, boss)
    declare_conflict(acting(user), None, reference=child.pk, kind="kin")
    assert not opens(user, child)
    break_glass(acting(user), None, reference=child.pk, reason=WHY)
    assert not opens(user, child)
    conflict = Conflict.objects.get()
    with pytest.raises(NoSuchChild):
        end_conflict(acting(user), child.pk, conflict_id=conflict.pk)
    with pytest.raises(NotPossible):
        end_conflict(acting(boss), None, conflict_id=conflict.pk)
    end_conflict(acting(boss, at=NEXT_DAY), child.pk, conflict_id=conflict.pk)
    assert opens(user, child, NEXT_DAY)
    assert not opens(user, child, AT + timedelta(hours=5))
    with pytest.raises(NotPossible):
        declare_conflict(acting(user), None, reference=child.pk, kind="dislike")


def test_a_restriction_names_who_may_open_and_whoever_makes_it_is_named():
    boss, other, child = a_user(Role.SERVICE_MANAGER), a_user(Role.SERVICE_MANAGER), a_child()
    assign(child, boss)
    with pytest.raises(NotPossible, match="yourself"):
        restrict_child(acting(boss), child.pk, reason="danger", allowed=[other.pk])
    with pytest.raises(NotPossible, match="does not work here"):
        restrict_child(acting(boss), child.pk, reason="danger", allowed=[boss.pk, 2_000_000_000])
    restrict_child(acting(boss), child.pk, reason="danger", allowed=[boss.pk])
    assert opens(boss, child)
    assert not opens(other, child)
    row = Restriction.objects.get()
    with pytest.raises(NotPossible, match="restricted already"):
        restrict_child(acting(boss), child.pk, reason="danger", allowed=[boss.pk, other.pk])
    with pytest.raises(NoSuchChild):
        end_restriction(acting(other), child.pk, restriction_id=row.pk)
    with pytest.raises(NotPossible):
        end_restriction(acting(boss), child.pk, restriction_id=row.pk + 1)
    end_restriction(acting(boss), child.pk, restriction_id=row.pk)
    assert opens(other, child)
    with pytest.raises(NotPossible):
        restrict_child(acting(boss), child.pk, reason="why not", allowed=[boss.pk])
