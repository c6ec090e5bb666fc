"""The sources that somebody may see of a child: by role and law, of many children by one query."""

from __future__ import annotations

import pytest

from support.casework_people import ON, a_child, acting
from waypost.casework.access.roles import Role
from waypost.casework.children.models import ChildInCase, Proceedings
from waypost.casework.children.queries.sources import sources_of_each, sources_open_to

pytestmark = pytest.mark.django_db


def in_case(child, law):
    case = Proceedings.objects.create(case_id=f"K-{child.pk}-{law}", law=law, kind="c", issued_on=ON)
    ChildInCase.objects.create(child=child, proceedings=case)
    return child


def test_a_guardian_sees_the_authoritys_lines_in_public_law_alone():
    guardian = acting(Role.CHILDRENS_GUARDIAN)
    public, private = in_case(a_child(), "public"), in_case(a_child(), "private")
    assert "ssd" in sources_open_to(guardian, public.pk)
    assert "ssd" not in sources_open_to(guardian, private.pk)
    assert "ssd" in sources_open_to(guardian, in_case(private, "public").pk)


def test_of_a_child_in_no_proceedings_nothing_is_open():
    assert sources_open_to(acting(Role.CHILDRENS_GUARDIAN), a_child().pk) == frozenset()
    assert sources_open_to(acting(Role.CHILDRENS_GUARDIAN), None) == frozenset()


def test_many_children_are_asked_about_at_once(django_assert_num_queries):
    who, children = acting(Role.COURT_OFFICER), [in_case(a_child(), "public") for _ in range(3)]
    with django_assert_num_queries(1):
        told = sources_of_each(who, [one.pk for one in children])
    assert {one.pk for one in children} == set(told)
    assert "cafcass" not in told[children[0].pk]
