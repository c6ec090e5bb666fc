"""Who may do what: every permission is decided for every role, and nobody holds what is not decided."""

from __future__ import annotations

import pytest

from waypost.casework.access.permissions import HOLDERS, Permission, may
from waypost.casework.access.roles import SCOPES, Role, Scope


def test_every_permission_is_decided_and_held_by_somebody():
    assert set(HOLDERS) == set(Permission)
    assert all(HOLDERS.values())


def test_every_role_has_a_scope_and_a_proper_name():
    assert set(SCOPES) == set(Role)
    assert Role.CHILDRENS_GUARDIAN.proper_name == "Children's guardian"
    assert Role.FAMILY_COURT_ADVISER.proper_name == "Family court adviser"


@pytest.mark.parametrize("role", [role for role, scope in SCOPES.items() if scope is Scope.NONE])
def test_who_works_with_figures_alone_opens_no_child(role):
    assert not may(role, Permission.SEE_CHILD)
    assert not may(role, Permission.SEARCH_CHILDREN)


def test_partners_write_nothing_and_search_nobody():
    for role in (Role.AUTHORITY_SOCIAL_WORKER, Role.COURT_OFFICER):
        held = {permission for permission in Permission if may(role, permission)}
        assert {Permission.SEE_CHILD} <= held
        assert not held & {Permission.WRITE_CHILD, Permission.SEARCH_CHILDREN, Permission.CLOSE_CHILD}


def test_whoever_breaks_the_glass_as_a_practitioner_does_not_review_it():
    assert not HOLDERS[Permission.REVIEW_BREAK_GLASS] & {Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN}
