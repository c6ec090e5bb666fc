"""Opened records wait for whoever reviews them in their own area, with what was read; refusals are events."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import AT, a_child, a_team, a_user, acting
from waypost.casework.access.acting import REFUSED, MayNot, NoSuchChild, check_may
from waypost.casework.access.actions.break_glass import break_glass, review_break_glass
from waypost.casework.access.glasses import glass_to_review, glasses_to_review
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.queries import opened_by_glass
from waypost.casework.children.queries.a_child import child_now

pytestmark = pytest.mark.django_db
WHY = "The duty line rang about this child"


def test_openings_of_ones_own_area_wait_oldest_first_with_what_was_read():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    elsewhere = a_user(Role.FAMILY_COURT_ADVISER, a_team("Far", "A9"))
    senior = a_user(Role.HEAD_OF_SERVICE)
    break_glass(acting(user), None, reference=child.pk, reason=WHY)
    break_glass(acting(elsewhere), None, reference=child.pk, reason=WHY)
    child_now(acting(user, at=AT + timedelta(minutes=5)), child.pk)
    (waits,) = glasses_to_review(acting(senior), None)
    assert (waits.user_id, waits.child_id, waits.reason, waits.is_late) == (user.pk, child.pk, WHY, False)
    later = acting(senior, at=AT + timedelta(days=7))
    assert glasses_to_review(later, None)[0].is_late
    used = opened_by_glass(
        later, None, user_id=user.pk, reference=child.pk, from_at=waits.from_at, until_at=waits.until_at
    )
    assert used == (("children.now", True, 1),)
    review_break_glass(later, None, glass_id=waits.glass_id, was_right=True)
    assert glasses_to_review(later, None) == ()
    assert glass_to_review(later, None, glass_id=waits.glass_id).was_right
    other = acting(Role.HEAD_OF_SERVICE, a_team("Far", "A9"))
    with pytest.raises(NotPossible, match="nothing to review"):
        glass_to_review(other, None, glass_id=waits.glass_id)


def test_what_is_no_reference_is_refused_before_it_stands_anywhere():
    with pytest.raises(NotPossible, match="reference"):
        break_glass(acting(Role.ASSISTANT), None, reference="Zebedee Canarychild", reason=WHY)
    assert not AuditEvent.objects.exists()


def test_a_refusal_is_one_event_the_same_for_a_missing_and_a_forbidden_child():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    for tried in (child.pk, "C-NOBODY"):
        with pytest.raises(NoSuchChild):
            child_now(acting(user), tried)
    told = list(AuditEvent.objects.order_by("pk").values_list("kind", "child_id", "is_reading", "facts"))
    facts = {"asked": "children.now", "why": "child"}
    assert told == [(REFUSED, child.pk, True, facts), (REFUSED, "C-NOBODY", True, facts)]


def test_what_somebody_typed_instead_of_a_reference_is_no_word_of_the_audit():
    with pytest.raises(NoSuchChild):
        child_now(acting(Role.FAMILY_COURT_ADVISER), "Zebedee Canarychild")
    with pytest.raises(MayNot):
        check_may(acting(Role.BOARD_MEMBER), Permission.SEE_CHILD, None, asked="some_page")
    told = list(AuditEvent.objects.order_by("pk").values_list("child_id", "facts"))
    assert told == [("", {"asked": "children.now", "why": "child"}), ("", {"asked": "some_page", "why": "role"})]
