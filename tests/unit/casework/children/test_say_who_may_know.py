"""Who may know where somebody lives: whoever writes may shut it, a manager alone opens it, and two lose nothing."""

from __future__ import annotations

import pytest

from support.casework_people import a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.actions.say_who_may_know import say_who_may_know
from waypost.casework.children.models import Contact, FamilyMember
from waypost.casework.children.queries.a_child import child_family
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    mother, father = (FamilyMember.objects.create(child=child, name=name, relationship=name) for name in ("M", "F"))
    home = Contact.objects.create(child=child, member=mother, kind="address", value="5 Lane", is_confidential=False)
    return acting(user), child, home, mother, father


def test_it_is_shut_at_once_by_whoever_writes_and_opened_by_a_manager_alone(world):
    who, child, home, *_ = world
    assert say_who_may_know(who, child.pk, contact_id=home.pk, is_confidential=True, version=1) == 2
    with pytest.raises(NotPossibleNow, match="only a manager"):
        say_who_may_know(who, child.pk, contact_id=home.pk, is_confidential=False, version=2)
    assert Contact.objects.get().is_confidential
    supervisor = acting(Role.PRACTICE_SUPERVISOR)
    assert say_who_may_know(supervisor, child.pk, contact_id=home.pk, is_confidential=False, version=2) == 3
    assert not Contact.objects.get().is_confidential
    event = AuditEvent.objects.filter(kind="children.say_who_may_know").last()
    assert event.facts == {"contact": home.pk, "is_confidential": False, "known_to": [], "alike": 0}


def test_who_may_be_told_is_shown_beside_it_and_opens_nothing(world):
    who, child, home, _, father = world
    given = {"contact_id": home.pk, "is_confidential": True, "known_to": [father.pk]}
    say_who_may_know(who, child.pk, version=1, **given)
    (shown,) = next(one.contacts for one in child_family(who, child.pk).relations if one.name == "M")
    assert (shown.known_to, shown.is_confidential, shown.version) == (((father.pk, "F"),), True, 2)
    say_who_may_know(who, child.pk, contact_id=home.pk, is_confidential=True, version=2)
    assert not Contact.objects.get().may_be_told_to.exists()


def test_a_stale_page_anothers_contact_and_anothers_relative_change_nothing(world):
    who, child, home, *_ = world
    other = a_child()
    theirs = Contact.objects.create(child=other, kind="address", value="6 Lane")
    stranger = FamilyMember.objects.create(child=other, name="S", relationship="uncle")
    with pytest.raises(SomebodySavedFirst):
        say_who_may_know(who, child.pk, contact_id=home.pk, is_confidential=True, version=0)
    for wrong in ({"contact_id": theirs.pk}, {"contact_id": home.pk, "known_to": [stranger.pk]}):
        with pytest.raises(NoSuchChild):
            say_who_may_know(who, child.pk, is_confidential=True, version=1, **wrong)
    with pytest.raises(MayNot):
        say_who_may_know(acting(Role.BUSINESS_SERVICES), child.pk, contact_id=home.pk, is_confidential=True, version=1)
    assert not Contact.objects.get(pk=home.pk).is_confidential
