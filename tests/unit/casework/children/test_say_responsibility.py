"""Whether somebody has parental responsibility: said by hand, kept, and what a site of their own rests on."""

from __future__ import annotations

import pytest

from support.casework_people import a_child, a_user, acting, assign
from waypost.casework.access.acting import NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.children.actions.say_responsibility import say_responsibility
from waypost.casework.children.models import FamilyMember
from waypost.casework.children.rules import SomebodySavedFirst
from waypost.casework.sharing.rules import Entitled, entitled

pytestmark = pytest.mark.django_db


def test_it_is_said_changed_and_taken_back_and_a_site_follows_it():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    row = FamilyMember.objects.create(child=child, name="F", relationship="father", party="respondent")
    expected = ((True, Entitled.YES), (False, Entitled.WITH_REASON), (None, Entitled.WITH_REASON))
    for version, (has_it, site) in enumerate(expected, 1):
        told = {"family_member_id": row.pk, "has_it": has_it}
        assert say_responsibility(acting(user), child.pk, version=version, **told) == version + 1
        row.refresh_from_db()
        assert entitled(row.relationship, row.party, row.has_parental_responsibility) == site
    with pytest.raises(SomebodySavedFirst):
        say_responsibility(acting(user), child.pk, family_member_id=row.pk, has_it=True, version=1)


def test_another_childs_relative_is_not_there():
    user, child, other = a_user(Role.FAMILY_COURT_ADVISER), a_child(), a_child()
    assign(child, user)
    row = FamilyMember.objects.create(child=other, name="F", relationship="father")
    with pytest.raises(NoSuchChild):
        say_responsibility(acting(user), child.pk, family_member_id=row.pk, has_it=True, version=1)
